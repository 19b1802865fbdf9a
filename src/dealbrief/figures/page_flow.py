"""A flow on the page: a whole and its parts come in, a drawing goes out (look: brief, section 9 "Flow").

Columns from left to right, one a stage. A node is as tall as its number, a band joins it to where it came from. Every
node has a strip of the height for itself and all that follows it, which no other enters: so labels never meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dealbrief.document.figures_counts import FlowData, Portion
from dealbrief.figures.drawing import Drawing, Label, Point, Polygon, Rect, Run, Shape
from dealbrief.figures.page_text import Lines, wrapped
from dealbrief.theme.fonts import face

NODE, _THINNEST = 5.0, 0.6
_HIGH = 88.0
"""The height of the whole, in points."""
_GAP, _TALL = 9.0, 24.0
_HEAD, _HEAD_PITCH, _UNDER_HEADS = 8.0, 10.0, 12.0
_TOTAL, _NUMBER, _NUMBER_PITCH, _SMALL, _PITCH = 24.0, 12.0, 13.0, 8.5, 10.5
_ASCENT, _DESCENT = 0.75, 0.25
_BESIDE, _AFTER, _INSET = 5.0, 7.0, 6.0
_LEAST, _MOST_LEFT, _LEAST_LEFT = 300.0, 0.28, 48.0
_COLUMNS = {1: (0.0,), 2: (0.0, 0.45), 3: (0.0, 0.25, 0.6)}
"""Where each column stands, as a share of the room right of the total."""
_STEPS = 24
_LEAST_WORDS = 40.0
_TINTS = {"a": "a-tint", "b": "b-tint"}


@dataclass(frozen=True)
class _Frame:
    """What all nodes share: where columns begin, and points of height per unit."""

    columns: tuple[float, ...]
    width: float
    unit: float

    def measure(self, depth: int) -> float:
        """The room for words right of a node."""
        ends = (*self.columns[1:], self.width + _INSET)
        return ends[depth] - self.columns[depth] - NODE - _INSET - _AFTER


@dataclass(frozen=True)
class _Node:
    portion: Portion
    side: str
    depth: int
    frame: _Frame
    label: _Words
    parts: tuple[_Node, ...]

    @property
    def tall(self) -> float:
        return self.portion.count * self.frame.unit

    @cached_property
    def below(self) -> float:
        """Height of all that follows, one under another."""
        return sum(part.extent for part in self.parts) + _GAP * max(len(self.parts) - 1, 0)

    @cached_property
    def extent(self) -> float:
        """The height that is this node's own."""
        return max(self.tall, self.label.height, self.below)

    @cached_property
    def centre(self) -> float:
        """The node's own middle, from the top of its strip: level with its first part as far as its words let it."""
        half = max(self.tall, self.label.height) / 2
        if not self.depth or not self.parts:
            return self.extent / 2
        first = (self.extent - self.below) / 2 + self.parts[0].centre - self.parts[0].tall / 2
        return min(max(first + self.tall / 2, half), self.extent - half)

    @property
    def x(self) -> float:
        return self.frame.columns[self.depth]


@dataclass(frozen=True)
class _Words:
    """Number and label of a node: one above the other in a tall one, else side by side."""

    number: Lines
    label: Lines
    above: bool

    @property
    def height(self) -> float:
        return self.depth + _NUMBER

    @property
    def depth(self) -> float:
        """From the first baseline to the last."""
        under = _PITCH + 2.0 + self.label.depth if self.above and self.label.texts else 0.0
        return max(self.number.depth + under, 0.0 if self.above else self.label.depth)

    def labels(self, x: float, middle: float, colour: str) -> Iterator[Label]:
        base = middle - self.depth / 2 + _NUMBER * (_ASCENT - _DESCENT) / 2 + 1.0
        yield from self.number.labels(x, base, colour)
        if self.above:
            yield from self.label.labels(x, base + self.number.depth + _PITCH + 2.0, "ink")
        else:
            yield from self.label.labels(x + self.number.width + _BESIDE, base, "ink")


def page_flow(data: FlowData, width: float, language: str) -> Drawing:
    """A flow as wide as the main column; `width` in points."""
    width = max(width, _LEAST)
    total = _Total.of(data.whole, width, language)
    shares = _COLUMNS[min(data.whole.stages, 3)]
    left = total.wide + _AFTER
    frame = _Frame(tuple(left + share * (width - left) for share in shares), width, _HIGH / data.whole.count)
    heads, top = _heads(data, frame, language)
    root = _node(data.whole, "none", 0, frame, language)
    high = max(root.extent, total.height)
    middle = top + high / 2
    shapes = [*heads, *total.labels(left - _AFTER, middle), *_drawn(root, middle - root.extent / 2)]
    return Drawing(width, top + high + 2.0, tuple(shapes))


