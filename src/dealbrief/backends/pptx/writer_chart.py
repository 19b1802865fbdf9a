"""A planned chart comes in, a chart part with its workbook goes out (ECMA-376 Part 1, 21.2).

No title, no legend, no fill: the claim is the slide's title, labels stand on the thing they name. Axis ids are fixed
and positive.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from dealbrief.backends.pptx.oxml import element, emu
from dealbrief.backends.pptx.workbook import SHEET, Value, column, serial, workbook
from dealbrief.backends.pptx.writer_text import fill, line
from dealbrief.figures.slide_chart import BarChart, BarMark, Chart, LineChart, Series

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CATEGORIES, _VALUES = 111111111, 222222222
_NUMBER = "#,##0"
_LOOKS = {"joined": ("circle", 8), "ring": ("circle", 11), "centre": ("circle", 6), "latest": ("circle", 14)}


def chart_space(chart: Chart, language: str) -> Any:
    """The root of a chart part."""
    plot = _line_plot(chart) if isinstance(chart, LineChart) else _bar_plot(chart, language)
    blanks = "span" if isinstance(chart, LineChart) else "gap"
    return element(
        "c:chartSpace",
        element("c:date1904", val=False),
        element("c:roundedCorners", val=False),
        element(
            "c:chart",
            element("c:autoTitleDeleted", val=True),
            plot,
            element("c:plotVisOnly", val=True),
            element("c:dispBlanksAs", val=blanks),
        ),
        _nothing(),
        _text(chart.size, "ink", language=language),
    )


def chart_workbook(chart: Chart) -> bytes:
    """The workbook behind a chart: categories in its first column, a series in each other."""
    return workbook(_rows(chart))


def _rows(chart: Chart) -> list[list[Value]]:
    if isinstance(chart, BarChart):
        bars: list[list[Value]] = [[bar.label, bar.value] for bar in chart.bars]
        return [list(chart.heads), *bars]
    head: list[Value] = [*chart.heads, *(series.name for series in chart.series)]
    columns = (chart.days, *(series.values for series in chart.series))
    return [head, *(list(row) for row in zip(*columns, strict=True))]


def _line_plot(chart: LineChart) -> Any:
    series = (_line_series(index, one, chart) for index, one in enumerate(chart.series))
    return element(
        "c:plotArea",
        _layout(chart.plot),
        element(
            "c:lineChart",
            element("c:grouping", val="standard"),
            element("c:varyColors", val=False),
            *series,
            element("c:marker", val=True),
            element("c:axId", val=_CATEGORIES),
            element("c:axId", val=_VALUES),
        ),
        _date_axis(chart),
        _value_axis(chart),
        _nothing(),
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
        _series_name(series.name, letters),
        element("c:spPr", stroke),
        marker,
        _dates(chart),
        _numbers("c:val", f"{SHEET}!${letters}$2:${letters}${last}", series.values),
        element("c:smooth", val=False),
    )


def _dates(chart: LineChart) -> Any:
    days = tuple(Decimal(serial(day)) for day in chart.days)
    return _numbers("c:cat", f"{SHEET}!$A$2:$A${len(days) + 1}", days, "yyyy\\-mm\\-dd")


def _date_axis(chart: LineChart) -> Any:
    scaling = element(
        "c:scaling",
        element("c:orientation", val="minMax"),
        element("c:max", val=serial(chart.last)),
        element("c:min", val=serial(chart.first)),
    )
    return element(
        "c:dateAx",
        element("c:axId", val=_CATEGORIES),
        scaling,
        element("c:delete", val=False),
        element("c:axPos", val="b"),
        element("c:numFmt", formatCode="yyyy", sourceLinked=False),
        element("c:majorTickMark", val="out"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="low"),
        element("c:spPr", line("ink", 1.0)),
        _text(chart.size, "grey"),
        element("c:crossAx", val=_VALUES),
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
        element("c:axId", val=_VALUES),
        element(
            "c:scaling",
            element("c:orientation", val="minMax"),
            element("c:max", val=chart.top),
            element("c:min", val=0),
        ),
        element("c:delete", val=False),
        element("c:axPos", val="l"),
        element("c:majorGridlines", element("c:spPr", line("hair", 0.75))),
        element("c:numFmt", formatCode=_NUMBER + ("." + "0" * decimals if decimals else ""), sourceLinked=False),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="low"),
        element("c:spPr", element("a:ln", fill(""))),
        _text(chart.size, "grey"),
        element("c:crossAx", val=_CATEGORIES),
        element("c:crosses", val="min"),
        element("c:crossBetween", val="midCat"),
        element("c:majorUnit", val=chart.step),
    )


def _bar_plot(chart: BarChart, language: str) -> Any:
    return element(
        "c:plotArea",
        _layout(chart.plot),
        element(
            "c:barChart",
            element("c:barDir", val="bar"),
            element("c:grouping", val="clustered"),
            element("c:varyColors", val=False),
            _bar_series(chart, language),
            element("c:gapWidth", val=min(max(chart.gap, 0), 500)),
            element("c:axId", val=_CATEGORIES),
            element("c:axId", val=_VALUES),
        ),
        _bar_axis(chart),
        _hidden_axis(chart),
        _nothing(),
    )


def _bar_series(chart: BarChart, language: str) -> Any:
    last = len(chart.bars) + 1
    labels = [bar.label for bar in chart.bars]
    values = tuple(bar.value for bar in chart.bars)
    return element(
        "c:ser",
        element("c:idx", val=0),
        element("c:order", val=0),
        _series_name(chart.heads[1], "B"),
        element("c:spPr", fill(chart.bars[0].colour)),
        element("c:invertIfNegative", val=False),
        *(_bar(index, bar) for index, bar in enumerate(chart.bars)),
        _bar_labels(chart, language),
        element("c:cat", _strings(f"{SHEET}!$A$2:$A${last}", labels)),
        _numbers("c:val", f"{SHEET}!$B$2:$B${last}", values),
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


def _bar_labels(chart: BarChart, language: str) -> Any:
    """Values at the ends of the bars; one that is printed otherwise than as its number is text."""
    worded = (
        _worded(index, bar, chart.size, language)
        for index, bar in enumerate(chart.bars)
        if bar.text != f"{bar.value:,}"
    )
    return element(
        "c:dLbls",
        *worded,
        element("c:numFmt", formatCode="#,##0.########" if _broken(chart.bars) else _NUMBER, sourceLinked=False),
        element("c:spPr", fill(""), element("a:ln", fill(""))),
        _text(chart.size, "ink", bold=True),
        *_shown(),
    )


def _broken(bars: Iterable[BarMark]) -> bool:
    return any(bar.value != bar.value.to_integral_value() for bar in bars)


def _worded(index: int, bar: BarMark, size: float, language: str) -> Any:
    run = element("a:r", _run("a:rPr", size, "ink", True, language), element("a:t", bar.text))
    rich = element("c:rich", element("a:bodyPr"), element("a:lstStyle"), element("a:p", run))
    return element("c:dLbl", element("c:idx", val=index), element("c:tx", rich), *_shown())


def _shown() -> list[Any]:
    shown = {
        "showLegendKey": 0,
        "showVal": 1,
        "showCatName": 0,
        "showSerName": 0,
        "showPercent": 0,
        "showBubbleSize": 0,
    }
    return [element("c:dLblPos", val="outEnd"), *(element(f"c:{name}", val=value) for name, value in shown.items())]


def _bar_axis(chart: BarChart) -> Any:
    return element(
        "c:catAx",
        element("c:axId", val=_CATEGORIES),
        element("c:scaling", element("c:orientation", val="maxMin")),
        element("c:delete", val=False),
        element("c:axPos", val="l"),
        element("c:numFmt", formatCode="General", sourceLinked=False),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="low"),
        element("c:spPr", line("ink", 1.0)),
        _text(chart.size, "ink"),
        element("c:crossAx", val=_VALUES),
        element("c:crosses", val="autoZero"),
        element("c:auto", val=False),
        element("c:lblAlgn", val="ctr"),
        element("c:lblOffset", val=100),
        element("c:noMultiLvlLbl", val=True),
    )


def _hidden_axis(chart: BarChart) -> Any:
    return element(
        "c:valAx",
        element("c:axId", val=_VALUES),
        element(
            "c:scaling",
            element("c:orientation", val="minMax"),
            element("c:max", val=chart.top),
            element("c:min", val=chart.low),
        ),
        element("c:delete", val=True),
        element("c:axPos", val="t"),
        element("c:numFmt", formatCode=_NUMBER, sourceLinked=False),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="nextTo"),
        element("c:crossAx", val=_CATEGORIES),
        element("c:crosses", val="autoZero"),
        element("c:crossBetween", val="between"),
    )


def _layout(plot: tuple[float, float, float, float]) -> Any:
    names = zip(("c:x", "c:y", "c:w", "c:h"), plot, strict=True)
    return element(
        "c:layout",
        element(
            "c:manualLayout",
            element("c:layoutTarget", val="inner"),
            element("c:xMode", val="edge"),
            element("c:yMode", val="edge"),
            *(element(name, val=round(share, 5)) for name, share in names),
        ),
    )


def _nothing() -> Any:
    return element("c:spPr", fill(""), element("a:ln", fill("")))


def _series_name(name: str, letters: str) -> Any:
    return element("c:tx", _strings(f"{SHEET}!${letters}$1", [name]))


def _strings(reference: str, values: Sequence[str]) -> Any:
    points = (element("c:pt", element("c:v", value), idx=index) for index, value in enumerate(values))
    cache = element("c:strCache", element("c:ptCount", val=len(values)), *points)
    return element("c:strRef", element("c:f", reference), cache)


def _numbers(tag: str, reference: str, values: Sequence[Decimal | None], code: str = "General") -> Any:
    points = (
        element("c:pt", element("c:v", f"{value:f}"), idx=index)
        for index, value in enumerate(values)
        if value is not None
    )
    cache = element("c:numCache", element("c:formatCode", code), element("c:ptCount", val=len(values)), *points)
    return element(tag, element("c:numRef", element("c:f", reference), cache))


def _text(size: float, role: str, *, bold: bool = False, language: str = "") -> Any:
    properties = element("a:pPr", _run("a:defRPr", size, role, bold))
    end = element("a:endParaRPr", lang=language or None)
    return element("c:txPr", element("a:bodyPr"), element("a:lstStyle"), element("a:p", properties, end))


def _run(tag: str, size: float, role: str, bold: bool, language: str = "") -> Any:
    fonts = (
        element(f"a:{name}", typeface=f"+mn-{script}") for name, script in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    )
    return element(tag, fill(role), *fonts, lang=language or None, sz=emu(size) // 127, b=bold)
