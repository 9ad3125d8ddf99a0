"""The phrases that stand with a verb, each in its slot; what is only understood is left to control."""

from functools import cache

from legation.language.features import is_headline, state_of
from legation.language.grammar import COMPLEX_PREPOSITIONS, TWO_OBJECTS
from legation.language.numerals import table
from legation.language.parse import Token
from legation.language.phrases import Argument, prepositional
from legation.language.tree import PASSIVE_SUBJECTS, SUBJECTS, Tree


def verb_arguments(tree: Tree, i: int) -> list[Argument]:
    """Every phrase that stands with the verb at `i`."""
    passive = tree.features(i).passive
    found = [Argument("patient" if passive else "agent", c) for c in _listed_subjects(tree, i)]
    for c in _dependents(tree, i):
        child = tree.parse.tokens[c]
        if child.dep in SUBJECTS and child.dep != "expl" and _expletive(tree, i, child):
            continue
        if child.dep in SUBJECTS and child.dep != "expl":
            found.append(Argument("patient" if passive else "agent", tree.antecedent(c)))
        elif child.dep in PASSIVE_SUBJECTS:
            # "was given a corvette": the thing given is the object, the subject is who gets it
            given = passive and tree.direct_object(i) is not None
            found.append(Argument("dative" if given else "patient", tree.antecedent(c)))
        elif child.dep == "dobj" and tree.speaks(i, c):
            found.append(Argument("agent", c))
        elif child.dep == "dobj" and _given_to(tree, i, c):
            found.append(Argument("dative", c))
        elif child.dep in ("dobj", "attr", "oprd"):
            found.append(Argument("patient" if child.dep == "dobj" else "attribute", tree.antecedent(c)))
        elif child.dep == "dative" and child.pos != "ADP":
            found.append(Argument("dative", c))
        elif child.dep in ("prep", "agent", "dative"):
            found += prepositional(tree, c)
        elif child.dep == "acomp" or (child.dep == "ccomp" and child.pos == "ADJ"):
            found += _said_to_be(tree, c)
        elif child.dep == "npadvmod" and _governs(tree, c):
            found.append(Argument("patient", c))
        elif child.dep in ("npadvmod", "advmod"):
            found.append(Argument("adverb", c))
            found += [
                a
                for p in tree.parse.children[c]
                if tree.parse.tokens[p].dep == "prep" and child.dep == "advmod"
                for a in prepositional(tree, p)
            ]
            found += _after_adverb(tree, i, c)
        elif child.dep == "prt":
            found += _under_particle(tree, i, c, passive)
    found = _given_in_relative(tree, i, [*found, *_after_time(tree, found)])
    return _late_object(tree, found) + _meant_for(tree, i)


def _after_time(tree: Tree, found: list[Argument]) -> list[Argument]:
    """ "told Congress on 25 January of a sale": what the parser hangs on a time belongs to the verb."""
    dated = [a.token for a in found if tree.parse.tokens[a.token].text in _time_words()]
    below = [p for j in dated for p in tree.parse.children[j] if tree.parse.tokens[p].dep == "prep"]
    behind = [a for p in below for a in prepositional(tree, p)]
    words = [(a, tree.parse.tokens[a.token]) for a in behind]
    return [a for a, word in words if word.tag != "CD" and word.text not in _time_words()]


@cache
def _time_words() -> frozenset[str]:
    """Months, weekdays and units of time as printed: what stands at the head of a time."""
    times = table("times")
    named = (name for rows in (times["months"], times["weekdays"]) for row in rows for name in row["names"])
    return frozenset((*named, *(word for row in times["units"].values() for word in row["words"])))


def _given_in_relative(tree: Tree, i: int, found: list[Argument]) -> list[Argument]:
    """ "the boat it gave Samoa": the only object is who gets the thing that the clause is on."""
    token = tree.parse.tokens[i]
    if token.dep != "relcl" or token.lemma not in TWO_OBJECTS or not tree.has_subject(i):
        return found
    if tree.features(i).passive or any(a.slot == "dative" or a.token == token.head for a in found):
        return found
    objects = [a for a in found if a.slot == "patient"]
    if len(objects) != 1 or tree.parse.tokens[objects[0].token].pos != "PROPN":
        return found
    return [Argument("dative", a.token) if a in objects else a for a in found] + [Argument("patient", token.head)]


def _late_object(tree: Tree, found: list[Argument]) -> list[Argument]:
    """ "turned over to the Kenyan Navy two boats": a number after a name begins the thing, which the parser takes for
    one phrase with who gets it.
    """
    parted: list[Argument] = []
    receivers = {a.token for a in found if a.slot == "to"}
    for a in found:
        counts = (c for c in tree.parse.children[a.token] if c and tree.parse.tokens[c].tag == "CD")
        before = next((tree.parse.tokens[c - 1] for c in counts if tree.parse.tokens[c].dep == "nummod"), None)
        named = before is not None and before.pos == "PROPN" and (before.head == a.token or before.i in receivers)
        if a.slot == "to" and before is not None and named:
            receiver = [] if before.i in receivers else [Argument("to", before.i)]
            parted += [*receiver, Argument("patient", a.token)]
        else:
            parted.append(a)
    return parted


