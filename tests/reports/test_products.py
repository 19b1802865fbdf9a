"""Both products of the page, of every deal, on both page sizes: the standards' judges agree, and they are short."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.backends.pdf.conformance import standards, tag_faults
from tests.conftest import SHIPPED, SLUG, copied
from tests.reports.words import page_words

from dealbrief import build_document, load_deal
from dealbrief.backends.pdf import PagePlan, plan_pages, render
from dealbrief.document.tree import Document
from dealbrief.resources import resource
from dealbrief.theme.brand import standard_theme

FICTION = Path(__file__).parents[1] / "fixtures" / "fiction"
Made = Callable[[str, str, str], Document]
DEALS = pytest.mark.parametrize("deal", [*SHIPPED, "fiction"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The document of a deal, a product and a page size, with the records of the brief attached."""

    def make(deal: str, product: str, page: str) -> Document:
        source = FICTION if deal == "fiction" else resource("reports") / deal
        folder = copied(source, tmp_path_factory.mktemp(f"{product}-{page}") / deal)
        path = folder / "deal.yaml"
        text = path.read_text(encoding="utf-8")
        if deal != "fiction":
            text = text.replace(f"    template: {product}\n", f"    template: {product}\n    page: {page}\n")
        else:
            attach = "\n    attach: true" if product == "brief" else ""
            text += f"\neditions:\n  - id: {product}\n    template: {product}\n    page: {page}{attach}\n"
        path.write_text(text, encoding="utf-8")
        return build_document(load_deal(folder), product, folder)

    return make


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("product", ["brief", "glance"])
@DEALS
def test_it_is_accessible_and_archival(deal: str, product: str, page: str, made: Made):
    document = made(deal, product, page)
    data = render(document, standard_theme()).data
    assert bool(document.attachments) == (product == "brief")
    assert standards(data, "ua-1", "3a" if document.attachments else "2a") == []
    assert tag_faults(data) == []


def pages(document: Document) -> PagePlan:
    return plan_pages(document, standard_theme())


@pytest.mark.parametrize("page", ["A4", "Letter"])
@DEALS
def test_a_glance_has_two_pages_at_most(deal: str, page: str, made: Made):
    assert len(pages(made(deal, "glance", page)).pages) <= 2


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize(("deal", "fewest", "most"), [(SLUG, 6, 8), ("us-belarus-belavia-2025", 3, 5)])
def test_a_brief_is_as_long_as_its_evidence(deal: str, fewest: int, most: int, page: str, made: Made):
    assert fewest <= len(pages(made(deal, "brief", page)).pages) <= most


def test_the_page_size_is_the_edition_s(made: Made):
    sizes = [(plan.width, plan.height) for plan in (pages(made(SLUG, "glance", page)) for page in ("A4", "Letter"))]
    assert [(round(width, 1), round(height, 1)) for width, height in sizes] == [(595.3, 841.9), (612.0, 792.0)]


def test_a_glance_shows_the_exchange_the_people_the_sanctions_and_the_outlook(made: Made):
    words = page_words(pages(made(SLUG, "glance", "A4")))
    wanted = ["At a glance", "123", "1,131", "Ales Bialiatski", "How it came about", "One of three authorities moved"]
    assert "Likelihood: illustrative judgement" in words  # likelihoods are nobody's finding
    assert all(text in words for text in [*wanted, "Assessment", "Reactions", "Outlook", "Very unlikely, 5–20 %"])
