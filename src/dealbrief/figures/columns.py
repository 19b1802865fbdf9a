"""Columns, for page and slide alike: data and a plot come in, where each column stands goes out.

The formula is that of native charts (ECMA-376 Part 1, 21.2.2.13 and 21.2.2.75), so that a label set by hand stands on
the column that an office program draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dealbrief.document.figures_columns import ColumnData, Count
from dealbrief.document.inlines import Side
from dealbrief.document.tree import Document
from dealbrief.document.walk import rebuild

GAP = 0.6
"""White between two periods, as a share of a column."""
_DEEP = ("a", "b", "grey", "dark")
"""Roles on which text is light."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or part of a stacked one; all lengths as shares of the plot, y from its foot."""

    series: int
    period: int
    count: Count
    left: float
    width: float
    foot: float
    height: float


def columns(data: ColumnData) -> Iterator[Column]:
    """Every column there is, period by period."""
    top = float(data.highest) or 1.0
    abreast = 1 if data.stacked else len(data.series)
    band = 1 / len(data.periods)
    width = band / (abreast + GAP)
    for period in range(len(data.periods)):
        foot = 0.0
        for number, series in enumerate(data.series):
            count = series.counts[period]
            if count is None:
                continue
            left = band * period + (GAP / 2 + (0 if data.stacked else number)) * width
            height = float(count.value) / top
            yield Column(number, period, count, left, width, foot, height)
            foot += height if data.stacked else 0.0


def tones(data: ColumnData) -> tuple[str, ...]:
    """The colour role of each series: that of its side, else the next that no other has."""
    taken = [_toned(series.side) for series in data.series]
    free = iter(tone for tone in data.order if tone not in taken)
    return tuple(tone or next(free, "grey") for tone in taken)


def is_deep(tone: str) -> bool:
    """Whether text on a colour role is light."""
    return tone in _DEEP


def in_order(document: Document, order: tuple[str, ...]) -> Document:
    """A document whose columns take the colours of series without a side in a theme's order."""
    return rebuild(document, lambda node: replace(node, order=order) if isinstance(node, ColumnData) else node)


def _toned(side: Side) -> str:
    return side if side in ("a", "b") else ""
