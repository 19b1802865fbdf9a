"""Small documents for the tests of the PDF backend, and the goldens they are compared with."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dealbrief.backends.pdf import PagePlan, plan_pages
from dealbrief.document.blocks import Block
from dealbrief.document.numbering import number
from dealbrief.document.tree import Document, Meta, SourceEntry
from dealbrief.theme.brand import standard_theme

GOLDENS = Path(__file__).parents[2] / "golden" / "pdf"


def source(name: str, **fields: Any) -> SourceEntry:
    shown = {"label": f"{name.title()}, 3 May 2031", "publisher": name.title(), "title": f"What {name} saw"}
    return SourceEntry(id=name, **{**shown, "issued": "3 May 2031", "href": f"https://{name}.example/1", **fields})


@pytest.fixture
def brief() -> Callable[..., Document]:
    """A numbered brief of some blocks. `sources` are names; other fields go to its meta."""

    def build(*blocks: Block, sources: str = "alpha beta gamma", **meta: Any) -> Document:
        fields = {"title": "A test", "short_title": "Test", "language": "en", "stamp": date(2031, 5, 3), "sides": 2}
        entries = {name: source(name) for name in sources.split()}
        whole = Document(root="brief", meta=Meta(**{**fields, **meta}), blocks=blocks, sources=entries)
        return number(whole)

    return build


@pytest.fixture
def plan(brief: Callable[..., Document]) -> Callable[..., PagePlan]:
    """The plan of a brief of some blocks in the standard theme."""
    return lambda *blocks, **meta: plan_pages(brief(*blocks, **meta), standard_theme())


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with its golden; DEALBRIEF_WRITE_GOLDENS=1 writes it instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDENS / f"{name}.txt"
        if os.environ.get("DEALBRIEF_WRITE_GOLDENS"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
