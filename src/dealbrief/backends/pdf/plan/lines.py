"""Setting text: inlines, a style and a measure come in, lines of positioned runs go out. Cached by all of these.

Lines are ragged right by optimum fit, or justified, or end as they are spoken; words that are tied stay on one line
where the measure allows; a word wider than the measure is hyphenated, an address broken after its punctuation, anything
else between characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dealbrief.backends.pdf.plan.broken_words import EPSILON, broken, clinging, cut, inner_space, opened, word_places
from dealbrief.backends.pdf.plan.page_plan import Run
from dealbrief.backends.pdf.plan.styles import Style
from dealbrief.backends.pdf.plan.words import BARS_ROOM, Nodes, Segment, Word, space, words
from dealbrief.language import NO_BREAK, break_costs, ties
from dealbrief.theme import breaking, justifying
from dealbrief.theme.fonts import remembered


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


@remembered(maxsize=8192)
def set_text(nodes: Nodes, style: Style, measure_width: float, language: str = "en") -> tuple[SetLine, ...]:
    """The lines of a text. None is wider than `measure_width` unless a single letter is."""
    groups = groups_of(nodes, style, measure_width, language)
    if style.fit == "justified":
        return tuple(_justified(groups, measure_width, language))
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


def groups_of(nodes: Nodes, style: Style, limit: float, language: str) -> list[list[Word]]:
    """Words that stay together; a group too wide for the measure is opened, a word too wide broken."""
    line = words(nodes, style)
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
        for part in [word] if word.width <= limit + EPSILON else opened(word):
            if part.width <= limit + EPSILON:
                yield [part]
            else:
                yield from ([piece] for piece in broken(part, limit, language))


class End(NamedTuple):
    """A line may end before letter `at` of a word, counted in the whole text; `hyphen` is set there."""

    word: int
    at: int
    hyphen: str = ""


def line_ends(groups: Sequence[Sequence[Word]], language: str) -> tuple[list[justifying.Break], list[End]]:
    """All places where a justified text may end its lines: as lengths for `justifying`, and where they are in it."""
    breaks: list[justifying.Break] = []
    ends: list[End] = []
    x = stretchable = 0.0
    index, final = 0, sum(map(len, groups)) - 1
    for group in groups:
        counted = len(group) > 1 and any(letter.isdecimal() for word in group for letter in word.text)
        for left, word in enumerate(group, start=1 - len(group)):
            for place in () if word.broken else word_places(word, language):
                # the end of a word is no last line, and nobody reads "13 Decem-"
                if place.hyphen and (index == final or counted):
                    continue
                inside = stretchable + place.space
                end, start, hyphen = x + place.end, x + place.start, bool(place.hyphen)
                breaks.append(justifying.Break(end, start, inside, inside, place.penalty, hyphen))
                ends.append(End(index, place.at, place.hyphen))
            x, stretchable = x + word.width, stretchable + inner_space(word)
            if not left:
                after = x + word.gap, stretchable, stretchable + word.gap
                breaks.append(justifying.Break(x, *after, clinging(word, language), must=word.broken))
                ends.append(End(index, len(word.text)))
            x, stretchable, index = x + word.gap, stretchable + word.gap, index + 1
    return breaks, ends


def _justified(groups: Sequence[Sequence[Word]], measure: float, language: str) -> Iterator[SetLine]:
    """Lines as wide as the measure, all but the last, and one that only the mark of a confidence follows."""
    breaks, ends = line_ends(groups, language)
    line = [word for group in groups for word in group]
    first = End(0, 0)
    chosen = [ends[index] for index in justifying.justified(breaks, measure)]
    for index, end in enumerate(chosen):
        parts = _between(line, first, end)
        stretchable = sum(inner_space(word) + word.gap for word in parts) - parts[-1].gap
        room = measure - _width(parts)
        rest = line[end.word + 1 :] if index == len(chosen) - 2 else ()
        is_last = index == len(chosen) - 1 or bool(rest and rest[0].segments[0].bars)
        yield _line(parts, justifying.share(room, stretchable, is_last))
        first = end if end.at < len(line[end.word].text) else End(end.word + 1, 0)


def _between(line: Sequence[Word], first: End, last: End) -> list[Word]:
    """The words of a line, the first and the last of them cut where the line begins and ends."""
    if first.word == last.word:
        return [cut(line[first.word], first.at, last.at, last.hyphen)]
    begun = line[first.word]
    inner = line[first.word + 1 : last.word]
    return [cut(begun, first.at, len(begun.text), ""), *inner, cut(line[last.word], 0, last.at, last.hyphen)]


class _Stretch:
    """Makes each space of a line wider by a share of itself, in whole 1/1000 em, never wider in sum than asked."""

    def __init__(self, share: float) -> None:
        self._share = share
        self._owed = 0.0

    def kern(self, gap: float, size: float) -> int:
        """What to take away after a space of this width, negative to widen it."""
        self._owed += self._share * gap
        units = int(self._owed * 1000 // size)
        self._owed -= units * size / 1000
        return -units

    def inside(self, segment: Segment) -> Segment:
        """A segment with its no-break spaces stretched."""
        if not self._share or NO_BREAK not in segment.text:
            return segment
        ink = segment.ink
        gap = space(ink.face, ink.size)
        added = [self.kern(gap, ink.size) if letter == NO_BREAK else 0 for letter in segment.text]
        kerns = tuple(kern + more for kern, more in zip(segment.kerns, added, strict=True))
        return segment._replace(kerns=kerns, width=segment.width - sum(added) * ink.size / 1000)


def _line(line: Sequence[Word], share: float = 0.0) -> SetLine:
    """Words set one after the other; letters of one ink that meet become one run. Each space grows by a share."""
    stretch = _Stretch(share)
    runs: list[_Run] = []
    bars: list[tuple[float, int]] = []
    x = 0.0
    for index, word in enumerate(line):
        for segment in map(stretch.inside, word.segments):
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
            kern = stretch.kern(word.gap, runs[-1].ink.size) if share else 0
            runs[-1].add_space(kern)
            x += word.gap - kern * runs[-1].ink.size / 1000
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

    def add_space(self, kern: int) -> None:
        self.text += " "
        self.kerns.append(kern)

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
