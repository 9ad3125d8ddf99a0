"""GEXF 1.2: the network for Gephi, with the stretch of days in which each act may have taken place as its spell.

An open side of a stretch has no bound; an act without any date has no spell, which Gephi takes for always: `date_from`
and `date_to` tell the two apart.
"""

from collections.abc import Iterator, Mapping, Sequence

from legation.exports.graph import EDGE_FIELDS, NODE_FIELDS, Edge, Node, edges, nodes
from legation.exports.rows import Cell
from legation.exports.taken import Taken
from legation.exports.xml import attribute, text


def pieces(taken: Taken) -> Iterator[bytes]:
    """The file in pieces."""
    return (line.encode("utf-8") for line in _lines(taken))


def _lines(taken: Taken) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    made = f"Codebook {taken.codebook}; filters: {taken.filters or 'none'}"
    yield f"<meta><creator>Legation {text(taken.tool)}</creator><description>{text(made)}</description></meta>\n"
    yield '<graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n'
    # the label is an attribute of its own in this format
    yield from _fields("node", NODE_FIELDS[1:])
    yield from _fields("edge", EDGE_FIELDS)
    yield "<nodes>\n"
    yield from map(_node, nodes(taken))
    yield "</nodes>\n<edges>\n"
    yield from map(_edge, edges(taken))
    yield "</edges>\n</graph>\n</gexf>\n"


def _fields(of: str, fields: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="static">\n'
    for name, kind in fields:
        yield f'<attribute id="{name}" title="{name}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _node(node: Node) -> str:
    label = attribute(node.values["label"])
    return f"<node id={attribute(node.node_id)} label={label}>{_values(node.values, NODE_FIELDS[1:])}</node>\n"


def _edge(edge: Edge) -> str:
    ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
    label = attribute(f"{edge.values['type']} {edge.values['phase']}")
    start, end = edge.values["date_from"], edge.values["date_to"]
    bounds = (f" start={attribute(start)}" if start else "") + (f" end={attribute(end)}" if end else "")
    spells = f"<spells><spell{bounds}/></spells>" if bounds else ""
    return (
        f'<edge id={attribute(edge.edge_id)} {ends} type="directed" label={label}>'
        f"{_values(edge.values, EDGE_FIELDS)}{spells}</edge>\n"
    )


def _values(values: Mapping[str, Cell], fields: Sequence[tuple[str, str]]) -> str:
    told = [(name, values[name]) for name, _ in fields if values[name] is not None]
    written = "".join(f"<attvalue for={attribute(name)} value={attribute(value)}/>" for name, value in told)
    return f"<attvalues>{written}</attvalues>"
