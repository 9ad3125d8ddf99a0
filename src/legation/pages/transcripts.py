"""Who speaks in a transcript: the label that opens a turn ("MR. ADU:", "Q", "THE PRESIDENT:") parted from its words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from legation.pages.bodies import state_alone
from legation.pages.normal import ends_sentence
from legation.pages.tables import alternatives, words

_LABEL = re.compile(r"^(?P<label>[^\W\d_][^:.!?\n“”\"]{0,70}?(?:\.[^:!?\n“”\"]{1,60}?)*)\s?:(?=\s|$)\s*")
_Q = re.compile(r"^(?P<label>Q)(?:\d{0,2}[.:]|\b)\s+(?=[^\W\d_a-z]|[\"“(\[—–-]|\d)")
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_NUMBER = re.compile(r"\s*(?:#|no\.?\s)?(?:\d{1,2}|one|two|three|four|i{1,3})$", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w.’'\-]*$")
_PARTICLES = frozenset({"van", "von", "de", "der", "da", "al", "el", "bin", "ibn", "di", "of", "the"})
_LONGEST = 8  # words of a label
KINDS = ("question", "office", "unnamed", "answer", "name")
_ASKED = re.compile(
    r"(?:to ask|asked) (?:the|whether)\b", re.IGNORECASE
)  # how a written question of a parliament opens
_REPEATED = 2  # turns under a bare name before it counts as a speaker


@dataclass(frozen=True, slots=True)
class Turn:
    """The beginning of somebody's words: the label as printed, what it tells of the speaker, and where the words begin.

    `kind` is question (a reporter or host asks), office (a title or courtesy stands in the label), unnamed, answer, or
    name (nothing but what may be a name, which a list of facts may also open with).
    """

    label: str
    kind: str
    end: int


def turn_of(text: str) -> Turn | None:
    """The turn that a paragraph opens, or None."""
    if (given := _given().match(text)) is not None:
        return Turn(text[: given.end()].rstrip(": "), "office", given.end())
    found = _Q.match(text) or _LABEL.match(text)
    if found is None or len(found["label"].split()) > _LONGEST:
        return None
    kind = label_kind(found["label"])
    return Turn(found["label"], kind, found.end()) if kind is not None else None


def label_kind(label: str) -> str | None:
    """What a label tells of the speaker; None if it is no speaker's."""
    if _given().match(f"{label}:") is not None:
        return "office"
    bare = _ASIDE.sub(" ", _said_by().sub("", label)).strip()
    plain = _NUMBER.sub("", bare).lower()
    if plain in words("transcripts", "questions"):
        return "question"
    if plain in words("transcripts", "answers"):
        return "answer"
    if _unnamed(plain):
        return "unnamed"
    return _named_kind(bare)


def _named_kind(bare: str) -> str | None:
    """An office with or without a name, or what may be a name."""
    office, length = office_of(bare)[0].lower(), _names(bare)
    if bare.isupper() and length and office and (length > 1 or bare.lower() == office):
        return "office"
    if length < 2 or bare.lower().startswith("the "):
        return None
    return "office" if office in words("transcripts", "courtesies") else "name"


def _unnamed(plain: str) -> bool:
    degrees = words("transcripts", "degrees")
    parts = plain.split()
    while parts and parts[0] in degrees:
        parts = parts[1:]
    return " ".join(parts) in words("transcripts", "unnamed")


def _names(bare: str) -> int:
    """How many words a label has if all of them could be a name's or a title's, else 0."""
    parts = bare.replace(",", " ").split()
    shaped = all(_NAME_WORD.match(part) or part in _PARTICLES for part in parts)
    return len(parts) if shaped else 0


@cache
def _titles() -> tuple[str, ...]:
    listed = words("transcripts", "offices") | words("transcripts", "courtesies")
    return tuple(sorted(listed, key=lambda word: (-len(word), word)))


def office_of(label: str) -> tuple[str, str]:
    """A label parted into its office or courtesy and the name ("SECRETARY", "ADU"); either may be empty."""
    if (given := _given().match(f"{label}:")) is not None:
        *office, first, last = given["who"].split()
        return " ".join(office), f"{first} {last}"
    bare = _ASIDE.sub(" ", _said_by().sub("", label)).strip()
    low = bare.lower()
    title = next((t for t in _titles() if low == t or low.startswith(f"{t} ")), "")
    return bare[: len(title)], bare[len(title) :].strip(" ,")


@cache
def _said_by() -> re.Pattern[str]:
    """What stands before who answers in a label ("Reply by Dr Kofi Adu")."""
    kinds = f"{alternatives('transcripts', 'replies')}|{alternatives('transcripts', 'speeches')}"
    return re.compile(rf"^(?:{kinds})\s+(?:by|of|from)\s+(?:the\s+)?(?=\w)", re.IGNORECASE)


@cache
def _given() -> re.Pattern[str]:
    """A line that gives the words behind it to somebody ("Press Secretary Ama Adu provided the following readout:")."""
    kinds = f"{alternatives('mastheads', 'release')}|{alternatives('transcripts', 'speeches')}"
    return re.compile(
        rf"^(?P<who>[^\W\d_a-z][^:;!?\n]{{8,90}}?[\w’'\-]+\s[^\W\d_a-z][\w’'\-]+)\s(?:today\s)?"
        rf"(?:provided|issued|made|released|gave)\sthe\sfollowing\s(?i:{kinds})[^:.\n]{{0,60}}:\s*"
    )


def transcribe(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The parts of a story with the labels of a transcript parted from the words; as they are where it is none.

    A label becomes a part of kind speaker; what a reporter or host asks becomes a question.
    """
    turns = [turn_of(text) if kind in ("paragraph", "subhead") else None for kind, text in parts]
    speakers = _speakers([turn for turn in turns if turn is not None])
    if not speakers:
        return list(parts)
    found: list[tuple[str, str]] = []
    asking = False
    for (kind, text), turn in zip(parts, turns, strict=True):
        if turn is not None and turn.label in speakers:
            asking = turn.kind == "question" or _ASKED.match(text, turn.end) is not None
            found.append(("speaker", turn.label))
            text = text[turn.end :]
            kind = "paragraph" if turn.end and text else kind
        if text:
            found.append(("question" if asking and kind in ("paragraph", "subhead") else kind, text))
    return found


def _speakers(turns: Sequence[Turn]) -> frozenset[str]:
    """The labels that are speakers': sure ones, and bare names that come again in turn with others."""
    counts = Counter(turn.label for turn in turns)
    of_kind = {kind: {turn.label for turn in turns if turn.kind == kind} for kind in KINDS}
    again = {label for label in of_kind["name"] if counts[label] >= _REPEATED and state_alone(label) is None}
    sure = of_kind["office"] | of_kind["unnamed"]
    asked, answers = of_kind["question"], of_kind["answer"]
    if sure or (asked and (again or answers)) or len(again) >= _REPEATED:
        return frozenset(sure | asked | again | (answers if asked else set()))
    return frozenset()


def opens_turn(text: str) -> bool:
    """Say whether a line evidently is a speaker's words and so no headline: its label is no bare name."""
    turn = turn_of(text) if ":" in text[:80] or text.startswith("Q ") else None
    return (
        turn is not None
        and turn.kind in ("office", "unnamed", "question")
        and (turn.end < len(text) or not ends_sentence(text))
    )
