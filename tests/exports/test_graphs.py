"""GEXF and GraphML: the network read back by networkx, without loss of what a graph can hold."""

from io import BytesIO

import networkx as nx
import pytest

from legation.exports.graph import EDGE_FIELDS, ONE_SIDED, edges, nodes
from tests.exports.conftest import Take, written

READERS = {"gexf": nx.read_gexf, "graphml": nx.read_graphml}


def read(form: str, take: Take) -> nx.MultiDiGraph:
    graph = READERS[form](BytesIO(written(form, take("events"))))
    assert graph.is_directed()
    return graph


@pytest.mark.parametrize("form", READERS)
def test_nodes_are_parties(form: str, take: Take) -> None:
    graph = read(form, take)
    wanted = {one.node_id: one.values for one in nodes(take("events"))}
    assert set(graph) == set(wanted)
    assert graph.nodes["RUS"]["label"] == "Russia" and graph.nodes["RUS"]["kind"] == "state"
    assert {graph.nodes[one].get("iso3") for one in graph} == {one["iso3"] for one in wanted.values()}
    assert "Séléka" in {graph.nodes[one]["label"] for one in graph}


@pytest.mark.parametrize("form", READERS)
def test_edges_are_acts_with_all_they_tell(form: str, take: Take) -> None:
    graph = read(form, take)
    told = {}
    for source, target, values in graph.edges(data=True):
        told[source, target, values["event_id"], values["target_role"]] = values
    wanted = list(edges(take("events")))
    assert len(graph.edges) == len(wanted) == len(told)
    for edge in wanted:
        back = told[edge.source, edge.target, edge.values["event_id"], edge.values["target_role"]]
        assert {name: back.get(name) for name, _ in EDGE_FIELDS} == edge.values


def test_an_act_among_equals_goes_both_ways(take: Take) -> None:
    graph = read("graphml", take)
    mutual = {(a, b) for a, b, values in graph.edges(data=True) if values["mutual"]}
    assert ("RUS", "CAF") in mutual and ("CAF", "RUS") in mutual and len(mutual) == 6
    (delivered,) = [v for a, b, v in graph.edges(data=True) if (a, b) == ("RUS", "CAF") and v["phase"] == "delivered"]
    assert (delivered["source_role"], delivered["target_role"]) == ("supplier", "recipient")


def test_spells_are_the_stretch_of_days_and_never_a_guess(take: Take) -> None:
    text = written("gexf", take("events")).decode()
    assert '<spell start="2019-03-01" end="2019-03-31"/>' in text, "a month is a month"
    assert '<spell end="2020-12-31"/>' in text, "an open side has no bound"
    (undated,) = [line for line in text.splitlines() if 'value="planned"' in line and "<edge " in line]
    assert "spell" not in undated


def test_what_is_no_edge_is_counted(take: Take) -> None:
    taken = take("events")
    list(edges(taken))
    assert taken.left[ONE_SIDED] == 0
