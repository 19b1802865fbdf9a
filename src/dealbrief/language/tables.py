"""What is peculiar to a language beside its messages: a tag comes in, the language's table of word lists goes out.

To add a language, write one module like `english` and enter it in `_MODULES`; its messages are in `catalogues/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import MappingProxyType

NO_BREAK = "\u00a0"

_MODULES = MappingProxyType(
    {
        "be": "belarusian",
        "de": "german",
        "en": "english",
        "fr": "french",
        "lt": "lithuanian",
        "pl": "polish",
        "ru": "russian",
        "uk": "ukrainian",
    }
)


@dataclass(frozen=True, slots=True)
class LanguageTable:
    """The word lists of one language, and where it differs from CLDR.

    Attributes:
        removal: Words that say a measure is gone, in all their forms; the wording guard looks for them.
        negations: Words that turn such a word into its opposite.
        causes: Words that lead from a measure to the ground it was taken on.
        months: Names that make the digits beside them a date, in the form in which they stand there.
        likelihoods: The two rows of words for a likelihood that may not be mixed.
        confidences: Words that state a level of confidence.
        titles: Words that no line parts from the name after them.
        numbered: Words that no line parts from the number after them.
        units: Words that no line parts from the number before them.
        clinging: Small words that belong to what follows; no title breaks after one if it can be helped.
        alphabet: Letters in their order, `=` between two that are one to it; empty where it is the Latin one, or that
            with accents.
        first_day: What stands for the 1 of a month beside its name; empty where it is 1.
        dates: Patterns of a date by style and precision, such as "long day", where CLDR's will not do.
    """

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
    alphabet: str = ""
    first_day: str = ""
    dates: Mapping[str, str] = field(default_factory=dict)


def has_table(language: str) -> bool:
    """Whether there are word lists for a language or for that of a region."""
    return language.partition("-")[0] in _MODULES


def table(language: str) -> LanguageTable:
    """The word lists of a language tag; a region takes its language's.

    Raises:
        LookupError: There are none.
    """
    if not has_table(language):
        raise LookupError(f"there are no word lists for the language {language!r}, only for {', '.join(_MODULES)}")
    return _table(_MODULES[language.partition("-")[0]])


@cache
def _table(module: str) -> LanguageTable:
    found: LanguageTable = import_module(f"dealbrief.language.{module}").TABLE
    return found
