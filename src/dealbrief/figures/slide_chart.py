"""What a native chart of a slide holds: plain data between the layouts of figures and the deck's writer.

Every number is in the units of the axis, every share in those of the frame; colours are roles. The writer makes a chart
part with an embedded workbook of it and adds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from dealbrief.figures.slide_shapes import Box, Rule, TextBox


@dataclass(frozen=True, slots=True)
class Series:
    """One column of the workbook. `look` is how its points are drawn; None is a missing value.

    "joined" points have a line through them, "ring" and "centre" make one hollow mark of two discs, "latest" is large.
    """

    name: str
    values: tuple[Decimal | None, ...]
    look: Literal["joined", "ring", "centre", "latest"]
    colour: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Counts over time on a date axis.

    Attributes:
        days: The first column of the workbook; `series` are the others.
        first, last: Ends of the date axis, both a 1 January.
        years: Years from one label of the date axis to the next.
        top, step: Highest value of the value axis, and the distance of its gridlines; it starts at nought.
        plot: Left, top, width and height of the inner plot as shares of the frame.
        size: Of the axis labels, in points.
    """

    heads: tuple[str, ...]
    days: tuple[date, ...]
    series: tuple[Series, ...]
    first: date
    last: date
    years: int
    top: Decimal
    step: Decimal
    plot: tuple[float, float, float, float]
    size: float


@dataclass(frozen=True, slots=True)
class BarMark:
    """One bar: category, value, the value as printed, and how it is drawn."""

    label: str
    value: Decimal
    text: str
    colour: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, the first one on top. `gap` is the space between bars in percent of a bar."""

    heads: tuple[str, ...]
    bars: tuple[BarMark, ...]
    low: Decimal
    top: Decimal
    gap: int
    plot: tuple[float, float, float, float]
    size: float


@dataclass(frozen=True, slots=True)
class ColumnSeries:
    """One column of the workbook, and the text at each value; a value of None is missing."""

    name: str
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Columns of equal periods, side by side or on one another. `gap` is in percent of a column.

    `labelled`: whether the chart prints its values itself, at the end of each column.
    """

    heads: tuple[str, ...]
    periods: tuple[str, ...]
    series: tuple[ColumnSeries, ...]
    stacked: bool
    labelled: bool
    top: Decimal
    gap: int
    plot: tuple[float, float, float, float]
    size: float


Chart: TypeAlias = LineChart | BarChart | ColumnChart


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A chart in its frame, what stands behind it and the labels over it. `needed` is the height it wants at least.

    `dropped` names labels for which there was no free place.
    """

    frame: Box
    chart: Chart
    behind: tuple[Rule, ...]
    labels: tuple[TextBox | Rule, ...]
    needed: float
    dropped: tuple[str, ...] = ()
