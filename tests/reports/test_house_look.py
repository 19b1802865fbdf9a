"""What a brand file says beside colours and fonts reaches both outputs: logo, margin, marking, foot, order of tints."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from lxml import etree
from PIL import Image
from tests.backends.pdf.conformance import standards
from tests.backends.pptx.gate import gate_faults
from tests.reports.test_own_brand import BRAND, FICTION, accents, built, drawn_in

from dealbrief.backends.pptx import standard_master
from dealbrief.backends.pptx.repack import unzipped
from dealbrief.errors import DealbriefError, Problem
from dealbrief.stages import build as build_report
from dealbrief.theme.brand import theme_of

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LAYOUT, SLIDE = re.compile(r"ppt/slideLayouts/slideLayout\d+\.xml"), re.compile(r"ppt/slides/slide\d+\.xml")
LOGO = "logo:\n  medium: {path: logo.png, alt: A dark bar}\n  small: logo.png\n"
MILLIMETRE = 72 / 25.4


@pytest.fixture
def house(tmp_path: Path) -> Path:
    editions = "editions:\n  - {id: deck, template: deck}\n  - {id: brief, template: brief}\n"
    (tmp_path / "deal.yaml").write_text(FICTION.read_text(encoding="utf-8") + editions, encoding="utf-8")
    stream = io.BytesIO()
    Image.new("RGB", (300, 100), "#102030").save(stream, "PNG")
    (tmp_path / "logo.png").write_bytes(stream.getvalue())
    return tmp_path


def branded(house: Path, said: str) -> Path:
    (house / "_brand.yml").write_text(f"meta: {{name: aurelia}}\n{BRAND}{said}", encoding="utf-8")
    return house


def own(said: str) -> str:
    return f"defaults:\n  dealbrief: {{{said}}}\n"


def pictures_on(pages: bytes) -> list[list[float]]:
    """The width of each picture in points, page by page."""
    found = []
    for page in pdfium.PdfDocument(pages):
        boxes = [thing.get_bounds() for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]
        found.append([round(right - left, 1) for left, _, right, _ in boxes])
    return found


def words_on(pages: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(pages)]


def left_edge(pages: bytes) -> float:
    """Where the leftmost text of all pages begins, in points."""
    texts = (thing for page in pdfium.PdfDocument(pages) for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
    return min(thing.get_bounds()[0] for thing in texts)


def parts(deck: bytes, kind: re.Pattern[str]) -> list[bytes]:
    return [data for name, data in unzipped(deck).items() if kind.fullmatch(name)]


def test_a_logo_stands_at_the_head_of_the_first_page_and_in_the_foot_of_all(house: Path):
    pages = built(branded(house, LOGO), "brief")
    first, *others = pictures_on(pages)
    assert first == [90.0, 30.0]
    assert others
    assert all(found == [30.0] for found in others)
    assert standards(pages, "ua-1", "2a") == []


def test_the_logo_of_the_first_page_is_told_in_words(house: Path):
    with pikepdf.open(io.BytesIO(built(branded(house, LOGO), "brief"))) as pages:
        document = pages.Root.StructTreeRoot.K
        assert (str(document.K[0].S), str(document.K[0].Alt)) == ("/Figure", "A dark bar")


def test_a_logo_stands_with_its_words_on_every_layout_that_a_picture_does_not_fill(house: Path):
    deck = built(branded(house, LOGO), "deck")
    assert gate_faults(deck) == []
    layouts = [etree.fromstring(data) for data in parts(deck, LAYOUT)]
    assert all(len(one.findall(f".//{P}pic")) == (one.find(f"{P}cSld").get("name") != "Picture") for one in layouts)
    said = {one.get("descr") for layout in layouts for one in layout.iterfind(f".//{P}pic/{P}nvPicPr/{P}cNvPr")}
    assert said == {"A dark bar", "aurelia"}


def test_without_a_logo_no_layout_has_a_picture(house: Path):
    assert not any(b"p:pic" in data for data in parts(built(branded(house, ""), "deck"), LAYOUT))


def test_a_margin_is_that_of_every_page(house: Path):
    assert left_edge(built(branded(house, own("margin: 30")), "brief")) == pytest.approx(30 * MILLIMETRE, abs=1.0)
    assert left_edge(built(branded(house, ""), "brief")) == pytest.approx(17.5 * MILLIMETRE, abs=1.0)


def test_a_footer_is_in_the_foot_of_every_page_and_slide(house: Path):
    branded(house, own("footer: Northfield House"))
    pages = words_on(built(house, "brief"))
    assert all(words.count("Northfield House") == 1 for words in pages)
    slides = parts(built(house, "deck"), SLIDE)
    assert all(data.count(b"Northfield House") == 1 for data in slides)


@pytest.mark.parametrize(("edition", "severity"), [("brief", "warning"), ("deck", "error")])
def test_a_footer_that_is_too_long_is_told_at_its_line_with_the_length_that_would_do(house: Path, edition, severity):
    def found(footer: str) -> list[Problem]:
        branded(house, own(f"footer: {footer}"))
        try:
            return build_report(house, editions=[edition], write=lambda files: None).problems
        except DealbriefError as error:
            return list(error.problems)

    (problem,) = found("x" * 80)
    assert (problem.code, problem.severity) == ("footer-too-long", severity)
    assert (Path(problem.at.file).name, problem.at.line) == ("_brand.yml", BRAND.count("\n") + 3)
    letters = int(re.search(r"shorten it to (\d+) letters", problem.hint)[1])
    assert found("x" * letters) == []
    assert found("x" * (letters + 1)) != []


def test_what_several_editions_are_warned_of_is_told_once(house: Path):
    branded(house, own(f"footer: {'x' * 60}"))
    text = (house / "deal.yaml").read_text(encoding="utf-8")
    (house / "deal.yaml").write_text(text.replace("id: deck, template: deck", "id: two, template: brief"), "utf-8")
    assert len(build_report(house, write=lambda files: None).problems) == 1


def test_a_banner_is_as_wide_as_the_page(house: Path):
    page = pdfium.PdfDocument(built(branded(house, own("marking: banner")), "brief"))[1]
    boxes = [thing.get_bounds() for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    wide = [box for box in boxes if box[2] - box[0] >= page.get_width() - 0.1]
    assert len(wide) == 2
    assert page.get_textpage().get_text_range().count("TLP:") == 2


CHART = """{% extends "standard/brief.xml.j2" %}
{% block body %}
<figure kind="column" alt="Counts">
<series name="One"><count period="2024" value="3"/></series><series name="Two"><count period="2024" value="5"/></series>
</figure>
{% endblock %}
"""


def test_series_of_no_party_are_coloured_in_its_order(house: Path):
    (house / "templates").mkdir()
    (house / "templates" / "brief.xml.j2").write_text(CHART, encoding="utf-8")
    usual = drawn_in(built(branded(house, ""), "brief"))
    changed = drawn_in(built(branded(house, own("chart: [grey, mute]")), "brief"))
    theme = theme_of(house, "standard")
    assert theme.colour("a-tint") in usual - changed
    assert theme.colour("mute") in changed - usual


def test_a_master_that_is_to_be_recoloured_takes_the_brand_s_colours_and_logo(house: Path):
    shutil.copy(standard_master(), house / "house.pptx")
    own_colours = built(branded(house, LOGO + own("master: house.pptx")), "deck")
    assert accents(own_colours)["accent1"] != "123C69"
    assert not any(b"p:pic" in data for data in parts(own_colours, LAYOUT))
    recoloured = built(branded(house, LOGO + own("master: house.pptx, recolour: true")), "deck")
    assert accents(recoloured)["accent1"] == "123C69"
    assert any(b"p:pic" in data for data in parts(recoloured, LAYOUT))
    assert gate_faults(recoloured) == []
