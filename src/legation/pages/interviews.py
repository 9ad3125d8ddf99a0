"""Interviews printed without labels: the host's questions told apart from the answers between them."""

import itertools
import re
from collections.abc import Sequence

from legation.pages.labels import Part
from legation.pages.tables import alternatives
from legation.pages.transcripts import opens_turn

_QUESTIONS = 3  # so many answered questions make an interview
_IN_TURN = 4  # so many of them tell that every other paragraph asks
_PROMPT = 20  # words of a question that is none by its form
_LONGEST = 80  # words of a question
_ANSWERS = 2  # answers in the first person
_SPOKEN = ("paragraph", "subhead")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|my|My)\b")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


def interviewed(title: str, parts: Sequence[Part]) -> list[Part]:
    """The parts of a story, (kind, text), with the questions of an interview marked as such; as they are where it is
    none. An explainer asks, too: an interview says that it is one, and its answers are in the first person.
    """
    spoken = [at for at, (kind, _) in enumerate(parts) if kind in _SPOKEN]
    asked = [at for at, after in itertools.pairwise(spoken) if _asks(parts[at][1]) and not _asks(parts[after][1])]
    if len(asked) < _QUESTIONS or any(opens_turn(text) for _, text in parts):
        return list(parts)
    turns = [at for at in spoken if at >= asked[0]]
    questions = _in_turn(turns, asked, parts) or {at for at in turns if _asks(parts[at][1])}
    answers = [parts[at][1] for at in turns if at not in questions]
    around = (title, *(text for _, text in parts[: asked[0]]), *(text for _, text in parts[-1:]))
    if not any(map(_says_so, around)) or sum(map(_is_own, answers)) < _ANSWERS:
        return list(parts)
    return [("question", text) if at in questions else (kind, text) for at, (kind, text) in enumerate(parts)]


def _in_turn(turns: Sequence[int], asked: Sequence[int], parts: Sequence[Part]) -> set[int]:
    """Every other paragraph, if all that ask are among these: of an interview printed so, what asks nothing is a
    question by its place ("There has been a rumour of a base.").
    """
    every = set(turns[::2])
    others = [parts[at][1] for at in turns[1::2]]
    silent = every.difference(asked)
    sure = len(asked) >= _IN_TURN and len(silent) <= len(asked)
    short = all(len(parts[at][1].split()) <= _PROMPT for at in silent)
    return every if sure and short and every.issuperset(asked) and not any(map(_asks, others)) else set()


def _asks(text: str) -> bool:
    return text.rstrip('"”’)').endswith("?") and len(text.split()) <= _LONGEST


def _says_so(text: str) -> bool:
    return re.search(rf"\b{alternatives('transcripts', 'interviews')}\b", text, re.IGNORECASE) is not None


def _is_own(answer: str) -> bool:
    """Whether an answer is in the first person, quotations apart."""
    return _FIRST_PERSON.search(_QUOTED.sub("", answer)) is not None
