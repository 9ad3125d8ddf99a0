"""The languages beside English in which stories can be read, each loaded only when a story of it asks for it."""

from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from legation.codebook.languages import languages, load_language
from legation.language.gloss.glossing import Glosser
from legation.language.gloss.lexicon import APOSTROPHES, Lexicon, grammar
from legation.language.gloss.units import bounds_of
from legation.world import World

ENGLISH = "en"
"""The language that is read without a gloss."""


class OtherLanguage:
    """One language: whether it can be read here, what its stories speak of at a glance, and its glosser.

    `extra` is the user's codebook directory, if any; `sayings` are the codebook's verbs of saying.
    """

    def __init__(self, code: str, world: World, sayings: frozenset[str], extra: Path | None = None) -> None:
        self.code = code
        self._world = world
        self._sayings = sayings
        self._extra = extra
        self._grammar = grammar(code, "grammar")

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(load_language(self.code, self._extra), self._world)

    def glance(self, text: str) -> str:
        """The names and things of a text in English, the rest as it stands: enough for a gate, without a model."""
        words = [text[start:end] for start, end in bounds_of(text)]
        said: list[str] = []
        i = 0
        while i < len(words):
            found = self._lexicon.longest(words, i)
            end, english = (i + 1, self._alone(words[i])) if found is None else (found[0], found[1].english)
            said.append(english)
            i = end
        return " ".join(said)

    def _alone(self, word: str) -> str:
        plain = word.lower().translate(APOSTROPHES)
        if plain in self._lexicon.demonyms:
            return self._lexicon.demonyms[plain]
        return self._lexicon.word("nouns", plain, plain) or self._lexicon.word("adjectives", plain, plain) or word

    @cached_property
    def glosser(self) -> Glosser:
        """The glosser, with its model; ModuleNotFoundError where that is not installed."""
        model: Any = import_module(self._grammar["model"])
        return Glosser(load_language(self.code, self._extra), self._world, self._sayings, model.load())


@cache
def known_languages() -> frozenset[str]:
    """The codes of the languages beside English that the codebook has words of."""
    return frozenset(languages())


@cache
def can_read(code: str) -> bool:
    """Whether stories of a language are read here: English, and those of which words and model are there."""
    return code == ENGLISH or (code in known_languages() and find_spec(grammar(code, "grammar")["model"]) is not None)


def how_to_read(code: str) -> str | None:
    """How a language that is kept unread comes to be read; None where nothing helps, or nothing needs to."""
    if can_read(code) or code not in known_languages():
        return None
    table = grammar(code, "grammar")
    return f"{table['name']} is read once its model is installed: pip install 'legation[{table['extra']}]'"
