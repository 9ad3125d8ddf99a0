"""Tense, aspect, voice, modality and negation of a verb group, read from its auxiliaries."""

from dataclasses import dataclass, replace

from legation.language.grammar import CAUSATIVE, WITHOUT_OBJECT
from legation.language.parse import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass")
NEGATIVE_DETERMINERS = frozenset({"no", "neither"})
# "they are gone": nothing is done to them
MOVED = frozenset({"go"})
OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "attr", "oprd", "acomp", "dative"})
# "not all tanks came": of some it is true
NOT_ALL = frozenset({"all", "every", "only", "just", "much", "many", "everything", "everybody", "everyone"})
ONE_PERSON = frozenset({"he", "she", "it"})
FUTURE = frozenset({"will", "'ll", "wo", "shall"})


@dataclass(frozen=True, slots=True)
class Features:
    """How a predicate is told.

    `tense` is past, present, future or None (bare infinitive, noun); `modal` the word of a modal verb.
    """

    tense: str | None = None
    modal: str | None = None
    passive: bool = False
    progressive: bool = False
    perfect: bool = False
    negated: bool = False
    infinitive: bool = False


def features_of(parse: Parse, i: int) -> Features:
    """Read the verb group of token `i`; a noun or adjective gives only its negation."""
    token = parse.tokens[i]
    auxiliaries = [parse.tokens[c] for c in parse.children[i] if parse.tokens[c].dep in ("aux", "auxpass")]
    negated = _negated(parse, i)
    state = state_of(parse, i)
    if state is not None and token.lemma not in MOVED:
        whole = features_of(parse, state)
        return replace(whole, passive=True, negated=whole.negated or negated)
    if token.pos not in ("VERB", "AUX"):
        return Features(negated=negated)
    moved = token.lemma in MOVED
    own = "VBD" if _unmarked_past(parse, i) else token.tag
    found = Features(
        tense=_tense(own, [a.tag for a in auxiliaries]),
        passive=not moved and (any(a.dep == "auxpass" for a in auxiliaries) or _bare_passive(parse, i)),
        progressive=_progressive(token.tag, [(a.tag, a.lemma) for a in auxiliaries]),
        perfect=any(a.lemma == "have" or (moved and a.lemma == "be" and token.tag == "VBN") for a in auxiliaries),
        negated=negated,
        infinitive=any(_with_to(parse, a) for a in auxiliaries) and token.dep != "ROOT",
        modal=next((a.text.lower() for a in auxiliaries if a.tag == "MD" and a.text.lower() not in FUTURE), None),
    )
    if any(a.tag == "MD" and a.text.lower() in FUTURE for a in auxiliaries):
        found = replace(found, tense="future")
    return _shared(parse, i, found, bool(auxiliaries))


def _with_to(parse: Parse, auxiliary: Token) -> bool:
    """The "to" of an infinitive, also where it hangs on its auxiliary: "are to be schooled"."""
    under = (parse.tokens[c] for c in parse.children[auxiliary.i] if auxiliary.tag == "VB")
    return auxiliary.tag == "TO" or any(t.tag == "TO" and t.dep == "aux" for t in under)


def _unmarked_past(parse: Parse, i: int) -> bool:
    """ "He let it be known": what one person does at present ends in "s"."""
    token = parse.tokens[i]
    subjects = (parse.tokens[c].text.lower() for c in parse.children[i] if parse.tokens[c].dep in SUBJECTS)
    return token.tag == "VBP" and token.text.lower() == token.lemma and any(s in ONE_PERSON for s in subjects)


def state_of(parse: Parse, i: int) -> int | None:
    """The "be" of a participle that the parser takes for an adjective: "the base was closed"."""
    token = parse.tokens[i]
    head = parse.tokens[token.head]
    participle = token.tag == "VBN" and token.pos == "VERB" and token.dep == "acomp"
    return head.i if participle and head.lemma == "be" else None


def _progressive(tag: str, auxiliaries: list[tuple[str, str]]) -> bool:
    """ "is delivering", "are being delivered"."""
    own = tag == "VBG" and any(lemma == "be" for _, lemma in auxiliaries)
    return own or any(a == "VBG" for a, _ in auxiliaries)


