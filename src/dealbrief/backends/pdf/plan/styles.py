"""The text styles of the page, by name: face, size, leading and colour role, as the look's specification sets them.

A theme's typography changes them for the length of a plan (`set_as`), as it does the families of `theme.fonts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dealbrief.theme.fonts import Role, Weight
from dealbrief.theme.theme import ThemeText

Fit = Literal["ragged", "spoken", "justified"]

_LEAST_JUSTIFIED = 180.0
"""On a narrower measure, in points, spaces would gape: text in a rail (150), and in two columns of main (156), stays
ragged."""


@dataclass(frozen=True, slots=True)
class Style:
    """`size` and `leading` in points, `tracking` in em added after each character; `running` text may be justified."""

    role: Role
    weight: Weight
    size: float
    leading: float
    colour: str = "ink"
    fit: Fit = "ragged"
    tracking: float = 0.0
    italic: bool = False
    running: bool = False

    @property
    def above(self) -> float:
        """From the top of a line to its baseline."""
        return 0.73 * self.leading

    @property
    def below(self) -> float:
        return self.leading - self.above

    def strong(self) -> Style:
        return replace(self, weight="semibold")

    def fitted(self, text: str, width: float) -> Style:
        """The style as a theme's choice for running text ("ragged" or "justified") has it on a measure in points."""
        return _justified(self) if text == "justified" and self.running and width >= _LEAST_JUSTIFIED else self


@cache
def _justified(style: Style) -> Style:
    return replace(style, fit="justified")


_TITLE_LEAD = 4.0
"""From the size of a title to its leading."""


def _title(size: float) -> Style:
    return Style("display", "semibold", size, size + _TITLE_LEAD, fit="spoken", tracking=-0.25 / 30)


_STANDARD: dict[str, Style] = {
    "title-34": _title(34),
    "title-30": _title(30),
    "title-26": _title(26),
    "title-22": _title(22),
    "standfirst": Style("serif", "regular", 13, 18, "grey", "spoken"),
    "fact": Style("sans", "regular", 9, 12, "grey"),
    "fact-first": Style("sans", "semibold", 9, 12),
    "kind": Style("sans", "semibold", 10, 14),
    "topic": Style("sans", "regular", 10, 14, "grey"),
    "kicker": Style("sans", "semibold", 9, 14, "grey"),
    "kicker-number": Style("sans", "semibold", 9, 14),
    "assertion": Style("sans", "semibold", 12.5, 15.5, fit="spoken"),
    "assertion-long": Style("sans", "semibold", 11, 14, fit="spoken"),
    "heading-1": Style("sans", "semibold", 10.5, 14, fit="spoken"),
    "heading-2": Style("sans", "semibold", 9.5, 14, fit="spoken"),
    "heading-3": Style("sans", "semibold", 9.5, 14, "grey", "spoken"),
    "body": Style("serif", "regular", 10, 14, running=True),
    "body-tight": Style("serif", "regular", 9.5, 12.5, running=True),
    "lead": Style("serif", "regular", 12, 17, running=True),
    "paragraph-number": Style("sans", "regular", 8.5, 14),
    "small": Style("sans", "regular", 8, 10.5, "grey"),
    "plain-small": Style("sans", "regular", 8, 10.5),
    "credit": Style("sans", "regular", 8.5, 11, "grey"),
    "pull": Style("serif", "regular", 12, 17),
    "statement": Style("display", "semibold", 22, 26, "dark", "spoken"),
    "takeaway-number": Style("sans", "semibold", 11, 14, "grey"),
    "takeaway-head": Style("sans", "semibold", 11, 14),
    "confidence": Style("sans", "regular", 8.5, 14, "grey"),
    "label": Style("sans", "semibold", 8.5, 11, "grey", "spoken"),
    "figure-title": Style("sans", "semibold", 10.5, 13, fit="spoken"),
    "subtitle": Style("sans", "regular", 8.5, 11, "grey", "spoken"),
    "source": Style("sans", "regular", 7.5, 9.5, "grey"),
    "cell": Style("sans", "regular", 9, 12),
    "cell-second": Style("sans", "regular", 8.5, 11),
    "compact": Style("sans", "regular", 8.5, 10.5),
    "compact-second": Style("sans", "regular", 8, 10),
    "head": Style("sans", "semibold", 8.5, 11, "grey"),
    "box": Style("sans", "regular", 9, 12, running=True),
    "numeral": Style("display", "regular", 36, 38),
    "numeral-large": Style("display", "semibold", 72, 74),
    "numeral-label-large": Style("sans", "regular", 10, 12.5, fit="spoken"),
    "numeral-label": Style("sans", "regular", 9, 12, fit="spoken"),
    "contents": Style("sans", "regular", 9, 13),
    "contents-number": Style("sans", "regular", 9, 13, "grey"),
    "note": Style("sans", "regular", 8, 10.5, running=True),
    "note-number": Style("sans", "regular", 8, 10.5, "grey"),
    "note-tight": Style("sans", "regular", 8, 10, running=True),
    "note-tight-number": Style("sans", "regular", 8, 10, "grey"),
    "running": Style("sans", "regular", 8.5, 11, "grey"),
    "running-strong": Style("sans", "semibold", 8.5, 11),
    "marking": Style("sans", "semibold", 12, 14, "marking"),
}


