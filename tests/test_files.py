"""Bytes in and out: reading keeps to its root, writing replaces all files or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dealbrief import files
from dealbrief.errors import Place, SourceError, TemplateError, WriteError
from dealbrief.files import read_bytes, read_text, write_all
from dealbrief.resources import resource


def code_of(error: SourceError | TemplateError | WriteError) -> str:
    (problem,) = error.problems
    return problem.code


def test_text_is_read_with_its_line_ends_made_equal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read_text(tmp_path, "a.txt") == "one\ntwo\nthree\n"


@pytest.mark.parametrize("name", ["../secret", "sub/../../secret", "link", "folder-link/secret"])
def test_nothing_outside_the_root_is_read(tmp_path: Path, name: str) -> None:
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (tmp_path / "secret").write_text("x")
    (root / "link").symlink_to(tmp_path / "secret")
    (root / "folder-link").symlink_to(tmp_path)
    with pytest.raises(SourceError) as caught:
        read_text(root, name)
    assert code_of(caught.value) == "outside-root"
    with pytest.raises(SourceError):
        read_text(root, tmp_path / "secret")


def test_a_link_inside_the_root_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert read_text(tmp_path, "b") == "x"


@pytest.mark.parametrize(("size", "fits"), [(9, True), (10, True), (11, False)])
def test_the_limit_counts_bytes(tmp_path: Path, size: int, fits: bool) -> None:
    (tmp_path / "a").write_bytes(b"x" * size)
    if fits:
        assert len(read_bytes(tmp_path, "a", 10)) == size
    else:
        with pytest.raises(SourceError) as caught:
            read_bytes(tmp_path, "a", 10)
        assert code_of(caught.value) == "too-large"


def test_a_byte_that_is_not_utf8_is_located(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("é\nxy".encode() + b"\xff")
    with pytest.raises(SourceError) as caught:
        read_text(tmp_path, "a")
    (problem,) = caught.value.problems
    assert problem.at == Place(str(tmp_path / "a"), 2, 3)


def test_a_missing_file_is_reported_where_it_was_named(tmp_path: Path) -> None:
    named = Place("deal.yaml", 3, 9, 10)
    with pytest.raises(TemplateError) as caught:
        read_text(tmp_path, "none.csv", asked_at=named, error=TemplateError)
    (problem,) = caught.value.problems
    assert (problem.code, problem.at) == ("no-file", named)


def test_files_are_written_with_the_mode_of_any_new_file(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_all({tmp_path / "out" / "a.pdf": b"a", tmp_path / "out" / "b.pdf": b"b"})
    finally:
        os.umask(old)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.pdf", "b.pdf"]
    assert (tmp_path / "out" / "a.pdf").stat().st_mode & 0o777 == 0o640


def test_a_failure_leaves_every_old_file_and_no_stray_one(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.pdf", tmp_path / "file" / "b.pdf"
    good.write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(WriteError) as caught:
        write_all({good: b"new", bad: b"new"})
    assert code_of(caught.value) == "cannot-write"
    assert good.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "file"]


def test_a_failing_disk_leaves_no_stray_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(WriteError, match="No space left"):
        write_all({tmp_path / "a.pdf": b"new"})
    assert list(tmp_path.iterdir()) == []


def test_shipped_folders_are_found() -> None:
    assert resource("assets").is_dir()
    with pytest.raises(FileNotFoundError, match="nothing"):
        resource("nothing")  # type: ignore[arg-type]
