"""The language of a story, told cheaply by its commonest short words."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from legation.pages.normal import word_list
from legation.pages.tables import table

_SAMPLE = 6000  # characters: enough for any share to settle


@cache
def _tongues() -> dict[str, frozenset[str]]:
    lists = table("stopwords")["tongues"]
    return {code: frozenset(str(word) for word in lists[code]) for code in sorted(lists)}


@cache
def _speaking() -> dict[str, tuple[str, ...]]:
    """The languages that have each of the short words."""
    found: dict[str, list[str]] = {}
    for code, listed in _tongues().items():
        for word in listed:
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def _heard(tokens: Iterable[str]) -> dict[str, list[str]]:
    """The short words of each language that stand among the words of a text; English is always named."""
    speaking = _speaking()
    found: dict[str, list[str]] = {"en": []}
    for word in tokens:
        for code in speaking.get(word, ()):
            found.setdefault(code, []).append(word)
    return found


def _best(shares: dict[str, float]) -> tuple[str, float]:
    return max(sorted(shares.items()), key=lambda pair: pair[1])


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, or "und" where too few known words stand in it.

    One word that two languages share says nothing, so a language but English needs several; a line or two without
    any known word ("NATO opens air base") counts as English, in which this program reads.
    """
    sample, limits = text[:_SAMPLE], table("stopwords")
    tokens = Counter(map(str.lower, word_list(sample)))
    total = sum(tokens.values())
    if not total:
        return "und"
    heard = {
        code: sum(tokens[word] for word in words) / total
        for code, words in _heard(tokens).items()
        if code == "en" or len(words) >= limits["distinct"]
    }
    code, share = _best(heard)
    letters = Counter(sample)
    count = sum(times for char, times in letters.items() if char.isalpha()) or 1
    sign, weight = _best(
        {code: sum(letters[char] for char in listed) / count for code, listed in limits["signs"].items()}
    )
    if weight > max(share, 0.08):
        return sign
    if share >= limits["least"]:
        return code
    return "en" if total < limits["short"] and sample.isascii() else "und"
