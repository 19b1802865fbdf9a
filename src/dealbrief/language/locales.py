"""Which locale of CLDR a language tag means: a tag comes in, Babel's locale goes out."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_PLAIN = {"en": "en-GB"}
"""CLDR's plain `en` is American."""


@cache
def locale_of(language: str) -> Locale:
    """The locale of a tag; of an unknown region, that of the language.

    Raises:
        LookupError: CLDR does not know the language.
    """
    for tag in (_PLAIN.get(language, language), language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise LookupError(f"there is no locale for the language {language!r}")


def with_region(language: str) -> str:
    """A tag with a region, the likeliest where it names none: an office program proofs no language without one."""
    locale = locale_of(language)
    if locale.territory is None:
        likely = str(get_global("likely_subtags").get(locale.language, locale.language))
        locale = Locale.parse(likely)
    return "-".join(part for part in (locale.language, locale.territory) if part)


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left; one that CLDR does not know is not."""
    try:
        return locale_of(language).text_direction == "rtl"
    except LookupError:
        return False
