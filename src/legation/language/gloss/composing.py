"""From settled words to a parse: phrases taken apart, times and the names of things put back, the order of English."""

from collections.abc import Sequence

from legation.language.gloss import lexicon as kinds
from legation.language.gloss.drafting import Shown
from legation.language.gloss.lexicon import Lexicon
from legation.language.gloss.units import DESIGNATION, NUMBER, TIME, Unit
from legation.language.gloss.words import Tree, Word
from legation.language.parse import Token
from legation.world.items_forms import plural as regular_plural

TIME_PREPOSITIONS = frozenset(
    {"on", "in", "since", "until", "by", "before", "after", "from", "of", "for", "during", "at"}
)
FIRST_IS_HEAD = ("VERB", "AUX")
NO_SPACE_BEFORE = frozenset(".,;:!?)”…%")
NO_SPACE_AFTER = frozenset("(“")


def compose(tree: Tree, shown: Shown, lexicon: Lexicon) -> list[Word]:
    """The words of the text in their final order, ready to be numbered."""
    for n, unit in enumerate(shown.units):
        if unit.kind == TIME:
            _put_time(tree, shown, unit)
        elif unit.kind == DESIGNATION and n not in shown.shown:
            _put_designation(tree, shown, unit)
    words = [w for w in tree.words if w.text and not _article(w)]
    kept = set(map(id, words))
    for word in words:
        while word.head is not None and id(word.head) not in kept:
            word.head = word.head.head
            word.dep = "ROOT" if word.head is None else word.dep
    _apart(words, lexicon)
    return _ordered(words)


def plural(noun: str) -> str:
    """The plural of an English noun of the lists."""
    return f"{noun[:-3]}men" if noun.endswith("man") else regular_plural(noun)


def _article(word: Word) -> bool:
    """ "la France": English names states without an article, which then belongs to the name."""
    if word.dep != "det" or word.lemma != "the" or word.head is None:
        return False
    return word.head.kind == kinds.NAME and word.head.subkind in ("state", "mission")


def _put_time(tree: Tree, shown: Shown, unit: Unit) -> None:
    start, end = shown.words[unit.first][0], shown.words[unit.last - 1][1]
    parts = unit.english.split()
    verb = _governor(tree, start, of=parts[0] == "of")
    if verb is None:
        return
    made = [
        Word(
            part,
            part.lower(),
            *_time_tag(part),
            "",
            None,
            start,
            end,
            start + i / 100,
            verb.sentence,
            kind=TIME,
            known=True,
        )
        for i, part in enumerate(parts)
    ]
    head = made[-1]
    preposition = made[0] if len(made) > 1 and parts[0] in TIME_PREPOSITIONS else None
    for word in made[:-1]:
        word.hang(head, "compound" if word.pos == "PROPN" else "nummod" if word.pos == "NUM" else "amod")
    if preposition is not None:
        preposition.hang(verb, "prep")
        preposition.tag, preposition.pos = "IN", "ADP"
        head.hang(preposition, "pobj")
    else:
        head.hang(verb, "npadvmod" if head.pos in ("NOUN", "PROPN", "NUM") else "advmod")
    tree.words += made


def _governor(tree: Tree, start: int, *, of: bool) -> Word | None:
    """The word that a time belongs to: the nearest verb before it in its sentence, else the next; "de 2018" is of the
    noun before it.
    """
    before = [w for w in tree.words if w.end <= start and w.text]
    nearest = max(before, key=lambda w: w.place, default=None)
    sentence = nearest.sentence if nearest is not None else 0
    after = [w for w in tree.words if w.start > start]
    if nearest is None or (nearest.text in (".", "!", "?", "”") and after):
        sentence = min(after, key=lambda w: w.place).sentence if after else sentence
    if of and nearest is not None and nearest.pos in ("NOUN", "PROPN", "ADJ"):
        return nearest if nearest.pos != "ADJ" or nearest.head is None else nearest.head
    verbs = [
        w for w in tree.words if w.sentence == sentence and w.pos in ("VERB", "AUX") and w.dep not in ("aux", "auxpass")
    ]
    earlier = [w for w in verbs if w.end <= start]
    if earlier:
        return max(earlier, key=lambda w: w.place)
    roots = [w for w in tree.words if w.sentence == sentence and w.dep == "ROOT"]
    later = [w for w in verbs if w.dep not in ("relcl", "acl")]
    found = later or roots or [w for w in tree.words if w.sentence == sentence]
    return min(found, key=lambda w: w.place, default=None)


def _time_tag(part: str) -> tuple[str, str]:
    if part.isdigit():
        return "CD", "NUM"
    if part[:1].isupper():
        return "NNP", "PROPN"
    if part in TIME_PREPOSITIONS or part == "to":
        return "IN", "ADP"
    if part in ("last", "next", "early", "mid", "late"):
        return "JJ", "ADJ"
    if part in ("the", "this"):
        return "DT", "DET"
    return ("RB", "ADV") if part in ("ago", "earlier", "later", "yesterday", "today", "tomorrow") else ("NN", "NOUN")


