"""What a figure means: points, bars, parties and terms as plain data, complete enough to draw it without a deal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from dealbrief.document.figures_columns import ColumnData
from dealbrief.document.figures_counts import FlowData, ScenarioData, UnitsData
from dealbrief.document.figures_image import ImageData
from dealbrief.document.figures_map import MapData
from dealbrief.document.figures_people import ProfilesData
from dealbrief.document.figures_time import LadderData, TimelineData
from dealbrief.document.inlines import Inlines, Side, State

Approx = Literal["exact", "about", "over", "under", "forecast"]


@dataclass(frozen=True, slots=True)
class Point:
    """One count of a line chart. `label` is what stands at the point; an unlabelled point carries none."""

    day: date
    value: Decimal
    text: str
    approx: Approx = "exact"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """An event marked in the plot of a line chart."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class LineData:
    points: tuple[Point, ...]
    moments: tuple[Moment, ...] = ()
    side: Side = "none"
    unit: str = ""
    series: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart: category, value, and beside it what happened with it.

    `focus` is the row the claim is about; `outside` a row counted but not part of the claim (drawn hollow).
    """

    label: str
    value: Decimal
    text: str
    note: str = ""
    state: State | None = None
    focus: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class BarData:
    bars: tuple[Bar, ...]
    side: Side = "none"
    unit: str = ""
    series: str = ""
    head: str = ""
    note_head: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    name: str
    side: Side
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """What one party gives to another: an arrow from `giver` to `receiver` (positions in `ExchangeData.parties`)."""

    giver: int
    receiver: int
    title: str
    detail: str
    state: State


@dataclass(frozen=True, slots=True)
class ExchangeData:
    """What two parties give each other. Of more or fewer parties the template parser makes a table, not a figure."""

    parties: tuple[Party, ...]
    terms: tuple[Term, ...]
    outside: Inlines = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """One event of a strip: its date as printed, and what happened."""

    date: str
    label: str
    side: Side = "none"


@dataclass(frozen=True, slots=True)
class StripData:
    """Events in order, at equal pitch: not to scale."""

    milestones: tuple[Milestone, ...]


FigureData: TypeAlias = (
    StripData
    | ScenarioData
    | UnitsData
    | FlowData
    | TimelineData
    | LadderData
    | LineData
    | BarData
    | ExchangeData
    | MapData
    | ProfilesData
    | ImageData
    | ColumnData
)
