"""How the page holds an act: its modality, and whether it is one for the register at all."""

import re
from collections.abc import Sequence
from functools import lru_cache

from legation.claims.draft import Draft
from legation.codebook.entries import Codebook, Genre
from legation.language.features import Features
from legation.language.graph import Graph
from legation.language.parse import Token
from legation.language.reading import Reading
from legation.language.voice import Voice
from legation.model.time import Interval

_YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b")
# numbers of four figures by which texts and flights are counted are no years: "Resolutions 1747 and 1803"
_COUNTED = re.compile(
    r"\b(?:resolution|decree|law|flight|order|number|no)s?\.?(?: \d{4}(?:,| and| or|, and)?)+(?!\w)", re.IGNORECASE
)
# texts that lay down rules, those who keep to them, and words before these that mean all of them
TEXTS = frozenset({"document", "treaty", "agreement", "convention", "accord", "pact", "protocol", "charter", "rule"})
KEEPERS = frozenset({"country", "state", "member", "party", "signatory", "participant", "nation"})
ANYBODY = frozenset(
    {"each", "every", "any", "all", "member", "participating", "signatory", "state", "other", "contracting"}
)
NEAR_NOUN = ("det", "amod", "compound", "nmod")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s|\n")
# the length of text, in words, that a genre's limit is meant for
GENRE_WORDS = 500
# a short one holds less, down to this share
SHORT = 0.75
# sentences that hold its words at the least: "relief, rescue and firefighting" in one is a list
SPREAD = 2
# a text of so few words need not name what it is about
BRIEF = 60


def set_modality(draft: Draft, codebook: Codebook, unconfirmed: bool) -> None:
    """Modality from the operators, then from who says it: an allegation stays one, a doubt of the page itself is
    unconfirmed.
    """
    stage = codebook.stages.get(draft.phase, "act")
    modality = draft.progress.modality or ("state" if stage == "state" else "asserted")
    if draft.phase == "planned" and modality == "asserted":
        modality = "planned"
    if draft.phase in codebook.standing and modality == "asserted":
        modality = "state"
    if draft.progress.conditional and modality in ("asserted", "planned"):
        modality = "conditional"
    if modality in ("asserted", "state") and _alleged(draft, codebook):
        modality = "alleged"
    if modality == "asserted" and unconfirmed:
        modality = "unconfirmed"
    if draft.phase == "denied":
        modality = "denied"
    draft.modality = modality


def _alleged(draft: Draft, codebook: Codebook) -> bool:
    graph = draft.passage.graph
    if draft.voices and draft.voices[0].force == "allege" and draft.voices[0].token not in draft.progress.governors:
        return True
    for i in (draft.anchor, *draft.progress.governors):
        if any(graph.token(c).lemma in codebook.cues["alleged_adverbs"] for c in graph.parse.children[i]):
            return True
    return False


def genre_of(text: str, codebook: Codebook) -> Genre | None:
    """The kind of text whose acts are not for the register, by its vocabulary; None for news."""
    words = _words(text)
    scale = max(SHORT, words.count(" ") / GENRE_WORDS)  # a long text holds more of every vocabulary
    alone = set(words.split())
    for genre, single, phrases in _cues_of(codebook):
        found = [c for c in single if c in alone] + [c for c in phrases if c in words]
        if len(found) >= genre.limit * scale and _spread(found, text) >= SPREAD:
            return genre
    return None


def _spread(cues: Sequence[str], text: str) -> int:
    """In how many sentences of a text some of the cues stand."""
    return sum(any(f" {c.strip()} " in words for c in cues) for words in map(_words, _SENTENCE.split(text)))


@lru_cache(maxsize=8)
def _cues_of(codebook: Codebook) -> tuple[tuple[Genre, tuple[str, ...], tuple[str, ...]], ...]:
    """Each genre with its cues of one word, and its others as `_words` writes them."""
    return tuple(
        (genre, tuple(c for c in genre.cues if " " not in c), tuple(f" {c} " for c in genre.cues if " " in c))
        for genre in codebook.genres
    )


def is_martial(reading: Reading, codebook: Codebook) -> bool:
    """Whether a story speaks of forces or arms: without any its deliveries, bases and missions are civil."""
    civil = codebook.cues["civil_items"]
    hits = [item.hit for passage in reading.passages for item in passage.overlay.items if not item.hit.by_shape]
    if any(hit.unroca or (hit.designation and hit.category not in civil) for hit in hits):
        return True
    words = _words(reading.story.text)
    return words.count(" ") <= BRIEF or any(f" {word} " in words for word in codebook.cues["martial_words"])


def _words(text: str) -> str:
    """A text's words in lower case with one space around each."""
    return f" {re.sub(r'[^a-zé0-9-]+', ' ', text.lower())} "


