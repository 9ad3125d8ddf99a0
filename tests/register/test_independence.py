"""Who stands behind an event: one speaker under many names once, carriers only where nobody speaks, copies with their
origin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.model.claim import Claim, Source
from legation.register.independence import Reprint, outlets, sources
from tests.factories import make_claim, sha_of, source, state

REUTERS, RIA, AFP = source("Reuters", "agency"), source("RIA Novosti", "agency"), source("AFP", "agency")
UNNAMED = Source("unnamed site", "outlet")


def printed(name: str, kind: str, iso3: str | None, text: str) -> Source:
    return Source(name, kind, iso3, text)


TITORENKO = printed("Vladimir Titorenko", "person", "RUS", "Ambassador Vladimir Titorenko")

NAMES = {
    "one ambassador through two agencies": ([(TITORENKO, REUTERS), (TITORENKO, RIA)], ["Vladimir Titorenko"]),
    "a surname": (
        [(TITORENKO, REUTERS), (printed("Titorenko", "person", None, "Titorenko"), RIA)],
        ["Vladimir Titorenko"],
    ),
    "the office that a page gives him": (
        [(TITORENKO, REUTERS), (printed("Russian ambassador", "person", "RUS", "Russia's ambassador"), RIA)],
        ["Vladimir Titorenko"],
    ),
    "another office": (
        [(TITORENKO, REUTERS), (printed("Russian defence minister", "person", "RUS", "minister"), RIA)],
        ["Russian defence minister", "Vladimir Titorenko"],
    ),
    "the same office of another state": (
        [(TITORENKO, REUTERS), (printed("Chinese ambassador", "person", "CHN", "China's ambassador"), RIA)],
        ["Chinese ambassador", "Vladimir Titorenko"],
    ),
    "a ministry by three names": (
        [
            (printed("Serbian Ministry of Defence", "organisation", "SRB", "the ministry"), REUTERS),
            (printed("Serbia's Defense Ministry", "organisation", None, "Serbia's Defense Ministry"), AFP),
            (printed("Serbian defence ministry spokesman", "person", "SRB", "a ministry spokesman"), RIA),
        ],
        ["Serbia's Defense Ministry"],
    ),
    "a spokesman who is named": (
        [
            (printed("Pavel Orlov", "person", "BLR", "its spokesman Pavel Orlov"), REUTERS),
            (printed("Belarusian defence ministry spokesman", "person", "BLR", "a spokesman"), AFP),
        ],
        ["Pavel Orlov"],
    ),
    "two agencies with nobody named": ([(REUTERS,), (AFP,)], ["AFP", "Reuters"]),
    "an agency and who reports after it": (
        [(TITORENKO, REUTERS), (REUTERS, source("Coast Herald", "outlet"))],
        ["Vladimir Titorenko"],
    ),
    "an agency whose name is printed otherwise": (
        [(source("AP", "agency"),), (source("Associated Press", "agency"),)],
        ["Associated Press"],
    ),
}


def told(chains: list[tuple[Source, ...]]) -> list[Claim]:
    return [
        make_claim(page=sha_of(str(n)), title=f"Story {n}", attribution=chain, evidence=f"Words of story {n}.")
        for n, chain in enumerate(chains)
    ]


@pytest.mark.parametrize("chains, expected", NAMES.values(), ids=NAMES.keys())
def test_a_speaker_is_counted_once(chains: list[tuple[Source, ...]], expected: list[str]) -> None:
    assert [root.name for root in sources(told(chains), {})] == expected


@pytest.mark.parametrize(
    "name", ["officials", "a senior official in Port Vila", "Peruvian army officer", "two diplomats"]
)
def test_unnamed_people_are_counted_apart(name: str) -> None:
    (root,) = sources(told([(printed(name, "person", None, name), REUTERS)]), {})
    assert root.anonymous


def test_unnamed_people_do_not_stand_for_the_agency_that_heard_them() -> None:
    found = sources(told([(printed("officials", "person", None, "officials"), REUTERS), (AFP,)]), {})
    assert [(root.name, root.anonymous) for root in found] == [("AFP", False), ("officials", True)]


def test_the_lead_of_a_story_is_no_source_beside_its_speaker() -> None:
    lead = make_claim(page=sha_of("a"), attribution=(REUTERS,), evidence="The vehicles have arrived.")
    said = make_claim(page=sha_of("a"), attribution=(TITORENKO, REUTERS), evidence="They came, the envoy said.")
    assert [root.name for root in sources([lead, said], {})] == ["Vladimir Titorenko"]


def test_a_page_without_a_name_counts_by_itself() -> None:
    found = sources(told([(UNNAMED,), (UNNAMED,)]), {})
    assert [root.name for root in found] == ["“Story 0”", "“Story 1”"]
    assert outlets(told([(UNNAMED,), (UNNAMED,), (TITORENKO, REUTERS), (REUTERS,)])) == 3


SIDES = [
    (TITORENKO, "sender"),
    (printed("Sylvie Baïpo", "person", "CAF", "Foreign Minister Sylvie Baïpo"), "host"),
    (printed("Antony Blinken", "person", "USA", "Antony Blinken"), "third"),
    (printed("Jane Doe", "person", None, "Jane Doe"), "none"),
    (printed("AFP photographer", "observer", None, "AFP photographer"), "third"),
    (AFP, "none"),
]


@pytest.mark.parametrize("first, side", SIDES)
def test_a_root_stands_on_the_side_of_its_state(first: Source, side: str) -> None:
    (root,) = sources(told([(first,)]), {})
    assert root.side == side


def test_among_equals_there_are_no_sides() -> None:
    claims = [make_claim(page=sha_of("a"), actors={"party": [state("RUS"), state("CAF")]}, attribution=(TITORENKO,))]
    assert [root.side for root in sources(claims, {})] == ["party"]


def test_a_ministry_that_publishes_its_own_words_is_a_speaker() -> None:
    (root,) = sources(told([(Source("Ukrainian Ministry of Defence", "outlet", None, ""),)]), {})
    assert (root.iso3, root.voice_of) == ("UKR", None)


def test_state_media_are_the_voice_of_their_state() -> None:
    (root,) = sources(told([(source("TASS", "agency"),)]), {})
    assert (root.voice_of, root.side) == ("RUS", "sender")
    (other,) = sources(told([(REUTERS,)]), {})
    assert (other.voice_of, other.side) == (None, "none")


COPY = Reprint((sha_of("0"), 0), "Reuters", ((0, 40),))


def test_a_copy_counts_with_its_origin() -> None:
    claims = told([(REUTERS,), (source("Coast Herald", "outlet"),)])
    assert len(sources(claims, {})) == 2
    copied = [Source("Coast Herald", "outlet", None, "")]
    claims[1] = make_claim(page=sha_of("1"), title="Story 1", attribution=tuple(copied), evidence="Other words here.")
    (root,) = sources(claims, {(sha_of("1"), 0): COPY})
    assert (root.name, len(root.claims)) == ("Reuters", 2)


def test_what_a_copy_adds_is_a_source_of_its_own() -> None:
    claims = told([(TITORENKO, REUTERS)])
    observer = printed("AFP photographer", "observer", None, "AFP photographer")
    added = make_claim(
        page=sha_of("1"), start=60, evidence="The AFP photographer counted nine.", attribution=(observer, UNNAMED)
    )
    found = sources([*claims, added], {(sha_of("1"), 0): COPY})
    assert [root.name for root in found] == ["AFP photographer", "Vladimir Titorenko"]


CHAINS = st.lists(
    st.sampled_from(
        [
            (TITORENKO, REUTERS),
            (printed("Titorenko", "person", None, "Titorenko"), RIA),
            (printed("Russian ambassador", "person", "RUS", "envoy"), RIA),
            (printed("officials", "person", "CAF", "officials"), AFP),
            (REUTERS,),
            (UNNAMED,),
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(CHAINS, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(chains: list[tuple[Source, ...]], chance: st.DataObject) -> None:
    claims = told(chains)
    shuffled = list(claims)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sources(shuffled, {}) == sources(claims, {})


@given(CHAINS)
def test_every_root_has_claims_and_none_twice(chains: list[tuple[Source, ...]]) -> None:
    claims = told(chains)
    counted = [name for root in sources(claims, {}) for name in root.claims]
    assert len(counted) == len(set(counted)) and set(counted) <= {claim.claim_id for claim in claims}
