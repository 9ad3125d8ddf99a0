"""What the register keeps of how claims group (`cores`): which core each claim is in, and how each core leans."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from legation.register.cores import Core, Leaning
from legation.register.database import Database, Row, marks, portions


def homes(database: Database, names: Collection[str]) -> dict[str, str]:
    """The names of the cores that some claims are in."""
    found: dict[str, str] = {}
    for some in portions(sorted(names)):
        rows = database.execute(f"SELECT claim_id, core FROM cores WHERE claim_id IN ({marks(some)})", some)
        found.update({row["claim_id"]: row["core"] for row in rows})
    return found


def members(database: Database, names: Collection[str]) -> dict[str, Core]:
    """The claims of some cores, by their names."""
    found: dict[str, list[str]] = defaultdict(list)
    for some in portions(sorted(names)):
        rows = database.execute(f"SELECT claim_id, core FROM cores WHERE core IN ({marks(some)})", some)
        for row in rows:
            found[row["core"]].append(row["claim_id"])
    return {name: tuple(sorted(claims)) for name, claims in found.items()}


def leanings(database: Database, names: Collection[str]) -> dict[str, Leaning]:
    """How some cores lean."""
    rows: list[Row] = []
    for some in portions(sorted(names)):
        rows += database.execute(f"SELECT * FROM leanings WHERE core IN ({marks(some)})", some)
    return {row["core"]: Leaning(row["first"], row["second"]) for row in rows}


def leaning_on(database: Database, names: Collection[str]) -> dict[str, Leaning]:
    """The cores that lean on some, alone or beside others, and how."""
    rows: list[Row] = []
    for some in portions(sorted(names)):
        for side in ("first", "second"):
            rows += database.execute(f"SELECT * FROM leanings WHERE {side} IN ({marks(some)})", some)
    return {row["core"]: Leaning(row["first"], row["second"]) for row in rows}


def companions(database: Database, names: Collection[str]) -> set[str]:
    """The claims of the events that some claims stand in."""
    found: set[str] = set()
    for some in portions(sorted(names)):
        rows = database.execute(
            "SELECT claim_id FROM event_claims WHERE event_id IN "
            f"(SELECT event_id FROM event_claims WHERE claim_id IN ({marks(some)}))",
            some,
        )
        found.update(row["claim_id"] for row in rows)
    return found


def chained(database: Database, names: Collection[str]) -> set[str]:
    """The claims of the chains that some claims are in."""
    found: set[str] = set()
    for some in portions(sorted(names)):
        rows = database.execute(
            f"SELECT claim_id FROM cores WHERE chain IN (SELECT chain FROM cores WHERE claim_id IN ({marks(some)}))",
            some,
        )
        found.update(row["claim_id"] for row in rows)
    return found


def put(database: Database, gone: Collection[str], new: Iterable[Core], chains: Iterable[Core]) -> None:
    """Put new cores in the place of some that are gone, and say in which chain each of some claims is."""
    for some in portions(sorted(gone)):
        database.execute(f"DELETE FROM cores WHERE core IN ({marks(some)})", some)
        database.execute(f"DELETE FROM leanings WHERE core IN ({marks(some)})", some)
    core_of = {name: core[0] for core in new for name in core}
    chain_of = {name: chain[0] for chain in chains for name in chain}
    rows = [{"claim_id": name, "core": core, "chain": chain_of[name]} for name, core in core_of.items()]
    database.insert("cores", rows, replace="claim_id")
    for name, chain in chain_of.items():
        if name not in core_of:
            database.execute("UPDATE cores SET chain = ? WHERE claim_id = ? AND chain <> ?", [chain, name, chain])


def lean(database: Database, leans: Mapping[str, Leaning]) -> None:
    """Write how some cores lean."""
    rows = [{"core": name, "first": found.first, "second": found.second} for name, found in sorted(leans.items())]
    database.insert("leanings", rows, replace="core")
