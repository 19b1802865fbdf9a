"""Numbers, lists and names of countries come in; what is printed in a language goes out, by CLDR."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from babel.numbers import format_decimal

from dealbrief.language.locales import locale_of

_MINUS = "\u2212"
_PLURALS = ("zero", "one", "two", "few", "many", "other")


def format_number(value: Decimal | int, language: str) -> str:
    """A number with the language's separators and as many decimals as were typed, with a true minus."""
    decimals = max(-int(Decimal(value).as_tuple().exponent), 0)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, pattern, locale=locale_of(language))).replace("-", _MINUS)


def plural(count: Decimal | int, language: str) -> str:
    """The plural form a count takes: "one" or "other" in English; other languages have more."""
    return str(locale_of(language).plural_form(Decimal(count)))


def plurals(language: str) -> tuple[str, ...]:
    """The plural forms a language has, in the order in which a catalogue holds them."""
    return _plurals(locale_of(language).language)


@cache
def _plurals(language: str) -> tuple[str, ...]:
    has = {*locale_of(language).plural_form.tags, "other"}
    return tuple(name for name in _PLURALS if name in has)


def format_list(parts: Sequence[str], language: str) -> str:
    """Names one after the other, the last with the language's word for "and"."""
    from babel.lists import format_list as babel_list

    return str(babel_list(parts, locale=locale_of(language)))


def country_name(code: str, language: str) -> str:
    """The name of a country, or of a body with a code such as eu and un; the code itself if it has none."""
    return str(locale_of(language).territories.get(code.upper(), code.upper()))
