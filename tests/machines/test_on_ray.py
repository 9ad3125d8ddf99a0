"""A cluster of two nodes on this machine: the claims of one process, and nodes and workers killed while they read."""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legation.cli import main
from legation.cli.exits import Exit
from legation.exports.jsonl import claim_lines
from legation.machines.on_ray import MachineError, read_spread
from legation.machines.parts import Parts, Read
from legation.pages.inputs import expand, files
from legation.pipeline import Reader

ray = pytest.importorskip("ray", reason="Ray is not installed (pip install 'legation[ray]'): no cluster is started")

STORE_BYTES = 80_000_000
TEXT = (
    "Serbia has bought {n} T-72 tanks from Russia, the defence ministry said on Monday.\n\nThe tanks arrive in May.\n"
)


class Machines:
    """Two nodes of one core each; the driver's stays."""

    def __init__(self) -> None:
        from ray.cluster_utils import Cluster

        soon = {"health_check_period_ms": 1000}
        told = {"num_cpus": 1, "object_store_memory": STORE_BYTES, "include_dashboard": False, "_system_config": soon}
        self.cluster = Cluster(initialize_head=True, connect=True, head_node_args=told)
        self.other = self.cluster.add_node(num_cpus=1, object_store_memory=STORE_BYTES)
        self.cluster.wait_for_nodes()

    def lose_node(self) -> None:
        """End the second node with everything that runs on it."""
        self.cluster.remove_node(self.other, allow_graceful=False)

    def lose_workers(self) -> int:
        """Kill the workers of the first node that are reading, once there are any; how many."""
        deadline = time.monotonic() + 60
        while not (workers := self._reading()) and time.monotonic() < deadline:
            time.sleep(0.05)
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        return len(workers)

    def _reading(self) -> list[int]:
        (raylet,) = self.cluster.head_node.all_processes["raylet"]
        lists = Path(f"/proc/{raylet.process.pid}/task").glob("*/children")
        children = [int(pid) for path in lists for pid in path.read_text().split()]
        return [pid for pid in children if b"read_shard" in Path(f"/proc/{pid}/cmdline").read_bytes()]

    def close(self) -> None:
        """End the cluster."""
        ray.shutdown()
        self.cluster.shutdown()


@pytest.fixture(scope="module")
def machines() -> Iterator[Machines]:
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    running = Machines()
    yield running
    running.close()


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Archives of a few pages each, one that is no archive, and pages."""
    folder = tmp_path_factory.mktemp("lists")
    for number in range(5):
        rows = [json.dumps({"text": TEXT.format(n=number * 40 + n + 2)}) for n in range(30)]
        (folder / f"{number}.jsonl").write_text("\n".join(rows))
    (folder / "broken.warc").write_bytes(b"no archive")
    for number in range(3):
        (folder / f"page{number}.txt").write_text(TEXT.format(n=number + 1000))
    return folder


@pytest.fixture(scope="module")
def wanted(reader: Reader, lists: Path) -> list[Any]:
    """What one process reads."""
    return told(reader.read(expand([str(lists)])))


def told(results: Iterator[Read]) -> list[Any]:
    """All that is kept of each input, the claims as the lines that are printed."""
    return [(o, o.page, o.data, list(claim_lines((c, None) for c in claims))) for o, claims in results]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the parts lie."""
    return tmp_path_factory.mktemp("parts")


def test_a_node_and_a_worker_killed_in_mid_run_lose_and_double_nothing(
    machines: Machines, reader: Reader, lists: Path, wanted: list[Any], kept: Path
) -> None:
    killed: list[int] = []

    def kill(done: int, of: int, inputs: int) -> None:
        if done == 1:
            machines.lose_node()
            killed.append(machines.lose_workers())

    found = told(read_spread(files([str(lists)]), reader, Parts(str(kept)), told=kill))
    assert found == wanted
    assert sum(len(lines) for *_, lines in wanted) > 150
    assert killed == [1]
    assert len([node for node in ray.nodes() if node["Alive"]]) == 1
    assert len(list(kept.iterdir())) == 7


def test_a_later_run_reads_what_is_missing_and_the_command_keeps_it_all(
    machines: Machines,
    lists: Path,
    wanted: list[Any],
    kept: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    min(kept.iterdir()).unlink()
    register = str(tmp_path / "war.db")
    code = main(["read", "--engine", "ray", str(lists), "--parts", str(kept), "-r", register, "-f", "jsonl"])
    said = capsys.readouterr()
    assert code == Exit.REFUSED
    assert "reading: 1 of 1 shards" in said.err
    assert [{**json.loads(line), "event_id": None} for line in said.out.splitlines()] == [
        json.loads(line) for *_, lines in wanted for line in lines
    ]
    main(["read", "--engine", "ray", str(lists), "--parts", str(kept), "-r", register, "--resume"])
    assert "0 pages read, nothing found on 0, 0 refused" in capsys.readouterr().err


def test_machines_that_are_not_alike_read_nothing(
    machines: Machines, reader: Reader, lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("legation.machines.on_ray.program", lambda: "another")
    with pytest.raises(MachineError, match=r"the program is another \(\w+\) than where the run began"):
        list(read_spread(files([str(lists)]), reader, Parts(str(tmp_path))))


def test_without_ray_it_is_told_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setitem(sys.modules, "ray", None)
    code = main(["read", "--engine", "ray", str(tmp_path / "a.txt"), "-r", str(tmp_path / "war.db")])
    assert code == Exit.FAILED
    assert "reading on many machines wants Ray" in capsys.readouterr().err