_SIZE, _LEADING = _STANDARD["body"].size, _STANDARD["body"].leading
_RUNNING = ("body", "body-tight", "lead", "pull", "box")
"""What a brand's size and line height of its base text are for; small print keeps its own."""
_TITLES = ("title-34", "title-30", "title-26", "title-22")
_HEADINGS = (
    "assertion", "assertion-long", "heading-1", "heading-2", "heading-3", "takeaway-head", "takeaway-number",
    "statement", "numeral-large",
)  # fmt: skip


@cache
def _styled(text: ThemeText) -> Mapping[str, Style]:
    """The styles as a theme's typography has them."""
    found = dict(_STANDARD)
    size, leading = text.size / _SIZE, text.size * text.line_height / _LEADING
    for name in _RUNNING:
        found[name] = replace(found[name], size=found[name].size * size, leading=found[name].leading * leading)
    for name in (*_TITLES, *_HEADINGS):
        style = found[name]
        role = "display" if text.own_headings else style.role
        found[name] = replace(style, role=role, weight=text.heading_weight or style.weight)
    for name in _TITLES:
        smaller = min(text.title_size, found[name].size)
        found[name] = replace(found[name], size=smaller, leading=smaller + _TITLE_LEAD)
    for name in _TITLES if text.heading_line_height else ():
        found[name] = replace(found[name], leading=found[name].size * text.heading_line_height)
    return found


_current: ContextVar[Mapping[str, Style]] = ContextVar("styles", default=_STANDARD)


@contextmanager
def set_as(text: ThemeText) -> Iterator[None]:
    """Within it, `STYLES` are those of a theme's typography."""
    token = _current.set(_styled(text))
    try:
        yield
    finally:
        _current.reset(token)


class _Styles(Mapping[str, Style]):
    """The styles of the plan that is being made."""

    def __getitem__(self, name: str) -> Style:
        return _current.get()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_STANDARD)

    def __len__(self) -> int:
        return len(_STANDARD)


STYLES = _Styles()


@dataclass(frozen=True, slots=True)
class Tone:
    """How running text is set where it stands: its style, that of a lead, the white between paragraphs in points."""

    text: str | Style
    gap: float
    leading: str | Style = "lead"
    name: str = ""

    @property
    def body(self) -> Style:
        return STYLES[self.text] if isinstance(self.text, str) else self.text

    @property
    def lead(self) -> Style:
        return STYLES[self.leading] if isinstance(self.leading, str) else self.leading


TIGHT = Tone("body-tight", 5.0, name="body")
"""The running text of a product of few pages."""
BODY = Tone("body", 7.0, name="body")
SMALL = Tone("plain-small", 4.0, "plain-small")
GREY = Tone("small", 4.0, "small")
BOX = Tone("box", 6.0, "box")
