"""Where a word may end on a line: its text and language come in, places come out, each with what it costs.

The patterns are pyphen's (Hunspell's), by language tag. `positions` gives all of them, for a word that must be broken;
`places` only those fit for justified text: two letters before and three after, a vowel on both sides, and no Cyrillic
line that begins with a letter which never begins a word. `clings` says which words had better not end a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

_LETTERS = re.compile(r"[^\W\d_]{5,}")
_MOST_HYPHENATED = 80
"""What is longer than this many letters is no word of a language."""
_COMPOUND = re.compile(r"(?<=[^\W\d_]{2}[-\u2010])(?=[^\W\d_]{3})")
_ADDRESS_BREAK = re.compile(r"(?<=[/.\-–?&=_,;:@])(?=.)")
_ADDRESS = re.compile(r"://|www\.|@|/.*/")
_LEFT, _RIGHT = 2, 3
_GOOD, _AT_HYPHEN, _WEAK, _IN_ADDRESS = 50.0, 60.0, 150.0, 120.0
"""What a break costs, on Knuth and Plass's scale: inside a word, after a hyphen of its own, where a name or a syllable
is torn, inside an address."""
CLINGING = 200.0
"""What it costs to end a line after a word that clings to the next."""
_CLINGING = frozenset(("be", "cs", "pl", "ru", "sk", "uk"))
"""Languages whose words of one letter are not left at the end of a line."""
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿąęėįųūāēīōъаеёиоуыэюяіїєó")
_NEVER_FIRST = frozenset("ьъўй'’ʼ")
_SONOROUS = frozenset("рлмнйвў")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


class Place(NamedTuple):
    """Before letter `at` of a text a line may end; `hyphen` says whether one is set there."""

    at: int
    penalty: float
    hyphen: bool


def positions(text: str, language: str) -> list[int]:
    """Every place the patterns know, ascending; none in an address."""
    if "/" in text or "@" in text or len(text) > _MOST_HYPHENATED:
        return []
    return [place for start, letters in _words(text) for place in _found(letters, start, language)]


def address_positions(text: str) -> list[int]:
    """The places after the punctuation of an address, ascending."""
    return [found.start() for found in _ADDRESS_BREAK.finditer(text)]


@lru_cache(maxsize=16384)
def places(text: str, language: str) -> tuple[Place, ...]:
    """The places of a text without spaces that justified lines may end at, ascending.

    A compound ends only at hyphens of its own, an address after its punctuation, capitals and what is counted nowhere.
    """
    if _ADDRESS.search(text):
        first = text.find("://") + len("://") + _LEFT
        inside = (at for at in address_positions(text) if first <= at <= len(text) - _RIGHT)
        return tuple(Place(at, _IN_ADDRESS, False) for at in inside)
    compound = [found.start() for found in _COMPOUND.finditer(text)]
    if compound:
        return tuple(Place(at, _AT_HYPHEN, False) for at in compound)
    if "/" in text or len(text) > _MOST_HYPHENATED or any(letter.isdecimal() for letter in text):
        return ()
    return tuple(place for start, letters in _words(text) for place in _good(letters, start, language))


def _words(text: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), found.group()) for found in _LETTERS.finditer(text))


def _found(letters: str, start: int, language: str) -> list[int]:
    dictionary = _dictionary(language)
    return [start + place for place in dictionary.positions(letters)] if dictionary else []


def _good(letters: str, start: int, language: str) -> Iterator[Place]:
    """The places of one word that leave something readable on both sides."""
    if letters.isupper():
        return
    name = letters[0].isupper() and not language.startswith("de")
    lower = letters.lower()
    for at in _found(lower, 0, language):
        before, after = lower[:at], lower[at:]
        if len(before) < _LEFT or len(after) < _RIGHT or after[0] in _NEVER_FIRST:
            continue
        if _VOWELS.isdisjoint(before) or _VOWELS.isdisjoint(after) or _ends_torn(before, after):
            continue
        yield Place(start + at, _WEAK if name or _begins_torn(after) else _GOOD, True)


def _ends_torn(before: str, after: str) -> bool:
    """Whether a Cyrillic prefix keeps a letter of the root, which the patterns allow (прадп-рыемства)."""
    if not _CYRILLIC.match(after) or after[0] in _VOWELS:
        return False
    closed = before[-1] not in _VOWELS and before[-2] not in _VOWELS
    return closed and before[-2] not in _SONOROUS and before[-1] not in _NEVER_FIRST


def _begins_torn(after: str) -> bool:
    """Whether a Cyrillic line begins with the end of a syllable or half of a double letter (дзя-ржаўны, ва-нні)."""
    if not _CYRILLIC.match(after) or after[0] in _VOWELS or after[1] in _VOWELS or after[1] in _NEVER_FIRST:
        return False
    return after[0] == after[1] or after[0] in _SONOROUS


def clings(text: str, language: str) -> bool:
    """Whether a word had better stand on the line of the next: one letter, in languages that care."""
    return len(text) == 1 and text.isalpha() and language[:2] in _CLINGING


@cache
def _dictionary(language: str):  # type: ignore[no-untyped-def]
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known) if known else None
