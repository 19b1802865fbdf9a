"""Every shipped pack in two languages: each document of it in English and Belarusian, judged as a product is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.backends.pdf.conformance import standards
from tests.backends.pptx.gate import gate_faults
from tests.packs.test_shipped_packs import DECKS, PAGES, templates

import dealbrief
from dealbrief.document.blocks import Paragraph
from dealbrief.document.inlines import plain_text
from dealbrief.document.walk import nodes
from dealbrief.packs import shipped_folders

DEAL = Path(__file__).parents[1] / "fixtures" / "bilingual" / "deal.yaml"
LANGUAGES = ("en", "be")
CASES = [
    (pack, template, language, page)
    for pack in sorted(shipped_folders())
    for template in templates(pack)
    for language in LANGUAGES
    for page in (("A4",) if template in DECKS else PAGES)
]


def name(pack: str, template: str, language: str, page: str) -> str:
    return f"{pack}-{template}-{language}-{page.lower()}"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deal in two languages with an edition for each case."""
    folder = tmp_path_factory.mktemp("bilingual")
    text = re.sub(r"^editions:\n(?: .*\n)*", "", DEAL.read_text(encoding="utf-8"), flags=re.MULTILINE)
    editions = "".join(
        f"  - {{id: {name(*case)}, template: {case[1]}, pack: {case[0]}, language: {case[2]}, page: {case[3]}}}\n"
        for case in CASES
    )
    (folder / "deal.yaml").write_text(f"{text}\neditions:\n{editions}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: name(*case))
def test_a_document_of_a_pack_passes_its_judge_in_each_language(case: tuple[str, str, str, str], report: Path):
    done = dealbrief.build(report, editions=[name(*case)])
    (output,) = done.outputs
    data = output.path.read_bytes()
    assert [problem.message for problem in done.problems if problem.code == "untranslated"] == []
    assert (standards(data, "ua-1", "2a") if output.format == "pdf" else gate_faults(data)) == []


@pytest.mark.parametrize("case", [case for case in CASES if case[3] == "A4"], ids=lambda case: name(*case))
def test_no_mark_stands_where_a_word_is_missing(case: tuple[str, str, str, str], report: Path):
    """A measure without an instrument, and a date that ends in a full stop of its own."""
    document = dealbrief.build_document(dealbrief.load_deal(report), name(*case), report)
    texts = [plain_text(node.children) for node in nodes(document) if isinstance(node, Paragraph)]
    assert texts
    assert [text for text in texts if re.search(r"\s[,;.]|[,;]{2}|\.\.|\(\)", text)] == []
