"""What runs Legation as a service: units and commands that are understood, a container without root."""

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import typer

from legation.cli import app

ROOT = Path(__file__).resolve().parent.parent
UNITS = sorted((ROOT / "deploy").glob("*.service"))
HARDENED = {
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "NoNewPrivileges": "yes",
    "PrivateTmp": "yes",
    "CapabilityBoundingSet": "",
    "User": "legation",
}


def unit(path: Path) -> configparser.ConfigParser:
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(path, encoding="utf-8")
    return read


def taken(arguments: list[str]) -> str:
    """The command that takes these arguments; fails where an option is not known."""
    commands = typer.main.get_command(app)
    command = commands.commands[arguments[0]]  # type: ignore[attr-defined]
    command.make_context(arguments[0], arguments[1:])
    return arguments[0]


def test_there_is_a_unit_for_each_program_that_runs_on() -> None:
    assert [path.stem for path in UNITS] == ["legation-serve", "legation-watch"]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_a_unit_starts_a_command_that_there_is_and_may_do_little(path: Path) -> None:
    service = unit(path)["Service"]
    program, *arguments = shlex.split(service["ExecStart"])
    assert program.endswith("/legation") and path.stem == f"legation-{taken(arguments)}"
    assert {name: service[name] for name in HARDENED} == HARDENED


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_systemd_takes_a_unit(path: Path, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not installed")
    # it asks for the program, too, which is installed elsewhere here
    copy = tmp_path / path.name
    copy.write_text(
        re.sub(r"^ExecStart=\S+", f"ExecStart={shutil.which('true')}", path.read_text(), flags=re.MULTILINE)
    )
    ran = subprocess.run([analyze, "verify", str(copy)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")


def test_the_container_runs_without_root_and_asks_for_its_health() -> None:
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    told = [line.split(None, 1) for line in lines if line and not line.startswith(("#", " "))]
    said = dict(told)  # the last of each word: that of the image that is run
    assert said["USER"].split(":")[0].isdigit() and said["USER"].split(":")[0] != "0"
    assert said["VOLUME"] == '["/register"]' and "/readyz" in said["HEALTHCHECK"]
    assert re.fullmatch(r"python:3\.\d+-slim", said["FROM"])
    assert taken([word.strip('" ') for word in said["CMD"].strip("[]").split(",")]) == "serve"
    copied = {part for word, rest in told if word == "COPY" and "--from" not in rest for part in rest.split()[:-1]}
    assert all((ROOT / part).exists() for part in copied)
    let_in = {line[1:] for line in (ROOT / ".containerignore").read_text().splitlines() if line.startswith("!")}
    assert copied == let_in
