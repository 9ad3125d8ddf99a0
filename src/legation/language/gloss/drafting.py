"""A source text as words with their English and the labels of Universal Dependencies.

The model is shown plain words in the place of names, numbers and fixed phrases, since a small model is lost among
those, and no times at all; what it says of a stand-in holds for the phrase.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from legation.language.gloss import lexicon as kinds
from legation.language.gloss.lexicon import APOSTROPHES, Lexicon
from legation.language.gloss.units import DESIGNATION, NUMBER, PROPER, TIME, WORD, Unit, Units, bounds_of, is_plain
from legation.language.gloss.words import Word

NOMINALS = (kinds.NAME, kinds.NOUN, DESIGNATION)
_ENDS = re.compile(r"[.!?…]$")
_QUOTES = {"«": "“", "»": "”", "’": "'"}
PARTICIPLE_ENDINGS = ("é", "ée", "és", "ées")
FINITE_ENDINGS = ("èrent", "erait", "eraient", "era", "eront")
OTHER_ENDINGS = ("e", "ent", "er", "ait", "aient", "ant", "erons")
# futures that are not the infinitive with an ending
FUTURE_STEMS = (
    ("envoyer", "enverr"), ("tenir", "tiendr"), ("venir", "viendr"), ("devoir", "devr"), ("recevoir", "recevr"),
    ("pouvoir", "pourr"), ("vouloir", "voudr"), ("savoir", "saur"), ("avoir", "aur"), ("faire", "fer"), ("être", "ser"),
    ("aller", "ir"), ("voir", "verr"), ("acquérir", "acquerr"),
)  # fmt: skip
STAND_INS = {
    kinds.PREPOSITION: "avec",
    kinds.ADVERB: "également",
    kinds.CONJUNCTION: "et",
    kinds.MARK: "que",
    kinds.ADJECTIVE: "français",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A text in units, and which of them the model is shown, each as one word; `doc` is what it is shown."""

    text: str
    words: tuple[tuple[int, int], ...]
    units: tuple[Unit, ...]
    shown: tuple[int, ...]
    doc: Any


