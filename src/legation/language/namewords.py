"""Runs of name words in a parsed block, and the titles that lead to them: where a person may be named at all."""

from legation.language.names import Atom, Overlay
from legation.language.numerals import weekdays
from legation.language.parse import Parse

NAME_TAGS = ("NNP", "NNPS")
LINKS = ("in", "to", "for", "of", "at", "the", "'s", "’s", ",", "and")
# what leads on to a place or a body, not to the bearer of a title
BEFORE_PLACES = ("the", "of", "in", "at", "to", "for")
# what may stand between the words of a name
JOINING = frozenset({"-", "bin", "al", "van", "von", "de", "der", "da", "al-", "el", "ibn"})
# prepositions that the parser may take for a name where they open a sentence
OPENING_PREPOSITIONS = frozenset(
    {
        "Near",
        "Outside",
        "Inside",
        "Off",
        "Around",
        "Across",
        "Beyond",
        "Behind",
        "Above",
        "Below",
        "Along",
        "Amid",
        "Past",
    }
)
# words that may stand before a title and its state
LEADING_WORDS = ("'s", "’s", "’", "'", "of", "deputy", "first", "former", "then")
MAX_GAP = 6


class NameWords:
    """What the words of one block and the names laid over them tell by themselves."""

    def __init__(self, parse: Parse, overlay: Overlay) -> None:
        self._parse = parse
        self._overlay = overlay

    def in_doubt(self) -> bool:
        """Whether some run of name words is a person's only if the statistical recogniser says so."""
        starts = (i for i, token in enumerate(self._parse.tokens) if token.tag in NAME_TAGS)
        return any(self.run(i) - i > 1 and not self.after_title(i) and not self.titled(i) for i in starts)

    def run(self, i: int) -> int:
        """End of the run of name words at `i`; `i` itself where none begins there."""
        if self._parse.tokens[i].tag not in NAME_TAGS or self._leads_to_place(i):
            return i
        j = i
        while j < len(self._parse.tokens) and self._is_name_word(j):
            j += 1
        return j

    def _leads_to_place(self, i: int) -> bool:
        """ "Near Tamale the army …": a preposition has its capital from the sentence that it opens."""
        token = self._parse.tokens[i]
        opens = self._parse.sentences[token.sentence][0] == i
        return opens and token.text in OPENING_PREPOSITIONS

    def _taken(self, i: int) -> bool:
        atom = self._overlay.at(i)
        known = atom is not None and atom.entry.kind != "person" and not self._is_half(i, atom)
        return known or self._overlay.item_at(i) is not None

    def _is_half(self, i: int, atom: Atom) -> bool:
        """ "Franco Bertolini": the first half of an adjective for two states is one before a hyphen alone."""
        after = self._parse.text[self._parse.tokens[i].end :][:1]
        return atom.entry.form == "adjective_compound" and after not in ("-", "–", "‑")

    def _is_name_word(self, j: int) -> bool:
        token = self._parse.tokens[j]
        # "lawmakers Tuesday endorsed it"
        name = token.tag in NAME_TAGS and token.text[:1].isupper() and token.text not in weekdays()
        return (name or self._joins(j)) and not self._taken(j)

    def _joins(self, j: int) -> bool:
        """ "Hisham al-Rikabi", "Omar bin al-Khattab": a small word leads on to the next word of the name."""
        tokens = self._parse.tokens
        if tokens[j].text not in JOINING:
            return False
        while j + 1 < len(tokens) and tokens[j + 1].text in JOINING:
            j += 1
        return j + 1 < len(tokens) and tokens[j + 1].tag in NAME_TAGS

    def titled(self, i: int) -> bool:
        """Whether a title leads to the name at `i`; "the head of the State Committee", "a diplomat at the
        embassy in Pasay City" are no bearers of it.
        """
        of_title = i > 0 and self._parse.tokens[i - 1].text.lower() in BEFORE_PLACES
        return not of_title and self.title_before(i)[0] is not None

    def title_before(self, i: int) -> tuple[Atom | None, int]:
        """The title that leads to the name at `i`, over a posting ("in CAR") or a branch, and the phrase's start."""
        j = i - 1
        while j >= 0 and i - j <= MAX_GAP:
            atom = self._overlay.at(j)
            if atom is not None and atom.entry.kind == "title":
                return atom, self._phrase_start(atom.first)
            if atom is not None and atom.entry.kind in ("state", "branch", "organisation"):
                j = atom.first - 1
                continue
            if self._parse.tokens[j].text.lower() in LINKS:
                j -= 1
                continue
            return None, i
        return None, i

    def after_title(self, i: int) -> bool:
        """Whether a title stands right before the word at `i`."""
        atom = self._overlay.at(i - 1) if i else None
        return atom is not None and atom.entry.kind == "title"

    def _phrase_start(self, first: int) -> int:
        j = first - 1
        while j >= 0:
            atom = self._overlay.at(j)
            if atom is not None and atom.entry.kind in ("state", "branch", "organisation", "title"):
                first = atom.first
                j = first - 1
            elif self._parse.tokens[j].text.lower() in LEADING_WORDS:
                j -= 1
            else:
                break
        return first