def _meant_for(tree: Tree, i: int) -> list[Argument]:
    """ "appealed for troops to help": the subject of an infinitive with "for" is what is appealed for."""
    found = []
    for clause in (c for c in tree.parse.children[i] if tree.parse.tokens[c].dep in ("advcl", "xcomp")):
        parts = [tree.parse.tokens[c] for c in tree.parse.children[clause]]
        if any(t.dep == "mark" and t.lemma == "for" for t in parts):
            found += [Argument("for", t.i) for t in parts if t.dep in SUBJECTS]
    return found


def _said_to_be(tree: Tree, c: int) -> list[Argument]:
    """What an adjective says, with its phrases; in "made tanks available to Mali" its thing is the verb's object."""
    found = [Argument("attribute", c)]
    for d in tree.parse.children[c]:
        if tree.parse.tokens[d].dep == "nsubj":
            found.append(Argument("patient", tree.antecedent(d)))
        elif tree.parse.tokens[d].dep == "prep":
            found += prepositional(tree, d)
    return found


def _given_to(tree: Tree, i: int, c: int) -> bool:
    """ "will hand the Fijian military 14 vehicles": of two objects the first is who gets the other."""
    return any(d > c and tree.parse.tokens[d].dep == "dobj" for d in tree.parse.children[i])


def _dependents(tree: Tree, i: int) -> list[int]:
    """The words that belong to a verb: its own, and those which the parser leaves under the "be" or the verb of
    saying beside it.
    """
    own = list(tree.parse.children[i])
    if len(_split_subjects(tree, i)) == 2:
        own.remove(_split_subjects(tree, i)[0])
    token = tree.parse.tokens[i]
    if state_of(tree.parse, i) is not None:
        own += [c for c in tree.parse.children[token.head] if c != i]
    if token.dep == "ccomp" and not tree.has_subject(i):
        own += _split_subjects(tree, token.head)[:1]
    return sorted(own)


def _split_subjects(tree: Tree, i: int) -> list[int]:
    """“The base,” said the general, “will be closed”: two subjects around a verb of saying, the first of which is
    that of the words said.
    """
    subjects = [c for c in tree.parse.children[i] if tree.parse.tokens[c].dep == "nsubj"]
    said = any(tree.parse.tokens[c].dep == "ccomp" and not tree.has_subject(c) for c in tree.parse.children[i])
    return subjects if len(subjects) == 2 and subjects[0] < i < subjects[1] and said else []


def _listed_subjects(tree: Tree, i: int) -> list[int]:
    """ "Poland, Ukraine sign accord": a headline lists its subjects without "and", and the parser takes the first
    for something else.
    """
    subject = next(
        (c for c in tree.parse.children[i] if tree.parse.tokens[c].dep in (*SUBJECTS, *PASSIVE_SUBJECTS)), None
    )
    first, _ = tree.parse.sentences[tree.parse.tokens[i].sentence]
    if subject is None or not is_headline(tree.parse, i):
        return []
    found: list[int] = []
    low = tree.parse.subtree(subject)[0]
    while low - 2 >= first and tree.parse.tokens[low - 1].text == "," and tree.parse.tokens[low - 2].pos == "PROPN":
        head = low - 2
        low = tree.parse.subtree(head)[0] if tree.parse.tokens[head].head == i else head
        found.insert(0, head)
    return found if low == first else []


def _under_particle(tree: Tree, i: int, particle: int, passive: bool) -> list[Argument]:
    """What the parser hangs on a particle: "handed it over to Mali", "hands over helicopters", and "seized off
    Libya", where it is none.
    """
    found = [
        a for p in tree.parse.children[particle] if tree.parse.tokens[p].dep == "prep" for a in prepositional(tree, p)
    ]
    if not tree.is_particle(particle):
        return found + prepositional(tree, particle)
    if not passive and tree.direct_object(i) is None:
        found += [Argument("patient", o) for o in tree.objects(particle)]
    return found


def _after_adverb(tree: Tree, i: int, adverb: int) -> list[Argument]:
    """ "held ahead of the summit", and "the base where troops train", in which "where" is in the base."""
    token, word = tree.parse.tokens[i], tree.parse.tokens[adverb]
    if word.lemma == "where" and token.dep == "relcl":
        return [Argument("in", token.head)]
    found = []
    for p in tree.parse.children[adverb]:
        name = COMPLEX_PREPOSITIONS.get((word.lemma, tree.parse.tokens[p].lemma))
        if name is not None:
            found += [Argument(name, tree.antecedent(o)) for o in tree.objects(p)]
    return found


def _expletive(tree: Tree, i: int, subject: Token) -> bool:
    """ "it would be possible to supply": "it" stands for the infinitive and does nothing."""
    if subject.text.lower() != "it":
        return False
    kinds = {tree.parse.tokens[c].dep for c in tree.parse.children[i]}
    return "acomp" in kinds and bool(kinds & {"xcomp", "ccomp", "advcl"})


def _governs(tree: Tree, i: int) -> bool:
    """A noun that the parser took for an adverbial but that carries an infinitive or a "by" phrase is an object put
    late.
    """
    kinds = {(tree.parse.tokens[c].dep, tree.parse.tokens[c].lemma) for c in tree.parse.children[i]}
    return (
        any(dep in ("acl", "relcl") or (dep == "prep" and lemma == "by") for dep, lemma in kinds)
        and tree.direct_object(tree.parse.tokens[i].head) is None
    )
