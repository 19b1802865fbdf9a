"""Elements that every native chart has: texts, numbers and layouts come in, their elements go out (ECMA-376, 21.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from dealbrief.backends.pptx.oxml import element, emu
from dealbrief.backends.pptx.workbook import SHEET
from dealbrief.backends.pptx.writer_text import fill, line

CATEGORIES, VALUES = 111111111, 222222222
"""The ids of the two axes."""
NUMBER = "#,##0"


def layout(plot: tuple[float, float, float, float]) -> Any:
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


def nothing() -> Any:
    return element("c:spPr", fill(""), element("a:ln", fill("")))


def series_name(name: str, letters: str) -> Any:
    return element("c:tx", strings(f"{SHEET}!${letters}$1", [name]))


def strings(reference: str, values: Sequence[str]) -> Any:
    points = (element("c:pt", element("c:v", value), idx=index) for index, value in enumerate(values))
    cache = element("c:strCache", element("c:ptCount", val=len(values)), *points)
    return element("c:strRef", element("c:f", reference), cache)


def numbers(tag: str, reference: str, values: Sequence[Decimal | None], code: str = "General") -> Any:
    points = (
        element("c:pt", element("c:v", f"{value:f}"), idx=index)
        for index, value in enumerate(values)
        if value is not None
    )
    cache = element("c:numCache", element("c:formatCode", code), element("c:ptCount", val=len(values)), *points)
    return element(tag, element("c:numRef", element("c:f", reference), cache))


def text(size: float, role: str, *, bold: bool = False, language: str = "") -> Any:
    properties = element("a:pPr", _run_properties("a:defRPr", size, role, bold))
    end = element("a:endParaRPr", lang=language or None)
    return element("c:txPr", element("a:bodyPr"), element("a:lstStyle"), element("a:p", properties, end))


def _run_properties(tag: str, size: float, role: str, bold: bool, language: str = "") -> Any:
    fonts = (
        element(f"a:{name}", typeface=f"+mn-{script}") for name, script in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    )
    return element(tag, fill(role), *fonts, lang=language or None, sz=emu(size) // 127, b=bold)


def value_labels(values: Sequence[Decimal | None], texts: Sequence[str], size: float, language: str) -> Any:
    """Values at the ends of bars or columns; one that is printed otherwise than as its number is text."""
    said = [(i, t) for i, (v, t) in enumerate(zip(values, texts, strict=True)) if v is not None and t != f"{v:,}"]
    broken = any(value is not None and value != value.to_integral_value() for value in values)
    return element(
        "c:dLbls",
        *(_worded(index, words, size, language) for index, words in said),
        element("c:numFmt", formatCode="#,##0.########" if broken else NUMBER, sourceLinked=False),
        element("c:spPr", fill(""), element("a:ln", fill(""))),
        text(size, "ink", bold=True),
        *_shown(),
    )


def _worded(index: int, words: str, size: float, language: str) -> Any:
    run = element("a:r", _run_properties("a:rPr", size, "ink", True, language), element("a:t", words))
    rich = element("c:rich", element("a:bodyPr"), element("a:lstStyle"), element("a:p", run))
    return element("c:dLbl", element("c:idx", val=index), element("c:tx", rich), *_shown())


def _shown() -> Iterator[Any]:
    yield element("c:dLblPos", val="outEnd")
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        yield element(f"c:show{name}", val=name == "Val")


def category_axis(where: str, orientation: str, size: float, role: str) -> Any:
    """An axis of names, at the side `where` of the plot: an ink line without ticks."""
    return element(
        "c:catAx",
        element("c:axId", val=CATEGORIES),
        element("c:scaling", element("c:orientation", val=orientation)),
        element("c:delete", val=False),
        element("c:axPos", val=where),
        element("c:numFmt", formatCode="General", sourceLinked=False),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="low"),
        element("c:spPr", line("ink", 1.0)),
        text(size, role),
        element("c:crossAx", val=VALUES),
        element("c:crosses", val="autoZero"),
        element("c:auto", val=False),
        element("c:lblAlgn", val="ctr"),
        element("c:lblOffset", val=100),
        element("c:noMultiLvlLbl", val=True),
    )


def hidden_axis(where: str, low: Decimal, top: Decimal) -> Any:
    """The axis of values where each value stands at its bar or column."""
    return element(
        "c:valAx",
        element("c:axId", val=VALUES),
        element(
            "c:scaling",
            element("c:orientation", val="minMax"),
            element("c:max", val=top),
            element("c:min", val=low),
        ),
        element("c:delete", val=True),
        element("c:axPos", val=where),
        element("c:numFmt", formatCode=NUMBER, sourceLinked=False),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="nextTo"),
        element("c:crossAx", val=CATEGORIES),
        element("c:crosses", val="autoZero"),
        element("c:crossBetween", val="between"),
    )