def _put_designation(tree: Tree, shown: Shown, unit: Unit) -> None:
    """The name of a thing behind it: "hélicoptères Mi-35" is "Mi-35 helicopters"."""
    start, end = shown.words[unit.first][0], shown.words[unit.last - 1][1]
    thing = max((w for w in tree.words if w.end <= start), key=lambda w: w.place)
    at, n = thing.place - 0.4, thing.sentence
    name = unit.english
    tree.words.append(
        Word(name, name.lower(), "NNP", "PROPN", "compound", thing, start, end, at, n, kind=DESIGNATION, known=True)
    )


def _apart(words: list[Word], lexicon: Lexicon) -> None:
    """A phrase in English words of its own, each at the whole phrase's place in the source."""
    for word in list(words):
        parts = word.text.split()
        if word.kind in (TIME, DESIGNATION) or (word.pos == "ADP" and len(parts) > 1):
            continue
        many = word.tag == "NNS" and word.known
        if len(parts) == 1:
            word.text = plural(word.text) if many and not word.text.endswith("s") else word.text
            continue
        first = word.pos in FIRST_IS_HEAD
        head = parts[0] if first else parts[-1]
        for i, part in enumerate(parts[1:] if first else parts[:-1]):
            tag, pos, dep = _part(part, word, lexicon)
            shift = (i + 1 if first else i - len(parts)) / 100
            at, n = word.place + shift, word.sentence
            words.append(
                Word(part, part.lower(), tag, pos, dep, word, word.start, word.end, at, n, kind="part", known=True)
            )
        word.text = plural(head) if many and not head.endswith("s") else head
        word.lemma = head.lower() if word.pos != "VERB" else head


def _part(part: str, word: Word, lexicon: Lexicon) -> tuple[str, str, str]:
    if word.pos in FIRST_IS_HEAD:
        return "RP", "ADP", "prt"
    if word.kind == NUMBER:
        return ("CD", "NUM", "compound") if part[0].isdigit() else ("RB", "ADV", "advmod")
    if word.pos == "PROPN":
        return "NNP", "PROPN", "compound"
    if part in ("military", "naval", "armed", "armoured", "special", "national", "foreign", "prime", "joint"):
        return "JJ", "ADJ", "amod"
    return "NN", "NOUN", "compound"


def _ordered(words: list[Word]) -> list[Word]:
    """English order: an adjective behind its noun goes before it, and before what is compounded with the noun."""
    ordered = sorted(words, key=lambda w: (w.place, w.dep != "aux"))
    i = 0
    while i < len(ordered):
        noun = ordered[i]
        j = i + 1
        while noun.pos in ("NOUN", "PROPN") and j < len(ordered) and _describes(ordered[j], noun):
            j += 1
        if j > i + 1:
            low = i
            while (
                low
                and ordered[low - 1].head is noun
                and (ordered[low - 1].dep == "compound" or ordered[low - 1].kind == "part")
            ):
                low -= 1
            ordered[low:j] = [*ordered[i + 1 : j], *ordered[low : i + 1]]
            i = j - 1
        i += 1
    return ordered


def _describes(word: Word, noun: Word) -> bool:
    if word.kind == "part":
        return word.head is not None and _describes(word.head, noun) and word.head.place > noun.place
    return word.dep == "amod" and word.head is noun


def written(ordered: Sequence[Word]) -> tuple[str, list[Token], list[tuple[int, int]], list[tuple[int, int]]]:
    """The text of the words, their tokens, the bounds of its sentences, and for each token its span in the source."""
    position = {id(word): i for i, word in enumerate(ordered)}
    text = ""
    tokens: list[Token] = []
    spans: list[tuple[int, int]] = []
    bounds: list[list[int]] = []
    last_sentence = None
    for i, word in enumerate(ordered):
        if word.sentence != last_sentence:
            bounds.append([i, i])
            last_sentence = word.sentence
            if word.text[:1].islower():
                word.text = word.text[:1].upper() + word.text[1:]
        if text and word.text[0] not in NO_SPACE_BEFORE and text[-1] not in NO_SPACE_AFTER:
            text += " "
        start = len(text)
        text += word.text
        head = i if word.head is None else position[id(word.head)]
        tokens.append(
            Token(
                i, word.text, word.lemma.lower(), word.tag, word.pos, word.dep, head, start, len(text), len(bounds) - 1
            )
        )
        spans.append((word.start, word.end))
        bounds[-1][1] = i + 1
    return text, tokens, [(a, b) for a, b in bounds], spans
