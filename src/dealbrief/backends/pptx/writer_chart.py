"""A planned chart comes in, a chart part with its workbook goes out (ECMA-376 Part 1, 21.2).

No title, no legend, no fill: the claim is the slide's title, labels stand on the thing they name. Axis ids are fixed
and positive.
"""

from __future__ import annotations

from typing import Any

from dealbrief.backends.pptx.chart_bars import bar_plot
from dealbrief.backends.pptx.chart_columns import column_plot
from dealbrief.backends.pptx.chart_line import line_plot
from dealbrief.backends.pptx.chart_parts import nothing, text
from dealbrief.backends.pptx.oxml import element
from dealbrief.backends.pptx.workbook import Value, workbook
from dealbrief.figures.slide_chart import BarChart, Chart, ColumnChart, LineChart

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def chart_space(chart: Chart, language: str) -> Any:
    """The root of a chart part."""
    blanks = "span" if isinstance(chart, LineChart) else "gap"
    return element(
        "c:chartSpace",
        element("c:date1904", val=False),
        element("c:roundedCorners", val=False),
        element(
            "c:chart",
            element("c:autoTitleDeleted", val=True),
            _plot(chart, language),
            element("c:plotVisOnly", val=True),
            element("c:dispBlanksAs", val=blanks),
        ),
        nothing(),
        text(chart.size, "ink", language=language),
    )


def _plot(chart: Chart, language: str) -> Any:
    match chart:
        case LineChart():
            return line_plot(chart)
        case BarChart():
            return bar_plot(chart, language)
        case ColumnChart():
            return column_plot(chart, language)


def chart_workbook(chart: Chart) -> bytes:
    """The workbook behind a chart: categories in its first column, a series in each other."""
    return workbook(_rows(chart))


def _rows(chart: Chart) -> list[list[Value]]:
    if isinstance(chart, BarChart):
        bars: list[list[Value]] = [[bar.label, bar.value] for bar in chart.bars]
        return [list(chart.heads), *bars]
    head: list[Value] = [*chart.heads, *(series.name for series in chart.series)]
    columns = (
        chart.periods if isinstance(chart, ColumnChart) else chart.days,
        *(series.values for series in chart.series),
    )
    return [head, *(list(row) for row in zip(*columns, strict=True))]
