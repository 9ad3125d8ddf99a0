"""Place names of a text, resolved together: (text, name) → where it is taken to lie."""

import pytest

from legation.language.toponyms import Toponyms
from legation.language.toponyms.context import kilometres
from legation.language.toponyms.forms import forms, named_after
from legation.pipeline import Reader
from legation.world import World
from legation.world.gazetteer import Place


@pytest.fixture(scope="module")
def world(reader: Reader) -> World:
    return reader.world


def resolved(world: World, text: str, name: str, parties: tuple[str, ...] = ()) -> Place | None:
    """What a name in a text is taken for when every place name of the text is resolved with it."""
    hits = world.find(text)
    spans = {(h.start, h.end) for h in hits if h.entries and h.entries[0].kind in ("state", "place", "site")}
    start = text.index(name)
    toponyms = Toponyms(text, hits, world.names, world.gazetteer)
    found = toponyms.resolve(sorted({*spans, (start, start + len(name))}), parties)
    return next(r.place for r in found if r.start == start)


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("The ship docked at Tripoli, Lebanon, on Monday.", "Tripoli", "LBN", "town"),
        ("Libya said the ship docked at Tripoli on Monday.", "Tripoli", "LBY", "town"),
        ("The unit trains near Paris, Texas, every spring.", "Paris", "USA", "town"),
        ("The ministers met in Paris.", "Paris", "FRA", "town"),
        ("Serbian officers gathered in Nis.", "Nis", "SRB", "town"),
        ("The convoy left Ramadi in Anbar province.", "Ramadi", "IRQ", "town"),
        ("The convoy crossed Anbar province, Iraq said.", "Anbar province", "IRQ", "region"),
        ("Turkish soldiers left on Monday.", "Turkish", "TUR", "country"),
        ("The Kremlin declined to comment.", "Kremlin", "RUS", "town"),
        ("Washington would not comment.", "Washington", "USA", "town"),
        ("Kenya and Uganda will train in Entebbe.", "Uganda", "UGA", "country"),
        ("Troops in southern Helmand withdrew, Afghanistan said.", "southern Helmand", "AFG", "region"),
        ("Calif. troops left.", "Calif.", "USA", "province"),
        ("Forces of St. Petersburg joined, Russia said.", "St. Petersburg", "RUS", "town"),
        ("The exercise was held in England.", "England", "GBR", "province"),
        ("The exercise was watched by Scottish pupils.", "Scottish", "GBR", "province"),
        ("British troops left.", "British", "GBR", "country"),
    ],
)
def test_a_name_lies_where_the_text_puts_it(world: World, text: str, name: str, country: str, precision: str) -> None:
    place = resolved(world, text, name)
    assert place is not None
    assert (place.country, place.precision) == (country, precision)


@pytest.mark.parametrize("name", ["EU", "Northern", "Xqvzzt"])
def test_what_names_no_place_is_left_open(world: World, name: str) -> None:
    assert resolved(world, f"The {name} command said so.", name) is None


def test_states_that_take_part_speak_for_a_place_in_them(world: World) -> None:
    text = "The regiment is based in Victoria."
    assert (resolved(world, text, "Victoria", ("SYC",)) or pytest.fail("unresolved")).country == "SYC"
    assert (resolved(world, text, "Victoria", ("CAN",)) or pytest.fail("unresolved")).country == "CAN"


def test_every_rank_is_explained(world: World) -> None:
    text = "The ship docked at Tripoli, Lebanon."
    (found,) = Toponyms(text, world.find(text), world.names, world.gazetteer).resolve([(19, 26)])
    weights = [weight for _, weight, _ in found.ranking]
    assert weights == sorted(weights, reverse=True)
    assert "the text puts it there +5.0" in found.ranking[0][2]


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("Tripoli, Lebanon, on", 7, ["Lebanon"]),
        ("Gao in northern Mali.", 3, ["Mali"]),
        ("Paris (Texas) is", 5, ["Texas"]),
        ("Tema, New South Wales said", 4, ["New South Wales said", "New South Wales", "New South", "New"]),
        ("Tema, where it", 4, []),
    ],
)
def test_the_place_named_next(text: str, after: int, expected: list[str]) -> None:
    assert named_after(text, after) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("southern Helmand province", "Helmand"),
        ("the port city of Tema", "Tema"),
        ("Anbar's province", "Anbar"),
    ],
)
def test_shorter_forms(name: str, expected: str) -> None:
    assert expected in list(forms(name))


def test_distance_is_that_of_the_great_circle() -> None:
    paris = Place("Paris", "FRA", 48.8566, 2.3522, None, "town", "")
    london = Place("London", "GBR", 51.5074, -0.1278, None, "town", "")
    assert kilometres(paris, london) == pytest.approx(343.5, abs=1.5)
    assert kilometres(paris, paris) == 0


def test_a_reader_finds_the_place_names_of_a_text(reader: Reader) -> None:
    text = "Two Ghanaian officers flew to Tema.\n\nThey met in Accra, Ghana said."
    found = {r.text: r.place.country for r in reader.toponyms(text) if r.place}
    assert found == {"Ghanaian": "GHA", "Tema": "GHA", "Accra": "GHA", "Ghana": "GHA"}
