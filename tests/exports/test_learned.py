"""What people decided, in forms that the codebook and the corpus take."""

import importlib.util
import json
from pathlib import Path
from textwrap import indent

import yaml

from legation.codebook.load import load
from legation.exports import learned
from legation.model.claim import Claim, Range
from legation.register.adding import Missed
from legation.register.store import Register
from tests.factories import LEAD, brdm, claim_on, make_outcome, make_page, make_story

MORE = "Moscow will send Bangui 20 more, the envoy said."


def decided(place: str) -> list[Claim]:
    page = make_page("pages/a1.txt", make_story(f"{LEAD} {MORE}"))
    other = make_page("pages/b2.txt")
    with Register(place) as register:
        right, wrong = claim_on(page), claim_on(page, MORE, phase="delivered")
        loose = claim_on(other, item=brdm(quantity=Range(10, 12)))
        register.add(make_outcome(page), [right, wrong])
        register.add(make_outcome(other), [loose])
        register.decide("correct", right.claim_id, who="ann", field="quantity", value="11")
        # of the other page nothing is decided yet, so that it is no gold
        register.decide("reject", wrong.claim_id, who="ann", why="announced only")
        roles = {"supplier": "RUS", "recipient": "CAF"}
        missed = Missed(0, MORE, "ARMS_TRANSFER", "planned", "planned", roles=roles, says="the envoy")
        register.add_claim(page.sha256, missed, who="ann")
        return [claim for claim, _ in register.claims()]


def test_examples_are_those_of_the_codebook(tmp_path: Path) -> None:
    (told,) = [yaml.safe_load(one) for one in learned.examples(decided(str(tmp_path / "legation.db")))]
    assert told["type"] == "ARMS_TRANSFER" and "near_misses" not in told
    by_text = {one["text"]: one["expect"] for one in told["examples"]}
    actors = {"recipient": ["CAF"], "supplier": ["RUS"]}
    assert by_text[LEAD] == [
        {"phase": "delivered", "modality": "asserted", "actors": actors, "quantity": 11, "designation": "BRDM-2"}
    ]
    assert by_text[MORE] == [{"phase": "planned", "modality": "planned", "actors": actors}]
    # a user's codebook takes them as they are
    file = tmp_path / "own" / "types" / "arms_transfer.yaml"
    file.parent.mkdir(parents=True)
    shipped = Path(str(importlib.util.find_spec("legation.codebook").submodule_search_locations[0]))  # type: ignore
    text = (shipped / "data" / "types" / "arms_transfer.yaml").read_text()
    more = indent(yaml.safe_dump(told["examples"], allow_unicode=True, sort_keys=False), "  ")
    file.write_text(text.replace("examples:\n", f"examples:\n{more}", 1))
    book = load(tmp_path / "own")
    (kind,) = [one for one in book.types if one.name == "ARMS_TRANSFER"]
    assert {LEAD, MORE} <= {one.text for one in kind.examples}


def test_what_was_rejected_is_a_near_miss(tmp_path: Path) -> None:
    claims = [one for one in decided(str(tmp_path / "legation.db")) if one.decided and one.decided.state == "rejected"]
    (told,) = [yaml.safe_load(one) for one in learned.examples(claims)]
    assert told == {"type": "ARMS_TRANSFER", "near_misses": [{"text": MORE, "why": "announced only"}]}


def test_gold_passes_the_check_of_the_corpus(tmp_path: Path) -> None:
    claims = decided(str(tmp_path / "legation.db"))
    (page,) = [json.loads(line) for line in learned.gold(claims)]
    assert page["id"] == "a1" and [one["id"] for one in page["gold_events"]] == ["e1", "e2"]
    first = page["gold_events"][0]
    assert first["item"]["quantity"] == 11 and first["story"] == 1
    assert first["actors"]["supplier"] == [{"iso3": "RUS", "name": "Russia"}]
    bench = Path(__file__).parents[2] / "bench"
    spec = importlib.util.spec_from_file_location("check_corpus", bench / "check_corpus.py")
    assert spec and spec.loader
    check = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(check)
    text = make_story(f"{LEAD} {MORE}").text
    assert [check.check_event(event, text) for event in page["gold_events"]] == [[], []]
