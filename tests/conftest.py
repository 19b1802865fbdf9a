"""What the tests share: the first report built once, copies of it to change, the command line, the words of files."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dealbrief import build_document, load_deal
from dealbrief.backends import pdf, pptx
from dealbrief.document.tree import Document
from dealbrief.errors import Problem
from dealbrief.resources import resource
from dealbrief.theme.brand import standard_theme

# Modules of the tests are imported as `tests.<name>`, however pytest was started.
sys.path.insert(0, str(Path(__file__).parents[1]))

REPORT = resource("reports") / "us-belarus-potash-2025"
FILES = ("deal.yaml", "people.csv", "sources.json")
SLUG = "us-belarus-potash-2025"


@dataclass(frozen=True)
class Built:
    """A report built once: documents, plans and the bytes of both files."""

    brief: Document
    deck: Document
    pages: pdf.PagePlan
    slides: pptx.DeckPlan
    pdf: bytes
    pptx: bytes

    @property
    def problems(self) -> tuple[Problem, ...]:
        return (*self.pages.problems, *self.slides.problems)


def build_in_memory(report: Path) -> Built:
    """Both outputs of a report with the standard templates, or its own, and nothing on disk."""
    deal, theme = load_deal(report), standard_theme()
    brief, deck = (build_document(deal, edition, report) for edition in ("brief", "deck"))
    pages, slides = pdf.plan_pages(brief, theme), pptx.plan_deck(deck, theme)
    return Built(brief, deck, pages, slides, pdf.write_pdf(pages), pptx.write_pptx(slides))


@pytest.fixture(scope="session")
def built() -> Built:
    """The first report."""
    return build_in_memory(REPORT)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A copy of the first report that a test may change."""
    folder = tmp_path / SLUG
    folder.mkdir()
    for name in FILES:
        shutil.copyfile(REPORT / name, folder / name)
    return folder


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the command line in this process."""
    from dealbrief.cli import main

    def ran(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["dealbrief", *map(str, arguments)])
        capsys.readouterr()
        code: int | str | None = 0
        try:
            main()
        except SystemExit as left:
            code = left.code
        told = capsys.readouterr()
        return Ran(int(code or 0), told.out, told.err)

    return ran
