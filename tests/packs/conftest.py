"""A house with a report and packs beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

SMALL = Path(__file__).parents[1] / "fixtures" / "small" / "deal.yaml"
EDITIONS = "editions:\n  - {id: brief, template: brief, pack: chancery}\nclaims:\n"

Write = Callable[..., Path]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The small deal, its one edition made with the pack `chancery`."""
    folder = tmp_path / "house" / "reports" / "amber"
    folder.mkdir(parents=True)
    text = SMALL.read_text(encoding="utf-8")
    assert text.count("claims:\n") == 1
    (folder / "deal.yaml").write_text(text.replace("claims:\n", EDITIONS), encoding="utf-8")
    return folder


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The small deal as it is, which names no pack."""
    folder = tmp_path / "house" / "reports" / "plain"
    folder.mkdir(parents=True)
    shutil.copyfile(SMALL, folder / "deal.yaml")
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> Write:
    """Write a pack of the house: its pack file, then files by name."""

    def write(name: str, said: str = "", home: Path | None = None, **files: str) -> Path:
        folder = (home or tmp_path / "house") / "templates" / name
        folder.mkdir(parents=True, exist_ok=True)
        head = f'name = "{name}"\ndescription = "Papers of the {name}."\n'
        (folder / "pack.toml").write_text(head + said, encoding="utf-8")
        for file, text in files.items():
            ending = "" if "." in file or file == "_brand" else ".xml.j2"
            target = folder / (f"{file}.yml" if file == "_brand" else f"{file}{ending}")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return folder

    return write
