"""The setting: what every block asks while it is laid out, and the plainest thing laid out, a text in a style.

Handlers turn blocks into pieces, one for each class of block; they find each other through the setting, because blocks
hold blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, TypeAlias

from dealbrief.backends.pdf.plan.lines import set_text
from dealbrief.backends.pdf.plan.pieces import Lines, Piece, Stack, stack
from dealbrief.backends.pdf.plan.sheet import Sheet
from dealbrief.backends.pdf.plan.styles import STYLES, Style, Tone
from dealbrief.backends.pdf.plan.words import Nodes
from dealbrief.document.blocks import (
    Block,
    Callout,
    Columns,
    Figure,
    Heading,
    KeyFigures,
    NoteList,
    Paragraph,
    Quote,
    SourceList,
    Table,
    Takeaways,
)
from dealbrief.document.inlines import Text
from dealbrief.document.tree import Document, Note, SourceEntry
from dealbrief.errors import Place, Problem
from dealbrief.language import Words
from dealbrief.theme.theme import Theme

Handler: TypeAlias = "Callable[[Setting, Any, str, float, Tone], Piece]"
"""Setting, block, path of the block, width in points and tone come in; the block's piece goes out."""
Laid: TypeAlias = tuple[float, Piece, bool]
"""The white above a piece, the piece, and whether it stays with what follows."""

UNDER_HEADING = 4.0
"""White between a heading and what is set smaller than it, or across the page."""
_LEAST_WIDTH = 9.0
"""No text is set narrower than this, so that a letter always fits."""


@dataclass(frozen=True)
class Setting:
    """One document being laid out; `problems` fills with warnings, `stacked` with the paths of tables set so."""

    document: Document
    theme: Theme
    sheet: Sheet
    words: Words
    handlers: Mapping[type, Handler]
    problems: list[Problem] = field(default_factory=list)
    stacked: set[str] = field(default_factory=set)

    def lines(
        self,
        nodes: Nodes | str,
        style: str | Style,
        width: float,
        block: str,
        *,
        align: Literal["left", "right"] = "left",
        furniture: bool = False,
    ) -> Lines:
        """A text set in a style at a width; running text as the theme wants it."""
        chosen = STYLES[style] if isinstance(style, str) else style
        chosen = chosen.fitted(self.theme.text, width) if align == "left" else chosen
        inlines: Nodes = (Text(nodes),) if isinstance(nodes, str) else nodes
        lines = set_text(inlines, chosen, max(width, _LEAST_WIDTH), self.document.meta.language)
        return Lines(lines, chosen.leading, block, chosen.above, chosen.below, width, align, furniture)

    def piece(self, block: Block, path: str, width: float, tone: Tone) -> Piece:
        """One block at a width."""
        return self.handlers[type(block)](self, block, path, max(width, _LEAST_WIDTH), tone)

    def laid(self, blocks: Sequence[Block], path: str, width: float, tone: Tone) -> list[Laid]:
        """Blocks as pieces, each with the white above it."""
        out: list[Laid] = []
        for index, block in enumerate(blocks):
            out.append(self.part(block, f"{path}/{index}", width, tone, out[-1] if out else None))
        return out

    def part(self, block: Block, path: str, width: float, tone: Tone, before: Laid | None) -> Laid:
        """One block with the white above it; right under a heading there is none, but over a list in small print."""
        gap = _under_heading(block) if before and before[2] else _gap(block, tone)
        return gap, self.piece(block, path, width, tone), isinstance(block, Heading)

    def flow(self, blocks: Sequence[Block], path: str, width: float, tone: Tone) -> Stack:
        """Blocks one below the other."""
        return stack(self.laid(blocks, path, width, tone))

    def sources(self, ids: tuple[str, ...]) -> list[SourceEntry]:
        """The entries of cited sources, in the order they are named."""
        return [self.document.sources[name] for name in ids if name in self.document.sources]

    @cached_property
    def notes(self) -> Mapping[int, Note]:
        """The notes of the document by number."""
        return {note.number: note for note in self.document.notes}

    @cached_property
    def highest_note(self) -> int:
        """The number of the last note: the mark of every note has room for it."""
        return max(self.notes, default=0)

    def place(self, path: str) -> Place | None:
        """Where the template writes what stands at a path of the block tree: the place of the innermost block on it."""
        node: Any = self.document.blocks
        at: Place | None = None
        for step in path.split("/"):
            inside = node[int(step)] if isinstance(node, tuple) and step.isdigit() else getattr(node, step, None)
            if inside is None:
                break
            node, at = inside, getattr(inside, "at", None) or at
        return at

    def warn(self, code: str, message: str, block: Block, hint: str | None = None) -> None:
        self.problems.append(Problem(code, message, block.at, hint, "warning"))


def _under_heading(block: Block) -> float:
    return UNDER_HEADING if isinstance(block, SourceList | NoteList) else 0.0


def _gap(block: Block, tone: Tone) -> float:
    match block:
        case Heading():
            return 14.0 if block.level == 1 else 10.0
        case Paragraph(role="statement"):
            return max(tone.gap, 14.0)
        case Columns() | Quote() | Table() | Figure() | Callout() | KeyFigures() | Takeaways():
            return max(tone.gap, 12.0)
        case _:
            return tone.gap


def restyled(style: str | Style, **changes: Any) -> Style:
    """A style of the table with some of it changed."""
    return replace(STYLES[style] if isinstance(style, str) else style, **changes)
