"""Column widths of a table on a slide: shares and measured cells come in, widths on the grid go out, in points.

They start from the shares. A column that is too narrow for its longest word, or whose text would make the table
shorter if it were wider, grows by what others do not need: no cell ever takes more lines than by the shares.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

from dealbrief.figures.slide_text import Paragraph, height, longest_word

STEP = 18.36
"""A quarter of the grid's pitch in points: columns are as wide as a whole number of them."""
GUTTER = 17.28
_LEAST_UNITS = 4
_TOLERANCE = 0.01

Texts: TypeAlias = Sequence[Sequence[tuple[tuple[Paragraph, ...], int]]]
"""For each row its cells: their paragraphs and how many columns they span."""


def column_widths(shares: Sequence[float], texts: Texts, width: float) -> tuple[float, ...]:
    """Widths that fill a width: in quarter steps of the grid, in half of these where a column grows to save a line."""
    units = max(round((width + GUTTER) / STEP), len(shares))
    unit = (width + GUTTER) / units
    counts = _apportioned(shares, units)
    words = [_least(texts, column) for column in range(len(counts))]
    _widen(counts, words, unit)
    counts, unit = [2 * count for count in counts], unit / 2
    _shorten(counts, words, texts, unit)
    return tuple(_outer(counts, column, unit) for column in range(len(counts)))


def _widen(counts: list[int], words: Sequence[float], unit: float) -> None:
    """Columns grow for their longest word, as far as others have room beyond theirs."""
    for column, least in enumerate(words):
        while counts[column] * unit - GUTTER < least:
            spare = [counts[c] * unit - GUTTER - words[c] - unit for c in range(len(counts))]
            giver = max(range(len(counts)), key=lambda c: (spare[c], -c))
            if spare[giver] < 0 or counts[giver] <= _LEAST_UNITS or giver == column:
                break
            counts[giver] -= 1
            counts[column] += 1


def _shorten(counts: list[int], words: Sequence[float], texts: Texts, unit: float) -> None:
    """Columns grow where the rows become lower by it, by what others can give without a line more."""
    tall = _measure(texts, unit)
    while step := _best_step(counts, words, texts, tall, unit):
        after = _widened(counts, *step, words, texts, tall, unit)
        if _total(after, texts, tall) > _total(counts, texts, tall) - _TOLERANCE:
            return  # a cell spans the column and one that gives: it became no wider
        counts[:] = after


def _widened(
    counts: Sequence[int], column: int, more: int, words: Sequence[float], texts: Texts, tall: Measure, unit: float
) -> list[int]:
    """A column wider by so many units, each from the column that has most to spare."""
    found = list(counts)
    for _ in range(more):
        spare = _spare(found, words, texts, tall, unit)
        giver = max((c for c in range(len(found)) if c != column), key=lambda c: (spare[c], -c))
        if not spare[giver]:
            return list(counts)  # columns under one cell cannot all give what each of them can alone
        found[giver] -= 1
        found[column] += 1
    return found


Measure: TypeAlias = Callable[[int, int, int], float]
"""The height of a cell, by its row and its place in it, in so many units."""


def _measure(texts: Texts, unit: float) -> Measure:
    @cache
    def tall(row: int, place: int, units: int) -> float:
        return height(texts[row][place][0], units * unit - GUTTER)

    return tall


def _heights(counts: Sequence[int], texts: Texts, tall: Measure) -> list[list[float]]:
    """The height of each cell of each row."""
    found = []
    for row, cells in enumerate(texts):
        column, heights = 0, []
        for place, (_, columns) in enumerate(cells):
            heights.append(tall(row, place, sum(counts[column : column + columns])))
            column += columns
        found.append(heights)
    return found


def _total(counts: Sequence[int], texts: Texts, tall: Measure) -> float:
    return sum(max(row, default=0.0) for row in _heights(counts, texts, tall))


def _spare(counts: Sequence[int], words: Sequence[float], texts: Texts, tall: Measure, unit: float) -> list[int]:
    """How many units each column can give away alone without a line more in any cell or a word broken."""
    now = _heights(counts, texts, tall)
    found = []
    for column in range(len(counts)):
        less = list(counts)
        while _can_give(less, column, words, unit):
            less[column] -= 1
            then = _heights(less, texts, tall)
            if any(b > a + _TOLERANCE for x, y in zip(now, then, strict=True) for a, b in zip(x, y, strict=True)):
                less[column] += 1
                break
        found.append(counts[column] - less[column])
    return found


def _can_give(counts: Sequence[int], column: int, words: Sequence[float], unit: float) -> bool:
    return counts[column] > 2 * _LEAST_UNITS and (counts[column] - 1) * unit - GUTTER >= words[column]


def _best_step(
    counts: Sequence[int], words: Sequence[float], texts: Texts, tall: Measure, unit: float
) -> tuple[int, int] | None:
    """Which column to widen by how many units: what lowers the table most for each unit; None if nothing does."""
    spare = _spare(counts, words, texts, tall, unit)
    now = _total(counts, texts, tall)
    best: tuple[float, int, int] | None = None
    for column in range(len(counts)):
        for more in range(1, sum(spare) - spare[column] + 1):
            wider = [count + (more if c == column else 0) for c, count in enumerate(counts)]
            gain = (now - _total(wider, texts, tall)) / more
            if gain > _TOLERANCE and (best is None or gain > best[0] + _TOLERANCE):
                best = (gain, column, more)
    return (best[1], best[2]) if best else None


def _least(texts: Texts, column: int) -> float:
    """The width of a column's longest word."""
    found = 0.0
    for row in texts:
        place = 0
        for lines, columns in row:
            if place == column and columns == 1:
                found = max(found, longest_word(lines))
            place += columns
    return found


def _outer(counts: Sequence[int], column: int, unit: float) -> float:
    """A column's width: its text stands on the grid, the gutter's halves are its margins."""
    first, last = column == 0, column == len(counts) - 1
    return counts[column] * unit - (GUTTER if first and last else GUTTER / 2 if first or last else 0.0)


def _apportioned(shares: Sequence[float], units: int) -> list[int]:
    """Whole units by shares, equal ones for equal shares; what cannot be shared out evenly goes to the first column."""
    whole = sum(shares) or 1.0
    exact = [share / whole * units for share in shares]
    least = _LEAST_UNITS if units >= _LEAST_UNITS * len(shares) else 1
    counts = [max(int(value), least) for value in exact]
    for share in sorted(set(shares), key=lambda share: (int(share / whole * units) - share / whole * units, share)):
        alike = [index for index, other in enumerate(shares) if other == share]
        if len(alike) <= units - sum(counts):
            for index in alike:
                counts[index] += 1
    counts[0] += max(units - sum(counts), 0)
    while sum(counts) > units:
        counts[max(range(len(counts)), key=lambda i: (counts[i] - exact[i], counts[i]))] -= 1
    return counts
