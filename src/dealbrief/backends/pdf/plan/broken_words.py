"""Words too wide for the measure: a word and a measure come in, parts that fit go out.

A word is hyphenated, an address broken after its punctuation, anything else between characters. The places of a word
are found once, and where a part ends is sought on the running advances of its letters, so that work grows with the
word and not with its square; only parts that may be chosen are shaped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from dealbrief.backends.pdf.plan.words import BARS_ROOM, Segment, Word, measure_part, named_face

EPSILON = 0.01
_ADDRESS_BREAK = re.compile(r"(?<=[/.\-–?&=_,;:@])(?=.)")
_LETTERS = re.compile(r"[^\W\d_]{5,}")
_MOST_HYPHENATED = 80
"""What is longer than this many letters is no word of a language."""
_HYPHEN = "\u00ad"
"""Set at the end of a hyphenated line: the face draws it as a hyphen, and a reader's search does not see it."""
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
        _Way(_hyphen_places(text, language), _HYPHEN),
        _Way(_address_places(text), ""),
        _Way(range(1, len(text)), ""),
    )
    rule = _rule(word)
    first = 0
    while first < len(text):
        part, first = _longest(rule, first, limit, ways)
        yield part if first < len(text) else part._replace(gap=word.gap, broken=False)


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
    face, size = named_face(segment.ink.face), segment.ink.size
    for index, (letter, kern) in enumerate(zip(segment.text, segment.kerns, strict=True)):
        room = BARS_ROOM if segment.bars and not index else 0.0
        yield (face.plain(letter) - kern / 1000) * size + room


def _cut(segment: Segment, low: int, high: int, end: str) -> Segment:
    """Some letters of a segment; the first of them have its bars and call its note."""
    leads = low == 0
    return measure_part(segment.text[low:high] + end, segment.ink, segment.bars * leads, segment.note * leads)


def _address_places(text: str) -> list[int]:
    return [found.start() for found in _ADDRESS_BREAK.finditer(text)]


def _hyphen_places(text: str, language: str) -> list[int]:
    if "/" in text or "@" in text or len(text) > _MOST_HYPHENATED:
        return []
    dictionary = _dictionary(language)
    places: list[int] = []
    for letters in _LETTERS.finditer(text) if dictionary else ():
        places += [letters.start() + place for place in dictionary.positions(letters.group())]
    return places


@cache
def _dictionary(language: str):  # type: ignore[no-untyped-def]
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known) if known else None
