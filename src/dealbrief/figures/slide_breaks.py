"""Where the lines of a title on a slide end: a title that fits comes in, the same title bound to break as it is spoken.

An office program fills a line with what it holds, and so ends it on "and" or parts the last word from its phrase. What
should stand on the next line is bound together by no-break spaces: it goes over by itself, in any font, and the title
stays one paragraph that can be edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from dealbrief.figures.slide_text import USABLE_WIDTH, Paragraph, Run, advance, lines, longest_word
from dealbrief.language import break_costs, held
from dealbrief.theme.breaking import Span, spoken

_NARROWEST = 1.3
"""How much more of a text a line holds in the narrowest face a reader may have than in the widest."""
_PHRASE = 3.0
"""A line of a slide is long: that it ends with a phrase weighs so much more than that it is full."""


def broken_well(title: Paragraph, width: float, language: str) -> Paragraph:
    """The title as it is spoken, on no more lines than before; as it is, if there is nothing to mend."""
    count = len(lines(title, width))
    words = title.text.split(" ")
    if count < 2 or len(words) < 3:
        return title
    measured = _Measured.of(title, words)
    room = width * USABLE_WIDTH
    costs = [_PHRASE * cost for cost in break_costs(words, language)]
    spans = spoken(measured.widths, measured.spaces, room, costs, even=False)
    bound = replace(title, runs=_bound(title.runs, set(_held(measured, spans, room * _NARROWEST))))
    return bound if len(lines(bound, width)) == count and longest_word([bound]) <= width else title


@dataclass(frozen=True)
class _Measured:
    """Words: where each starts in the text, its width, and the width of the space after it."""

    starts: Sequence[int]
    widths: Sequence[float]
    spaces: Sequence[float]

    @classmethod
    def of(cls, title: Paragraph, words: Sequence[str]) -> _Measured:
        advances = [advance(run, letter) for run in title.runs for letter in run.text]
        starts = list(accumulate((len(word) + 1 for word in words), initial=0))
        places = list(zip(starts, words, strict=False))
        widths = [sum(advances[start : start + len(word)]) for start, word in places]
        spaces = [sum(advances[start + len(word) : start + len(word) + 1]) for start, word in places]
        return cls(starts, widths, spaces)

    def wide(self, first: int, last: int) -> float:
        """Width of the words [first, last) on one line."""
        return sum(self.widths[first:last]) + sum(self.spaces[first : last - 1])


def _held(measured: _Measured, spans: Sequence[Span], most: float) -> Iterator[int]:
    """The positions of spaces to hold: between the first words of a line that the line before could take too."""
    for first, end in spans[:-1]:
        over = (word for word in range(end, len(measured.widths)) if measured.wide(first, word + 1) > most)
        last = next(over, len(measured.widths) - 1)
        yield from (measured.starts[word + 1] - 1 for word in range(end, last))


def _bound(runs: Iterable[Run], places: set[int]) -> tuple[Run, ...]:
    found: list[Run] = []
    place = 0
    for run in runs:
        here = {index - place for index in places if place <= index < place + len(run.text)}
        found.append(replace(run, text=held(run.text, here)))
        place += len(run.text)
    return tuple(found)
