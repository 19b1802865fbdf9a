"""The sheet: a theme's page size comes in, the places of its columns and baselines go out.

The numbers are those of the look's specification: twelve columns of 10 mm with gutters of 5 mm, a rail of four and a
main column of eight, baselines at multiples of a line of running text, 14 points, from the top edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from dealbrief.document.lengths import mm
from dealbrief.theme.theme import PAGES, Theme

GUTTER = mm(5).pt
_LIVE = mm(175).pt
_LEAST_MARGIN = mm(12).pt
_TOP = 84.0
"""No text baseline stands higher."""
_FOOT_ROOM = 64.0
"""From the last text baseline to the lower edge at least."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, in points."""

    width: float
    height: float
    margin: float = 0.0
    grid: float = 14.0

    @property
    def live(self) -> float:
        """Between the margins: the look's measure, or what margins of the theme's own leave."""
        return self.width - 2 * self.margin if self.margin else min(_LIVE, self.width - 2 * _LEAST_MARGIN)

    @property
    def left(self) -> float:
        return (self.width - self.live) / 2

    @property
    def right(self) -> float:
        return self.left + self.live

    def columns(self, count: int) -> float:
        """Width of so many of the twelve columns, with the gutters between them."""
        return self.live * (15 * count - 5) / 175

    @property
    def rail(self) -> float:
        return self.columns(4)

    @property
    def main(self) -> float:
        return self.columns(8)

    @property
    def main_offset(self) -> float:
        """From the left edge of the rail to the left edge of main."""
        return self.live - self.main

    @property
    def first(self) -> float:
        """First text baseline."""
        return self.below(_TOP)

    @property
    def last(self) -> float:
        """Last text baseline."""
        return self.above(self.height - _FOOT_ROOM)

    @property
    def depth(self) -> float:
        """From the first to the last text baseline."""
        return self.last - self.first

    @property
    def foot(self) -> float:
        """Baseline of the running foot."""
        return self.height - 34

    def below(self, y: float) -> float:
        """The first baseline of the grid at or below y."""
        return self.grid * ceil((y - 1e-6) / self.grid)

    def above(self, y: float) -> float:
        """The last baseline of the grid at or above y."""
        return self.grid * floor((y + 1e-6) / self.grid)


def sheet(theme: Theme, page: str = "") -> Sheet:
    """The sheet of a page size, or of the theme's; its grid is the line of running text."""
    width, height = PAGES.get(page, (theme.page_width, theme.page_height))
    return Sheet(width.pt, height.pt, mm(theme.margin).pt, theme.type.size * theme.type.line_height)
