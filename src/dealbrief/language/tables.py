"""Which languages a document can be in: a tag comes in, the language's table goes out.

To add a language, write one module like `english` and enter its table below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class LanguageTable:
    """All that one language decides.

    Attributes:
        locale: Babel's locale for names of months and for numbers.
        words: The fixed words of a document, by key.
        dates: Babel patterns for a date by style and precision, such as "long day".
        removal: Words that say a measure is gone; the wording guard looks for them.
        negations: Words that turn such a word into its opposite.
        causes: Words that lead from a measure to the ground it was taken on.
        months: Names that make the digits beside them a date.
        likelihoods: The two rows of words for a likelihood that may not be mixed.
        confidences: Words that state a level of confidence.
        titles: Words that no line parts from the name after them.
        numbered: Words that no line parts from the number after them.
        units: Words that no line parts from the number before them.
        clinging: Small words that belong to what follows; no title breaks after one if it can be helped.
    """

    locale: str
    words: Mapping[str, str]
    dates: Mapping[str, str]
    removal: tuple[str, ...]
    negations: tuple[str, ...]
    causes: tuple[str, ...]
    months: tuple[str, ...]
    likelihoods: tuple[tuple[str, ...], tuple[str, ...]]
    confidences: tuple[str, ...]
    titles: frozenset[str]
    numbered: frozenset[str]
    units: frozenset[str]
    clinging: frozenset[str]


@cache
def _tables() -> Mapping[str, LanguageTable]:
    from dealbrief.language.english import ENGLISH

    return MappingProxyType({"en": ENGLISH})


def languages() -> tuple[str, ...]:
    """The languages there are tables for."""
    return tuple(_tables())


def table(language: str) -> LanguageTable:
    """The table of a language tag; a region without a table of its own takes its language's.

    Raises:
        LookupError: There is none.
    """
    tables = _tables()
    found = tables.get(language) or tables.get(language.split("-")[0])
    if found is None:
        raise LookupError(f"there are no words for the language {language!r}, only for {', '.join(tables)}")
    return found


def words(language: str) -> Mapping[str, str]:
    """The fixed words of a document in a language. Raises LookupError, as `table` does."""
    return table(language).words
