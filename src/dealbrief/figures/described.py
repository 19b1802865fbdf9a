"""A chart in words: its data come in, every value goes out as text, for whoever cannot see the drawing.

A drawing whose labels say all of it (an exchange) has nothing to add.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealbrief.document.figures import BarData, FigureData, LineData
from dealbrief.language import format_date, parse_edtf


def described(data: FigureData, language: str) -> str:
    """The values of a chart, one after the other, ended with a full stop; empty where the labels are the data."""
    values = "; ".join(_values(data, language))
    return f"{values}." if values else ""


def _values(data: FigureData, language: str) -> Iterator[str]:
    match data:
        case LineData():
            for point in data.points:
                yield f"{format_date(parse_edtf(point.day.isoformat()), language)}: {point.text}"
        case BarData():
            for bar in data.bars:
                state = bar.state.word if bar.state else ""
                yield f"{bar.label}: {', '.join(filter(None, (bar.text, state, bar.note)))}"
