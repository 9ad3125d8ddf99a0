"""Claims, pages and outcomes for tests, made of plain words; hypothesis strategies for claims."""

import hashlib
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from legation.model.claim import Claim, ClaimDate, Item, ItemPart, Party, Place, Range, Source, StoryRef
from legation.model.page import Block, DateCandidate, Dropped, Outcome, Page, Story
from legation.model.record import claim_id
from legation.model.span import Span
from legation.register.store import Register

STATES = {"RUS": "Russia", "CAF": "Central African Republic", "SRB": "Serbia", "USA": "United States", "TUR": "Türkiye"}

LEAD = "Russia has delivered 10 BRDM-2 armoured vehicles to the Central African Republic, its envoy said."


def state(iso3: str, **more: Any) -> Party:
    """A state by its code."""
    return Party(STATES.get(iso3, iso3), iso3, **more)


def source(name: str, kind: str = "person", iso3: str | None = None) -> Source:
    return Source(name, kind, iso3, name)


def date(start: str | None = None, end: str | None = None, **more: Any) -> ClaimDate:
    """A day if only the start is given."""
    return ClaimDate(start, end if end is not None else start, grain=more.pop("grain", "day"), **more)


def brdm(**more: Any) -> Item:
    values: dict[str, Any] = {
        "text": "10 BRDM-2 armoured vehicles",
        "name": "armoured reconnaissance vehicle",
        "designation": "BRDM-2",
        "category": "armoured_vehicle",
        "unroca": "II",
        "quantity": 10,
        "mode": "gift",
    }
    return Item(**{**values, **more})


def make_claim(
    *,
    page: str = "a.txt",
    sha256: str | None = None,
    story: int = 0,
    title: str = "Russia delivers armoured vehicles",
    published: str | None = "2020-10-24",
    actors: dict[str, list[Party]] | None = None,
    evidence: str = LEAD,
    start: int = 0,
    attribution: tuple[Source, ...] = (
        Source("Vladimir Titorenko", "person", "RUS", "envoy"),
        Source("Reuters", "agency"),
    ),
    **more: Any,
) -> Claim:
    """One claim of a delivery; anything can be said otherwise."""
    roles = actors if actors is not None else {"supplier": [state("RUS")], "recipient": [state("CAF")]}
    values: dict[str, Any] = {
        "url": None,
        "type": "ARMS_TRANSFER",
        "phase": "delivered",
        "modality": "asserted",
        "background": False,
        "item": brdm(),
        "place": None,
        "date": date("2020-10-20"),
        "duration": None,
        "until": None,
        "rules": ("trigger.deliver", "role.to"),
        "codebook": "1.0",
        "model": "md-3.7",
        "confidence": 0.9,
        "why": "the verb 'deliver' with an object that is a weapon",
    }
    claim = Claim(
        claim_id="",
        page=page,
        story=StoryRef(story, title, published, "dateline" if published else "none"),
        actors=tuple(sorted((role, tuple(parties)) for role, parties in roles.items())),
        evidence=(Span(start, start + len(evidence), evidence),),
        attribution=attribution,
        **{**values, **more},
    )
    return replace(claim, claim_id=claim_id(claim, sha256 or sha_of(page)))


def sha_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def make_story(text: str, index: int = 0, title: str = "Russia delivers armoured vehicles", **more: Any) -> Story:
    blocks = (Block("title", 0, len(title)), Block("paragraph", len(title) + 2, len(title) + 2 + len(text)))
    values: dict[str, Any] = {
        "published": "2020-10-24",
        "published_basis": "dateline",
        "dating": (
            DateCandidate("2024-04-20", "header", "20.04.2024", False, "the weekdays of the body do not fit it"),
            DateCandidate("2020-10-24", "dateline", "Sat 24 Oct 2020", True, "the agency's own dateline"),
        ),
        "credits": ("Reuters",),
    }
    return Story(index, title, f"{title}\n\n{text}", blocks, **{**values, **more})


def make_page(name: str = "a.txt", *stories: Story, sha256: str | None = None, **more: Any) -> Page:
    """A page of one story with the lead sentence unless stories are given."""
    values: dict[str, Any] = {"media": "text", "encoding": "utf-8", "url": None, "site": None}
    values["dropped"] = (Dropped("Share this article", "a share bar"),)
    return Page(name, sha256 or sha_of(name), stories=stories or (make_story(LEAD),), **{**values, **more})


def make_outcome(page: Page, status: str = "read", reason: str = "") -> Outcome:
    return Outcome(page.path, status, reason, page.sha256, page)


def claim_on(page: Page, words: str = LEAD, story: int = 0, **more: Any) -> Claim:
    """A claim whose evidence stands on the page, at the right offsets."""
    told = page.stories[story]
    return make_claim(
        page=page.path,
        sha256=page.sha256,
        story=told.index,
        title=told.title,
        published=told.published,
        evidence=words,
        start=told.text.index(words),
        **more,
    )


TABLES = (
    *("runs", "pages", "stories", "dropped", "outcomes", "claims", "parties", "evidence", "sources"),
    *(
        "events",
        "event_claims",
        "filed",
        "cores",
        "leanings",
        "words",
        "decisions",
        "rulings",
        "event_ids",
        "changes",
        "releases",
    ),
)
"""The tables of a register, in the order in which each refers to those before."""


