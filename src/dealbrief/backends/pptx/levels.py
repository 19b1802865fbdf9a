"""Text of a placeholder: the styles it inherits come in, the nearest first; the resolved text of a level goes out.

Every property is taken from the first style that states it, and else is DrawingML's own default (ECMA-376 Part 1,
21.1.2.4 and the schema's defaults).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from dealbrief.backends.pptx.oxml import EMU, qname
from dealbrief.backends.pptx.plan.layouts import LevelStyle
from dealbrief.figures.slide_text import PITCH, Align, Font

LEVELS = 9
_SIZE = 18.0
_ALIGNS: dict[str, Align] = {"l": "left", "ctr": "center", "r": "right", "just": "left"}
_MARKS = ("buNone", "buChar", "buAutoNum", "buBlip")
_Found = TypeVar("_Found")


def resolved(number: int, styles: Sequence[Any], is_title: bool) -> LevelStyle:
    """One level's text.

    Args:
        number: The level, from 1.
        styles: Lists of level styles, the nearest first.
        is_title: Whether the theme's font for headings is its default.
    """
    tag = qname(f"a:lvl{number}pPr")
    found = [level for style in styles if (level := style.find(tag)) is not None]
    runs = [run for level in found if (run := level.find(qname("a:defRPr"))) is not None]
    size = _first(runs, lambda run: _number(run.get("sz"), 100), _SIZE)
    face = _first(runs, _face, "")
    spacing, exact = _first(found, lambda level: _line(level, size), (1.0, False))
    mark = _first(found, _mark, "")
    return LevelStyle(
        size=size,
        font=_font(face, is_title),
        bold=_first(runs, lambda run: _flag(run.get("b")), False),
        align=_ALIGNS.get(_first(found, lambda level: level.get("algn"), "l"), "left"),
        spacing=spacing,
        before=_first(found, lambda level: _space(level, "a:spcBef", size), 0.0),
        left=_first(found, lambda level: _number(level.get("marL"), EMU), 0.0),
        hanging=-_first(found, lambda level: _number(level.get("indent"), EMU), 0.0),
        bullet=bool(mark),
        colour=_first(runs, _colour, ""),
        after=_first(found, lambda level: _space(level, "a:spcAft", size), 0.0),
        face="" if face.startswith("+") else face,
        mark=mark,
        exact=exact,
        wide=_first(runs, lambda run: run.get("cap"), "none") != "none"
        or _first(runs, lambda run: _number(run.get("spc"), 100), 0.0) > 0,
    )


def _first(nodes: Sequence[Any], read: Callable[[Any], _Found | None], default: _Found) -> _Found:
    return next((value for node in nodes if (value := read(node)) is not None), default)


def _number(text: str | None, unit: float) -> float | None:
    try:
        return None if text is None else int(text) / unit
    except ValueError:
        return None


def share(text: str | None) -> float | None:
    """A share as either vocabulary writes it: thousandths of a percent, or with a percent sign."""
    if text is None:
        return None
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else int(text) / 100_000
    except ValueError:
        return None


def _flag(text: str | None) -> bool | None:
    return None if text is None else text in ("1", "true")


def _face(run: Any) -> str | None:
    latin = run.find(qname("a:latin"))
    return None if latin is None else latin.get("typeface")


def _font(face: str, is_title: bool) -> Font:
    if face.startswith("+"):
        return "major" if face.startswith("+mj") else "minor"
    return "major" if is_title else "minor"


def _line(level: Any, size: float) -> tuple[float, bool] | None:
    """Line spacing as a share of 1.2 em, and whether it is stated in points."""
    spacing = level.find(qname("a:lnSpc"))
    if spacing is None or not len(spacing):
        return None
    if spacing[0].tag == qname("a:spcPts"):
        points = _number(spacing[0].get("val"), 100)
        return None if points is None else (round(points / (PITCH * size), 4), True)
    found = share(spacing[0].get("val"))
    return None if found is None else (found, False)


def _space(level: Any, tag: str, size: float) -> float | None:
    space = level.find(qname(tag))
    if space is None or not len(space):
        return None
    if space[0].tag == qname("a:spcPts"):
        return _number(space[0].get("val"), 100)
    found = share(space[0].get("val"))
    return None if found is None else found * size * PITCH


def _mark(level: Any) -> str | None:
    for name in _MARKS:
        node = level.find(qname(f"a:{name}"))
        if node is not None:
            return {"buNone": "", "buAutoNum": "1."}.get(name) if name in ("buNone", "buAutoNum") else _character(node)
    return None


def _character(node: Any) -> str:
    return node.get("char") or "•"


def _colour(run: Any) -> str | None:
    fill = run.find(qname("a:solidFill"))
    if fill is None:
        return None
    scheme = fill.find(qname("a:schemeClr"))
    if scheme is None:
        return ""
    changes = {child.tag: child.get("val") for child in scheme}
    values = (share(changes.get(qname(f"a:{name}"))) for name in ("lumMod", "lumOff"))
    return " ".join((scheme.get("val") or "tx1", *(str(round(value * 100)) for value in values if value is not None)))
