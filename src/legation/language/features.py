"""Tense, aspect, voice, modality and negation of a verb group, read from its auxiliaries."""

from dataclasses import dataclass, replace

from legation.language.parse import Parse

NEGATORS = frozenset({"not", "n't", "never", "no longer", "neither", "nor"})
NEGATIVE_DETERMINERS = frozenset({"no", "neither"})
FUTURE = frozenset({"will", "'ll", "wo", "shall"})


@dataclass(frozen=True, slots=True)
class Features:
    """How a predicate is told: `tense` is past, present, future or None (bare infinitive, noun); `modal` the lemma of a modal verb."""

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
    if token.pos not in ("VERB", "AUX"):
        return Features(negated=negated)
    found = Features(
        tense=_tense(token.tag, [a.tag for a in auxiliaries]),
        passive=any(a.dep == "auxpass" for a in auxiliaries) or _bare_passive(parse, i),
        progressive=token.tag == "VBG" and any(a.lemma == "be" for a in auxiliaries),
        perfect=any(a.lemma == "have" for a in auxiliaries),
        negated=negated,
        infinitive=any(a.tag == "TO" for a in auxiliaries) and token.dep != "ROOT",
        modal=next((a.text.lower() for a in auxiliaries if a.tag == "MD" and a.text.lower() not in FUTURE), None),
    )
    if any(a.tag == "MD" and a.text.lower() in FUTURE for a in auxiliaries):
        found = replace(found, tense="future")
    return _shared(parse, i, found, bool(auxiliaries))


def _negated(parse: Parse, i: int) -> bool:
    for c in parse.children[i]:
        child = parse.tokens[c]
        if child.dep == "neg" or (child.dep == "det" and child.lemma in NEGATIVE_DETERMINERS) or child.lemma in ("never", "neither"):
            return True
    return False


def _tense(tag: str, auxiliaries: list[str]) -> str | None:
    tags = [*auxiliaries, tag]
    if "VBD" in tags:
        return "past"
    if "VBZ" in tags or "VBP" in tags:
        return "present"
    return None


def _bare_passive(parse: Parse, i: int) -> bool:
    """A past participle that modifies a noun, or is left without an auxiliary in a headline, has the noun as its patient."""
    token = parse.tokens[i]
    if token.tag != "VBN":
        return False
    kinds = {parse.tokens[c].dep for c in parse.children[i]}
    return token.dep in ("acl", "amod") or "agent" in kinds or ("nsubjpass" in kinds)


def _shared(parse: Parse, i: int, found: Features, has_auxiliary: bool) -> Features:
    """A conjunct without a verb group of its own shares that of the first: "will lead and advise", "was trained and armed"."""
    token = parse.tokens[i]
    if token.dep != "conj" or has_auxiliary or any(parse.tokens[c].dep in ("nsubj", "nsubjpass") for c in parse.children[i]):
        return found
    head = parse.tokens[token.head]
    if head.pos not in ("VERB", "AUX") or head.tag not in (token.tag, "VBN" if token.tag == "VBD" else token.tag):
        return found
    first = features_of(parse, head.i)
    if token.tag == "VBD" and head.tag == "VBN" and first.passive:
        return found
    return replace(first, negated=first.negated or found.negated, progressive=first.progressive and token.tag == "VBG")
