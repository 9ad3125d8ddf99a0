"""Outlets are found by domain and by name, misprints included."""

import pytest

from legation.world import World


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.reuters.com/world/africa/x", "reuters"),
        ("english.alarabiya.net", "al-arabiya"),
        ("https://tass.com/defense/1", "tass"),
        ("https://rs.n1info.com/x", "n1"),
        ("http://www.bbc.co.uk/news", "bbc"),
        ("https://example.org", None),
    ],
)
def test_domains(world: World, address: str, outlet: str | None) -> None:
    found = world.outlets.by_domain(address)
    assert (found.key if found else None) == outlet


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Reuters", "reuters"),
        ("Retuers", "reuters"),
        ("Reutrs", "reuters"),
        ("Reuterss", "reuters"),
        ("Interfx", "interfax"),
        ("Xinhau", "xinhua"),
        ("Al-Jazeera", "al-jazeera"),
        ("ČTK", "czech-news-agency"),
        ("AP", "associated-press"),
        ("The Moscow Tiems", "the-moscow-times"),
        ("TAS", None),
        ("TASX", None),
        ("Ruters Rates", None),
    ],
)
def test_names(world: World, name: str, outlet: str | None) -> None:
    found = world.outlets.by_name(name)
    assert (found.key if found else None) == outlet


@pytest.mark.parametrize(
    ("home", "outlet"),
    [("TWN", "central-news-agency"), ("CYP", "cyprus-news-agency"), ("SGP", "channel-newsasia"), ("FRA", None)],
)
def test_of_several_of_one_name_the_one_at_home(world: World, home: str, outlet: str | None) -> None:
    found = world.outlets.by_name("CNA", home)
    assert found is not None
    assert found.key == outlet or (outlet is None and found == world.outlets.by_name("CNA"))


def test_state_control_is_recorded(world: World) -> None:
    assert world.outlets.get("tass").state_controlled
    assert not world.outlets.get("reuters").state_controlled
