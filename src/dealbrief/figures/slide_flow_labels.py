"""The words at a node of a flow on a slide: a number and its label come in, a measured text goes out.

Beside a thick node the number stands large over its words; beside a thin one number and words share a line, unless that
is too long for the column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dealbrief.document.figures_counts import Portion
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_text import NO_BREAK, Paragraph, Run, height, longest_word, natural_width, set_text

THICK = 0.9 * 72
"""A node this tall in points has its number large."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type of one step of the scale: the whole's number at most, a thick node's, a thin one's, and words."""

    whole: float
    thick: float
    thin: float
    words: float

    @classmethod
    def of(cls, step: int) -> Sizes:
        return _STEPS[min(step, len(_STEPS) - 1)]


_STEPS = (Sizes(54, 40, 28, 18), Sizes(54, 40, 28, 16), Sizes(40, 36, 28, 16), Sizes(36, 36, 28, 14))
_LADDER = (54.0, 40.0, 36.0, 28.0)


@dataclass(frozen=True, slots=True)
class Label:
    """Paragraphs, and how wide and tall they are."""

    paragraphs: tuple[Paragraph, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one flow in sizes and a language, each form measured once: a flow is tried at many scales."""

    sizes: Sizes
    language: str
    _known: dict[tuple[str, str, float, float, str], Label] = field(default_factory=dict)

    def whole(self, portion: Portion, room: float, colour: str) -> Label:
        """The number the flow begins with, as large as its column lets it, over its words."""
        fitting = (size for size in _LADDER if size <= self.sizes.whole and _number_width(portion, size) <= room)
        return self._stacked(portion, next(fitting, _LADDER[-1]), room, colour)

    def forms(self, portion: Portion, tall: float, room: float, colour: str) -> Iterator[Label]:
        """The forms the words of a node can take that is `tall` points high, the best first."""
        if tall >= THICK and _number_width(portion, self.sizes.thick) <= room:
            yield self._stacked(portion, self.sizes.thick, room, colour)
        line = self._one_line(portion, colour)
        if line.width <= room:
            yield line
        yield self._stacked(portion, self.sizes.thin, room, colour)

    def _one_line(self, portion: Portion, colour: str) -> Label:
        key = (portion.text, portion.label, 0.0, 0.0, colour)
        if key not in self._known:
            self._known[key] = one_line(portion, self.sizes, colour)
        return self._known[key]

    def _stacked(self, portion: Portion, size: float, room: float, colour: str) -> Label:
        key = (portion.text, portion.label, size, room, colour)
        if key not in self._known:
            self._known[key] = _stacked(portion, size, room, self.sizes, colour, self.language)
        return self._known[key]


def one_line(portion: Portion, sizes: Sizes, colour: str) -> Label:
    """Number and words side by side, at their natural width."""
    words = set_text(portion.label and f"{NO_BREAK * 2}{portion.label}", Run("", sizes.words, "ink"))
    line = (Paragraph((_number(portion, sizes.thin, colour), *words), spacing=0.95),)
    wide = natural_width(line)
    return Label(line, wide, height(line, wide))


def least_width(portion: Portion, sizes: Sizes) -> float:
    """The width in points below which its number or a word would be torn."""
    words = Paragraph(set_text(portion.label, Run("", sizes.words)))
    return max(_number_width(portion, _LADDER[-1]), longest_word([words]))


def _stacked(portion: Portion, size: float, room: float, sizes: Sizes, colour: str, language: str) -> Label:
    number = Paragraph((_number(portion, size, colour),), spacing=0.9)
    words = Paragraph(set_text(portion.label, Run("", sizes.words, "ink")), spacing=0.95)
    text = (number, broken_well(words, room, language)) if portion.label else (number,)
    wide = min(natural_width(text), room)
    return Label(text, wide, height(text, wide))


def _number(portion: Portion, size: float, colour: str) -> Run:
    return Run(portion.text.replace(" ", NO_BREAK), size, colour, "major")


def _number_width(portion: Portion, size: float) -> float:
    return natural_width([Paragraph((_number(portion, size, ""),))])
