"""The exchange on a slide: two parties and their terms come in, one group of native shapes goes out.

In full width a sequence: two lifelines and an arrow per term from the giver's to the receiver's. In a narrow box the
terms stand one under the other, each with its own arrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dealbrief.document.figures import ExchangeData, Party, Term
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_shapes import Arrow, Box, Group, Rectangle, Shape, TextBox, text_box
from dealbrief.figures.slide_text import (
    Paragraph,
    Run,
    height,
    longest_word,
    natural_width,
    set_inlines,
    set_state,
    set_text,
    side_colour,
)
from dealbrief.language import Words

FULL_WIDTH = 600.0
"""From this width in points on a sequence, where its words have room: a slot of a 4:3 master is 634 wide."""
TERMS = 6
"""More than these are several figures."""
_LIFELINE, _INSET = 6.5, 23.0
_LEFT_SHARE, _RIGHT_SHARE = 2.06 / 12, 1.85 / 12
_HIDDEN = 0.5
"""How much narrower than its lifeline the part is that an arrow is glued to, so that it cannot be seen."""
_PARTIES = (20.0, 18.0, 16.0)
_ROW = 115.2
_ABOVE, _BELOW, _BETWEEN = 8.0, 7.5, 9.0
_TOP = 7.2
_BESIDE_LEFT, _BESIDE_RIGHT, _BEFORE_STATE = 10.0, 12.0, 12.0
"""Between a party and its lifeline, and between a term and its state."""
_ANNOUNCED = ("announced", "announced-only")


@dataclass(frozen=True)
class _Sizes:
    name: float
    state: float
    detail: float


_STEPS = {3: (_Sizes(20, 16, 18), _Sizes(18, 16, 16), _Sizes(18, 14, 14)), 4: (_Sizes(20, 16, 16), _Sizes(18, 14, 14))}
_NARROW = (_Sizes(18, 16, 18), _Sizes(18, 16, 16), _Sizes(16, 16, 16), _Sizes(16, 14, 14))


def slide_exchange(
    data: ExchangeData, box: Box, step: int, alt: str, words: Words, language: str
) -> tuple[Group, float]:
    """The group, and the height in points it needs; at `step` 0 in the largest type, then smaller.

    Raises:
        ValueError: The exchange has other than two parties; the template parser makes a table of such a one.
    """
    if len(data.parties) != 2:
        raise ValueError(f"an exchange of {len(data.parties)} parties is a table, not a diagram")
    sizes = _at(_STEPS.get(max(len(data.terms), 3), _STEPS[4][1:]), step)
    full = box.width >= FULL_WIDTH and _has_room(data, box.width, sizes)
    sizes = sizes if full else _at(_NARROW, step)
    shapes, needed = _sequence(data, box, sizes, language) if full else _stack(data, box, sizes, words)
    tall = box.height if full else min(needed, box.height)
    return Group("Exchange", Box(box.x, box.y, box.width, tall), tuple(shapes), alt), needed


def _at(steps: Sequence[_Sizes], step: int) -> _Sizes:
    return steps[min(step, len(steps) - 1)]


def _has_room(data: ExchangeData, width: float, sizes: _Sizes) -> bool:
    """Whether no word of a party stands in a lifeline, and none of a term in its state."""
    left, right = _LEFT_SHARE * width, _RIGHT_SHARE * width
    inner = width - left - right - 2 * _INSET - _LIFELINE
    texts = list(zip(_parties(data, width), _party_rooms(width), strict=True))
    for term in data.terms:
        beside = natural_width([_state(term, sizes)]) + _BEFORE_STATE
        texts.append(((_name(term, sizes),), inner - beside))
    return all(longest_word(text) <= room for text, room in texts)


def _sequence(data: ExchangeData, box: Box, sizes: _Sizes, language: str) -> tuple[list[Shape], float]:
    left = box.x + _LEFT_SHARE * box.width
    right = box.right - _RIGHT_SHARE * box.width
    inner = Box(left + _LIFELINE + _INSET, box.y + _TOP, right - left - 2 * _INSET - _LIFELINE, 0)
    outside = _outside(data, box, sizes)
    room = box.height - _TOP - (outside.box.height + 10 if outside else 0)
    rows = [_row(term, data, inner.width, sizes, language) for term in data.terms]
    pitches = _pitches([row.height for row in rows], room)
    second = right + _LIFELINE + _BESIDE_RIGHT
    first_lines, second_lines = _parties(data, box.width)
    names = [
        text_box(f"Party {data.parties[0].name}", box.x, box.y, left - box.x - _BESIDE_LEFT, first_lines),
        text_box(f"Party {data.parties[1].name}", second, box.y, box.right - second, second_lines),
    ]
    shapes: list[Shape] = [
        *names,
        Rectangle("Lifeline 1", Box(left, box.y + _TOP, _LIFELINE, sum(pitches)), side_colour(data.parties[0].side)),
        Rectangle("Lifeline 2", Box(right, box.y + _TOP, _LIFELINE, sum(pitches)), side_colour(data.parties[1].side)),
    ]
    y = inner.y
    for index, (row, pitch) in enumerate(zip(rows, pitches, strict=True), 1):
        shapes.extend(row.placed(index, inner, left, right, y))
        y += pitch
    beside = max(name.box.height for name in names)
    below = max(y, box.y + beside) + 10
    shapes.extend([replace(outside, box=replace(outside.box, y=below))] if outside else [])
    needed = max(sum(row.height for row in rows) + _TOP, beside)
    return shapes, needed + (outside.box.height + 10 if outside else 0)


def _pitches(heights: list[float], room: float) -> list[float]:
    """Rows of one height where they fit, else with equal space between; capped, lest few terms drift apart."""
    even = min(room / len(heights), _ROW)
    if all(height <= even for height in heights):
        return [even] * len(heights)
    spare = max(even - sum(heights) / len(heights), 0.0)
    return [height + spare for height in heights]


def _party_rooms(width: float) -> tuple[float, float]:
    return _LEFT_SHARE * width - _BESIDE_LEFT, _RIGHT_SHARE * width - _LIFELINE - _BESIDE_RIGHT


def _parties(data: ExchangeData, width: float) -> list[tuple[Paragraph, ...]]:
    """Both parties in the largest size in which their words have room."""
    for size in _PARTIES:
        found = [_party(party, size) for party in data.parties]
        if all(longest_word(text) <= room for text, room in zip(found, _party_rooms(width), strict=True)):
            break
    return found


def _party(party: Party, size: float) -> tuple[Paragraph, ...]:
    name = Paragraph(set_text(party.name, Run("", size, side_colour(party.side), bold=True)), spacing=0.95)
    detail = Paragraph(set_text(party.detail, Run("", 14, "grey")), spacing=0.95, before=3)
    return (name, detail) if party.detail else (name,)


@dataclass(frozen=True)
class _Row:
    """One term measured: its name and state above the arrow, its detail below."""

    term: Term
    name: Paragraph
    state: Paragraph
    detail: tuple[Paragraph, ...]
    name_width: float
    state_width: float
    name_height: float
    arrow: float
    height: float
    colours: tuple[str, str]

    def placed(self, index: int, inner: Box, left: float, right: float, y: float) -> Iterator[Shape]:
        start, end = (left, right) if self.term.giver == 0 else (right, left)
        line = y + self.arrow
        half = _LIFELINE / 2
        joins = (f"Term {index} from", f"Term {index} to")
        colour, other = self.colours
        for join, x, fill in zip(joins, (start, end), (colour, other), strict=True):
            yield Rectangle(join, Box(x + _HIDDEN, line - half, _LIFELINE - 2 * _HIDDEN, _LIFELINE), fill)
        name_top = line - _ABOVE - self.name_height
        name_box = Box(inner.x, name_top, self.name_width, self.name_height)
        yield TextBox(f"Term {index}", name_box, (self.name,), "b")
        state_top = line - _ABOVE - self.state.size * 1.2 * 1.05
        state_x = inner.right - self.state_width
        yield TextBox(
            f"Status {index}", Box(state_x, state_top, self.state_width, self.state.size * 1.2), (self.state,), "b"
        )
        tail, head = (start + _LIFELINE, end) if self.term.giver == 0 else (start, end + _LIFELINE)
        dashed = self.term.state.slug in _ANNOUNCED
        yield Arrow(f"Arrow {index}", (tail, line), (head, line), 2.5, colour, dashed, joins)
        if self.detail:
            yield text_box(f"Detail {index}", inner.x, line + _BELOW, inner.width, self.detail)


def _row(term: Term, data: ExchangeData, width: float, sizes: _Sizes, language: str) -> _Row:
    state = _state(term, sizes)
    state_width = natural_width([state])
    name_width = width - state_width - _BEFORE_STATE
    name = broken_well(_name(term, sizes), name_width, language)
    detail = _detail(term, sizes)
    name_height = height([name], name_width)
    arrow = max(37.4 if sizes.name >= 20 else 28.0, name_height + _ABOVE + 2)
    needed = arrow + _BELOW + height(detail, width) + _BETWEEN
    giver, receiver = (side_colour(data.parties[i].side) for i in (term.giver, term.receiver))
    return _Row(term, name, state, detail, name_width, state_width, name_height, arrow, needed, (giver, receiver))


def _state(term: Term, sizes: _Sizes) -> Paragraph:
    return Paragraph(set_state(term.state, Run("", sizes.state)), align="right")


def _name(term: Term, sizes: _Sizes) -> Paragraph:
    return Paragraph(set_text(term.title, Run("", sizes.name, "ink", bold=True)), spacing=0.95)


def _detail(term: Term, sizes: _Sizes) -> tuple[Paragraph, ...]:
    return (Paragraph(set_text(term.detail, Run("", sizes.detail, "grey")), spacing=0.95),) if term.detail else ()


def _outside(data: ExchangeData, box: Box, sizes: _Sizes) -> TextBox | None:
    """What stays outside the exchange: a grey line under it."""
    runs = set_inlines(data.outside, Run("", min(sizes.detail, 16), "grey"))
    return text_box("Outside the exchange", box.x, 0, box.width, (Paragraph(runs),)) if runs else None


def _stack(data: ExchangeData, box: Box, sizes: _Sizes, words: Words) -> tuple[list[Shape], float]:
    """Terms one under the other: who gives whom, the arrow, what, and how far it has gone."""
    shapes: list[Shape] = []
    y = box.y
    for index, term in enumerate(data.terms, 1):
        found = list(_stacked(index, term, data, Box(box.x, y, box.width, 0), sizes, words))
        shapes.extend(found)
        y = max(shape.box.bottom for shape in found if isinstance(shape, TextBox)) + 20
    outside = _outside(data, box, sizes)
    if outside:
        shapes.append(replace(outside, box=replace(outside.box, y=y)))
        y += outside.box.height + 20
    return shapes, y - 20 - box.y


def _stacked(index: int, term: Term, data: ExchangeData, box: Box, sizes: _Sizes, words: Words) -> Iterator[Shape]:
    giver, receiver = data.parties[term.giver], data.parties[term.receiver]
    colour = side_colour(giver.side)
    before, after = words.around("gives_to", "giver", receiver=receiver.name)
    who = (
        *set_text(before, Run("", sizes.state, "grey")),
        *set_text(giver.name, Run("", sizes.state, colour, bold=True)),
        *set_text(after, Run("", sizes.state, "grey")),
    )
    head = text_box(f"Parties {index}", box.x, box.y, box.width, (Paragraph(who),))
    yield head
    line = head.box.bottom + 8
    ends = (box.x, box.right) if term.giver < term.receiver else (box.right, box.x)
    dashed = term.state.slug in _ANNOUNCED
    yield Arrow(f"Arrow {index}", (ends[0], line), (ends[1], line), 2.5, colour, dashed)
    style = Run("", sizes.name, "ink")
    text = (
        Paragraph(set_text(term.title, style), spacing=0.95),
        *_detail(term, sizes),
        Paragraph(set_state(term.state, Run("", sizes.state)), before=4),
    )
    yield text_box(f"Term {index}", box.x, line + 8, box.width, text)
