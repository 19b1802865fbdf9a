"""An amount with what it counts and how exactly it is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Approx = Literal["exact", "about", "over", "under", "forecast"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, its unit (empty: a bare count) and its qualifier, which is printed wherever the number is."""

    value: Decimal
    unit: str = ""
    approx: Approx = "exact"

    @property
    def is_exact(self) -> bool:
        return self.approx == "exact"
