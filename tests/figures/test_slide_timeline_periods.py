"""An overfull timeline in two: every event in one half, cut where a year ends if that is even enough."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from dealbrief.document.figures_time import Event, Lane, TimelineData
from dealbrief.figures.slide_timeline_periods import LEAST_EVENTS, periods

LANES = (Lane("Politics"), Lane("Trade"), Lane("People"))


def timeline(days: list[date]) -> TimelineData:
    events = tuple(Event(day, day.isoformat(), f"Talks {n}", n % 3) for n, day in enumerate(days))
    return TimelineData(LANES, events, ("Jan",) * 12)


def sizes(days: list[date]) -> tuple[int, int] | None:
    found = periods(timeline(days))
    return (len(found[0].events), len(found[1].events)) if found else None


@pytest.mark.parametrize("seed", range(40))
def test_every_event_is_in_one_half_and_order_and_lanes_are_kept(seed: int):
    rolled = random.Random(seed)
    length = rolled.choice((30, 400, 3000))
    days = [date(2019, 3, 1) + timedelta(days=rolled.randrange(length)) for _ in range(rolled.randint(8, 40))]
    data = timeline(days)
    found = periods(data)
    assert found
    earlier, later = found
    assert max(one.day for one in earlier.events) < min(one.day for one in later.events)
    assert len(earlier.events) + len(later.events) == len(data.events)
    for part in found:
        assert LEAST_EVENTS <= len(part.events) < len(data.events)
        assert part.events == tuple(one for one in data.events if one in part.events)
        assert part.lanes == data.lanes


def test_the_cut_is_between_two_years_though_two_days_were_more_even():
    days = [date(2020, 1, n) for n in range(1, 6)] + [date(2021, 2, n) for n in range(1, 10)]
    assert sizes(days) == (5, 9)


def test_of_years_the_most_even_cut_counts():
    days = [date(year, 5, n) for year, count in ((2020, 4), (2021, 5), (2022, 9)) for n in range(1, count + 1)]
    assert sizes(days) == (9, 9)


def test_a_year_of_its_own_with_few_events_is_no_half():
    days = [date(2019, 1, n) for n in range(1, 5)] + [date(2020, month, 1) for month in range(1, 13) for _ in range(2)]
    assert sizes(days) == (14, 14)


def test_within_a_month_the_cut_is_between_days():
    assert sizes([date(2020, 1, n) for n in range(1, 13)]) == (6, 6)


@pytest.mark.parametrize(
    "days",
    [
        [],
        [date(2020 + n, 1, 1) for n in range(7)],
        [date(2020, 1, 1)] * 20,
        [date(2020, 1, 1)] * 3 + [date(2021, 1, 1)] * 5,
    ],
)
def test_what_cannot_be_two_timelines_is_not_divided(days: list[date]):
    assert periods(timeline(days)) is None
