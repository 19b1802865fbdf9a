"""The exchange on the page: two parties and their terms come in, a drawing goes out (look: brief, section 9
"Exchange").

Each party is a bar over the whole height, each term an arrow from the giver's bar to the receiver's, with what is
given on it, how far it has gone at its end, and instrument and limits below.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealbrief.document.figures import ExchangeData, Party, Term
from dealbrief.figures.drawing import Anchor, Drawing, Label, Line, Rect, Run, Shape
from dealbrief.figures.states import SIZE, state_shape
from dealbrief.theme.breaking import balanced, greedy
from dealbrief.theme.fonts import Weight, face

_NAME, _TITLE, _STATE, _DETAIL = 12.0, 10.5, 9.5, 8.5
_NAME_PITCH, _DETAIL_PITCH = 15.0, 11.0
_BAR, _INSET = 2.4, 14.0
_NAME_ROOM = 110.0
_TOP, _NEXT = 15.0, 34.0


def page_exchange(data: ExchangeData, width: float) -> Drawing:
    """An exchange of two parties across the full width."""
    first, second = data.parties
    left = max(_width(word, _NAME, "semibold") for word in _lines(first)) + 12
    right = width - max(_width(word, _NAME, "semibold") for word in _lines(second)) - 12
    shapes: list[Shape] = []
    y = _TOP
    for term in data.terms:
        arrow, bottom = _term(term, data, left, right, y)
        shapes.extend(arrow)
        y = bottom + _NEXT
    height = y - _NEXT + 14
    bars = [
        Rect(left, 0, _BAR, height, _colour(first)),
        Rect(right - _BAR, 0, _BAR, height, _colour(second)),
    ]
    names = [*_name(first, 0.0, height, "start"), *_name(second, width, height, "end")]
    return Drawing(width, height, (*names, *bars, *shapes))


def _colour(party: Party) -> str:
    return party.side if party.side != "none" else "ink"


def _lines(party: Party) -> list[str]:
    words = party.name.split(" ")
    widths = [_width(word, _NAME, "semibold") for word in words]
    spaces = [_width(" ", _NAME, "semibold")] * len(words)
    return [" ".join(words[first:last]) for first, last in balanced(widths, spaces, max(_NAME_ROOM, *widths))]


def _name(party: Party, x: float, height: float, anchor: Anchor) -> Iterator[Shape]:
    lines = _lines(party)
    base = height / 2 - (len(lines) - 1) * _NAME_PITCH / 2 + 4
    for index, line in enumerate(lines):
        run = Run(line, _colour(party), weight="semibold")
        yield Label((x, base + index * _NAME_PITCH), (run,), _NAME, anchor)


def _term(term: Term, data: ExchangeData, left: float, right: float, y: float) -> tuple[list[Shape], float]:
    """The arrow of a term whose title stands on `y`, and the baseline its last line stands on."""
    colour = _colour(data.parties[term.giver])
    start, end = left + _BAR + _INSET, right - _BAR - _INSET
    word_width = _width(term.state.word, _STATE, "semibold")
    state_width = word_width + (SIZE + 5 if term.state.shape != "none" else 0.0)
    titles = _wrapped(term.title, _TITLE, end - start - state_width - 12, "semibold")
    shapes: list[Shape] = [
        Label((start, y + index * 13), (Run(line, "ink", weight="semibold"),), _TITLE)
        for index, line in enumerate(titles)
    ]
    base = y + (len(titles) - 1) * 13
    side = term.state.side if term.state.side != "none" else "ink"
    shapes.extend(state_shape(term.state.shape, (end - state_width + SIZE / 2, base - 3.2), side))
    shapes.append(Label((end, base), (Run(term.state.word, "ink", weight="semibold"),), _STATE, "end", word_width))
    shapes.append(_arrow(term, colour, left + _BAR, right - _BAR, base + 8))
    details = _wrapped(term.detail, _DETAIL, end - start, "regular")
    for index, line in enumerate(details):
        shapes.append(Label((start, base + 22 + index * _DETAIL_PITCH), (Run(line, "grey"),), _DETAIL))
    return shapes, base + (22 + (len(details) - 1) * _DETAIL_PITCH if details else 8)


def _arrow(term: Term, colour: str, left: float, right: float, y: float) -> Line:
    dash = (6.0, 4.0) if term.state.shape == "circle-open" else None
    ends = ((left, y), (right, y)) if term.giver == 0 else ((right, y), (left, y))
    return Line(*ends, 1.6, colour, dash, arrow=True)


def _wrapped(text: str, size: float, measure: float, weight: Weight) -> list[str]:
    words = text.split(" ") if text else []
    widths = [_width(word, size, weight) for word in words]
    spaces = [_width(" ", size, weight)] * len(words)
    return [" ".join(words[first:last]) for first, last in greedy(widths, spaces, measure)]


def _width(text: str, size: float, weight: Weight = "regular") -> float:
    return face("sans", weight).kerned(text) * size
