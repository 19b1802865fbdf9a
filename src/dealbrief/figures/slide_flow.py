"""A flow on a slide: a whole and where its parts went come in, one group of native shapes goes out.

Columns from left to right, one a stage. A node is as tall as its number, all at one scale; a ribbon joins it to where
it came from, in the tint of where it goes. The largest part goes straight on, smaller ones drop. Every node has a strip
of the height for itself and all that follows it, which no other enters: so labels never meet (look: deck, section 7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dealbrief.document.figures_counts import FlowData, Portion
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_flow_labels import THICK, Label, Sizes, Words, least_width, one_line
from dealbrief.figures.slide_shapes import Box, Freeform, Group, Rectangle, Shape, TextBox, text_box
from dealbrief.figures.slide_text import Paragraph, Run, longest_word, set_text

NODE, THINNEST = 10.1, 2.16
HIGH = 216.0
"""The height of the whole in points; less where its parts and their words would be higher than the box."""
_SCALES = tuple(HIGH - 10.0 * step for step in range(14))
_DROPS = (28.8, 14.4)
"""How far a smaller part drops from where its ribbon leaves; less where it must."""
_BETWEEN, _ABOVE = 4.0, 2.0
"""The white between two strips, and between a node and words above it."""
_HEAD, _UNDER_HEADS = 14.0, 12.0
_INSET, _AFTER = 12.0, 12.0
"""From a node to its words, and from words to the next node."""
_SHARES = {1: (0.207, 0.793), 2: (0.207, 0.393, 0.4), 3: (0.207, 0.293, 0.285, 0.215)}
"""How a width is shared: the whole's words, then from each column of nodes to the next."""
_WIDEST = 0.4
"""The share of the width that the last words may take so as to stand on one line."""
_LEAST_RIBBON = 50.0
_TINTS = {"a": "a-tint", "b": "b-tint"}
_OTHER_TINT = "bg2 90"


@dataclass(frozen=True)
class _Frame:
    """What all nodes share: the room for the words of each column, points per unit, the least drop, and the words."""

    rooms: tuple[float, ...]
    unit: float
    drop: float
    words: Words


@dataclass(frozen=True)
class _Node:
    """A portion measured: its own height, its words and its parts, all places below the top of its strip."""

    portion: Portion
    colours: tuple[str, str]
    """Of the node and of the ribbon to it."""
    tall: float
    top: float
    label: Label
    label_top: float
    extent: float
    parts: tuple[tuple[float, float, _Node], ...]
    """Where the ribbon to a part leaves, the top of the part's strip, the part."""


def slide_flow(data: FlowData, place: Place) -> Diagram:
    """The group in the box of `place`; it needs `NO_ROOM` where words are wider than their column."""
    sizes = Sizes.of(place.step)
    heads = tuple(stage.head for stage in data.stages)
    widths = _widths(data.whole, heads, sizes, place.box.width)
    if not widths:
        empty = Group("Flow", Box(place.box.x, place.box.y, place.box.width, 0.0), (), place.alt)
        return Diagram(empty, NO_ROOM)
    columns = [place.box.x + x for x in accumulate(widths[:-1])]
    said, top = _heads(heads, columns, place)
    tried = list(_tried(data.whole, widths, sizes, place.language))
    least = min(tried, key=lambda root: root.extent)
    root = next((each for each in tried if top + each.extent <= place.box.height), least)
    shapes = (*said, *_drawn(root, place.box.y + top, 0, [place.box.x, *columns], "1"))
    box = Box(place.box.x, place.box.y, place.box.width, top + root.extent)
    return Diagram(Group("Flow", box, shapes, place.alt), top + least.extent, heads[data.whole.stages :])


# ---- across


def _widths(whole: Portion, heads: Sequence[str], sizes: Sizes, width: float) -> list[float]:
    """The whole's words, then each column of nodes with what stands right of it; none where words have no room."""
    shares = _SHARES.get(whole.stages)
    if shares is None:
        return []
    least = list(_least_widths(whole, heads, sizes))
    wished = [max(share * width, low) for share, low in zip(shares, least, strict=True)]
    wished[-1] = max(wished[-1], min(_lines_width(whole, sizes), _WIDEST * width))
    spare, wanted = width - sum(least), sum(wished) - sum(least)
    if spare < 0:
        return []
    share = spare / wanted if wanted else 0.0
    return [low + (wish - low) * share for low, wish in zip(least, wished, strict=True)]


def _least_widths(whole: Portion, heads: Sequence[str], sizes: Sizes) -> Iterator[float]:
    words = [max(least_width(portion, sizes) for portion in stage) for stage in _stages(whole)]
    head_words = [longest_word([_head(head)]) for head in heads] + [0.0] * len(words)
    yield max(words[0], head_words[0] - _LEAST_RIBBON) + _AFTER
    yield NODE + _LEAST_RIBBON
    for depth in range(1, len(words)):
        after = _AFTER if depth < len(words) - 1 else 0.0
        yield max(NODE + _INSET + words[depth], head_words[depth]) + after


def _lines_width(whole: Portion, sizes: Sizes) -> float:
    """How wide the last column is if each of its thin parts has its words on one line."""
    last = list(_stages(whole))[-1]
    thin = [one_line(part, sizes, "").width for part in last if part.count * HIGH < THICK * whole.count]
    return NODE + _INSET + max(thin, default=0.0)


def _stages(whole: Portion) -> Iterator[list[Portion]]:
    """The portions of each column."""
    stage = [whole]
    while stage:
        yield stage
        stage = [part for portion in stage for part in portion.parts]


