"""Profiles on a slide: people come in, one group of native shapes goes out (look: deck, section 7 "Profiles").

A card each, side by side under a rule: name, role, the time held filled in the bar of the whole sentence, facts. The
bars of all cards share one scale, and what is alike stands on one line across them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dealbrief.document.figures_people import Held, Profile, ProfilesData
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_shapes import Box, Group, Rectangle, Rule, Shape, text_box
from dealbrief.figures.slide_text import (
    NO_BREAK,
    Paragraph,
    Run,
    height,
    longest_word,
    natural_width,
    set_text,
    side_colour,
)

_GUTTERS = {1: 0.0, 2: 34.56}
_GUTTER = 17.28
"""Between two cards, and between more."""
_WIDEST = 570.24
"""A card is no wider than eight columns."""
_HEAD_RULE, _HAIR, _EDGE = 1.25, 0.75, 1.0
_TOP, _AFTER_NAME, _BEFORE_BAR, _AFTER_BAR, _AIR = 8.0, 5.0, 12.0, 4.0, 12.0
_BAR, _THINNEST = 18.7, 1.0
_FACT_AIR, _LABEL_GAP = 6.0, 10.0
_TEXT_AIR, _OTHERS_AIR, _OTHERS_PAD = 10.0, 12.0, 6.0
_WHOLE, _FLOOR = 14.0, 16.0
_NAMES = ((28.0, 26.0, 24.0, 24.0), (24.0, 24.0, 24.0, 24.0))
_TEXTS = ((18.0, 16.0, 16.0, 14.0), (16.0, 16.0, 16.0, 14.0))
"""Sizes of names, and of roles and facts, by step: of one or two cards, and of three."""


@dataclass(frozen=True)
class _Card:
    """A profile measured for its width."""

    profile: Profile
    head: tuple[Paragraph, ...]
    held: tuple[Paragraph, ...]
    whole: tuple[Paragraph, ...]
    facts: tuple[tuple[Paragraph, Paragraph], ...]
    text: tuple[Paragraph, ...]


@dataclass(frozen=True)
class _Sheet:
    """The cards with what they have in common: the width, where each band of them begins, and the scale."""

    cards: Sequence[_Card]
    left: float
    width: float
    gutter: float
    labels: float
    longest: float

    def x(self, index: int) -> float:
        return self.left + index * (self.width + self.gutter)

    @property
    def values(self) -> float:
        """Width of a fact's value."""
        return self.width - self.labels

    @cached_property
    def head(self) -> float:
        return max(height(card.head, self.width) for card in self.cards)

    @cached_property
    def held(self) -> float:
        """Height of the words above the bars."""
        return max(height(card.held, self.width) for card in self.cards)

    def bar(self, card: _Card) -> float:
        """Height of a card's bar with its words; 0 where it has none."""
        if not card.profile.held:
            return 0.0
        whole = height(card.whole, self.width)
        return _BEFORE_BAR + self.held + _AFTER_BAR + _BAR + (_AFTER_BAR + whole if whole else 0.0)

    def facts_top(self, card: _Card) -> float:
        """Where facts begin below the top: alike on all cards with a bar, further up without one."""
        if not card.profile.held:
            return _TOP + height(card.head, self.width) + _AIR
        return _TOP + self.head + self.tallest_bar + _AIR

    def row(self, card: _Card, index: int) -> float:
        label, value = card.facts[index]
        return max(height([label], self.labels), height([value], self.values)) + _FACT_AIR

    @cached_property
    def tallest_bar(self) -> float:
        return max(map(self.bar, self.cards))

    @cached_property
    def text_top(self) -> float:
        """Where the sentences begin below the top, alike on all cards: after all facts and bars."""
        return max(map(self._facts_bottom, self.cards))

    def _facts_bottom(self, card: _Card) -> float:
        rows = sum(self.row(card, index) for index in range(len(card.facts)))
        return max(_TOP + self.head + self.tallest_bar, self.facts_top(card) + rows - _FACT_AIR if rows else 0.0)

    @cached_property
    def height(self) -> float:
        text = max(height(card.text, self.width) for card in self.cards)
        return self.text_top + (_TEXT_AIR + text if text else 0.0)


def slide_profiles(data: ProfilesData, place: Place) -> Diagram:
    """The group at the top of the box of `place`; it needs `NO_ROOM` where a word is wider than its card.

    The line of the others is the first to go where there is no room for all.
    """
    sheet = _sheet(data, place)
    others, needed = _others(data, place), sheet.height
    shapes = list(_drawn(sheet, side_colour(data.side), place.box.y))
    bottom, below = needed, height(others, place.box.width)
    if others and needed + _OTHERS_AIR + _OTHERS_PAD + below <= place.box.height:
        y = place.box.y + needed + _OTHERS_AIR
        shapes.append(Rule("Rule others", (place.box.x, y), (place.box.right, y), _HAIR, "hair"))
        shapes.append(text_box("Others", place.box.x, y + _OTHERS_PAD, place.box.width, others))
        others, bottom = (), needed + _OTHERS_AIR + _OTHERS_PAD + below
    box = Box(place.box.x, place.box.y, place.box.width, bottom)
    left_out = tuple(paragraph.text for paragraph in others)
    group = Group("Profiles", box, tuple(shapes), place.alt)
    return Diagram(group, needed if _has_width(sheet) else NO_ROOM, left_out)


