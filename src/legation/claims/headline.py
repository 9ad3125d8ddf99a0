"""What a story's headline says it is about: the concepts of the codebook that it names, by the nouns that name them.

A headline is not read for acts; but "the ban" below "US lifts arms embargo on Cambodia", and "a treaty" below "mutual
defence treaty", are known by it.
"""

import re
from collections.abc import Mapping

from legation.codebook.entries import Codebook, Concept

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def headed(title: str, codebook: Codebook) -> Mapping[str, frozenset[str]]:
    """The nouns of each concept that a headline names, for concepts that a story may take up again."""
    words = frozenset(form for word in _WORD.findall(title.lower()) for form in _forms(word))
    found = {c.name: _named(c, words) for c in codebook.concepts.values() if c.referred and not c.people}
    return {name: nouns for name, nouns in found.items() if nouns}


def _forms(word: str) -> tuple[str, ...]:
    """A word, and what it is if its ending is that of a plural."""
    stem = (
        word[:-3] + "y" if word.endswith("ies") else word[:-2] if word.endswith(("ses", "xes", "ches")) else word[:-1]
    )
    return (word, stem) if word.endswith("s") else (word,)


def _named(concept: Concept, words: frozenset[str]) -> frozenset[str]:
    told = not concept.modifiers or bool(words & {*concept.modifiers, *concept.near})
    return words & set(concept.nouns) if told and not words & set(concept.without) else frozenset()
