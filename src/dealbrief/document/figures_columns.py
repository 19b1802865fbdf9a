"""What a chart of columns shows: counts of equal periods, of one series or of several abreast or on one another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dealbrief.document.inlines import Side


@dataclass(frozen=True, slots=True)
class Count:
    """A count of a period, and as it is printed."""

    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class ColumnSeries:
    """Counts in the order of the periods; None where there is none."""

    name: str
    counts: tuple[Count | None, ...]
    side: Side = "none"


@dataclass(frozen=True, slots=True)
class ColumnData:
    """`periods` are the labels under the columns. Stacked series stand on one another, the first at the bottom.

    `order` are the colour roles of series without a side, as the theme has them.
    """

    periods: tuple[str, ...]
    series: tuple[ColumnSeries, ...]
    stacked: bool = False
    unit: str = ""
    order: tuple[str, ...] = ("a", "a-tint", "b-tint", "mute")

    @property
    def highest(self) -> Decimal:
        """Of a column, all its parts together."""
        return max(
            (sum(parts, Decimal(0)) if self.stacked else max(parts) for parts in self._values()), default=Decimal(0)
        )

    def _values(self) -> list[list[Decimal]]:
        columns = zip(*(series.counts for series in self.series), strict=True)
        return [[count.value for count in counts if count] or [Decimal(0)] for counts in columns]
