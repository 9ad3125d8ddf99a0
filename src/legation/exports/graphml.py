"""GraphML: the network for networkx, igraph, yEd and Cytoscape."""

from collections.abc import Iterator, Mapping, Sequence

from legation.exports.graph import EDGE_FIELDS, NODE_FIELDS, edges, nodes
from legation.exports.rows import Cell
from legation.exports.taken import Taken
from legation.exports.xml import attribute, text

TYPES = {"integer": "long", "string": "string", "boolean": "boolean"}


def pieces(taken: Taken) -> Iterator[bytes]:
    """The file in pieces."""
    return (line.encode("utf-8") for line in _lines(taken))


def _lines(taken: Taken) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield f"<desc>Codebook {text(taken.codebook)}; filters: {text(taken.filters or 'none')}</desc>\n"
    for of, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for name, kind in fields:
            yield f'<key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{TYPES[kind]}"/>\n'
    yield '<graph id="legation" edgedefault="directed">\n'
    for node in nodes(taken):
        yield f"<node id={attribute(node.node_id)}>{_data('node', node.values, NODE_FIELDS)}</node>\n"
    for edge in edges(taken):
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        yield f"<edge id={attribute(edge.edge_id)} {ends}>{_data('edge', edge.values, EDGE_FIELDS)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(of: str, values: Mapping[str, Cell], fields: Sequence[tuple[str, str]]) -> str:
    told = [(name, values[name]) for name, _ in fields if values[name] is not None]
    return "".join(f'<data key="{of}_{name}">{text(value)}</data>' for name, value in told)
