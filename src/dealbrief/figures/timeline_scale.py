"""The scale of a timeline: events and a width come in, one panel or two with their ticks go out.

Where the events of the last years lie much closer than those before, they get a panel of their own: the years before
on the left, months on the right. In each panel the last events leave their labels room, so a scale can end early.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dealbrief.document.figures_time import Event, TimelineData
from dealbrief.figures.page_text import text_width
from dealbrief.figures.scale import linear
from dealbrief.figures.timeline_labels import SIZE, STEM_GAP, needed_width

_CONTEXT_SHARE, _PANEL_GAP = 0.49, 10.0
_LEAST_FOR_TWO = 300.0
"""Less room than this is not divided."""
_FOCUS_YEARS, _FOCUS_EVENTS, _DENSER = 2, 3, 3.0
"""A focus spans so many years at most, holds so many events at least, and they lie so much closer than those before."""
_MONTHS_UP_TO = 800
"""Days a scale of months spans at most."""
_MONTH_BY_MONTH = 200
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_TICK_ROOM = 30.0
_INDENT = 4.0
_SLACK = 0.1
"""So that rounding breaks no line that fits."""
MARKER = 3.1


_Form = Literal["when", "short", "month"]
"""How dates are printed: whole, without the year that the scale says, or without the day that no scale of years has."""


@dataclass(frozen=True)
class Tick:
    """A place on the scale and what is said there; `strong` for the year of a scale of months.

    The year in which a scale of years begins has no line, as it did not begin there.
    """

    x: float
    text: str
    strong: bool = False
    line: bool = True


@dataclass(frozen=True)
class Panel:
    """A span of time on the page: its events, edges, the end of its axis, the map from ordinals to x, its ticks, and
    how its dates are printed."""

    events: tuple[Event, ...]
    left: float
    right: float
    end: float
    x: Callable[[float], float]
    ticks: tuple[Tick, ...]
    form: _Form

    def at(self, event: Event) -> float:
        return self.x(event.day.toordinal())

    def printed(self, event: Event) -> str:
        """The date beside the event."""
        return _printed(event, self.form)


def panels(data: TimelineData, left: float, right: float, kept: float, language: str) -> tuple[Panel, ...]:
    """One panel, or context and focus; none without events. `kept` is the width kept free for a label."""
    events = sorted(data.events, key=lambda event: event.day)
    split = _split([event.day for event in events]) if right - left >= _LEAST_FOR_TWO else None
    if split is None:
        return (_panel(events, left, right, data.months, kept, language, by_month=None),) if events else ()
    before = [event for event in events if event.day < split]
    middle = left + _CONTEXT_SHARE * (right - left)
    context = _panel(before, left, middle, data.months, kept, language, by_month=False, until=split)
    focus = _panel(events[len(before) :], middle + _PANEL_GAP, right, data.months, kept, language, by_month=True)
    return context, focus


def _split(days: Sequence[date]) -> date | None:
    """The new year from which events lie much closer than before; None where one scale does for all."""
    if not days:
        return None
    last = days[-1]
    starts = (date(year, 1, 1) for year in range(max(last.year - _FOCUS_YEARS + 1, days[0].year + 1), last.year + 1))
    ratios = [(_ratio(days, start), -start.toordinal(), start) for start in starts]
    best = max(ratios, default=None)
    return best[2] if best is not None and best[0] >= _DENSER else None


def _ratio(days: Sequence[date], start: date) -> float:
    """How much closer the events from a day on lie than those before."""
    before = [day for day in days if day < start]
    after = len(days) - len(before)
    if not before or after < _FOCUS_EVENTS or before[0] == before[-1]:
        return 0.0
    spans = (start - before[0]).days, max((days[-1] - start).days, 1)
    return (after / spans[1]) / (len(before) / spans[0])


def _printed(event: Event, form: _Form) -> str:
    return {"when": event.when, "short": event.short, "month": event.month}[form] or event.when


def _in_one_year(events: Sequence[Event]) -> bool:
    return len({event.day.year for event in events}) == 1


def _panel(
    events: Sequence[Event],
    left: float,
    right: float,
    months: Sequence[str],
    kept: float,
    language: str,
    *,
    by_month: bool | None,
    until: date | None = None,
) -> Panel:
    """A span of events between two edges; `until` is the day before which it ends if that is after its last event."""
    first, last = events[0].day, events[-1].day
    monthly = (last - first).days <= _MONTHS_UP_TO if by_month is None else by_month
    low = date(first.year, 1, 1) if by_month else first.replace(day=1) if monthly else first
    start = left + MARKER
    form: _Form = "month" if until else "short" if monthly and _in_one_year(events) else "when"
    length = _length(events, low, form, kept, right - start, language)
    x = linear(low.toordinal(), max(last.toordinal(), low.toordinal() + 1), start, start + length)
    end = min(max(start + length + 2 * MARKER, x(until.toordinal()) if until else 0.0), right)
    final = until - timedelta(days=1) if until else last
    marks = _month_ticks(low, final, x, months) if monthly else _year_ticks(low, final, x)
    return Panel(tuple(events), left, right, end, x, _apart([mark for mark in marks if mark.x <= end], right), form)


def _length(events: Sequence[Event], low: date, form: _Form, kept: float, room: float, language: str) -> float:
    """How long the scale may be so that each event leaves its label what it needs."""
    span = max((events[-1].day - low).days, 1)
    lengths = [room - MARKER]
    for event in events:
        share = (event.day - low).days / span
        need = needed_width(_printed(event, form), event.said(language), kept) + _SLACK
        lengths.extend([(room - STEM_GAP - need) / share] if share > 0 else [])
    return max(min(lengths), 1.0)


def _year_ticks(low: date, last: date, x: Callable[[float], float]) -> Iterator[Tick]:
    """The starts of years, or of every so many years where a year is narrow; first the year the scale begins in."""
    length = x(last.toordinal()) - x(low.toordinal())
    years = max(last.year - low.year, 1)
    step = next((step for step in _YEAR_STEPS if length / years * step >= _TICK_ROOM), _YEAR_STEPS[-1])
    yield Tick(x(low.toordinal()), str(low.year), line=(low.month, low.day) == (1, 1))
    for year in range(low.year + 1, last.year + 1):
        if year % step == 0:
            yield Tick(x(date(year, 1, 1).toordinal()), str(year))


def _month_ticks(low: date, last: date, x: Callable[[float], float], months: Sequence[str]) -> Iterator[Tick]:
    """The starts of quarters, of months in a short span; the year stands at its January, or at the first tick."""
    pace = 1 if (last - low).days <= _MONTH_BY_MONTH else 3
    for index in range(low.year * 12 + low.month - 1, last.year * 12 + last.month):
        year, month = divmod(index, 12)
        place = x(date(year, month + 1, 1).toordinal())
        if month == 0:
            yield Tick(place, str(year), strong=True)
        elif index == low.year * 12 + low.month - 1:
            yield Tick(place, f"{months[month]} {year}", strong=True)
        elif month % pace == 0:
            yield Tick(place, months[month])


def _apart(found: Sequence[Tick], right: float) -> tuple[Tick, ...]:
    """The ticks from left to right; one whose text would touch another's keeps its line alone. Years come first."""
    taken: list[tuple[float, float]] = []
    texts: dict[int, str] = {}
    for index in sorted(range(len(found)), key=lambda n: (not found[n].strong, not found[n].line, n)):
        tick = found[index]
        left = tick.x + _INDENT
        end = left + text_width(tick.text, SIZE, "semibold" if tick.strong else "regular")
        free = end <= right and all(end + _INDENT < one or other + _INDENT < left for one, other in taken)
        texts[index] = tick.text if free else ""
        taken.extend([(left, end)] if free else [])
    return tuple(replace(tick, text=texts[index]) for index, tick in enumerate(found))
