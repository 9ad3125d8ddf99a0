"""The lists that come with the package: `data/NAME.yaml` beside the modules that read them."""

from importlib.resources import files
from typing import Any

import yaml

# ten times as quick where the library was built with its compiled half, and the same values
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def listed(package: str, name: str) -> dict[str, Any]:
    """The content of a part's `data/NAME.yaml`, which is a mapping; ValueError if it is none."""
    text = files(package).joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=_LOADER)
    if not isinstance(loaded, dict):
        raise ValueError(f"{package}: data/{name}.yaml is not a mapping")
    return loaded
