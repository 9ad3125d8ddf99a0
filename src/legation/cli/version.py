"""The version of this program, as installed."""

from importlib import metadata


def version() -> str:
    """The version, or "source" when it runs from its source without being installed."""
    try:
        return metadata.version("legation")
    except metadata.PackageNotFoundError:
        return "source"
