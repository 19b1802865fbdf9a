"""A report with its own brand file: its colours reach both outputs, and its master every deck."""

from __future__ import annotations

import re
from ctypes import c_uint, create_string_buffer
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from lxml import etree
from tests.backends.pdf.conformance import standards
from tests.backends.pptx.gate import gate_faults
from tests.backends.pptx.masters import german
from tests.theme.house_fonts import put, renamed

import dealbrief
from dealbrief.backends.pptx.repack import unzipped
from dealbrief.errors import SourceError
from dealbrief.stages import check
from dealbrief.theme.brand import standard_theme, theme_of
from dealbrief.theme.theme import MARKINGS

FICTION = Path(__file__).parents[1] / "fixtures" / "fiction" / "deal.yaml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
BRAND = 'color:\n  primary: "#123C69"\n  secondary: "#7A4B00"\n'


@pytest.fixture
def house(tmp_path: Path) -> Path:
    editions = "editions:\n  - {id: deck, template: deck}\n  - {id: brief, template: brief}\n"
    (tmp_path / "deal.yaml").write_text(FICTION.read_text(encoding="utf-8") + editions, encoding="utf-8")
    (tmp_path / "_brand.yml").write_text(BRAND, encoding="utf-8")
    return tmp_path


def built(report: Path, edition: str) -> bytes:
    (made,) = dealbrief.build(report, editions=[edition], out=report / "out").outputs
    return made.path.read_bytes()


def accents(deck: bytes) -> dict[str, str]:
    theme = etree.fromstring(unzipped(deck)["ppt/theme/theme1.xml"])
    return {slot.tag.removeprefix(A): slot[0].get("val") for slot in theme.find(f".//{A}clrScheme")}


def drawn_in(pages: bytes) -> set[str]:
    """The colours of everything that is filled or stroked on the pages, as RRGGBB."""
    found = set()
    for page in pdfium.PdfDocument(pages):
        for thing in page.get_objects():
            for read in (raw.FPDFPageObj_GetFillColor, raw.FPDFPageObj_GetStrokeColor):
                parts = [c_uint() for _ in range(4)]
                if read(thing.raw, *parts):
                    found.add("".join(f"{part.value:02X}" for part in parts[:3]))
    return found


def test_its_colours_are_those_of_the_deck_s_theme(house: Path):
    found = accents(built(house, "deck"))
    assert (found["accent1"], found["accent2"]) == ("123C69", "7A4B00")


def test_its_colours_are_those_of_the_pages(house: Path):
    drawn = drawn_in(built(house, "brief"))
    theme = theme_of(house, "standard")
    assert {theme.colour("a"), theme.colour("b")} <= drawn
    assert not {standard_theme().colour(role) for role in ("a", "b", "a-tint", "b-tint")} & drawn


SENTINELS = {"ink": "130213", "grey": "5B005B", "mute": "8F0F8F", "rule": "C1A1C1", "hair": "E0CCE0", "box": "FFF0FE",
             "dark": "2B002C", "a": "70006E", "b": "8A0087", "a-tint": "FFE5FE", "b-tint": "FFDDFC"}  # fmt: skip
EXTREMES = {"FFFFFF", "000000"}
"""Paper, and what the TLP labels stand on."""


def test_no_colour_of_either_output_is_another_than_the_brand_s(house: Path):
    named = {"foreground": "ink", "primary": "a", "secondary": "b"}
    color = "".join(f'  {field}: "#{SENTINELS[role]}"\n' for field, role in named.items())
    others = (role for role in SENTINELS if role not in named.values())
    roles = "".join(f'      {role}: "#{SENTINELS[role]}"\n' for role in others)
    brand = f"color:\n{color}defaults:\n  dealbrief:\n    roles:\n{roles}"
    (house / "_brand.yml").write_text(brand, encoding="utf-8")
    assert drawn_in(built(house, "brief")) <= {*SENTINELS.values(), *EXTREMES}
    deck = unzipped(built(house, "deck"))
    assert set(accents(built(house, "deck")).values()) <= {*SENTINELS.values(), *EXTREMES, *MIXED}
    stated = {value for name, data in deck.items() if name.endswith(".xml") for value in RGB.findall(data)}
    assert {value.decode() for value in stated} <= {*SENTINELS.values(), *EXTREMES, *MIXED, *MARKINGS.values()}


MIXED = {"B77FB6", "C47FC3"}
"""The two lighter accents of a deck: half of each party's colour on white."""
RGB = re.compile(rb'srgbClr val="([0-9A-F]{6})"')


def fonts_in(pages: bytes) -> set[str]:
    """The names of all fonts that the pages' text is set in, without the mark of a subset."""
    found = set()
    for page in pdfium.PdfDocument(pages):
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            name = create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(thing.raw), name, 200)
            found.add(name.value.decode().partition("+")[2] or name.value.decode())
    return found


def test_every_font_of_both_outputs_is_the_brand_s(house: Path):
    said = put(house, "Haus Grotesk", "sans") + put(house, "Haus Antiqua", "display")
    fonts = f"typography:\n  fonts:\n{said}  base: Haus Grotesk\n  headings: Haus Antiqua\n"
    (house / "_brand.yml").write_text(BRAND + fonts, encoding="utf-8")
    assert {name.partition("-")[0] for name in fonts_in(built(house, "brief"))} == {"HausGrotesk", "HausAntiqua"}
    parts = unzipped(built(house, "deck"))
    named = {name for data in parts.values() for name in re.findall(rb'<a:latin typeface="([^+"]*)"', data)}
    assert named == {b"Haus Grotesk", b"Haus Antiqua"}
    assert gate_faults(built(house, "deck")) == []
    assert standards(built(house, "brief"), "ua-1", "2a") == []


def test_its_master_is_that_of_every_deck_unless_an_edition_names_another(house: Path):
    (house / "haus.pptx").write_bytes(german())
    (house / "_brand.yml").write_text(f"{BRAND}defaults:\n  dealbrief:\n    master: haus.pptx\n", encoding="utf-8")
    assert accents(built(house, "deck"))["accent1"] == "4F81BD"


def test_a_fault_in_it_is_found_by_check_at_its_line(house: Path):
    (house / "_brand.yml").write_text("color:\n  primary: petrol\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        check(house)
    assert [(Path(p.at.file).name, p.at.line) for p in caught.value.problems if p.at] == [("_brand.yml", 2)]


def test_two_files_of_one_inner_name_are_two_fonts(house: Path):
    said = '    - family: Haus\n      files: [{path: "a b (1).ttf"}, {path: schön.ttf, weight: 700}]\n'
    (house / "_brand.yml").write_text(f"typography:\n  fonts:\n{said}  base: Haus\n", encoding="utf-8")
    (house / "a b (1).ttf").write_bytes(renamed("sans", "bold", "Haus"))
    (house / "schön.ttf").write_bytes(renamed("sans", "bold", "Haus") + b"\0\0\0\0")
    pages = built(house, "brief")
    assert standards(pages, "ua-1", "2a") == []
    assert len({name for name in fonts_in(pages) if name.startswith(("ab1", "schn"))}) == 2
