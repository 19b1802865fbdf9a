"""Every deck passes the gate, and the gate catches what is broken on purpose."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from pptx import Presentation
from tests.backends.pptx.gate import gate_faults
from tests.conftest import SHIPPED

from dealbrief import build_document, load_deal
from dealbrief.backends.pptx import render
from dealbrief.backends.pptx.repack import unzipped, zipped
from dealbrief.resources import resource
from dealbrief.theme.brand import standard_theme

Parts = dict[str, bytes]
Change = Callable[[Parts], Parts | bytes]


def test_a_deck_of_every_kind_of_slide_passes(rendered):
    assert gate_faults(rendered.data) == []
    assert len(Presentation(io.BytesIO(rendered.data)).slides) == rendered.slides


@pytest.mark.parametrize("edition", ["deck", "one-slide"])
@pytest.mark.parametrize("slug", SHIPPED)
def test_the_decks_of_the_reports_pass(slug: str, edition: str):
    report = resource("reports") / slug
    data = render(build_document(load_deal(report), edition, report), standard_theme()).data
    assert gate_faults(data) == []


def edited(pattern: str, old: bytes, new: bytes) -> Change:
    """The first part of a name in which some bytes stand, with others in their place."""

    def change(parts: Parts) -> Parts:
        name = next(name for name in parts if re.fullmatch(pattern, name) and old in parts[name])
        return {**parts, name: parts[name].replace(old, new, 1)}

    return change


def without(pattern: str) -> Change:
    def change(parts: Parts) -> Parts:
        lost = next(name for name in parts if re.fullmatch(pattern, name))
        return {name: data for name, data in parts.items() if name != lost}

    return change


def doubled(parts: Parts) -> bytes:
    stream = io.BytesIO(zipped(parts))
    with zipfile.ZipFile(stream, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("ppt/slides/slide1.xml", parts["ppt/slides/slide1.xml"])
    return stream.getvalue()


def untyped(parts: Parts) -> Parts:
    types = re.sub(rb'<Override PartName="/ppt/slides/slide1.xml"[^>]*/>', b"", parts["[Content_Types].xml"])
    return {**parts, "[Content_Types].xml": types.replace(b'Extension="xml"', b'Extension="xmlx"')}


def same_ids(parts: Parts) -> Parts:
    name = "ppt/slides/slide2.xml"
    first, second = re.findall(rb'<p:cNvPr id="(\d+)"', parts[name])[:2]
    return {**parts, name: parts[name].replace(b'id="%s"' % second, b'id="%s"' % first, 1)}


def same_slides(parts: Parts) -> Parts:
    name = "ppt/presentation.xml"
    first, second = re.findall(rb'<p:sldId id="(\d+)"', parts[name].replace(b"xmlns:p14=", b""))[:2] or (b"", b"")
    return {**parts, name: parts[name].replace(b'id="%s"' % second, b'id="%s"' % first, 1)}


SLIDE, CHART = r"ppt/slides/slide\d+\.xml", r"ppt/charts/chart\d+\.xml"
DEFECTS: dict[str, Change] = {
    "an unknown attribute": edited(SLIDE, b"<a:bodyPr", b'<a:bodyPr colour="red"'),
    "an unknown element": edited(SLIDE, b"<a:lstStyle/>", b"<a:lstStyle/><a:sparkle/>"),
    "elements in the wrong order": edited(SLIDE, b"<a:lstStyle/><a:p>", b"<a:p/><a:lstStyle/><a:p>"),
    "an unknown preset shape": edited(SLIDE, b'prst="rect"', b'prst="rektangle"'),
    "a colour that is none": edited(SLIDE, b'<a:schemeClr val="accent1"', b'<a:schemeClr val="accent9"'),
    "a negative width": edited(SLIDE, b'<a:ext cx="', b'<a:ext cx="-'),
    "a size that is no number": edited(SLIDE, b' sz="1', b' sz="x1'),
    "a chart without its axis": edited(CHART, b"<c:crossAx", b"<c:crossAxis"),
    "a negative axis": edited(CHART, b'<c:axId val="', b'<c:axId val="-'),
    "a chart's elements in the wrong order": edited(CHART, b"<c:plotVisOnly", b"<c:dispBlanksAs/><c:plotVisOnly"),
    "a relation of no part": edited(r"ppt/slides/_rels/.*", b"../slideLayouts/slideLayout", b"../slideLayouts/layout"),
    "a relation nobody knows": edited(SLIDE, b'r:id="rId', b'r:id="rIdx'),
    "two relations of one id": edited(r"ppt/_rels/.*", b'Id="rId2"', b'Id="rId1"'),
    "a part that is missing": without(r"ppt/slideLayouts/slideLayout1\.xml"),
    "a workbook that is missing": without(r"ppt/embeddings/.*\.xlsx"),
    "a part cut short": lambda parts: {**parts, "ppt/slides/slide1.xml": parts["ppt/slides/slide1.xml"][:900]},
    "a part without a content type": untyped,
    "two entries of one name": doubled,
    "two shapes of one id": same_ids,
    "two slides of one id": same_slides,
    "a row of a wrong length": edited(SLIDE, b"<a:gridCol ", b'<a:gridCol w="1"/><a:gridCol '),
    "a package cut short": lambda parts: zipped(parts)[:-400],
}


@pytest.fixture(scope="module")
def parts(rendered) -> Parts:
    return unzipped(rendered.data)


@pytest.mark.parametrize("name", DEFECTS)
def test_every_seeded_defect_is_caught(name: str, parts: Parts):
    broken = DEFECTS[name](dict(parts))
    data = broken if isinstance(broken, bytes) else zipped(broken)
    assert data != zipped(parts)
    assert gate_faults(data) != []
