import io
import os
from pathlib import Path

import pytest

from legation.pages.archive import Archive
from legation.pages.inputs import expand, read_input
from legation.pages.source import Input, Limits

TEXT = "Serbia has received six helicopters from Russia, its ministry said on Tuesday."


def names(found: list[Input], root: Path) -> list[str]:
    return [one.path.replace(f"{root}{os.sep}", "") for one in found]


def test_folders_are_read_in_order_without_hidden_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden", ".git/x", "c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert names(list(expand([str(tmp_path)])), tmp_path) == ["a/z.txt", "b.txt", "c.md"]


def test_a_list_names_inputs_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "list.txt").write_text("# names\n\na.txt\nnone.txt\n")
    first, second = expand([f"@{tmp_path / 'list.txt'}"])
    assert (first.error, first.file) == (None, tmp_path / "a.txt")
    assert second.error is not None
    assert "no such file" in second.error


def test_a_folder_that_leads_back_to_itself_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(expand([str(tmp_path)]))
    assert [one.error is None for one in found] == [True, False]
    assert "leads back to itself" in str(found[1].error)


def test_standard_input() -> None:
    (found,) = expand(["-"], io.BytesIO(TEXT.encode()))
    assert read_input(found).status == "read"
    (missing,) = expand(["-"])
    assert read_input(missing).reason == "-: no standard input to read"


@pytest.mark.parametrize("name", ["none.txt", "@none.txt", "a\0b", "x" * 5000])
def test_what_is_not_there_is_refused_by_name(name: str, tmp_path: Path) -> None:
    (found,) = expand([name if name.startswith("@") else str(tmp_path / name)])
    read = read_input(found)
    assert read.status == "refused"
    assert read.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in read_input(next(expand([str(tmp_path / "a.txt")]))).reason


def test_the_limit_can_be_set() -> None:
    assert "limit of 5e-06 MB" in read_input(Input("a", data=TEXT.encode()), limits=Limits(text_bytes=5)).reason


def test_what_was_read_carries_its_bytes_for_the_archive(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    read = read_input(Input("a", data=TEXT.encode()))
    assert read.data is not None
    assert archive.put(read.data) == read.sha256


def test_the_archive_is_content_addressed_and_idempotent(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first, second = archive.put(b"words"), archive.put(b"words")
    assert first == second
    assert [path.relative_to(tmp_path).parts for path in tmp_path.rglob("*") if path.is_file()] == [
        (first[:2], first[2:4], first)
    ]


def test_the_archive_tells_what_it_lacks_or_what_was_changed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with pytest.raises(KeyError):
        archive.get("0" * 64)
    with pytest.raises(ValueError, match="SHA-256"):
        archive.get("../../etc/passwd")
    sha256 = archive.put(b"words")
    archive.path(sha256).write_bytes(b"other")
    with pytest.raises(ValueError, match="changed"):
        archive.get(sha256)
