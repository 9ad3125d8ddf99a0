"""What forbids that two claims tell of one act, whatever else they share."""

from math import asin, cos, radians, sin, sqrt

from legation.register.features import LONG_QUOTE, TELLING_QUOTE, Features
from legation.register.phases import confused
from legation.register.things import one_family, one_kind
from legation.register.timing import LONG_DAYS, NEAR_DAYS, Likeness, overlap, tight, timing

ENOUGH_WORDS = 9
"""Words a quote must have to be known as an edited copy."""

SAME_WORDS = 0.75
"""Share of words that an edited copy has in common with the other, of all words in either."""

NEAR_NUMBERS = 1.5
"""How many times as large one number may be as another that two speakers give of one act."""

ONE_SITE_KM = 30.0
"""Distance up to which two places may be one: a port and its town, a camp outside it."""


def clash(a: Features, b: Features, *, through: bool = False) -> bool:
    """Whether two claims cannot be one act; `through`: nor stand in one event `through` others that match both."""
    return (
        a.act != b.act
        or _parties_clash(a, b)
        or _items_clash(a, b)
        or _quantities_clash(a, b, through=through)
        or when(a, b) is None
        or _phases_clash(a, b)
    )


def when(a: Features, b: Features) -> str | None:
    """The reason that the times give, or None where they forbid one act; see `timing`."""
    found = timing(a, b)
    if found is not None:
        return found
    # most pairs are settled by now, and what follows costs more
    return timing(a, b, _likeness(a, b))


def _likeness(a: Features, b: Features) -> Likeness:
    same_source = a.story_key == b.story_key and a.root == b.root
    apart_in_nothing = not same_source and a.roles == b.roles and not _items_clash(a, b)
    return Likeness(
        copied=copied(a, b),
        agrees=apart_in_nothing and _same_thing(a, b),
        told=apart_in_nothing and a.item and b.item and None in (a.quantity, b.quantity),
        telling=apart_in_nothing and _telling(a, b),
    )


def _telling(a: Features, b: Features) -> bool:
    """Whether two claims share more than parties and a kind of thing, which recur: what tells one act from the next."""
    if a.quantity and b.quantity and not overlap(a.quantity, b.quantity):
        return False
    numbered = a.item and b.item and a.quantity == b.quantity is not None
    named = a.designation == b.designation != ""
    placed = not (a.item or b.item) and a.place == b.place != ""
    return numbered or named or placed or a.batch == b.batch != ""


def copied(a: Features, b: Features) -> bool:
    """Whether one claim's words are the other's in another story: a long quote, a shorter one under the same title, or
    an edited one.
    """
    if a.story_key == b.story_key or min(len(a.words), len(b.words)) < LONG_QUOTE:
        return False
    if a.words == b.words:
        return len(a.words) >= TELLING_QUOTE or (a.title == b.title and a.title != "")
    if min(len(a.bag), len(b.bag)) < ENOUGH_WORDS:
        return False
    shared = len(a.bag & b.bag)
    return shared >= SAME_WORDS * (len(a.bag) + len(b.bag) - shared)


def same_sides(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two lists of who plays a part can be of one act: one within the other, or two and half of them shared."""
    if a <= b or b <= a:
        return True
    shared = len(a & b)
    return shared >= 2 and 2 * shared >= len(a | b)


def apart(a: Features, b: Features) -> bool:
    """Whether the claims name two places that are not one site."""
    if not (a.place and b.place) or a.place == b.place:
        return False
    return a.point is None or b.point is None or _kilometres(a.point, b.point) > ONE_SITE_KM


def _parties_clash(a: Features, b: Features) -> bool:
    shared = a.roles.keys() & b.roles.keys()
    if shared or not (a.roles and b.roles):
        return any(not same_sides(a.roles[role], b.roles[role]) for role in shared)
    # one may tell the giver and the other the taker, but nobody is giver in one and taker in the other
    return bool(a.parties & b.parties) or not (a.story_key == b.story_key or copied(a, b))


def _items_clash(a: Features, b: Features) -> bool:
    if not (a.item and b.item):
        return False
    if (a.batch and b.batch and a.batch != b.batch) or (a.unit and b.unit and a.unit != b.unit):
        return True
    if a.is_total != b.is_total and not _whole_deal(a, b):
        return True
    if a.designation and b.designation:
        return not one_family(a.designation, b.designation)
    return bool(a.kind and b.kind) and not one_kind(a.kind, b.kind)


def _whole_deal(a: Features, b: Features) -> bool:
    """Of what is only agreed, "24" and "24 in all" are the same."""
    return a.stage == "prospect" and not (a.batch or b.batch) and a.quantity is not None and a.quantity == b.quantity


def _quantities_clash(a: Features, b: Features, *, through: bool) -> bool:
    """Two numbers are two acts, unless batch or a close date says that two sources differ about one."""
    if not (a.quantity and b.quantity) or overlap(a.quantity, b.quantity):
        return False
    if a.story_key == b.story_key and a.root == b.root:
        return True
    if (a.batch and b.batch) or _sources_differ(a, b):
        return False
    if a.days and b.days:
        return not (overlap(a.days, b.days) and (through or tight(a.days) or tight(b.days)))
    # without a day it takes a page that sets the numbers against one another
    return not (through or a.story_key == b.story_key or a.disputed or b.disputed)


def _sources_differ(a: Features, b: Features) -> bool:
    """Whether two speakers may have given two numbers, near each other, of one act in the news, or, weeks apart, of one
    thing that lasts.
    """
    if a.root == b.root or a.roles != b.roles or a.published is None or b.published is None:
        return False
    if not (a.quantity and b.quantity) or a.background != b.background:
        return False
    within = LONG_DAYS if a.stage == b.stage == "state" else NEAR_DAYS
    near = max(a.quantity[0], b.quantity[0]) <= NEAR_NUMBERS * min(a.quantity[1], b.quantity[1])
    return near and abs(a.published - b.published) <= within


def _same_thing(a: Features, b: Features) -> bool:
    """Nothing is named on either side, or the same number of a thing."""
    return not (a.item or b.item) or (a.item and b.item and a.quantity == b.quantity is not None)


def _phases_clash(a: Features, b: Features) -> bool:
    """Phases that reports take for one another are so on the same day, or both in the news."""
    if not confused(a.phase, b.phase):
        return a.phase != b.phase
    if a.days and b.days:
        return not (tight(a.days) and tight(b.days) and overlap(a.days, b.days))
    return a.background or b.background or (a.story_key == b.story_key and a.root == b.root)


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance of two points on the globe."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (a, b))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(half))
