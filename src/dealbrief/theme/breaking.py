"""Line breaking: word widths come in, the words of each line go out.

`ragged` is optimum fit for ragged-right text: it minimises the sum of squared slack over all lines but the last, which
evens the right edge (after Knuth and Plass, "Breaking Paragraphs into Lines", 1981, without stretch). `balanced` sets
the same number of lines in the narrowest measure. `greedy` is what an office program does.
"""

from __future__ import annotations

from collections.abc import Sequence

Span = tuple[int, int]
"""The words [first, last) of one line."""

_TOLERANCE = 1e-6
_LONE_WORD = 0.35
"""A last line shorter than this share of the measure costs as if it were a loose line."""


def greedy(widths: Sequence[float], spaces: Sequence[float], measure: float) -> list[Span]:
    """Lines filled one after the other. `spaces[i]` is the gap after word i; a word too wide stands alone."""
    lines: list[Span] = []
    first, filled = 0, 0.0
    for index, width in enumerate(widths):
        gap = spaces[index - 1] if index > first else 0.0
        if index > first and filled + gap + width > measure + _TOLERANCE:
            lines.append((first, index))
            first, filled, gap = index, 0.0, 0.0
        filled += gap + width
    if widths:
        lines.append((first, len(widths)))
    return lines


def ragged(widths: Sequence[float], spaces: Sequence[float], measure: float) -> list[Span]:
    """Optimum fit for text that is not justified. A word too wide stands alone on its line."""
    count = len(widths)
    best = [0.0] + [float("inf")] * count
    back = [0] * (count + 1)
    for first in range(count):
        filled = 0.0
        for last in range(first, count):
            filled += widths[last] + (spaces[last - 1] if last > first else 0.0)
            if filled > measure + _TOLERANCE and last > first:
                break
            cost = best[first] + _cost(filled, measure, last + 1 == count)
            if cost < best[last + 1]:
                best[last + 1], back[last + 1] = cost, first
    return _trace(back, count)


def _cost(filled: float, measure: float, is_last: bool) -> float:
    slack = max(measure - filled, 0.0) / measure
    if not is_last:
        return 0.02 + slack**2
    return 0.02 + (0.0 if filled >= _LONE_WORD * measure else 0.04)


def _trace(back: Sequence[int], count: int) -> list[Span]:
    lines: list[Span] = []
    while count:
        lines.append((back[count], count))
        count = back[count]
    return lines[::-1]


def balanced(widths: Sequence[float], spaces: Sequence[float], measure: float) -> list[Span]:
    """The fewest lines the measure allows, set in the narrowest measure that keeps their number."""
    lines = greedy(widths, spaces, measure)
    low, high = 0.0, measure
    while high - low > 0.25:
        middle = (low + high) / 2
        trial = greedy(widths, spaces, middle)
        if len(trial) == len(lines) and max(widths, default=0.0) <= middle:
            high, lines = middle, trial
        else:
            low = middle
    return lines
