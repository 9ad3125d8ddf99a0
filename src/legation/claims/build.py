"""From drafts to claims: sources named, evidence quoted, confidence told, ids derived from the content."""

from dataclasses import asdict, replace

from legation.claims.draft import Draft
from legation.codebook.entries import Codebook
from legation.language.sources import Sources
from legation.language.speaking_names import bearer, printed_name
from legation.language.voice import MEDIA
from legation.language.words import voice_words
from legation.model.claim import Claim, Party, Source, StoryRef
from legation.model.page import Page, Story
from legation.model.record import claim_id
from legation.model.span import Span
from legation.pages.opinions import is_opinion
from legation.world.outlets import Outlets

UNNAMED_SITE = "unnamed site"


def build(draft: Draft, page: Page, story: Story, codebook: Codebook, model: str, outlets: Outlets) -> Claim:
    """The claim of one draft."""
    graph = draft.passage.graph
    home = draft.passage.discourse.setting()
    said = _own_voice(draft) + tuple(v.source for v in draft.voices)
    spans = tuple(Span(start, end, text) for start, end, text in sorted(set(draft.sentences)))
    claim = Claim(
        claim_id="",
        page=page.path,
        url=page.url,
        story=StoryRef(
            story.index, story.title, story.published, story.published_basis, tuple(asdict(c) for c in story.dating)
        ),
        type=draft.event_type.name,
        phase=draft.phase,
        modality=draft.modality,
        background=draft.background,
        actors=tuple(
            (role, tuple(_inherited(draft, role, p) for p in draft.roles[role]))
            for role in sorted(draft.roles)
            if draft.roles[role]
        ),
        item=draft.item,
        place=draft.place,
        date=draft.date,
        duration=draft.duration,
        until=draft.until,
        attribution=attribution(said, page, story, outlets, home.iso3 if home is not None else None),
        evidence=spans,
        rules=tuple(dict.fromkeys(draft.rules)),
        codebook=f"{codebook.version}+{codebook.digest}",
        model=model,
        confidence=confidence(draft),
        why=_why(draft, graph.token(draft.anchor).text),
        denies=draft.denies,
    )
    return replace(claim, claim_id=claim_id(claim))


def _inherited(draft: Draft, role: str, party: Party) -> Party:
    return replace(party, start=None, end=None) if role in draft.inherited else party


def _own_voice(draft: Draft) -> tuple[Source, ...]:
    """Whoever fills the role of speaker is the source of the statement, if no other speaker stands before them."""
    speakers = draft.roles.get("speaker", ())
    if not speakers or any(v.source.kind not in MEDIA for v in draft.voices):
        return ()
    party = speakers[0]
    at = None if party.start is None else party.start - draft.passage.offset
    found = None if at is None else draft.passage.parse.token_at(at)
    head = draft.anchor if found is None else found
    if (spokesman := _in_the_name(draft, head)) is not None:
        return (spokesman,)
    party = bearer(draft.passage, head, party)
    name = printed_name(draft.passage, head, party)
    return (Source(name, "person" if party.person else "organisation", party.iso3, party.text),)


def _in_the_name(draft: Draft, head: int) -> Source | None:
    """ "A spokesman for the Ghanaian Navy declined to comment": who speaks for the party of whom `head` is a word."""
    graph = draft.passage.graph
    around = (head, *(f.token for f in graph.chain(head)))
    outer = next((i for i in around if graph.token(i).dep == "nsubj"), None)
    if outer is None or graph.token(outer).lemma not in voice_words()["spokesmen"]:
        return None
    voice = Sources(draft.passage, (), lambda _sentence, _meant: None).voice(outer, "say", draft.anchor)
    return voice.source if voice is not None else None


def attribution(
    speakers: tuple[Source, ...], page: Page, story: Story, outlets: Outlets, home: str | None
) -> tuple[Source, ...]:
    """The chain from the nearest speaker to the outlet: speakers, the writer of a commentary, the agency whose copy the
    story is, the site.

    `home` is the state of the dateline (iso3): of two agencies of one name the copy is that of its own.
    """
    chain = list(speakers)
    if story.byline is not None and is_opinion(story.title):
        chain.append(Source(story.byline, "person", None, story.byline))
    for credit in story.credits:
        known = outlets.by_name(credit, home)
        name = known.name if known else credit
        if all(s.name.lower() != name.lower() for s in chain):
            chain.append(Source(name, "agency" if known is None or known.kind == "agency" else "outlet", None, credit))
    site = page.site or (None if story.credits else UNNAMED_SITE)
    if site and all(s.name.lower() != site.lower() for s in chain):
        chain.append(Source(site, "outlet", None, ""))
    return tuple(chain)


def confidence(draft: Draft) -> float:
    """The share of claims of as many points that were right where the points were learned (see `points`); 0.5 for a
    type of which nothing is known.
    """
    return 0.5 if draft.score is None else round(draft.score.confidence, 2)


def _why(draft: Draft, word: str) -> str:
    operators = [r.split(":", 2)[2] for r in draft.progress.rules if r.startswith("operator:")]
    steps = f", under {', '.join(f'“{o}”' for o in operators)}" if operators else ""
    carried = f"; {', '.join(draft.inherited)} carried over from an earlier sentence" if draft.inherited else ""
    scored = f"; {draft.score.told()}" if draft.near is not None and draft.score is not None else ""
    return f"“{word}” ({draft.trigger.id}){steps} → {draft.phase}, {draft.modality}{carried}{scored}"
