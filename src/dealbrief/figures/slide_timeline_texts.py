"""The texts of a lane of a timeline on a slide: its marks come in, the forms each text can take go out, measured once.

A text is tried in many places and lanes of many heights; what it measures does not depend on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dealbrief.document.figures_time import Event
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_text import (
    Paragraph,
    Run,
    height,
    lines,
    longest_word,
    natural_width,
    set_text,
    side_colour,
)
from dealbrief.figures.slide_timeline_axis import Mark
from dealbrief.language import say

MOST_NAMED = 4
"""Events that a text names."""
MOST_LINES = 4
SHORT = 96.0
"""A text no wider than this is not broken."""


@dataclass(frozen=True, slots=True)
class Form:
    """How wide and tall a text is, in points, on so many lines."""

    count: int
    width: float
    height: float


@dataclass
class Text:
    """What is said of a mark; its forms are made when they are first asked for."""

    paragraph: Paragraph
    language: str
    whole: Form = field(init=False)
    _broken: dict[int, Form | None] = field(init=False, default_factory=dict)
    _set: dict[int, Paragraph] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.whole = self._form(1, natural_width([self.paragraph]))

    def forms(self, widest: float) -> Iterator[Form]:
        """The text on one line if that is not too wide, then on more, each as narrow as so many lines allow."""
        if self.is_whole(widest):
            yield self.whole
        for count in range(2, MOST_LINES + 1 if self.whole.width > SHORT else 0):
            if count not in self._broken:
                self._broken[count] = self._on_lines(count)
            found = self._broken[count]
            if found:
                yield found

    def is_whole(self, widest: float) -> bool:
        """Whether the text may stand on one line where none is wider than `widest`."""
        return self.whole.width <= max(widest, SHORT)

    def _on_lines(self, count: int) -> Form | None:
        """The text on so many lines, at the least width; None if it takes fewer."""
        text = self.paragraph
        width = max(self.whole.width / count, longest_word([text]))
        taken = len(lines(text, width))
        while taken > count:
            width *= 1.03
            taken = len(lines(text, width))
        return self._form(count, width) if taken == count else None

    def _form(self, count: int, width: float) -> Form:
        return Form(count, width, height([self.paragraph], width))

    def set(self, form: Form) -> Paragraph:
        """The text bound to break well in a form; it then has no more lines."""
        if form.count not in self._set:
            whole = form.count == 1
            self._set[form.count] = self.paragraph if whole else broken_well(self.paragraph, form.width, self.language)
        return self._set[form.count]


@dataclass(frozen=True)
class Texts:
    """The marks of a lane in order of time; for each its texts, that of all its events first, ever fewer after it."""

    marks: Sequence[Mark]
    said: Sequence[Sequence[tuple[int, Text]]]
    size: float


def texts_of(marks: Sequence[Mark], size: float, language: str) -> Texts:
    """The texts of marks in a size; one of several events may name fewer of them rather than none."""
    said = [
        [
            (count, Text(_paragraph(mark.events[:count], size, language), language))
            for count in range(min(len(mark.events), MOST_NAMED), 0, -1)
        ]
        for mark in marks
    ]
    return Texts(marks, said, size)


def _paragraph(events: Sequence[Event], size: float, language: str) -> Paragraph:
    """The events of a mark, each with the word of its state in the colour of its side."""
    runs: list[Run] = []
    for event in events:
        runs.extend(set_text(say(language, "semicolon") if runs else "", Run("", size, "ink")))
        word = f"{event.state.word}{say(language, 'colon')}" if event.state else ""
        runs.extend(set_text(word, Run("", size, side_colour(event.side), bold=True)))
        runs.extend(set_text(event.label, Run("", size, "ink")))
    return Paragraph(tuple(runs), spacing=0.95)
