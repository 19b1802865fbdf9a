"""The master's reader: a .pptx comes in, plain data goes out: layouts, slots, geometry, resolved text properties.

A property is looked for in the layout's placeholder, the master's placeholder of that type, the master's text styles
and the presentation's defaults, in this order (ECMA-376 Part 1, 19.3.1 and 21.1.2.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from dealbrief.backends.pptx.ground import Palette, ground, is_dark, is_turned, palette
from dealbrief.backends.pptx.levels import LEVELS, resolved
from dealbrief.backends.pptx.oxml import EMU, qname
from dealbrief.backends.pptx.package import Package, layouts
from dealbrief.backends.pptx.plan.layouts import Anchor, Layout, Master, Slot
from dealbrief.backends.pptx.repack import unzipped
from dealbrief.figures.slide_shapes import Box

_MAIN = "ppt/presentation.xml"
_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_IN_BODY = ("subTitle", "obj", "tbl", "chart", "pic", "media", "clipArt", "dgm")
_ON_MASTER = {"ctrTitle": "title", **dict.fromkeys(_IN_BODY, "body")}
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}
_ANCHORS: dict[str, Anchor] = {"t": "t", "ctr": "ctr", "b": "b"}
_DRAWN = tuple(qname(f"p:{kind}") for kind in ("pic", "sp", "grpSp", "cxnSp"))
_BOUND = ("bg1", "tx1", "bg2", "tx2")


@dataclass(frozen=True)
class Inherited:
    """What a placeholder inherits from: itself and its like on the master, and the lists of text styles."""

    element: Any
    kind: str
    chain: list[Any]
    styles: list[Any]


def read_master(source: Path | bytes) -> Master:
    """Read a master of our own making once; a foreign one is rebuilt first (`load_master`).

    Args:
        source: The file, or its bytes.
    """
    data = source if isinstance(source, bytes) else source.read_bytes()
    package = Package("master", unzipped(data), _MAIN)
    deck = package.xml(_MAIN)
    parts = [(package.xml(master), package.xml(layout), _theme(package, master)) for master, layout in layouts(package)]
    size = deck.find(qname("p:sldSz"))
    found = tuple(_layout(layout, master, theme, deck) for master, layout, theme in parts)
    first, _, theme = parts[0]
    colours = palette(theme, first, None)
    return Master(
        int(size.get("cx")) / EMU,
        int(size.get("cy")) / EMU,
        found,
        tuple(_accents(theme, colours)),
        theme_fonts(theme),
        {name: colours.named(name) for name in _BOUND},
    )


def _theme(package: Package, master: str) -> Any:
    return package.xml(next(target for _, target in package.related(master, "theme")))


def _accents(theme: Any, colours: Palette) -> Iterator[tuple[str, str]]:
    for slot in theme.iterfind(f".//{qname('a:clrScheme')}/*"):
        yield etree.QName(slot).localname, colours.value(slot[0])


def theme_fonts(theme: Any) -> tuple[str, str]:
    """The typefaces for headings and for text."""
    kinds = ("majorFont", "minorFont")
    nodes = [theme.find(f".//{qname(f'a:{kind}')}/{qname('a:latin')}") for kind in kinds]
    major, minor = ("" if node is None else node.get("typeface") or "" for node in nodes)
    return major, minor


def _layout(layout: Any, master: Any, theme: Any, deck: Any) -> Layout:
    colours = palette(theme, master, layout)
    behind = ground(colours, layout, master)
    name = layout.find(qname("p:cSld")).get("name") or ""
    slots = tuple(_slots(layout, master, deck))
    shapes = [*_drawn(layout), *(_drawn(master) if layout.get("showMasterSp", "1") not in ("0", "false") else ())]
    art = tuple(box for box in shapes if not any(_holds(box, slot.box) for slot in slots))
    kind = layout.get("type") or ""
    return Layout(name, slots, kind, behind, is_dark(behind), is_turned(colours, behind), art)


def _drawn(part: Any) -> Iterator[Box]:
    """The boxes of what a layout or master draws itself: all shapes but placeholders."""
    for shape in part.find(f".//{qname('p:spTree')}"):
        if shape.tag in _DRAWN and shape.find(f".//{qname('p:ph')}") is None:
            place = shape.find(f".//{qname('a:xfrm')}")
            if place is not None and len(place) >= 2:
                yield Box(*(value / EMU for value in _numbers(place.find(qname("a:off")), place.find(qname("a:ext")))))


def _holds(ground: Box, box: Box) -> bool:
    """Whether a box stands wholly on another, as text does on a ground."""
    across = ground.x <= box.x and box.right <= ground.right
    return across and ground.y <= box.y and box.bottom <= ground.bottom


def _slots(layout: Any, master: Any, deck: Any) -> Iterator[Slot]:
    for found in placeholders(layout, master, deck):
        box = _box(found.chain)
        if box is None or box.width <= 0 or box.height <= 0:
            continue
        place = found.element.find(f".//{qname('p:ph')}")
        is_title = found.kind in ("title", "ctrTitle")
        bodies = [body for shape in found.chain if (body := shape.find(f".//{qname('a:bodyPr')}")) is not None]
        upright = place.get("orient") == "vert" or _stated(bodies, "vert", "horz") not in ("horz",)
        yield Slot(
            found.element.find(f".//{qname('p:cNvPr')}").get("name") or "",
            found.kind,
            int(place.get("idx", 0)),
            box,
            _insets(bodies),
            tuple(resolved(number, found.styles, is_title) for number in range(1, LEVELS + 1)),
            _ANCHORS.get(_stated(bodies, "anchor", "t"), "t"),
            upright,
        )


def placeholders(layout: Any, master: Any, deck: Any) -> Iterator[Inherited]:
    """The placeholders of a layout, each with what it inherits from."""
    texts, default = master.find(qname("p:txStyles")), deck.find(qname("p:defaultTextStyle"))
    for place in layout.iter(qname("p:ph")):
        shape = place.getparent().getparent().getparent()
        kind = place.get("type", "obj")
        chain = [shape, *_on_master(place, kind, master)]
        named = _STYLES.get(_ON_MASTER.get(kind, kind), "otherStyle")
        styles = [each.find(f".//{qname('a:lstStyle')}") for each in chain]
        styles += [None if texts is None else texts.find(qname(f"p:{named}")), default]
        yield Inherited(shape, kind, chain, [style for style in styles if style is not None])


def _on_master(place: Any, kind: str, master: Any) -> list[Any]:
    """The master's placeholder of a type; where it has several, that of the same number first."""
    wanted = _ON_MASTER.get(kind, kind)
    found = [each for each in master.iter(qname("p:ph")) if each.get("type", "obj") == wanted]
    found.sort(key=lambda each: each.get("idx", "0") != place.get("idx", "0"))
    return [each.getparent().getparent().getparent() for each in found[:1]]


