"""The writer: a finished plan comes in, the bytes of a PDF go out. It draws what the plan says and decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from math import hypot
from typing import NamedTuple

from dealbrief.backends.pdf.archive import write_archive
from dealbrief.backends.pdf.canvas import PageCanvas
from dealbrief.backends.pdf.plan.page_plan import Art, Box, Destination, Fill, Item, Page, PagePlan, Rule, Run, TextLine
from dealbrief.backends.pdf.structure_tree import write_structure
from dealbrief.backends.pdf.tags import Annotated, Inline, Kid, Tagging
from dealbrief.figures.drawing import Disc, Line, Picture, Point, Polygon, Polyline, Rect

_FIRST_FACE = "SourceSerif4-Regular"
_LINK_ABOVE, _LINK_BELOW = 0.8, 0.25
"""A link's rectangle around its baseline, in em."""
_ARROW_LENGTH, _ARROW_WIDTH, _ARROW_WEIGHT = 9.0, 8.8, 1.6


def write_pdf(plan: PagePlan) -> bytes:
    """The PDF of a plan: tagged, fonts embedded as subsets, live links, outline, page labels, metadata.

    It is PDF/UA-1 and PDF/A-2a, or PDF/A-3a where something is attached.
    """
    meta = plan.meta
    canvas = PageCanvas(plan.width, plan.height, meta.language, _FIRST_FACE)
    canvas.describe(meta.title, meta.author, meta.subject, meta.keywords, meta.stamp)
    targets = {box.item.name for page in plan.pages for box in page.boxes if isinstance(box.item, Destination)}
    drawing = _Drawing(canvas, Tagging(canvas, plan.structure), plan, targets)
    for page in plan.pages:
        drawing.page(page)
    write_structure(canvas, drawing.tagging.tree())
    write_archive(canvas, meta, plan.attachments)
    return canvas.bytes()


class _Levels:
    """Levels of the outline, in which no entry stands more than one level below the one before it."""

    def __init__(self) -> None:
        self.last = -1

    def fitted(self, level: int) -> int:
        self.last = min(level, self.last + 1)
        return self.last


class _Area(NamedTuple):
    """The words under a link's rectangle, and its edges in points."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def joined(self, other: _Area) -> _Area:
        """The rectangle around both."""
        words = f"{self.words} {other.words}"
        left, top = min(self.left, other.left), min(self.top, other.top)
        return _Area(words, left, top, max(self.right, other.right), max(self.bottom, other.bottom))


def _area(line: TextLine, runs: list[Run]) -> _Area:
    """The rectangle over runs of a line."""
    left, right = line.x + runs[0].x, line.x + runs[-1].x + runs[-1].width
    size, base = max(run.size for run in runs), line.y - runs[0].rise
    words = "".join(run.text for run in runs).strip()
    return _Area(words, left, base - _LINK_ABOVE * size, right, base + _LINK_BELOW * size)


@dataclass
class _Drawing:
    """A plan being drawn. `targets` are the destinations it has; `jumps` the links of the page inside the document."""

    canvas: PageCanvas
    tagging: Tagging
    plan: PagePlan
    targets: set[str]
    levels: _Levels = field(default_factory=_Levels)
    jumps: dict[tuple[str, str, float], tuple[list[Kid], _Area]] = field(default_factory=dict)

    def page(self, page: Page) -> None:
        for box in page.boxes:
            if isinstance(box.item, Destination):
                self._destination(box.item)
            else:
                self._box(box, box.item)
        self._end_links()
        self.tagging.end_page()
        self.canvas.end_page()

    def _destination(self, item: Destination) -> None:
        self.canvas.destination(item.name, item.x, item.y)
        if item.title:
            self.canvas.outline_entry(item.title, item.name, self.levels.fitted(item.level))

    def _box(self, box: Box, item: Item) -> None:
        colours = self.plan.colours
        if box.furniture or isinstance(item, Rule | Fill):
            self.tagging.artifact(box.running)
        match item:
            case TextLine():
                self._line(box, item)
            case Rule(x, y, width, weight, colour):
                self.canvas.rule(x, y, x + width, y, weight, _colour(colours, colour))
            case Fill(x, y, width, height, colour):
                self.canvas.fill(x, y, width, height, _colour(colours, colour))
            case Art():
                if not box.furniture:
                    self.tagging.figure(box, item, self.plan.height)
                    self.tagging.content(box)
                _draw_art(self.canvas, item, colours)

    def _line(self, box: Box, line: TextLine) -> None:
        """A line's runs, those that are one thing in one sequence; the glyph beside a state's word is no content."""
        pieces = [(run, line.tail if index == len(line.runs) - 1 else "") for index, run in enumerate(line.runs)]
        for inline, runs in groupby(pieces, key=lambda piece: self._inline(piece[0])):
            group = list(runs)
            kids: list[Kid] | None = None
            for is_mark, same in groupby(group, key=lambda piece: piece[0].role == "mark"):
                if is_mark and not box.furniture:
                    self.tagging.artifact()
                elif not box.furniture:
                    kids = self.tagging.content(box, inline)
                for run, tail in same:
                    self._run(line, run, tail)
            if kids is not None and (inline[1] or inline[2]):
                self._link(box.block, kids, inline, _area(line, [run for run, _ in group]))

    def _inline(self, run: Run) -> Inline:
        """What a run is inside its text; a destination that does not exist is none."""
        target = run.target if run.target in self.targets and not run.href else ""
        kind = "note" if run.role == "note" and target else ""
        return kind, run.href, target, run.language if run.language != self.plan.meta.language else ""

    def _run(self, line: TextLine, run: Run, tail: str) -> None:
        colour = _colour(self.plan.colours, run.colour)
        kerns = (*run.kerns, *(0 for _ in tail))
        self.canvas.text(run.face, run.size, colour, line.x + run.x, line.y - run.rise, run.text + tail, kerns)

    def _link(self, block: str, kids: list[Kid], inline: Inline, area: _Area) -> None:
        """The live rectangle over what is linked; those of one block and one line to one place become one."""
        kind, href, target, _ = inline
        if href or kind:
            made = self.canvas.link(href, *area) if href else self.canvas.jump(target, *area)
            kids.append(Annotated(self.canvas.page_index, made))
            return
        place = block, target, area.bottom
        before = self.jumps.get(place)
        self.jumps[place] = kids, before[1].joined(area) if before else area

    def _end_links(self) -> None:
        """Place the rectangles of a page that lead to other pages of it."""
        for (_, target, _), (kids, area) in self.jumps.items():
            kids.append(Annotated(self.canvas.page_index, self.canvas.jump(target, *area)))
        self.jumps.clear()


def _colour(colours: Mapping[str, str], role: str) -> str:
    """A role's colour; a side beyond the theme's is ink."""
    return colours.get(role) or colours["ink"]


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
            case Picture(x, y, width, height, data):
                canvas.picture(data, *place((x, y)), width * scale, height * scale)
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
