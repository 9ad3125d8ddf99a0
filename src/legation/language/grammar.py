"""The word classes of data/grammar.yaml, in the shapes that the clause graph asks for."""

from legation.model.packaged import listed

_WORDS = listed("legation.language", "grammar")

COMPLEX_PREPOSITIONS: dict[tuple[str, ...], str] = {
    tuple(words.split()): name for name, forms in _WORDS["complex_prepositions"].items() for words in forms
}
CITING = frozenset(_WORDS["citing"])
CONDITIONAL_MARKS = frozenset(_WORDS["conditional_marks"])
TEMPORAL_MARKS = frozenset(_WORDS["temporal_marks"])
TEMPORAL_PREPOSITIONS = frozenset(_WORDS["temporal_prepositions"])
OBJECT_CONTROL = frozenset(_WORDS["object_control"])
SUBJECT_CONTROL = frozenset(_WORDS["subject_control"])
TWO_OBJECTS = frozenset(_WORDS["two_objects"])
SETTLING = frozenset(_WORDS["settling"])
GERUND_OF_OBJECT = {preposition: frozenset(verbs) for preposition, verbs in _WORDS["gerund_of_object"].items()}
IMPERSONAL = frozenset(_WORDS["impersonal"])
PURPOSE_NOUNS = frozenset(_WORDS["purpose_nouns"])
DISPOSITION_NOUNS = frozenset(_WORDS["disposition_nouns"])
ONLOOKING = frozenset(_WORDS["onlooking"])
OUT_OF = frozenset(_WORDS["out_of"])
WITHOUT_OBJECT = frozenset(_WORDS["without_object"])
CAUSATIVE = frozenset(_WORDS["causative"])
MEANS = frozenset(_WORDS["means"])
