"""The exchange in a narrow place: two parties and their terms come in, a list as a drawing goes out.

Where no arrow between two names has room, the terms stand below one another, as the table of three parties has them:
who gives whom, what, how far it has gone, instrument and limits. A bar in the giver's colour runs beside each.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealbrief.document.figures import ExchangeData, Party, Term
from dealbrief.document.inlines import State
from dealbrief.figures.drawing import Drawing, Rect, Shape
from dealbrief.figures.page_text import Lines, wrapped
from dealbrief.figures.states import SIZE, state_shape

_WAY, _WAY_PITCH = 8.5, 10.5
_TITLE, _TITLE_PITCH = 9.5, 12.0
_SMALL, _PITCH = 8.5, 10.5
_BAR, _INSET = 2.4, 9.0
_LEAST = 70.0
"""A list is laid out at least this wide; in less room all of it is made smaller."""
_ASCENT, _DESCENT = 0.74, 0.22
_STATE_DOWN, _UNDER_STATE, _NEXT, _UNDER_PARTY = 13.5, 12.0, 12.0, 11.0
_GLYPH = SIZE + 4.0


def page_exchange_list(data: ExchangeData, width: float, language: str) -> Drawing:
    """What is said of each party, then the terms one below the other, `width` points wide."""
    width = max(width, _LEAST)
    shapes: list[Shape] = []
    y = 0.0
    for party in _introduced(data):
        found, y = _party(party, y, width, language)
        shapes.extend(found)
        y += _NEXT
    for term in data.terms:
        found, y = _term(term, data, y, width, language)
        shapes.extend(found)
        y += _NEXT
    return Drawing(width, max(y - _NEXT, 0.0), tuple(shapes))


def _introduced(data: ExchangeData) -> Iterator[Party]:
    """The parties of whom more is said than their name, or whom no term names."""
    named = {position for term in data.terms for position in (term.giver, term.receiver)}
    return (party for position, party in enumerate(data.parties) if party.detail or position not in named)


def _party(party: Party, top: float, width: float, language: str) -> tuple[list[Shape], float]:
    """A name and what is said of it, and where they end."""
    name = wrapped(party.name, _TITLE, width - _INSET, _TITLE_PITCH, "semibold", language=language)
    detail = wrapped(party.detail, _SMALL, width - _INSET, _PITCH, language=language)
    base = top + _ASCENT * _TITLE
    below = base + name.depth + _UNDER_PARTY
    shapes = [*name.labels(_INSET, base, _colour(party)), *detail.labels(_INSET, below, "grey")]
    bottom = (below + detail.depth if detail.texts else base + name.depth) + _DESCENT * _SMALL
    return [Rect(0.0, top, _BAR, bottom - top, _colour(party)), *shapes], bottom


def _term(term: Term, data: ExchangeData, top: float, width: float, language: str) -> tuple[list[Shape], float]:
    """A term whose bar begins at `top`, and where it ends."""
    colour = _colour(data.parties[term.giver])
    room = width - _INSET
    giver, receiver = (data.parties[index].name for index in (term.giver, term.receiver))
    way = wrapped(f"{giver} \u2192 {receiver}", _WAY, room, _WAY_PITCH, "semibold", language=language)
    title = wrapped(term.title, _TITLE, room, _TITLE_PITCH, "semibold", language=language)
    detail = wrapped(term.detail, _SMALL, room, _PITCH, language=language)
    base = top + _ASCENT * _WAY
    shapes: list[Shape] = [*way.labels(_INSET, base, colour)]
    found, base = _under(title, base + way.depth, _TITLE_PITCH, "ink")
    shapes.extend(found)
    found, base = _state(term.state, base, room, language)
    shapes.extend(found)
    found, base = _under(detail, base, _UNDER_STATE, "grey")
    bottom = base + _DESCENT * _SMALL
    return [Rect(0.0, top, _BAR, bottom - top, colour), *shapes, *found], bottom


def _under(lines: Lines, base: float, down: float, tone: str) -> tuple[list[Shape], float]:
    """Lines that begin `down` below a baseline, and their last baseline; where there are none, the one above."""
    return (list(lines.labels(_INSET, base + down, tone)), base + down + lines.depth) if lines.texts else ([], base)


def _state(state: State, base: float, room: float, language: str) -> tuple[list[Shape], float]:
    """Shape and word of a state below a baseline, and its last baseline."""
    base += _STATE_DOWN
    sign = state_shape(state.shape, (_INSET + SIZE / 2, base - 2.9), state.side if state.side != "none" else "ink")
    left = _GLYPH if sign else 0.0
    word = wrapped(state.word, _SMALL, room - left, _PITCH, "semibold", language=language)
    return [*sign, *word.labels(_INSET + left, base, "ink")], base + word.depth


def _colour(party: Party) -> str:
    return party.side if party.side != "none" else "ink"
