"""Strict reading of what stands in a YAML file: every wrong shape and unknown key is noted as a fault, none stops the
reading.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from legation.codebook.entries import WordClass
from legation.codebook.faults import Fault


@dataclass
class Reader:
    """Reads mappings of one file and collects faults instead of stopping at the first.

    `same_slots` tells the prepositions that count as another one; `classes` are the word classes that lists may name.
    """

    file: str
    faults: list[Fault]
    same_slots: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, WordClass] = field(default_factory=dict)

    def fault(self, path: str, message: str) -> None:
        """Note a fault at a key path."""
        self.faults.append(Fault(self.file, path, message))

    def mapping(self, value: Any, path: str) -> dict[str, Any]:
        """The value as a mapping with text keys, else an empty one and a fault."""
        if isinstance(value, dict) and all(isinstance(k, str) for k in value):
            return value
        if value is not None:
            self.fault(path, "a mapping is wanted")
        return {}

    def texts(self, value: Any, path: str) -> tuple[str, ...]:
        """The value as a list of texts; a single text counts as a list of one."""
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
        self.fault(path, "a text or a list of texts is wanted")
        return ()

    def words(self, value: Any, path: str, kind: str) -> tuple[str, ...]:
        """The value as a list of words; "@send" stands for the class's words of this kind, "-fly" takes one out."""
        written = self.texts(value, path)
        found = dict.fromkeys(word for text in written for word in self._class_words(text, path, kind))
        for text in (text for text in written if text.startswith("-")):
            if text[1:] not in found:
                self.fault(path, f"no word to take out: {text[1:]}")
            found.pop(text[1:], None)
        return tuple(found)

    def _class_words(self, text: str, path: str, kind: str) -> tuple[str, ...]:
        if not text.startswith("@"):
            return () if text.startswith("-") else (text,)
        named = self.classes.get(text[1:])
        words: tuple[str, ...] = getattr(named, kind) if named else ()
        if not words:
            self.fault(path, f"no {kind} of such a class: {text[1:]}" if named else f"no such word class: {text[1:]}")
        return words

    def slots(self, value: Any, path: str) -> tuple[str, ...]:
        """The value as a list of slots, each by the name that the clause graph has for it: "alongside" is "with"."""
        return tuple(dict.fromkeys(self._slot(slot) for slot in self.texts(value, path)))

    def _slot(self, slot: str) -> str:
        steps = (step.strip() for step in slot.removeprefix("^").split(">"))
        return "^" * slot.startswith("^") + ">".join(self.same_slots.get(step, step) for step in steps)

    def text(self, value: Any, path: str, default: str = "") -> str:
        """The value as one text."""
        if value is None:
            return default
        if isinstance(value, str):
            return value
        self.fault(path, "a text is wanted")
        return default

    def optional(self, value: Any, path: str) -> str | None:
        """The value as one text, or None where nothing stands."""
        return self.text(value, path) or None

    def flag(self, value: Any, path: str, default: bool) -> bool:
        """The value as true or false; "yes", "no" and the like are words, not answers."""
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.fault(path, "true or false is wanted")
        return default

    def counts(self, value: Any, path: str) -> tuple[tuple[str, int], ...]:
        """The value as a mapping from names to whole numbers."""
        found = []
        for name, number in self.mapping(value, path).items():
            if isinstance(number, int) and not isinstance(number, bool):
                found.append((name, number))
            else:
                self.fault(f"{path}.{name}", "a whole number is wanted")
        return tuple(found)

    def entries(self, value: Any, path: str) -> list[Any]:
        """The value as a list of whatever; an absent one is empty."""
        if value is None or isinstance(value, list):
            return value or []
        self.fault(path, "a list is wanted")
        return []

    def only(self, value: dict[str, Any], allowed: Iterable[str], path: str) -> None:
        """Fault every key that is not among the allowed ones."""
        known = set(allowed)
        for key in value:
            if key not in known:
                self.fault(f"{path}.{key}" if path else key, f"unknown key; known are {', '.join(sorted(known))}")
