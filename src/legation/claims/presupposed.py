"""What an act takes for granted: who asks that an embargo be lifted says that it is in force."""

from dataclasses import replace

from legation.claims.draft import Draft
from legation.claims.progress import Progress
from legation.model.claim import ClaimDate

RULE = "presupposed-by"


def is_presupposed(draft: Draft) -> bool:
    """Whether another act only takes the draft for granted."""
    return any(rule.startswith(f"{RULE}:") for rule in draft.rules)


def presupposed(draft: Draft) -> list[Draft]:
    """The standing condition that the codebook says this phase presupposes, as a draft of its own; empty when there is
    none.
    """
    phase = draft.event_type.presupposes.get(draft.phase)
    if phase is None:
        return []
    roles = {r: list(draft.roles[r]) for r in draft.event_type.distinct if draft.roles.get(r)}
    return [
        replace(
            draft,
            progress=Progress(draft.event_type, phase, "state"),
            roles=roles,
            item=None,
            date=ClaimDate(),
            duration=None,
            until=None,
            voices=(),
            background=True,
            modality="state",
            rules=[f"{draft.event_type.name}/{draft.trigger.id}", f"{RULE}:{draft.phase}"],
            inherited=[r for r in draft.inherited if r in roles],
            sentences=list(draft.sentences),
        )
    ]
