"""Markup without the tags that no parser gets through in time."""

import re

MOST_ATTRIBUTES = 500
"""Attributes of one tag; a parser compares each with all before, and the busiest tags of news pages have some forty."""

_SHORTEST = 2 * MOST_ATTRIBUTES
# possessive throughout: a tag that is not closed is given up at once
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]*)((?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+)>")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")


def tamed(markup: str) -> str:
    """The markup; a tag of more than `MOST_ATTRIBUTES` attributes has none of them."""
    return _LONG_TAG.sub(_tamed, markup)


def _tamed(tag: re.Match[str]) -> str:
    if len(tag[2]) < _SHORTEST or len(_QUOTED.sub("", tag[2]).split()) <= MOST_ATTRIBUTES:
        return tag[0]
    return f"<{tag[1]}>"
