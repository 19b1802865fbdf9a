"""Where a house's logo stands on the layouts of a deck: its logos and a master come in, placed pictures go out.

On the master that the package carries only; a house's own master has its own logos.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dealbrief.backends.pptx.plan.layouts import Layout, Master
from dealbrief.document.figures_image import ImageData
from dealbrief.errors import Place, Problem
from dealbrief.figures.slide_shapes import Box
from dealbrief.theme.theme import ThemeLogos

_STRIP, _CORNER, _COVER = (210.0, 21.0), (66.0, 54.0), (216.0, 36.0)
"""Greatest width and height of a logo: level with the kicker, beside the title, under the subtitle."""
_TOP = 27.0
_ABOVE_DATE = 8.0
_EDGE = "Marking"
"""The slot that may run along the edge of the slide, outside the margins."""
_LEAST = 8.0
"""A logo less high than this is a blot."""
_PLATE = 6.0


@dataclass(frozen=True, slots=True)
class Emblem:
    """A logo on a layout; with a plate, a light ground as wide as `_PLATE` points around it."""

    layout: str
    box: Box
    picture: ImageData
    alt: str
    plate: Box | None = None


def emblems(logos: ThemeLogos, master: Master) -> tuple[Emblem, ...]:
    """A logo for every layout that has room for one."""
    if master.foreign:
        return ()
    return tuple(found for layout in master.layouts if (found := _emblem(logos, layout)))


def with_art(master: Master, placed: Iterable[Emblem]) -> Master:
    """The master with the logos among what is drawn on its layouts, so that nothing else stands there."""
    boxes: Mapping[str, Box] = {one.layout: one.plate or one.box for one in placed}
    layouts = (
        replace(layout, art=(*layout.art, boxes[layout.name])) if layout.name in boxes else layout
        for layout in master.layouts
    )
    return replace(master, layouts=tuple(layouts))


def without(
    logos: ThemeLogos, master: Master, used: Collection[str], placed: Iterable[Emblem], at: Place | None = None
) -> Iterator[Problem]:
    """A warning of used layouts that have no room for the logo; a layout that a picture fills has none by design."""
    if master.foreign or not (logos.slide or logos.cover):
        return
    there = {emblem.layout for emblem in placed}
    full = {layout.name for layout in master.layouts if any(slot.kind == "pic" for slot in layout.slots)}
    names = ", ".join(f"“{name}”" for name in dict.fromkeys(used) if name not in there | full)
    if names:
        hint = "give a logo of another shape as `small` or `large`"
        message = f"no free place for the logo on the layouts {names}"
        yield Problem("logo-left-out", message, at, hint, "warning")


def _emblem(logos: ThemeLogos, layout: Layout) -> Emblem | None:
    logo = logos.cover if layout.kind == "title" else logos.slide
    if logo is None:
        return None
    dark = layout.is_turned
    picture = logo.dark if dark and logo.dark else logo.light
    plate = _PLATE if dark and not logo.dark else 0.0
    boxes = [
        box for box in _candidates(layout, picture, plate) if box.height >= _LEAST and _is_free(box, layout, plate)
    ]
    if not boxes:
        return None
    box = max(boxes, key=lambda one: one.height)
    return Emblem(layout.name, box, picture, logo.alt, _around(box, plate) if plate else None)


def _candidates(layout: Layout, picture: ImageData, plate: float) -> Iterator[Box]:
    """Above the date on a title slide, else at the right of the head; a plate's edge stands where the logo's would."""
    date = next((slot.box for slot in layout.slots if slot.name == "Date line"), None)
    if layout.kind == "title" and date:
        width, height = _fitted(picture, (_COVER[0], min(_COVER[1], _room_above(date, layout))), plate)
        yield Box(date.x + plate, date.y - _ABOVE_DATE - plate - height, width, height)
        return
    right = max(slot.box.right for slot in layout.slots if slot.name != _EDGE)
    for most in (_STRIP, _CORNER):
        width, height = _fitted(picture, most, plate)
        yield Box(right - plate - width, _TOP + plate, width, height)


def _room_above(date: Box, layout: Layout) -> float:
    """What is free between the date and the slot above it."""
    above = (slot.box.bottom for slot in layout.slots if slot.box.bottom <= date.y and slot.box.x < date.right)
    return date.y - _ABOVE_DATE - max(above, default=0.0)


def _fitted(picture: ImageData, most: tuple[float, float], plate: float) -> tuple[float, float]:
    scale = min((most[0] - 2 * plate) / picture.width, (most[1] - 2 * plate) / picture.height)
    return picture.width * scale, picture.height * scale


def _around(box: Box, plate: float) -> Box:
    return Box(box.x - plate, box.y - plate, box.width + 2 * plate, box.height + 2 * plate)


def _is_free(box: Box, layout: Layout, plate: float) -> bool:
    """Whether a logo, with its plate, lies on no placeholder."""
    ground = _around(box, plate)
    return not any(_meet(ground, slot.box) for slot in layout.slots)


def _meet(one: Box, other: Box) -> bool:
    beside = one.right <= other.x or other.right <= one.x
    return not (beside or one.bottom <= other.y or other.bottom <= one.y)
