"""Text on a slide: styled paragraphs in points, measured for whatever font the reader has.

In: inlines and a style. Out: runs and paragraphs, their lines, height and natural width. An office program sets lines
1.2 em apart for every face and breaks them greedily; the usable width is cut by 1 % so that its rounding never adds a
line (measured: 903 frames without an overflow).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeAlias

from dealbrief.document.inlines import (
    Cite,
    Code,
    Confidence,
    Emphasis,
    Inline,
    Lang,
    Link,
    Reference,
    Side,
    Stance,
    State,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)
from dealbrief.document.marks import GLYPHS
from dealbrief.errors import Place
from dealbrief.theme.fonts import remembered
from dealbrief.theme.office_fonts import OfficeFonts, office_advance

Font: TypeAlias = Literal["", "major", "minor"]
Align: TypeAlias = Literal["left", "center", "right"]

PITCH = 1.2
USABLE_WIDTH = 0.99
NO_BREAK = "\u00a0"
_STANDARD = OfficeFonts()
_FONTS: ContextVar[OfficeFonts] = ContextVar("fonts", default=_STANDARD)
_TOLERANCE = 1e-6
_WORD = re.compile(r" +|[^ ]*?[-–—/?](?=[^\W\d_])|[^ ]+")
"""Spaces; up to a mark after which a line may end, before a letter alone; a whole word."""
_STRICTER = (re.compile(r" +|[^ ]*?[-–—?](?=[^\W\d_])|[^ ]+"), re.compile(r" +|[^ ]*?[-–—](?=[^\W\d_])|[^ ]+"))
"""Programs differ in where a line may end inside an address; what takes the most lines is planned for."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style. Colour is a role; "" for colour, font or language is that of the place it stands in.

    `raised` lifts (or lowers) the baseline, in percent of the size.
    """

    text: str
    size: float
    colour: str = ""
    font: Font = ""
    bold: bool = False
    italic: bool = False
    language: str = ""
    href: str = ""
    raised: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs with their spacing: `spacing` as a share of 1.2 em, the rest in points.

    `bullet` is a character, or "1." for automatic numbers, of which `number` is its own; `keep` holds a heading to what
    follows. `at` is the place in the template of the block it is of.
    """

    runs: tuple[Run, ...]
    level: int = 0
    align: Align = "left"
    spacing: float = 1.0
    before: float = 0.0
    left: float = 0.0
    hanging: float = 0.0
    bullet: str = ""
    number: int = 0
    keep: bool = False
    at: Place | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def size(self) -> float:
        return max((run.size for run in self.runs), default=0.0)


def side_colour(side: Side) -> str:
    """The text colour of a side: the first two have their own, all others are ink."""
    return side if side in ("a", "b") else "ink"


def set_text(text: str, style: Run) -> tuple[Run, ...]:
    """One run of plain text; none for no text."""
    return (replace(style, text=text),) if text else ()


