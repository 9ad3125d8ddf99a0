"""Facts about how an act is told, and the codebook's rules that make earlier context of it."""

from legation.claims.dating import days_before
from legation.claims.draft import Draft
from legation.codebook.entries import Codebook
from legation.language.times.forms import Form, Month, Reference, Season, Shift, Window, Year
from legation.language.voice import MEDIA

# clauses that only describe or time another act
FRAMES = ("relative", "participle", "temporal", "appositive")
COARSE = ("month", "quarter", "season", "half", "year", "decade", "century")
# how many days a unit lasts, near enough to tell old from recent
UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365, "decade": 3650}


def set_background(draft: Draft, codebook: Codebook, published: str | None) -> None:
    """Earlier context or news, by the first rule of the codebook that fits; without one it is news."""
    facts = facts_of(draft, codebook, published)
    for rule in codebook.backgrounds:
        if all(facts[name] in values for name, values in rule.when):
            draft.background = rule.background
            draft.rules.append(f"background:{rule.name}")
            return


def facts_of(draft: Draft, codebook: Codebook, published: str | None) -> dict[str, str]:
    """What the rules may ask of an act (the codebook tells the values)."""
    limit = codebook.settings["background_days_lead" if draft.lead else "background_days"]
    reported = any(voice.source.kind not in MEDIA for voice in draft.voices)
    return {
        "place": "lead" if draft.lead else "body",
        "modality": draft.modality,
        "stage": codebook.stages.get(draft.phase, "act"),
        "age": _age(draft, published, limit if isinstance(limit, int) else 0),
        "tense": _tense(draft),
        "frame": _frame(draft),
        "voice": "reported" if reported else "page",
        "cue": "earlier" if _earlier(draft, codebook) else "none",
    }


def _age(draft: Draft, published: str | None, limit: int) -> str:
    days = days_before(published, draft.date)
    if days is None:
        days = _days_told(draft.told_by.form) if draft.told_by else None
    if days is not None and days < 0:
        return "ahead"
    if days is not None:
        return "old" if days > limit or (not draft.lead and _told_as_earlier(draft)) else "recent"
    return "vague" if draft.told_by and _looks_back(draft.told_by.form) else "none"


def _told_as_earlier(draft: Draft) -> bool:
    """The day's news has its day; who tells a month or counts back ("in May", "two days before") tells of what came
    earlier.
    """
    form = draft.told_by.form if draft.told_by else None
    counted = isinstance(form, Shift) and draft.date.grain == "day" and (_days_back(form) or 0) > 1
    return counted or draft.date.grain in COARSE


def _days_back(form: Shift) -> int | None:
    return None if form.amount is None else -form.amount * UNIT_DAYS.get(form.unit, 0)


def _days_told(form: Form) -> int | None:
    """How long ago by the words alone, where the story's day is not known: "two weeks ago"; a year is printed with a
    date when it is not the story's own.
    """
    if isinstance(form, Shift):
        return _days_back(form) if form.base == "story" else None
    if isinstance(form, (Month, Season)) and form.which is not None:
        return -form.which * UNIT_DAYS["year"]
    year = form if isinstance(form, Year) else getattr(form, "year", None)
    return UNIT_DAYS["year"] if isinstance(year, Year) else None


def _looks_back(form: Form) -> bool:
    if isinstance(form, Reference):
        return form.name == "PAST_REF"
    return isinstance(form, (Window, Shift)) and form.amount is None and form.direction < 0


def _tense(draft: Draft) -> str:
    """The tense of the act's verb, or of the verb that carries it."""
    graph = draft.passage.graph
    for i in (draft.anchor, *draft.progress.governors):
        if not graph.is_verb(i):
            continue
        features = graph.features(i)
        if features.perfect:
            return "pluperfect" if features.tense == "past" else "perfect"
        return features.tense or ("past" if graph.token(i).tag == "VBN" and not features.infinitive else "none")
    return "none"


def _frame(draft: Draft) -> str:
    """The clause the act stands in: its own, or one on a noun or a verb of another act."""
    graph = draft.passage.graph
    inner = draft.anchor
    for frame in graph.chain(draft.anchor):
        content = any(graph.token(c).dep == "mark" for c in graph.parse.children[inner])
        if frame.relation in FRAMES and not (frame.relation == "relative" and content):
            return frame.relation
        inner = frame.token
    return "own"


def _earlier(draft: Draft, codebook: Codebook) -> bool:
    graph = draft.passage.graph
    adverbs = codebook.cues["background_adverbs"]
    words = (c for i in (draft.anchor, *draft.progress.governors) for c in graph.parse.children[i])
    return any(graph.token(c).lemma in adverbs for c in words)
