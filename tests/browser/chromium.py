"""Where a Chromium is to be had: on the path, or from the system's packages where this may install them."""

import os
import shutil
import subprocess
from functools import cache

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

LONGEST = 300
"""Seconds that an installation may take."""


@cache
def chromium() -> tuple[str | None, str]:
    """The path of the browser, or None and why there is none."""
    found = _on_path()
    if found:
        return found, ""
    if os.environ.get("LEGATION_BROWSER") == "none":
        return None, "LEGATION_BROWSER=none: no browser is looked for"
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None, "no Chromium is installed, and only root may install one (apt-get install chromium)"
    try:
        subprocess.run(
            ["apt-get", "-o", f"DPkg::Lock::Timeout={LONGEST}", "install", "-y", "chromium"],
            check=True,
            capture_output=True,
            timeout=LONGEST,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    except (OSError, subprocess.SubprocessError) as error:
        return None, f"no Chromium is installed, and apt-get could not install one: {error}"
    found = _on_path()
    return found, "" if found else "apt-get installed no Chromium that can be found"


def _on_path() -> str | None:
    return next((path for path in map(shutil.which, NAMES) if path), None)
