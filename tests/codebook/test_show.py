"""What `legation codebook show` prints of a type."""

import pytest

from legation.codebook.load import load
from legation.codebook.show import WIDTH, show, slot_in_words
from tests.codebook.conftest import Written
from tests.codebook.test_check import FILE, TYPE

EXAMPLES = """\
examples:
  - text: "Russia passed parts to Serbia."
    expect: [{phase: delivered, actors: {supplier: RUS, recipient: [SRB]}}]
near_misses:
  - {text: "A player passed the ball.", why: "sport"}
"""
SHOWN = """\
SPARE_PARTS
  Parts pass.

WHO
  supplier   state
  recipient  state; else the same as supplier
  Recorded only with supplier or recipient.
  Nobody is recipient and supplier at once.

HOW FAR IT GOT
  planned → delivered
  or refused

    told in the past of what is planned → delivered
    under “plan” → planned

WHAT SETS IT OFF
  pass → delivered
    verbs “pass”
    if the object or “of …” is “part” or [weapon]
    supplier: the doer
    recipient: “to …”

IN OTHER SCHEMES
  plover  default AID; refused REJECT

EXAMPLES
  ✓ Russia passed parts to Serbia.
      → phase delivered; actors supplier RUS, recipient SRB

NEAR MISSES, WHICH GIVE NO RECORD OF THIS TYPE
  ✗ A player passed the ball.  (sport)"""


def test_type_for_people(written: Written) -> None:
    assert show(load(written({FILE: TYPE + EXAMPLES})), "SPARE_PARTS") == SHOWN


def test_word_classes_are_told_by_name_and_listed_once(written: Written) -> None:
    text = TYPE.replace("verbs: [pass]", 'verbs: ["@hurl", pass, -lob]') + EXAMPLES
    classes = "hurl: {meaning: throw a thing, source: own, verbs: [hurl, lob]}"
    told = show(load(written({FILE: text, "classes.yaml": classes})), "SPARE_PARTS")
    assert "    verbs @hurl (not “lob”), “pass”\n" in told
    assert "WORD CLASSES\n  @hurl: throw a thing (own)\n    verbs hurl, lob\n" in told


@pytest.mark.parametrize("name", list(load().by_name))
def test_every_type_fits_the_page_and_tells_all(name: str) -> None:
    book = load()
    told = show(book, name)
    assert max(map(len, told.splitlines())) <= WIDTH
    for trigger in book.by_name[name].triggers:
        assert f"  {trigger.id} → " in told


@pytest.mark.parametrize(
    ("slot", "words"),
    [
        ("agent", "the doer"),
        ("in exchange for", "“in exchange for …”"),
        ("patient>of", "“of …” after the object"),
        ("patient>possessor", "the owner of the object"),
        ("patient>for>modifier", "a word before “for …” after the object"),
        ("^agent", "the doer of the verb that carries it"),
        ("^with", "“with …” after the verb that carries it"),
    ],
)
def test_slot_in_words(slot: str, words: str) -> None:
    assert slot_in_words(slot) == words
