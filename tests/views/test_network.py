"""Edges by type and direction, counted between years; a drawing that is the same each time and holds everybody."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.register.sites import Body, Tie
from legation.views.layout import layout
from legation.views.network import WIDTH, Network, network

ROLES = {"ARMS_TRANSFER": ("supplier", "recipient"), "JOINT_EXERCISE": ("participant",)}
BODIES = {
    code: Body(code, name, "state")
    for code, name in (("RUS", "Russia"), ("CAF", "Central African Republic"), ("SRB", "Serbia"))
} | {"NATO": Body("NATO", "NATO", "organisation")}
TIES = [
    Tie("ARMS_TRANSFER", ("recipient", "supplier"), ("CAF", "RUS"), 2020, 2020, 3),
    Tie("ARMS_TRANSFER", ("recipient", "supplier"), ("CAF", "RUS"), 2018, None, 1),
    Tie("ARMS_TRANSFER", ("recipient", "supplier"), ("CAF", "RUS"), None, None, 2),
    Tie("ARMS_TRANSFER", ("recipient", "supplier"), ("SRB", "RUS"), 2015, 2016, 1),
    Tie("JOINT_EXERCISE", ("participant", "participant"), ("NATO", "SRB"), 2021, 2021, 1),
]


def told(found: Network) -> list[tuple[str, str, bool, int]]:
    return [(edge.first.key, edge.second.key, edge.directed, edge.events) for edge in found.edges]


def test_edges_lead_from_the_side_that_acts() -> None:
    found = network(TIES, BODIES, ROLES)
    assert told(found) == [("RUS", "CAF", True, 6), ("NATO", "SRB", False, 1), ("RUS", "SRB", True, 1)]
    assert found.years == found.stretch == (2015, 2021)
    widths = {line.edge.second.key: line.width for line in found.lines}
    assert widths["CAF"] > widths["SRB"] > 0


def test_years_count_what_may_lie_in_them() -> None:
    assert told(network(TIES, BODIES, ROLES, 2019, 2020)) == [("RUS", "CAF", True, 4)]
    assert told(network(TIES, BODIES, ROLES, 2016, 2017)) == [("RUS", "SRB", True, 1)]
    assert network(TIES, BODIES, ROLES, 2021, 2015).stretch == (2015, 2021)


def test_the_years_leave_everybody_in_place() -> None:
    whole, some = network(TIES, BODIES, ROLES), network(TIES, BODIES, ROLES, 2020, 2020)
    assert whole.nodes == some.nodes
    assert [line.path for line in whole.lines if line.edge.events == 6] == [
        line.path for line in some.lines if line.edge.second.key == "CAF"
    ]


def test_nothing_is_a_network_too() -> None:
    found = network([], {}, ROLES)
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
