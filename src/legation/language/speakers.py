"""Who the labels of a transcript stand for: "MR. ADU" → Kofi Adu of Ghana, "THE PRESIDENT" → who held the office then.

A person's state comes from the tables of office-holders, from the words beside the name, or from the body that
publishes the transcript, if the label is of the kind under which a body lists its own people. Else it stays unknown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from legation.language.discourse import organisation_party, state_party
from legation.language.words import voice_words
from legation.model.claim import Party, Source
from legation.model.page import Block, Story
from legation.pages.labelled import account_of
from legation.pages.tables import words
from legation.pages.transcripts import label_kind, office_of
from legation.world import World
from legation.world.names import Entry, Hit

_BESIDE = 90  # characters around a name in which its office and state stand
_STOP = re.compile(r"[.;:!?\n](?=\s)")
_CAPITAL = r"[^\W\d_a-z][\w’'\-]+"
_OWN = re.compile(r"(?:(?<=[.!?] )|^|(?<=\n))I\s|\bI\s(?:shall|have|am|thank|wish|would|will)\b")
_GIVEN = rf"(?:{_CAPITAL}\s+(?:[^\W\d_a-z]\.\s+)?)?"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says the words of a turn, and whom their "we" means; `party` is None where the page does not tell."""

    source: Source
    party: Party | None


