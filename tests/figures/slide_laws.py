"""Laws of a diagram on a slide: a drawn diagram comes in, what a viewer would object to goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from dealbrief.figures.slide_diagram import Diagram
from dealbrief.figures.slide_shapes import Arrow, Box, Disc, Freeform, Group, Rectangle, Rule, Shape, TextBox
from dealbrief.figures.slide_text import height, longest_word

_NEAR = 0.01


def diagram_faults(diagram: Diagram, box: Box) -> Iterator[str]:
    """Shapes outside the box, texts that leave theirs, stand on one another or on a mark, names that occur twice."""
    shapes = diagram.group.shapes
    yield from (f"two shapes are named {name}" for name, count in Counter(s.name for s in shapes).items() if count > 1)
    yield from _outside(diagram.group, box)
    texts = [shape for shape in shapes if isinstance(shape, TextBox)]
    for text in texts:
        if height(text.paragraphs, text.box.width) > text.box.height + _NEAR:
            yield f"{_said(text)} is taller than its box"
        if longest_word(text.paragraphs) > text.box.width + 1:
            yield f"{_said(text)} breaks inside a word"
    for one, other in combinations(texts, 2):
        if one.box.meets(other.box, -_NEAR):
            yield f"{_said(one)} stands on {_said(other)}"
    for mark in (shape for shape in shapes if isinstance(shape, Disc)):
        for text in texts:
            if text.box.meets(mark.box, -_NEAR) and not _inside(mark.box, text.box):
                yield f"{_said(text)} stands on the mark {mark.name}"
    if not diagram.group.alt:
        yield "the group has no alternative text"


def words_of(diagram: Diagram) -> str:
    """Everything a diagram says, in its order."""
    texts = (shape for shape in diagram.group.shapes if isinstance(shape, TextBox))
    return " ".join(paragraph.text for text in texts for paragraph in text.paragraphs)


def _said(text: TextBox) -> str:
    return f"“{' '.join(paragraph.text for paragraph in text.paragraphs)}”"


def _outside(group: Group, box: Box) -> Iterator[str]:
    for shape in group.shapes:
        if not _inside(_around(shape), group.box):
            yield f"{shape.name} leaves the group"
    if not _inside(group.box, box):
        yield "the group leaves its box"


def _inside(one: Box, other: Box) -> bool:
    across = one.x >= other.x - _NEAR and one.right <= other.right + _NEAR
    return across and one.y >= other.y - _NEAR and one.bottom <= other.bottom + _NEAR


def _around(shape: Shape) -> Box:
    match shape:
        case TextBox() | Rectangle() | Disc() | Freeform():
            return shape.box
        case Rule() | Arrow():
            (x, y), (end_x, end_y) = shape.start, shape.end
            return Box(min(x, end_x), min(y, end_y), abs(end_x - x), abs(end_y - y))
