"""What the words of an act leave open, filled from outside its clause, the nearest evidence first."""

from legation.claims.affair import add_counterpart, add_named, add_topic, inherit, inherit_item, keep_steady
from legation.claims.draft import Draft
from legation.claims.kindred import join_whole
from legation.claims.leftover import complete
from legation.claims.located import belong, gain, locate
from legation.claims.makers import Makers, add_maker, set_sides
from legation.claims.places import place_draft, placed_parties
from legation.codebook.entries import Codebook
from legation.world.names import Names


def fill_open(
    draft: Draft, before: list[Draft], outright: list[Draft], makers: Makers, codebook: Codebook, names: Names
) -> None:
    """Fill place, roles and thing of an act. `before` are the claims told before it, `outright` the acts whose
    triggers were met in full, `makers` who makes what. The order counts: what an earlier step fills no later one does.
    """
    place_draft(draft)
    locate(draft, names)
    join_whole(draft, before, codebook)
    placed_parties(draft, names)
    keep_steady(draft, before)
    complete(draft, before)
    gain(draft)
    inherit(draft, before)
    set_sides(draft, makers)
    add_maker(draft, makers, names)
    add_counterpart(draft, before, outright)
    add_named(draft)
    add_topic(draft)
    locate(draft, names)
    belong(draft)
    inherit_item(draft, before)
    set_sides(draft, makers)
