"""An act that is part of another type's affair: soldiers of a contingent that the story has put under a mission."""

from legation.claims.affair import NEAR
from legation.claims.draft import Draft
from legation.claims.roles import key
from legation.codebook.entries import Codebook, Whole
from legation.model.claim import Party

# characters between the last sentence of a paragraph and the first of the next
PARAGRAPH_BREAK = 4


def join_whole(draft: Draft, earlier: list[Draft], codebook: Codebook) -> None:
    """Give the draft the type it is part of where the nearest act it can belong to is of that type."""
    whole = draft.event_type.part_of
    if whole is None:
        return
    ended = codebook.stages.get(draft.phase) == "end"
    named = _named(draft, whole)
    if named is not None:
        _become(draft, whole, codebook)
        _lend_body(draft, whole, list(draft.passage.parties.of(named)))
        return
    for other in reversed(earlier):
        if other.event_type is draft.event_type and _belongs(draft, other, {r: r for r in whole.roles}, ended):
            return
        if other.event_type.name == whole.type and _belongs(draft, other, whole.roles, ended):
            _become(draft, whole, codebook)
            return
    untold = draft.phase == "denied" or _set_apart(draft, whole)
    near = None if untold else draft.passage.discourse.mission_near(draft.offset, NEAR)
    if near is not None and _at(draft, whole, near[1]):
        _become(draft, whole, codebook)
        _lend_body(draft, whole, [near[0]])


def _lend_body(draft: Draft, whole: Whole, bodies: list[Party]) -> None:
    """Give the body to the role that is for such bodies."""
    role = next((r.name for r in draft.event_type.roles if whole.named in r.kinds), None)
    if role is not None:
        draft.roles[role] = bodies


def _set_apart(draft: Draft, whole: Whole) -> bool:
    """Whether the sentence sets the act apart: "on a bilateral basis"."""
    first, last = draft.passage.parse.sentences[draft.sentence]
    return any(t.lemma in whole.apart for t in draft.passage.parse.tokens[first:last])


def _at(draft: Draft, whole: Whole, field: str) -> bool:
    """Whether a named doer acts in the field of a mission that the story has just spoken of, or nowhere else."""
    doer, *places = whole.roles
    where = {p.iso3 for place in places for p in draft.roles.get(place, ())}
    return bool(draft.roles.get(doer)) and where <= {field}


def _named(draft: Draft, whole: Whole) -> int | None:
    """The body that the sentence names and whose field is where the act happens: "took over KFOR and flew a battalion
    to the north of Kosovo"; none where the sentence sets the act apart ("on a bilateral basis").
    """
    tokens = draft.passage.parse.tokens
    first, last = draft.passage.parse.sentences[draft.sentence]
    doer, *places = whole.roles
    where = {p.iso3 for place in places for p in draft.roles.get(place, ())}
    if not draft.roles.get(doer) or _set_apart(draft, whole):
        return None
    for atom in draft.passage.overlay.atoms:
        fits = atom.entry.subkind == whole.named and atom.entry.iso3 and where <= {atom.entry.iso3}
        if first <= atom.first < last and fits and tokens[atom.head].dep not in ("compound", "amod"):
            return atom.head
    return next((i for i in range(first, last) if _is_body(draft, whole, i)), None)


def _is_body(draft: Draft, whole: Whole, i: int) -> bool:
    """Whether a word describes such a body that the sentence puts the act with: "a deployment with the UN mission"."""
    token = draft.passage.parse.tokens[i]
    parties = draft.passage.parties
    atom = draft.passage.overlay.at(i)
    fieldless = atom is None or atom.entry.iso3 is None
    described = token.dep == "pobj" and fieldless and parties.is_described(i, whole.named)
    return described and any(p.kind == whole.named for p in parties.of(i))


def _belongs(draft: Draft, other: Draft, roles: dict[str, str], ended: bool) -> bool:
    """The act shares its doer with the other and no side differs; or it comes right after it and names no side, or is
    about leaving (a mission's end is followed by its contingents' leaving).
    """
    shared = [(mine, theirs) for mine, theirs in roles.items() if _filled(draft, other, mine, theirs)]
    both = [(draft.roles[mine], other.roles[theirs]) for mine, theirs in shared]
    if any(not {key(p)[0] for p in held} & {key(p)[0] for p in known} for held, known in both):
        return False
    doer = next(iter(roles))
    if _filled(draft, other, doer, roles[doer]):
        return True
    return _follows(draft, other) and (ended or not any(draft.roles.get(mine) for mine in roles))


def _filled(draft: Draft, other: Draft, mine: str, theirs: str) -> bool:
    return bool(draft.roles.get(mine)) and bool(other.roles.get(theirs))


def _follows(draft: Draft, other: Draft) -> bool:
    """The other act stands in the same sentence or in the one before."""
    start, _, _ = draft.passage.sentence_text(draft.sentence)
    _, end, _ = other.passage.sentence_text(other.sentence)
    return start - end <= PARAGRAPH_BREAK


def _become(draft: Draft, whole: Whole, codebook: Codebook) -> None:
    draft.event_type = codebook.by_name[whole.type]
    draft.roles = {whole.roles[r]: parties for r, parties in draft.roles.items() if r in whole.roles}
    draft.progress.phase = whole.phases.get(draft.phase, draft.phase)
    draft.rules.append(f"part-of:{whole.type}")
