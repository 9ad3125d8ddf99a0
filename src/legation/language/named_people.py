"""The people whom a story names: by what offices, how it spells them, of whom it told last."""

import re
import unicodedata
from dataclasses import replace

from legation.model.claim import Party

# characters after an office without a name within which the person is named who bears it
NAMED_NEXT = 700
# letters by which two spellings of one forename may differ in length
LIKE = 2
# letters that decompose into no accent
STROKED = str.maketrans("łŁøØđĐı", "lLoOdDi")


class NamedPeople:
    """The people of one story as its paragraphs note them; offsets are the story's."""

    def __init__(self) -> None:
        self._by_surname: dict[str, Party] = {}
        self._recent: list[tuple[int, Party]] = []
        self._introduced: list[tuple[str, Party]] = []
        self._topics: list[tuple[int, Party]] = []
        self._undescribed: set[int] = set()
        self._spelt: dict[str, str] = {}
        self._holders: dict[tuple[str, str], dict[str, Party]] = {}
        self._titled: list[tuple[str, str, str, Party]] = []

    def called(self, name: str) -> Party | None:
        """Whom the story has named by the surname of a name."""
        return self._by_surname.get(surname_of(name))

    def note(self, offset: int, party: Party, office: str | None = None, title: str = "") -> None:
        """Remember a person and the office they are introduced by; later the surname alone is enough."""
        if party.person and title:
            self._introduced.append((f" {title.lower()}", party))
        if party.person and office is not None and party.iso3:
            surname = surname_of(party.person)
            self._holders.setdefault((party.iso3, office), {})[surname] = party
            self._titled.append((party.iso3, f" {title.lower()}", surname, party))
        if party.person and party.text and " " in party.text.strip():
            own = _bare_name(party.text, party.person)
            if own is not None:
                self._spelt.setdefault(party.person, own)
        if party.person:
            key = surname_of(party.person)
            known = self._by_surname.get(key)
            if (
                known is None
                or (known.iso3 is None and party.iso3)
                or (known.org is None and party.org and known.iso3 == party.iso3)
            ):
                self._by_surname[key] = party
            self._recent.append((offset, self._by_surname[key]))

    def note_topic(self, offset: int, party: Party) -> None:
        """Remember that a sentence tells of a person, named at an offset as its subject."""
        self._topics.append((offset, party))

    def last_topic(self, offset: int) -> tuple[int, Party] | None:
        """The person of whom a sentence before `offset` tells, the nearest, and where that is named."""
        return max((noted for noted in self._topics if noted[0] < offset), key=lambda noted: noted[0], default=None)

    def note_undescribed(self, offset: int) -> None:
        """Remember that the name at an offset stands without a word on who that is."""
        self._undescribed.add(offset)

    def spelling(self, person: str) -> str:
        """A person's name as the story spells it ("Milos Vucevic", "Sergey Ryabkov"), if it prints it in full."""
        known = self._spelt.get(person)
        return known if known is not None else person

    def holder(self, iso3: str, office: str, title: str) -> Party | None:
        """The one person whom the story, before or later, names as holder of an office of a state, be it by the last
        word of the office's `title` alone ("its defence minister said", "the minister, Kofi Adu, told reporters").
        """
        held = self._holders.get((iso3, office)) or {
            surname: party
            for state, other, surname, party in self._titled
            if state == iso3 and (other.endswith(f" {title.lower()}") or f" {title.lower()}".endswith(other))
        }
        return next(iter(held.values())) if len(held) == 1 else None

    def introduced(self, title: str) -> Party | None:
        """The one person of the story who is introduced by a title, of whatever body: "the spokesman", "the secretary
        general"; None where several are.
        """
        called = [party for other, party in self._introduced if other.endswith(f" {title.lower()}")]
        return called[0] if len({surname_of(p.person or "") for p in called}) == 1 else None

    def titles_of(self, person: str) -> list[str]:
        """The titles by which the story introduces a person, in lower case."""
        called = surname_of(person)
        return [title.strip() for title, party in self._introduced if surname_of(party.person or "") == called]

    def named_next(self, office: Party, offset: int) -> Party | None:
        """Whom an office without a name at `offset` is: the next person of the story, if that is named in full, with
        no word on who that is, and soon ("…, its ambassador said. … Kofi Adu told Reuters"), nobody was named before,
        and the tables know that person in no other office.
        """
        noted = sorted(self._recent, key=lambda pair: pair[0])
        start, person = next((pair for pair in noted if pair[0] > offset), (None, None))
        if start is None or person is None or start - offset > NAMED_NEXT or start not in self._undescribed:
            return None
        if (person.iso3 or office.iso3) != office.iso3 or (person.org or office.org) != office.org:
            return None
        surname = surname_of(person.person or "")
        others = (earlier for at, earlier in noted if at < offset)
        if " " not in (person.person or "") or any(surname_of(o.person or "") != surname for o in others):
            return None
        return replace(office, person=person.person, kind="person")

    def last(self, offset: int, org: str | None = None) -> Party | None:
        """The person spoken of nearest before `offset`, holding an office of the branch if one is given."""
        for start, party in reversed(self._recent):
            if start < offset and (org is None or party.org is None or org in party.org):
                return party
        return None


def surname_of(name: str) -> str:
    """The word by which a person is named again: the last of the name, or of its parts with hyphens ("al-Marri")."""
    return re.split(r"[\s‐‑-]", name.strip())[-1].lower()


def _bare_name(printed: str, person: str) -> str | None:
    """The last words of what the page prints, as many as the name has, if they are that name but for accents, hyphens
    and the letters in which a forename is written from another script ("Sergey", "Sergei").
    """
    words = printed.split()[-len(person.split()) :]
    known = person.split()
    if [_without_accents(w) for w in words[1:]] != [_without_accents(w) for w in known[1:]] or len(words) != len(known):
        return None
    first, other = _without_accents(words[0]), _without_accents(known[0])
    alike = len(known) > 1 and first[:2] == other[:2] and abs(len(first) - len(other)) <= LIKE
    return " ".join(words) if first == other or alike else None


def _without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.translate(STROKED)).replace("-", "")
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
