"""The master's reader: a .pptx comes in, plain data goes out: layouts, slots, geometry, resolved text properties.

A property is looked for in the layout's placeholder, the master's placeholder of that type, the master's text styles
and the presentation's defaults, in this order (ECMA-376 Part 1, 19.3.1 and 21.1.2.4).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation

from dealbrief.backends.pptx.oxml import EMU, qname
from dealbrief.backends.pptx.plan.layouts import Layout, LevelStyle, Master, Slot
from dealbrief.figures.slide_shapes import Box
from dealbrief.figures.slide_text import Align, Font

_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_ON_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "tbl": "body", "chart": "body", "pic": "body"}
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}
_ALIGNS: dict[str, Align] = {"l": "left", "ctr": "center", "r": "right", "just": "left"}
_LEVELS = 3


def read_master(source: Path | bytes) -> Master:
    """Read a master once.

    Args:
        source: The file, or its bytes.
    """
    deck = Presentation(io.BytesIO(source) if isinstance(source, bytes) else str(source))
    layouts = tuple(
        Layout(layout.name, tuple(_slots(layout))) for master in deck.slide_masters for layout in master.slide_layouts
    )
    width, height = int(deck.slide_width or 0) / EMU, int(deck.slide_height or 0) / EMU
    return Master(width, height, layouts, tuple(_colours(deck)))


def _colours(deck: Any) -> Iterator[tuple[str, str]]:
    relations = deck.slide_masters[0].part.rels.values()
    theme = next(relation.target_part for relation in relations if relation.reltype.endswith("/theme"))
    for slot in etree.fromstring(theme.blob).iterfind(f".//{qname('a:clrScheme')}/*"):
        yield etree.QName(slot).localname, str(slot[0].get("lastClr") or slot[0].get("val")).upper()


def _slots(layout: Any) -> Iterator[Slot]:
    for shape in layout.placeholders:
        place = shape.element.find(f".//{qname('p:ph')}")
        kind = place.get("type", "obj")
        chain = list(_chain(shape.element, kind, layout))
        box = _box(chain)
        if box is None:
            continue
        levels = tuple(_level(number, kind, chain, layout) for number in range(1, _LEVELS + 1))
        yield Slot(shape.name, kind, int(place.get("idx", 0)), box, _insets(chain), levels)


def _chain(own: Any, kind: str, layout: Any) -> Iterator[Any]:
    """The shapes a placeholder inherits from, itself first."""
    yield own
    wanted = _ON_MASTER.get(kind, kind)
    for shape in layout.slide_master.placeholders:
        if shape.element.find(f".//{qname('p:ph')}").get("type", "obj") == wanted:
            yield shape.element


def _box(chain: list[Any]) -> Box | None:
    for shape in chain:
        place = shape.find(f"{qname('p:spPr')}/{qname('a:xfrm')}")
        if place is not None:
            off, ext = place.find(qname("a:off")), place.find(qname("a:ext"))
            places = ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy"))
            return Box(*(int(node.get(name)) / EMU for node, name in places))
    return None


def _insets(chain: list[Any]) -> tuple[float, float, float, float]:
    bodies = [body for shape in chain if (body := shape.find(f".//{qname('a:bodyPr')}")) is not None]

    def inset(name: str) -> float:
        return next((int(body.get(name)) for body in bodies if body.get(name)), _INSETS[name]) / EMU

    return inset("lIns"), inset("tIns"), inset("rIns"), inset("bIns")


def _level(number: int, kind: str, chain: list[Any], layout: Any) -> LevelStyle:
    """One level's text, each property from the first place that states it."""
    tag = qname(f"a:lvl{number}pPr")
    styles = layout.slide_master.element.find(qname("p:txStyles"))
    named = _STYLES.get(_ON_MASTER.get(kind, kind), "otherStyle")
    roots = [shape.find(f".//{qname('a:lstStyle')}") for shape in chain]
    roots.append(styles.find(qname(f"p:{named}")) if styles is not None else None)
    found = [level for root in roots if root is not None and (level := root.find(tag)) is not None]
    runs = [run for level in found if (run := level.find(qname("a:defRPr"))) is not None]
    size = next((int(run.get("sz")) / 100 for run in runs if run.get("sz")), 18.0)
    return LevelStyle(
        size=size,
        font=_font(runs, kind),
        bold=next((run.get("b") in ("1", "true") for run in runs if run.get("b")), False),
        align=_ALIGNS.get(next((level.get("algn") for level in found if level.get("algn")), "l"), "left"),
        spacing=_spacing(found),
        before=_before(found, size),
        left=next((int(level.get("marL")) / EMU for level in found if level.get("marL")), 0.0),
        hanging=-next((int(level.get("indent")) / EMU for level in found if level.get("indent")), 0.0),
        bullet=next((one for level in found if (one := _bullet(level)) is not None), False),
        colour=_colour(runs),
    )


def _colour(runs: list[Any]) -> str:
    for run in runs:
        if (fill := run.find(qname("a:solidFill"))) is not None:
            scheme = fill.find(qname("a:schemeClr"))
            luminance = () if scheme is None else (str(int(child.get("val")) // 1000) for child in scheme)
            return "" if scheme is None else " ".join((scheme.get("val"), *luminance))
    return ""


def _font(runs: list[Any], kind: str) -> Font:
    for run in runs:
        latin = run.find(qname("a:latin"))
        if latin is not None:
            return "major" if latin.get("typeface", "").startswith("+mj") else "minor"
    return "major" if kind in ("title", "ctrTitle") else "minor"


def _spacing(levels: list[Any]) -> float:
    for level in levels:
        share = level.find(f"{qname('a:lnSpc')}/{qname('a:spcPct')}")
        if share is not None:
            return int(share.get("val")) / 100_000
    return 1.0


def _before(levels: list[Any], size: float) -> float:
    for level in levels:
        before = level.find(qname("a:spcBef"))
        if before is not None:
            value = int(before[0].get("val"))
            return value / 100 if before[0].tag == qname("a:spcPts") else value / 100_000 * size * 1.2
    return 0.0


def _bullet(level: Any) -> bool | None:
    if level.find(qname("a:buNone")) is not None:
        return False
    marked = level.find(qname("a:buChar")) is not None or level.find(qname("a:buAutoNum")) is not None
    return True if marked else None
