"""Profiles on the page: people come in, a drawing goes out, in two columns (after the deck's picture 5).

Each card has a rule, the name, the role, the time held filled in the bar of the whole sentence, and the facts. All bars
share one scale.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealbrief.document.figures_people import Held, Profile, ProfilesData
from dealbrief.figures.drawing import Drawing, Line, Rect, Shape
from dealbrief.figures.page_text import Lines, text_width, wrapped

_LEAST = 300.0
"""Two columns need this width."""
_GUTTER, _ROW_GAP = 17.0, 18.0
_NAME, _NAME_PITCH = 10.0, 12.0
_WIDE, _LARGER, _UNDER_LARGE = 230.0, 2.0, 4.0
"""From this width of a card on, across the page, its name is so many times as large."""
_SIZE, _PITCH = 8.5, 10.5
_SMALL = 8.0
_FIRST, _ROLE_DOWN, _HELD_DOWN, _BAR_DOWN, _WHOLE_DOWN, _FACT_DOWN = 14.0, 11.5, 15.0, 4.0, 9.5, 14.0
_BAR, _EDGE, _THINNEST = 8.0, 0.7, 0.8
_LABEL_GAP = 8.0
_OTHERS_AIR, _OTHERS_DOWN = 12.0, 12.0


def page_profiles(data: ProfilesData, width: float, language: str) -> Drawing:
    """The cards, `width` points wide, and below them the line of the others."""
    columns = 2 if width >= _LEAST and len(data.people) > 1 else 1
    each = (width - _GUTTER * (columns - 1)) / columns
    shapes: list[Shape] = []
    y = 0.0
    for first in range(0, len(data.people), columns):
        y += _ROW_GAP if first else 0.0
        row = data.people[first : first + columns]
        cards = [_card(person, data, index * (each + _GUTTER), y, each, language) for index, person in enumerate(row)]
        shapes.extend(shape for card, _ in cards for shape in card)
        y = max(bottom for _, bottom in cards)
    if data.others:
        shapes.append(Line((0.0, y + _OTHERS_AIR), (width, y + _OTHERS_AIR), 0.5, "hair"))
        text = wrapped(" ".join(filter(None, (data.head, data.others))), _SIZE, width, _PITCH, language=language)
        shapes.extend(text.labels(0.0, y + _OTHERS_AIR + _OTHERS_DOWN, "grey"))
        y += _OTHERS_AIR + _OTHERS_DOWN + text.depth
    return Drawing(width, y + 3.0, tuple(shapes))


def _card(
    person: Profile, data: ProfilesData, x: float, y: float, width: float, language: str
) -> tuple[list[Shape], float]:
    """A card's shapes, and its lowest baseline."""
    colour = data.side if data.side != "none" else "ink"
    times = _LARGER if width >= _WIDE else 1.0
    name = wrapped(person.name, times * _NAME, width, times * _NAME_PITCH, "semibold", language=language)
    role = wrapped(person.role, _SIZE, width, _PITCH, language=language)
    shapes: list[Shape] = [Line((x, y), (x + width, y), 0.9, "ink"), *name.labels(x, y + times * _FIRST, "ink")]
    y += times * _FIRST + name.depth + (times - 1.0) * _UNDER_LARGE
    if role.texts:
        shapes.extend(role.labels(x, y + _ROLE_DOWN, "grey"))
        y += _ROLE_DOWN + role.depth
    if person.held:
        found, y = _bar(person.held, data.longest, x, y, width, colour, language)
        shapes.extend(found)
    found, y = _facts(person, x, y, width, language)
    text = wrapped(person.text, _SIZE, width, _PITCH, language=language)
    last = [*shapes, *found, *text.labels(x, y + _FACT_DOWN, "ink")]
    return last, y + (_FACT_DOWN + text.depth if text.texts else 0.0)


def _bar(
    held: Held, longest: float, x: float, y: float, width: float, colour: str, language: str
) -> tuple[list[Shape], float]:
    """The bar with its words, and its lowest baseline."""
    shapes: list[Shape] = []
    words = wrapped(held.words, _SIZE, width, _PITCH, "semibold", language=language)
    if words.texts:
        shapes.extend(words.labels(x, y + _HELD_DOWN, colour))
        y += _HELD_DOWN + words.depth
    top, scale = y + _BAR_DOWN, width / (longest or 1.0)
    shapes.append(Rect(x, top, max(held.length * scale, _THINNEST), _BAR, colour))
    if held.years:
        shapes.append(Rect(x, top, max(held.years * scale, _THINNEST), _BAR, None, "mute", _EDGE))
    y = top + _BAR
    whole = wrapped(held.whole, _SMALL, width, _PITCH, language=language)
    if whole.texts:
        shapes.extend(whole.labels(x + max(held.years * scale, whole.width), y + _WHOLE_DOWN, "grey", "end"))
        y += _WHOLE_DOWN + whole.depth
    return shapes, y


def _facts(person: Profile, x: float, y: float, width: float, language: str) -> tuple[list[Shape], float]:
    """Labels and values, and the lowest baseline."""
    shapes: list[Shape] = []
    labels = min(max((text_width(fact.label, _SIZE) for fact in person.facts), default=0.0), width / 2) + _LABEL_GAP
    for fact in person.facts:
        y += _FACT_DOWN
        label = wrapped(fact.label, _SIZE, labels - _LABEL_GAP + 0.1, _PITCH, language=language)
        value = wrapped(fact.value, _SIZE, width - labels, _PITCH, language=language)
        shapes.extend(_pair(label, value, x, y, labels))
        y += max(label.depth, value.depth)
    return shapes, y


def _pair(label: Lines, value: Lines, x: float, base: float, labels: float) -> Iterator[Shape]:
    yield from label.labels(x, base, "grey")
    yield from value.labels(x + labels, base, "ink")
