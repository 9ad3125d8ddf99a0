"""Acts that a sentence speaks of and does not tell: what a drill is good for, what a sale could lead to, what a visit
was about.

The name of an act stands in such a sentence as any other noun does; no word there says how far the act got. Where
nothing else tells of it, it is a record all the same. Where the story has told it, it is one record too many.
"""

from collections.abc import Iterator

from legation.claims.affair import GUESSES
from legation.claims.consolidate import has_time, same_item
from legation.claims.draft import Draft
from legation.claims.governors import TOPICAL
from legation.claims.repeats import names_thing, share_item
from legation.claims.roles import key
from legation.claims.things import DEFINITE
from legation.language.embedding import Frame
from legation.language.graph import Graph
from legation.model.claim import Item, Party

# what the verb of an act does, or is about, in clauses: "the drill aims to build trust", "shows that …"
CLAUSES = ("xcomp", "ccomp")
# and in phrases: "focuses on rescue", "contributes to peace", "coincides with the retreat"
ABOUT = ("on", "to", "with", "of", "as", "complement")
# how a clause that asks hangs on the word that asks
ASKING = ("ccomp", "pcomp", "csubj", "csubjpass")
UNKNOWN = frozenset({"unclear", "unknown", "uncertain", "unsure", "undecided", "undetermined"})
# how a noun hangs on another that only names something about it: "the aim of the drill"
PART = ("of", "possessor")
# an act with a name of its own is one of its own: "they trained during Golden Dragon"
COMMON = ("NN", "NNS")
# nouns by which an act comes about all the same: "the drill takes place"
HAPPENING = frozenset({"place", "effect", "shape", "part"})
# words of those who are against an act, and of those who keep others from one
AGAINST = frozenset({"oppose", "opposed", "opposition", "object", "objection", "resist"})
KEEPING = frozenset({"block", "prevent", "stop"})
# operators by which somebody tries to
ATTEMPTS = frozenset({"plan", "plan_to"})
# the stage of an act that somebody will not do; and of one that is kept from going on
NO, HALT = "no", "halt"
# parties that act for themselves; of a body its members may be against what it does
PRINCIPALS = frozenset({"state", "company", "person"})


