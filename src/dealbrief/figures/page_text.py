"""Texts of a drawing on the page: a text, its language and a measure come in, lines that are no wider go out.

Number and noun, day and month stay on one line where that has room (`language.ties`). A word wider than the measure is
hyphenated, an address broken after its punctuation; only where no syllable fits, it is broken between its letters, so
that nothing a figure says is lost or leaves it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from dealbrief.figures.drawing import Anchor, Label, Run
from dealbrief.language import NO_BREAK, ties
from dealbrief.theme import hyphens
from dealbrief.theme.breaking import balanced, greedy
from dealbrief.theme.fonts import SOFT_HYPHEN, Weight, face

_SPACE = re.compile(r"[ \t\r\n]+")
_HELD = re.compile(rf"(?<=[ {NO_BREAK}])")
_SLACK = 0.25
"""Kerning inside a part of a word changes its width by less than this, in em."""
_Way = tuple[Sequence[int], str]
"""Places where a part of a word may end, ascending, and what stands at its end."""


def text_width(text: str, size: float, weight: Weight = "regular") -> float:
    """Width of a text on one line, in points."""
    return face("sans", weight).kerned(text) * size


@dataclass(frozen=True)
class Lines:
    """Lines of one text below one another, `pitch` apart."""

    texts: tuple[str, ...]
    size: float
    pitch: float
    weight: Weight = "regular"

    @cached_property
    def width(self) -> float:
        return max((text_width(text, self.size, self.weight) for text in self.texts), default=0.0)

    @property
    def depth(self) -> float:
        """From the first baseline to the last."""
        return max(len(self.texts) - 1, 0) * self.pitch

    def labels(self, x: float, base: float, colour: str, anchor: Anchor = "start") -> Iterator[Label]:
        """The lines with their first baseline at `base`."""
        for index, text in enumerate(self.texts):
            run = Run(text, colour, weight=self.weight)
            yield Label((x, base + index * self.pitch), (run,), self.size, anchor)


def wrapped(
    text: str,
    size: float,
    measure: float,
    pitch: float,
    weight: Weight = "regular",
    *,
    language: str,
    even: bool = False,
) -> Lines:
    """A text in lines; `even` ones are as few, and about as long as each other.

    Raises:
        LookupError: The language has no table.
    """
    pieces = [piece for group in groups(text, language) for piece in _fitting(group, size, measure, weight, language)]
    bare = [_without_end(piece) for piece in pieces]
    widths = [text_width(piece, size, weight) for piece in bare]
    joints = zip(pieces, bare, bare[1:], strict=False)
    gaps = [_gap(piece, shown, after, size, weight) for piece, shown, after in joints]
    spans = (balanced if even else greedy)(widths, gaps, measure)
    return Lines(tuple(_without_end("".join(pieces[first:last])) for first, last in spans), size, pitch, weight)


def groups(text: str, language: str) -> list[str]:
    """The words of a text, those that belong on one line together, with the spaces that are between them."""
    words = [word for word in _SPACE.split(text) if word]
    out: list[str] = []
    joined = False
    for word, tied in zip(words, ties(words, language), strict=True):
        if joined:
            out[-1] += f" {word}"
        else:
            out.append(word)
        joined = tied
    return out


def _without_end(piece: str) -> str:
    return piece.rstrip(f" {NO_BREAK}")


def _gap(piece: str, bare: str, after: str, size: float, weight: Weight) -> float:
    """What a line is wider than two pieces on it: the spaces between them, or the kerning inside a broken word."""
    first, last = bare[-1:], after[:1]
    joined = text_width(first + piece[len(bare) :] + last, size, weight)
    return joined - text_width(first, size, weight) - text_width(last, size, weight)


def _fitting(group: str, size: float, measure: float, weight: Weight, language: str) -> Iterator[str]:
    """A group with the space after it; if it is too wide, as many of its last words as fit, and so on to its first."""
    fitting: list[str] = []
    for word in reversed([word for word in _HELD.split(f"{group} ") if word]):
        if fitting and text_width(_without_end(word + fitting[-1]), size, weight) <= measure:
            fitting[-1] = word + fitting[-1]
        else:
            fitting.append(word)
    for part in reversed(fitting):
        if text_width(_without_end(part), size, weight) <= measure:
            yield part
        else:
            yield from _broken(part, size, measure, weight, language)


def _broken(word: str, size: float, measure: float, weight: Weight, language: str) -> Iterator[str]:
    """Parts of a word, each no wider than the measure as far as letters allow; the last has the space after it."""
    bare = _without_end(word)
    ways: tuple[_Way, ...] = (
        ((len(bare),), ""),
        (hyphens.positions(bare, language), SOFT_HYPHEN),
        (hyphens.address_positions(bare), ""),
        (range(1, len(bare)), ""),
    )
    advances = list(accumulate((face("sans", weight).plain(letter) * size for letter in bare), initial=0.0))
    first = 0
    while first < len(bare):
        reach = advances[first] + measure + _SLACK * size
        part, first = next(
            (
                (part, last)
                for places, hyphen in ways
                for last in _reached(places, first, reach, advances)
                if text_width(part := bare[first:last] + hyphen, size, weight) <= measure
            ),
            (bare[first : first + 1], first + 1),
        )
        yield part if first < len(bare) else part + word[len(bare) :]


def _reached(places: Sequence[int], first: int, reach: float, advances: Sequence[float]) -> Iterator[int]:
    """Places after letter `first` that may be within reach, the furthest first."""
    beyond = bisect_right(places, reach, key=advances.__getitem__)
    nearest = bisect_right(places, first)
    return (places[index] for index in range(beyond - 1, nearest - 1, -1))
