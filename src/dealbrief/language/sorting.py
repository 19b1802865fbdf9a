"""The order of words: a text and a language come in, a key to sort by goes out.

By the letters of the language's alphabet first, then by accents that make no letter of their own; capitals make no
difference, and an apostrophe little.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from dealbrief.language.tables import has_table, table

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_EQUAL = "="
"""Stands in an alphabet between two letters that are one to the order, the е=ё of Russian."""
_UNLIKE = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "'": None, "’": None, "ʼ": None})
_BEHIND = 0x20000

SortKey = tuple[tuple[int, ...], str]


def sort_key(text: str, language: str) -> SortKey:
    """What to compare texts by in a language; its own letters follow digits and those of other alphabets, but Latin
    ones stay where they are."""
    ranks = _ranks(table(language).alphabet if has_table(language) else "")
    folded = text.casefold()
    return tuple(rank for letter in folded for rank in _letter(letter, ranks)), folded


def _letter(letter: str, ranks: Mapping[str, int]) -> tuple[int, ...]:
    """The ranks of one character: a letter of the alphabet, what is left of it without accents, or its number."""
    if letter in ranks:
        return (ranks[letter],)
    bare = unicodedata.normalize("NFD", letter.translate(_UNLIKE))
    return tuple(ranks.get(part, ord(part)) for part in bare if not unicodedata.combining(part))


@cache
def _ranks(alphabet: str) -> Mapping[str, int]:
    """Letters by rank. A Latin letter that a Latin alphabet lacks, such as the q of Lithuanian, follows the one it
    follows in `a` to `z`."""
    letters = alphabet or _LATIN
    first = ord("a") if letters[0] == "a" else _BEHIND
    if letters[0] == "a":
        for letter, before in zip(_LATIN[1:], _LATIN, strict=False):
            if letter not in letters:
                letters = letters.replace(before, before + letter)
    ranks: dict[str, int] = {}
    for index, letter in enumerate(letters):
        if letter != _EQUAL:
            ranks[letter] = first + index - (2 if letters[index - 1 : index] == _EQUAL else 0)
    return ranks