def told(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one story without those that speak of an act which the story tells before."""
    telling = [draft for draft in drafts if not is_spoken_of(draft)]
    kept = [draft for draft in drafts if draft in telling or not any(_tells_it(other, draft) for other in telling)]
    return [draft for draft in kept if not any(_is_opposed(other, draft) for other in kept)]


def is_spoken_of(draft: Draft) -> bool:
    """Whether the draft's sentence names its act and tells neither how far it got nor when."""
    graph, act = draft.passage.graph, draft.passage.graph.token(draft.anchor)
    dated = draft.date.start or draft.date.end or draft.date.edtf or has_time(draft)
    if dated or (draft.progress.stage == "state" and not _is_the_same(draft)):
        return False
    if _is_asked(draft) or _takes_up(draft):
        return True
    first = next(iter(graph.chain(draft.anchor)), None)
    if first is None or draft.progress.worded or act.tag not in COMMON or not act.text.islower():
        return False
    return _only_speaks(graph, first)


def _is_the_same(draft: Draft) -> bool:
    """Whether a standing condition is only named again: "the ban", and nobody whose it is."""
    graph = draft.passage.graph
    again = any(graph.token(c).lemma in DEFINITE for c in graph.parse.children[draft.anchor])
    return again and not any(_stands_in(draft, p) for held in draft.roles.values() for p in held)


def _takes_up(draft: Draft) -> bool:
    """ "The sale would include the missiles": what is to come of an act told before, by nobody named."""
    graph, told = draft.passage.graph, draft.progress
    if told.worded or told.stage != "prospect" or not graph.is_verb(draft.anchor):
        return False
    heads = draft.consumed & set(graph.slot(draft.anchor, "agent"))
    again = (c for head in heads for c in graph.parse.children[head] if graph.token(c).lemma in DEFINITE)
    return any(again) and not any(_stands_in(draft, p) for held in draft.roles.values() for p in held)


def _is_asked(draft: Draft) -> bool:
    """ "It is unclear when the jets will come", "did not say whether they had": the act is what is asked about."""
    graph = draft.passage.graph
    words = [draft.anchor]
    for frame in graph.chain(draft.anchor):
        if not frame.embeds:
            break
        words.append(frame.token)
    return any(_asks(graph, i) for i in words)


def _asks(graph: Graph, i: int) -> bool:
    """Whether a word heads a clause that asks something."""
    token = graph.token(i)
    # "remained unclear when they would come": the parser takes the clause for a time
    open_question = {graph.token(j).lemma for j in (token.head, *graph.slot(token.head, "attribute"))} & UNKNOWN
    if token.dep not in ASKING and not (token.dep == "advcl" and open_question):
        return False
    asking = (graph.token(c) for c in graph.parse.children[i])
    return any((c.dep == "mark" and c.lemma in ("whether", "if")) or c.tag == "WRB" for c in asking)


def _only_speaks(graph: Graph, frame: Frame) -> bool:
    """Whether the word that a noun hangs on tells something else than that its act happens."""
    if frame.relation in TOPICAL and frame.relation not in PART:
        return True
    if not graph.is_verb(frame.token):
        return frame.relation in PART
    if frame.relation == "object":
        return True
    return frame.relation == "subject" and not graph.features(frame.token).passive and _does(graph, frame.token)


def _does(graph: Graph, verb: int) -> bool:
    """Whether a verb tells what its subject does, not that it happens."""
    things = [i for i in graph.slot(verb, "patient") if graph.token(i).lemma not in HAPPENING]
    return bool(things) or any(_is_about(graph, verb))


def _is_about(graph: Graph, verb: int) -> Iterator[bool]:
    yield any(graph.token(c).dep in CLAUSES for c in graph.parse.children[verb])
    yield bool(graph.slot(verb, *ABOUT)) and graph.token(verb).lemma != "be"


def _tells_it(other: Draft, draft: Draft) -> bool:
    """Whether another draft, told before, is of the same act by all that the draft's sentence says."""
    if other.event_type is not draft.event_type or other.offset >= draft.offset:
        return False
    if other.progress.stage == "state" != draft.progress.stage:
        return False
    if not same_item(other.item, draft.item) or (
        _stands_in(draft, draft.item) and names_thing(draft) and not share_item(other, draft)
    ):
        return False
    known = {key(p)[0] for parties in other.roles.values() for p in parties}
    told = (p for role, held in draft.roles.items() if not _is_filled_in(draft, role) for p in held)
    return all(key(p)[0] in known for p in told if _stands_in(draft, p))


def _is_opposed(other: Draft, draft: Draft) -> bool:
    """ "Chile opposes the sale": what somebody thinks of an act of other states, told before, refuses nothing."""
    stages = other.progress.stage, draft.progress.stage
    if other.event_type is not draft.event_type or other.offset >= draft.offset or stages[0] == NO:
        return False
    if stages[1] not in (NO, HALT):
        return False
    parties = [p for held in other.roles.values() for p in held]
    opponents = {key(p)[0] for p in _opponents(draft)}
    apart = bool(opponents) and opponents.isdisjoint(key(p)[0] for p in parties)
    return apart and all(p.kind in PRINCIPALS for p in parties) and same_item(other.item, draft.item)


def _opponents(draft: Draft) -> list[Party]:
    """Who only speaks against the act, or tries to keep others from it."""
    graph, progress = draft.passage.graph, draft.progress
    tried = bool(ATTEMPTS & set(progress.operators))
    words = {graph.lemma(i) for i in progress.governors}
    keeps = tried and graph.is_verb(draft.anchor) and graph.lemma(draft.anchor) in KEEPING
    if not keeps and not words & (AGAINST | (KEEPING if tried else set())):
        return []
    doing = [
        *(i for role, i in progress.roles if role == "actor"),
        *(graph.slot(draft.anchor, "agent") if keeps else ()),
    ]
    return [p for i in doing for p in draft.passage.parties.of(i) or draft.passage.parties.owners(i)]


def _is_filled_in(draft: Draft, role: str) -> bool:
    """Whether a role has its party by what the story lets expect, and not by the sentence's grammar."""
    return any(f"{step}:{role}" in draft.rules for step in GUESSES)


def _stands_in(draft: Draft, told: Item | Party | None) -> bool:
    """Whether a thing or a party is named in the sentence of the draft."""
    first, last = draft.passage.sentence_text(draft.sentence)[:2]
    return told is not None and told.start is not None and first <= told.start < last