def tells_history(text: str, codebook: Codebook) -> bool:
    """A story whose every year lies before the codebook's earliest tells of history, also in undated sentences."""
    earliest = codebook.settings.get("earliest_year")
    years = [int(y) for y in _YEAR.findall(_COUNTED.sub(" ", text))]
    return isinstance(earliest, int) and bool(years) and max(years) < earliest


def is_for_register(draft: Draft, codebook: Codebook, narrative: Interval | None) -> bool:
    """Whether an act is one for the register: of this age, of more than one state, told as having an occasion."""
    musing = is_musing(draft) or is_timeless(draft) or is_rule(draft)
    return not (musing or is_domestic(draft) or is_history(draft, codebook, narrative))


def is_history(draft: Draft, codebook: Codebook, narrative: Interval | None) -> bool:
    """Acts that ended before the codebook's earliest year are out of the register; an undated one stands in the time
    that the story is telling of.
    """
    earliest = codebook.settings.get("earliest_year")
    end = draft.date.end or draft.date.start or (narrative.end or narrative.start if narrative else None)
    return isinstance(earliest, int) and end is not None and int(end[:4]) < earliest


def is_domestic(draft: Draft) -> bool:
    """An act that takes two sides is an affair of one state alone where its story names no other party: a navy gets a
    ship from a yard of its own, an army moves inside its country.
    """
    event_type = draft.event_type
    two_sided = bool(event_type.distinct) or any(role.two for role in event_type.roles)
    if not event_type.martial or not two_sided or any(role.steady for role in event_type.roles):
        return False
    named = draft.passage.discourse.mentions.starts.keys()
    taking_part = frozenset[str]().union(*map(draft.iso3s, draft.roles))
    return len(named | taking_part) <= 1


def is_timeless(draft: Draft) -> bool:
    """The plain present of a verb that tells an act ("the twins deliver guns to everybody"), where the type says so:
    what plots, rules of games and habits are told in. Leads, the words of others and what has a date are news.
    """
    return draft.progress.timeless and not draft.lead and not draft.voices and not (draft.date.start or draft.date.end)


def is_rule(draft: Draft) -> bool:
    """What a text lays down for all who keep to it is no act of theirs: "the treaty obliges each member to admit
    inspectors", "under the document the states parties accept visits"; a state that is named is told of.
    """
    graph = draft.passage.graph
    first, last = draft.passage.parse.sentences[draft.sentence]
    tokens = draft.passage.parse.tokens[first:last]
    if not any(_is_anybody(graph, t.i) for t in tokens) or not any(_is_text(t) for t in tokens):
        return False
    if any(atom.entry.kind == "state" for atom in draft.passage.overlay.atoms if first <= atom.first < last):
        return False
    return not any(_is_told(graph.features(t.i)) for t in tokens if t.dep == "ROOT" and graph.is_verb(t.i))


def _is_text(token: Token) -> bool:
    return token.tag in ("NN", "NNP") and token.lemma.lower() in TEXTS


def _is_anybody(graph: Graph, i: int) -> bool:
    """Whether a word stands for all who keep to a text: "each country", "the member states", "the parties"."""
    if graph.token(i).lemma not in KEEPERS:
        return False
    near = {graph.token(c).lemma.lower() for c in graph.parse.children[i] if graph.token(c).dep in NEAR_NOUN}
    # "each of the 57 member countries"
    part = graph.token(graph.token(graph.token(i).head).head)
    return bool(near & ANYBODY) or (graph.token(i).dep == "pobj" and part.lemma in ANYBODY)


def _is_told(features: Features) -> bool:
    return features.tense in ("past", "future") or features.perfect or features.progressive


def is_musing(draft: Draft) -> bool:
    """A question, or a condition that nobody but the writer voices, is no act: "What would happen if …?" """
    _, _, text = draft.passage.sentence_text(draft.sentence)
    if text.rstrip("”\"' ").endswith("?"):
        return True
    return draft.progress.conditional and draft.modality == "conditional" and not draft.voices and _unreal(draft)


def _unreal(draft: Draft) -> bool:
    """ "If Washington withdrew, Berlin would …" imagines; "If parliament agrees, Stockholm would …" tells of a
    condition.
    """
    graph = draft.passage.graph
    first, last = graph.parse.sentences[draft.sentence]
    for i in range(first, last):
        marked = any(graph.token(c).lemma in ("if", "unless") for c in graph.parse.children[i])
        if (
            graph.token(i).dep == "advcl"
            and marked
            and graph.features(i).tense == "past"
            and not graph.features(i).perfect
        ):
            return True
    return False


def party_voices(voices: tuple[Voice, ...]) -> frozenset[str]:
    """ISO3 codes of the speakers of a chain."""
    return frozenset(v.party_iso3 for v in voices if v.party_iso3)
