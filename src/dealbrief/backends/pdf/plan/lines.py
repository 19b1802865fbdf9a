"""Setting text: inlines, a style and a measure come in, lines of positioned runs go out. Cached by all of these.

Lines are ragged right by optimum fit, or end as they are spoken; words that are tied stay on one line where the measure
allows; a word wider than the measure is hyphenated, an address broken after its punctuation, anything else between
characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dealbrief.backends.pdf.plan.broken_words import EPSILON, broken
from dealbrief.backends.pdf.plan.page_plan import Run
from dealbrief.backends.pdf.plan.styles import Style
from dealbrief.backends.pdf.plan.words import BARS_ROOM, Nodes, Segment, Word, words
from dealbrief.language import NO_BREAK, break_costs, ties
from dealbrief.theme import breaking


class SetLine(NamedTuple):
    """One line: its runs from its left edge, its width, the notes it calls; `bars` are confidence marks (x, level)."""

    runs: tuple[Run, ...]
    width: float
    notes: tuple[int, ...] = ()
    tail: str = " "
    bars: tuple[tuple[float, int], ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@lru_cache(maxsize=8192)
def set_text(nodes: Nodes, style: Style, measure_width: float, language: str = "en") -> tuple[SetLine, ...]:
    """The lines of a text. None is wider than `measure_width` unless a single letter is."""
    groups = _groups(words(nodes, style), measure_width, language)
    widths = [_width(group) for group in groups]
    gaps = [group[-1].gap for group in groups]
    spans: list[breaking.Span] = []
    if groups and style.fit == "spoken":
        texts = [NO_BREAK.join(word.text for word in group) for group in groups]
        spans = breaking.spoken(widths, gaps, measure_width, break_costs(texts, language), even=True)
    elif groups:
        spans = breaking.ragged(widths, gaps, measure_width)
    return tuple(_line([word for group in groups[first:last] for word in group]) for first, last in spans)


def unbreakable(nodes: Nodes, style: Style) -> float:
    """Width of the widest word, in points."""
    return max((word.width for word in words(nodes, style)), default=0.0)


def natural_width(nodes: Nodes, style: Style) -> float:
    """Width of the text on one line, in points."""
    line = words(nodes, style)
    return sum(word.width + word.gap for word in line) - (line[-1].gap if line else 0.0)


def single_line(nodes: Nodes, style: Style) -> SetLine:
    """The whole text on one line, however wide."""
    return _line(list(words(nodes, style)))


def split_lines(nodes: Nodes, style: Style, first: int) -> tuple[SetLine, ...]:
    """The text on two lines, the second starting with word `first`."""
    line = words(nodes, style)
    return _line(list(line[:first])), _line(list(line[first:]))


def _width(group: Sequence[Word]) -> float:
    return sum(word.width for word in group) + sum(word.gap for word in group[:-1])


def _groups(line: Sequence[Word], limit: float, language: str) -> list[list[Word]]:
    """Words that stay together; a group too wide for the measure is opened, a word too wide broken."""
    out: list[list[Word]] = []
    group: list[Word] = []
    for word, tied in zip(line, ties([word.text for word in line], language), strict=True):
        group.append(word)
        if not tied:
            out.extend(_fitting(group, limit, language))
            group = []
    return out


def _fitting(group: list[Word], limit: float, language: str) -> Iterator[list[Word]]:
    if _width(group) <= limit + EPSILON:
        yield group
        return
    for word in group:
        if word.width <= limit + EPSILON:
            yield [word]
        else:
            yield from ([part] for part in broken(word, limit, language))


def _line(line: Sequence[Word]) -> SetLine:
    """Words set one after the other; letters of one ink that meet become one run."""
    runs: list[_Run] = []
    bars: list[tuple[float, int]] = []
    x = 0.0
    for index, word in enumerate(line):
        for segment in word.segments:
            if segment.bars:
                bars.append((x, segment.bars))
                x += BARS_ROOM
            shift = BARS_ROOM if segment.bars else 0.0
            if not (runs and not segment.bars and runs[-1].takes(segment)):
                runs.append(_Run(x, segment))
            else:
                runs[-1].add(segment)
            x += segment.width - shift
            runs[-1].end = x
        if index + 1 < len(line) and not word.broken:
            runs[-1].add_space()
            x += word.gap
            runs[-1].end = x
    notes = tuple(number for word in line for number in word.notes)
    tail = "" if line and line[-1].broken else " "
    return SetLine(tuple(run.run() for run in runs), x, notes, tail, tuple(bars))


class _Run:
    """Letters of one ink while a line is being set."""

    def __init__(self, x: float, segment: Segment) -> None:
        self.x = self.end = x
        self.ink = segment.ink
        self.text = segment.text
        self.kerns = list(segment.kerns)

    def takes(self, segment: Segment) -> bool:
        return segment.ink == self.ink and self.ink.role == "text"

    def add(self, segment: Segment) -> None:
        self.text += segment.text
        self.kerns += segment.kerns

    def add_space(self) -> None:
        self.text += " "
        self.kerns.append(0)

    def run(self) -> Run:
        ink = self.ink
        return Run(
            self.x,
            self.end - self.x,
            ink.face,
            ink.size,
            ink.colour,
            self.text,
            tuple(self.kerns),
            ink.rise,
            ink.href,
            ink.target,
            ink.role,
            ink.language,
        )
