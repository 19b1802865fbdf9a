"""Geometry of native shapes: boxes, lines and contours come in, their elements go out (ECMA-376 Part 1, 20.1.9)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dealbrief.backends.pptx.oxml import element, emu
from dealbrief.figures.slide_shapes import Box, Freeform, Point


def transform(box: Box, tag: str = "a:xfrm") -> Any:
    return element(
        tag,
        element("a:off", x=emu(box.x), y=emu(box.y)),
        element("a:ext", cx=emu(box.width), cy=emu(box.height)),
    )


def group_transform(box: Box) -> Any:
    """A group whose parts keep the slide's coordinates."""
    place = transform(box)
    place.append(element("a:chOff", x=emu(box.x), y=emu(box.y)))
    place.append(element("a:chExt", cx=emu(box.width), cy=emu(box.height)))
    return place


def span(start: Point, end: Point) -> Any:
    """The frame of a straight line, flipped where it runs leftwards or upwards."""
    box = Box(min(start[0], end[0]), min(start[1], end[1]), abs(end[0] - start[0]), abs(end[1] - start[1]))
    place = transform(box)
    if end[0] < start[0]:
        place.set("flipH", "1")
    if end[1] < start[1]:
        place.set("flipV", "1")
    return place


def geometry(name: str) -> Any:
    return element("a:prstGeom", element("a:avLst"), prst=name)


def contours(shape: Freeform) -> Any:
    """The outline of a freeform, in EMU from the corner of its box."""
    box = shape.box
    path = element("a:path", *_steps(shape, box), w=emu(box.width), h=emu(box.height))
    rectangle = element("a:rect", l=0, t=0, r="r", b="b")
    lists = (element(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    return element("a:custGeom", *lists, rectangle, element("a:pathLst", path))


def _steps(shape: Freeform, box: Box) -> Iterator[Any]:
    def at(point: Point) -> Any:
        return element("a:pt", x=emu(point[0] - box.x), y=emu(point[1] - box.y))

    for start, steps in shape.contours:
        yield element("a:moveTo", at(start))
        for step in steps:
            yield element("a:lnTo" if len(step) == 1 else "a:cubicBezTo", *map(at, step))
        if shape.closed:
            yield element("a:close")
