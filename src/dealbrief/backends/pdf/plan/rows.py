"""Rows: what a page is made of. A row is one piece across the live width with the rule over it and how it may move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from dealbrief.backends.pdf.plan.pieces import Piece

RowKind: TypeAlias = Literal["text", "figure", "table", "title", "foot"]


@dataclass(frozen=True, slots=True)
class RowRule:
    """The line over a row: `up` above its first baseline. Drawn between rows, not at the top of a page."""

    weight: float
    colour: str
    up: float
    width: float


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row.

    Attributes:
        kind: "text" may be cut, and flow ahead of a figure; "figure" moves as one; "table" is cut between rows;
            "title" opens the document; "foot" stands at the foot of the last page.
        gap: White from what stands before to the rule over the row, or to its top, at least.
        opens: It opens a section.
        keep: It does not end a page: the next row begins on the same one.
        fresh: It begins a page.
    """

    piece: Piece
    kind: RowKind
    path: str
    rule: RowRule | None = None
    gap: float = 20.0
    opens: bool = False
    keep: bool = False
    fresh: bool = False

    @property
    def up(self) -> float:
        """From the top of the row, its rule included, to its first baseline."""
        return max(self.rule.up if self.rule else 0.0, self.piece.above)


def section_rule(width: float) -> RowRule:
    return RowRule(0.9, "ink", 21.0, width)


def quiet_rule(width: float) -> RowRule:
    """Over a figure, a list of sources, an imprint."""
    return RowRule(0.5, "rule", 17.0, width)
