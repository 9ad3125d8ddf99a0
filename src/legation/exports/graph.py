"""The network as plain nodes and edges: states and organisations, and the acts between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.exports.rows import Cell
from legation.exports.sides import dyads, node_id, node_name
from legation.exports.taken import Taken
from legation.register.summary import quantity_words

NODE_FIELDS = (("label", "string"), ("kind", "string"), ("iso3", "string"))
"""What a node tells, with its type."""

EDGE_FIELDS = (
    ("event_id", "string"),
    ("type", "string"),
    ("phase", "string"),
    ("modality", "string"),
    ("background", "boolean"),
    ("source_role", "string"),
    ("target_role", "string"),
    ("mutual", "boolean"),
    ("date_from", "string"),
    ("date_to", "string"),
    ("time_precision", "string"),
    ("item", "string"),
    ("quantity", "string"),
    ("reports", "integer"),
    ("independent_sources", "integer"),
    ("status", "string"),
)
"""What an edge tells, with its type."""

ONE_SIDED = "events that name fewer than two parties, which are no edge"


@dataclass(frozen=True, slots=True)
class Node:
    """A party by its id in the graph."""

    node_id: str
    values: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Edge:
    """An act from one party to another."""

    edge_id: str
    source: str
    target: str
    values: dict[str, Cell]


def nodes(taken: Taken) -> list[Node]:
    """Every party of the events wanted, once, by id; there are few of them, however many events there are."""
    found: dict[str, Node] = {}
    for event in taken.events():
        for _, parties in event.lead.actors:
            for party in parties:
                name = node_id(party)
                values: dict[str, Cell] = {"label": node_name(party), "kind": party.kind, "iso3": party.iso3}
                # companies and ministries bear a state's code: the state gives the node its kind
                if name not in found or (party.kind == "state" and found[name].values["kind"] != "state"):
                    found[name] = Node(name, values)
    return [found[name] for name in sorted(found)]


def edges(taken: Taken) -> Iterator[Edge]:
    """The acts, by date; an act among several is several edges, which share its event's id."""
    for event in taken.events():
        lead, number = event.lead, -1
        for number, dyad in enumerate(dyads(lead, taken.lore.roles)):
            values: dict[str, Cell] = {
                "event_id": event.event_id,
                "type": lead.type,
                "phase": lead.phase,
                "modality": lead.modality,
                "background": lead.background,
                "source_role": dyad.source_role,
                "target_role": dyad.target_role,
                "mutual": dyad.mutual,
                "date_from": lead.date.start,
                "date_to": lead.date.end,
                "time_precision": lead.date.grain,
                "item": (lead.item.designation or lead.item.name) if lead.item else None,
                "quantity": quantity_words(lead.item.quantity) or None if lead.item else None,
                "reports": event.reports,
                "independent_sources": event.independent_sources,
                "status": event.status,
            }
            yield Edge(f"{event.event_id}-{number}", node_id(dyad.source), node_id(dyad.target), values)
        if number < 0:
            taken.left[ONE_SIDED] += 1