class Drafter:
    """Prepares texts for a model of Universal Dependencies, and reads what it made of them."""

    def __init__(self, vocab: Any, lexicon: Lexicon, units: Units) -> None:
        self._vocab = vocab
        self._lexicon = lexicon
        self._units = units
        self._verb_forms = dict(_forms(lexicon))

    def show(self, text: str) -> Shown:
        """What the model is to see of a text."""
        from spacy.tokens import Doc

        words = tuple(bounds_of(text))
        units = tuple(self._units.of(text, words))
        shown: list[int] = []
        seen: list[str] = []
        for n, unit in enumerate(units):
            before = units[n - 1] if n else None
            if unit.kind == TIME or (unit.kind == DESIGNATION and _names_thing(text, words, before)):
                continue
            shown.append(n)
            seen.append(self._stand_in(text, words, unit, seen))
            if unit.adjective is not None:
                start, end = words[unit.adjective]
                shown.append(n)
                seen.append(_french_adjective(text[start:end]))
        doc = Doc(self._vocab, words=seen or [" "])
        for i, token in enumerate(doc):
            token.is_sent_start = i == 0 or bool(i and _stops(seen, i))
        return Shown(text, words, units, tuple(shown), doc)

    def read(self, shown: Shown, doc: Any) -> list[Word]:
        """The words of a parsed text, times and the names of things still apart."""
        words: list[Word] = []
        made: list[Word] = []
        sentence = -1
        seen: set[int] = set()
        for token, n in zip(doc, shown.shown, strict=False):
            sentence += token.is_sent_start is True or not made
            unit = shown.units[n]
            adjective = n in seen
            seen.add(n)
            first, last = (
                (unit.adjective, unit.adjective + 1)
                if adjective and unit.adjective is not None
                else (unit.first, unit.last)
            )
            start, end = shown.words[first][0], shown.words[last - 1][1]
            word = Word(
                shown.text[start:end], token.lemma_.lower(), "", token.pos_, token.dep_, None, start, end, float(start),
                max(sentence, 0), token.lemma_.lower(), shown.text[start:end].lower(), unit.kind, unit.subkind,
                morph=token.morph.to_dict(),
            )  # fmt: skip
            word.morph = _tense_by_form(word.form, word.source, word.morph)
            if adjective:
                word.kind, word.place = kinds.ADJECTIVE, word.place
                self._adjective(word)
            else:
                self._english(word, unit)
            made.append(word)
        for token, word in zip(doc, made, strict=False):
            word.head = None if token.head.i == token.i else made[token.head.i]
        words += made
        return words

    def _stand_in(self, text: str, words: Sequence[tuple[int, int]], unit: Unit, seen: Sequence[str]) -> str:
        first = text[words[unit.first][0] : words[unit.first][1]]
        single = unit.last == unit.first + 1
        if unit.kind == WORD:
            lower = first.lower().translate(APOSTROPHES)
            if lower in self._lexicon.demonyms:
                return _french_adjective(first)
            return {"«": '"', "»": '"'}.get(first, first)
        if unit.kind == NUMBER:
            return "trois"
        if unit.kind == kinds.NAME and unit.subkind in ("state", "place"):
            before = seen[-1].lower() if seen else ""
            return {"le": "Japon", "du": "Japon", "au": "Japon"}.get(
                before, "Pays-Bas" if before in ("les", "des", "aux") else "France"
            )
        if unit.kind == kinds.NAME and unit.subkind in ("organisation", "mission"):
            return "ONU"
        if unit.kind == DESIGNATION:
            return "canons"
        if unit.kind == kinds.NAME and unit.subkind == PROPER:
            return "Dupont"
        if unit.kind in NOMINALS:
            last = text[words[unit.last - 1][0] : words[unit.last - 1][1]]
            led = self._lexicon.word("adjectives", first.lower(), first) is not None
            return last if led and not single else first
        return first if single else STAND_INS[unit.kind]

    def _english(self, word: Word, unit: Unit) -> None:
        """Give a word its English and its part of speech."""
        if unit.kind == kinds.NAME:
            plain = unit.subkind in ("branch", "title") and unit.english.islower()
            word.pos, word.text, word.known = "NOUN" if plain else "PROPN", unit.english, True
            word.lemma = unit.english.split()[-1].lower()
        elif unit.kind == kinds.NOUN:
            word.pos, word.text, word.lemma, word.known = "NOUN", unit.english, unit.english.split()[-1], True
        elif unit.kind == DESIGNATION:
            word.pos, word.known = "PROPN", True
        elif unit.kind == NUMBER:
            word.pos, word.text, word.lemma, word.known = "NUM", unit.english, unit.english, True
        elif unit.kind != WORD:
            word.pos = {"preposition": "ADP", "conjunction": "CCONJ", "mark": "SCONJ", "adverb": "ADV"}.get(
                unit.kind, "ADJ"
            )
            word.text = word.lemma = unit.english
            word.known = True
        else:
            self._single(word)

    def _single(self, word: Word) -> None:
        """The English of a word by itself."""
        form = word.form.translate(APOSTROPHES)
        if word.text in _QUOTES:
            word.text = word.lemma = _QUOTES[word.text]
            word.pos = "PUNCT"
            return
        if form in self._lexicon.demonyms:
            self._adjective(word)
            return
        if form in self._lexicon.grammar["address"] or word.text in self._lexicon.grammar["address"]:
            word.text, word.pos, word.known = self._lexicon.grammar["address"][word.text], "PROPN", True
            return
        self._verb_by_form(word, form)
        if self._verb_forms.get(form, ("", ""))[1] in PARTICIPLE_ENDINGS:
            word.participle = self._verb_forms[form][0]
        if form in ("des", "de", "d'") and (word.pos == "DET" or word.dep == "det"):
            word.text, word.pos, word.dep = "", "DET", "det"  # English has no article for several
            return
        found = self._by_kind(word, form)
        if found is not None:
            word.text = word.lemma = found
            word.known = True
        elif word.pos == "PROPN" or (word.text[:1].isupper() and word.pos in ("NOUN", "X", "ADJ")):
            word.pos, word.lemma = "PROPN", word.form
        elif word.pos not in ("PUNCT", "NUM", "SYM"):
            word.lemma = f"~{word.source}"

    def _verb_by_form(self, word: Word, form: str) -> None:
        """A form that only a verb has, whatever the model takes it for; of other forms only what it takes for one."""
        lemma, ending = self._verb_forms.get(form, ("", ""))
        plain = ending in FINITE_ENDINGS
        if not lemma or (not plain and word.pos not in ("VERB", "AUX", "ADJ")):
            return
        if word.pos == "ADJ" and not plain:
            if ending not in PARTICIPLE_ENDINGS or self._lexicon.word("adjectives", word.source, form) is not None:
                return
        elif not plain and self._lexicon.word("verbs", word.source, "") is not None:
            return
        if word.pos not in ("VERB", "AUX"):
            word.morph = {"VerbForm": "Fin" if plain else "Part", "Tense": "Pres" if plain else "Past"}
            word.mistaken = plain
        word.source, word.pos = lemma, "VERB"
        word.morph = _tense_by_form(form, lemma, word.morph)

    def _by_kind(self, word: Word, form: str) -> str | None:
        functions = self._lexicon.functions
        own = self._lexicon.key(form)
        tables = {
            "ADP": ("prepositions",),
            "SCONJ": ("marks", "pronouns"),
            "CCONJ": ("conjunctions",),
            "PRON": ("pronouns", "determiners", "marks"),
            "DET": ("determiners", "prepositions"),
        }
        for name in tables.get(word.pos, ()):
            for key in (form, word.source, self._lexicon.grammar["contracted"].get(form, form), own):
                if key in functions[name]:
                    return functions[name][key]
        kind = {"VERB": "verbs", "AUX": "verbs", "ADJ": "adjectives", "ADV": "adverbs"}.get(word.pos)
        if kind == "adjectives" and form in self._lexicon.numbers["ordinals"]:
            return str(self._lexicon.numbers["ordinals"][form])
        if kind is not None and (found := self._lexicon.word(kind, word.source, form)) is not None:
            return found
        if kind == "verbs" and (found := self._lexicon.word("adjectives", form, form)) is not None:
            word.pos = "ADJ"
            return found
        if word.pos in ("NOUN", "PROPN", "ADJ", "VERB") and (noun := self._noun(word, form)) is not None:
            word.pos = "NOUN"
            return noun
        return None

    def _noun(self, word: Word, form: str) -> str | None:
        if word.pos == "PROPN" and word.text[:1].isupper() and word.source not in form:
            return None
        return self._lexicon.word("nouns", word.source, form)

    def _adjective(self, word: Word) -> None:
        """The adjective of a people, also where it names its people ("les Maliens")."""
        word.text = self._lexicon.demonyms[word.form.translate(APOSTROPHES)]
        word.pos, word.lemma, word.known, word.subkind = "ADJ", word.text.lower(), True, "demonym"


