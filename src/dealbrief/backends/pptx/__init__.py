"""The deck backend: a document and a theme come in, an editable PowerPoint file goes out.

Pure planner, writer, finisher. python-pptx is imported by the master's reader and by the writer alone,
and only when they run.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dealbrief.backends.pptx import plan
from dealbrief.backends.pptx.inspect import Rendered, inspect_pptx
from dealbrief.backends.pptx.plan.deck import DeckPlan
from dealbrief.backends.pptx.plan.layouts import Master
from dealbrief.document.tree import Document
from dealbrief.resources import resource
from dealbrief.theme.role_map import Choice
from dealbrief.theme.theme import Theme

__all__ = [
    "DeckPlan",
    "Master",
    "Rendered",
    "inspect_pptx",
    "load_master",
    "plan_deck",
    "read_master",
    "render",
    "standard_master",
    "write_pptx",
]


def standard_master() -> Path:
    """The master of the `standard` pack."""
    return resource("assets") / "masters" / "standard.pptx"


def read_master(source: Path | bytes) -> Master:
    """A master as plain data."""
    from dealbrief.backends.pptx.master import read_master as read

    return read(source)


def load_master(path: Path, roles: Mapping[str, Choice] | None = None, recolour: bool = False) -> tuple[Master, bytes]:
    """A customer's master, opened safely and rebuilt: its plan data, and the package to write on.

    Args:
        path: A .pptx or .potx.
        roles: What its role map says (`theme.role_file`).
        recolour: Whether the theme's colours, fonts and logos take the place of its own, as on the package's master.

    Raises:
        OutputError: The file is refused, the role map names what is not there, or the master has no title and content.
    """
    from dealbrief.backends.pptx.loading import load

    loaded = load(path, roles, recolour)
    return loaded.master, loaded.data


@cache
def _standard() -> Master:
    return read_master(standard_master())


def plan_deck(document: Document, theme: Theme, master: Master | None = None) -> DeckPlan:
    """Plan a deck, on the standard master if no other is given.

    Raises:
        OutputError: With all problems.
    """
    return plan.plan_deck(document, theme, master or _standard())


def write_pptx(deck: DeckPlan, master: Path | bytes | None = None) -> bytes:
    """Write a plan on the master it was planned for."""
    from dealbrief.backends.pptx.writer import write_slides

    return write_slides(deck, master or standard_master())


def render(document: Document, theme: Theme) -> Rendered:
    """Plan, write and inspect a deck on the standard master.

    Raises:
        OutputError: With all problems.
    """
    deck = plan_deck(document, theme)
    return inspect_pptx(write_pptx(deck), deck)
