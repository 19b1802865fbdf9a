"""Line breaking: word widths come in, the words of each line go out.

`ragged` is optimum fit for ragged-right text: it minimises the sum of squared slack over all lines but the last, which
evens the right edge (after Knuth and Plass, "Breaking Paragraphs into Lines", 1981, without stretch). `balanced` sets
the same number of lines in the narrowest measure, `spoken` ends them where a speaker would pause. `greedy` is what an
office program does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

Span = tuple[int, int]
"""The words [first, last) of one line."""

_TOLERANCE = 1e-6
_NEVER = float("inf")
_LONE_WORD = 0.35
"""A last line shorter than this share of the measure costs as if it were a loose line."""
_SHORT_TITLE, _SHORT_COST, _LONE_COST = 0.25, 0.1, 0.5
"""What a last line of a title costs that is shorter than this share of the measure, or holds a single word."""
_MOST_SPOKEN = 12
"""What has more lines is no title, and is balanced: to weigh all its ways grows with lines times words."""


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


def spoken(
    widths: Sequence[float], spaces: Sequence[float], measure: float, costs: Sequence[float], *, even: bool
) -> list[Span]:
    """The fewest lines the measure allows, each ended where that costs least.

    Args:
        costs: What it costs to end a line after each word, beside the square of the share of the line left empty.
        even: Whether the last line is to be as long as the others, not only more than a word.
    """
    size, count = len(widths), len(greedy(widths, spaces, measure))
    if count > _MOST_SPOKEN:
        return balanced(widths, spaces, measure)
    starts = list(accumulate((width + space for width, space in zip(widths, spaces, strict=True)), initial=0.0))
    best = [0.0, *[_NEVER] * size]
    backs: list[list[int]] = []
    for number in range(1, count + 1):
        costs_so_far, best, back = best, [_NEVER] * (size + 1), [0] * (size + 1)
        for last in [size] if number == count else range(number, size):
            for first in range(last - 1, number - 2, -1):
                wide = starts[last] - starts[first] - spaces[last - 1]
                if wide > measure + _TOLERANCE and last - first > 1:
                    break
                filled = min(wide / measure, 1.0)
                cost = costs_so_far[first] + _end((first, last), filled, costs, number == count, even)
                if cost < best[last]:
                    best[last], back[last] = cost, first
        backs.append(back)
    return _followed(backs, size)


def _followed(backs: Sequence[Sequence[int]], last: int) -> list[Span]:
    """The lines, found from the last one back."""
    lines: list[Span] = []
    for back in reversed(backs):
        lines.append((back[last], last))
        last = back[last]
    return lines[::-1]


def _end(span: Span, filled: float, costs: Sequence[float], is_last: bool, even: bool) -> float:
    loose = (1.0 - filled) ** 2
    if not is_last:
        return loose + costs[span[1] - 1]
    lone = _LONE_COST if span[1] - span[0] == 1 else _SHORT_COST if filled < _SHORT_TITLE else 0.0
    return loose + lone if even else lone
