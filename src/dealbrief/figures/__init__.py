"""The figures layer: what a figure means comes in, a neutral drawing goes out, one layout for the page, one for the
slide.

Knows no file format: a backend draws the shapes, or makes a native chart of the data.
"""

from __future__ import annotations

from dealbrief.document.blocks import Figure
from dealbrief.document.figures import BarData, ExchangeData, LineData, StripData
from dealbrief.figures.described import described
from dealbrief.figures.drawing import Drawing
from dealbrief.figures.page_bars import page_bars
from dealbrief.figures.page_exchange import page_exchange
from dealbrief.figures.page_line import page_line
from dealbrief.figures.page_strip import page_strip

__all__ = ["described", "page_drawing"]


def page_drawing(figure: Figure, width: float) -> Drawing:
    """The figure laid out for a page, `width` points wide, as tall as it needs."""
    match figure.data:
        case LineData():
            return page_line(figure.data, width)
        case BarData():
            return page_bars(figure.data, width)
        case ExchangeData():
            return page_exchange(figure.data, width)
        case StripData():
            return page_strip(figure.data, width)