def set_inlines(nodes: Iterable[Inline], style: Run) -> tuple[Run, ...]:
    """Runs of inlines in the style of `style`, whose own text does not count. A state that leads is capitalised."""
    found = tuple(nodes)
    lead = set_state(found[0], style) if found and isinstance(found[0], State) else ()
    return joined((*lead, *(run for node in found[1 if lead else 0 :] for run in _set(node, style))))


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one style made one run."""
    merged: list[Run] = []
    for run in runs:
        if merged and replace(merged[-1], text=run.text) == run:
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        elif run.text:
            merged.append(run)
    return tuple(merged)


def _set(node: Inline, style: Run) -> tuple[Run, ...]:
    match node:
        case Text(text) | Code(text) | Value(text):
            return set_text(text, style)
        case Strong(children):
            return _all(children, replace(style, bold=True))
        case Emphasis(children):
            return _all(children, replace(style, italic=True))
        case Link(href, children):
            return _all(children, replace(style, href=href))
        case Lang(language, children):
            return _all(children, replace(style, language=language))
        case Superscript(children):
            return _all(children, replace(style, raised=30))
        case Subscript(children):
            return _all(children, replace(style, raised=-25))
        case State(word=word):
            return _state(node, word, style)
        case Stance(mark=mark, word=word):
            return set_text(f"{mark}{NO_BREAK}{word}", replace(style, bold=True, font="minor"))
        case Confidence(word=word):
            return set_text(word, style)
        case Cite() | Reference():
            return ()


def _all(nodes: Iterable[Inline], style: Run) -> tuple[Run, ...]:
    return tuple(run for node in nodes for run in _set(node, style))


def set_state(state: State, style: Run) -> tuple[Run, ...]:
    """A state that stands for itself: shape and capitalised word in the colour of the giver or authority."""
    return _state(state, state.word[:1].upper() + state.word[1:], style)


def _state(state: State, word: str, style: Run) -> tuple[Run, ...]:
    """Shape and word; a grey word alone where nothing is known."""
    glyph = GLYPHS.get(state.shape, "")
    if not glyph:
        return set_text(word, replace(style, colour="grey", bold=False))
    text = f"{glyph}{NO_BREAK}{word}"
    return set_text(text, replace(style, colour=side_colour(state.side), bold=True, font="minor"))


@contextmanager
def measured_in(fonts: OfficeFonts) -> Iterator[None]:
    """Measure every text inside in the fonts of a deck's theme: all of a plan's text is, and a plan has one theme."""
    token = _FONTS.set(fonts)
    try:
        yield
    finally:
        _FONTS.reset(token)


def advance(run: Run, text: str) -> float:
    """The widest a reader may see of the text, in points; its own width inside of `own_height`."""
    fonts = _FONTS.get()
    name = fonts.major if run.font == "major" else fonts.minor
    return office_advance(text, name, run.bold, run.italic, fonts.alone) * run.size


def natural_width(paragraphs: Sequence[Paragraph]) -> float:
    """Width in points at which no paragraph breaks."""
    return max((_natural(paragraph) for paragraph in paragraphs), default=0.0) / USABLE_WIDTH


def _natural(paragraph: Paragraph) -> float:
    return paragraph.left + sum(part.width for word in _words(paragraph) for part in word)


def longest_word(paragraphs: Sequence[Paragraph]) -> float:
    """Width in points at which no word is broken."""
    words = (sum(part.width for part in word) for p in paragraphs for word in _words(p))
    return max(words, default=0.0) / USABLE_WIDTH


def height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """Height in points of paragraphs set in a width."""
    fonts = _FONTS.get()
    return sum(_height(paragraph, width, fonts) for paragraph in paragraphs)


def own_height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """Height in points for a reader who has the theme's fonts, at most `height`; that, where nothing is known of one.

    Only what takes more than one line is measured again: one line stays one in any font.
    """
    widest = height(paragraphs, width)
    fonts = _FONTS.get()
    if fonts.alone or widest <= sum(each.before + pitch(each) for each in paragraphs) + _TOLERANCE:
        return widest
    with measured_in(replace(fonts, alone=True)):
        return min(height(paragraphs, width), widest)


@remembered(maxsize=16384)
def _height(paragraph: Paragraph, width: float, fonts: OfficeFonts) -> float:
    """Cached, because a slot is cut into slides again and again until they are even."""
    return paragraph.before + len(lines(paragraph, width)) * pitch(paragraph)


def pitch(paragraph: Paragraph) -> float:
    """Distance of its lines in points."""
    return PITCH * paragraph.size * paragraph.spacing


def lines(paragraph: Paragraph, width: float) -> tuple[str, ...]:
    """The text of each line as an office program would break it, at worst."""
    found = _broken(paragraph, width, _WORD)
    if not any(mark in run.text for run in paragraph.runs for mark in "/?"):
        return found
    return max(found, *(_broken(paragraph, width, marks) for marks in _STRICTER), key=len)


def _broken(paragraph: Paragraph, width: float, marks: re.Pattern[str]) -> tuple[str, ...]:
    """Lines that end where `marks` says, broken greedily; a word that fits no line has lines of its own."""
    measure = width * USABLE_WIDTH - paragraph.left
    room = measure if paragraph.bullet else measure + paragraph.hanging
    found: list[str] = []
    text, filled = "", 0.0
    for word in _words(paragraph, marks):
        wide = sum(part.width for part in word)
        is_space = word[0].text.isspace()
        if text and filled + wide > room + _TOLERANCE and not is_space:
            found.append(text.rstrip(" "))
            text, filled, room = "", 0.0, measure
        parts = _cut(word) if wide > room + _TOLERANCE and not is_space else word
        for part in parts if text or not is_space else ():
            if parts is not word and text and filled + part.width > room + _TOLERANCE:
                found.append(text)
                text, filled, room = "", 0.0, measure
            text, filled = text + part.text, filled + part.width
    return (*found, text.rstrip(" "))


class Part(NamedTuple):
    """Characters of one style that belong to a word, with their width in points."""

    text: str
    width: float
    run: Run


Word: TypeAlias = list[Part]


def _words(paragraph: Paragraph, marks: re.Pattern[str] = _WORD) -> Iterator[Word]:
    """Words, and the spaces between them, as parts of one style with their widths; a word may span runs."""
    whole = paragraph.text.replace("\n", " ")
    start, index, runs = 0, 0, paragraph.runs
    for match in marks.finditer(whole):
        word: Word = []
        at = match.start()
        while at < match.end():
            while start + len(runs[index].text) <= at:
                start, index = start + len(runs[index].text), index + 1
            end = min(match.end(), start + len(runs[index].text))
            word.append(Part(whole[at:end], advance(runs[index], whole[at:end]), runs[index]))
            at = end
        yield word


def _cut(word: Word) -> Word:
    """A word that fits no line, cut where an office program would cut it: at a character, on a line of its own."""
    return [Part(each, advance(part.run, each), part.run) for part in word for each in part.text]
