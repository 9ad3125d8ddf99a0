"""A story of millions of signs is read up to a bound, and what stands there is found."""

from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.pipeline import MOST_SIGNS, Reader

TOLD = "Serbia delivered six Mi-8 helicopters to Chad on 3 June 2021, the defence ministry in Belgrade said. "
MORE = "The ministry gave no further details of the helicopters. "


def test_a_story_without_end_is_read_up_to_a_bound(reader: Reader) -> None:
    page = read_input(Input("line.txt", data=(TOLD + MORE * 40_000).encode())).page
    assert page is not None
    chosen = reader._chosen(page.stories[0])
    assert 0 < sum(block.end - block.start for block in chosen.blocks) <= MOST_SIGNS
    assert chosen.blocks[0].start == 0
    assert chosen.skipped
