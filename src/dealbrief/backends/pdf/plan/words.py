"""From inlines to words: a line of inlines and a style come in, measured words go out, ready to be broken into lines.

A word is what no line break may part: letters of one or several inks, without a space. A note mark belongs to the word
before it and stands after its punctuation; the glyph of a state belongs to the word of the state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from dealbrief.backends.pdf.plan.page_plan import Role
from dealbrief.backends.pdf.plan.styles import Style
from dealbrief.document import marks
from dealbrief.document.inlines import (
    Cite,
    Code,
    Confidence,
    Emphasis,
    Inline,
    Lang,
    Link,
    Reference,
    Stance,
    State,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)
from dealbrief.language import NO_BREAK
from dealbrief.theme.fonts import SOFT_HYPHEN, Shaped, face, holder, known, remembered


@dataclass(frozen=True, slots=True)
class Shade:
    """Words in another colour role than the text around them; the page's own inline, for numbers and grades."""

    colour: str
    children: tuple[Inline | Shade, ...]


Nodes: TypeAlias = tuple[Inline | Shade, ...]

_SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACE = re.compile(r"[ \t\r\n]+")
_AFTER_MARK = re.compile(r"[.,;:!?]+")
_THIN = "\u202f"
_GLYPH_SCALE, _TALL_SCALE = 1.45, 0.95
"""Glyphs of states are drawn larger than their words, so that they are 7 points across beside 9 to 10 point text."""
_TALL = frozenset("‖")
"""A glyph as tall as a line, which is set at the size of its word."""
BARS_ROOM = 13.0
"""From the left edge of the bars of a confidence to its word."""


class Ink(NamedTuple):
    """How letters look and what they lead to; `face` is the face's name, `tracking` in em."""

    face: str
    size: float
    colour: str
    rise: float = 0.0
    tracking: float = 0.0
    href: str = ""
    target: str = ""
    role: Role = "text"
    language: str = ""


class Segment(NamedTuple):
    """Letters of one ink inside a word: advance in points, kerns per character in 1/1000 em.

    `bars` stands for the drawn mark of a confidence, 1 to 3, in front of the letters; `note` is the number it calls.
    """

    text: str
    ink: Ink
    width: float
    kerns: tuple[int, ...]
    bars: int = 0
    note: int = 0


class Word(NamedTuple):
    """`gap` is the width of the space after it; `broken` says that it is only the first part of a broken word."""

    segments: tuple[Segment, ...]
    width: float
    gap: float
    broken: bool = False

    @property
    def notes(self) -> tuple[int, ...]:
        """Numbers of the notes it calls."""
        return tuple(segment.note for segment in self.segments if segment.note)

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)


def face_name(style: Style) -> str:
    """The name of a style's face."""
    return face(style.role, style.weight, style.italic).name


def ink(style: Style) -> Ink:
    return Ink(face_name(style), style.size, style.colour, tracking=style.tracking)


def measure(text: str, ink: Ink, bars: int = 0, note: int = 0) -> Segment:
    """Letters without a space, shaped and measured."""
    return _segment(text, ink, known(ink.face).shape(text), bars, note)


def measure_part(text: str, ink: Ink, bars: int = 0, note: int = 0) -> Segment:
    """Letters that are part of a broken word."""
    return _segment(text, ink, known(ink.face).shape_part(text), bars, note)


def _segment(text: str, ink: Ink, shaped: Shaped, bars: int, note: int) -> Segment:
    kerns, width = shaped.kerns, shaped.advance * ink.size
    if ink.tracking:
        kerns = tuple(kern - round(ink.tracking * 1000) for kern in kerns)
        width = (shaped.advance + round(ink.tracking * 1000) / 1000 * len(text)) * ink.size
    return Segment(text, ink, width + (BARS_ROOM if bars else 0.0), kerns, bars, note)


@lru_cache(maxsize=64)
def space(name: str, size: float) -> float:
    """Width of a space in points."""
    return known(name).plain(" ") * size


class _Span(NamedTuple):
    """A stretch of text before it is cut into words. `glued` spans cling to what stands before and after them."""

    text: str
    ink: Ink
    note: int = 0
    glue: str = ""
    bars: int = 0


