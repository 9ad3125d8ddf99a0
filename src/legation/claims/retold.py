"""What is told beside a surer record of the same matter: an act told again as another phase, or hardly told at all.

`repeats` puts together what is told twice in one phase. A second telling is often read as another phase: "approved the
sending of police, who are to lead the mission". Such a record is one too many, and so is one that was only nearly read,
if a surer one of its type tells of the same parties and neither has a time of its own.
"""

from legation.claims.consolidate import DESCRIBING, has_time, same_item
from legation.claims.draft import Draft
from legation.claims.presupposed import is_presupposed
from legation.claims.repeats import absorb, same_dates
from legation.claims.roles import key

# a draft of no more confidence than this is doubtful
DOUBTFUL = 0.6
# the stage of an act that somebody will not do
NO = "no"
# in one sentence after an act: the state that it brings about, or what is still to come of it
WITH_THE_ACT = (("asserted", "state"), ("asserted", "planned"), ("planned", "state"))


def once_told(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one story without those that only tell again what another one of the type tells; in the order of
    their words. The surer of two stays, and rests on the words of both.
    """
    kept: list[Draft] = []
    for draft in sorted((d for d in drafts if not _is_told_anyway(d, drafts)), key=lambda d: d.offset):
        alike = [k for k in kept if k.event_type is draft.event_type]
        twin = next((k for k in alike if _in_one_sentence(k, draft)), None)
        twin = twin or next((k for k in alike if _hardly_told(k, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            kept[kept.index(twin)] = _surer(twin, draft)
    return kept


def _is_told_anyway(draft: Draft, drafts: list[Draft]) -> bool:
    """What an act takes for granted is no record of its own where another sentence tells how it stood."""
    if not is_presupposed(draft) or len(draft.sentences) > 1:
        return False
    return any(
        other.event_type is draft.event_type
        and not _beside(other, draft)
        and not is_presupposed(other)
        and _agree(other, draft)
        and same_dates(other, draft)
        for other in drafts
    )


def _in_one_sentence(one: Draft, other: Draft) -> bool:
    """Two drafts of a sentence that nothing keeps apart, of which one is doubtful, goes with the other or describes
    it.
    """
    if not _beside(one, other) or is_presupposed(one) or is_presupposed(other):
        return False
    if not same_dates(one, other) or not same_item(one.item, other.item):
        return False
    doubtful = min(_sure(one), _sure(other)) <= DOUBTFUL
    if not (doubtful or _tell_one_act(one, other)):
        return False
    return _agree(one, other) or _same_people(one, other)


def _tell_one_act(one: Draft, other: Draft) -> bool:
    """Whether by the words of a sentence two drafts are one act; a refusal and what it leaves as it is are two."""
    if NO in (one.progress.stage, other.progress.stage):
        return False
    return _goes_with(one, other) or _describes(one, other) or _describes(other, one)


def _goes_with(one: Draft, other: Draft) -> bool:
    """Whether the later of two drafts tells what comes of the earlier, at no other time. What people are still to do is
    an act of its own: "sent officers, who will lead the office".
    """
    if (one.modality, other.modality) not in WITH_THE_ACT:
        return False
    own_task = other.progress.stage == "prospect" and not other.trigger.item
    at_once = (one.date.start, one.date.end) == (other.date.start, other.date.end)
    return not own_task and (at_once or not _dated(other))


def _describes(draft: Draft, other: Draft) -> bool:
    """A phrase in the clause of another act, with no time of its own, only describes it: "the last of the soldiers
    [ stationed there ] will have gone". How a thing came is told, "drones [ that it had bought ]", and so is what
    people are still to do.
    """
    if draft.trigger.item or draft.progress.stage == "prospect" or has_time(draft):
        return False
    chain = draft.passage.graph.chain(draft.anchor)
    return bool(chain) and chain[0].relation in DESCRIBING and any(frame.token == other.anchor for frame in chain)


def _hardly_told(one: Draft, other: Draft) -> bool:
    """Two drafts of the same parties without a time, of which the less sure is doubtful and was only nearly read."""
    less = other if _sure(other) < _sure(one) else one
    if less.near is None or _sure(less) > DOUBTFUL or _beside(one, other):
        return False
    return not _dated(one) and not _dated(other) and same_item(one.item, other.item) and _agree(one, other)


def _surer(one: Draft, other: Draft) -> Draft:
    """The surer of two drafts, the first of equals, with the words of the other."""
    if one.phase == other.phase:
        return absorb(one, other)
    better, worse = (other, one) if _sure(other) > _sure(one) else (one, other)
    better.lead = better.lead or worse.lead
    better.sentences += [s for s in worse.sentences if s not in better.sentences]
    return better


def _beside(one: Draft, other: Draft) -> bool:
    return one.passage is other.passage and one.sentence == other.sentence


def _agree(one: Draft, other: Draft) -> bool:
    """Every role that both fill has a party in common."""
    shared = set(one.roles) & set(other.roles)
    return all(_keys(one, role) & _keys(other, role) for role in shared)


def _same_people(one: Draft, other: Draft) -> bool:
    """The one names nobody whom the other does not name, on whatever side."""
    mine, theirs = ({name for role in draft.roles for name in _keys(draft, role)} for draft in (one, other))
    return mine <= theirs or theirs <= mine


def _keys(draft: Draft, role: str) -> set[str]:
    return {key(p)[0] for p in draft.roles[role]}


def _dated(draft: Draft) -> bool:
    return bool(draft.date.start or draft.date.end or draft.date.edtf)


def _sure(draft: Draft) -> float:
    """How sure the draft is; one of a type of which nothing is known counts as sure."""
    return 1.0 if draft.score is None else draft.score.confidence
