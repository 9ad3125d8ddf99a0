"""How one word hangs on the next one outward: the steps of a chain of embedding."""

from dataclasses import dataclass

from legation.language.grammar import (
    CITING,
    COMPLEX_PREPOSITIONS,
    CONDITIONAL_MARKS,
    SETTLING,
    TEMPORAL_MARKS,
    TEMPORAL_PREPOSITIONS,
)
from legation.language.parse import Token
from legation.language.tree import Tree

# what leads a relative clause in, with a noun before it
RELATIVE_WORDS = frozenset({"which", "whose", "whom"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One step outward from a predicate: the governing word and how the inner one hangs on it.

    `relation` is complement, object, subject, dative, attribute, modifier, purpose, participle, relative, conditional,
    temporal, or a preposition.
    """

    token: int
    relation: str

    @property
    def embeds(self) -> bool:
        """True when the outer word can change how far the inner act got (not when it merely frames or describes it)."""
        return self.relation not in (
            "relative",
            "temporal",
            "participle",
            "conditional",
            "purpose",
            "appositive",
            "coordinate",
        )


def step(tree: Tree, i: int) -> Frame | None:
    """The next word outward from `i` and how `i` hangs on it; None at the root."""
    token = tree.parse.tokens[i]
    if token.head == i:
        return None
    if token.dep == "conj" and _further_that(tree, token):
        return Frame(token.head, "complement")
    if token.dep == "conj" and tree.same_category(token.head, i):
        if _beside_infinitive(tree, i):
            return Frame(token.head, "coordinate")
        return step(tree, tree.first_conjunct(i))
    relation = "subject" if token.dep == "dobj" and tree.speaks(token.head, i) else _DIRECT.get(token.dep)
    if token.dep == "ccomp" and _led_by_relative(tree, i):
        return Frame(token.head, "relative")
    if token.dep == "ccomp" and _coordinate(tree, token):
        return Frame(token.head, "coordinate")
    if relation is not None:
        return Frame(token.head, relation)
    if token.dep in ("pobj", "pcomp"):
        return _step_over_preposition(tree, token)
    if token.dep in ("advcl", "acl", "relcl"):
        return Frame(token.head, _clause_relation(tree, token))
    if token.dep in ("prep", "agent"):
        return Frame(token.head, token.lemma)
    return Frame(token.head, "modifier")


def _beside_infinitive(tree: Tree, i: int) -> bool:
    """ "agreed to help, and instructors have come": a clause with a subject and a tense of its own is no part of what
    an infinitive tells, though the parser joins it to it.
    """
    first, own = tree.features(tree.first_conjunct(i)), tree.features(i)
    return first.infinitive and tree.has_subject(i) and (own.tense is not None or own.modal is not None)


def _led_by_relative(tree: Tree, i: int) -> bool:
    """ "asked whether the force, half of whose soldiers are stationed there, might leave": a clause that a relative
    word leads in is one, though the parser takes it for what is asked. A question has no noun before its word.
    """
    tokens = tree.parse.tokens
    first = tree.parse.subtree(i)[0]
    noun = comma = False
    for t in tokens[first:i]:
        if t.text.lower() in RELATIVE_WORDS:
            return noun and comma and _own_word(tree, t.i, i)
        noun = noun or t.pos in ("NOUN", "PROPN")
        comma = comma or (noun and t.text == ",")
    return False


def _own_word(tree: Tree, j: int, verb: int) -> bool:
    """Whether no other verb stands between a word and the verb of its clause."""
    tokens = tree.parse.tokens
    while j != verb and tokens[j].head != j:
        j = tokens[j].head
        if j != verb and tree.is_verb(j):
            return False
    return j == verb


def _further_that(tree: Tree, token: Token) -> bool:
    """ "said that it had paid, and that the ships should come": the second clause is said like the first, though the
    parser joins it to the verb of saying.
    """
    if not _marked_that(tree, token.i) or _marked_that(tree, token.head):
        return False
    between = (c for c in tree.parse.children[token.head] if token.head < c < token.i)
    return any(tree.parse.tokens[c].dep == "ccomp" for c in between)


def _marked_that(tree: Tree, i: int) -> bool:
    children = (tree.parse.tokens[c] for c in tree.parse.children[i])
    return any(c.lemma == "that" and c.dep == "mark" for c in children)


def _coordinate(tree: Tree, token: Token) -> bool:
    """A clause with its own subject after "and" is no complement, whatever the parser says: "It has none, and Greek
    planes guard its sky".
    """
    between = tree.parse.tokens[min(token.i, token.head) : max(token.i, token.head)]
    if any(t.text in (";", ":") for t in between) and tree.has_subject(token.i) and token.i < token.head:
        return True
    before = [c for c in tree.parse.children[token.head] if c < token.i and tree.parse.tokens[c].dep == "cc"]
    return bool(before) and token.head < before[-1] and tree.has_subject(token.i)


def _step_over_preposition(tree: Tree, token: Token) -> Frame | None:
    prep = tree.parse.tokens[token.head]
    words = [prep.lemma]
    while prep.dep in ("prep", "pcomp") and tree.parse.tokens[prep.head].dep == "prep" and prep.head != prep.i:
        prep = tree.parse.tokens[prep.head]
        words.insert(0, prep.lemma)
    if prep.head == prep.i:
        return None
    name = COMPLEX_PREPOSITIONS.get(tuple(words), words[-1])
    if prep.dep == "agent":
        return Frame(prep.head, "subject")
    governor = tree.parse.tokens[prep.head]
    if governor.dep in ("prt", "advmod") and governor.head != governor.i:
        words.insert(0, governor.lemma)
        name = COMPLEX_PREPOSITIONS.get(tuple(words), name)
        governor = tree.parse.tokens[governor.head]
    if token.dep == "pcomp":
        words += [
            tree.parse.tokens[c].lemma for c in tree.parse.children[prep.i] if tree.parse.tokens[c].dep == "advmod"
        ]
        relation = "temporal" if {words[0], words[-1]} & TEMPORAL_PREPOSITIONS else "complement"
        return Frame(governor.i, relation)
    return Frame(governor.i, name)


def _inverted(tree: Tree, i: int) -> bool:
    """ "Should talks fail", "had it joined": a clause that opens with its auxiliary is a condition."""
    first = tree.parse.tokens[tree.parse.subtree(i)[0]]
    return (
        first.head == i
        and first.dep in ("aux", "auxpass")
        and first.text.lower() in ("should", "had", "were")
        and tree.has_subject(i)
    )


def _asked_for(tree: Tree, governor: int) -> bool:
    """ "called for a force to be sent", "a plan for the mission to leave": what is asked or planned, no purpose."""
    return not tree.is_verb(governor) or not any(
        tree.parse.tokens[c].dep == "dobj" for c in tree.parse.children[governor]
    )


def _cited(tree: Tree, noun: int) -> bool:
    """ "citing sources that it had begun": the clause is what the sources say, and tells nothing of who they are."""
    return tree.parse.tokens[tree.parse.tokens[noun].head].lemma in CITING


def _clause_relation(tree: Tree, token: Token) -> str:
    marks = {
        tree.parse.tokens[c].lemma
        for c in tree.parse.children[token.i]
        if tree.parse.tokens[c].dep in ("mark", "advmod")
    }
    infinitive = tree.features(token.i).infinitive or tree.bare_to(token.i)
    if token.dep == "relcl" and "that" in marks and _cited(tree, token.head):
        return "complement"
    if token.dep == "relcl":
        return "complement" if tree.features(token.i).infinitive or tree.bare_to(token.i) else "relative"
    if token.dep == "acl" and token.tag in ("VBD", "VBZ", "VBP") and "that" not in marks:
        return "relative"
    if token.dep == "acl":
        return "complement" if infinitive or token.tag == "VB" or "that" in marks else "participle"
    if marks & CONDITIONAL_MARKS or _inverted(tree, token.i):
        return "conditional"
    if infinitive and (tree.controls(token) or tree.parse.tokens[token.head].lemma in SETTLING):
        return "complement"
    if infinitive and "for" in marks and _asked_for(tree, token.head):
        return "complement"
    if "that" in marks or infinitive:
        return "purpose"
    return "temporal" if marks & TEMPORAL_MARKS else "participle"


_DIRECT = {
    "ccomp": "complement",
    "xcomp": "complement",
    "csubj": "subject",
    "csubjpass": "object",
    "parataxis": "complement",
    "dobj": "object",
    "nsubj": "subject",
    "nsubjpass": "object",
    "attr": "attribute",
    "oprd": "attribute",
    "acomp": "attribute",
    "dative": "dative",
    "appos": "appositive",
    "compound": "modifier",
    "amod": "modifier",
    "nmod": "modifier",
    "poss": "possessor",
}
