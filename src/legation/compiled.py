"""What is made of the package's own tables and codebook, kept between runs in the user's cache directory.

What is kept is named by the digest of the whole program with its tables and by the version of Python, so that a change
of any of them makes it anew. Where nothing can be kept, or what is kept is not whole or not the user's own, it is made
again: a run is slower then, and reads the same.
"""

import gc
import hashlib
import logging
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

KEPT = 8
"""How many states of one thing are kept, for several versions of the program on one machine."""

_OTHERS_MAY_WRITE = 0o022
_DIGEST_BYTES = 32
_log = logging.getLogger(__name__)


def cache_directory() -> Path:
    """Where compiled data may be kept: `LEGATION_CACHE`, else the platform's directory for a user's caches."""
    given = os.environ.get("LEGATION_CACHE")
    if given:
        return Path(given)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "legation"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local"))) / "legation"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "legation"


@cache
def program() -> str:
    """The digest of this program, its tables and its shipped codebook: the same on every machine that reads alike."""
    folder = Path(__file__).parent
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(f"{path.relative_to(folder)}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def compiled(name: str, make: Callable[[], T]) -> T:
    """What `make` makes of the package's own files, and of nothing else: as it is kept, or else made and kept."""
    place = cache_directory() / f"{name}-{program()}-{sys.implementation.cache_tag}.pickle"
    held = _held(place)
    if held is not None:
        found: T = _unpickled(held)
        return found
    made = make()
    try:
        _keep(place, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        _forget(place.parent.glob(f"{name}-*.pickle"))
    except OSError as error:
        _log.info("%s is not kept for the next run: %s", name, error)
    return made


def _held(place: Path) -> bytes | None:
    """What is kept, if it is whole and nobody else can have written it."""
    try:
        with place.open("rb") as file:
            told = os.fstat(file.fileno())
            data = file.read()
    except OSError:
        return None
    owned = not hasattr(os, "getuid") or told.st_uid in (0, os.getuid())
    if not owned or told.st_mode & _OTHERS_MAY_WRITE:
        return None
    payload = data[_DIGEST_BYTES:]
    return payload if hashlib.sha256(payload).digest() == data[:_DIGEST_BYTES] else None


def _unpickled(payload: bytes) -> Any:
    """The objects again; no garbage is looked for meanwhile, since everything stays."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(payload)
    finally:
        if collects:
            gc.enable()


def _keep(place: Path, payload: bytes) -> None:
    """Write beside the place and move there, so that what is there is whole."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=place.parent, prefix=place.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(payload).digest() + payload)
        Path(draft).replace(place)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _forget(places: Iterable[Path]) -> None:
    """Delete all but the youngest."""
    by_age = sorted(places, key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_age[KEPT:]:
        path.unlink(missing_ok=True)