def contents(register: Register) -> dict[str, list[dict[str, Any]]]:
    """Everything that a register holds, by table, in an order of its own."""
    held = {}
    for table in TABLES:
        rows = register._database.execute(f"SELECT * FROM {table}")
        held[table] = sorted(({name: row[name] for name in row.keys()} for row in rows), key=repr)  # noqa: SIM118
    return held


DAYS = st.sampled_from([None, "2017-01-01", "2020-10-15", "2020-10-20", "2020-10-22", "2020-12-31"])
WORDS = st.text(min_size=0, max_size=12)
NUMBERS = st.one_of(
    st.none(),
    st.integers(0, 10**6),
    st.floats(0, 10**6, allow_nan=False),
    st.builds(Range, st.one_of(st.none(), st.integers(0, 50)), st.one_of(st.none(), st.integers(50, 99))),
)
OFFSETS = st.one_of(st.none(), st.integers(0, 999))
PARTIES = st.builds(
    Party,
    WORDS,
    st.sampled_from([None, "RUS", "CAF", "SRB"]),
    st.one_of(st.none(), WORDS),
    st.one_of(st.none(), WORDS),
    st.sampled_from(["state", "organisation", "person"]),
    WORDS,
    OFFSETS,
    OFFSETS,
)
PARTS = st.builds(
    ItemPart, WORDS, st.one_of(st.none(), WORDS), st.one_of(st.none(), WORDS), NUMBERS, WORDS, OFFSETS, OFFSETS
)
ITEMS = st.builds(
    Item,
    WORDS,
    WORDS,
    st.one_of(st.none(), WORDS),
    st.one_of(st.none(), WORDS),
    st.sampled_from([None, "I", "II"]),
    NUMBERS,
    st.one_of(st.none(), WORDS),
    st.sampled_from([None, "1", "2"]),
    st.booleans(),
    st.sampled_from([None, "gift"]),
    st.lists(PARTS, max_size=2).map(tuple),
    OFFSETS,
    OFFSETS,
)
PLACES = st.builds(
    Place,
    WORDS,
    st.sampled_from([None, "CAF"]),
    st.one_of(st.none(), st.floats(-90, 90)),
    st.one_of(st.none(), st.floats(-180, 180)),
    st.one_of(st.none(), st.integers(1, 10**7)),
    st.sampled_from(["point", "town", "country"]),
    WORDS,
    OFFSETS,
    OFFSETS,
)
DATES = st.builds(
    ClaimDate, DAYS, DAYS, st.one_of(st.none(), WORDS), WORDS, st.sampled_from(["day", "month"]), st.none()
)
ANY_CLAIM = st.builds(
    Claim,
    WORDS,
    WORDS,
    st.one_of(st.none(), WORDS),
    st.builds(StoryRef, st.integers(0, 5), WORDS, DAYS, st.just("given"), st.just(({"value": "2024-04-20"},))),
    st.sampled_from(["ARMS_TRANSFER", "INSPECTION"]),
    st.sampled_from(["planned", "delivered"]),
    st.sampled_from(["asserted", "denied"]),
    st.booleans(),
    st.dictionaries(
        st.sampled_from(["supplier", "recipient"]), st.lists(PARTIES, min_size=1, max_size=2).map(tuple)
    ).map(lambda roles: tuple(sorted(roles.items(), key=lambda pair: pair[0]))),
    st.one_of(st.none(), ITEMS),
    st.one_of(st.none(), PLACES),
    DATES,
    st.one_of(st.none(), st.just("P6M")),
    DAYS,
    st.lists(st.builds(Source, WORDS, st.just("person"), st.sampled_from([None, "RUS"]), WORDS), max_size=3).map(tuple),
    st.lists(st.builds(Span, st.integers(0, 9), st.integers(10, 99), WORDS), max_size=2).map(tuple),
    st.lists(WORDS, max_size=2).map(tuple),
    WORDS,
    WORDS,
    st.floats(0, 1),
    WORDS,
    st.one_of(st.none(), WORDS),
)
"""Any claim at all, for properties of its form."""

ALIKE_CLAIM = st.builds(
    lambda page, **values: make_claim(page=f"{page}.txt", **values),
    st.integers(0, 3),
    published=st.sampled_from([None, "2020-10-24", "2020-10-25", "2021-03-01"]),
    actors=st.sampled_from(
        [
            {"supplier": [state("RUS")], "recipient": [state("CAF")]},
            {"recipient": [state("CAF")]},
            {"supplier": [state("CAF")], "recipient": [state("RUS")]},
            {"supplier": [state("RUS")], "recipient": [state("SRB")]},
        ]
    ),
    phase=st.sampled_from(["delivered", "planned"]),
    modality=st.sampled_from(["asserted", "denied", "alleged"]),
    background=st.booleans(),
    item=st.one_of(
        st.none(),
        st.builds(
            brdm,
            quantity=st.sampled_from([None, 10, 12, 30]),
            batch=st.sampled_from([None, "1", "2"]),
            is_total=st.booleans(),
            designation=st.sampled_from(["BRDM-2", "BRDM-2MS", None]),
        ),
    ),
    date=st.builds(ClaimDate, DAYS, DAYS).filter(lambda d: not (d.start and d.end and d.start > d.end)),
    evidence=st.sampled_from(
        [LEAD, "The first batch of ten vehicles landed at Bangui airport on Thursday.", "It arrived."]
    ),
)
"""Claims so like each other that many merge, for properties of merging."""
