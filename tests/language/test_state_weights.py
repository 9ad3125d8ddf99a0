"""How much a story speaks of each state, and which two it has named most: the same as a walk over every naming."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from legation.language.mentions import Mentioned, Mentions
from legation.language.state_weights import IN_LEAD, IN_TITLE, LEAD, StateWeights
from legation.model.claim import Party

TITLE_END = 60
STORIES = st.lists(st.tuples(st.integers(0, 900), st.sampled_from(["MLI", "TCD", "EST", "SRB"])), max_size=30)


def mentions(named: list[tuple[int, str]]) -> Mentions:
    """Namings of states at these offsets."""
    rows = sorted(dict(named).items())
    return Mentions([Mentioned(n, n + 3, Party(s, s, kind="state", start=n, end=n + 3), "name") for n, s in rows], 60)


def walked(found: Mentions, offset: int) -> list[str]:
    """The two states of the most weight before an offset, by a walk over all that is named there."""
    counts: Counter[str] = Counter()
    for one in sorted(found.before(offset), key=lambda m: m.start):
        title, lead = one.start < TITLE_END, TITLE_END <= one.start < TITLE_END + LEAD
        counts[one.party.iso3 or ""] += 1 + IN_TITLE * title + IN_LEAD * lead
    top = [iso3 for iso3, _ in counts.most_common(2)]
    return top if len(top) == 2 else []


@given(STORIES, st.integers(0, 1000))
def test_the_two_named_most_before_an_offset(named: list[tuple[int, str]], offset: int) -> None:
    found = mentions(named)
    assert [p.iso3 for p in StateWeights(found, TITLE_END, None).most_named(offset)] == walked(found, offset)


@given(STORIES, st.integers(1, 400), st.integers(0, 1000))
def test_what_is_named_within_reach(named: list[tuple[int, str]], reach: int, offset: int) -> None:
    found = mentions(named)
    assert [*found.within(reach, offset)] == [m for m in found.before(offset) if offset - m.start <= reach]


def test_the_state_whose_body_issues_the_page_counts_as_if_the_headline_named_it() -> None:
    found = mentions([(100, "MLI"), (200, "MLI"), (500, "TCD")])
    assert StateWeights(found, TITLE_END, None).ranked == [(4, "MLI"), (1, "TCD")]
    weights = StateWeights(found, TITLE_END, "EST")
    assert weights.ranked == [(4, "MLI"), (2, "EST"), (1, "TCD")]
    assert [weights.of("EST"), weights.of("SRB"), weights.of(None)] == [2, 0, 0]
