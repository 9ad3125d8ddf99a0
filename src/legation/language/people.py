"""People introduced by title and name.

"Russia's Ambassador in CAR Vladimir Titorenko", "Ana Brnabić, the Serbian prime minister". The parse often breaks such
phrases, so they are read from the words in their order: state, branch, title, posting, name.
"""

import re
from dataclasses import replace

from legation.language.discourse import Discourse, state_party
from legation.language.names import Atom, Overlay
from legation.language.namewords import LINKS, MAX_GAP, NameWords
from legation.language.parse import Parse
from legation.model.claim import Party
from legation.world.names import Names

# words that may stand inside a title and its state
TITULAR_WORDS = ("the", "a", "an", "'s", "’s", "its", "deputy", "chief", "first", "senior", "former", "top", "acting")
# what may follow a whole name
SUFFIXES = ("jr", "sr", "ii", "iii")


class People:
    """The people named in one parsed block, by token."""

    def __init__(self, parse: Parse, overlay: Overlay, discourse: Discourse, names: Names, offset: int) -> None:
        self._parse = parse
        self._overlay = overlay
        self._words = NameWords(parse, overlay)
        self._discourse = discourse
        self._names = names
        self._offset = offset
        self._by_token: dict[int, Party] = {}
        self._read()

    def at(self, i: int) -> Party | None:
        """The person whose name or title covers token `i`."""
        return self._by_token.get(i)

    def _read(self) -> None:
        i = 0
        while i < len(self._parse.tokens):
            run = self._name_run(i)
            if run > i:
                self._person(i, run)
                i = run
            else:
                i += 1

    def _name_run(self, i: int) -> int:
        """End of a run of name words at `i` that is a person: a statistical person, or names after a title."""
        words = self._words
        j = words.run(i)
        if j > i and (self._known_surname(j) or words.after_title(i)):
            return j
        # the recogniser costs as much as the rest of the parse: it is asked last
        return j if j - i > 1 and (words.titled(i) or self._statistical(i, j)) else i

    def _known_surname(self, j: int) -> bool:
        return self._discourse.people.called(self._parse.tokens[j - 1].text) is not None

    def _statistical(self, i: int, j: int) -> bool:
        return any(n.label == "PERSON" and n.start < j and n.end > i for n in self._parse.names)

    def _person(self, i: int, j: int) -> None:
        words = re.sub(r"\s+", " ", self._parse.text[self._parse.tokens[i].start : self._parse.tokens[j - 1].end])
        start, end = self._parse.tokens[i].start + self._offset, self._parse.tokens[j - 1].end + self._offset
        known = self._discourse.people.called(words)
        title, first = self._words.title_before(i)
        if title is None:
            title, after_end = self._title_after(j)
        else:
            after_end = j
        party = self._party(words, start, end, title, first, after_end if title else j)
        if title is not None and party.iso3 is None and party.name == words:
            party = self._by_apposition(party, title, first, j)
        listed = self._overlay.at(i)
        if listed is not None and self._is_listed(listed, j) and party.iso3 is None:
            entry = listed.entry
            name = self._names.state(entry.iso3).name if entry.iso3 else entry.name
            party = Party(name, entry.iso3, entry.org, entry.name, "person", words, start, end)
        if title is not None and party.iso3 is None and party.name == words and title.entry.subkind == "office":
            party = self._of_story(party)
        if known is not None and party.iso3 is None:
            party = replace(known, text=words, start=start, end=end)
        if title is None:
            self._discourse.people.note(start, party)
        else:
            self._discourse.people.note(start, party, title.entry.key, title.text)
        if title is None and not self._described(i, j):
            self._discourse.people.note_undescribed(start)
        for k in range(first if title and first < i else i, j):
            atom = self._overlay.at(k)
            if k >= i or (atom is not None and atom.entry.kind in ("title", "branch")) or atom is None:
                self._by_token[k] = party
        self._mark_title(title, party)

    def _is_listed(self, atom: Atom, j: int) -> bool:
        """Whether a name of the tables is the whole name that ends at `j`: "Anand Lall" is no Anand."""
        rest = (self._parse.tokens[k].text.lower().rstrip(".") for k in range(atom.last, j))
        return atom.entry.kind == "person" and all(word in SUFFIXES for word in rest)

    def _described(self, i: int, j: int) -> bool:
        """ "analyst Kofi Adu", "Kofi Adu, who teaches law": words beside the name say who that is."""
        tokens = self._parse.tokens
        after = tokens[j].text if j < len(tokens) else ""
        return (i > 0 and tokens[i - 1].pos in ("NOUN", "ADJ")) or after in (",", "(", "—", "–", "of", "from")

    def _of_story(self, party: Party) -> Party:
        """An office told without its state is of the state that the dateline or the head sets the story in."""
        home = self._discourse.home() or self._discourse.issuing()
        if home is None or party.org is None:
            return party
        return replace(party, name=home.name, iso3=home.iso3)

    def _mark_title(self, title: Atom | None, party: Party) -> None:
        if title is not None:
            for k in range(title.first, title.last):
                self._by_token[k] = party

    def _title_after(self, j: int) -> tuple[Atom | None, int]:
        """ "Name, the Serbian defence minister," : the title in apposition after the name."""
        tokens = self._parse.tokens
        if j >= len(tokens) or tokens[j].text != ",":
            return None, j
        k = j + 1
        while k < len(tokens) and k - j <= MAX_GAP + 2:
            atom = self._overlay.at(k)
            if atom is not None and atom.entry.kind == "title":
                return atom, atom.last
            if atom is not None and atom.entry.kind in ("state", "branch", "organisation"):
                k = atom.last
                continue
            if tokens[k].text.lower() in TITULAR_WORDS:
                k += 1
                continue
            return None, j
        return None, j

    def _party(self, words: str, start: int, end: int, title: Atom | None, first: int, last: int) -> Party:
        if title is None:
            return Party(words, None, None, words, "person", words, start, end)
        low, high = min(first, title.first), max(last, title.last)
        org = self._office(title, low)
        for k in (*range(low, title.last), *range(title.last, min(high + 4, len(self._parse.tokens)))):
            atom = self._overlay.at(k)
            if atom is None:
                if k >= title.last and self._parse.tokens[k].text.lower() not in LINKS:
                    break
                continue
            if atom.entry.kind == "branch":
                org = atom.entry.org or atom.entry.name
            if k > title.last - 1 and self._is_posting(title, atom):
                continue
            if atom.entry.kind == "state":
                state = state_party(self._names, atom.entry.key, words, start, end, org)
                return replace(state, person=words, kind="person", org=org)
            if atom.entry.kind == "organisation":
                part = org if org != title.entry.org else None
                return Party(atom.entry.name, atom.entry.iso3, part, words, "person", words, start, end)
            if atom.entry.kind == "branch" and atom.entry.iso3:
                state = state_party(self._names, atom.entry.iso3, words, start, end, org)
                return replace(state, person=words, kind="person")
        return Party(words, None, org, words, "person", words, start, end)

    def _office(self, title: Atom, low: int) -> str | None:
        """The title's branch of state; of "Defence Minister Brigadier General" that of the office, not of the rank."""
        before = [self._overlay.at(k) for k in range(low, title.first)]
        offices = (a.entry.org for a in before if a is not None and a.entry.kind == "title")
        return next((org for org in offices if org), title.entry.org)

    def _by_apposition(self, party: Party, title: Atom, first: int, last: int) -> Party:
        """The state told beside title and name: "Colonel X of the Malian army", "the navy chief, Admiral X"."""
        for low, high in ((last, self._phrase_after(last)), (self._phrase_before(first), first)):
            atoms = [a for k in range(low, high) if (a := self._overlay.at(k)) is not None and a.first == k]
            states = (a for a in atoms if a.entry.kind == "state" and not self._is_posting(title, a))
            state = next(states, None)
            if state is not None and party.text is not None:
                org = next((a.entry.org or a.entry.name for a in atoms if a.entry.kind == "branch"), party.org)
                known = state_party(self._names, state.entry.key, party.text, party.start, party.end, org)
                return replace(known, person=party.person, kind="person")
        return party

    def _phrase_after(self, j: int) -> int:
        """End of the "of …" phrase or the apposition with a title that follows a name; `j` itself if none does."""
        tokens = self._parse.tokens
        if j >= len(tokens) or tokens[j].text.lower() not in (",", "of", "from"):
            return j
        k = j + 1
        while k < len(tokens) and self._is_titular(k):
            k += 1
        return k if tokens[j].text != "," or self._holds_title(j, k) else j

    def _phrase_before(self, first: int) -> int:
        """Start of the apposition with a title that stands before a name: "the chief of the Polish army, General X"."""
        if first < 2 or self._parse.tokens[first - 1].text != ",":
            return first
        k = first - 1
        while k > 0 and self._is_titular(k - 1):
            k -= 1
        return k if self._holds_title(k, first) else first

    def _is_titular(self, k: int) -> bool:
        atom = self._overlay.at(k)
        if atom is not None:
            return atom.entry.kind in ("state", "branch", "title", "organisation")
        return self._parse.tokens[k].text.lower() in (*TITULAR_WORDS, *LINKS) and self._parse.tokens[k].text != ","

    def _holds_title(self, low: int, high: int) -> bool:
        return any((a := self._overlay.at(k)) is not None and a.entry.kind == "title" for k in range(low, high))

    def _is_posting(self, title: Atom, atom: Atom) -> bool:
        """ "ambassador to Mali": the state after such a title is where the person is posted."""
        before = self._parse.tokens[atom.first - 1].text.lower()
        return (title.entry.org or "").startswith("Embassy") and before in ("in", "to", "the", "at", "for")
