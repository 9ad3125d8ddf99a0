"""What a story has spoken of so far: who "it", "the ministry", "the Balkan nation", "the two countries" can stand for.

Built from the known names alone, so that paragraphs which the speed gate leaves unparsed still count as talked of.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from legation.language.mentions import Mentioned, Mentions
from legation.language.named_people import NamedPeople
from legation.language.state_weights import StateWeights
from legation.model.claim import Party
from legation.world.names import Entry, Hit, Names

# a state of this weight carries a story
LEADING = 3
# characters before a word within which the text has just spoken of what it names
NEAR = 200
# and within which it goes on about a place that it opened a sentence with
SCENE = 600
ADJECTIVES = ("demonym_adj", "demonym_noun", "demonym_plural", "adjective_compound")


class Discourse:
    """The parties of one story in the order the text names them; `people` are those it names."""

    def __init__(
        self,
        names: Names,
        hits: Sequence[Hit],
        title_end: int = 0,
        setting: str | None = None,
        heading: str | None = None,
        issuer: str | None = None,
        scenes: frozenset[int] = frozenset(),
        datelines: Sequence[tuple[int, int]] = (),
    ) -> None:
        self._names = names
        self._heading = heading
        self._issuer = issuer
        self._scenes = scenes
        self._datelines = datelines
        self._setting = heading or setting
        self.title_end = title_end
        parties = ((hit, hit.entries[0]) for hit in hits if hit.entries)
        self.mentions = Mentions(
            [
                Mentioned(hit.start, hit.end, self._party(hit), entry.form)
                for hit, entry in parties
                if entry.kind in ("state", "organisation")
            ],
            title_end,
        )
        self.people = NamedPeople()
        self.first_persons = 0
        self._recent_orgs: list[tuple[int, Party]] = []

    def _party(self, hit: Hit) -> Party:
        entry = hit.entries[0]
        if entry.kind == "state":
            return state_party(self._names, entry.key, hit.text, hit.start, hit.end)
        return organisation_party(self._names, entry, hit.text, hit.start, hit.end)

    def states(self, offset: int) -> tuple[str, ...]:
        """The states of the story: those named before `offset`, nearest first, then the rest."""
        parties = self.mentions.parties(offset)
        return tuple(dict.fromkeys(p.iso3 for p in parties if p.kind == "state" and p.iso3))

    def last_state(self, offset: int, region: str | None = None, exclude: frozenset[str] = frozenset()) -> Party | None:
        """The state named nearest before `offset`, of the region if one is given ("the Balkan nation")."""
        members = frozenset(self._names.region_members(region)) if region else frozenset()
        for mention in self.mentions.before(offset):
            iso3 = mention.party.iso3
            if mention.party.kind == "state" and iso3 and iso3 not in exclude and (not members or iso3 in members):
                return mention.party
        return None

    def scene(self, offset: int, exclude: frozenset[str] = frozenset()) -> Party | None:
        """The state that a sentence not far before opened with: "In Burkina Faso, a unit left. … a deal there"."""
        for mention in self.mentions.within(SCENE, offset):
            if mention.start in self._scenes:
                return mention.party if mention.party.iso3 not in exclude else None
        return None

    def last_named(self, offset: int, exclude: frozenset[str]) -> Party | None:
        """The state that the text just before an offset names as a place, if it names only one."""
        near = {
            m.party.iso3: m.party
            for m in self.mentions.within(NEAR, offset)
            if m.party.kind == "state" and m.form not in ADJECTIVES
        }
        found = [party for iso3, party in near.items() if iso3 not in exclude]
        return found[0] if len(found) == 1 else None

    def only_named(self, first: int, last: int, exclude: frozenset[str]) -> Party | None:
        """The state that a stretch of the text names as a place or a power, if it names only one."""
        told = (m for m in self.mentions.within(last - first, last) if m.start >= first)
        found = {m.party.iso3: m.party for m in told if m.party.kind == "state" and m.form not in ADJECTIVES}
        return next(iter(found.values())) if len(found) == 1 and exclude.isdisjoint(found) else None

    def state_described(self, offset: int, region: str | None, exclude: frozenset[str]) -> Party | None:
        """The state that "the country", "the Sahel nation" stands for: of the region if one is given; else the state
        named nearest before.
        """
        topic = self.scene(offset, exclude) or self.home(exclude) or self.protagonist(exclude)
        members = frozenset(self._names.region_members(region)) if region else frozenset()
        if topic is not None and (not members or topic.iso3 in members):
            return topic
        return self.last_state(offset, region, exclude) or self.last_state(offset, None, exclude)

    def issuing(self, exclude: frozenset[str] = frozenset()) -> Party | None:
        """The state whose body speaks in the story, if the page is a body's own statement."""
        if self._issuer is None or self._issuer in exclude:
            return None
        return state_party(self._names, self._issuer, "", None, None)

    def section_setting(self, exclude: frozenset[str] = frozenset()) -> Party | None:
        """The state that heads the section of a digest."""
        return self.setting(exclude) if self._heading is not None else None

    def setting(self, exclude: frozenset[str] = frozenset()) -> Party | None:
        """The state that a heading or the dateline sets the story in, if the story itself speaks of it."""
        if self._setting is None or self._setting in exclude:
            return None
        if self._heading is not None:
            return state_party(self._names, self._setting, "", None, None)
        return next((m.party for m in self.mentions if m.party.iso3 == self._setting and m.party.kind == "state"), None)

    def home(self, exclude: frozenset[str] = frozenset()) -> Party | None:
        """The state whose "the navy" or "the foreign minister" would be: that of the setting, if the story names it
        outside its dateline, or names no other ("JAKARTA — Germany delivered the guns, the defence minister said").
        """
        found = self.setting(exclude)
        if found is None or self._heading is not None:
            return found
        states = [m for m in self.mentions if m.party.kind == "state"]
        told = any(m.party.iso3 == found.iso3 and not self._in_dateline(m.start) for m in states)
        return found if told or all(m.party.iso3 == found.iso3 for m in states) else None

    def _in_dateline(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self._datelines)

    def last_of(self, offset: int, chosen: Sequence[str]) -> Party | None:
        """The state among those chosen that is named nearest before `offset`."""
        return next(
            (m.party for m in self.mentions.before(offset) if m.party.kind == "state" and m.party.iso3 in chosen), None
        )

    def mission_of(
        self, sender: str | None, fields: frozenset[str], offset: int, words: Sequence[str] = ()
    ) -> Party | None:
        """The mission of an organisation (None: of a coalition) in one of the fields given.

        Without a field, the one the story named last before `offset`, else one in a state of the story.

        `words` are those of the phrase, the telling ones first: of several missions the name that has them is meant.
        """
        known = (e for e in known_missions(self._names) if not fields or e.iso3 in fields)
        found = {e.name: e for e in known if e.org == sender or (sender is None and _independent(self._names, e))}
        named = next(
            (m.party for m in self.mentions.before(offset) if m.party.kind == "mission" and m.party.name in found), None
        )
        if named is not None:
            return named
        states = fields or {m.party.iso3 for m in self.mentions if m.party.kind == "state"}
        fitting = [e for e in found.values() if e.iso3 in states]
        likeness = {e.name: [word in f"{e.name} {e.org}".lower().split() for word in words] for e in fitting}
        best = [e for e in fitting if likeness[e.name] == max(likeness.values())]
        return organisation_party(self._names, best[0], "", 0, 0) if len(best) == 1 else None

    def named_mission(self, sender: str, offset: int) -> Party | None:
        """The one mission of an organisation that the story has named before `offset` by a name of its own, else the
        one that it names after ("its deployment with the UN mission there. Four officers remain at UNMISS").
        """
        own = {e.name for e in known_missions(self._names) if e.org == sender}
        for mentions in (self.mentions.before(offset), self.mentions):
            found = {m.party.name: m.party for m in mentions if m.party.kind == "mission" and m.party.name in own}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def last_organisation(self, offset: int, kinds: Sequence[str]) -> Party | None:
        """The organisation of one of the kinds named nearest before `offset`; of "the UN peacekeepers" the mission that
        they serve in.
        """
        last = next((m.party for m in self.mentions.before(offset) if m.party.kind in kinds), None)
        if last is None or last.kind != "mission" or last.org is None:
            return last
        general = all(e.name != last.name for e in known_missions(self._names))
        return (self.named_mission(last.org, offset) or last) if general else last

    def mission_near(self, offset: int, reach: int) -> tuple[Party, str] | None:
        """The mission named last before `offset`, not further back than `reach`, and the state that is its field."""
        for mention in self.mentions.before(offset):
            if offset - mention.start > reach:
                return None
            if mention.party.kind == "mission":
                fields = (e.iso3 for e in known_missions(self._names) if e.name == mention.party.name and e.iso3)
                return next(((mention.party, field) for field in fields), None)
        return None

    def note_branch(self, offset: int, party: Party) -> None:
        """Remember that the story spoke of a ministry or force, for "the ministry" later on."""
        self._recent_orgs.append((offset, party))

    def last_branch(self, offset: int, org: str | None = None) -> Party | None:
        """The ministry or force spoken of nearest before `offset`, of the canonical name if one is given."""
        for start, party in sorted(self._recent_orgs, key=lambda noted: -noted[0]):
            if start < offset and (org is None or party.org == org):
                return party
        return None

    def last_body(self, offset: int, words: Sequence[str]) -> Party | None:
        """The body spoken of nearest before `offset` whose name has one of the words: of "the ministry" a ministry."""
        for start, party in sorted(self._recent_orgs, key=lambda noted: -noted[0]):
            if start < offset and party.org and not set(words).isdisjoint(party.org.lower().split()):
                return party
        return None

    def protagonist(self, exclude: frozenset[str] = frozenset()) -> Party | None:
        """The state that carries the whole story, leaving out those excluded: named most, the headline and the lead
        weighing more; None when two weigh the same.
        """
        ranked = [(weight, iso3) for weight, iso3 in self.ranked if iso3 not in exclude]
        if not ranked or ranked[0][0] < LEADING or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return None
        named = (m.party for m in self.mentions if m.party.iso3 == ranked[0][1])
        return next(named, None) or self.issuing()

    @cached_property
    def _states(self) -> StateWeights:
        return StateWeights(self.mentions, self.title_end, self._issuer)

    @property
    def ranked(self) -> list[tuple[int, str]]:
        """The states of the story with how much it speaks of each, most first."""
        return self._states.ranked

    def weight(self, iso3: str | None) -> int:
        """How much the story speaks of a state."""
        return self._states.of(iso3)

    def pair(self, offset: int) -> tuple[Party, ...]:
        """The two states that "the two countries", "both sides" stand for: the two the story has named most before
        `offset`.
        """
        return self._states.most_named(offset)


