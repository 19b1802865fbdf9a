"""What a figure of time means: events in lanes, and the steps of promises, as plain data without a deal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dealbrief.document.inlines import Side, State
from dealbrief.language import labelled


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of a timeline: a party, or a matter such as trade."""

    name: str
    side: Side = "none"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: where it stands in time, its date in print, its lane (a position in `lanes`).

    `short` is the date where the scale above already says the year, `month` where a day is too much. Importance runs
    from 1 (labelled first) to 3. A `state` stands as its shape in place of the dot, and as its word before the label.
    """

    day: date
    when: str
    label: str
    lane: int
    short: str = ""
    side: Side = "none"
    importance: int = 2
    month: str = ""
    state: State | None = None

    def said(self, language: str) -> str:
        """What stands beside the date: how far a restriction has gone, and the label."""
        return labelled(language, self.state.word if self.state else "", self.label)


@dataclass(frozen=True, slots=True)
class TimelineData:
    """Events on a true scale of time, in any order.

    `months` are twelve short names for the scale; `changed` is what to say where the scale changes.
    """

    lanes: tuple[Lane, ...]
    events: tuple[Event, ...]
    months: tuple[str, ...]
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a promise or an easing. A step not `reached` is still to come.

    `comparator` names another case that has come to this step, what is to say of it after a colon.
    """

    state: State
    date: str
    detail: str = ""
    reached: bool = True
    comparator: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """One promise, or one measure, with its steps in order."""

    title: str
    steps: tuple[Step, ...]
    side: Side = "none"


@dataclass(frozen=True, slots=True)
class LadderData:
    """Promises, each with its own steps at equal pitch: not to scale.

    `standing` is said on a slide where a promise stands, for instance a date.
    """

    tracks: tuple[Track, ...]
    standing: str = ""
