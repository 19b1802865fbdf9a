"""The public functions: load, build a document, write a file, build a report; and what one build does and how often."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import REPORT, SLUG, Built

import dealbrief
from dealbrief.backends import pdf, pptx
from dealbrief.errors import OutputError, Problem, SourceError, TemplateError, WriteError

FICTION = Path(__file__).parent / "fixtures" / "fiction"


def test_the_public_api_is_five_functions():
    assert dealbrief.__all__ == ["build", "build_document", "load_deal", "write_pdf", "write_pptx"]
    assert all(callable(getattr(dealbrief, name)) for name in dealbrief.__all__)


def test_a_report_is_loaded_by_folder_or_by_file():
    assert dealbrief.load_deal(REPORT).slug == dealbrief.load_deal(REPORT / "deal.yaml").slug == SLUG


def test_step_by_step_gives_the_same_bytes_as_a_build(tmp_path: Path):
    deal = dealbrief.load_deal(FICTION)
    dealbrief.write_pdf(dealbrief.build_document(deal, "brief", FICTION), tmp_path / "brief.pdf")
    dealbrief.write_pptx(dealbrief.build_document(deal, "deck", FICTION), tmp_path / "deck.pptx")
    done = dealbrief.build(FICTION, out=tmp_path / "out")
    assert [output.path.read_bytes() for output in done.outputs] == [
        (tmp_path / "brief.pdf").read_bytes(),
        (tmp_path / "deck.pptx").read_bytes(),
    ]


def test_a_build_tells_what_it_wrote(built: Built, tmp_path: Path):
    done = dealbrief.build(REPORT, out=tmp_path)
    brief, glance, other, deck, slide = done.outputs
    assert (other.edition, other.format, other.sheets) == ("glance-be", "pdf", 2)
    assert (slide.edition, slide.format, slide.sheets) == ("one-slide", "pptx", 1)
    assert (glance.edition, glance.format, glance.sheets) == ("glance", "pdf", 2)
    assert (brief.edition, brief.format, brief.sheets) == ("brief", "pdf", len(built.pages.pages))
    assert (deck.edition, deck.format, deck.sheets) == ("deck", "pptx", len(built.slides.slides))
    for output in done.outputs:
        data = output.path.read_bytes()
        assert (output.bytes, output.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert all(not problem.is_error for problem in done.problems)
    assert done.overrides == []


def test_the_files_can_be_mailed_as_they_are(tmp_path: Path):
    names = [output.path.name for output in dealbrief.build(FICTION, out=tmp_path).outputs]
    assert all(re.fullmatch(r"[a-z0-9-]+\.(pdf|pptx)", name) for name in names)


def test_each_output_is_planned_and_written_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    counts: Counter[str] = Counter()

    def counted(module: Any, name: str) -> None:
        work = getattr(module, name)

        def count(*arguments: Any, **named: Any) -> Any:
            counts[name] += 1
            return work(*arguments, **named)

        monkeypatch.setattr(module, name, count)

    for module, names in ((pdf, ("plan_pages", "write_pdf", "inspect_pdf")), (pptx, ("plan_deck", "write_pptx"))):
        for name in names:
            counted(module, name)
    dealbrief.build(FICTION, out=tmp_path)
    assert counts == {"plan_pages": 1, "write_pdf": 1, "inspect_pdf": 1, "plan_deck": 1, "write_pptx": 1}


def test_nothing_is_written_before_all_is_inspected(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def fail(*_: object) -> None:
        raise OutputError([Problem("broken-package", "the deck is broken")])

    monkeypatch.setattr(pptx, "inspect_pptx", fail)
    with pytest.raises(OutputError, match="broken-package"):
        dealbrief.build(FICTION, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_problems_of_all_editions_are_raised_at_once(report: Path):
    (report / "templates").mkdir()
    for name, root in (("brief", "brief"), ("deck", "deck")):
        text = f"<{root}>{{{{ nobody }}}}</{root}>"
        (report / "templates" / f"{name}.xml.j2").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        dealbrief.build(report)
    files = [Path(problem.at.file).name for problem in caught.value.problems if problem.at]
    assert files == ["brief.xml.j2", "deck.xml.j2"]


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path):
    document = dealbrief.build_document(dealbrief.load_deal(FICTION), "deck", FICTION)
    (tmp_path / "in-the-way").write_text("old", encoding="utf-8")
    with pytest.raises(WriteError):
        dealbrief.write_pptx(document, tmp_path / "in-the-way" / "deck.pptx")
    assert (tmp_path / "in-the-way").read_text(encoding="utf-8") == "old"


def test_a_deal_that_is_not_there_is_a_problem_with_a_place(tmp_path: Path):
    with pytest.raises(SourceError) as caught:
        dealbrief.load_deal(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["no-file"]
    assert all(problem.at is not None for problem in caught.value.problems)