def _independent(names: Names, mission: Entry) -> bool:
    """A mission under no organisation: what stands in place of a parent is its own full name."""
    return mission.org is None or any(e.key == mission.key for e in names.readings(mission.org))


@lru_cache(maxsize=4)
def known_missions(names: Names) -> tuple[Entry, ...]:
    """Every mission that the tables name with its field."""
    found = {
        e.name: e
        for form in names.literals()
        for e in names.readings(form)
        if e.kind == "organisation" and e.subkind == "mission" and e.iso3
    }
    return tuple(found[name] for name in sorted(found))


def organisation_party(names: Names, entry: Entry, text: str, start: int, end: int) -> Party:
    """An organisation as a party: a mission by its short name with its parent as `org`, an organ as part of its parent,
    another by its full name with its acronym as `org`.

    The state that a mission works in, or a bloc sits in, is not the state it belongs to; a state's own force is a part
    of its state.
    """
    kind = entry.subkind or "organisation"
    if kind == "force" and entry.iso3:
        return state_party(names, entry.iso3, text, start, end, entry.name)
    acronym = entry.org if entry.org and entry.org == entry.key else None
    iso3 = entry.iso3 if kind == "company" else None
    if kind == "mission":
        return Party(entry.name, iso3, entry.org, None, kind, text, start, end)
    if kind in ("organ", "committee") and entry.org:
        return Party(entry.org, iso3, entry.name, None, kind, text, start, end)
    return Party(entry.name, iso3, acronym, None, kind, text, start, end)


def state_party(
    names: Names, iso3: str, text: str, start: int | None, end: int | None, org: str | None = None
) -> Party:
    """A state, or a part of it, as a party."""
    return Party(names.state(iso3).name, iso3, org, None, "state", text, start, end)
