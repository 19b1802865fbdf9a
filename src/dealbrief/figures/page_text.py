"""Texts of a drawing on the page: a text and a measure come in, lines that are no wider go out.

A word wider than the measure is broken between its letters, so that nothing a figure says is lost or leaves it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from dealbrief.figures.drawing import Anchor, Label, Run
from dealbrief.theme.breaking import balanced, greedy
from dealbrief.theme.fonts import Weight, face

_SPACE = re.compile(r"[ \t\r\n]+")


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
    text: str, size: float, measure: float, pitch: float, weight: Weight = "regular", *, even: bool = False
) -> Lines:
    """A text in lines; `even` ones are as few, and about as long as each other."""
    pieces = [piece for word in _SPACE.split(text) if word for piece in _fitting(word, size, measure, weight)]
    widths = [text_width(piece.rstrip(" "), size, weight) for piece in pieces]
    gaps = [text_width(" ", size, weight) if piece.endswith(" ") else 0.0 for piece in pieces]
    spans = (balanced if even else greedy)(widths, gaps, measure)
    return Lines(tuple("".join(pieces[first:last]).rstrip(" ") for first, last in spans), size, pitch, weight)


def _fitting(word: str, size: float, measure: float, weight: Weight) -> Iterator[str]:
    """A word with the space after it, or parts of it that fit."""
    if text_width(word, size, weight) <= measure:
        yield f"{word} "
        return
    advances = list(accumulate((face("sans", weight).plain(letter) * size for letter in word), initial=0.0))
    first = 0
    while first < len(word):
        last = max(bisect_right(advances, advances[first] + measure) - 1, first + 1)
        yield word[first:last] + (" " if last == len(word) else "")
        first = last