def _spans(nodes: Iterable[Inline | Shade], style: Style, at: Ink) -> Iterator[_Span]:
    for node in nodes:
        yield from _span(node, style, at)


def _span(node: Inline | Shade, style: Style, at: Ink) -> Iterator[_Span]:
    match node:
        case Text(text) | Value(text):
            yield _Span(text, at)
        case Code(text):
            yield _Span(text, at._replace(face=face_name(replace(style, role="sans")), size=at.size * 0.95))
        case Strong(children):
            strong = style.strong()
            yield from _spans(children, strong, at._replace(face=face_name(strong), colour=_strong_colour(at)))
        case Emphasis(children):
            slanted = replace(style, italic=not style.italic)
            yield from _spans(children, slanted, at._replace(face=face_name(slanted)))
        case Link(href, children):
            yield from _spans(children, style, at._replace(href=href))
        case Lang(language, children):
            yield from _spans(children, style, at._replace(language=language))
        case Shade(colour, children):
            yield from _spans(children, style, at._replace(colour=colour))
        case Superscript(children):
            yield from _spans(children, style, at._replace(size=at.size * 0.64, rise=at.rise + at.size * 0.34))
        case Subscript(children):
            yield from _spans(children, style, at._replace(size=at.size * 0.64, rise=at.rise - at.size * 0.14))
        case Cite(number=number):
            mark = at._replace(face=face_name(_upright(style)), role="note", target=f"note-{number}", href="")
            yield _Span(str(number).translate(_SUPERIOR), mark, note=number)
        case State() | Stance() | Confidence():
            yield from _mark(node, style, at)
        case Reference():
            raise AssertionError(f"a reference left in a document: {node}")


def _strong_colour(at: Ink) -> str:
    return "ink" if at.colour == "grey" and at.size >= 8.5 else at.colour


def _upright(style: Style) -> Style:
    return replace(style, weight="regular", italic=False)


def _mark(node: State | Stance | Confidence, style: Style, at: Ink) -> Iterator[_Span]:
    word = at._replace(face=face_name(replace(style, role="sans", weight="semibold")), colour="ink", tracking=0.0)
    quiet = at._replace(face=face_name(replace(style, role="sans", weight="regular")), colour="grey", tracking=0.0)
    match node:
        case State(shape=shape, side=side):
            glyph = marks.GLYPHS[shape]
            if not glyph:
                yield _Span(node.word, quiet)
                return
            tall = glyph in _TALL
            size = at.size * (_TALL_SCALE if tall else _GLYPH_SCALE)
            colour = side if side != "none" else "ink"
            yield _Span(
                glyph,
                word._replace(size=size, colour=colour, rise=0.3 * at.size - 0.34 * size, role="mark"),
                glue="tall" if tall else "state",
            )
            yield _Span(_bound(node.word), word)
        case Stance(mark=mark):
            yield _Span(mark, word._replace(size=at.size * 1.1, role="mark"), glue="stance")
            yield _Span(_bound(node.word), word)
        case Confidence(level=level):
            first, space, rest = _bound(node.word).partition(" ")
            yield _Span(first, quiet, bars=marks.CONFIDENCE.index(level) + 1)
            if rest:
                yield _Span(space + rest, quiet)


def _bound(text: str) -> str:
    """A short phrase that no line break parts."""
    return text.replace(" ", NO_BREAK) if len(text) <= 24 else text


def _after_punctuation(spans: list[_Span]) -> list[_Span]:
    """Note marks behind the punctuation that follows them."""
    out: list[_Span] = []
    after = 0  # where the marks at the end of `out` begin
    for span in spans:
        punctuation = _AFTER_MARK.match(span.text) if after < len(out) and not span.note else None
        if punctuation:
            out.insert(after, span._replace(text=punctuation.group()))
            after += 1
            span = span._replace(text=span.text[punctuation.end() :])
        if span.text:
            out.append(span)
            after = after if span.note else len(out)
    return out


def _parted(spans: list[_Span]) -> list[_Span]:
    """A thin space between two note marks."""
    out: list[_Span] = []
    for span in spans:
        if span.note and out and out[-1].note:
            out.append(span._replace(text=_THIN, note=0, ink=span.ink._replace(target="", role="text")))
        out.append(span)
    return out