def _has_width(sheet: _Sheet) -> bool:
    texts = [(text, sheet.width) for card in sheet.cards for text in (card.head, card.held, card.whole, card.text)]
    texts += [((value,), sheet.values) for card in sheet.cards for _, value in card.facts]
    return sheet.values > sheet.width / 3 and all(longest_word(text) <= wide for text, wide in texts if text)


def _sheet(data: ProfilesData, place: Place) -> _Sheet:
    count = max(len(data.people), 1)
    gutter = _GUTTERS.get(count, _GUTTER)
    width = min((place.box.width - gutter * (count - 1)) / count, _WIDEST)
    size = _TEXTS[count > 2][min(place.step, 3)]
    labels = [_label(fact.label, size) for profile in data.people for fact in profile.facts]
    wide = natural_width(labels) + _LABEL_GAP if labels else 0.0
    colour = side_colour(data.side)
    cards = [_card(profile, width, count > 2, colour, place) for profile in data.people]
    whole = place.whole if isinstance(place.whole, ProfilesData) else data
    return _Sheet(cards, place.box.x, width, gutter, wide, whole.longest)


def _card(profile: Profile, width: float, small: bool, colour: str, place: Place) -> _Card:
    step = min(place.step, 3)
    size = _TEXTS[small][step]
    name = Paragraph(set_text(profile.name, Run("", _NAMES[small][step], "ink", "major")), spacing=0.95)
    role = Paragraph(set_text(profile.role, Run("", size, "grey")), spacing=0.95, before=_AFTER_NAME)
    head = tuple(broken_well(each, width, place.language) for each in (name, role) if each.runs)
    facts = tuple(
        (_label(fact.label, size), Paragraph(set_text(fact.value, Run("", size, "ink")), spacing=0.95))
        for fact in profile.facts
    )
    text = Paragraph(set_text(profile.text, Run("", max(size - 2, _WHOLE), "ink")), spacing=0.95)
    texts = (broken_well(text, width, place.language),) if text.runs else ()
    return _Card(profile, head, *_around_bar(profile.held, size, colour), facts, texts)


def _label(text: str, size: float) -> Paragraph:
    """A fact's label, on one line."""
    return Paragraph(set_text(text.replace(" ", NO_BREAK), Run("", size, "grey")), spacing=0.95)


def _around_bar(held: Held | None, size: float, colour: str) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The words above a bar, in its colour, and below it."""
    if held is None:
        return (), ()
    above = Paragraph(set_text(held.words, Run("", max(size, _FLOOR), colour, bold=True)), spacing=0.95)
    below = Paragraph(set_text(held.whole.replace(" ", NO_BREAK), Run("", _WHOLE, "grey")), spacing=0.95)
    return (above,) if above.runs else (), (below,) if below.runs else ()


def _others(data: ProfilesData, place: Place) -> tuple[Paragraph, ...]:
    if not data.others:
        return ()
    size = _TEXTS[0][min(place.step, 3)] - 2
    head = set_text(data.head and f"{data.head}{NO_BREAK}{NO_BREAK}", Run("", max(size, 14.0), "grey", bold=True))
    return (Paragraph((*head, *set_text(data.others, Run("", max(size, 14.0), "ink"))), spacing=0.95),)


def _drawn(sheet: _Sheet, colour: str, y: float) -> Iterator[Shape]:
    """Card after card."""
    for index, card in enumerate(sheet.cards):
        x, number = sheet.x(index), index + 1
        yield Rule(f"Rule {number}", (x, y), (x + sheet.width, y), _HEAD_RULE, "ink")
        yield text_box(f"Person {number}", x, y + _TOP, sheet.width, card.head)
        if card.profile.held:
            yield from _bar(card, number, x, y + _TOP + sheet.head + _BEFORE_BAR, sheet, colour)
        yield from _facts(card, number, x, y + sheet.facts_top(card), sheet)
        if card.text:
            yield text_box(f"Sentence on {number}", x, y + sheet.text_top + _TEXT_AIR, sheet.width, card.text)


def _bar(card: _Card, number: int, x: float, y: float, sheet: _Sheet, colour: str) -> Iterator[Shape]:
    """The time held filled, the whole sentence outlined; words above at its start, below at its end."""
    held = card.profile.held
    if held is None:
        return
    if card.held:
        above = height(card.held, sheet.width)
        yield text_box(f"Held {number}", x, y + sheet.held - above, sheet.width, card.held)
    top = y + sheet.held + _AFTER_BAR
    scale = sheet.width / (sheet.longest or 1.0)
    yield Rectangle(f"Time held {number}", Box(x, top, max(held.length * scale, _THINNEST), _BAR), colour)
    if held.years:
        inside = Box(x + _EDGE / 2, top + _EDGE / 2, max(held.years * scale - _EDGE, _EDGE), _BAR - _EDGE)
        yield Rectangle(f"Sentence {number}", inside, "", "mute", _EDGE)
    if card.whole:
        wide = natural_width(card.whole) + 1
        end = max(held.years * scale, min(wide, sheet.width))
        yield text_box(f"Whole {number}", x, top + _BAR + _AFTER_BAR, end, [replace(card.whole[0], align="right")])


def _facts(card: _Card, number: int, x: float, y: float, sheet: _Sheet) -> Iterator[Shape]:
    for index, (label, value) in enumerate(card.facts):
        yield text_box(f"Label {number}.{index + 1}", x, y, sheet.labels, [label])
        yield text_box(f"Fact {number}.{index + 1}", x + sheet.labels, y, sheet.values, [value])
        y += sheet.row(card, index)
