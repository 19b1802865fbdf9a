"""Where the lines of a title on a slide end: a title that fits comes in, the same title bound to break as it is spoken.

An office program fills a line with what it holds, and so ends it on "and" or parts the last word from its phrase. What
should stand on the next line is bound together by no-break spaces: it goes over by itself, in any font, and the title
stays one paragraph that can be edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from dealbrief.figures.slide_text import NO_BREAK, USABLE_WIDTH, Paragraph, Run, advance, lines
from dealbrief.language import table

_PHRASE_END = (",", ";", ":", ".", "–", "—", "!", "?")
_ORDINARY, _BEFORE_SMALL, _CLINGING, _SHORT_LAST, _LONE_LAST = 0.08, 0.05, 0.15, 0.1, 0.5
_SHORT = 0.25
_NARROWEST = 1.15
"""How much more of a text a line holds in the narrowest face a reader may have than in the widest."""
_TOLERANCE = 1e-6


def broken_well(title: Paragraph, width: float, language: str) -> Paragraph:
    """The title as it is spoken, on no more lines than before; as it is, if there is nothing to mend."""
    count = len(lines(title, width))
    words = title.text.split(" ")
    if count < 2 or len(words) < 3:
        return title
    measure = _Measure(words, _positions(title), width * USABLE_WIDTH, table(language).clinging)
    bound = replace(title, runs=_bound(title.runs, set(_held(measure, measure.ends(count)))))
    return bound if len(lines(bound, width)) == count else title


def _positions(title: Paragraph) -> list[float]:
    """How far each character stands from the first, in points; one more than there are characters."""
    return list(accumulate((advance(run, character) for run in title.runs for character in run.text), initial=0.0))


@dataclass(frozen=True)
class _Measure:
    """The words of a title, where its characters stand, and the width of a line."""

    words: Sequence[str]
    positions: Sequence[float]
    width: float
    clinging: frozenset[str]

    def start(self, word: int) -> int:
        """The position of a word's first character."""
        return sum(len(each) + 1 for each in self.words[:word])

    def wide(self, first: int, last: int) -> float:
        """Width of the words [first, last) on one line."""
        return self.positions[self.start(last) - 1] - self.positions[self.start(first)]

    def fits(self, first: int, last: int, width: float) -> bool:
        return self.wide(first, last) <= width + _TOLERANCE

    def ends(self, count: int) -> list[int]:
        """After which word each of so many lines ends, at the least cost; [] if no way fits."""
        size = len(self.words)
        best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
        for line in range(1, count + 1):
            lasts = [size] if line == count else range(line, size)
            ways = {last: list(self._ways(best, last, line == count)) for last in lasts}
            best = {last: min(found) for last, found in ways.items() if found}
        return best.get(size, (0.0, []))[1]

    def _ways(
        self, best: dict[int, tuple[float, list[int]]], last: int, is_last: bool
    ) -> Iterator[tuple[float, list[int]]]:
        for first, (cost, ends) in best.items():
            if first < last and self.fits(first, last, self.width):
                yield cost + self._cost(first, last, is_last), [*ends, last]

    def _cost(self, first: int, last: int, is_last: bool) -> float:
        share = self.wide(first, last) / self.width
        word = self.words[last - 1].rpartition(NO_BREAK)[2]
        if is_last:
            alone = last - first == 1 and word == self.words[first]
            return _LONE_LAST if alone else _SHORT_LAST if share < _SHORT else 0.0
        return (1.0 - share) ** 2 + self._phrase(word, self.words[last])

    def _phrase(self, word: str, following: str) -> float:
        if word.endswith(_PHRASE_END):
            return 0.0
        if word.lower() in self.clinging:
            return _CLINGING
        return _BEFORE_SMALL if following.partition(NO_BREAK)[0].lower() in self.clinging else _ORDINARY


def _held(measure: _Measure, ends: Sequence[int]) -> Iterator[int]:
    """The positions of spaces to hold: between the first words of a line that the line before could take too."""
    most = measure.width * _NARROWEST
    for first, end in pairwise((0, *ends[:-1])):
        full = (word for word in range(end, len(measure.words)) if not measure.fits(first, word + 1, most))
        last = next(full, len(measure.words) - 1)
        yield from (measure.start(word + 1) - 1 for word in range(end, last))


def _bound(runs: Iterable[Run], held: set[int]) -> tuple[Run, ...]:
    found: list[Run] = []
    place = 0
    for run in runs:
        text = "".join(NO_BREAK if place + index in held else letter for index, letter in enumerate(run.text))
        found.append(replace(run, text=text))
        place += len(run.text)
    return tuple(found)
