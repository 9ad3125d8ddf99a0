"""A user's directory extends or replaces the shipped codebook; words stay words."""

import csv

import pytest
import yaml

from legation.codebook.load import default_directory, load
from legation.language.grammar import COMPLEX_PREPOSITIONS
from legation.world import tables
from tests.codebook.conftest import Written
from tests.codebook.test_check import FILE, TYPE

SHIPPED = load()


def test_type_of_its_own_is_added(written: Written) -> None:
    book = load(written({FILE: TYPE}))
    assert set(book.by_name) == {*SHIPPED.by_name, "SPARE_PARTS"}


def test_type_of_the_same_name_replaces_whatever_its_file(written: Written) -> None:
    name = SHIPPED.types[0].name
    book = load(written({"types/mine.yaml": TYPE.replace("SPARE_PARTS", name)}))
    assert [t.definition for t in book.types if t.name == name] == ["Parts pass."]
    assert len(book.types) == len(SHIPPED.types)


def test_standalone_leaves_the_shipped_types_out(written: Written) -> None:
    book = load(written({"codebook.yaml": "standalone: true", FILE: TYPE}))
    assert list(book.by_name) == ["SPARE_PARTS"]
    assert book.stages == SHIPPED.stages


def test_lists_are_added_to(written: Written) -> None:
    book = load(written({"concepts.yaml": "weapon: {nouns: [catapult]}", "cues.yaml": "batch_nouns: [parcel]"}))
    assert book.concepts["weapon"].nouns == (*SHIPPED.concepts["weapon"].nouns, "catapult")
    assert book.concepts["weapon"].items == SHIPPED.concepts["weapon"].items
    assert book.cues["batch_nouns"] == (*SHIPPED.cues["batch_nouns"], "parcel")


def test_lists_name_word_classes_and_take_words_out(written: Written) -> None:
    text = TYPE.replace("verbs: [pass]", 'verbs: ["@hurl", pass, -lob]\n    nouns: ["@hurl"]')
    classes = "hurl: {meaning: throw, source: own, verbs: [hurl, lob, throw], nouns: [throw]}"
    [trigger] = load(written({FILE: text, "classes.yaml": classes})).by_name["SPARE_PARTS"].triggers
    assert (trigger.verbs, trigger.nouns, trigger.classes) == (("hurl", "throw", "pass"), ("throw",), ("hurl",))


def test_entry_that_says_so_replaces(written: Written) -> None:
    book = load(written({"concepts.yaml": "weapon: {replace: true, nouns: [catapult]}"}))
    assert (book.concepts["weapon"].nouns, book.concepts["weapon"].items) == (("catapult",), ())
    assert book.concepts.keys() == SHIPPED.concepts.keys()


def test_file_that_says_so_replaces(written: Written) -> None:
    book = load(written({"sayings.yaml": "replace: true\nsay: [say]"}))
    assert list(book.sayings) == ["say"]


def test_version_of_the_user_wins_and_the_digest_tells_the_content(written: Written) -> None:
    book = load(written({"codebook.yaml": 'version: "1.0-ours"'}))
    assert book.version == "1.0-ours"
    assert book.digest != SHIPPED.digest
    assert load().digest == SHIPPED.digest


@pytest.mark.parametrize("word", ["on", "off", "no", "yes", "y", "n", "On".lower()])
def test_words_that_other_yaml_takes_for_truth_values_stay_words(written: Written, word: str) -> None:
    book = load(written({"cues.yaml": f"batch_nouns: [{word}]"}))
    assert book.cues["batch_nouns"][-1] == word


def test_days_stay_texts(written: Written) -> None:
    text = f"{TYPE}examples: [{{text: A., expect: [{{date: [2021-06-14, 2021-06-15]}}]}}]\n"
    [example] = load(written({FILE: text})).by_name["SPARE_PARTS"].examples
    assert example.expect == ({"date": ["2021-06-14", "2021-06-15"]},)


def test_the_shipped_directory_laid_over_itself_changes_nothing() -> None:
    assert load(default_directory()).digest == SHIPPED.digest


def test_prepositions_that_count_as_another_are_read_as_it(written: Written) -> None:
    text = TYPE.replace("[agent]", "[alongside, with, ^into, patient>inside]").replace('"patient, of"', '"out of"')
    [trigger] = load(written({FILE: text})).by_name["SPARE_PARTS"].triggers
    assert trigger.roles == (("supplier", ("with", "^to", "patient>in")), ("recipient", ("to",)))
    assert trigger.where[0].slots == ("from",)


def test_the_clause_graph_names_prepositions_as_the_codebook_does() -> None:
    head = yaml.safe_load((default_directory() / "codebook.yaml").read_bytes())
    for words, slot in COMPLEX_PREPOSITIONS.items():
        written_as = " ".join(words)
        assert slot in SHIPPED.prepositions
        assert written_as in (slot, "accord to") or head["same_prepositions"][written_as] == slot
    assert not {*head["same_prepositions"]} & {*SHIPPED.prepositions}


def test_items_of_concepts_are_categories_of_the_world_tables() -> None:
    with (tables.TABLES / "item_classes.csv").open(encoding="utf-8", newline="") as table:
        known = {row["category"] for row in csv.DictReader(table)}
    for concept in SHIPPED.concepts.values():
        assert {*concept.items} - {"*"} <= known, concept.name