def _box(chain: list[Any]) -> Box | None:
    for shape in chain:
        place = shape.find(f"{qname('p:spPr')}/{qname('a:xfrm')}")
        if place is None:
            place = shape.find(qname("p:xfrm"))
        if place is not None and len(place) >= 2:
            x, y, wide, high = _numbers(place.find(qname("a:off")), place.find(qname("a:ext")))
            for group in shape.iterancestors(qname("p:grpSp")):
                x, y, wide, high = _out_of(group, x, y, wide, high)
            return Box(x / EMU, y / EMU, wide / EMU, high / EMU)
    return None


def _numbers(off: Any, ext: Any) -> tuple[float, float, float, float]:
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def _out_of(group: Any, x: float, y: float, wide: float, high: float) -> tuple[float, float, float, float]:
    """A box inside a group as its surroundings see it (ECMA-376 Part 1, 20.1.7.5)."""
    place = group.find(f"{qname('p:grpSpPr')}/{qname('a:xfrm')}")
    if place is None:
        return x, y, wide, high
    gx, gy, gw, gh = _numbers(place.find(qname("a:off")), place.find(qname("a:ext")))
    cx, cy, cw, ch = _numbers(place.find(qname("a:chOff")), place.find(qname("a:chExt")))
    across, down = (gw / cw if cw else 1.0), (gh / ch if ch else 1.0)
    return gx + (x - cx) * across, gy + (y - cy) * down, wide * across, high * down


def _insets(bodies: list[Any]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (int(_stated(bodies, name, str(default))) / EMU for name, default in _INSETS.items())
    return left, top, right, bottom


def _stated(bodies: list[Any], name: str, default: str) -> str:
    return next((str(body.get(name)) for body in bodies if body.get(name)), default)
