"""Which claim of a new reading stands where one of an earlier reading stood.

A page may be read again by a new codebook or program, or come back with other bytes. What people decided of a claim,
and the id of its event, pass to the claim that rests on the same words.
"""

from collections.abc import Iterable

from legation.model.claim import Claim

_TOLD = ("phase", "modality", "denies", "background", "actors", "item", "place", "date", "until", "attribution")


def heir(old: Claim, new: Iterable[Claim]) -> Claim | None:
    """The claim that stands for the old one: itself, else the most alike on the same words, of the same type if any."""
    rated = [(rank, claim) for claim in new if (rank := _rank(old, claim)) is not None]
    return min(rated, key=lambda entry: (entry[0], entry[1].claim_id))[1] if rated else None


def _rank(old: Claim, new: Claim) -> tuple[int, int] | None:
    """How near a claim is to an old one, the nearest first; None where its words are others."""
    if new.claim_id == old.claim_id:
        return (0, 0)
    unlike = sum(getattr(old, name) != getattr(new, name) for name in _TOLD)
    same_words = _words(old) == _words(new)
    if same_words and old.type == new.type:
        return (1, unlike)
    if old.type == new.type and _overlap(old, new):
        return (2, unlike)
    return (3, unlike) if same_words else None


def _words(claim: Claim) -> list[str]:
    return " ".join(span.text for span in claim.evidence).split()


def _overlap(old: Claim, new: Claim) -> bool:
    """Whether most words of the shorter are in the other, in one story."""
    if old.story.index != new.story.index:
        return False
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in old.evidence for b in new.evidence)
    shorter = min(sum(span.end - span.start for span in claim.evidence) for claim in (old, new))
    return 2 * shared > shorter
