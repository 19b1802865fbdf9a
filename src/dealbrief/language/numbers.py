"""Numbers, quantities and names of countries come in; what is printed in a language goes out."""

from __future__ import annotations

from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from dealbrief.language.quantity import Quantity
from dealbrief.language.tables import NO_BREAK, table

_MINUS = "\u2212"


def format_number(value: Decimal, language: str) -> str:
    """A number with the language's separators and as many decimals as were typed, with a true minus."""
    decimals = max(-int(value.as_tuple().exponent), 0)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, pattern, locale=table(language).locale)).replace("-", _MINUS)


def format_quantity(quantity: Quantity, language: str, *, with_unit: bool = False) -> str:
    """A number with its qualifier: "about 1,150". A percent sign is always printed, another unit if asked for."""
    number = format_number(quantity.value, language)
    if quantity.unit == "%" or (with_unit and quantity.unit):
        number = f"{number}{NO_BREAK}{quantity.unit}"
    qualified = table(language).words[f"approx.{quantity.approx}"]
    return qualified.replace("{number}", number).replace(" ", NO_BREAK, 1)


def plural(count: Decimal | int, language: str) -> str:
    """The plural form a count takes: "one" or "other" in English; other languages have more."""
    return str(Locale.parse(table(language).locale).plural_form(Decimal(count)))


def country_name(code: str, language: str) -> str:
    """The name of a country, or of a body with a code such as eu and un; the code itself if it has none."""
    names = Locale.parse(table(language).locale).territories
    return str(names.get(code.upper(), code.upper()))
