"""Drawings on the page: a neutral drawing comes in, a strip of shapes and measured labels goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from dealbrief.backends.pdf.plan.page_plan import Art, Box, Item, Run, TextLine
from dealbrief.backends.pdf.plan.pieces import Strip
from dealbrief.backends.pdf.plan.styles import Style
from dealbrief.backends.pdf.plan.words import Ink, Segment, covered, face_name, measure
from dealbrief.figures.drawing import Drawing, Label, Shape


def art(drawing: Drawing, path: str, width: float, height: float) -> tuple[Strip, float]:
    """A drawing that hangs from its top edge, and the scale it took to stay inside width and height."""
    scale = min(1.0, width / (drawing.width or 1.0), height / (drawing.height or 1.0))
    boxes = tuple(Box(item, path) for item in _items(drawing, scale))
    return Strip(boxes, 0.0, drawing.height * scale), scale


def _items(drawing: Drawing, scale: float) -> Iterator[Item]:
    """Shapes and labels in drawing order, which is reading order."""
    for is_label, shapes in groupby(drawing.shapes, key=lambda shape: isinstance(shape, Label)):
        if is_label:
            yield from (_label(shape, scale) for shape in shapes if isinstance(shape, Label))
        else:
            yield _outlines(drawing, shapes, scale)


def _outlines(drawing: Drawing, shapes: Iterable[Shape], scale: float) -> Art:
    drawn = tuple(shape for shape in shapes if not isinstance(shape, Label))
    return Art(0.0, 0.0, drawing.width * scale, drawing.height * scale, scale, drawn)


def _label(label: Label, scale: float) -> TextLine:
    runs: list[Run] = []
    x = 0.0
    for run in label.runs:
        name = face_name(Style(run.role, run.weight, label.size, label.size))
        for text, face in covered(run.text, name):
            segment = measure(text, Ink(face, label.size * scale, run.colour))
            runs.append(_placed(segment, x))
            x += segment.width
    left = label.at[0] * scale - {"start": 0.0, "middle": x / 2, "end": x}[label.anchor]
    return TextLine(left, label.at[1] * scale, x, tuple(runs))


def _placed(segment: Segment, x: float) -> Run:
    ink = segment.ink
    return Run(x, segment.width, ink.face, ink.size, ink.colour, segment.text, segment.kerns)