def _negated(parse: Parse, i: int) -> bool:
    """Negation of the predicate's own group or of its subject.

    "did not", "no longer", "instead of delivering"; "neither side", "not one tank".
    """
    token = parse.tokens[i]
    preposition = parse.tokens[max(0, token.head - 1) : token.head + 1]
    if token.dep == "pcomp" and any(t.lemma in ("without", "instead") for t in preposition):
        return True
    return any(_negates(parse, c) for c in parse.children[i])


def _negates(parse: Parse, c: int) -> bool:
    child = parse.tokens[c]
    if child.dep == "neg" or (child.dep == "det" and child.lemma in NEGATIVE_DETERMINERS):
        return True
    if child.lemma in ("never", "neither") and child.dep not in ("conj", *SUBJECTS):
        return True
    inner = [parse.tokens[g] for g in parse.children[c]]
    if child.dep == "advmod" and child.lemma in ("long", "longer"):
        return any(g.lemma == "no" for g in inner)
    if child.dep in SUBJECTS:
        some = any(g.lemma in NOT_ALL for g in inner)
        return any(
            g.lemma == "neither"
            or (g.dep == "neg" and not some)
            or (g.dep in ("nummod", "amod") and _denied(parse, g.i))
            for g in inner
        )
    return False


def _denied(parse: Parse, i: int) -> bool:
    return any(parse.tokens[c].dep == "neg" for c in parse.children[i])


def _tense(tag: str, auxiliaries: list[str]) -> str | None:
    tags = [*auxiliaries, tag]
    if "VBD" in tags:
        return "past"
    if "VBZ" in tags or "VBP" in tags:
        return "present"
    return None


def _bare_passive(parse: Parse, i: int) -> bool:
    """A past participle without an auxiliary has as its patient the noun it modifies, or its subject.

    "the jets supplied", "got the jets repaired", the headline "ship seized".
    """
    token = parse.tokens[i]
    if token.tag != "VBN":
        return False
    kinds = {parse.tokens[c].dep for c in parse.children[i]}
    if kinds & {"agent", "nsubjpass"}:
        return True
    if {"aux", "nsubj"} <= kinds:
        return False  # "claims that it had armed rebels": a clause, whatever the parser calls it
    if token.dep in ("acl", "amod"):
        return True
    if kinds & {"aux", "dobj"}:
        return False
    if token.dep == "conj" and "nsubj" in kinds:
        return features_of(parse, token.head).passive
    if token.dep == "ccomp" and parse.tokens[token.head].lemma in CAUSATIVE:
        return "nsubj" in kinds
    return token.dep == "advcl" or (token.dep in ("ROOT", "ccomp") and "nsubj" in kinds and is_headline(parse, i))


def is_headline(parse: Parse, i: int) -> bool:
    """True when the sentence around token `i` has no full stop: there "ship seized" may lack its auxiliary."""
    _, last = parse.sentences[parse.tokens[i].sentence]
    return parse.tokens[last - 1].text not in (".", "!", "?", "”", '"', "’")


def _goes_on_passive(parse: Parse, i: int) -> bool:
    """ "The ban was imposed in 1990 and lifted in 1994": what looks like a past without an object, of a verb that has
    one, goes on with the passive before it; "was invited and arrived" does not.
    """
    token = parse.tokens[i]
    kinds = {parse.tokens[c].dep for c in parse.children[i]}
    return token.text.lower().endswith("ed") and token.lemma not in WITHOUT_OBJECT and not kinds & OBJECTS


def _shared(parse: Parse, i: int, found: Features, has_auxiliary: bool) -> Features:
    """A conjunct without a verb group of its own shares that of the first: "will lead and advise"."""
    token = parse.tokens[i]
    if token.dep != "conj" or has_auxiliary or any(parse.tokens[c].dep in SUBJECTS for c in parse.children[i]):
        return found
    head = parse.tokens[token.head]
    if head.pos not in ("VERB", "AUX") or head.tag not in (token.tag, "VBN" if token.tag == "VBD" else token.tag):
        return found
    first = features_of(parse, head.i)
    if token.tag == "VBD" and head.tag == "VBN" and first.passive and not _goes_on_passive(parse, i):
        return found
    # "did not sign and deliver" shares the negation; "is not a member and has no plans" has its own
    shared = first.negated and token.tag in ("VB", "VBN", "VBG")
    return replace(first, negated=shared or found.negated, progressive=first.progressive and token.tag == "VBG")
