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


def test_state_control_is_recorded(world: World) -> None:
    assert world.outlets.get("tass").state_controlled
    assert not world.outlets.get("reuters").state_controlled
