"""Ties: where a line must not break. The texts of words come in, for each whether the gap after it holds.

Kept together: number and unit, day and month, month and year, a title and a name, "Table 4", "General License 13", and
the last short word of a longer paragraph with the one before it. Text that holds no-break spaces needs none of this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_NUMBER = re.compile(r"[(“‘]?[$€£]?\d[\d.,/  –-]*(st|nd|rd|th)?")
_CAPITALISED = re.compile(r"[(“‘]?[A-ZÀ-ÖØ-ÞА-ЯІЎЁ][\w’'-]*\)?")
_PART_OF = frozenset(["part", "section", "article", "paragraph", "chapter", "page", "no.", "nos.", "art.", "para."])
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Prof", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St", "St.", "No.", "Art."})
_UNITS = frozenset(["%", "per", "percent", "km", "m", "kg", "t", "kt", "Mt", "bn", "thousand", "million", "billion"])
_UNITS |= {"tonnes", "tons", "barrels", "GW", "MW", "kWh", "EUR", "USD", "hours", "days", "weeks", "months", "years"}
_NO_BREAK = "\u00a0"
_LONG = 40
_SHORT_WORD = 9


def ties(texts: Sequence[str]) -> list[bool]:
    """For each word whether it is tied to the next; the last is not."""
    out = [_tied(left, right) for left, right in pairwise(texts)]
    for index in range(len(out) - 1):
        if _names_number(texts[index : index + 3]):
            out[index] = True
    if len(out) > 1 and sum(map(len, texts)) > _LONG and len(texts[-1].rstrip(".,;:!?")) <= _SHORT_WORD:
        out[-1] = True
    return [*out, False] if texts else []


def _tied(left: str, right: str) -> bool:
    left, right = left.rpartition(_NO_BREAK)[2], right.partition(_NO_BREAK)[0]
    if left in _TITLES or (left == "per" and right.startswith("cent")):
        return True
    if left[-1:] in ".,;:!?" and left not in _PART_OF:
        return False
    bare = right.rstrip(".,;:!?)”’")
    if _NUMBER.fullmatch(left):
        return bare in _UNITS or (not right.startswith(("(", "“", "‘")) and _CAPITALISED.fullmatch(bare) is not None)
    return (left in _PART_OF or _CAPITALISED.fullmatch(left) is not None) and _NUMBER.fullmatch(bare) is not None


def _names_number(three: Sequence[str]) -> bool:
    """Two capitalised words and a number: the name of an instrument."""
    first, second, third = three
    return (
        _CAPITALISED.fullmatch(first) is not None
        and _CAPITALISED.fullmatch(second) is not None
        and _NUMBER.fullmatch(third.rstrip(".,;:!?)”’")) is not None
        and len(first) > 3
    )
