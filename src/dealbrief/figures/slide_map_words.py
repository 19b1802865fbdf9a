"""Words of a map on a slide: texts come in, measured words, and the line at the map's foot, go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dealbrief.figures.drawing import Anchor
from dealbrief.figures.projection import Frame
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_diagram import Place
from dealbrief.figures.slide_shapes import Box, Rule, Shape, TextBox, text_box
from dealbrief.figures.slide_text import (
    Align,
    Paragraph,
    Run,
    height,
    lines,
    longest_word,
    natural_width,
    set_text,
)

SMALLEST = 14.0
_WIDEST = 210.0
"""The widest a place's or a route's words are set."""
_SLACK = 1.0
_ALIGN: dict[Anchor, Align] = {"start": "left", "middle": "center", "end": "right"}
_GAP, _SCALE_GAP, _BAR = 6.0, 8.0, 1.5
_LONGEST = 110.0


@dataclass(frozen=True)
class Words:
    """Paragraphs below one another, with the width at which they break as they were measured."""

    paragraphs: tuple[Paragraph, ...]
    width: float

    @property
    def size(self) -> tuple[float, float]:
        return self.width, height(self.paragraphs, self.width)

    @property
    def text(self) -> str:
        return ", ".join(paragraph.text for paragraph in self.paragraphs)

    def box(self, name: str, x: float, y: float, anchor: Anchor) -> TextBox:
        aligned = (replace(paragraph, align=_ALIGN[anchor]) for paragraph in self.paragraphs)
        return text_box(name, x, y, self.width, aligned)


def label(parts: Iterable[tuple[str, bool]], size: float, language: str, colour: str = "ink") -> Words:
    """Words of a size; each part is a text and whether it is bold."""
    found = [Paragraph(set_text(text, Run("", size, colour, bold=bold)), spacing=0.95) for text, bold in parts if text]
    measure = max(_WIDEST, longest_word(found) + _SLACK)
    broken = tuple(broken_well(each, measure, language) for each in found)
    return Words(broken, max((_width(each, measure) for each in broken), default=0.0))


def _width(paragraph: Paragraph, measure: float) -> float:
    """The least width at which a paragraph has the same lines as in a measure."""
    rows = (replace(paragraph, runs=(replace(paragraph.runs[0], text=line),)) for line in lines(paragraph, measure))
    return natural_width(tuple(rows)) + _SLACK


@dataclass(frozen=True)
class Foot:
    """What stands below a map: the words about boundaries, and at the right of the map its scale."""

    words: tuple[Paragraph, ...]
    width: float
    longest: float
    """The longest bar of a scale, in points."""

    @property
    def height(self) -> float:
        return _GAP + max(height(self.words, self.width), SMALLEST * 1.2)

    def shapes(self, box: Box, frame: Frame, kilometres: str, bar: float) -> Iterator[Shape]:
        y = box.y + frame.height + _GAP
        if self.words:
            yield text_box("Boundaries", box.x, y, self.width, self.words)
        words = (Paragraph(set_text(kilometres, Run("", SMALLEST, "grey")), align="right"),)
        wide = natural_width(words) + _SLACK
        right = box.x + max(frame.width, self.width + bar + wide + 3 * _SCALE_GAP)
        yield text_box("Scale", right - bar - _SCALE_GAP - wide, y, wide, words)
        middle = y + SMALLEST * 0.6
        yield Rule("Scale bar", (right - bar, middle), (right, middle), _BAR, "mute")


def foot(text: str, place: Place) -> Foot:
    """The foot of a map in a box, its words as wide as the scale lets them."""
    longest = min(_LONGEST, place.box.width / 4)
    room = max(place.box.width - longest - _scale_width(), SMALLEST)
    words = (Paragraph(set_text(text, Run("", SMALLEST, "grey"))),) if text else ()
    return Foot(words, min(room, natural_width(words) + _SLACK), longest)


def _scale_width() -> float:
    """What the longest words of a scale take, with the white around them."""
    return natural_width([Paragraph(set_text("1000\u00a0km", Run("", SMALLEST, "grey")))]) + 3 * _SCALE_GAP
