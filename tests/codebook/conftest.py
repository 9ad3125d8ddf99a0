"""Codebook directories made of texts."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Written = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write files of a codebook directory and give the directory."""

    def write(texts: Mapping[str, str]) -> Path:
        for name, text in texts.items():
            path = tmp_path / "codebook" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "codebook"

    return write
