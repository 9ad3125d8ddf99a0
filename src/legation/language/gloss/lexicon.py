"""The words of another language, each with the English word that the codebook and the world tables know it by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from legation.codebook.languages import LanguageWords
from legation.world import World
from legation.world.foreign import foreign_names

# what a phrase of several words can be; a name stands before a thing where both fit
NAME, NOUN, ADJECTIVE, ADVERB, PREPOSITION, CONJUNCTION, MARK = (
    "name",
    "noun",
    "adjective",
    "adverb",
    "preposition",
    "conjunction",
    "mark",
)
APOSTROPHES = str.maketrans("’", "'")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are one thing: what kind of thing, and the English for it. `subkind` is that of the world tables."""

    kind: str
    english: str
    subkind: str = ""


def grammar(code: str, name: str) -> dict[str, Any]:
    """One of a language's tables of the language layer (`grammar`, `numbers`, `times`)."""
    text = files("legation.language").joinpath("data", code, f"{name}.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return table


class Lexicon:
    """Look-up of phrases by their first words, and of single words by lemma and part of speech."""

    def __init__(self, words: LanguageWords, world: World) -> None:
        self.grammar = grammar(words.code, "grammar")
        self.numbers = grammar(words.code, "numbers")
        self._contracted: dict[str, str] = self.grammar["contracted"]
        self._words = {kind: dict(table) for kind, table in words.words.items()}
        self._loose = {
            kind: {self.key(french): english for french, english in reversed(list(table.items()))}
            for kind, table in words.words.items()
        }
        self.functions: dict[str, dict[str, str]] = {
            name: _turned(self.grammar[name])
            for name in ("prepositions", "marks", "conjunctions", "pronouns", "determiners")
        }
        self._phrases: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
        self._names: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
        self.demonyms: dict[str, str] = {}
        self._add_names(world, words.code)
        self._add_phrases()
        self.functions_helping: dict[str, str] = _turned(self.grammar["helping"])
        self.verb_lemmas: tuple[str, ...] = tuple(self._words["verbs"])
        self.verb_phrases = _verb_phrases(self._words["verbs"], self.key)

    def key(self, word: str) -> str:
        """A word as phrases are compared: lower case, articles and contractions resolved, without the ending of number
        and gender.
        """
        word = word.lower().translate(APOSTROPHES)
        word = self._contracted.get(word, word)
        for ending in ("s", "x", "e"):
            if len(word) > 3 and word.endswith(ending):
                word = word[:-1]
        return word

    def word(self, kind: str, lemma: str, text: str) -> str | None:
        """The English of a single word of a kind, by its lemma or, where the parser mistook that, by its form."""
        table = self._words[kind]
        return table.get(lemma) or table.get(text.lower()) or self._loose[kind].get(self.key(text))

    def is_function(self, word: str) -> bool:
        """Whether a small letter would make this one of the small words of the language."""
        plain = self._contracted.get(word, word)
        return (
            any(word in table or plain in table for table in self.functions.values()) or word in self._words["adverbs"]
        )

    def place(self, name: str) -> str:
        """The English of a place or state as a dateline prints it; the name itself where it is not known."""
        words = _parted(name.title() if name.isupper() else name)
        found = self.longest(words, 0) if words else None
        return found[1].english if found is not None and found[0] == len(words) else name

    def verb(self, lemma: str, reflexive: bool) -> tuple[str | None, bool]:
        """The English of a verb, and whether its subject is what the English verb has for an object."""
        form = f"s'{lemma}" if lemma[:1] in "aeiouéèêhy" else f"se {lemma}"
        if reflexive:
            passive = self._words["passives"].get(form)
            return passive or self._words["verbs"].get(form) or self._words["verbs"].get(lemma), passive is not None
        return self._words["verbs"].get(lemma), False

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Phrase, int | None] | None:
        """The longest phrase that begins at a word: its end, what it is, and where an adjective stands inside it."""
        plain = [word.translate(APOSTROPHES) for word in words[at : at + 8]]
        best: tuple[int, Phrase, int | None] | None = None
        for form, phrase in self._names.get(plain[0].lower(), ()):
            fits = _fits(plain, form, self.demonyms, _named)
            if fits is not None and (best is None or fits[0] > best[0]):
                best = fits[0], phrase, fits[1]
        keys = [self.key(word) for word in plain]
        for form, phrase in self._phrases.get(keys[0], ()):
            if tuple(keys[: len(form)]) == form and (best is None or len(form) > best[0]):
                best = len(form), phrase, None
        return None if best is None else (at + best[0], best[1], None if best[2] is None else at + best[2])

    def _add_names(self, world: World, code: str) -> None:
        for french, english, subkind in foreign_names(code, world.names):
            kind = ADJECTIVE if subkind == "adjective" else NOUN if subkind == "noun" else NAME
            if kind == ADJECTIVE:
                for form in _genders(french):
                    self.demonyms[form] = english
                continue
            name = tuple(_parted(french))
            self._names.setdefault(name[0].lower(), []).append((name, Phrase(kind, english, subkind)))

    def _add_phrases(self) -> None:
        tables = [
            (NOUN, self._words["nouns"]),
            (ADJECTIVE, self._words["adjectives"]),
            (ADVERB, self._words["adverbs"]),
            (PREPOSITION, self.functions["prepositions"]),
            (MARK, self.functions["marks"]),
            (CONJUNCTION, self.functions["conjunctions"]),
        ]
        for kind, table in tables:
            for french, english in table.items():
                parted = _parted(french)
                if len(parted) > 1:
                    form = tuple(self.key(word) for word in parted)
                    self._phrases.setdefault(form[0], []).append((form, Phrase(kind, english)))


def _turned(lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {str(word): str(english) for english, words in lists.items() for word in words}


def _parted(phrase: str) -> list[str]:
    """A phrase in the parts that a tokeniser of French makes: "d'accord" is two."""
    return phrase.translate(APOSTROPHES).replace("'", "' ").split()


def _genders(adjective: str) -> Iterator[str]:
    """The forms of an adjective of a people: "malien", "malienne", "maliens", "maliennes"."""
    stem = adjective
    feminine = {"n": "ne", "f": "ve"}.get(stem[-1]) if stem.endswith(("en", "on")) else None
    female = stem if stem.endswith("e") else stem + (feminine or "e")
    for form in (stem, female):
        yield form
        yield form if form.endswith(("s", "x")) else form + "s"


def _fits(
    words: Sequence[str], form: tuple[str, ...], between: Mapping[str, str], same: Any
) -> tuple[int, int | None] | None:
    """How many words a name takes up, and where the adjective of a people stands after its first word, if one does."""
    if len(words) >= len(form) and all(map(same, words, form)):
        return len(form), None
    if len(form) > 1 and len(words) > len(form) and same(words[0], form[0]) and words[1].lower() in between:
        rest = words[2 : len(form) + 1]
        if all(map(same, rest, form[1:])):
            return len(form) + 1, 1
    return None


def _named(word: str, form: str) -> bool:
    """Names are compared as written; a word that the table writes small may have a capital or a plural."""
    return word == form or (form.islower() and word.lower() in (form, f"{form}s"))


def _verb_phrases(verbs: Mapping[str, str], key: Any) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Verbs of several words by their first: "mettre fin à" is (("fin", "à"), "end")."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for french, english in verbs.items():
        first, *rest = french.split()
        if rest and first != "se":
            found.setdefault(first, []).append((tuple(rest), english))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}
