"""What the dated logs amount to on a day: changes and steps come in, a status goes out. Never a stored boolean.

A measure's status is its last action's; renewed, kept, court and announced-only leave it as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Protocol, TypeVar

from dealbrief.language import Edtf
from dealbrief.source.model_deal import TermStep
from dealbrief.source.model_measures import Change

LIKELIHOOD_BANDS = MappingProxyType(
    {
        "almost no chance": (1, 5),
        "very unlikely": (5, 20),
        "unlikely": (20, 45),
        "roughly even chance": (45, 55),
        "likely": (55, 80),
        "very likely": (80, 95),
        "almost certain": (95, 99),
    }
)
"""ICD 203: the per cent that each word stands for."""

_STATUS_OF_ACTION = MappingProxyType(
    {
        "imposed": "in-force",
        "tightened": "tightened",
        "licensed": "licensed",
        "eased": "eased",
        "suspended": "suspended",
        "lifted": "lifted",
        "expired": "expired",
        "reimposed": "reimposed",
    }
)


class Dated(Protocol):
    @property
    def date(self) -> Edtf: ...


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class MeasureStatus:
    """A measure on a day: its status, and the change that made it so (None: it follows from what was kept)."""

    slug: str
    change: Change | None


def by_then(entries: Iterable[D], as_of: Edtf) -> list[D]:
    """The entries dated up to a day, oldest first."""
    return sorted((entry for entry in entries if not is_later(entry.date, as_of)), key=lambda entry: entry.date.first)


def is_later(when: Edtf | None, as_of: Edtf) -> bool:
    """Whether a date lies wholly after another one's last day."""
    return when is not None and (when.lower or date.min) > as_of.last


def measure_status(changes: Sequence[Change], as_of: Edtf) -> MeasureStatus:
    """A measure's status on a day."""
    known = by_then(changes, as_of)
    for change in reversed(known):
        if change.action in _STATUS_OF_ACTION:
            return MeasureStatus(_STATUS_OF_ACTION[change.action], change)
    if any(change.action != "announced-only" for change in known):
        return MeasureStatus("in-force", None)
    return MeasureStatus("announced-only", known[-1]) if known else MeasureStatus("unknown", None)


def term_step(log: Sequence[TermStep], as_of: Edtf) -> TermStep | None:
    """The step that a term has reached on a day."""
    known = by_then(log, as_of)
    return known[-1] if known else None
