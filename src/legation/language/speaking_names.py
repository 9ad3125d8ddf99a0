"""Under what name a party speaks, and which person bears the office by which it is called."""

from legation.language.reading import Passage
from legation.language.words import voice_words
from legation.model.claim import Party

OUTLET_KINDS = ("outlet", "broadcaster", "newspaper", "state_media")
# parts of an organisation that speak under their own name
ORGANS = ("organ", "committee")


def office_of(passage: Passage, i: int, party: Party) -> str | None:
    """The office of a state by which a phrase calls somebody."""
    atom = passage.overlay.at(i)
    return atom.entry.key if atom is not None and atom.entry.kind == "title" and party.kind == "state" else None


def bearer(passage: Passage, i: int, party: Party) -> Party:
    """Whom the story names, before or later, as the one bearer of the office at token `i`; the party itself else."""
    atom, office = passage.overlay.at(i), office_of(passage, i, party)
    if atom is None or office is None or party.person:
        return party
    definite = _is_definite(passage, i)
    if party.iso3 and (definite or office in voice_words()["single_offices"]):
        party = passage.discourse.people.holder(party.iso3, office, atom.text) or party
    if definite and not party.person:
        party = passage.discourse.people.named_next(party, passage.offset + passage.graph.token(i).start) or party
    return party


def _is_definite(passage: Passage, i: int) -> bool:
    """ "its ambassador", "the foreign minister": one bearer, whom the story has in mind."""
    articles = {passage.graph.token(c).lemma for c in passage.graph.parse.children[i]}
    return passage.graph.token(i).tag in ("NN", "NNP") and articles.isdisjoint(("a", "an", "another", "one"))


def printed_name(passage: Passage, i: int, party: Party) -> str:
    """The name of a party that speaks, whose words stand at token `i`: a person's as the page spells it, an
    organisation's, a part of a state by adjective and office ("Serbian Ministry of Defence").
    """
    if party.person:
        return passage.discourse.people.spelling(party.person)
    if party.kind in ORGANS and party.org:
        return party.org
    if party.kind != "state" or not party.org or not party.iso3:
        return party.name
    atom = passage.overlay.at(i)
    if atom is not None and atom.entry.iso3 and atom.entry.kind in ("branch", "organisation"):
        return atom.text if atom.entry.kind == "branch" else atom.entry.name
    office = atom.text if atom is not None and atom.entry.kind == "title" else party.org
    return f"{passage.adjective(party.iso3)} {office}"


def kind_of(party: Party) -> str:
    """What kind of source a party is: person, agency, outlet or organisation."""
    if party.person:
        return "person"
    if party.kind == "agency":
        return "agency"
    return "outlet" if party.kind in OUTLET_KINDS else "organisation"
