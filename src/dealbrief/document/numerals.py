"""The value of a key figure comes in; its number and the words around it go out, which large type sets smaller."""

from __future__ import annotations

import re

NUMERAL_WORDS = 0.45
"""The size of the words, as a share of that of the number."""
_VALUE = re.compile(r"(\D*)(\d(?:.*\d)?)(\D*)", re.DOTALL)


def numeral_parts(value: str) -> tuple[tuple[str, bool], ...]:
    """The parts of a value in order, each with whether it is words: "under 1,200" is "under " and "1,200".

    A sign without letters, such as € or %, belongs to the number; a value without a number is one part.
    """
    found = _VALUE.fullmatch(value)
    if found is None:
        return ((value, False),)
    before, number, after = found.groups()
    if not _has_letters(before):
        before, number = "", before + number
    if not _has_letters(after):
        number, after = number + after, ""
    return tuple(part for part in ((before, True), (number, False), (after, True)) if part[0])


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))
