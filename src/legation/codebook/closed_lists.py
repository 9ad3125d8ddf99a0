"""The words that a codebook may use of the engine: stages, forces, tenses, relations, slots, facts of a background."""

import re

STAGES = ("prospect", "act", "state", "halt", "end", "no", "said")
FORCES = ("say", "allege", "deny", "confirm", "ask", "order", "think", "decline")
TENSES = (
    "present",
    "present_passive",
    "past",
    "past_ended",
    "perfect",
    "perfect_since",
    "perfect_progressive",
    "progressive",
    "past_progressive",
)
VOICES = ("active", "passive")
RELATIONS = (
    "appositive",
    "attribute",
    "complement",
    "conditional",
    "dative",
    "infinitive",
    "modifier",
    "object",
    "participle",
    "possessor",
    "purpose",
    "relative",
    "subject",
    "temporal",
)
SLOTS = (
    "agent",
    "patient",
    "dative",
    "possessor",
    "modifier",
    "attribute",
    "adverb",
    "appositive",
    "apposed",
    "purpose",
    "complement",
    "modal",
    "clause",
)
EXPECTED = (
    "phase",
    "modality",
    "background",
    "actors",
    "quantity",
    "batch",
    "designation",
    "category",
    "is_total",
    "mode",
    "date",
    "duration",
    "until",
    "source",
)
# what a rule of background.yaml may ask of an act, beside its modality and its stage
BACKGROUND_FACTS = {
    "place": ("lead", "body"),
    "age": ("old", "recent", "ahead", "vague", "none"),
    "tense": ("past", "pluperfect", "perfect", "present", "future", "none"),
    "frame": ("own", "relative", "participle", "temporal", "appositive"),
    "voice": ("reported", "page"),
    "cue": ("earlier", "none"),
}
SCHEMES = ("plover", "cameo")
TYPE_NAME = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
