"""A planned chart of columns comes in, its plot goes out: periods from left to right, no axis of values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dealbrief.backends.pptx.chart_parts import (
    CATEGORIES,
    VALUES,
    category_axis,
    hidden_axis,
    layout,
    nothing,
    numbers,
    series_name,
    strings,
    value_labels,
)
from dealbrief.backends.pptx.oxml import element
from dealbrief.backends.pptx.workbook import SHEET, column
from dealbrief.backends.pptx.writer_text import fill, line
from dealbrief.figures.slide_chart import ColumnChart, ColumnSeries

_SEAM = 0.75
"""White between the parts of a column, in points: two dark colours that touch cannot be told apart in print."""


def column_plot(chart: ColumnChart, language: str) -> Any:
    return element(
        "c:plotArea",
        layout(chart.plot),
        element(
            "c:barChart",
            element("c:barDir", val="col"),
            element("c:grouping", val="stacked" if chart.stacked else "clustered"),
            element("c:varyColors", val=False),
            *(_series(index, one, chart, language) for index, one in enumerate(chart.series)),
            element("c:gapWidth", val=chart.gap),
            element("c:overlap", val=100) if chart.stacked else None,
            element("c:axId", val=CATEGORIES),
            element("c:axId", val=VALUES),
        ),
        category_axis("b", "minMax", chart.size, "grey"),
        hidden_axis("l", Decimal(0), chart.top),
        nothing(),
    )


def _series(index: int, one: ColumnSeries, chart: ColumnChart, language: str) -> Any:
    letters, last = column(index + 1), len(chart.periods) + 1
    return element(
        "c:ser",
        element("c:idx", val=index),
        element("c:order", val=index),
        series_name(one.name, letters),
        element("c:spPr", fill(one.colour), line("light", _SEAM) if chart.stacked else element("a:ln", fill(""))),
        element("c:invertIfNegative", val=False),
        value_labels(one.values, one.texts, chart.size, language) if chart.labelled else None,
        element("c:cat", strings(f"{SHEET}!$A$2:$A${last}", chart.periods)),
        numbers("c:val", f"{SHEET}!${letters}$2:${letters}${last}", one.values),
    )
