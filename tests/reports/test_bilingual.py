"""One deal in two languages: every product in each, and no word of the one in the other."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from lxml import etree
from tests.backends.pdf.conformance import standards
from tests.backends.pptx.gate import gate_faults

import dealbrief
from dealbrief.backends.pptx.repack import unzipped
from dealbrief.stages import Report

DEAL = Path(__file__).parents[1] / "fixtures" / "bilingual"
PRODUCTS = ("brief", "glance", "deck", "one-slide")
LATIN, CYRILLIC = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[а-яёіў]{2,}", re.IGNORECASE)
NAMES = {"TLP", "CLEAR", "ICD", "Twelve", "freed", "Wire", "The", "list", "Watch"}
"""Names, and titles of sources, which stand as they were published."""
IDS = {"deal", *LATIN.findall(" ".join(re.findall(r"\bid: ([a-z0-9-]+)", (DEAL / "deal.yaml").read_text("utf-8"))))}
"""Speaker notes name the records that a slide rests on."""
ADDRESS = re.compile(r"https://\S+")
TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, dict[str, bytes]]:
    done = dealbrief.build(DEAL, out=tmp_path_factory.mktemp("out"))
    return done, {output.edition: output.path.read_bytes() for output in done.outputs}


def words_of(data: bytes) -> str:
    """All that a reader sees, and what is said to one who does not see it."""
    if data.startswith(b"%PDF"):
        return "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data))
    parts = [
        (name, part)
        for name, part in unzipped(data).items()
        if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name)
    ]
    trees = [etree.fromstring(part) for _, part in parts]
    seen = [node.text or "" for tree in trees for node in tree.iter(TEXT)]
    return "\n".join([*seen, *(node.get("descr") or "" for tree in trees for node in tree.iter("{*}cNvPr"))])


def test_nothing_is_left_untranslated(built):
    assert [problem.message for problem in built[0].problems] == []


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_belarusian_document_is_belarusian(built, product):
    found = words_of(built[1][f"{product}-be"])
    assert set(LATIN.findall(ADDRESS.sub("", found))) - NAMES - IDS == set()
    assert len(CYRILLIC.findall(found)) > 30


@pytest.mark.parametrize("product", PRODUCTS)
def test_an_english_document_is_english(built, product):
    assert CYRILLIC.findall(words_of(built[1][f"{product}-en"])) == []


@pytest.mark.parametrize("language", ["en", "be"])
@pytest.mark.parametrize("product", PRODUCTS)
def test_both_pass_every_gate(built, product, language):
    data = built[1][f"{product}-{language}"]
    assert (standards(data, "ua-1", "2a") if data.startswith(b"%PDF") else gate_faults(data)) == []
