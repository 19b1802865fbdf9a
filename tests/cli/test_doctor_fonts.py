"""`doctor` tells of each brand file in reach which fonts it names, and what they lack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from tests.theme.house_fonts import put, renamed

from dealbrief.cli import doctor
from dealbrief.cli.doctor import Finding
from dealbrief.cli.doctor_fonts import brand_fonts

STYLES = {"Regular": (400, "normal"), "Bold": (700, "normal"), "Italic": (400, "italic")}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(doctor, "_families", lambda: {"House Sans"})
    return tmp_path


@pytest.fixture
def branded(here: Path) -> Callable[[str], Path]:
    """A pack of the house with a brand file."""

    def write(text: str, pack: str = "chancery", more: str = "") -> Path:
        folder = here / "templates" / pack
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pack.toml").write_text(f'name = "{pack}"\ndescription = "A."\n{more}', encoding="utf-8")
        (folder / "_brand.yml").write_text(text, encoding="utf-8")
        return folder

    return write


def told(report: Path | None = None) -> list[tuple[str, str, str]]:
    found = list(brand_fonts(report))
    assert all(one.todo for one in found if one.state != "ok")
    return [(one.check, one.state, one.found) for one in found]


def test_the_shipped_look_alone_has_nothing_to_tell():
    assert told() == []


def test_a_brand_file_that_names_no_fonts(branded: Callable[..., Path]):
    branded('color: {primary: "#102030"}\n')
    assert told() == [
        ("fonts of chancery", "ok", "templates/chancery/_brand.yml names none: those of the look below it")
    ]


def test_a_whole_family_is_named_and_installed(branded: Callable[..., Path]):
    folder = branded("")
    said = put(folder, "House Sans", "sans")
    (folder / "i.ttf").write_bytes(renamed("sans", "regular", "House Sans"))
    said += "        - {path: i.ttf, weight: 400, style: italic}\n"
    branded(f"typography:\n  fonts:\n{said}  base: House Sans\n")
    assert told() == [
        ("fonts of chancery", "ok", "templates/chancery/_brand.yml: House Sans for all text"),
        ("fonts of chancery, office", "ok", "House Sans installed"),
    ]


def test_styles_that_a_family_lacks_are_told_with_the_line_to_add(branded: Callable[..., Path]):
    folder = branded("")
    (folder / "a.ttf").write_bytes(renamed("sans", "regular", "House Sans"))
    branded("typography: {fonts: [{family: House Sans, files: [{path: a.ttf}]}], base: House Sans}\n")
    found = [one for one in brand_fonts(None) if one.state == "warning"]
    assert [one.found.partition(":")[0] for one in found] == ["House Sans has no bold", "House Sans has no italic"]
    assert [one.todo.partition("`- ")[2] for one in found] == [
        "{path: …, weight: 700, style: normal}`",
        "{path: …, weight: 400, style: italic}`",
    ]


def test_letters_that_a_family_lacks_are_counted(branded: Callable[..., Path]):
    folder = branded("")
    (folder / "a.ttf").write_bytes(renamed("sans", "regular", "House Sans"))
    font = TTFont(folder / "a.ttf")
    letters = Subsetter(Options(notdef_outline=True, name_IDs=["*"]))
    letters.populate(unicodes=[*range(0x20, 0x7F), *range(0xA0, 0x180)])
    letters.subset(font)
    font.save(folder / "a.ttf")
    branded("typography: {fonts: [{family: House Sans, files: [{path: a.ttf}]}], base: House Sans}\n")
    found = [one.found for one in brand_fonts(None) if "letters" in one.found]
    assert found == ["House Sans lacks 76 of 76 letters of Cyrillic: on pages they come from the pack's fonts"]


def test_what_is_wrong_with_one_brand_hides_no_other(branded: Callable[..., Path]):
    branded("typography: {base: Nobody}\n")
    branded("typography: {base: Source Sans 3}\n", "office")
    found = told()
    assert found[0][:2] == ("fonts of chancery", "problem")
    assert ("fonts of office", "ok", "templates/office/_brand.yml: Source Sans 3 for all text") in found
    (warned,) = [one for one in brand_fonts(None) if one.state == "warning"]
    assert warned.found.startswith("Source Sans 3 not installed")


def test_a_report_s_own_brand_is_told_after_the_packs(here: Path, branded: Callable[..., Path]):
    branded("typography: {base: Source Sans 3}\n")
    report = here / "reports" / "one"
    report.mkdir(parents=True)
    (report / "_brand.yml").write_text("typography: {headings: Source Serif 4}\n", encoding="utf-8")
    found = [one for one in told(report) if one[1] == "ok"]
    assert found[-1] == ("report's fonts", "ok", "reports/one/_brand.yml: Source Serif 4 for titles")
    assert found[0][0] == "fonts of chancery"


def test_the_fonts_of_brands_are_part_of_the_examination(branded: Callable[..., Path], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doctor, "builds", lambda: [])
    branded("")
    checks: list[Finding] = doctor.examine()
    assert "fonts of chancery" in {one.check for one in checks}
