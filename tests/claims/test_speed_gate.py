"""The speed gate: what it lets through and what not, that it loses nothing, that every run is the same."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from legation.claims.gate import Gate
from legation.language.reading import READ_KINDS
from legation.model.claim import Claim
from legation.pages.inputs import SHUT, expand, read_input
from legation.pages.source import Input
from legation.pipeline import Reader

PAGES = Path(__file__).resolve().parents[2] / "corpus" / "dev" / "pages"
# the share of claims that the gate may lose on pages that hold something to find
LOSS = 0.01


def wanted(reader: Reader, gate: Gate, *paragraphs: str, title: str = "A headline of some kind") -> list[bool]:
    """The gate's word on each paragraph of a story."""
    text = "\n\n".join((title, *paragraphs))
    page = read_input(Input("page.txt", data=text.encode())).page
    assert page is not None
    (story,) = page.stories
    blocks = [b for b in story.blocks if b.kind in READ_KINDS]
    assert len(blocks) == len(paragraphs)
    return gate.wanted(story, blocks)


@pytest.mark.parametrize(
    "sentence",
    [
        "Serbia has taken delivery of ten armoured vehicles, a gift from Russia, officials said.",
        "Ten BRDM-2s went to Belgrade as a gift, the army said.",
        "Mali sold its two Su-25s.",
        "The treaty that Italy and Libya signed in 2019 covers defence.",
        "The U.N. Security Council lifted the arms embargo on Eritrea.",
        "Finland withdrew its soldiers from Mali.",
        "Turkey began training Somali troops in Mogadishu this week.",
        "The two navies held joint drills off Oman.",
        "NATO opened a liaison office in Amman.",
        "France handed the base over to Chad.",
        "Belarus expelled two Polish diplomats on Monday.",
        "Bulgaria declared two Russian diplomats personae non gratae on Friday.",
        "Peacekeepers from Ghana left Lebanon in May.",
    ],
)
def test_it_opens_for_acts_in_any_inflection(reader: Reader, sentence: str) -> None:
    assert wanted(reader, reader.gate, sentence) == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council has approved a new swimming pool, and work begins in May.",
        "Germany beat Spain by two goals to one on Sunday night.",
        "The bakery delivered bread to France's markets.",
        "She gave her brother a toy tank and a box of bricks.",
        "The firm opened an office in Belgrade and donated computers to a school there.",
    ],
)
def test_it_stays_shut_for_other_news(reader: Reader, sentence: str) -> None:
    assert wanted(reader, reader.gate, sentence) == [False]


def test_a_story_of_the_subject_is_parsed_whole(reader: Reader) -> None:
    gift = "Serbia has received ten armoured vehicles from Russia, the army said."
    second = "Russia sold Serbia two more helicopters in May, and troops of both were trained."
    assert wanted(reader, reader.gate, gift, second, "Nothing else was said that day.") == [True, True, True]


@pytest.mark.parametrize(
    ("title", "opens"),
    [
        ("Turkey delivers two more drones to Chad", True),
        ("Fiji's dancers go home", False),
        ("A swimming pool for Chad", False),
    ],
)
def test_a_headline_opens_a_short_story(reader: Reader, title: str, opens: bool) -> None:
    lead = "The second batch has arrived in the south, an official said."
    assert wanted(reader, reader.gate, lead, title=title) == [opens]


def test_elsewhere_only_what_stands_beside_the_subject_is_parsed(reader: Reader) -> None:
    gift = "Serbia has received ten armoured vehicles from Russia, the army said."
    arrival = "The first batch arrived by train on Oct. 15."
    idle = ["The weather was fine on that day, and the fair went on."] * 8
    found = wanted(reader, reader.gate, *idle, gift, arrival, *idle)
    assert found == [False] * 8 + [True, True] + [False] * 8


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Serbia has taken delivery of ten armoured vehicles.", True),
        ("Ten BRDM-2s went to Belgrade.", True),
        ("Mali, Niger, Burkina Faso and Guinea met.", True),
        ("The army held drills. The weather was fine in Italy that day.", False),
        ("Troops are gone\n\nGermany beat Spain by two goals to one.", False),
        ("The council has approved a new swimming pool.", False),
        ("", False),
    ],
)
def test_a_page_is_taken_apart_where_a_sentence_may_tell_something(reader: Reader, text: str, opens: bool) -> None:
    assert reader.gate.may_open(text) is opens


