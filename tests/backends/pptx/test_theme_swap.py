"""A change of the theme's colours recolours everything: text, tables, charts, diagrams, all but the marking.

A deck with every kind of figure is written, the colours in its theme are replaced, both are drawn and compared.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from lxml import etree
from tests.backends.pdf.tree_figures import SLIM, WIDE
from tests.backends.pdf.trees import Trees
from tests.backends.pptx import conftest as make
from tests.backends.pptx.masters import repacked

from dealbrief.backends.pptx import plan_deck, write_pptx
from dealbrief.backends.pptx.repack import unzipped
from dealbrief.document.blocks import Figure
from dealbrief.document.figures import FigureData
from dealbrief.document.figures_image import ImageData
from dealbrief.errors import OutputError
from dealbrief.theme.brand import standard_theme

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LITERAL = [A + tag for tag in ("srgbClr", "sysClr", "prstClr", "hslClr", "scrgbClr")]
WITH_COLOURS = r"ppt/(slides|charts|notesSlides|diagrams|drawings)/[^/]+\.xml"
KINDS = [kind for kind in (*WIDE, *SLIM) if kind != "image"]
"""A picture keeps its own colours."""
SWAPPED = {
    "dk1": "5A0032",
    "lt1": "FFF0B4",
    "dk2": "320A5A",
    "lt2": "D2FFD2",
    "accent1": "E600E6",
    "accent2": "00C8FA",
    "accent3": "7D5000",
    "accent4": "B46E1E",
    "accent5": "F07896",
    "accent6": "3CB46E",
    "hlink": "1E96D2",
    "folHlink": "8C3CC8",
}
OWN = "0B5C1D"
CHIP = {"000000", "FFFFFF", "33FF00", "FFC000", "FF2B2B"}
"""Colours of markings: black, and one on it."""


@cache
def figure(kind: str) -> Figure:
    """A figure of a kind that fits a slide."""
    for seed in range(60):
        found = Figure(kind=kind, data={**WIDE, **SLIM}[kind](Trees(seed)), alt="A drawing")
        try:
            plan_deck(make.deck(make.slide("exhibit", "Fits", make.slot("exhibit", found))), standard_theme())
        except OutputError:
            continue
        return found
    raise AssertionError(f"no {kind} of these fits a slide")


@cache
def deck() -> bytes:
    """Every kind of slide, and one for every kind of figure."""
    drawn = (make.slide("exhibit", f"The {kind}", make.slot("exhibit", figure(kind))) for kind in KINDS)
    document = make.deck(*make.slides(), *drawn)
    return write_pptx(plan_deck(document, standard_theme()))


def swapped(data: bytes, colours: dict[str, str]) -> bytes:
    """A deck whose theme has other colours, and nothing else changed."""

    def change(parts: dict[str, bytes]) -> None:
        for name in (name for name in parts if re.fullmatch(r"ppt/theme/theme\d+\.xml", name)):
            root = etree.fromstring(parts[name])
            for slot, value in colours.items():
                (place,) = root.iter(A + slot)
                place[:] = [etree.Element(f"{A}srgbClr", val=value)]
            parts[name] = etree.tostring(root)

    return repacked(data, change)


def literal(data: bytes) -> list[str]:
    """The colours a deck states itself, each with its part and shape, but for the marking."""
    found = []
    for name, part in unzipped(data).items():
        if re.fullmatch(WITH_COLOURS, name):
            for colour in etree.fromstring(part).iter(*LITERAL):
                shapes = [each.find(f".//{P}cNvPr").get("name") for each in colour.iterancestors(f"{P}sp")]
                found += [f"{name}: {colour.get('val')}"] if shapes != ["Marking"] else []
    return found


def colours(pdf: bytes) -> list[set[str]]:
    """The colours of the fills and lines of every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [{colour for each in page.get_objects() for colour in _of(each)} for page in document]
    finally:
        document.close()


def _of(drawn: pypdfium2.PdfObject) -> Iterator[str]:
    """The colours of a path or text: of its fill, its line, whichever it has."""
    fill, line = True, False
    if drawn.type == pdfium.FPDF_PAGEOBJ_PATH:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(drawn.raw, mode, stroked)
        fill, line = bool(mode.value), bool(stroked.value)
    elif drawn.type != pdfium.FPDF_PAGEOBJ_TEXT:
        return
    for wanted, read in ((fill, pdfium.FPDFPageObj_GetFillColor), (line, pdfium.FPDFPageObj_GetStrokeColor)):
        parts = [ctypes.c_uint() for _ in range(4)]
        if wanted and read(drawn.raw, *parts):
            yield "".join(f"{part.value:02X}" for part in parts[:3])


@pytest.fixture(scope="module")
def drawn(office) -> list[bytes]:
    """The deck in the theme it was made for and in the other; the same with colours of its own on its second slide."""
    tampered = repacked(deck(), lambda parts: stated(parts, {"ppt/slides/slide2.xml"}))
    return office.to_pdfs([deck(), swapped(deck(), SWAPPED), tampered, swapped(tampered, SWAPPED)])


@pytest.fixture(scope="module")
def before_and_after(drawn) -> list[tuple[set[str], set[str]]]:
    """The colours of each slide in both themes."""
    return list(zip(colours(drawn[0]), colours(drawn[1]), strict=True))


def kept(before: set[str], after: set[str]) -> set[str]:
    """Colours that a change of the theme did not change."""
    return (before & after) - CHIP


def test_no_part_states_a_colour_but_the_marking():
    assert literal(deck()) == []


def test_a_stated_colour_is_seen():
    names = {"ppt/slides/slide2.xml", "ppt/charts/chart1.xml", "ppt/notesSlides/notesSlide1.xml"}
    assert {each.split(":")[0] for each in literal(repacked(deck(), lambda parts: stated(parts, names)))} == names


def stated(parts: dict[str, bytes], names: set[str]) -> None:
    """Give parts a colour of their own: in place of the theme's first, or at their first text."""
    for name in names:
        root = etree.fromstring(parts[name])
        found = [each for each in root.iter(f"{A}schemeClr") if each.get("val") == "accent1"] or [
            etree.SubElement(etree.SubElement(next(root.iter(f"{A}rPr", f"{A}defRPr")), f"{A}solidFill"), f"{A}x")
        ]
        for colour in found:
            colour.tag = f"{A}srgbClr"
            colour.set("val", OWN)
        parts[name] = etree.tostring(root)


def test_every_kind_of_figure_has_a_slide():
    assert {type(figure(kind).data) for kind in KINDS} == set(get_args(FigureData)) - {ImageData}


@pytest.mark.office
def test_nothing_keeps_its_colour(before_and_after):
    found = {index: kept(*pair) for index, pair in enumerate(before_and_after, 1)}
    assert {index: same for index, same in found.items() if same} == {}


@pytest.mark.office
def test_every_slot_of_the_theme_is_seen(before_and_after):
    seen = set().union(*(after for _, after in before_and_after))
    assert {"dk1", "dk2", "lt1", "accent1", "accent2", "accent3"} <= {
        slot for slot, value in SWAPPED.items() if value in seen
    }


@pytest.mark.office
def test_what_is_not_of_the_theme_is_seen(drawn):
    mine, other = drawn[2:]
    assert kept(colours(mine)[1], colours(other)[1]) == {OWN}
