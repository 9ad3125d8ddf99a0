"""Names under which several states act as one: "the three Baltic states", "the Benelux countries", "the Nordics".

Which names do is told by the table of regions; a name that only says where states lie ("Gulf states") stands for none
of them in particular, and so does a number that is not that of all members.
"""

import re

from legation.language.discourse import state_party
from legation.language.graph import Graph
from legation.language.names import Atom
from legation.language.numerals import number, read_number
from legation.language.words import description_words
from legation.model.claim import Party
from legation.world.names import Names

DESCRIBING = ("amod", "compound", "nmod")
PLURAL = ("NNS", "NNPS")


def members(atom: Atom, i: int, graph: Graph, names: Names) -> tuple[Party, ...]:
    """The states that the name of a region at token `i` stands for as actors, each with the words of the page; () where
    it is a place or a description.
    """
    found = names.collective(atom.entry.key)
    if not found or not _stand_for_states(atom, i, graph) or count(i, graph) not in (None, len(found)):
        return ()
    return tuple(state_party(names, iso3, atom.text, atom.start, atom.end) for iso3 in found)


def _stand_for_states(atom: Atom, i: int, graph: Graph) -> bool:
    """Whether the words name the states themselves, and do not describe something else: "Baltic air policing"."""
    token = graph.token(i)
    if token.dep not in DESCRIBING:
        return atom.text.endswith("s") or atom.entry.subkind != "geographic"  # "the Baltic" is a sea
    head = graph.token(token.head)
    nouns = description_words()
    return head.tag in PLURAL and head.lemma in (*nouns["country_nouns"], *nouns["pair_nouns"])


def count(i: int, graph: Graph) -> int | None:
    """The number before the name, or before the noun that it describes: "the three Baltic states"."""
    token = graph.token(i)
    heads = (i, token.head) if token.dep in DESCRIBING else (i,)
    numbers = (graph.token(c) for head in heads for c in graph.parse.children[head])
    counted = (
        read_number(n.text) for n in numbers if n.dep == "nummod" and re.fullmatch(number(), n.text, re.IGNORECASE)
    )
    return next((int(n) for n in counted), None)
