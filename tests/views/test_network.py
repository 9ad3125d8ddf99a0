"""Edges by type and direction, counted between years; a drawing that is the same each time and holds everybody."""

import re
from collections.abc import Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.register.sites import Body, Span
from legation.register.ties import ListedTies, Tie, Ties, Years
from legation.views.layout import layout
from legation.views.network import MOST_LINES, WIDTH, Network, counted, network, scene, stretch_of

ROLES = {"ARMS_TRANSFER": ("supplier", "recipient"), "JOINT_EXERCISE": ("participant",)}
BODIES = {
    code: Body(code, name, "state")
    for code, name in (("RUS", "Russia"), ("CAF", "Central African Republic"), ("SRB", "Serbia"))
} | {"NATO": Body("NATO", "NATO", "organisation")}
Told = dict[int, tuple[tuple[Span, int], ...]]

KINDS = (
    ("ARMS_TRANSFER", ("recipient", "supplier"), ("CAF", "RUS")),
    ("ARMS_TRANSFER", ("recipient", "supplier"), ("SRB", "RUS")),
    ("JOINT_EXERCISE", ("participant", "participant"), ("NATO", "SRB")),
)
SPANS: Told = {
    0: (((None, None), 2), ((2018, None), 1), ((2020, 2020), 3)),
    1: (((2015, 2016), 1),),
    2: (((2021, 2021), 1),),
}


def ties(stretch: Years | None = None) -> Ties:
    """The ties as the register tells them, of all acts or of those that may lie in some years."""
    made = []
    for number, kind in enumerate(KINDS):
        years = [year for span, _ in SPANS[number] for year in span if year is not None]
        events = counted(SPANS[number], stretch)
        if events:
            made.append(Tie(number, *kind, min(years), max(years), events))
    return gathered(made)


def gathered(ties: Sequence[Tie]) -> Ties:
    """Some ties as the register holds them."""
    return ListedTies(
        [(tie.number, tie.events, tie.first, tie.last) for tie in ties],
        {tie.number: (tie.type, tie.parties, tie.roles) for tie in ties},
    )


def drawn(first: int | None = None, last: int | None = None) -> Network:
    seen = scene(ties())
    stretch = stretch_of(seen.years, first, last)
    told = ties(None if stretch == seen.years else stretch).most(100)
    return network(seen, SPANS, told, len(told), BODIES, ROLES, stretch)


def told(found: Network) -> list[tuple[str, str, bool, int]]:
    return [(edge.first.key, edge.second.key, edge.directed, edge.events) for edge in found.edges]


def test_edges_lead_from_the_side_that_acts() -> None:
    found = drawn()
    assert told(found) == [("RUS", "CAF", True, 6), ("NATO", "SRB", False, 1), ("RUS", "SRB", True, 1)]
    assert found.years == found.stretch == (2015, 2021)
    widths = {line.edge.second.key: line.width for line in found.lines}
    assert widths["CAF"] > widths["SRB"] > 0


def test_years_count_what_may_lie_in_them() -> None:
    assert told(drawn(2019, 2020)) == [("RUS", "CAF", True, 4)]
    assert told(drawn(2016, 2017)) == [("RUS", "SRB", True, 1)]
    assert drawn(2021, 2015).stretch == (2015, 2021)


def test_the_years_leave_everybody_in_place() -> None:
    whole, some = drawn(), drawn(2020, 2020)
    assert whole.nodes == some.nodes
    assert [line.path for line in whole.lines if line.edge.events == 6] == [
        line.path for line in some.lines if line.edge.second.key == "CAF"
    ]


def test_many_lines_between_two_stay_in_the_drawing() -> None:
    kinds = [f"TYPE_{number:02}" for number in range(13)]
    many = [Tie(at, kind, ("sender", "host"), ("CAF", "RUS"), 2020, 2020, 1) for at, kind in enumerate(kinds)]
    seen = scene(gathered(many))
    found = network(seen, dict.fromkeys(range(13), (((2020, 2020), 1),)), many, 13, BODIES, {}, None)
    paths = [list(map(float, re.findall(r"-?[0-9.]+", line.path))) for line in found.lines]
    assert len({tuple(path) for path in paths}) == len(kinds), "none lies on another"
    middles = [(path[1] + 2 * path[3] + path[5]) / 4 for path in paths]
    assert all(0 < middle < found.height for middle in middles)


def test_nothing_is_a_network_too() -> None:
    seen = scene(gathered([]))
    found = network(seen, {}, [], 0, {}, ROLES, stretch_of(seen.years, 2019, 2020))
    assert (found.nodes, found.edges, found.years) == ((), (), None)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 14), st.data())
def test_a_layout_is_fixed_and_stays_in_the_drawing(count: int, data: st.DataObject) -> None:
    pairs = list(combinations(range(count), 2))
    drawn = st.dictionaries(st.sampled_from(pairs), st.integers(1, 50)) if pairs else st.just({})
    weights = data.draw(drawn)
    names = [f"State {number}" for number in range(count)]
    spots = layout(names, weights, WIDTH, 500)
    assert spots == layout(list(names), dict(reversed(weights.items())), WIDTH, 500)
    assert len(set(spots)) == count
    assert all(0 <= x <= WIDTH and 0 <= y <= 500 for x, y in spots)


def test_few_enough_parties_and_lines_are_drawn_and_the_rest_is_told() -> None:
    names = [f"N{number:02}" for number in range(40)]
    many = [
        Tie(at, "JOINT_EXERCISE", ("participant", "participant"), pair, 2020, 2020, 1 + at % 7)
        for at, pair in enumerate(combinations(names, 2))
    ]
    seen = scene(gathered(many))
    assert len(seen.ties) == MOST_LINES and seen.left_out == 6 and seen.lines_left_out == 34 * 33 // 2 - MOST_LINES
    assert {party for tie in seen.ties for party in tie.parties} <= set(seen.bodies)
    assert min(tie.events for tie in seen.ties) >= 4
