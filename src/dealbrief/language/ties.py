"""Ties: where a line must not break, and where it had better not. The texts of words come in, for each a verdict.

Kept together: number and what it counts, day and month, month and year, a title and a name, "Table 4", "General License
13", and the last short word of a longer paragraph with the one before it. Text that holds no-break spaces needs none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from dealbrief.language.tables import NO_BREAK, LanguageTable, table

_NUMBER = re.compile(r"[(“‘„«]?[$€£]?\d[\d.,/  –-]*(st|nd|rd|th)?")
_CAPITALISED = re.compile(r"[(“‘„«]?([^\W\d_])[\w’'-]*\)?")
_COUNTED = re.compile(r"[^\W\d_]{3,}")
_ORDINAL = re.compile(r"\d{1,2}\.")
_OPENING, _CLOSING = ("(", "“", "‘", "„", "«"), ".,;:!?)”’»"
_PHRASE_END = (",", ";", ":", ".", "–", "—", "!", "?")
_INSIDE, _BEFORE_SMALL, _AFTER_SMALL = 0.08, 0.05, 0.15
_LONG = 40
_SHORT_WORD = 9


def ties(texts: Sequence[str], language: str) -> list[bool]:
    """For each word whether it is tied to the next; the last is not. Raises LookupError, as `table` does."""
    spoken = table(language)
    out = [_tied(left, right, spoken) for left, right in pairwise(texts)]
    for index in range(len(out) - 1):
        if _names_number(texts[index : index + 3]):
            out[index] = True
    if len(out) > 1 and sum(map(len, texts)) > _LONG and 0 < len(texts[-1].rstrip(".,;:!?")) <= _SHORT_WORD:
        out[-1] = True
    return [*out, False] if texts else []


def held(text: str, places: Collection[int]) -> str:
    """The text with no-break spaces at these places."""
    return "".join(NO_BREAK if index in places else character for index, character in enumerate(text))


def break_costs(texts: Sequence[str], language: str) -> list[float]:
    """What it costs a title to end a line after each word: nothing after a phrase, most inside a name or after a small
    word.

    Raises LookupError, as `table` does.
    """
    clinging = table(language).clinging
    return [*(_break_cost(left, right, clinging) for left, right in pairwise(texts)), 0.0] if texts else []


def _break_cost(left: str, right: str, clinging: frozenset[str]) -> float:
    last, following = left.rpartition(NO_BREAK)[2], right.partition(NO_BREAK)[0]
    if last.endswith(_PHRASE_END):
        return 0.0
    if last.lower() in clinging or (_is_name(last) and _is_name(following)):
        return _AFTER_SMALL
    return _BEFORE_SMALL if following.lower() in clinging else _INSIDE


def _tied(left: str, right: str, spoken: LanguageTable) -> bool:
    left, right = left.rpartition(NO_BREAK)[2], right.partition(NO_BREAK)[0]
    if left in spoken.titles or (left == "per" and right.startswith("cent")):
        return True
    bare = right.rstrip(_CLOSING)
    if _ORDINAL.fullmatch(left) and bare in spoken.months:
        return True
    if left[-1:] in ".,;:!?" and left not in spoken.numbered:
        return False
    if _NUMBER.fullmatch(left):
        return _follows_number(right, bare, spoken)
    leads = left in spoken.numbered or left in spoken.months or _is_name(left)
    return leads and _NUMBER.fullmatch(bare) is not None


def _is_name(word: str) -> bool:
    """Whether a word begins with a capital."""
    found = _CAPITALISED.fullmatch(word)
    return found is not None and found[1].isupper()


def _follows_number(right: str, bare: str, spoken: LanguageTable) -> bool:
    """A unit, a month, or what is counted; not a word that leads on to something else."""
    if bare in spoken.units or (not right.startswith(_OPENING) and _is_name(bare)):
        return True
    return _COUNTED.fullmatch(bare) is not None and bare.islower() and bare not in spoken.clinging


def _names_number(three: Sequence[str]) -> bool:
    """Two capitalised words and a number: the name of an instrument."""
    first, second, third = three
    number = _NUMBER.fullmatch(third.rstrip(_CLOSING)) is not None
    return number and len(first) > 3 and _is_name(first) and _is_name(second)
