"""dealbrief: one structured description of a policy deal becomes a PDF brief and a PowerPoint deck.

The public API, all of it: `load_deal`, `build_document`, `write_pdf`, `write_pptx`, `build`. Importing the package
loads no backend; each function loads what it needs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dealbrief.document.tree import Document
    from dealbrief.source import Deal
    from dealbrief.stages import Report

__all__ = ["build", "build_document", "load_deal", "write_pdf", "write_pptx"]


def load_deal(path: Path) -> Deal:
    """Read and check a deal.

    Args:
        path: Folder of the report, or its deal file.

    Raises:
        SourceError: With every problem found, each with file, line and column.
    """
    from dealbrief.source import load_deal

    return load_deal(path)


def build_document(deal: Deal, edition: str, report: Path, *, templates: Path | None = None) -> Document:
    """The document of one edition: view, template, parse.

    Args:
        deal: A deal that was loaded.
        edition: Id of the edition.
        report: Folder of the report; its `templates/` goes before the pack.
        templates: A folder of templates that goes before all others.

    Raises:
        DealbriefError: With every problem of the stage that failed.
    """
    from dealbrief.stages import Report, tree

    return tree(deal, edition, report, templates, Report())


def write_pdf(document: Document, path: Path) -> None:
    """Write a brief to a PDF file, replaced whole if it exists.

    Raises:
        OutputError: Something does not fit or cannot be set; nothing is written then.
        WriteError: The file could not be put on disk; the old one is left.
    """
    _write(document, path)


def write_pptx(document: Document, path: Path) -> None:
    """Write a deck to a PowerPoint file, replaced whole if it exists.

    Raises:
        OutputError: Something does not fit or cannot be set; nothing is written then.
        WriteError: The file could not be put on disk; the old one is left.
    """
    _write(document, path)


def _write(document: Document, path: Path) -> None:
    from dealbrief.files import write_all
    from dealbrief.stages import Report, render_document
    from dealbrief.theme.brand import standard_theme

    write_all({path: render_document(document, standard_theme(), Report()).data})


def build(
    report: Path, *, editions: tuple[str, ...] = (), out: Path | None = None, templates: Path | None = None
) -> Report:
    """Build editions of a report: see `dealbrief.build.build`."""
    from dealbrief.stages import build

    return build(report, editions=editions, out=out, templates=templates)
