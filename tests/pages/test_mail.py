"""Headers of mails that are too broken to be parsed."""

from legation.pages.inputs import read_input
from legation.pages.source import Input


def test_a_zone_of_endless_figures_is_none() -> None:
    data = b"From: a <a@b.example>\nTo: c\nDate: Tue, 3 Feb 2021 10:00:00 +" + b"9" * 40 + b"\nSubject: Arms\n\nText.\n"
    outcome = read_input(Input("m.eml", data=data))
    assert outcome.page is not None and outcome.page.stories[0].title == "Arms"
