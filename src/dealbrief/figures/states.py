"""The shape of a state as a drawing: a name from `document.marks` comes in, shapes around a centre go out.

Seven points across as on the page, outline 0.9; a filled shape has no outline.
"""

from __future__ import annotations

from dealbrief.document.figures import Bar
from dealbrief.figures.drawing import Disc, Line, Point, Polygon, Rect, Shape

SIZE = 7.0
_OUTLINE = 0.9


def state_shape(name: str, centre: Point, colour: str, size: float = SIZE) -> tuple[Shape, ...]:
    """The shapes of a state; none for a state that is a word alone."""
    x, y = centre
    half = size / 2
    inner = half - _OUTLINE / 2
    match name:
        case "circle":
            return (Disc(centre, half, colour),)
        case "circle-open":
            return (Disc(centre, inner, None, colour, _OUTLINE),)
        case "diamond":
            reach = half * 1.2
            return (Polygon(((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)), colour),)
        case "square":
            return (Rect(x - half, y - half, size, size, colour),)
        case "square-open":
            return (Rect(x - inner, y - inner, 2 * inner, 2 * inner, None, colour, _OUTLINE),)
        case "triangle":
            return (Polygon(((x - half, y + half), (x, y - half), (x + half, y + half)), colour),)
        case "cross":
            return (
                Line((x - inner, y - inner), (x + inner, y + inner), 1.2, colour),
                Line((x - inner, y + inner), (x + inner, y - inner), 1.2, colour),
            )
        case "bars":
            return tuple(Line((x + side, y - half), (x + side, y + half), 1.6, colour) for side in (-1.8, 1.8))
        case _:
            return ()


def words_beside(bar: Bar) -> str:
    """What stands beside a bar after its state's shape: the note, which says what happened, or else the state's word.

    A state without a shape is a word alone, so its word is kept before the note.
    """
    if bar.state is None:
        return bar.note
    if bar.state.shape == "none":
        return ", ".join(filter(None, (bar.state.word, bar.note)))
    return bar.note or bar.state.word
