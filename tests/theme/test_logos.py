"""Logos of a brand file: which picture stands where, and each fault at its line."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from dealbrief.errors import SourceError
from dealbrief.resources import resource
from dealbrief.theme.brand import load_brand

STANDARD = resource("templates") / "standard" / "_brand.yml"


def picture(width: int, height: int) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (width, height), (18, 60, 105)).save(stream, "PNG")
    return stream.getvalue()


def logos(folder: Path, text: str):
    for name, size in (("wide.png", (600, 100)), ("square.png", (200, 200)), ("light.png", (601, 100))):
        (folder / name).write_bytes(picture(*size))
    (folder / "_brand.yml").write_text(f"meta: {{name: Northfield}}\nlogo:\n{text}", encoding="utf-8")
    return load_brand(folder / "_brand.yml", STANDARD).logos


def faults(folder: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(SourceError) as caught:
        logos(folder, text)
    return [(problem.at.line, problem.message) for problem in caught.value.problems if problem.at]


def test_without_a_logo_there_is_none():
    found = load_brand(STANDARD).logos
    assert (found.head, found.foot, found.slide, found.cover) == (None, None, None, None)


def test_each_size_has_its_place(tmp_path):
    found = logos(tmp_path, "  small: square.png\n  medium: wide.png\n  large: light.png\n")
    assert [one.light.width for one in (found.head, found.foot, found.slide, found.cover) if one] == [
        600,
        200,
        200,
        601,
    ]


def test_one_size_is_everywhere_but_in_the_foot(tmp_path):
    found = logos(tmp_path, "  medium: wide.png\n")
    assert found.foot is None
    assert [one.light.width for one in (found.head, found.slide, found.cover) if one] == [600, 600, 600]


def test_a_name_of_the_images_stands_for_its_file_and_its_words(tmp_path):
    found = logos(
        tmp_path, "  images: {mark: {path: square.png, alt: A square}}\n  large: {light: mark, dark: light.png}\n"
    )
    assert found.cover
    assert (found.cover.light.width, found.cover.dark and found.cover.dark.width, found.cover.alt) == (
        200,
        601,
        "A square",
    )


def test_a_logo_without_words_is_the_house_s(tmp_path):
    found = logos(tmp_path, "  medium: wide.png\n")
    assert found.head
    assert found.head.alt == "Northfield"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("  medium: none.png\n", 3, "No such file"),
        ("  medium:\n    light: {path: none.png}\n", 4, "No such file"),
        ("  images:\n    mark: none.png\n  small: mark\n", 4, "No such file"),
        ("  medium: {path: wide.png, alternative: x}\n", 3, "is no field"),
        ("  medium: ../wide.png\n", 3, "`logo.medium` cannot be"),
        ("  huge: wide.png\n", 3, "is no field"),
        ("  small: _brand.yml\n", 3, "is no PNG, JPEG or WebP picture"),
    ],
)
def test_a_fault_is_found_at_its_line(tmp_path, text, line, message):
    ((at, said),) = faults(tmp_path, text)
    assert at == line
    assert message in said


def test_a_drawing_is_to_be_exported(tmp_path):
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        logos(tmp_path, "  medium: logo.svg\n")
    assert "as PNG" in str(caught.value.problems[0].hint)