def _tense_by_form(form: str, lemma: str, morph: dict[str, str]) -> dict[str, str]:
    """The future and the conditional of a regular verb stand in its ending, which small models overlook."""
    stem = next(
        (lemma.removesuffix(end) + stem for end, stem in FUTURE_STEMS if lemma.endswith(end)), lemma.rstrip("e")
    )
    ending = form.removeprefix(stem)
    if ending == form or morph.get("VerbForm") not in ("Fin", None):
        return morph
    if ending in ("a", "ont", "ai", "ons"):
        return {**morph, "VerbForm": "Fin", "Mood": "Ind", "Tense": "Fut"}
    return {**morph, "VerbForm": "Fin", "Mood": "Cnd"} if ending in ("ait", "aient", "ais", "ions") else morph


def _names_thing(text: str, words: Sequence[tuple[int, int]], before: Unit | None) -> bool:
    """Whether a designation stands right behind the thing it names: "hélicoptères Mi-35"."""
    return before is not None and before.kind in (WORD, kinds.NOUN) and is_plain(text, words, before)


def _french_adjective(form: str) -> str:
    lower = form.lower()
    plural = lower.endswith(("s", "x")) and not lower.endswith(("ais", "ois"))
    return ("française" if lower.rstrip("s").endswith("e") else "français") + (
        "s" if plural and lower.rstrip("s").endswith("e") else ""
    )


def _stops(seen: Sequence[str], i: int) -> bool:
    """Whether a sentence begins at a word: behind a full stop, with or without a closing quotation mark."""
    at = i - 1
    if seen[at] == '"' and at and _ENDS.search(seen[at - 1]) and not seen[at - 1].startswith("M."):
        return seen[i][:1].isupper()
    return bool(_ENDS.fullmatch(seen[at])) and (seen[i][:1].isupper() or seen[i] == '"' or seen[i][:1].isdigit())


def _forms(lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, str]]]:
    """The forms of the regular verbs in -er that the codebook knows, since small models mistake them."""
    for lemma in lexicon.verb_lemmas:
        if lemma.endswith("er") and " " not in lemma:
            for ending in (*PARTICIPLE_ENDINGS, *FINITE_ENDINGS, *OTHER_ENDINGS):
                yield lemma[:-2] + ending, (lemma, ending)
    for finite, lemma in lexicon.grammar["finite"].items():
        yield finite, (lemma, FINITE_ENDINGS[0])
    for participle, lemma in lexicon.grammar["participles"].items():
        for plural in ("", "e", "s", "es"):
            yield participle.removesuffix("s") + plural if plural == "s" else participle + plural, (lemma, "é")
