"""A planned bar chart comes in, its plot goes out: bars from the top down, each with its value at its end."""

from __future__ import annotations

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
from dealbrief.backends.pptx.workbook import SHEET
from dealbrief.backends.pptx.writer_text import fill, line
from dealbrief.figures.slide_chart import BarChart, BarMark


def bar_plot(chart: BarChart, language: str) -> Any:
    return element(
        "c:plotArea",
        layout(chart.plot),
        element(
            "c:barChart",
            element("c:barDir", val="bar"),
            element("c:grouping", val="clustered"),
            element("c:varyColors", val=False),
            _bar_series(chart, language),
            element("c:gapWidth", val=min(max(chart.gap, 0), 500)),
            element("c:axId", val=CATEGORIES),
            element("c:axId", val=VALUES),
        ),
        category_axis("l", "maxMin", chart.size, "ink"),
        hidden_axis("t", chart.low, chart.top),
        nothing(),
    )


def _bar_series(chart: BarChart, language: str) -> Any:
    last = len(chart.bars) + 1
    labels = [bar.label for bar in chart.bars]
    values = tuple(bar.value for bar in chart.bars)
    return element(
        "c:ser",
        element("c:idx", val=0),
        element("c:order", val=0),
        series_name(chart.heads[1], "B"),
        element("c:spPr", fill(chart.bars[0].colour)),
        element("c:invertIfNegative", val=False),
        *(_bar(index, bar) for index, bar in enumerate(chart.bars)),
        value_labels(values, [bar.text for bar in chart.bars], chart.size, language),
        element("c:cat", strings(f"{SHEET}!$A$2:$A${last}", labels)),
        numbers("c:val", f"{SHEET}!$B$2:$B${last}", values),
    )


def _bar(index: int, bar: BarMark) -> Any:
    properties = (
        (fill("light"), line(bar.colour, 1.25)) if bar.hollow else (fill(bar.colour), element("a:ln", fill("")))
    )
    return element(
        "c:dPt",
        element("c:idx", val=index),
        element("c:invertIfNegative", val=False),
        element("c:bubble3D", val=False),
        element("c:spPr", *properties),
    )
