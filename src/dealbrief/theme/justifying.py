"""Justified lines: places where a line may end come in, the places chosen go out, and how far its spaces stretch.

Optimum fit after Knuth and Plass, "Breaking Paragraphs into Lines" (1981): of all ways to set a paragraph the one with
the fewest demerits, which count how far spaces are stretched or shrunk, hyphens, hyphens one below the other, and a
loose line beside a tight one. Words are broken only where whole words leave lines too loose. Where there is no way at
all, because something is wider than the measure, lines are filled one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_TOLERANCE = 1e-6
_STRETCH, _SHRINK = 0.6, 0.25
"""The share of itself a space may well grow or become narrower by."""
_WHOLE_WORDS, _BROKEN_WORDS, _LAST_RESORT = 1.0, 1.8, float("inf")
"""How many times its stretch a line may take: before words are broken, before a line gets ugly, where nothing helps."""
_WORST = 20.0
"""Lines looser than this are equally bad."""
_WIDEST = 3.0
"""A line whose spaces had to grow by more times themselves is left short: a ragged end is better than holes."""
_LINE, _ADJACENT, _DOUBLE_HYPHEN, _LAST_HYPHEN = 10.0, 10_000.0, 10_000.0, 8_000.0
_SHORT_LAST, _SHORT_COST = 0.15, 6_000.0
"""What a last line costs that is shorter than this share of the measure."""
_MOST_HYPHENS = 2
"""Lines one below the other that may end in a hyphen."""


class Break(NamedTuple):
    """A place where a line may end, on the text set as one endless line with natural spaces; lengths in points.

    Attributes:
        end: Where a line that ends here ends, its hyphen included.
        start: Where a line that follows begins.
        space_end, space_start: How much of the text up to there is spaces that stretch.
        penalty: What it costs to end a line here; 0 between words, as a rule.
        hyphen: Whether a hyphen is set here.
        must: Whether no line goes on past it.
    """

    end: float
    start: float
    space_end: float
    space_start: float
    penalty: float = 0.0
    hyphen: bool = False
    must: bool = False


class _State(NamedTuple):
    """How a line that ends somewhere is: 0 tight, 1 well, 2 loose, 3 very loose; and hyphens above each other there."""

    fitness: int
    hyphens: int


class _Way(NamedTuple):
    """The best way to a state: its demerits, and the break and the state of the line before."""

    demerits: float
    before: int
    state: _State


_ORIGIN = Break(0.0, 0.0, 0.0, 0.0)
_BEGIN = _State(1, 0)


def justified(breaks: Sequence[Break], measure: float) -> list[int]:
    """The breaks that end the lines, ascending; the last break ends the last line. `measure` in points."""
    whole = [index for index, place in enumerate(breaks) if not place.penalty]
    found = _fit([breaks[index] for index in whole], measure, _WHOLE_WORDS)
    if found is not None:
        return [whole[index] for index in found]
    for tolerance in (_BROKEN_WORDS, _LAST_RESORT):
        found = _fit(breaks, measure, tolerance)
        if found is not None:
            return found
    return filled(breaks, measure)


def filled(breaks: Sequence[Break], measure: float) -> list[int]:
    """Lines filled one after the other with natural spaces; what fits nowhere stands alone."""
    out: list[int] = []
    origin, first, hyphens = _ORIGIN, 0, 0
    while first < len(breaks):
        last = _furthest(breaks, first, origin.start + measure, hyphens < _MOST_HYPHENS)
        out.append(last)
        origin, first = breaks[last], last + 1
        hyphens = hyphens + 1 if origin.hyphen else 0
    return out


def _furthest(breaks: Sequence[Break], first: int, limit: float, with_hyphen: bool) -> int:
    """The furthest break that ends a line within the limit, without a hyphen where there may be none."""
    best, nearest = -1, first
    for index in range(first, len(breaks)):
        place = breaks[index]
        fits = place.end <= limit + _TOLERANCE
        if fits:
            nearest = index
            best = index if with_hyphen or not place.hyphen else best
        if place.must or not (fits or place.penalty):
            break
    return best if best >= 0 else nearest


def share(room: float, space: float, is_last: bool) -> float:
    """By which share of itself each space of a line grows, so that the line fills the measure; negative: shrinks.

    Args:
        room: What the line with natural spaces leaves of the measure, in points.
        space: How much of the line is spaces that stretch, in points.
        is_last: The last line keeps its natural spaces, unless it is too wide.
    """
    if space <= 0.0 or (is_last and room > 0.0) or room > _WIDEST * space:
        return 0.0
    return room / space


def _fit(breaks: Sequence[Break], measure: float, tolerance: float) -> list[int] | None:
    """The way with the fewest demerits in which no line is stretched beyond the tolerance."""
    ways: list[dict[_State, _Way]] = [{_BEGIN: _Way(0.0, -1, _BEGIN)}, *({} for _ in breaks)]
    for first, known in enumerate(ways[:-1]):
        if known:
            _go_on(breaks, ways, first, measure, tolerance)
    return _followed(ways) if ways[-1] else None


def _go_on(
    breaks: Sequence[Break], ways: list[dict[_State, _Way]], first: int, measure: float, tolerance: float
) -> None:
    """Every line that may begin after break `first - 1`, added to the ways to where it ends."""
    origin = breaks[first - 1] if first else _ORIGIN
    for last in range(first, len(breaks)):
        place = breaks[last]
        is_last = last + 1 == len(breaks)
        space = place.space_end - origin.space_start
        ratio = _ratio(measure - (place.end - origin.start), space, is_last)
        if ratio < -1.0 and not place.penalty:
            return
        if -1.0 <= ratio <= tolerance:
            is_short = is_last and place.end - origin.start < _SHORT_LAST * measure
            cost = _cost(ratio, place.penalty) + (_SHORT_COST if is_short else 0.0)
            _add(ways[first], ways[last + 1], first, (ratio, cost), (place.hyphen, is_last))
        if place.must:
            return


def _add(
    known: dict[_State, _Way],
    reached: dict[_State, _Way],
    first: int,
    line: tuple[float, float],
    end: tuple[bool, bool],
) -> None:
    """One line after each known way: kept where it is the best way to its state."""
    (ratio, cost), (hyphen, is_last) = line, end
    fitness = _fitness(ratio)
    for before, way in known.items():
        hyphens = before.hyphens + 1 if hyphen else 0
        if hyphens > _MOST_HYPHENS:
            continue
        demerits = way.demerits + cost
        demerits += _ADJACENT if abs(fitness - before.fitness) > 1 else 0.0
        demerits += _DOUBLE_HYPHEN if hyphens > 1 else 0.0
        demerits += _LAST_HYPHEN if is_last and before.hyphens else 0.0
        state = _State(fitness, hyphens)
        if state not in reached or demerits < reached[state].demerits:
            reached[state] = _Way(demerits, first, before)


def _ratio(room: float, space: float, is_last: bool) -> float:
    """How many times its stretch a line takes, or of its shrink where negative; less than -1 does not fit."""
    if abs(room) <= _TOLERANCE or (is_last and room > 0.0):
        return 0.0
    if space <= 0.0:
        return float("inf") if room > 0.0 else float("-inf")
    return room / (space * (_STRETCH if room > 0.0 else _SHRINK))


def _fitness(ratio: float) -> int:
    return 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1.0 else 3


def _cost(ratio: float, penalty: float) -> float:
    """Knuth and Plass's demerits of a line by itself."""
    return (_LINE + 100.0 * min(abs(ratio), _WORST) ** 3) ** 2 + penalty**2


def _followed(ways: Sequence[dict[_State, _Way]]) -> list[int]:
    """The lines' ends, found from the last one back."""
    at, state = len(ways) - 1, min(ways[-1], key=lambda one: ways[-1][one].demerits)
    out: list[int] = []
    while at > 0:
        out.append(at - 1)
        way = ways[at][state]
        at, state = way.before, way.state
    return out[::-1]
