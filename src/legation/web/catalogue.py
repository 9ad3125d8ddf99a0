"""The words of the interface, from one file, so that another language is one more file."""

from functools import cache
from importlib.resources import files

import yaml

Catalogue = dict[str, str]


@cache
def catalogue(language: str = "en") -> Catalogue:
    """The texts of the interface by their names; `{name}` in one stands for a value."""
    text = files("legation.web").joinpath("texts", f"{language}.yaml").read_text("utf-8")
    held: Catalogue = yaml.safe_load(text)
    return held


def say(name: str, /, **values: object) -> str:
    """A text of the interface with its values filled in. Raises KeyError for a name that is not in the catalogue."""
    return catalogue()[name].format(**values)


def count(number: int, noun: str) -> str:
    """A number with its noun, as "1 event" or "1,204 events"."""
    return say(f"{noun}_one" if number == 1 else f"{noun}_many", n=f"{number:,}")
