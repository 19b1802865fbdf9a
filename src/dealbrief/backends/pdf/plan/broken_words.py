"""Broken words: a word and a measure come in, parts that fit go out; for justified text, the places of any word.

A word is hyphenated, an address broken after its punctuation, anything else, where it is wider than the measure,
between characters. The places of a word are found once, and where a part ends is sought on the running advances of its
letters, so that work grows with the word and not with its square; only parts that may be chosen are shaped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from dealbrief.backends.pdf.plan.words import BARS_ROOM, Segment, Word, measure, measure_part, space
from dealbrief.language import NO_BREAK
from dealbrief.theme import hyphens
from dealbrief.theme.fonts import SOFT_HYPHEN, known

EPSILON = 0.01
_BETWEEN = re.compile(f"[^{NO_BREAK}]+")
_SLACK = 0.25
"""Kerning at the end of a part differs from that inside the word by less than this, in em."""


class _Way(NamedTuple):
    """One way to break a word: the places where a part may end, ascending, and what stands at its end."""

    places: Sequence[int]
    hyphen: str


def broken(word: Word, limit: float, language: str) -> Iterator[Word]:
    """Parts of a word, each no wider than the measure as far as letters allow."""
    text = word.text
    ways = (
        _Way((len(text),), ""),
        _Way(hyphens.positions(text, language), SOFT_HYPHEN),
        _Way(hyphens.address_positions(text), ""),
        _Way(range(1, len(text)), ""),
    )
    rule = _rule(word)
    first = 0
    while first < len(text):
        part, first = _longest(rule, first, limit, ways)
        yield part if first < len(text) else part._replace(gap=word.gap, broken=False)


def opened(word: Word) -> list[Word]:
    """The words between the no-break spaces of a phrase that no line holds: what bound them is now a space."""
    rule, text = _rule(word), word.text
    spans = [found.span() for found in _BETWEEN.finditer(text)]
    parts = [rule.part(first, last, "") for first, last in spans]
    spaced = [part._replace(gap=_gap(part), broken=False) for part in parts]
    return [*spaced[:-1], spaced[-1]._replace(gap=word.gap, broken=word.broken)] if spaced else [word]


def _gap(word: Word) -> float:
    last = word.segments[-1].ink
    return space(last.face, last.size)


def _longest(rule: _Rule, first: int, limit: float, ways: Sequence[_Way]) -> tuple[Word, int]:
    """The part from letter `first` by the best way that has one which fits, and where it ends; one letter at least."""
    for way in ways:
        for last in rule.reached(first, way.places, limit):
            part = rule.part(first, last, way.hyphen)
            if part.width <= limit + EPSILON:
                return part, last
    return rule.part(first, first + 1, ""), first + 1


@dataclass(frozen=True)
class _Rule:
    """A word to measure along: where each segment begins, the advance up to each letter, how much kerning may err."""

    segments: tuple[Segment, ...]
    starts: tuple[int, ...]
    advances: tuple[float, ...]
    slack: float

    def reached(self, first: int, places: Sequence[int], limit: float) -> Iterator[int]:
        """Places that may be within the measure from letter `first`, the furthest first."""
        beyond = bisect_right(places, self.advances[first] + limit + self.slack, key=self.advances.__getitem__)
        nearest = bisect_right(places, first)
        return (places[index] for index in range(beyond - 1, nearest - 1, -1))

    def part(self, first: int, last: int, hyphen: str) -> Word:
        """The letters [first, last) as a word of their own, without a space after it."""
        parts: list[Segment] = []
        for segment, start in self._within(first, last):
            low, high = max(first - start, 0), min(last - start, len(segment.text))
            end = hyphen if start + high == last else ""
            whole = low == 0 and high == len(segment.text) and not end
            parts.append(segment if whole else _cut(segment, low, high, end))
        return Word(tuple(parts), sum(part.width for part in parts), 0.0, broken=True)

    def _within(self, first: int, last: int) -> Iterator[tuple[Segment, int]]:
        """The segments with letters in [first, last), each with where it begins."""
        for index in range(bisect_right(self.starts, first) - 1, len(self.segments)):
            if self.starts[index] >= last:
                return
            yield self.segments[index], self.starts[index]


def _rule(word: Word) -> _Rule:
    starts = accumulate((len(segment.text) for segment in word.segments[:-1]), initial=0)
    letters = (advance for segment in word.segments for advance in _advances(segment))
    slack = _SLACK * max(segment.ink.size for segment in word.segments)
    return _Rule(word.segments, tuple(starts), tuple(accumulate(letters, initial=0.0)), slack)


def _advances(segment: Segment) -> Iterator[float]:
    face, size = known(segment.ink.face), segment.ink.size
    for index, (letter, kern) in enumerate(zip(segment.text, segment.kerns, strict=True)):
        room = BARS_ROOM if segment.bars and not index else 0.0
        yield (face.plain(letter) - kern / 1000) * size + room


def _cut(segment: Segment, low: int, high: int, end: str) -> Segment:
    """Some letters of a segment; the first of them have its bars and call its note."""
    leads = low == 0
    return measure_part(segment.text[low:high] + end, segment.ink, segment.bars * leads, segment.note * leads)


class Place(NamedTuple):
    """Before letter `at` of a word a line may end.

    `end` is the width of the letters before it, the hyphen included, `start` where the letters after it begin inside
    the word, `space` how much of the letters before it is spaces that stretch; all in points.
    """

    at: int
    end: float
    start: float
    space: float
    penalty: float
    hyphen: str


@lru_cache(maxsize=16384)
def word_places(word: Word, language: str) -> tuple[Place, ...]:
    """The places of a word where justified lines may end, ascending. Its own language is that of its first letters."""
    found = hyphens.places(word.text, _language(word, language))
    return tuple(_places(_rule(word), found)) if found else ()


def clinging(word: Word, language: str) -> float:
    """What it costs to end a justified line after a word."""
    return hyphens.CLINGING if hyphens.clings(word.text, _language(word, language)) else 0.0


def _language(word: Word, language: str) -> str:
    return word.segments[0].ink.language or language


def _places(rule: _Rule, found: Sequence[hyphens.Place]) -> Iterator[Place]:
    for at, penalty, hyphenated in found:
        index = bisect_right(rule.starts, at - 1) - 1
        segment, hyphen = rule.segments[index], SOFT_HYPHEN if hyphenated else ""
        last = measure(segment.text[at - 1 - rule.starts[index]] + hyphen, segment.ink)
        yield Place(at, rule.advances[at - 1] + last.width, rule.advances[at], _space_before(rule, at), penalty, hyphen)


def _space_before(rule: _Rule, at: int) -> float:
    parts = (
        (segment, segment.text[: max(at - start, 0)]) for segment, start in zip(rule.segments, rule.starts, strict=True)
    )
    return sum(text.count(NO_BREAK) * space(segment.ink.face, segment.ink.size) for segment, text in parts)


def inner_space(word: Word) -> float:
    """How much of a word is spaces that stretch: its no-break spaces, in points."""
    counts = ((segment, segment.text.count(NO_BREAK)) for segment in word.segments)
    return sum(count * space(segment.ink.face, segment.ink.size) for segment, count in counts if count)


def cut(word: Word, first: int, last: int, hyphen: str) -> Word:
    """The letters [first, last) of a word, with a hyphen after them; the end of a word keeps the space after it."""
    if first == 0 and last == len(word.text):
        return word
    part = _rule(word).part(first, last, hyphen)
    return part if last < len(word.text) else part._replace(gap=word.gap, broken=word.broken)
