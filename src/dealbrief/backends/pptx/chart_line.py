"""A planned line chart comes in, its plot goes out: a date axis, round values, marks that hold without an outline."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dealbrief.backends.pptx.chart_parts import CATEGORIES, NUMBER, VALUES, layout, nothing, numbers, series_name, text
from dealbrief.backends.pptx.oxml import element
from dealbrief.backends.pptx.workbook import SHEET, column, serial
from dealbrief.backends.pptx.writer_text import fill, line
from dealbrief.figures.slide_chart import LineChart, Series

_LOOKS = {"joined": ("circle", 8), "ring": ("circle", 11), "centre": ("circle", 6), "latest": ("circle", 14)}


def line_plot(chart: LineChart) -> Any:
    series = (_line_series(index, one, chart) for index, one in enumerate(chart.series))
    return element(
        "c:plotArea",
        layout(chart.plot),
        element(
            "c:lineChart",
            element("c:grouping", val="standard"),
            element("c:varyColors", val=False),
            *series,
            element("c:marker", val=True),
            element("c:axId", val=CATEGORIES),
            element("c:axId", val=VALUES),
        ),
        _date_axis(chart),
        _value_axis(chart),
        nothing(),
    )


def _line_series(index: int, series: Series, chart: LineChart) -> Any:
    joined = series.look == "joined"
    stroke = line(series.colour, 2.5, element("a:round")) if joined else element("a:ln", fill(""), w=28575)
    symbol, size = _LOOKS[series.look]
    marker = element(
        "c:marker",
        element("c:symbol", val=symbol),
        element("c:size", val=size),
        element("c:spPr", fill(series.colour), element("a:ln", fill(""))),
    )
    letters, last = column(index + 1), len(chart.days) + 1
    return element(
        "c:ser",
        element("c:idx", val=index),
        element("c:order", val=index),
        series_name(series.name, letters),
        element("c:spPr", stroke),
        marker,
        _dates(chart),
        numbers("c:val", f"{SHEET}!${letters}$2:${letters}${last}", series.values),
        element("c:smooth", val=False),
    )


def _dates(chart: LineChart) -> Any:
    days = tuple(Decimal(serial(day)) for day in chart.days)
    return numbers("c:cat", f"{SHEET}!$A$2:$A${len(days) + 1}", days, "yyyy\\-mm\\-dd")


def _date_axis(chart: LineChart) -> Any:
    scaling = element(
        "c:scaling",
        element("c:orientation", val="minMax"),
        element("c:max", val=serial(chart.last)),
        element("c:min", val=serial(chart.first)),
    )
    return element(
        "c:dateAx",
        element("c:axId", val=CATEGORIES),
        scaling,
        element("c:delete", val=False),
        element("c:axPos", val="b"),
        element("c:numFmt", formatCode="yyyy", sourceLinked=False),
        element("c:majorTickMark", val="out"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="low"),
        element("c:spPr", line("ink", 1.0)),
        text(chart.size, "grey"),
        element("c:crossAx", val=VALUES),
        element("c:crosses", val="autoZero"),
        element("c:auto", val=False),
        element("c:lblOffset", val=100),
        element("c:baseTimeUnit", val="days"),
        element("c:majorUnit", val=chart.years),
        element("c:majorTimeUnit", val="years"),
    )


def _value_axis(chart: LineChart) -> Any:
    decimals = max(-int(chart.step.normalize().as_tuple().exponent), 0)
    return element(
        "c:valAx",
        element("c:axId", val=VALUES),
        element(
            "c:scaling",
            element("c:orientation", val="minMax"),
            element("c:max", val=chart.top),
            element("c:min", val=0),
        ),
        element("c:delete", val=False),
        element("c:axPos", val="l"),
        element("c:majorGridlines", element("c:spPr", line("hair", 0.75))),
        element("c:numFmt", formatCode=NUMBER + ("." + "0" * decimals if decimals else ""), sourceLinked=False),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="low"),
        element("c:spPr", element("a:ln", fill(""))),
        text(chart.size, "grey"),
        element("c:crossAx", val=CATEGORIES),
        element("c:crosses", val="min"),
        element("c:crossBetween", val="midCat"),
        element("c:majorUnit", val=chart.step),
    )
