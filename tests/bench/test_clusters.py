"""The measures of clusterings, against examples worked out by hand."""

from itertools import permutations

import pytest

from bench.clusters import agreement, assignment, b_cubed, ceaf_e, conll, muc, pairs


def clustering(*groups: str) -> dict[object, object]:
    """Items are letters: "ab", "c" puts a and b together and c apart."""
    return {item: n for n, group in enumerate(groups) for item in group}


GOLD = clustering("abcde", "fg", "hijkl")
# the example of Bagga and Baldwin: the second and the third cluster are taken for one
MERGED = clustering("abcde", "fghijkl")


def test_b_cubed_of_two_clusters_taken_for_one() -> None:
    # precision (5·1 + 2·2/7 + 5·5/7) / 12 = 64/84, recall 1
    assert b_cubed(GOLD, MERGED) == pytest.approx((16 / 21, 1.0, 32 / 37))


def test_b_cubed_of_one_cluster_split() -> None:
    # recall (2·2/3 + 1·1/3) / 3 = 5/9
    assert b_cubed(clustering("abc"), clustering("ab", "c")) == pytest.approx((1.0, 5 / 9, 5 / 7))


def test_muc_counts_links() -> None:
    # 9 links are wanted and all are there; 10 are said, 9 of them right
    assert muc(GOLD, MERGED) == pytest.approx((0.9, 1.0, 18 / 19))
    assert muc(clustering("abc"), clustering("ab", "c")) == pytest.approx((1.0, 0.5, 2 / 3))


def test_muc_sees_no_clusters_of_one() -> None:
    assert muc(clustering("a", "b"), clustering("a", "b")) == (0.0, 0.0, 0.0)


def test_ceaf_matches_clusters_one_to_one() -> None:
    # abcde with itself is worth 1, hijkl with fghijkl 10/12; fg is left over
    right = 1 + 10 / 12
    assert ceaf_e(GOLD, MERGED)[:2] == pytest.approx((right / 2, right / 3))


def test_ceaf_looks_for_the_best_match_as_a_whole() -> None:
    # matching ab first (0.8 with abx) would leave cx nothing but 0: together ab–ab.. must be the best sum
    gold, system = clustering("ab", "cd"), clustering("abc", "d")
    assert ceaf_e(gold, system)[:2] == pytest.approx(((4 / 5 + 2 / 3) / 2, (4 / 5 + 2 / 3) / 2))


def test_the_mean_of_three() -> None:
    assert conll(GOLD, GOLD) == pytest.approx(1.0)
    right = 1 + 10 / 12
    assert conll(GOLD, MERGED) == pytest.approx((18 / 19 + 32 / 37 + 2 * right / 5) / 3)


def test_other_items_are_refused() -> None:
    with pytest.raises(ValueError, match="same items"):
        b_cubed(clustering("a"), clustering("b"))


@pytest.mark.parametrize(
    "costs", [[[4, 1, 3], [2, 0, 5], [3, 2, 2]], [[1, 2, 3], [1, 1, 9]], [[7]], [[0, 0], [0, 0]], [[-3, -1], [-3, -2]]]
)
def test_assignment_is_the_cheapest_of_all(costs: list[list[float]]) -> None:
    chosen = assignment(costs)
    cheapest = min(
        sum(costs[i][j] for i, j in enumerate(order)) for order in permutations(range(len(costs[0])), len(costs))
    )
    assert len(set(chosen)) == len(costs)
    assert sum(costs[i][j] for i, j in enumerate(chosen)) == cheapest


def test_pairs_and_their_agreement() -> None:
    assert pairs(["cab", "d"]) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert agreement(pairs(["abc"]), pairs(["ab", "c"])) == pytest.approx((1.0, 1 / 3, 1 / 2))
    assert agreement(set(), set()) == (0.0, 0.0, 0.0)
