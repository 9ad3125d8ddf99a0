"""How well a clustering agrees with gold over the same items: B-cubed, MUC, entity CEAF, and their mean.

A clustering is a mapping from an item to the label of its cluster; labels mean nothing beyond being equal or not.
Figures are shares between 0 and 1 as (precision, recall, F1). Sources: Bagga and Baldwin 1998 (B-cubed); Vilain and
others 1995 (MUC); Luo 2005 (CEAF, here with the similarity of entities); Pradhan and others 2012 (the mean of three).
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

Clustering = Mapping[Hashable, Hashable]
Figures = tuple[float, float, float]
Groups = list[frozenset[Hashable]]


def b_cubed(gold: Clustering, system: Clustering) -> Figures:
    """For each item, how much of its cluster belongs there, and how much of its gold cluster is there; the means."""
    _same_items(gold, system)
    both = Counter((gold[item], system[item]) for item in gold)
    wanted, said = Counter(gold.values()), Counter(system.values())
    precision = sum(n * n / said[s] for (_, s), n in both.items())
    recall = sum(n * n / wanted[g] for (g, _), n in both.items())
    return _figures(precision, len(gold), recall, len(gold))


def muc(gold: Clustering, system: Clustering) -> Figures:
    """How many of the links that hold a cluster together the other side holds too; clusters of one have none."""
    _same_items(gold, system)
    return _figures(*_links(system, gold), *_links(gold, system))


def ceaf_e(gold: Clustering, system: Clustering) -> Figures:
    """Clusters matched one to one as well as can be, each match worth twice the shared over the sum of both sizes."""
    _same_items(gold, system)
    wanted, said = _groups(gold), _groups(system)
    right = sum(_best_match(part) for part in _overlapping(wanted, said))
    return _figures(right, len(said), right, len(wanted))


def conll(gold: Clustering, system: Clustering) -> float:
    """The mean of the three F1."""
    return sum(measure(gold, system)[2] for measure in (muc, b_cubed, ceaf_e)) / 3


def pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """Every pair of members of one group, each pair in alphabetical order."""
    found = set()
    for group in groups:
        members = sorted(group)
        found |= {(a, b) for i, a in enumerate(members) for b in members[i + 1 :]}
    return found


def agreement(gold: set[tuple[str, str]], system: set[tuple[str, str]]) -> Figures:
    """Precision, recall and F1 of one set against another."""
    right = len(gold & system)
    return _figures(right, len(system), right, len(gold))


def _same_items(gold: Clustering, system: Clustering) -> None:
    if gold.keys() != system.keys():
        raise ValueError("two clusterings are of the same items")


def _groups(clustering: Clustering) -> Groups:
    members = defaultdict(set)
    for item, label in clustering.items():
        members[label].add(item)
    return [frozenset(group) for group in members.values()]


def _links(one: Clustering, other: Clustering) -> tuple[float, float]:
    """Of the links of the clusters of `one`, how many `other` has too, and how many there are."""
    held = every = 0
    for group in _groups(one):
        held += len(group) - len({other[item] for item in group})
        every += len(group) - 1
    return held, every


def _overlapping(wanted: Groups, said: Groups) -> list[tuple[Groups, Groups]]:
    """The clusters in parts that share no item, so that each part can be matched alone."""
    home: dict[Hashable, int] = {}
    parts: dict[int, tuple[Groups, Groups]] = {}
    for side, groups in enumerate((wanted, said)):
        for group in groups:
            touched = sorted({home[item] for item in group if item in home})
            part = touched[0] if touched else len(home) + len(parts)
            here = parts.setdefault(part, ([], []))
            for gone in touched[1:]:
                there = parts.pop(gone)
                here[0].extend(there[0])
                here[1].extend(there[1])
            here[side].append(group)
            home.update((item, part) for g in (*here[0], *here[1]) for item in g)
    return list(parts.values())


def _best_match(part: tuple[Groups, Groups]) -> float:
    """The greatest sum of similarities of clusters matched one to one."""
    few, many = sorted(part, key=len)
    worth = [[2 * len(a & b) / (len(a) + len(b)) for b in many] for a in few]
    return sum(worth[i][j] for i, j in enumerate(assignment([[-value for value in row] for row in worth])))


def assignment(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each row the column of its own that makes the sum least; there are at least as many columns as rows.

    The Hungarian method with potentials, a row at a time.
    """
    rows, columns = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken_by = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken_by[0], here = row, 0
        slack, came_from, done = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while taken_by[here]:
            done[here] = True
            owner, step, following = taken_by[here], float("inf"), 0
            for column in range(1, columns + 1):
                if done[column]:
                    continue
                reduced = costs[owner - 1][column - 1] - row_price[owner] - column_price[column]
                if reduced < slack[column]:
                    slack[column], came_from[column] = reduced, here
                if slack[column] < step:
                    step, following = slack[column], column
            for column in range(columns + 1):
                if done[column]:
                    row_price[taken_by[column]] += step
                    column_price[column] -= step
                else:
                    slack[column] -= step
            here = following
        while here:
            taken_by[here] = taken_by[came_from[here]]
            here = came_from[here]
    chosen = {taken_by[column]: column for column in range(1, columns + 1)}
    return [chosen[row] - 1 for row in range(1, rows + 1)]


def _figures(right: float, said: float, found: float, wanted: float) -> Figures:
    precision, recall = (right / said if said else 0.0), (found / wanted if wanted else 0.0)
    return precision, recall, (2 * precision * recall / (precision + recall) if precision + recall else 0.0)