class Speakers:
    """The speakers of one story, by the block that their words stand in; `issuer` is the state whose body speaks."""

    def __init__(self, story: Story, hits: Sequence[Hit], world: World, issuer: str | None = None) -> None:
        self._story = story
        self._hits = hits
        self._world = world
        self.publisher = _publisher(story.official or (None if story.credits else issuer), world)
        self._answering = _answering(story)
        self._labels_before = _labels_before(story)
        self._by_label: dict[str, Speaker | None] = {}

    def at(self, block: Block) -> Speaker | None:
        """Who says the words of a block; None outside a transcript or a speech."""
        if block.kind != "paragraph":
            return None
        label = self._labels_before.get(block.start)
        if label is None and self._first_question is not None and block.start > self._first_question:
            return self._interviewee
        return self._of_label(label) if label is not None else self._orator

    @cached_property
    def _orator(self) -> Speaker | None:
        """The one person whose words a body's page gives whole, by its headline: "Remarks by President Adu on …"."""
        found = _speech().match(self._story.title) if self.publisher is not None else None
        if found is None and (holder := self._reporting_officer()) is not None:
            return Speaker(Source(holder, "person", None, holder), None)
        if found is None or re.search(r"^\W*(?:and|,\s+[^\W\d_a-z])", self._story.title[found.end() :]):
            return None
        office, name = office_of(found["who"])
        return self._find(f"{office or 'Mr.'} {' '.join(name.split()[-2:])}".upper()) if name else None

    def _reporting_officer(self) -> str | None:
        """Who gives account of a body in the first person, by the lines over the text: "Volta Commission", "Report by
        the outgoing Chair": the chair of the commission.
        """
        first = next((b.start for b in self._story.blocks if b.kind == "paragraph"), 0)
        over = [self._story.text[b.start : b.end] for b in self._story.blocks if b.start < first]
        told = [office for line in over if (office := account_of(line)) is not None]
        bodies = [line for line in over if _body_name().match(line) and account_of(line) is None]
        if len(told) != 1 or _OWN.search(self._story.text, first) is None:
            return None
        return f"{told[0]} of the {bodies[0]}" if len(bodies) == 1 else told[0]

    @cached_property
    def _first_question(self) -> int | None:
        """Where the first question of an interview without labels stands."""
        asked = [block.start for block in self._story.blocks if block.kind == "question"]
        return asked[0] if asked and not self._labels_before else None

    @cached_property
    def _interviewee(self) -> Speaker | None:
        """Whom an interview without labels introduces with an office before its first question: "Defence Minister Kofi
        Adu receives us", "Kofi Adu, the defence minister, receives us".
        """
        return self._introduced_before(self._first_question or 0)

    def _introduced_before(self, end: int) -> Speaker | None:
        intro = self._story.text[:end]
        for hit in (h for h in self._hits if h.end <= len(intro) and h.entries and h.entries[0].kind == "title"):
            named = _behind_office().match(intro, hit.end) or _before_office().search(intro, 0, hit.start)
            if named is not None:
                return self._find(f"{hit.text} {named['name']}".upper())
        return None

    @cached_property
    def _answerer(self) -> Speaker | None:
        """Who gives the answers of a transcript that labels them only so: whom the lines before the first label name
        with an office, else the office ("Briefing by the Foreign Ministry spokesman").
        """
        first = next((block.start for block in self._story.blocks if block.kind == "speaker"), 0)
        if (named := self._introduced_before(first)) is not None:
            return named
        holder = next((h for h in self._hits if h.end <= first and h.entries and h.entries[0].kind == "title"), None)
        if holder is None or not _of_holder().search(self._story.text[max(0, holder.start - _BESIDE) : holder.start]):
            return None
        bodies = (h for h in self._hits if h.end + 1 == holder.start and h.entries and h.entries[0].kind == "branch")
        office = self._story.text[next((h.start for h in bodies), holder.start) : holder.end]
        party = self.publisher
        state = self._world.names.state(party.iso3).adjective if party is not None and party.iso3 else None
        return Speaker(
            Source(f"{state} {office}" if state else office, "person", party.iso3 if party else None, office), party
        )

    def _of_label(self, label: str) -> Speaker | None:
        if label not in self._by_label:
            self._by_label[label] = self._find(label)
        return self._by_label[label]

    def _find(self, label: str) -> Speaker | None:
        kind = label_kind(label)
        if kind == "unnamed":
            return self._unnamed(label)
        if kind == "answer":
            return self._answerer
        if kind not in ("office", "name"):
            return None
        office, name = office_of(label)
        if not name:
            return self._bearer(office, label)
        person = self._full_name(_tidy(name))
        leader = self._leader(person, office)
        person = leader.name if leader is not None else person
        party = self._party(person, office, label, leader)
        return Speaker(Source(person, "person", party.iso3 if party else None, label), party)

    def _unnamed(self, label: str) -> Speaker:
        plain = label.lower()
        speaks = not any(word in words("transcripts", "conductors") for word in plain.split())
        party = self.publisher if speaks else None
        return Speaker(Source(plain, "person", party.iso3 if party else None, label), party)

    def _bearer(self, office: str, label: str) -> Speaker | None:
        """ "THE PRESIDENT": who held the office that day in the state that publishes; else whom the headline names."""
        title = office.lower().removeprefix("the ")
        org = next((e.org for e in self._world.names.readings(title) if e.kind == "title"), None)
        publisher = self.publisher
        if publisher is None or publisher.iso3 is None or org is None:
            return self._introduced(title) or Speaker(Source(title, "person", None, label), None)
        held = [e for e in self._world.leaders.at(publisher.iso3, self._story.published or "") if e.org == org]
        holders = {e.name for e in held if e.subkind != "other"} or {e.name for e in held}
        party = replace(publisher, org=org)
        if len(holders) == 1:
            name = holders.pop()
            return Speaker(Source(name, "person", publisher.iso3, label), _person(party, name))
        adjective = self._world.names.state(publisher.iso3).adjective or party.name
        return Speaker(Source(f"{adjective} {org}", "organisation", publisher.iso3, label), party)

    def _introduced(self, title: str) -> Speaker | None:
        """The office-holder whom the headline introduces with the title ("Remarks by President Adu")."""
        found = re.search(rf"\b(?i:{re.escape(title)})\s+({_CAPITAL})(?:\s+({_CAPITAL}))?", self._story.title)
        names = [f"{found[1]} {found[2]}", found[1]] if found is not None else []
        leader = next((entry for name in names if (entry := self._leader(name, title)) is not None), None)
        return self._find(f"{title.upper()} {leader.name.upper()}") if leader is not None else None

    def _full_name(self, name: str) -> str:
        """The name as the story first prints it in full ("Adu" → "Kofi Adu"); the label's own if it never does."""
        last = re.escape(name.split()[-1])
        for found in re.finditer(rf"({_GIVEN})\b(?i:{last})\b", self._story.text):
            given = found[1].strip()
            if given and given[0].isupper() and not self._covered(found.start()) and not self._labels(found.start()):
                return f"{given} {name.split()[-1]}"
        return name

    def _covered(self, at: int) -> bool:
        """True of a word that is itself a known name or title ("President", "American")."""
        kinds = ("title", "state", "branch", "organisation")
        inside = any(h.start <= at < h.end and h.entries and h.entries[0].kind in kinds for h in self._hits)
        word = re.match(r"[\w.’'\-]+", self._story.text[at:])
        return inside or (word is not None and office_of(word[0])[0] != "")

    def _labels(self, at: int) -> bool:
        return any(b.kind == "speaker" and b.start <= at < b.end for b in self._story.blocks)

    def _party(self, person: str, office: str, label: str, leader: Entry | None) -> Party | None:
        """Whom a named speaker speaks for."""
        known = self._of_entry(leader) if leader is not None else self._beside(person)
        if known is not None:
            return _person(known, person)
        national = office.lower() in words("transcripts", "national_offices")
        own = not national and (label in self._answering or person.split()[-1].lower() in self._story.title.lower())
        return _person(self.publisher, person) if own and self.publisher is not None else None

    def _leader(self, person: str, office: str) -> Entry | None:
        """The office-holder of this name on the story's day, if the tables leave one state or organisation for it."""
        if office.lower() in words("transcripts", "kin"):
            return None
        day, last = self._story.published, person.split()[-1].lower()
        forms = (person, person.split()[-1])
        held = [e for form in forms for e in self._world.names.readings(form) if e.kind == "person" and _holds(e, day)]
        if not held and self.publisher is not None and self.publisher.iso3 and day:
            of_state = self._world.leaders.at(self.publisher.iso3, day)
            held = [e for e in of_state if e.name.split()[-1].lower() == last]
        titles = {e.org for e in self._world.names.readings(office.lower()) if e.kind == "title" and e.org}
        fitting = [e for e in held if e.org in titles] or held
        places = {e.iso3 or e.org for e in fitting}
        return fitting[0] if len(places) == 1 else None

    def _of_entry(self, entry: Entry) -> Party | None:
        if entry.iso3:
            return state_party(self._world.names, entry.iso3, "", None, None, entry.org)
        return next(
            (
                organisation_party(self._world.names, e, "", 0, 0)
                for e in self._world.names.readings(entry.org or "")
                if e.kind == "organisation"
            ),
            None,
        )

    def _beside(self, person: str) -> Party | None:
        """The state or organisation in the words before or behind the name: "Ghana's Defence Minister Kofi Adu"."""
        last = person.split()[-1]
        for found in re.finditer(rf"\b{re.escape(last)}\b", self._story.text):
            if self._labels(found.start()):
                continue
            start = found.start() - (len(person) - len(last) if person != last else 0)
            party = self._leading_to(start) or self._behind(found.end())
            if party is not None:
                return party
        return None

    def _leading_to(self, at: int) -> Party | None:
        """Read backwards from a name over titles and small words to a state."""
        titled, behind = False, None
        for hit in reversed([h for h in self._hits if at - _BESIDE <= h.start and h.end <= at]):
            if not hit.entries or not _filling().fullmatch(self._story.text[hit.end : at]):
                break
            entry = hit.entries[0]
            titled = titled or entry.kind in ("title", "branch")
            party = self._of_hit(entry)
            if titled and (found := party or behind) is not None:
                return found
            # "the defence minister of Ghana Kofi Adu"; an envoy in Ghana is another state's
            behind = party if self._story.text[: hit.start].rstrip().endswith(" of") else None
            at = hit.start
        return None

    def _behind(self, at: int) -> Party | None:
        """ "Kofi Adu, the Ghanaian defence minister," """
        if self._story.text[at : at + 2] != ", ":
            return None
        stretch = _STOP.split(self._story.text[at + 2 : at + _BESIDE])[0].split(",")[0]
        near = [h for h in self._hits if at + 2 <= h.start and h.end <= at + 2 + len(stretch) and h.entries]
        titled = any(h.entries[0].kind in ("title", "branch") for h in near)
        parties = [p for h in near if (p := self._of_hit(h.entries[0])) is not None]
        return parties[0] if titled and parties else None

    def _of_hit(self, entry: Entry) -> Party | None:
        if entry.kind in ("state", "branch") and entry.iso3:
            org = entry.org if entry.kind == "branch" else None
            return state_party(self._world.names, entry.iso3, "", None, None, org)
        return organisation_party(self._world.names, entry, "", 0, 0) if entry.kind == "organisation" else None


