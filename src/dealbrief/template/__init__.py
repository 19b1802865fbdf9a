"""The template layer: a view and templates come in, a document goes out. Jinja2 and the dialect live here only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dealbrief.document.tree import Document
from dealbrief.template.parser import parse
from dealbrief.template.render import render

__all__ = ["build_tree", "parse", "render"]


def build_tree(
    name: str, context: Mapping[str, Any], folders: Sequence[Path], language: str
) -> tuple[Document, dict[str, Path]]:
    """Run a template on a view and parse what it writes.

    Returns:
        The numbered document, and the file of each template name that was used.

    Raises:
        TemplateError: With every problem of the stage that failed.
    """
    text, files = render(name, context, folders, language)
    return parse(text, files, language), files