@dataclass(frozen=True)
class _Total:
    """The number the flow begins with, left of its first node, and its label below."""

    text: str
    size: float
    label: Lines
    wide: float
    colour: str

    @classmethod
    def of(cls, whole: Portion, width: float, language: str) -> _Total:
        room = _MOST_LEFT * width
        advance = face("display").kerned(whole.text)
        size = min(_TOTAL, room / (advance or 1.0))
        label = wrapped(whole.label, _SMALL, max(_LEAST_LEFT, min(room, advance * size)), _PITCH, language=language)
        return cls(whole.text, size, label, max(advance * size, label.width), _colour(whole.side))

    @property
    def height(self) -> float:
        return self.size + (_PITCH + 3.0 + self.label.depth if self.label.texts else 0.0) + 3.0

    def labels(self, right: float, middle: float) -> Iterator[Label]:
        base = middle - self.height / 2 + self.size * 0.85
        yield Label((right, base), (Run(self.text, self.colour, "display"),), self.size, "end")
        yield from self.label.labels(right, base + _PITCH + 3.0, "ink", "end")


def _heads(data: FlowData, frame: _Frame, language: str) -> tuple[list[Label], float]:
    """What stands over the columns, their last lines level, and where the drawing goes on below."""
    measures = (frame.measure(depth) + NODE for depth in range(len(frame.columns)))
    heads = [
        (x, wrapped(stage.head, _HEAD, measure, _HEAD_PITCH, language=language))
        for stage, x, measure in zip(data.stages, frame.columns, measures, strict=False)
    ]
    if not any(lines.texts for _, lines in heads):
        return [], 0.0
    last = _HEAD + max(lines.depth for _, lines in heads)
    return [label for x, lines in heads for label in lines.labels(x, last - lines.depth, "grey")], last + _UNDER_HEADS


def _node(portion: Portion, outer: str, depth: int, frame: _Frame, language: str) -> _Node:
    side = portion.side if portion.side != "none" else outer
    parts = tuple(_node(part, side, depth + 1, frame, language) for part in portion.parts)
    measure = frame.measure(depth)
    label = _words(portion, portion.count * frame.unit, measure, language) if depth else _Words(_none(), _none(), True)
    return _Node(portion, side, depth, frame, label, parts)


def _none() -> Lines:
    return Lines((), _SMALL, _PITCH)


def _words(portion: Portion, tall: float, measure: float, language: str) -> _Words:
    number = wrapped(portion.text, _NUMBER, measure, _NUMBER_PITCH, "semibold", language=language)
    rest = measure - number.width - _BESIDE
    if tall > _TALL or rest < _LEAST_WORDS:
        return _Words(number, wrapped(portion.label, _SMALL, measure, _PITCH, language=language), True)
    return _Words(number, wrapped(portion.label, _SMALL, rest, _PITCH, language=language), False)


def _drawn(node: _Node, top: float) -> Iterator[Shape]:
    """Bands to what follows, the node, its words, then each of those that follow; `top` is that of its strip."""
    middle = top + node.centre
    at = middle - node.tall / 2
    places = list(_places(node, top))
    for part, strip in places:
        yield _band((node.x + NODE, at), (part.x, strip + part.centre - part.tall / 2), part)
        at += part.tall
    thick = max(node.tall, _THINNEST)
    yield Rect(node.x, middle - thick / 2, NODE, thick, _colour(node.side))
    yield from node.label.labels(node.x + NODE + _INSET, middle, "ink")
    for part, strip in places:
        yield from _drawn(part, strip)


def _places(node: _Node, top: float) -> Iterator[tuple[_Node, float]]:
    """The parts of a node with the top of the strip of each."""
    y = top + (node.extent - node.below) / 2
    for part in node.parts:
        yield part, y
        y += part.extent + _GAP


def _band(start: Point, end: Point, part: _Node) -> Polygon:
    """A band with horizontal tangents between two upper corners, as tall as its number all along."""
    upper = [_curve(start, end, step / _STEPS) for step in range(_STEPS + 1)]
    thick = max(part.tall, _THINNEST)
    lower = [(x, y + thick) for x, y in reversed(upper)]
    return Polygon((*upper, *lower), _TINTS.get(part.side, "hair"))


def _curve(start: Point, end: Point, t: float) -> Point:
    """A point of the cubic curve whose handles are level and reach half way."""
    across = 1.5 * t * (1 - t) ** 2 + 1.5 * t**2 * (1 - t) + t**3
    along = 3 * t**2 - 2 * t**3
    return start[0] + across * (end[0] - start[0]), start[1] + along * (end[1] - start[1])


def _colour(side: str) -> str:
    return side if side != "none" else "ink"
