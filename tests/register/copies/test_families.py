"""Copies, excerpts and translations are known with their origin, other reports and other acts are not; whatever the
order."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.model.page import Story
from legation.register.copies.families import Family, families
from legation.register.copies.first_seen import as_printed, told_from
from legation.register.copies.pairs import compare
from legation.register.copies.printed import Printed, own_day
from legation.world import World
from tests.register.copies.pages import PAGES, printed

COPIES = {
    "house": ("house_edit", 1.0),
    "excerpt": ("excerpt", 0.7),
    "translated": ("back_translation", 0.9),
    "stale": ("identical", 1.0),
}


def told(names: list[str]) -> tuple[dict[str, Printed], Family]:
    known = {name: printed(name) for name in names}
    return known, families([(one, ()) for one in known.values()], World.shared())


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_known_with_its_origin(name: str) -> None:
    known, family = told(["wire", name])
    kind, kept = COPIES[name]
    assert set(family.copies) == {known[name].id}
    copy = family.copies[known[name].id]
    assert (copy.of, copy.kind) == (known["wire"].id, kind)
    assert copy.kept >= kept


@pytest.mark.parametrize("name, other", [("wire", "own_words"), ("wire", "other_deal"), ("stale", "other_deal")])
def test_another_report_or_another_act_is_no_copy(name: str, other: str) -> None:
    assert compare(printed(name), printed(other), World.shared()) is None
    assert told([name, other])[1].copies == {}


def test_all_copies_are_of_the_first() -> None:
    known, family = told(list(PAGES))
    names = {one.id: name for name, one in known.items()}
    assert {names[story]: names[family.root(story)] for story in family.copies} == dict.fromkeys(COPIES, "wire")


def test_what_a_copy_adds_is_not_shared() -> None:
    known, family = told(["wire", "excerpt"])
    text = known["excerpt"].story.text
    (copy,) = family.copies.values()
    shared = " ".join(text[start:end] for start, end in copy.shared)
    assert "handed over twelve" in shared and "photographer" not in shared


@pytest.mark.parametrize("one, other", list(combinations(sorted(PAGES), 2)))
def test_a_pair_is_the_same_from_both_sides(one: str, other: str) -> None:
    pair, turned = (
        compare(a, b, World.shared()) for a, b in ((printed(one), printed(other)), (printed(other), printed(one)))
    )
    assert (pair is None) == (turned is None)
    if pair is not None and turned is not None:
        assert pair.covered == pytest.approx(turned.covered[::-1], abs=0.15)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(sorted(PAGES)))
def test_the_order_of_arrival_does_not_matter(names: list[str]) -> None:
    assert told(names)[1] == told(sorted(PAGES))[1]


def test_only_an_old_text_under_a_late_date_is_told_from_the_first_day() -> None:
    known, family = told(list(PAGES))
    assert family.anchors == {known["stale"].id: (date(2018, 6, 4), known["wire"].id)}


@pytest.mark.parametrize(
    "name, basis, day, refused",
    [
        ("stale", "header", date(2021, 9, 2), True),
        ("stale", "dateline", date(2021, 9, 2), True),
        ("stale", "dateline", date(2018, 6, 20), False),
        ("stale", "given", date(2021, 9, 2), False),
        ("excerpt", "header", date(2021, 9, 2), True),
        ("excerpt", "dateline", date(2021, 9, 2), False),
    ],
)
def test_a_late_dateline_is_refused_only_over_the_very_words(name: str, basis: str, day: date, refused: bool) -> None:
    one = printed(name)
    late = replace(one, story=replace(one.story, published=day.isoformat(), published_basis=basis))
    family = families([(printed("wire"), ()), (late, ())], World.shared())
    assert (late.id in family.anchors) is refused


def test_a_dateline_without_a_year_takes_it_from_a_copy() -> None:
    wire = printed("wire")
    yearless = replace(
        wire.story,
        published=None,
        published_basis="none",
        dating=(replace(wire.story.dating[0], value="--06-04", accepted=False),),
    )
    origin = replace(wire, story=yearless)
    family = families([(origin, ()), (printed("house"), ()), (printed("stale"), ())], World.shared())
    assert family.anchors[origin.id][0] == date(2018, 6, 4)
    assert all(family.root(story) == origin.id for story in family.copies)


def anchored() -> tuple[Story, Story]:
    story = printed("stale").story
    return story, told_from(story, date(2018, 6, 4), "Kenya hands over")


def test_the_late_date_is_refused_with_the_reason() -> None:
    story, again = anchored()
    assert (again.published, again.published_basis) == ("2018-06-04", "first_seen")
    first, refused = again.dating
    assert first.accepted and "first seen on 2018-06-04 (“Kenya hands over”)" in first.why
    assert (refused.value, refused.accepted, refused.superseded) == ("2021-09-02", False, True)
    assert own_day(again) == own_day(story) == (date(2021, 9, 2), "header")


def test_a_story_is_told_from_its_own_day_again() -> None:
    story, again = anchored()
    assert told_from(again, None) == as_printed(again) == story
    assert told_from(again, date(2018, 6, 5)).published == "2018-06-05"