def test_no_page_is_refused_of_which_a_story_would_be_parsed(reader: Reader) -> None:
    refused = []
    for item in expand([str(PAGES)]):
        whole = read_input(item)
        if whole.page is None or read_input(item, worth=reader.gate.may_open).status == whole.status:
            continue
        stories = [(s, [b for b in s.blocks if b.kind in READ_KINDS]) for s in whole.page.stories]
        refused += [item.path for story, blocks in stories if any(reader.gate.wanted(story, blocks))]
    assert refused == []


def test_a_page_refused_has_its_outcome(reader: Reader) -> None:
    text = (
        "The pool opens\n\n" + "The council of the town has approved the pool, and the work is to begin with May. " * 3
    )
    ((outcome, claims),) = reader.read([Input("pool.txt", data=text.encode())])
    assert (outcome.status, outcome.reason, claims) == ("nothing_found", f"pool.txt: {SHUT}", ())
    assert outcome.page is not None
    assert outcome.page.stories == ()


@pytest.mark.parametrize(
    "act",
    ["Serbia has received ten armoured vehicles from Russia.", "Russia and Serbia have spoken of armoured vehicles."],
)
def test_of_a_long_story_the_sentences_of_the_subject_come_first(reader: Reader, act: str) -> None:
    idle = ["The weather of the day was fine in the town, and then the fair went on to the evening. " * 4] * 3
    text = "\n\n".join(("A headline of some kind", act, *idle))
    page = read_input(Input("page.txt", data=text.encode())).page
    assert page is not None
    (story,) = page.stories
    look = reader.gate.look(story, [b for b in story.blocks if b.kind in READ_KINDS])
    assert look.wanted == (True,) * 4
    assert [story.text[b.start : b.end] for b in look.first] == [act]
    reading = reader.reading(story, page)
    assert (len(reading.passages) if reading else 0) == (4 if "received" in act else 0)


def test_a_long_text_that_speaks_of_the_subject_all_along_is_read_whole(reader: Reader) -> None:
    idle = "The general's garden is at its best in autumn, and he likes to show it to those who come to see him. " * 3
    talk = "He spoke of the troops in Chad, of their helicopters and of the peacekeepers who came after the soldiers."
    text = "\n\n".join(("A headline of some kind", *[f"{talk} {idle}"] * 3, *[idle] * 5))
    page = read_input(Input("page.txt", data=text.encode())).page
    assert page is not None
    (story,) = page.stories
    look = reader.gate.look(story, [b for b in story.blocks if b.kind in READ_KINDS])
    assert (look.wanted, look.first) == ((True,) * 8, ())


def test_it_loses_no_claims_of_the_corpus(reader: Reader) -> None:
    full = Reader(gated=False)
    full.__dict__.update(codebook=reader.codebook, world=reader.world, parser=reader.parser)
    without, with_it = _found(full), _found(reader)
    lost = without - with_it
    assert len(lost) <= LOSS * len(without), sorted(lost)


def _found(reader: Reader) -> set[tuple[str, str, str, str]]:
    gold = (json.loads(line) for path in PAGES.parent.glob("gold*.jsonl") for line in path.read_text().splitlines())
    wanted = {page["id"] for page in gold if page["gold_events"]}
    pages = [item for item in expand([str(PAGES)]) if Path(item.path).stem in wanted]
    return {_key(claim) for _, claims in reader.read(pages) for claim in claims}


def _key(claim: Claim) -> tuple[str, str, str, str]:
    return claim.page, claim.type, claim.phase, claim.evidence[0].text


ONE_RUN = """
import json, sys
from legation.model.record import claim_record
from legation.pages.inputs import expand
from legation.pipeline import Reader
for _, claims in Reader().read(expand(sys.argv[1:])):
    for claim in claims:
        print(json.dumps(claim_record(claim)))
"""


def test_two_runs_are_byte_identical() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", ONE_RUN, str(PAGES)],
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0].count(b"\n") > 300
    assert runs[0] == runs[1]
