"""Random figures: an object with a source of chance and of words comes in, their data go out.

Sizes go from one of each to what the readers of the dialect let through.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Protocol, TypeAlias

from tests.picture_files import picture_file, see_through_file

from dealbrief.document import figures as f
from dealbrief.document import figures_counts as c
from dealbrief.document import figures_map as m
from dealbrief.document import figures_time as t
from dealbrief.document.figures_columns import ColumnData, ColumnSeries, Count
from dealbrief.document.figures_image import ImageData
from dealbrief.document.figures_people import Held, Particular, Profile, ProfilesData
from dealbrief.document.inlines import Side, State
from dealbrief.document.regions import region, regions
from dealbrief.pictures import read_picture

MONTHS, CHANGED = ("jan", "feb", "mar", "apr", "may", "june", "july", "aug", "sept", "oct", "nov", "dec"), "scale"
PICTURES = tuple(
    read_picture(data)
    for data in (
        *(picture_file(*size) for size in ((2, 100), (100, 2), (1, 1), (400, 300), (300, 900), (2000, 300))),
        see_through_file(90, 120),
    )
)
_REACHES = (1, 40, 400, 4000, 40000, 3000000)
"""Days that a timeline spans at most."""


class Maker(Protocol):
    """Where chance and words come from."""

    random: Random

    def side(self) -> Side: ...

    def state(self) -> State: ...

    def short(self, most: int) -> str: ...


def timeline(make: Maker) -> t.TimelineData:
    lanes = tuple(t.Lane(make.short(2), make.side()) for _ in range(make.random.randint(1, 8)))
    # A lane without events is not drawn, and a full one leaves events bare: here each has one to three.
    counts = [make.random.choice((1, 1, 1, 2, 3)) for _ in lanes]
    reach = make.random.choice(_REACHES)
    events = tuple(event(make, lane, reach) for lane, count in enumerate(counts) for _ in range(count))
    return t.TimelineData(lanes, events, MONTHS, CHANGED)


def event(make: Maker, lane: int, reach: int) -> t.Event:
    when = make.short(1)
    day = date(1, 1, 1) + timedelta(days=make.random.randint(0, reach))
    state = make.state() if make.random.random() < 0.2 else None
    return t.Event(day, when, make.short(3), lane, when, make.side(), make.random.randint(1, 3), when, state)


def ladder(make: Maker) -> t.LadderData:
    def step() -> t.Step:
        compared = make.short(3) if make.random.random() < 0.2 else ""
        return t.Step(make.state(), make.short(1), make.short(4), make.random.random() < 0.8, compared)

    def track() -> t.Track:
        steps = tuple(step() for _ in range(make.random.choice((1, 2, 3, 5, 6, 12))))
        return t.Track(make.short(4), steps, make.side())

    return t.LadderData(tuple(track() for _ in range(make.random.randint(1, 8))))


def map_data(make: Maker) -> m.MapData:
    """Countries of a side under names of their own, places and routes anywhere in the region."""
    name = make.random.choice(regions())
    west, south, east, north = region(name).view

    def point() -> tuple[float, float]:
        return make.random.uniform(west, east), make.random.uniform(south, north)

    def route() -> m.Route:
        points = tuple(point() for _ in range(make.random.randint(2, 4)))
        return m.Route(points, make.short(3), make.random.choice(("open", "closed")), make.short(2), make.side())

    land = region(name)
    shown = [code for code in sorted(land.countries) if land.reaches(code)]
    codes = make.random.sample(shown, make.random.randint(0, 3))
    countries = tuple(m.Country(code, make.short(2), make.random.choice(("a", "b"))) for code in codes)
    places = tuple(
        m.Location(make.short(2), *point(), make.side(), make.random.random() < 0.3)
        for _ in range(make.random.choice((0, 1, 2, 5)))
    )
    routes = tuple(route() for _ in range(make.random.choice((0, 0, 1, 2))))
    return m.MapData(name, make.short(8), countries, places, routes, make.random.random() < 0.5)


def profiles(make: Maker) -> ProfilesData:
    def held() -> Held:
        first = date(2020, 1, 1) + timedelta(days=make.random.randint(0, 900))
        years = float(make.random.choice((0, 1, 11, 25)))
        return Held(first, first + timedelta(days=make.random.randint(0, 4000)), make.short(3), years, make.short(2))

    def person() -> Profile:
        facts = tuple(Particular(make.short(1), make.short(4)) for _ in range(make.random.randint(0, 4)))
        return Profile(
            make.short(2), make.short(5), held() if make.random.random() < 0.7 else None, facts, make.short(5)
        )

    people = tuple(person() for _ in range(make.random.randint(1, 6)))
    others = make.random.random() < 0.5
    return ProfilesData(people, make.side(), *((make.short(1), make.short(6)) if others else ("", "")))


def bars(make: Maker) -> f.BarData:
    def bar() -> f.Bar:
        value = Decimal(make.random.randint(0, 900))
        noted = make.random.random() < 0.5
        state = None if noted or make.random.random() < 0.5 else make.state()
        note = make.short(3) if noted else ""
        return f.Bar(make.short(3), value, make.short(1), note, state, make.random.random() < 0.2)

    return f.BarData(tuple(bar() for _ in range(make.random.randint(1, 12))), side=make.side())


def line(make: Maker) -> f.LineData:
    day = date(2025, 1, 1)
    points = []
    for _ in range(make.random.randint(2, 9)):
        day += timedelta(days=make.random.randint(20, 300))
        points.append(f.Point(day, Decimal(make.random.randint(0, 900)), str(make.random.randint(1, 99))))
    return f.LineData(tuple(points), side=make.side())


def exchange(make: Maker) -> f.ExchangeData:
    parties = tuple(f.Party(make.short(2), side, make.random.choice(("", make.short(4)))) for side in ("a", "b"))
    terms = []
    for _ in range(make.random.randint(1, 8)):
        giver = make.random.randint(0, 1)
        terms.append(f.Term(giver, 1 - giver, make.short(3), make.short(5), make.state()))
    return f.ExchangeData(parties, tuple(terms))


def strip(make: Maker) -> f.StripData:
    return f.StripData(
        tuple(f.Milestone(make.short(1), make.short(4), make.side()) for _ in range(make.random.randint(1, 9)))
    )


def scenarios(make: Maker) -> c.ScenarioData:
    bands = []
    for _ in range(make.random.randint(1, 5)):
        low, high = sorted(make.random.sample(range(101), 2))
        bands.append(c.ScenarioBand(make.short(3), low, high, make.short(1), make.short(6)))
    return c.ScenarioData(tuple(bands))


def units(make: Maker) -> c.UnitsData:
    groups = [
        c.UnitGroup(count, str(count), make.short(3), make.side())
        for count in (make.random.randint(1, 60) for _ in range(make.random.randint(1, 4)))
    ]
    return c.UnitsData(tuple(groups))


def flow(make: Maker) -> c.FlowData:
    total = make.random.randint(4, 40)
    cut = sorted(make.random.sample(range(1, total), make.random.randint(0, 2)))
    counts = [after - before for before, after in pairwise([0, *cut, total])]
    parts = tuple(c.Portion(count, str(count), make.short(3), make.side()) for count in counts)
    return c.FlowData(c.Portion(total, str(total), make.short(2), parts=parts))


def columns(make: Maker) -> ColumnData:
    periods = tuple(make.short(2) for _ in range(make.random.choice((1, 2, 5, 12))))

    def counts() -> tuple[Count | None, ...]:
        values = [make.random.choice((None, make.random.randint(0, 2000))) for _ in periods]
        return tuple(None if value is None else Count(Decimal(value), f"{value:,}") for value in values)

    count = make.random.randint(1, 4)
    # One series is named by the figure's caption alone.
    names = [make.short(3) for _ in range(count)] if count > 1 else [""]
    series = tuple(ColumnSeries(name, counts(), make.side()) for name in names)
    return ColumnData(periods, series, make.random.random() < 0.5)


def image(make: Maker) -> ImageData:
    """A picture of any shape: one of two lines of pixels, one of a whole page, a see-through one."""
    return make.random.choice(PICTURES)


Build: TypeAlias = Callable[[Maker], f.FigureData]
WIDE: Mapping[str, Build] = {
    "strip": strip,
    "timeline": timeline,
    "ladder": ladder,
    "map": map_data,
    "profiles": profiles,
}
"""Kinds that need the whole width."""
SLIM: Mapping[str, Build] = {
    "bar": bars,
    "line": line,
    "scenarios": scenarios,
    "units": units,
    "flow": flow,
    "exchange": exchange,
    "image": image,
    "column": columns,
}
"""Kinds that stand in a narrow place too."""
