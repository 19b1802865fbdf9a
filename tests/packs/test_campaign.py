"""What is particular to the pack `campaign`: people first, large figures, one page for the press.

Every other gate is held for all shipped packs at once.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation
from tests.backends.pdf.conformance import standards
from tests.backends.pptx.gate import gate_faults
from tests.picture_files import picture_file
from tests.reports.words import pdf_text

import dealbrief
from dealbrief.backends.pptx import load_master
from dealbrief.document.blocks import Figure, KeyFigures, Paragraph, Section
from dealbrief.document.figures_image import ImageData
from dealbrief.document.figures_people import ProfilesData
from dealbrief.document.tree import Document
from dealbrief.document.walk import nodes
from dealbrief.resources import resource

REAL = resource("reports") / "us-belarus-potash-2025"
FICTION = Path(__file__).parents[1] / "fixtures" / "fiction"
EDITIONS = """
editions:
  - {id: brief, template: brief, pack: campaign}
  - {id: letter, template: brief, pack: campaign, page: Letter}
  - {id: glance, template: glance, pack: campaign}
  - {id: deck, template: deck, pack: campaign}
  - {id: press, template: press-page, pack: campaign}
  - {id: press-letter, template: press-page, pack: campaign, page: Letter}
"""
Make = Callable[..., Path]


@pytest.fixture
def campaign(tmp_path: Path) -> Make:
    """A copy of a report whose only editions are the pack's; `change` is made to the deal."""

    def make(report: Path, change: Callable[[str], str] = str) -> Path:
        folder = tmp_path / "report"
        shutil.copytree(report, folder)
        deal = folder / "deal.yaml"
        text = deal.read_text(encoding="utf-8")
        if "\neditions:\n" in text:
            begin, end = text.index("\neditions:\n"), text.index("\nacknowledge:\n")
            text = text[:begin] + text[end:]
        deal.write_text(change(text) + EDITIONS, encoding="utf-8")
        return folder

    return make


def built(report: Path, edition: str) -> bytes:
    (output,) = dealbrief.build(report, editions=[edition], out=report / "out").outputs
    return output.path.read_bytes()


def document(report: Path, edition: str = "brief") -> Document:
    return dealbrief.build_document(dealbrief.load_deal(report), edition, report)


def one_page(pdf: bytes) -> str:
    """The words of a PDF of one page; its faults are none."""
    assert standards(pdf, "ua-1", "2a") == []
    assert page_count(pdf) == 1
    return pdf_text(pdf)


def page_count(pdf: bytes) -> int:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return len(opened)
    finally:
        opened.close()


def profiled(found: Document) -> Iterator[tuple[int, Figure]]:
    for place, block in enumerate(found.blocks):
        if isinstance(block, Figure) and isinstance(block.data, ProfilesData):
            yield place, block


def test_people_come_before_every_section_and_are_told_once(campaign: Make):
    found = document(campaign(REAL))
    ((place, figure),) = profiled(found)
    first = next(place for place, block in enumerate(found.blocks) if isinstance(block, Section))
    assert place < first
    assert [person.name for person in figure.data.people] == ["Ales Bialiatski", "Maria Kolesnikova"]
    assert figure.sources
    label = next(block for block in found.blocks if isinstance(block, Section)).about
    assert "s-people" in label


def test_the_sections_about_people_lead_the_deck(campaign: Make):
    slides = document(campaign(REAL), "deck").slides
    labels = list(dict.fromkeys(slide.section for slide in slides if slide.section))
    assert labels[0] == "The people"


def test_numbers_are_large_and_each_section_has_its_statement(campaign: Make):
    found = document(campaign(REAL))
    (figures,) = (block for block in found.blocks if isinstance(block, KeyFigures))
    assert figures.large
    sections = [block for block in found.blocks if isinstance(block, Section) and block.number]
    assert sections
    for section in sections:
        assert isinstance(section.blocks[0], Paragraph)
        assert section.blocks[0].role == "statement"


