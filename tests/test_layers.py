"""Data flows one way: a layer imports only what stands to its left."""

import ast
from pathlib import Path

import pytest

import legation

SOURCE = Path(legation.__file__).parent
LAYERS = (
    "compiled",
    "model",
    "codebook",
    "world",
    "pages",
    "feeds",
    "language",
    "claims",
    "register",
    "views",
    "exports",
    "web",
)
# these see every layer, and no layer sees them
ABOVE = (
    "__init__",
    "_version",
    "cli",
    "frames",
    "journal",
    "layers",
    "machines",
    "pipeline",
    "pool",
    "rehearsal",
    "staying",
)


def part(module: str) -> str:
    """The part of the package that a module belongs to: "world" of legation.world.names."""
    _, _, rest = module.partition(".")
    return rest.partition(".")[0] or "__init__"


def imports(path: Path) -> set[str]:
    """The parts of this package that a file imports, wherever in the file; a relative import counts as none of ours."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            whole = node.module == "legation"
            found |= {f"legation.{alias.name}" for alias in node.names} if whole else {str(node.module)}
    return {part(module) for module in found if module.split(".")[0] == "legation"}


def test_every_part_has_its_place() -> None:
    parts = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts == {*LAYERS, *ABOVE}


@pytest.mark.parametrize("layer", LAYERS)
def test_layer_imports_only_to_its_left(layer: str) -> None:
    allowed = {*LAYERS[: LAYERS.index(layer) + 1]}
    files = sorted((SOURCE / layer).rglob("*.py")) or [SOURCE / f"{layer}.py"]
    assert files
    wrong = {str(path.relative_to(SOURCE)): imports(path) - allowed for path in files}
    assert {file: parts for file, parts in wrong.items() if parts} == {}


def test_the_pipeline_knows_nothing_of_the_command_line() -> None:
    files = [SOURCE / f"{name}.py" for name in ("layers", "pipeline", "pool", "rehearsal", "staying")]
    for path in (*files, *(SOURCE / "machines").glob("*.py")):
        assert "cli" not in imports(path)