def _heads(heads: Sequence[str], columns: Sequence[float], place: Place) -> tuple[list[TextBox], float]:
    """What stands over the columns, last lines level, and how far below the top the flow begins."""
    lefts = [place.box.x, *columns[1:]]
    rights = [x - _AFTER for x in columns[1:]] + [place.box.right]
    found = []
    for number, (head, left, right) in enumerate(zip(heads, lefts, rights, strict=False), 1):
        text = broken_well(_head(head), right - left, place.language)
        found.append(text_box(f"Head {number}", left, 0, right - left, (text,)))
    tall = max((head.box.height for head in found), default=0.0)
    boxes = [Box(h.box.x, place.box.y + tall - h.box.height, h.box.width, h.box.height) for h in found]
    placed = [TextBox(h.name, box, h.paragraphs, "b") for h, box in zip(found, boxes, strict=True)]
    return placed, tall + _UNDER_HEADS if found else 0.0


def _head(text: str) -> Paragraph:
    return Paragraph(set_text(text, Run("", _HEAD, "grey", bold=True)))


# ---- down


def _tried(whole: Portion, widths: Sequence[float], sizes: Sizes, language: str) -> Iterator[_Node]:
    """The flow at ever smaller scales, at each with a wide drop and with a tight one."""
    inner = [width - NODE - _INSET - _AFTER for width in widths[2:-1]]
    rooms = (widths[0] - _AFTER, *inner, widths[-1] - NODE - _INSET)
    words = Words(sizes, language)
    for high in _SCALES:
        for drop in _DROPS:
            yield _node(whole, 0, "none", True, _Frame(rooms, high / whole.count, drop, words))


def _node(portion: Portion, depth: int, outer: str, main: bool, frame: _Frame) -> _Node:
    """A node with all that follows it; `main` is the largest part of its whole."""
    side = portion.side if portion.side != "none" else outer
    colours, tall = _colours(side, depth, main), max(portion.count * frame.unit, THINNEST)
    ordered = sorted(portion.parts, key=lambda part: -part.count)
    parts = [_node(part, depth + 1, side, index == 0, frame) for index, part in enumerate(ordered)]
    label, above = _label(portion, depth, tall, parts, colours[0], frame)
    beside = not parts or not depth
    pad = max((label.height - tall) / 2, 0.0) if beside else label.height + _ABOVE if above else 0.0
    top = max(pad, parts[0].top if parts else 0.0)
    placed = tuple(_placed(parts, top, tall, frame))
    level = tall if beside else parts[0].tall
    label_top = top - label.height - _ABOVE if above else top + (level - label.height) / 2
    ends = [strip + part.extent for _, strip, part in placed]
    extent = max(top + tall, label_top + label.height, *ends)
    return _Node(portion, colours, tall, top, label, label_top, extent, placed)


def _colours(side: str, depth: int, main: bool) -> tuple[str, str]:
    """Of the node and of the ribbon to it: the first is ink; then the side's; of no side ink, smaller parts grey."""
    if not depth or side not in _TINTS:
        return ("ink" if main else "mute"), _OTHER_TINT
    return side, _TINTS[side]


def _label(
    portion: Portion, depth: int, tall: float, parts: Sequence[_Node], colour: str, frame: _Frame
) -> tuple[Label, bool]:
    """The words of a node, and whether they stand above it: on its first ribbon only where that holds all of them."""
    said = "grey" if colour == "mute" else colour
    if not depth:
        return frame.words.whole(portion, frame.rooms[0], said), False
    found = list(frame.words.forms(portion, tall, frame.rooms[depth], said))
    if not parts:
        return found[0], False
    inside = next((form for form in found if form.height <= parts[0].tall), None)
    return (inside, False) if inside else (found[-2 if len(found) > 1 else -1], True)


def _placed(parts: Sequence[_Node], top: float, tall: float, frame: _Frame) -> Iterator[tuple[float, float, _Node]]:
    """Parts with where their ribbons leave and the tops of their strips: the first level, each other one dropped."""
    start, end = top, 0.0
    for index, part in enumerate(parts):
        strip = max(end + _BETWEEN, start + frame.drop - part.top) if index else top - part.top
        yield min(start, top + tall - part.tall), strip, part
        start, end = start + part.portion.count * frame.unit, strip + part.extent


# ---- shapes


def _drawn(node: _Node, strip: float, depth: int, columns: Sequence[float], name: str) -> Iterator[Shape]:
    """Ribbons to what follows, the node, its words, then each of those that follow; `strip` is the top of its strip.

    `columns` are the left of the whole's words and that of each column of nodes.
    """
    x = columns[depth + 1]
    for number, (start, below, part) in enumerate(node.parts, 1):
        ends = (x + NODE, strip + start), (columns[depth + 2], strip + below + part.top)
        yield _ribbon(f"Ribbon {name}.{number}", *ends, part)
    yield Rectangle(f"Node {name}", Box(x, strip + node.top, NODE, node.tall), node.colours[0])
    left = x + NODE + _INSET if depth else columns[0]
    label = node.label
    yield TextBox(f"Label {name}", Box(left, strip + node.label_top, label.width, label.height), label.paragraphs)
    for number, (_, below, part) in enumerate(node.parts, 1):
        yield from _drawn(part, strip + below, depth + 1, columns, f"{name}.{number}")


def _ribbon(name: str, start: tuple[float, float], end: tuple[float, float], part: _Node) -> Freeform:
    """A ribbon with level tangents between two upper corners, as tall as its number at both ends."""
    (left, high), (right, low) = start, end
    middle, thick = (left + right) / 2, part.tall
    upper = ((middle, high), (middle, low), end)
    lower = ((middle, low + thick), (middle, high + thick), (left, high + thick))
    return Freeform(name, ((start, (upper, ((right, low + thick),), lower)),), part.colours[1])
