"""A house's own fonts: read from beside the brand file, refused with a reason, and set with the pack's below them."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from tests.theme.house_fonts import put, renamed

from dealbrief.backends.pdf.plan.styles import STYLES, set_as
from dealbrief.errors import SourceError
from dealbrief.resources import resource
from dealbrief.theme.brand import load_brand
from dealbrief.theme.font_files import families_in, fault, is_of
from dealbrief.theme.fonts import face, holder, pack_families, set_in
from dealbrief.theme.office_fonts import office_advance

STANDARD = resource("templates") / "standard" / "_brand.yml"
SANS = pack_families().face("sans", "regular", False).path.read_bytes()


def brand(folder: Path, text: str):
    (folder / "_brand.yml").write_text(text, encoding="utf-8")
    return load_brand(folder / "_brand.yml", STANDARD)


def faults(folder: Path, text: str):
    with pytest.raises(SourceError) as caught:
        brand(folder, text)
    return [(problem.code, problem.at.line) for problem in caught.value.problems]


def house(folder: Path) -> str:
    fonts = put(folder, "Haus Grotesk", "sans") + put(folder, "Haus Antiqua", "display")
    return f"typography:\n  fonts:\n{fonts}  base: Haus Grotesk\n  headings: {{family: Haus Antiqua}}\n"


def test_without_fonts_a_brand_has_the_pack_s():
    assert load_brand(STANDARD).fonts.families is None


def test_base_is_all_text_and_headings_are_titles(tmp_path):
    fonts = brand(tmp_path, house(tmp_path)).fonts
    assert (fonts.major, fonts.minor) == ("Haus Antiqua", "Haus Grotesk")
    with set_in(fonts.families):
        names = [face(role).name.partition("-")[0] for role in ("display", "serif", "sans")]
    assert names == ["HausAntiqua", "HausGrotesk", "HausGrotesk"]
    assert face("sans").name == "SourceSans3-Regular"


def test_a_style_that_a_house_lacks_is_its_nearest(tmp_path):
    with set_in(brand(tmp_path, house(tmp_path)).fonts.families):
        assert face("sans", "semibold").path.name == "HausGrotesk-700.ttf"
        assert face("sans", "regular", True).path.name == "HausGrotesk-400.ttf"


def test_headings_alone_leave_the_text_to_the_pack(tmp_path):
    text = f"typography:\n  fonts:\n{put(tmp_path, 'Haus Antiqua', 'display')}  headings: Haus Antiqua\n"
    fonts = brand(tmp_path, text).fonts
    with set_in(fonts.families):
        assert face("serif").name == "SourceSerif4-Regular"
        assert face("display").name.startswith("HausAntiqua")
    assert (fonts.major, fonts.minor) == ("Haus Antiqua", "")


def test_a_family_the_package_carries_needs_no_files(tmp_path):
    fonts = brand(tmp_path, "typography:\n  base: Source Sans 3\n").fonts
    with set_in(fonts.families):
        assert face("serif").name == face("display").name == "SourceSans3-Regular"


def test_a_letter_the_house_lacks_comes_from_the_pack(tmp_path):
    (tmp_path / "Latin.ttf").write_bytes(_without(0x0416))
    said = "typography:\n  fonts:\n    - {family: Latin, files: [{path: Latin.ttf}]}\n  base: Latin\n"
    with set_in(brand(tmp_path, said).fonts.families):
        own = face("sans")
        assert holder("A", own.name) is own
        assert holder("Ж", own.name).name == "SourceSans3-Regular"
    assert holder("Ж", "SourceSans3-Regular").name == "SourceSans3-Regular"


def _without(code: int) -> bytes:
    import io

    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(SANS))
    for table in font["cmap"].tables:
        table.cmap.pop(code, None)
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def test_a_deck_measures_the_house_s_font_and_what_a_reader_may_see_instead(tmp_path):
    with set_in(brand(tmp_path, house(tmp_path)).fonts.families):
        wide = office_advance("Minsk", "Haus Grotesk")
        own = office_advance("Minsk", "Haus Grotesk", alone=True)
    assert own < wide
    assert own == pytest.approx(pack_families().face("sans", "regular", False).plain("Minsk"))
    assert office_advance("Minsk", "Haus Grotesk") > wide  # elsewhere nothing is known of it


ONE = "typography:\n  base: X\n  fonts:\n    - family: X\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("typography:\n  base: Nirgends\n", [("font", 2)]),
        (f"{ONE}      files: [{{path: x.ttf}}]\n", [("no-file", 5)]),
        (f"{ONE}      files: [{{path: ../x.ttf}}]\n", [("brand", 5)]),
        (f"{ONE}      files: [{{path: bad.ttf}}]\n", [("font", 5)]),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_line(tmp_path, text, expected):
    (tmp_path / "bad.ttf").write_bytes(b"no font")
    assert faults(tmp_path, text) == expected


def _patched(table: bytes, offset: int, value: int) -> bytes:
    count = struct.unpack_from(">H", SANS, 4)[0]
    data = bytearray(SANS)
    for index in range(count):
        tag, _, start, _ = struct.unpack_from(">4sIII", SANS, 12 + 16 * index)
        if tag == table:
            struct.pack_into(">H", data, start + offset, value)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"OTTO" + SANS[4:], "PostScript"),
        (b"ttcf" + SANS[4:], "collection"),
        (SANS.replace(b"GPOS", b"fvar", 1), "variable"),
        (SANS.replace(b"glyf", b"glyg", 1), "`glyf`"),
        (SANS[:40], "cut short"),
        (_patched(b"OS/2", 8, 2), "embedded"),
        (b"", "TrueType"),
    ],
)
def test_a_file_that_no_pdf_can_carry_says_why(data, said):
    assert said in fault(data)


def test_the_pack_s_fonts_can_be_carried():
    assert all(
        fault(one.path.read_bytes()) is None for styles in pack_families().styles.values() for one in styles.values()
    )
    assert fault(renamed("sans", "regular", "Haus")) is None


def test_a_file_of_another_family_is_warned_of_at_its_line(tmp_path):
    text = (
        house(tmp_path)
        .replace("family: Haus Grotesk", "family: House Sans")
        .replace("base: Haus Grotesk", "base: House Sans")
    )
    (problem, other) = [p for p in brand(tmp_path, text).problems if p.code == "font-family"]
    assert (problem.severity, problem.at.line, other.at.line) == ("warning", 5, 6)
    assert problem.message == "`HausGrotesk-400.ttf` holds the family “Haus Grotesk”, and is listed as “House Sans”"
    assert "slides name “House Sans”" in problem.hint
    assert "`family: Haus Grotesk`" in problem.hint


@pytest.mark.parametrize("family", ["Haus Grotesk", "haus grotesk"])
def test_a_family_under_its_own_name_is_not_warned_of(tmp_path, family):
    text = house(tmp_path).replace("Haus Grotesk\n", f"{family}\n")
    assert "font-family" not in [problem.code for problem in brand(tmp_path, text).problems]


def test_a_style_may_have_a_name_that_begins_with_its_family():
    names = families_in(pack_families().face("sans", "semibold", False).path.read_bytes())
    assert is_of("Source Sans 3", names)
    assert is_of("House Sans", ["House Sans Semibold"])
    assert not is_of("House Sans", ["House Sansation"])
    assert not is_of("House Sans Bold", ["House Sans"])
    assert families_in(SANS[:400]) == ()


def test_a_family_without_bold_or_italic_is_warned_of(tmp_path):
    (tmp_path / "one.ttf").write_bytes(renamed("sans", "regular", "Haus"))
    theme = brand(
        tmp_path, "typography:\n  fonts:\n    - family: Haus\n      files:\n        - {path: one.ttf}\n  base: Haus\n"
    )
    said = [(problem.code, problem.severity, problem.at.line) for problem in theme.problems if problem.at]
    assert said == [("font-style", "warning", 3)] * 2
    assert [word in theme.problems[index].message for index, word in enumerate(("bold", "italic"))] == [True, True]


def test_a_web_font_is_the_pack_s_until_its_files_are_there(tmp_path):
    theme = brand(tmp_path, "typography:\n  fonts:\n    - {family: Inter, source: google}\n  base: Inter\n")
    (problem,) = theme.problems
    assert (problem.code, problem.severity, problem.at and problem.at.line) == ("font-web", "warning", 4)
    assert "Inter-Regular.ttf" in str(problem.hint)
    assert theme.fonts.families is None


def test_sizes_and_weights_are_those_of_pages(tmp_path):
    text = "typography:\n  base: {size: 11pt, line-height: 1.5}\n  headings: {weight: bold, line-height: 1.1}\n"
    found = brand(tmp_path, text).type
    assert (found.size, found.line_height, found.heading_weight, found.heading_line_height) == (11, 1.5, "bold", 1.1)
    assert not found.own_headings


def test_a_title_is_no_larger_than_a_brand_says(tmp_path):
    with set_as(brand(tmp_path, "typography:\n  headings: {size: 24pt}\n").type):
        assert [STYLES[f"title-{size}"].size for size in (34, 30, 26, 22)] == [24, 24, 24, 22]
        assert STYLES["title-34"].leading == 28
    with set_as(brand(tmp_path, "typography:\n  headings: {weight: bold}\n").type):
        assert STYLES["title-34"].size == 34


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  base: {size: 14pt}\n", 2),
        ("  base: {size: 11px}\n", 2),
        ("  base:\n    line-height: 3\n", 3),
        ("  headings: {weight: heavy}\n", 2),
        ("  headings: {face: Arial}\n", 2),
        ("  headings: {size: 40pt}\n", 2),
    ],
)
def test_a_size_that_pages_cannot_have_is_refused_at_its_line(tmp_path, text, line):
    assert {found for _, found in faults(tmp_path, f"typography:\n{text}")} == {line}
