"""What figures of counts and likelihoods mean: bands of scenarios, marks of a whole, parts that go different ways."""

from __future__ import annotations

from dataclasses import dataclass

from dealbrief.document.inlines import Side


@dataclass(frozen=True, slots=True)
class ScenarioBand:
    """One way things may go: its likelihood from `low` to `high` per cent, the word for it, and on a slide the sign by
    which one would see it come."""

    name: str
    low: int
    high: int
    word: str = ""
    detail: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class ScenarioData:
    bands: tuple[ScenarioBand, ...]


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """So many of a kind, `count` 1 or more; `text` is the count as printed."""

    count: int
    text: str
    label: str = ""
    side: Side = "none"


@dataclass(frozen=True, slots=True)
class UnitsData:
    """Groups of one whole, drawn as marks. `unit` names what a mark stands for."""

    groups: tuple[UnitGroup, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """What stands over one column of a flow, such as its date."""

    head: str


@dataclass(frozen=True, slots=True)
class Portion:
    """A number of a flow, 1 or more, and the portions it goes on to, which add up to it; `text` is it as printed."""

    count: int
    text: str
    label: str = ""
    side: Side = "none"
    parts: tuple[Portion, ...] = ()

    @property
    def stages(self) -> int:
        """This one, and the most that follow one another below it."""
        return 1 + max((part.stages for part in self.parts), default=0)


@dataclass(frozen=True, slots=True)
class FlowData:
    """A whole and where its parts went, from left to right; the heads of its columns may be fewer than they."""

    whole: Portion
    stages: tuple[Stage, ...] = ()
