"""Who and what is understood where a clause leaves it out: control, raising, coordination, participles, gerunds."""

from typing import Protocol

from legation.language.embedding import Frame, step
from legation.language.grammar import (
    DISPOSITION_NOUNS,
    GERUND_OF_OBJECT,
    IMPERSONAL,
    ONLOOKING,
    PURPOSE_NOUNS,
    SUBJECT_CONTROL,
)
from legation.language.parse import Token
from legation.language.phrases import Argument, prepositional
from legation.language.tree import Tree


class Related(Protocol):
    """What control needs of the clause graph: its tree, and what has been worked out of other words."""

    @property
    def tree(self) -> Tree:
        """The parse tree."""

    def slot(self, i: int, *names: str) -> tuple[int, ...]:
        """The heads of the phrases in the named slots of predicate `i`."""

    def agent(self, i: int) -> int | None:
        """Who does what the word at `i` says."""

    def chain(self, i: int) -> tuple[Frame, ...]:
        """What the word at `i` is embedded in, from the nearest governor to the root."""


def with_implied(graph: Related, i: int, found: list[Argument], passive: bool) -> list[Argument]:
    """The arguments found, with the patient and the agent that are only understood."""
    slots = {a.slot for a in found}
    if "patient" not in slots:
        implied = _implied_patient(graph, i, passive)
        if implied is not None:
            found.append(Argument("patient", implied))
    if "agent" not in slots:
        agent = _shared_by_phrase(graph, i) if passive else _implied_agent(graph, i)
        if agent is not None and all(a.token != agent for a in found):
            found.append(Argument("agent", agent))
    return found


def _implied_patient(graph: Related, i: int, passive: bool) -> int | None:
    """What a verb without an object of its own is done to: the modified noun, or the object it shares with a
    conjunct.
    """
    token = graph.tree.parse.tokens[i]
    if token.dep in ("acl", "amod") and token.tag == "VBN":
        return token.head
    if passive and not graph.tree.has_subject(i):
        understood = _understood_patient(graph, token)
        if understood is not None:
            return understood
    if (
        token.dep == "relcl"
        and not graph.tree.has_relative_pronoun(i)
        and graph.tree.has_subject(i)
        and not graph.tree.bare_to(i)
    ):
        return token.head
    if token.dep == "conj" and graph.tree.is_verb(token.head):
        first = graph.tree.features(token.head)
        if passive and first.passive and not graph.tree.has_subject(i):
            return next(iter(graph.slot(token.head, "patient")), None)
        return None
    shared = [
        c for c in graph.tree.parse.children[i] if graph.tree.parse.tokens[c].dep == "conj" and graph.tree.is_verb(c)
    ]
    if shared and not passive and not graph.tree.has_preposition(i) and not graph.tree.features(shared[0]).passive:
        return graph.tree.direct_object(shared[0])
    return None


def _understood_patient(graph: Related, token: Token) -> int | None:
    """What a passive without a subject is done to: "tanks to be sent", "is expected to be lifted", "signed in 2010,
    the treaty …".
    """
    if token.dep == "relcl":
        return token.head
    if token.dep in ("xcomp", "ccomp"):
        return _controller(graph, token)
    outer = graph.tree.outer(token.i) if token.dep in ("advcl", "pcomp") else None
    if outer is None or any(graph.tree.parse.tokens[c].lemma == "as" for c in graph.tree.parse.children[token.i]):
        return None
    given = graph.tree.direct_object(outer) if graph.tree.bare_to(token.i) else None
    return given if given is not None and given < token.i else _subject_of(graph, outer)


def _shared_by_phrase(graph: Related, i: int) -> int | None:
    """ "was trained, equipped and paid by Turkey": what follows the last of several participles holds for all of
    them.
    """
    for c in graph.tree.parse.children[i]:
        child = graph.tree.parse.tokens[c]
        alone = not any(
            graph.tree.parse.tokens[g].dep in ("aux", "auxpass", "nsubj", "nsubjpass")
            for g in graph.tree.parse.children[c]
        )
        if child.dep == "conj" and child.tag == "VBN" and alone:
            doers = [
                a.token
                for p in graph.tree.parse.children[c]
                if graph.tree.parse.tokens[p].dep == "agent"
                for a in prepositional(graph.tree, p)
            ]
            return doers[0] if doers else _shared_by_phrase(graph, c)
    return None


def agent_of_noun(graph: Related, i: int) -> int | None:
    """Who does what a noun names: its owner, or the subject of the verb that carries it."""
    owner = next(iter(graph.slot(i, "possessor", "by")), None)
    if owner is not None:
        return owner
    chain = graph.chain(i)
    if (
        chain
        and graph.tree.is_verb(chain[0].token)
        and chain[0].relation in ("object", "attribute")
        and graph.tree.lemma(chain[0].token) not in ONLOOKING
    ):
        return next((c for c in graph.slot(chain[0].token, "agent") if c != i), None)
    return None


def _implied_agent(graph: Related, i: int) -> int | None:
    """The understood subject of an infinitive, participle, gerund or later conjunct: control, raising and
    coordination.
    """
    token = graph.tree.parse.tokens[i]
    if token.dep in ("acl", "relcl") and token.tag == "VBG":
        return token.head
    if token.dep == "acl" or (token.dep == "relcl" and graph.tree.bare_to(i)):
        return None if token.tag == "VBN" else _meant_to_act(graph, token.head, i)
    if token.dep == "conj" and graph.tree.is_verb(token.head):
        return _agent_shared_with(graph, token.head)
    if token.dep in ("xcomp", "ccomp") or (
        token.dep == "advcl" and graph.tree.bare_to(i) and graph.tree.controls(token)
    ):
        return _controller(graph, token)
    if token.dep in ("advcl", "pcomp", "prep"):
        outer = graph.tree.outer(i)
        return _actor_around(graph, token, outer) if outer is not None else None
    return None


