"""`legation watch` as a process, over a real server and a real register, ended and gone on with."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.feeds.site import Answer, serving

PAGE = (
    "<html><body><article><h1>Arms</h1><p>BELGRADE, Oct 24, 2020 (Reuters) - Serbia has bought {n} T-72 tanks from "
    "Russia, the defence ministry said.</p></article></body></html>"
)


def legation(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "legation.cli", *arguments]


def test_a_feed_is_followed_into_the_register_once_and_again(tmp_path: Path) -> None:
    with serving() as site:
        site.put("/robots.txt", Answer(b"", 404))
        links = "".join(
            f"<item><link>{site.put(f'/{n}', PAGE.format(n=n + 3).encode())}</link></item>" for n in range(2)
        )
        feed = site.put("/feed", f'<rss version="2.0"><channel>{links}</channel></rss>'.encode())
        command = legation("watch", feed, "--once", "--allow-private", "-r", "war.db", "--metrics", "war.prom")
        first = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        again = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert "2 read, nothing found on 0, 0 refused; 2 claims" in first.stderr
        assert "0 read" in again.stderr
        told = (tmp_path / "war.prom").read_text()
        assert 'legation_watch_items{status="read"} 2\n' in told and "\nlegation_claims 2\n" in told
        assert {path: n for path, n in site.times().items() if path in ("/0", "/1")} == {"/0": 1, "/1": 1}
        listed = legation("claims", "-r", "war.db", "-f", "jsonl")
        claims = subprocess.run(listed, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.splitlines()
        assert sorted(json.loads(line)["page"] for line in claims) == [f"{site.base}/{n}" for n in range(2)]


def test_a_private_address_is_refused_without_leave(tmp_path: Path) -> None:
    with serving() as site:
        command = legation("watch", site.base + "/feed", "--once", "-r", "war.db")
        ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == 3
        assert "private network" in ran.stderr
        assert not site.asked


def test_a_watch_told_to_end_ends_well(tmp_path: Path) -> None:
    with serving() as site:
        feed = site.put("/feed", site.put("/a", PAGE.format(n=3).encode()).encode())
        command = legation("watch", feed, "--allow-private", "-r", "war.db")
        with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
            for _ in range(1200):
                if site.times()["/a"]:
                    break
                time.sleep(0.1)
            os.kill(process.pid, signal.SIGTERM)
            _, told = process.communicate(timeout=120)
        assert process.returncode == 0
        assert "1 read" in told
