"""Claims made by rule for the measurements of the register: as many as wanted, the same on every run.

Acts between states are told by one to six reports each; a few pairs of states are busy, most are not, as in the news.
Reports of one act differ as reports do: some give no number or no day, some copy the words of another.
"""

import hashlib
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from legation.codebook.load import load
from legation.model.claim import Claim, ClaimDate, Item, Party, Place, Source, StoryRef
from legation.model.page import Block, Outcome, Page, Story
from legation.model.record import stamped
from legation.model.span import Span
from legation.world import lexicon

FIRST_DAY = date(2005, 1, 1)
DAYS = 7600
CLAIMS_A_PAGE = 5
ITEMS = (
    "T-72B1",
    "Mi-17",
    "BRDM-2",
    "Kirpi",
    "S-300",
    "Bayraktar TB2",
    "Caesar",
    "AK-103",
    "Su-30",
    "Buk-M2",
    "C-295",
    "Iveco LMV",
)
SPEAKERS = ("ambassador", "ministry of defence", "spokesman", "president", "observer")
OUTLETS = tuple(f"Daily {letter}{number}" for letter in "ABCDEFGHIJ" for number in range(40))


@dataclass(frozen=True, slots=True)
class Act:
    """One act that reports tell of."""

    number: int
    type: str
    phase: str
    roles: tuple[str, str]
    states: tuple[str, str]
    day: date
    item: str
    quantity: int
    batch: str | None
    place: str


def pages(claims: int, acts: int | None = None, first: int = 0) -> Iterator[tuple[Outcome, list[Claim]]]:
    """Pages with so many claims in all, of so many acts; the pages are numbered from `first`."""
    random = Random(f"legation {first}")
    kinds, states = _kinds(), _states()
    acts = acts or max(1, claims * 2 // 5)
    for number in range(claims // CLAIMS_A_PAGE):
        told = [_act(random.randrange(acts), kinds, states) for _ in range(CLAIMS_A_PAGE)]
        yield _page(first + number, told, random)


def one_report_each(claims: int) -> Iterator[tuple[Outcome, list[Claim]]]:
    """Pages on which each act is told once."""
    random, kinds, states = Random("legation"), _kinds(), _states()
    for number in range(claims // CLAIMS_A_PAGE):
        told = [_act(number * CLAIMS_A_PAGE + n, kinds, states) for n in range(CLAIMS_A_PAGE)]
        yield _page(number, told, random)


def _kinds() -> list[tuple[str, str, tuple[str, str]]]:
    """Types with their phases and first two roles, as the codebook has them."""
    book = load()
    return [
        (one.name, phase, (one.roles[0].name, one.roles[min(1, len(one.roles) - 1)].name))
        for one in book.types
        for phase in sorted(one.all_phases)[:6]
    ]


def _states() -> list[str]:
    return sorted(lexicon.states())


def _act(number: int, kinds: Sequence[tuple[str, str, tuple[str, str]]], states: Sequence[str]) -> Act:
    """The act of a number; the first few states are in most acts."""
    random = Random(number)
    kind, phase, roles = kinds[int(len(kinds) * random.random() ** 2)]
    first, second = (states[int(len(states) * random.random() ** 3)] for _ in range(2))
    if first == second:
        second = states[(states.index(first) + 1) % len(states)]
    return Act(
        number=number,
        type=kind,
        phase=phase,
        roles=roles,
        states=(first, second),
        day=FIRST_DAY + timedelta(days=random.randrange(DAYS)),
        item=random.choice(ITEMS),
        quantity=random.randrange(1, 200),
        batch=str(random.randrange(1, 4)) if random.random() < 0.2 else None,
        place=f"{second} town {random.randrange(20)}",
    )


def _page(number: int, told: Sequence[Act], random: Random) -> tuple[Outcome, list[Claim]]:
    sha256 = hashlib.sha256(f"made {number}".encode()).hexdigest()
    path = f"made/{number:07}.txt"
    day = max(act.day for act in told)
    sentences = [_sentence(act, random) for act in told]
    text = " ".join(sentences)
    story = Story(0, f"News {number}", text, (Block("paragraph", 0, len(text)),), day.isoformat(), "dateline")
    page = Page(path, sha256, "text", "utf-8", None, None, (story,))
    claims, start = {}, 0
    for act, words in zip(told, sentences, strict=True):
        claim = stamped(_claim(act, words, start, path, number, day, random), sha256)
        claims[claim.claim_id] = claim
        start += len(words) + 1
    return Outcome(path, "read", "", sha256, page), list(claims.values())


def _sentence(act: Act, random: Random) -> str:
    """What one report says of an act, in words of its own; one in ten has those of another."""
    wording = random.randrange(10**6) if random.random() < 0.9 else 0
    letters = hashlib.blake2b(f"{act.number} {wording}".encode()).hexdigest().translate(_LETTERS)
    words = [letters[at : at + 3 + at % 5] for at in range(0, 112, 8)]
    return f"{words[0].title()} {' '.join(words[1:7])} {act.item} {' '.join(words[7:])} {act.place}."


_LETTERS = str.maketrans("0123456789abcdef", "bdaeioughklmnrst")


def _point(place: str) -> tuple[float, float]:
    """A point for a made town, the same each time, between the polar circles."""
    latitude, longitude = struct.unpack(">HH", hashlib.blake2b(place.encode(), digest_size=4).digest())
    return round(latitude / 65_536 * 120 - 60, 3), round(longitude / 65_536 * 360 - 180, 3)


def _claim(act: Act, words: str, start: int, path: str, page: int, published: date, random: Random) -> Claim:
    dated, counted = random.random() < 0.7, random.random() < 0.7
    day = act.day.isoformat() if dated else None
    parties = [(role, (Party(state, state),)) for role, state in zip(act.roles, act.states, strict=True)]
    if random.random() < 0.1:
        parties = parties[:1]
    item = Item(act.item, act.item, act.item, "vehicle", None, act.quantity if counted else None, batch=act.batch)
    return Claim(
        claim_id="",
        page=path,
        url=None,
        story=StoryRef(0, f"News {page}", published.isoformat(), "dateline"),
        type=act.type,
        phase=act.phase,
        modality="asserted",
        background=False,
        actors=tuple(sorted(dict(parties).items())),
        item=item if random.random() < 0.8 else None,
        place=Place(act.place, act.states[1], *_point(act.place), precision="town") if random.random() < 0.5 else None,
        date=ClaimDate(day, day, how="day named" if dated else "not stated", grain="day" if dated else "none"),
        duration=None,
        until=None,
        attribution=(
            Source(f"{act.states[page % 2]} {SPEAKERS[page % len(SPEAKERS)]}", "person", act.states[page % 2]),
            Source(OUTLETS[page % len(OUTLETS)], "outlet"),
        ),
        evidence=(Span(start, start + len(words), words),),
        rules=("made",),
        codebook="made",
        model="none",
        confidence=0.8,
        why="made by rule",
    )
