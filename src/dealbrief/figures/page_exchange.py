"""The exchange on the page: two parties and their terms come in, a drawing goes out (look: brief, section 9
"Exchange").

Each party is a bar over the whole height, each term an arrow from the giver's bar to the receiver's, with what is
given on it, how far it has gone at its end, and instrument and limits below. Where the names leave an arrow too little
room for words, the terms are listed instead (`page_exchange_list`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dealbrief.document.figures import ExchangeData, Party, Term
from dealbrief.figures.drawing import Anchor, Drawing, Label, Line, Rect, Run, Shape
from dealbrief.figures.page_exchange_list import page_exchange_list
from dealbrief.figures.page_text import Lines, text_width, wrapped
from dealbrief.figures.states import SIZE, state_shape

_NAME, _TITLE, _STATE, _DETAIL = 12.0, 10.5, 9.5, 8.5
_NAME_PITCH, _TITLE_PITCH, _DETAIL_PITCH = 15.0, 13.0, 11.0
_BAR, _INSET = 2.4, 14.0
_NAME_ROOM = 110.0
_MOST_NAME = 0.34
"""A party's name takes at most this share of the width; a longer word is broken."""
_DETAIL_ROOM, _UNDER_NAME = 80.0, 13.0
_LEAST_TITLE = 0.33
_LEAST_ARROW = 150.0
"""With less room than this between the bars, the terms are a list."""
_TOP, _NEXT = 15.0, 34.0


def page_exchange(data: ExchangeData, width: float, language: str) -> Drawing:
    """An exchange of two parties, `width` points wide: arrows between the names, or a list where they have no room."""
    first, second = (_Side.of(party, width, language) for party in data.parties)
    left, right = first.width + 12, width - second.width - 12
    if right - left - 2 * (_BAR + _INSET) < _LEAST_ARROW:
        return page_exchange_list(data, width, language)
    shapes: list[Shape] = []
    y = _TOP
    for term in data.terms:
        arrow, bottom = _term(term, data, left, right, y, language)
        shapes.extend(arrow)
        y = bottom + _NEXT
    height = max(y - _NEXT + 14, first.depth + _NAME_PITCH, second.depth + _NAME_PITCH)
    colours = [_colour(party) for party in data.parties]
    names = [*first.labels(0.0, height, colours[0]), *second.labels(width, height, colours[1], "end")]
    bars = [Rect(left, 0, _BAR, height, colours[0]), Rect(right - _BAR, 0, _BAR, height, colours[1])]
    return Drawing(width, height, (*names, *bars, *shapes))


def _colour(party: Party) -> str:
    return party.side if party.side != "none" else "ink"


@dataclass(frozen=True)
class _Side:
    """What stands beside a party's bar: its name, and what is said of it below."""

    name: Lines
    detail: Lines

    @classmethod
    def of(cls, party: Party, width: float, language: str) -> _Side:
        widest = max(text_width(word, _NAME, "semibold") for word in party.name.split(" "))
        measure = min(max(_NAME_ROOM, widest), _MOST_NAME * width)
        name = wrapped(party.name, _NAME, measure, _NAME_PITCH, "semibold", even=True, language=language)
        room = min(max(name.width, _DETAIL_ROOM), _MOST_NAME * width)
        return cls(name, wrapped(party.detail, _DETAIL, room, _DETAIL_PITCH, language=language))

    @property
    def width(self) -> float:
        return max(self.name.width, self.detail.width)

    @property
    def depth(self) -> float:
        return self.name.depth + (_UNDER_NAME + self.detail.depth if self.detail.texts else 0.0)

    def labels(self, x: float, height: float, colour: str, anchor: Anchor = "start") -> Iterator[Label]:
        """The lines, half way down a height."""
        y = (height - self.depth) / 2 + 4
        yield from self.name.labels(x, y, colour, anchor)
        yield from self.detail.labels(x, y + self.name.depth + _UNDER_NAME, "grey", anchor)


def _term(
    term: Term, data: ExchangeData, left: float, right: float, y: float, language: str
) -> tuple[list[Shape], float]:
    """The arrow of a term whose title stands on `y`, and the baseline its last line stands on."""
    colour = _colour(data.parties[term.giver])
    start, end = left + _BAR + _INSET, right - _BAR - _INSET
    word_width = text_width(term.state.word, _STATE, "semibold")
    state_width = word_width + (SIZE + 5 if term.state.shape != "none" else 0.0)
    room = max(end - start - state_width - 12, _LEAST_TITLE * (end - start))
    title = wrapped(term.title, _TITLE, room, _TITLE_PITCH, "semibold", language=language)
    base = y + title.depth
    side = term.state.side if term.state.side != "none" else "ink"
    detail = wrapped(term.detail, _DETAIL, end - start, _DETAIL_PITCH, language=language)
    shapes: list[Shape] = [
        *title.labels(start, y, "ink"),
        *state_shape(term.state.shape, (end - state_width + SIZE / 2, base - 3.2), side),
        Label((end, base), (Run(term.state.word, "ink", weight="semibold"),), _STATE, "end", word_width),
        _arrow(term, colour, left + _BAR, right - _BAR, base + 8),
        *detail.labels(start, base + 22, "grey"),
    ]
    return shapes, base + (22 + detail.depth if detail.texts else 8)


def _arrow(term: Term, colour: str, left: float, right: float, y: float) -> Line:
    dash = (6.0, 4.0) if term.state.shape == "circle-open" else None
    ends = ((left, y), (right, y)) if term.giver == 0 else ((right, y), (left, y))
    return Line(*ends, 1.6, colour, dash, arrow=True)
