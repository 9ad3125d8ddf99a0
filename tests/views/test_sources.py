"""From the root speaker through whoever passed it on to the pages; copies apart; each claim once."""

from legation.model.event import Event, EventSource
from legation.views.sources import Branch, tree
from tests.factories import claim_on, make_page, source


def names(branch: Branch) -> list[object]:
    return [branch.name, len(branch.claims), len(branch.copies), [names(below) for below in branch.branches]]


def test_one_source_in_three_coats_is_one_root() -> None:
    pages = [make_page(f"{letter}.txt") for letter in "abc"]
    envoy, agency = source("Vladimir Titorenko"), source("Reuters", "agency")
    claims = (
        claim_on(pages[0], attribution=(envoy, agency, source("Daily", "outlet"))),
        claim_on(pages[1], attribution=(envoy, agency, source("unnamed site", "outlet"))),
        claim_on(pages[2], attribution=(envoy,)),
    )
    ids = tuple(claim.claim_id for claim in claims)
    roots = (EventSource("Vladimir Titorenko", "person", "RUS", "sender", claims=ids),)
    event = Event("e", claims[0], claims, 3, 1, sources=roots)
    (root,) = tree(event, {ids[1]})
    assert names(root.branch) == ["Vladimir Titorenko", 1, 0, [["Reuters", 0, 1, [["Daily", 1, 0, []]]]]]
    assert root.branch.size == 3 and root.source is roots[0]


def test_what_nobody_is_named_for_hangs_on_nobody() -> None:
    claim = claim_on(make_page("a.txt"), attribution=())
    (root,) = tree(Event("e", claim, (claim,), 1, 0), ())
    assert root.source is None and root.branch.claims == (claim,)
