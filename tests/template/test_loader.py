"""Templates come from their folders and from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealbrief.errors import TemplateError
from dealbrief.template import render


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        (folder / "a.xml.j2").write_text(f"<p>{folder.name}</p>")
    (tmp_path / "secret.xml.j2").write_text("<p>secret</p>")
    return first, second


def test_the_first_folder_wins_and_the_file_is_named(folders):
    text, files = render("a", {}, folders, "en")
    assert "first" in text
    assert files == {"a.xml.j2": folders[0] / "a.xml.j2"}


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "..\\secret", "a/../../secret", "A", ".hidden"])
def test_a_name_cannot_leave_the_folders(folders, name):
    with pytest.raises(TemplateError) as caught:
        render(name, {}, folders, "en")
    assert [problem.code for problem in caught.value.problems] == ["template-not-found"]


def test_a_symbolic_link_out_of_the_folders_is_not_followed(folders, tmp_path):
    (folders[0] / "link.xml.j2").symlink_to(tmp_path / "secret.xml.j2")
    with pytest.raises(TemplateError) as caught:
        render("link", {}, folders, "en")
    assert all("secret</p>" not in problem.message for problem in caught.value.problems)
