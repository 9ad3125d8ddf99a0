"""The phrases that a noun or a preposition takes, each in the slot its preposition names."""

from dataclasses import dataclass

from legation.language.grammar import COMPLEX_PREPOSITIONS, MEANS
from legation.language.tree import Tree

# phrases that the parser hangs on the thing acted on, where they tell of the act: "deliveries of tanks from Russia to
# Mali"
LIFTED = frozenset({"to", "from", "by", "in", "at", "with", "for", "between"})


@dataclass(frozen=True, slots=True)
class Argument:
    """One phrase that a predicate takes: the slot and the phrase's head token."""

    slot: str
    token: int


def prepositional(tree: Tree, p: int) -> list[Argument]:
    """The arguments under one preposition, its name normalised ("out of" is from, a passive "by" is agent)."""
    token = tree.parse.tokens[p]
    name, objects = _preposition(tree, p)
    doing = token.dep == "agent" and name == "by"
    found = [Argument("agent" if doing and _can_do(tree, o) else name, tree.antecedent(o)) for o in objects]
    for c in tree.parse.children[p]:
        if tree.parse.tokens[c].dep == "conj" and tree.parse.tokens[c].pos == "ADP":
            found += prepositional(tree, c)
    return found


def _can_do(tree: Tree, i: int) -> bool:
    """False of what stands after "by" in a passive and does nothing: "delivered by rail", "delivered by May"."""
    means = tree.parse.tokens[i].lemma in MEANS and not tree.parse.children[i]
    return not means and not tree.in_time(i)


def _preposition(tree: Tree, p: int) -> tuple[str, list[int]]:
    token = tree.parse.tokens[p]
    children = [tree.parse.tokens[c] for c in tree.parse.children[p]]
    name = COMPLEX_PREPOSITIONS.get((token.lemma,), token.lemma)
    for child in children:
        key = (token.text.lower(), child.lemma)
        if child.dep in ("prep", "pcomp") and key in COMPLEX_PREPOSITIONS:
            return COMPLEX_PREPOSITIONS[key], tree.objects(child.i) or [o for o in tree.objects(p) if o != child.i]
        if child.dep == "advmod" and (child.lemma, token.lemma) in COMPLEX_PREPOSITIONS:
            return COMPLEX_PREPOSITIONS[child.lemma, token.lemma], tree.objects(p)
        if child.dep == "pobj":
            for inner in tree.parse.children[child.i]:
                full = (token.lemma, child.lemma, tree.parse.tokens[inner].lemma)
                if full in COMPLEX_PREPOSITIONS:
                    return COMPLEX_PREPOSITIONS[full], tree.objects(inner)
    nested = [c.i for c in children if c.dep == "prep"]
    objects = tree.objects(p)
    if not objects and nested:
        return _preposition(tree, nested[0])
    return name, objects


def noun_arguments(tree: Tree, i: int) -> list[Argument]:
    """Every phrase that the noun at `i` takes, those that only the parser hangs deeper included."""
    found: list[Argument] = []
    for c in tree.parse.children[i]:
        child = tree.parse.tokens[c]
        if child.dep == "poss":
            found.append(Argument("possessor", tree.antecedent(c)))
        elif child.dep in ("compound", "amod", "nmod", "nummod"):
            found.append(Argument("modifier", c))
            found += [Argument("modifier", g) for g in _inner_modifiers(tree, c)]
        elif child.dep in ("prep", "agent"):
            found += prepositional(tree, c)
        elif child.dep == "appos":
            found.append(Argument("appositive", c))
    return found + _lifted(tree, found)


def _lifted(tree: Tree, found: list[Argument]) -> list[Argument]:
    """Phrases under the noun's own arguments that tell of the act: "deliveries of tanks from Russia", "the sale to
    Taiwan of 66 jets".
    """
    slots = {a.slot for a in found}
    lifted: list[Argument] = []
    for a in found:
        common = tree.parse.tokens[a.token].pos == "NOUN"
        if a.slot == "of" and common:
            wanted = LIFTED - slots
        elif a.slot in ("to", "from", "by") and not common and "of" not in slots:
            wanted = frozenset({"of"})
        else:
            continue
        inner = [
            b
            for j in tree.conjuncts(a.token)
            for p in tree.parse.children[j]
            if tree.parse.tokens[p].dep in ("prep", "agent")
            for b in prepositional(tree, p)
        ]
        lifted += [b for b in inner if b.slot in wanted and (b.slot != "of" or _is_thing(tree, b.token))]
    return lifted


def _is_thing(tree: Tree, i: int) -> bool:
    """A common noun, or a name with an article or a number before it: "an offer from China of a Type 056"."""
    kinds = {tree.parse.tokens[c].text.lower() for c in tree.parse.children[i]}
    counted = any(tree.parse.tokens[c].dep == "nummod" for c in tree.parse.children[i])
    return tree.parse.tokens[i].pos == "NOUN" or counted or bool(kinds & {"a", "an"})


def _inner_modifiers(tree: Tree, i: int) -> list[int]:
    inner: list[int] = []
    for c in tree.parse.children[i]:
        if tree.parse.tokens[c].dep in ("compound", "amod", "nmod", "poss", "npadvmod"):
            inner.append(c)
            inner += _inner_modifiers(tree, c)
    return inner