def _person(party: Party, name: str) -> Party:
    """A party as the person who speaks for it, with the words of no place in the text."""
    kind = "person" if party.kind == "state" else party.kind
    return Party(party.name, party.iso3, party.org, name, kind, "", None, None)


def _holds(entry: Entry, day: str | None) -> bool:
    """Whether a term of office covers a day; every term does where the day is unknown."""
    if day is None:
        return True
    return (entry.since or "") <= day and day[: len(entry.until or "9999")] <= (entry.until or "9999")


def _tidy(name: str) -> str:
    """A name in capitals as it is written elsewhere."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), name.lower())


def _labels_before(story: Story) -> dict[int, str]:
    """The label under which each block stands, by where the block starts."""
    found: dict[int, str] = {}
    label = None
    for block in story.blocks:
        label = story.text[block.start : block.end] if block.kind == "speaker" else label
        if label is not None:
            found[block.start] = label
    return found


def _answering(story: Story) -> frozenset[str]:
    """The labels of those who speak right after a question."""
    labels = [story.text[b.start : b.end] for b in story.blocks if b.kind == "speaker"]
    asked = [label_kind(label) == "question" for label in labels]
    return frozenset(
        label for label, question, before in zip(labels[1:], asked[1:], asked, strict=False) if before and not question
    )


@lru_cache(maxsize=1)
def _behind_office() -> re.Pattern[str]:
    place = rf"(?:\s+(?:of|to|in)\s+(?:the\s+)?{_CAPITAL}(?:\s+{_CAPITAL})?)?"
    return re.compile(rf"{place},?\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?(?P<name>{_CAPITAL}(?:\s+{_CAPITAL}){{1,3}})")


@lru_cache(maxsize=1)
def _before_office() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{_CAPITAL}(?:\s+{_CAPITAL}){{1,3}}),\s+(?:the\s+)?(?:[\w’']+\s+){{0,3}}$")


@lru_cache(maxsize=1)
def _of_holder() -> re.Pattern[str]:
    """What stands before the office whose holder speaks: "Briefing by the Foreign Ministry …"."""
    return re.compile(r"\b(?:by|of|with)\s+(?:the\s+)?(?:[^\W\d_a-z][\w’'-]*\s+){0,4}$")


@lru_cache(maxsize=1)
def _body_name() -> re.Pattern[str]:
    return re.compile(rf"^(?=.*\b(?i:{_either('transcripts', 'collegiate')})\b)[^\W\d_a-z][^,.:;!?]*$")


def _either(name: str, key: str) -> str:
    return "|".join(sorted(words(name, key), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _speech() -> re.Pattern[str]:
    kinds = "|".join(sorted(words("transcripts", "speeches"), key=len, reverse=True))
    beyond = "|".join(sorted(words("transcripts", "after_names")))
    name = rf"(?!(?i:{beyond})\b){_CAPITAL}"
    return re.compile(rf"^(?:{_CAPITAL}\s)?(?i:{kinds})\s+(?i:by|of|from)\s+(?P<who>{name}(?:\.?\s+{name}){{1,6}})")


@lru_cache(maxsize=1)
def _filling() -> re.Pattern[str]:
    """What may stand between an office, a state and a name."""
    fillers = "|".join(sorted(voice_words()["titular_fillers"]))
    return re.compile(rf"[\s,’'s()-]*(?:\b(?:{fillers})\b[\s,’'-]*)*")


@lru_cache(maxsize=64)
def _publisher(official: str | None, world: World) -> Party | None:
    """The state or organisation that publishes a page as its own, as a party without words of the text."""
    if official is None:
        return None
    if any(state.iso3 == official for state in world.names.states):
        return state_party(world.names, official, "", None, None)
    entries = world.names.readings(official)
    return next((organisation_party(world.names, e, "", 0, 0) for e in entries if e.kind == "organisation"), None)