@pytest.mark.parametrize("report", [REAL, FICTION], ids=["real", "fiction"])
@pytest.mark.parametrize("edition", ["press", "press-letter"])
def test_the_press_page_is_one_page(campaign: Make, report: Path, edition: str):
    page = one_page(built(campaign(report), edition))
    assert "Press page" in page
    assert "Contact" in page


def test_the_press_page_has_three_numbers_with_sources_the_people_and_what_is_not_known(campaign: Make):
    report = campaign(REAL)
    found = document(report, "press")
    (figures,) = (block for block in nodes(found.blocks) if isinstance(block, KeyFigures))
    assert len(figures.items) == 3
    assert len(found.notes) >= 3
    page = one_page(built(report, "press"))
    assert all(said in page for said in ("Ales Bialiatski", "No Kremlin statement was found", "Used here"))


def test_an_embargo_heads_the_press_page(campaign: Make):
    report = campaign(FICTION)
    deal = report / "deal.yaml"
    text = deal.read_text(encoding="utf-8")
    embargoed = "{id: press, template: press-page, pack: campaign, state: embargoed, embargo_until: 2031-07-05}"
    deal.write_text(text.replace("{id: press, template: press-page, pack: campaign}", embargoed), encoding="utf-8")
    page = one_page(built(report, "press"))
    assert "Embargoed" in page


def test_words_to_quote_stand_on_the_press_page_with_who_said_them(campaign: Make):
    said = "stance: welcome, quote: {text: The strait is open., source: s-courier}, gist: Calls"
    page = one_page(built(campaign(FICTION, lambda text: text.replace("stance: welcome, gist: Calls", said)), "press"))
    assert "“The strait is open.”" in page
    assert "League of Harbours, 4 May 2031" in page


def test_without_people_nothing_stands_for_them(campaign: Make):
    report = campaign(FICTION)
    assert not list(profiled(document(report)))
    page = one_page(built(report, "press"))
    assert "by name" not in page
    assert "Free passage through the northern channel" in page


def test_portraits_stand_where_everybody_has_one(campaign: Make):
    report = campaign(REAL)
    give_portraits(report)
    pictures = [n for n in nodes(document(report).blocks) if isinstance(n, Figure) and isinstance(n.data, ImageData)]
    assert len(pictures) == 2
    first = pypdfium2.PdfDocument(built(report, "brief"))[0]
    assert sum(1 for each in first.get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) == 2
    said = first.get_textpage().get_text_bounded()
    assert "Ales Bialiatski" in said
    assert "Maria Kolesnikova" in said
    deck = built(report, "deck")
    assert gate_faults(deck) == []
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(deck)).slides]
    assert titles[2:4] == ["Ales Bialiatski", "Maria Kolesnikova"]


def give_portraits(report: Path) -> None:
    """A picture for everybody of the first rank."""
    table = report / "people.csv"
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        first = row["prominence"] == "1"
        row["image.file"], row["image.licence"] = (f"{row['id']}.png", "Picture: a licence.") if first else ("", "")
        if first:
            (report / row["image.file"]).write_bytes(picture_file(300, 300))
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_the_master_of_the_pack_is_no_foreign_one_and_warns_of_nothing():
    master, _ = load_master(resource("templates") / "campaign" / "master.pptx", recolour=True)
    assert master.problems == ()
    assert not master.foreign


@pytest.mark.parametrize("report", [REAL, FICTION], ids=["real", "fiction"])
@pytest.mark.parametrize("page", ["A4", "Letter"])
def test_the_glance_is_two_pages(campaign: Make, report: Path, page: str):
    folder = campaign(report)
    deal = folder / "deal.yaml"
    text = deal.read_text(encoding="utf-8")
    left_out = "omit: [t-more, e-march, e-sentence-mk, e-sentence-ab, e-phone]" if report == REAL else "omit: []"
    asked = f"template: glance, pack: campaign, page: {page}, {left_out}"
    deal.write_text(text.replace("template: glance, pack: campaign", asked), encoding="utf-8")
    assert page_count(built(folder, "glance")) == 2
