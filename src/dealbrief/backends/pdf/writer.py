"""The writer: a finished plan comes in, the bytes of a PDF go out. It draws what the plan says and decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from math import hypot

from dealbrief.backends.pdf.canvas import PageCanvas
from dealbrief.backends.pdf.plan.page_plan import Art, Destination, Fill, Item, Page, PagePlan, Rule, Run, TextLine
from dealbrief.figures.drawing import Disc, Line, Point, Polygon, Polyline, Rect

_FIRST_FACE = "SourceSerif4-Regular"
_LINK_ABOVE, _LINK_BELOW = 0.8, 0.25
"""A link's rectangle around its baseline, in em."""
_ARROW_LENGTH, _ARROW_WIDTH, _ARROW_WEIGHT = 9.0, 8.8, 1.6


def write_pdf(plan: PagePlan) -> bytes:
    """The PDF of a plan: fonts embedded as subsets, live links, outline, page labels, metadata."""
    meta = plan.meta
    canvas = PageCanvas(plan.width, plan.height, meta.language, _FIRST_FACE)
    canvas.describe(meta.title, meta.author, meta.subject, meta.keywords, meta.stamp)
    targets = {box.item.name for page in plan.pages for box in page.boxes if isinstance(box.item, Destination)}
    levels = _Levels()
    for page in plan.pages:
        _draw(canvas, page, plan.colours, targets, levels)
        canvas.end_page()
    return canvas.bytes()


class _Levels:
    """Levels of the outline, in which no entry stands more than one level below the one before it."""

    def __init__(self) -> None:
        self.last = -1

    def fitted(self, level: int) -> int:
        self.last = min(level, self.last + 1)
        return self.last


def _draw(canvas: PageCanvas, page: Page, colours: Mapping[str, str], targets: set[str], levels: _Levels) -> None:
    for box in page.boxes:
        if isinstance(box.item, Destination):
            canvas.destination(box.item.name, box.item.x, box.item.y)
            if box.item.title:
                canvas.outline_entry(box.item.title, box.item.name, levels.fitted(box.item.level))
        else:
            _draw_item(canvas, box.item, colours, targets)


def _draw_item(canvas: PageCanvas, item: Item, colours: Mapping[str, str], targets: set[str]) -> None:
    match item:
        case TextLine():
            _draw_text(canvas, item, colours, targets)
        case Rule(x, y, width, weight, colour):
            canvas.rule(x, y, x + width, y, weight, _colour(colours, colour))
        case Fill(x, y, width, height, colour):
            canvas.fill(x, y, width, height, _colour(colours, colour))
        case Art():
            _draw_art(canvas, item, colours)


def _colour(colours: Mapping[str, str], role: str) -> str:
    """A role's colour; a side beyond the theme's is ink."""
    return colours.get(role) or colours["ink"]


def _draw_text(canvas: PageCanvas, line: TextLine, colours: Mapping[str, str], targets: set[str]) -> None:
    for index, run in enumerate(line.runs):
        tail = line.tail if index == len(line.runs) - 1 else ""
        colour = _colour(colours, run.colour)
        kerns = (*run.kerns, *(0 for _ in tail))
        canvas.text(run.face, run.size, colour, line.x + run.x, line.y - run.rise, run.text + tail, kerns)
    for href, target, runs in _linked(line):
        left, right = line.x + runs[0].x, line.x + runs[-1].x + runs[-1].width
        size = max(run.size for run in runs)
        edges = (left, line.y - runs[0].rise - _LINK_ABOVE * size, right, line.y - runs[0].rise + _LINK_BELOW * size)
        words = "".join(run.text for run in runs).strip()
        if href:
            canvas.link(href, words, *edges)
        elif target in targets:
            canvas.jump(target, words, *edges)


def _linked(line: TextLine) -> Iterator[tuple[str, str, list[Run]]]:
    """Runs that lead to the same place, side by side on a line."""
    for (href, target), runs in groupby(line.runs, key=lambda run: (run.href, run.target)):
        if href or target:
            yield href, target, list(runs)


def _draw_art(canvas: PageCanvas, art: Art, colours: Mapping[str, str]) -> None:
    scale = art.scale

    def place(point: Point) -> Point:
        return art.x + point[0] * scale, art.y + point[1] * scale

    def colour(role: str | None) -> str | None:
        return _colour(colours, role) if role else None

    for shape in art.shapes:
        match shape:
            case Line():
                _draw_line(canvas, shape, place(shape.start), place(shape.end), scale, _colour(colours, shape.colour))
            case Polyline(points, width, role):
                canvas.outline([place(p) for p in points], closed=False, stroke=colour(role), weight=width * scale)
            case Polygon(points, fill, stroke, width):
                corners = [place(point) for point in points]
                canvas.outline(corners, closed=True, fill=colour(fill), stroke=colour(stroke), weight=width * scale)
            case Rect(x, y, width, height, fill, stroke, weight):
                corners = [place(p) for p in ((x, y), (x + width, y), (x + width, y + height), (x, y + height))]
                canvas.outline(corners, closed=True, fill=colour(fill), stroke=colour(stroke), weight=weight * scale)
            case Disc(centre, radius, fill, stroke, weight):
                canvas.disc(
                    *place(centre), radius * scale, fill=colour(fill), stroke=colour(stroke), weight=weight * scale
                )


def _draw_line(canvas: PageCanvas, line: Line, start: Point, end: Point, scale: float, colour: str) -> None:
    """A line, its arrow's head touching the end point."""
    dash = " ".join(f"{length * scale:g}" for length in line.dash or ())
    length = hypot(end[0] - start[0], end[1] - start[1])
    if not line.arrow or not length:
        canvas.rule(*start, *end, line.width * scale, colour, dash)
        return
    size = scale * min(line.width / _ARROW_WEIGHT, 1.0)
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    neck = (end[0] - along[0] * _ARROW_LENGTH * size, end[1] - along[1] * _ARROW_LENGTH * size)
    across = (-along[1] * _ARROW_WIDTH / 2 * size, along[0] * _ARROW_WIDTH / 2 * size)
    canvas.rule(*start, *neck, line.width * scale, colour, dash)
    barbs = [(neck[0] + across[0], neck[1] + across[1]), (neck[0] - across[0], neck[1] - across[1])]
    canvas.outline([end, *barbs], closed=True, fill=colour)