def _set_marks_close(spans: list[_Span]) -> list[_Span]:
    """A note mark stands at its word, whatever space was typed before it."""
    out: list[_Span] = []
    for span in spans:
        while span.note and out and not out[-1].note and out[-1].text[-1:] in " \t\r\n":
            kept = out.pop()
            trimmed = kept.text.rstrip(" \t\r\n")
            if trimmed:
                out.append(kept._replace(text=trimmed))
        out.append(span)
    return out


@remembered(maxsize=8192)
def words(nodes: Nodes, style: Style) -> tuple[Word, ...]:
    """The measured words of a line of inlines."""
    spans = [span for span in map(_bare, _spans(nodes, style, ink(style))) if span.text]
    spans = _parted(_after_punctuation(_set_marks_close(spans)))
    out: list[Word] = []
    parts: list[Segment] = []
    for span in spans:
        for index, piece in enumerate(_SPACE.split(span.text)):
            if index and parts:
                out.extend(_word(parts))
                parts = []
            if piece:
                parts.extend(_segments(piece, span))
    return tuple([*out, *_word(parts)] if parts else out)


def _bare(span: _Span) -> _Span:
    """A span without the soft hyphens of its author: where a word may end is found here, and unused they would show."""
    return span._replace(text=span.text.replace(SOFT_HYPHEN, "")) if SOFT_HYPHEN in span.text else span


def _word(parts: list[Segment]) -> Iterator[Word]:
    """The word of some segments; no-break spaces at its ends bind nothing and would be white at the edge of a line."""
    while parts and parts[-1].text.endswith(NO_BREAK):
        parts = [*parts[:-1], *_stripped(parts[-1], parts[-1].text.rstrip(NO_BREAK))]
    while parts and parts[0].text.startswith(NO_BREAK):
        parts = [*_stripped(parts[0], parts[0].text.lstrip(NO_BREAK)), *parts[1:]]
    if parts:
        last = parts[-1].ink
        yield Word(tuple(parts), sum(part.width for part in parts), space(last.face, last.size))


def _stripped(segment: Segment, text: str) -> Iterator[Segment]:
    if text:
        yield measure(text, segment.ink, segment.bars, segment.note)


def _segments(piece: str, span: _Span) -> Iterator[Segment]:
    if span.glue:
        yield _glyph(piece, span)
        return
    bars, note = span.bars, span.note
    for text, name in covered(piece, span.ink.face):
        yield measure(text, span.ink if name == span.ink.face else span.ink._replace(face=name), bars, note)
        bars = note = 0


def _glyph(glyph: str, span: _Span) -> Segment:
    """A mark and the space to its word, which starts 1.17 em of the word's size right of the mark's left edge."""
    set_size = span.ink.size / {"state": _GLYPH_SCALE, "tall": _TALL_SCALE}.get(span.glue, 1.1)
    ink = span.ink._replace(face=_held(glyph, span.ink.face))
    plain = measure(glyph, ink)
    bearing = known(ink.face).bearing(glyph) * ink.size if span.glue != "stance" else 0.0
    advance = set_size * (1.17 if span.glue != "stance" else 1.05) + bearing
    squeeze = round((plain.width + space(ink.face, ink.size) - advance) * 1000 / ink.size)
    return Segment(glyph + " ", ink, advance, (0, squeeze))


def _held(character: str, name: str) -> str:
    """The name of the face a character is set from where this face is wanted."""
    return (holder(character, name) or known(name)).name


@remembered(maxsize=16384)
def covered(text: str, name: str) -> tuple[tuple[str, str], ...]:
    """A text in stretches with the face that has their letters: its own, or else the next of its chain."""
    own = known(name)
    if all(own.has(character) for character in text):
        return ((text, name),)
    out: list[tuple[str, str]] = []
    for character in text:
        chosen = _held(character, name)
        if out and out[-1][1] == chosen:
            out[-1] = (out[-1][0] + character, chosen)
        else:
            out.append((character, chosen))
    return tuple(out)
