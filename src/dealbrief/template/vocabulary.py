"""The dialect's vocabulary: one row an element, saying what it may hold and how it is read.

In: builder functions that register themselves with `element`. Out: `ROWS`, from which the parser checks and reads, and
the reference is made. Groups of elements are named once here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from dealbrief.template.node import Node

Builder: TypeAlias = "Callable[[Node], Any]"

MARKS = ("state", "stance", "confidence")
INLINE = ("strong", "em", "link", "cite", "value", "lang", "code", "sup", "sub", *MARKS)
TEXT = ("p", "lead", "list", "quote")
FLOW = (*TEXT, "heading", "table", "figure", "callout", "keyfigures", "takeaways", "columns", "aside",
        "sources", "notes", "toc", "pagebreak")  # fmt: skip
CELL = (*TEXT, "keyfigure")
CAPTION = ("title", "subtitle", "note")
BLOCK_ATTRIBUTES = ("about", "place")


@dataclass(frozen=True, slots=True)
class Row:
    """One element of the dialect.

    Attributes:
        children: Elements that may stand inside it.
        text: Whether words may stand directly inside it.
        attributes, required: The attributes it may and must have.
        build: Reads a node into the tree.
        doc: One line for the reference.
    """

    name: str
    build: Builder
    children: tuple[str, ...]
    text: bool
    attributes: tuple[str, ...]
    required: tuple[str, ...]
    doc: str


ROWS: dict[str, Row] = {}


def element(
    name: str,
    *,
    children: tuple[str, ...] = (),
    text: bool = False,
    attributes: tuple[str, ...] = (),
    required: tuple[str, ...] = (),
) -> Callable[[Builder], Builder]:
    """Register a builder as the reader of an element."""

    def register(build: Builder) -> Builder:
        assert name not in ROWS, f"two readers of <{name}>"
        doc = (build.__doc__ or "").strip().splitlines()[0]
        ROWS[name] = Row(name, build, children, text, (*required, *attributes), required, doc)
        return build

    return register
