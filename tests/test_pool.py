"""Workers: the same claims as one process makes, and inputs that kill or stall a worker cost themselves alone."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from legation.pages.source import Input
from legation.pipeline import Reader
from legation.pool import Care, PoolError, free_mebibytes, processor_seconds, read_many, read_pooled, wants_processor

TEXT = (
    "Serbia has bought {n} T-72 tanks from Russia, the defence ministry said on Monday.\n\nThe tanks arrive in May.\n"
)


def inputs(number: int) -> list[Input]:
    """So many pages that differ."""
    return [Input(f"{n}.txt", data=TEXT.format(n=n + 2).encode()) for n in range(number)]


def test_workers_read_what_one_process_reads_in_the_same_order(reader: Reader) -> None:
    wanted = list(reader.read(inputs(40)))
    assert list(read_pooled(inputs(40), reader, care=Care(workers=2))) == wanted
    assert all(claims for _, claims in wanted)


def test_a_worker_killed_in_mid_run_loses_and_doubles_nothing(reader: Reader) -> None:
    wanted = list(reader.read(inputs(96)))
    found = []
    for number, result in enumerate(read_pooled(inputs(96), reader, care=Care(workers=2))):
        found.append(result)
        if number in (0, 40):
            for child in multiprocessing.active_children():
                if child.pid is not None:
                    os.kill(child.pid, signal.SIGKILL)
    assert found == wanted


def test_an_input_over_its_time_is_set_aside_and_the_rest_is_read(reader: Reader) -> None:
    long = Input("long.txt", data=(TEXT.format(n=7) * 60_000).encode())
    some = inputs(3)
    read = [outcome for outcome, _ in read_pooled([*some[:2], long, some[2]], reader, care=Care(1, seconds=3))]
    assert [(one.path, one.status) for one in read] == [
        ("0.txt", "read"),
        ("1.txt", "read"),
        ("long.txt", "refused"),
        ("2.txt", "read"),
    ]
    assert "set aside, not read within 3 s" in read[2].reason


def test_a_worker_that_waits_for_nothing_but_a_processor_is_told_from_one_that_is_stopped() -> None:
    child = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        while not (processor_seconds(child.pid) or 0) > 0.05:
            time.sleep(0.01)
        assert wants_processor(child.pid)
        child.send_signal(signal.SIGSTOP)
        while wants_processor(child.pid):
            time.sleep(0.01)
        spent = processor_seconds(child.pid)
        time.sleep(0.1)
        assert processor_seconds(child.pid) == spent
    finally:
        child.kill()
        child.wait()
    assert processor_seconds(child.pid) is None


def test_a_worker_that_stands_still_is_replaced_and_nothing_is_lost(reader: Reader) -> None:
    wanted = list(reader.read(inputs(48)))
    found = []
    for number, result in enumerate(read_pooled(inputs(48), reader, care=Care(1, seconds=5))):
        found.append(result)
        if number == 0:
            for child in multiprocessing.active_children():
                if child.pid is not None:
                    os.kill(child.pid, signal.SIGSTOP)
    assert found == wanted


def test_a_fault_of_the_codebook_ends_the_run_with_its_words(tmp_path: Path) -> None:
    (tmp_path / "types").mkdir()
    (tmp_path / "types" / "bad.yaml").write_text("name: [", encoding="utf-8")
    with pytest.raises(PoolError, match=r"bad\.yaml"):
        list(read_pooled(inputs(2), Reader(codebook_directory=tmp_path), care=Care(1)))


def test_few_inputs_start_no_worker(reader: Reader) -> None:
    for _ in read_many(inputs(3), reader, few=4):
        assert not multiprocessing.active_children()


@pytest.mark.parametrize(
    ("told", "free"), [("MemTotal: 9 kB\nMemAvailable:  2048000 kB\n", 2000), ("MemTotal: 9 kB\n", None)]
)
def test_free_memory_is_what_the_system_tells(told: str, free: int | None) -> None:
    assert free_mebibytes(lambda: told) == free


def test_little_memory_leaves_one_worker_at_work(reader: Reader) -> None:
    wanted = list(reader.read(inputs(40)))
    assert list(read_pooled(inputs(40), reader, care=Care(workers=2, free_mebibytes=1 << 40))) == wanted


def test_a_worker_that_grew_is_replaced(reader: Reader) -> None:
    wanted = list(reader.read(inputs(40)))
    assert list(read_pooled(inputs(40), reader, care=Care(workers=1, worker_mebibytes=1))) == wanted
