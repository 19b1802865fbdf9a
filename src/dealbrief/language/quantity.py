"""An amount with what it counts and how exactly it is known; it comes in, and what is printed of it goes out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dealbrief.language.catalogue import words
from dealbrief.language.numbers import format_number
from dealbrief.language.tables import NO_BREAK

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


def format_quantity(quantity: Quantity, language: str, *, with_unit: bool = False) -> str:
    """A number with its qualifier: "about 1,150". A percent sign is always printed, another unit if asked for."""
    said = words(language)
    number = format_number(quantity.value, language)
    if quantity.unit == "%":
        number = said.say("percent", number=number)
    elif with_unit and quantity.unit:
        number = f"{number}{NO_BREAK}{quantity.unit}"
    return said.say(f"approx.{quantity.approx}", number=number).replace(" ", NO_BREAK, 1)
