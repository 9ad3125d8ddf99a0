"""Times as another language tells them, said in English: what the finder of times then reads."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_BRACE = re.compile(r"\{(\w+)(\?)?\}")
_OF = r"(?:de |du |des |d['’])"
_YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class SaidTime:
    """A time at [start, end) of a text, and its English words."""

    start: int
    end: int
    english: str


class TimeWords:
    """Finds the times of a text by the patterns of a language's times.yaml; `cardinals` are its number words."""

    def __init__(self, table: Mapping[str, Any], cardinals: Mapping[str, int]) -> None:
        self._lists: dict[str, dict[str, str]] = {
            "month": table["months"],
            "weekday": table["weekdays"],
            "unit": table["units"],
            "whole": table["whole"],
            "bound": table["bounds"],
            "lead": _turned(table["lead"]),
            "edge": _turned(table["edges"]),
            "n": {word: str(value) for word, value in cardinals.items()},
        }
        rows = table["patterns"]
        self._patterns = [
            re.compile(rf"(?<![\w-]){self._expanded(row['french'])}(?![\w-])", re.IGNORECASE) for row in rows
        ]
        self._english = [(str(row["english"]), str(row.get("bare", ""))) for row in rows]

    def find(self, text: str) -> list[SaidTime]:
        """The times of a text in order; of two that overlap the one of the earlier pattern."""
        found: list[SaidTime] = []
        for pattern, (english, bare) in zip(self._patterns, self._english, strict=True):
            for match in pattern.finditer(text):
                if all(match.end() <= t.start or t.end <= match.start() for t in found):
                    found.append(SaidTime(match.start(), match.end(), self._said(match, english, bare)))
        return sorted(found, key=lambda time: time.start)

    def _expanded(self, french: str) -> str:
        return _BRACE.sub(self._group, french)

    def _group(self, brace: re.Match[str]) -> str:
        name, optional = brace[1], brace[2]
        if name == "of":
            return _OF
        group = f"(?P<{name}>{self._choice(name)})"
        if name in ("lead", "edge", "bound"):
            group = f"(?:{group}(?:(?<=['’-])| ))"
        elif name == "weekday":
            group = f"(?:{group} )"
        return f"{group}?" if optional else group

    def _choice(self, name: str) -> str:
        if name in ("day", "day2"):
            return r"(?:1er|\d{1,2})"
        if name == "year":
            return _YEAR
        words = self._lists[name.rstrip("1")]
        either = "|".join(re.escape(w).replace("'", "['’]") for w in sorted(words, key=len, reverse=True))
        return rf"(?:\d+|{either})" if name == "n" else f"(?:{either})"

    def _said(self, match: re.Match[str], english: str, bare: str) -> str:
        def word(brace: re.Match[str]) -> str:
            name = brace[1]
            said = match.groupdict().get(name)
            if said is None:
                return bare if name in ("lead", "bound") else ""
            plain = said.lower().replace("’", "'")
            return self._lists.get(name.rstrip("1"), {}).get(
                plain, plain.removesuffix("er") if name.startswith("day") else said
            )

        return " ".join(_BRACE.sub(word, english).split())


def _turned(lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {str(word): str(english) for english, words in lists.items() for word in words}
