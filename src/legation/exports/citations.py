"""How records are cited: what is cited, which version, by whom it was made, and the pages behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.exports.annotation import words
from legation.exports.taken import CLAIMS, Taken
from legation.views.wording import when_words


@dataclass(frozen=True, slots=True)
class Citation:
    """One record to be cited. `day` is when the record last changed, or the story was published; `note` names release,
    version and sources.
    """

    key: str
    title: str
    day: str | None
    url: str | None
    publisher: str | None
    note: str


def citations(taken: Taken) -> Iterator[Citation]:
    """The records wanted, each as it is to be cited."""
    releases = taken.register.releases()
    made = f"{_release(releases[-1].name if releases else None)}codebook {taken.codebook}"
    if taken.what == CLAIMS:
        for claim, event_id in taken.claims():
            quote = " … ".join(span.text for span in claim.evidence)
            note = f"Claim {claim.claim_id} of event {event_id or 'none'}; {made}; “{quote}”"
            said = claim.attribution[-1].name if claim.attribution else None
            title = f"{claim.story.title} [{words(claim, taken.lore.roles)}]"
            yield Citation(f"legation-{claim.claim_id}", title, claim.story.published, _link(claim.url), said, note)
        return
    for event in taken.events():
        pages = sorted({_link(claim.url) or claim.page for claim in event.claims})
        note = f"Event {event.event_id}, version {event.version}; {made}; told on {', '.join(pages)}"
        day = event.last_changed[:10] if event.last_changed else None
        title = f"{words(event.lead, taken.lore.roles)} ({when_words(event.lead)})"
        yield Citation(f"legation-{event.event_id}-v{event.version}", title, day, None, "Legation register", note)


def _release(name: str | None) -> str:
    return f"release {name}; " if name else ""


def _link(url: str | None) -> str | None:
    return url if url and url.startswith(("https://", "http://")) else None
