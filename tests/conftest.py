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
SHIPPED = ("us-belarus-belavia-2025", "us-belarus-potash-2025")
"""The reports that come with the program, in the order of their deals."""


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


def copied(report: Path, folder: Path) -> Path:
    """A copy of a report's own files in a folder that is made."""
    folder.mkdir(parents=True)
    for path in report.iterdir():
        if path.is_file():
            shutil.copyfile(path, folder / path.name)
    return folder


@pytest.fixture(scope="session")
def built() -> Built:
    """The first report."""
    return build_in_memory(REPORT)


@pytest.fixture(scope="session", params=SHIPPED)
def shipped(request: pytest.FixtureRequest) -> str:
    """The folder of each report that comes with the program, in turn."""
    return str(request.param)


@pytest.fixture(scope="session")
def each(shipped: str, request: pytest.FixtureRequest) -> Built:
    """Each report that comes with the program, built; the first once for all tests."""
    if shipped == SLUG:
        first: Built = request.getfixturevalue("built")
        return first
    return build_in_memory(resource("reports") / shipped)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A copy of the first report that a test may change."""
    return copied(REPORT, tmp_path / SLUG)


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