def _actor_around(graph: Related, token: Token, outer: int) -> int | None:
    """Who does what a gerund or loose clause says: the subject around; the object of "accused Rwanda of arming"."""
    preposition = graph.tree.parse.tokens[token.head].lemma
    if (
        token.dep == "pcomp"
        and graph.tree.parse.tokens[outer].lemma in GERUND_OF_OBJECT.get(preposition, ())
        and not graph.tree.features(outer).passive
    ):
        return graph.tree.direct_object(outer)
    return _subject_of(graph, outer)


def _meant_to_act(graph: Related, noun: int, infinitive: int) -> int | None:
    """Who is to do what an infinitive under a noun says: its owner ("an Italian request to supply"), who is given
    it, who carries it.
    """
    for_whom = _for_whom(graph, noun, infinitive)
    if for_whom is not None:
        return for_whom
    called = (
        next(iter(graph.slot(noun, "on", "to")), None)
        if graph.tree.parse.tokens[noun].lemma in ("call", "appeal", "request", "order")
        else None
    )
    of = ("of",) if graph.tree.parse.tokens[noun].lemma in DISPOSITION_NOUNS else ()
    owner = next(iter(graph.slot(noun, "possessor", "by", "from", *of)), None)
    if called is not None or owner is not None:
        return called if called is not None else owner
    adjective = next((j for j in graph.slot(noun, "modifier") if graph.tree.parse.tokens[j].text[:1].isupper()), None)
    if adjective is not None:
        return adjective
    governor = step(graph.tree, noun)
    if governor is not None and graph.tree.is_verb(governor.token) and governor.relation == "object":
        given = next(iter(graph.slot(governor.token, "dative", "to")), None)
        if given is not None:
            return given
    if governor is not None and graph.tree.is_verb(governor.token) and governor.relation == "for":
        return _subject_of(graph, governor.token)
    return graph.agent(noun)


def _for_whom(graph: Related, noun: int, infinitive: int) -> int | None:
    """ "permission for Ukraine to strike": the phrase right before the infinitive is its subject."""
    to = next(
        (
            c
            for c in graph.tree.parse.children[infinitive]
            if graph.tree.parse.tokens[c].tag == "TO" and graph.tree.parse.tokens[c].dep == "aux"
        ),
        None,
    )
    if (
        graph.tree.parse.tokens[noun].pos == "PROPN"
        and graph.tree.parse.tokens[graph.tree.parse.tokens[noun].head].lemma == "for"
    ):
        return noun
    return next((o for o in graph.slot(noun, "for") if graph.tree.parse.subtree(o)[1] == to), None)


def _agent_shared_with(graph: Related, first: int) -> int | None:
    if graph.tree.features(first).passive:
        return next(iter(graph.slot(first, "patient")), None)
    return graph.agent(first)


def _subject_of(graph: Related, i: int) -> int | None:
    if graph.tree.is_verb(i) and graph.tree.features(i).passive:
        return next(iter(graph.slot(i, "patient")), None)
    return graph.agent(i)


def _controller(graph: Related, token: Token) -> int | None:
    """Who or what an infinitive or gerund under a verb or adjective is about; nobody under an empty "it" or "the
    aim is".
    """
    found = _governing_argument(graph, token)
    if found is None:
        return None
    word, governor = graph.tree.parse.tokens[found], graph.tree.parse.tokens[token.head].lemma
    if word.lemma == "it" and governor in IMPERSONAL:
        return None
    if governor == "be" and word.lemma in PURPOSE_NOUNS:
        return next(iter(graph.slot(found, "possessor", "of")), None)
    return found


def _governing_argument(graph: Related, token: Token) -> int | None:
    """Of "cleared Russia to deliver" Russia; of "was authorised to deliver" its subject; of "agreed to deliver" who
    agreed.
    """
    governor = token.head
    if not graph.tree.is_verb(governor):
        return _controller_of_adjective(graph, governor)
    if graph.tree.features(governor).passive:
        return next(iter(graph.slot(governor, "patient")), None)
    if graph.tree.parse.tokens[governor].lemma in SUBJECT_CONTROL:
        return graph.agent(governor)
    target = next(
        (c for c in graph.tree.parse.children[governor] if graph.tree.parse.tokens[c].dep in ("dobj", "dative")), None
    )
    if target is not None and target < token.i and graph.tree.parse.tokens[target].pos != "ADP":
        return target
    if graph.tree.parse.tokens[governor].lemma in ("call", "appeal", "urge"):
        called = next(iter(graph.slot(governor, "on", "to", "upon")), None)
        if called is not None:
            return called
    if token.dep == "ccomp" and graph.tree.features(token.i).tense is not None:
        return None
    return graph.agent(governor)


def _controller_of_adjective(graph: Related, governor: int) -> int | None:
    head = graph.tree.parse.tokens[governor]
    return graph.agent(head.head) if head.dep in ("acomp", "attr", "oprd") else graph.agent(governor)
