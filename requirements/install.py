"""Makes .venv ready for one set of requirements: `install.py run|dev STAMP`. Called by prepare.sh; needs only the
standard library.

A file `ready-SET` that holds the stamp says that the set is complete. While something is being installed `unfinished`
stands instead, so that an environment whose making was broken off is made anew. A lock lets one process at a time work
on it; it goes away with the process.
"""

import fcntl
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / "unfinished"
# each set with those it holds
SETS = {"run": ("run",), "dev": ("run", "dev")}
PIP = (str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input")
NO_VENV = """\
legation: this Python ({version}) cannot make virtual environments: its module “{module}” is missing.
  Debian, Ubuntu: apt install python{version}-venv    or name another Python: PYTHON=/path/to/python3"""
NO_PACKAGES = """\
legation: the packages could not be installed; what pip said stands above.
  The first start needs a network, or a package mirror that pip is set up to use. Nothing is downloaded later.
  Run the same command again to go on."""


def main(wanted: str, stamp: str) -> int:
    """Bring the environment up to the wanted set; the exit code."""
    with Path(__file__).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ready = VENV / f"ready-{wanted}"
        if works() and ready.is_file() and ready.read_text(encoding="utf-8").rstrip("\n") == stamp:
            return 0
        tell("making .venv (once; a minute or two)" if not VENV.exists() else "bringing .venv up to date")
        if not works() and not make():
            return 1
        return 0 if install(SETS[wanted], stamp) else 1


def works() -> bool:
    """Say whether the environment was made to its end and its Python runs."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    return subprocess.run([PYTHON, "-c", "import pip"], check=False, capture_output=True).returncode == 0


def make() -> bool:
    """Make an empty environment in place of whatever stands there."""
    for module in ("venv", "ensurepip"):
        if subprocess.run([sys.executable, "-c", f"import {module}"], check=False, capture_output=True).returncode:
            tell(NO_VENV.format(version=f"{sys.version_info.major}.{sys.version_info.minor}", module=module), bare=True)
            return False
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False, stdout=sys.stderr)
    if done.returncode:
        tell(f"{sys.executable} could not make {VENV}; what it said stands above")
    return done.returncode == 0


def install(sets: tuple[str, ...], stamp: str) -> bool:
    """Install the sets' packages, each file checked against its hash, then this one as it stands in src."""
    for old in VENV.glob("ready-*"):
        old.unlink()
    UNFINISHED.touch()
    files = [argument for name in sets for argument in ("-r", str(ROOT / "requirements" / f"{name}.txt"))]
    for arguments in (
        ["--require-hashes", "--only-binary=:all:", *files],
        ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
    ):
        if subprocess.run([*PIP, *arguments], check=False, stdout=sys.stderr).returncode:
            tell(NO_PACKAGES, bare=True)
            return False
    for name in sets:
        (VENV / f"ready-{name}").write_text(stamp + "\n", encoding="utf-8")
    UNFINISHED.unlink()
    return True


def tell(message: str, *, bare: bool = False) -> None:
    """Say something on standard error, which leaves the command's own output alone."""
    print(message if bare else f"legation: {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
