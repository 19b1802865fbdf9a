"""Text of the plan comes in, DrawingML text bodies go out: scheme colours, theme fonts, a language on every run.

In a placeholder only what differs from its own level is written, so that a change of the master reaches the slide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dealbrief.backends.pptx.oxml import element, emu
from dealbrief.backends.pptx.plan.layouts import LevelStyle
from dealbrief.errors import OutputError, Problem
from dealbrief.figures.slide_text import NO_BREAK, PITCH, Paragraph, Run

SCHEME: dict[str, tuple[str, ...]] = {
    "ink": ("tx1",),
    "grey": ("accent3",),
    "mute": ("accent4",),
    "rule": ("accent4", "60", "40"),
    "hair": ("accent4", "45", "55"),
    "box": ("bg2",),
    "dark": ("tx2",),
    "light": ("bg1",),
    "a": ("accent1",),
    "b": ("accent2",),
    "a-tint": ("accent5", "50", "50"),
    "b-tint": ("accent6", "60", "40"),
}
"""Colour roles as scheme colours, with luminance in percent (modulation and offset) where they are tints.

What is not a role is written the same way: "accent5 50 50"."""
SCHEMES = ("http://", "https://", "mailto:")
_ALIGNS = {"left": "l", "center": "ctr", "right": "r"}
_MARKS = "–—-•·"
_NO_MARK = NO_BREAK
_FONTS = {"major": "+mj", "minor": "+mn"}

Relate = Callable[[str], str]
"""Makes an external relation to an address and gives its id."""


def colour(role: str) -> Any:
    """A role as a colour element; "#RRGGBB" is the marking's own."""
    if role.startswith("#"):
        return element("a:srgbClr", val=role[1:])
    slot, *luminance = SCHEME.get(role) or role.split()
    names = zip(("a:lumMod", "a:lumOff"), luminance, strict=False)
    return element("a:schemeClr", *(element(name, val=f"{value}000") for name, value in names), val=slot)


def fill(role: str) -> Any:
    return element("a:solidFill", colour(role)) if role else element("a:noFill")


def line(role: str, width: float, *more: Any, tag: str = "a:ln") -> Any:
    return element(tag, fill(role), *more, w=emu(width))


class TextWriter:
    """Writes text bodies of one slide."""

    def __init__(self, language: str, relate: Relate) -> None:
        self._language = language
        self._relate = relate

    def body(
        self,
        paragraphs: Sequence[Paragraph],
        *,
        tag: str = "p:txBody",
        anchor: str | None = None,
        inherits: bool = False,
        levels: Sequence[LevelStyle] = (),
        exact: bool = False,
        field: str = "",
    ) -> Any:
        """A text body.

        Args:
            inherits: Whether insets are those of a placeholder's layout.
            levels: The placeholder's own text, of which only differences are written.
            exact: Line spacing in points instead of a share of the font's.
            field: Kind of field its text is.
        """
        boxed = {} if inherits else {"wrap": "square", "lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
        autofit = element("a:noAutofit") if tag == "p:txBody" else None
        paragraphs = _apart(paragraphs)
        starts = _starts(paragraphs)
        found = [
            self._paragraph(each, levels, exact, field, start) for each, start in zip(paragraphs, starts, strict=True)
        ]
        return element(
            tag,
            element("a:bodyPr", autofit, **boxed, anchor=anchor),
            element("a:lstStyle"),
            *(found or [element("a:p", element("a:endParaRPr", lang=self._language))]),
        )

    def _paragraph(
        self, paragraph: Paragraph, levels: Sequence[LevelStyle], exact: bool, field: str, start: int
    ) -> Any:
        own = levels[min(paragraph.level, len(levels) - 1)] if levels else None
        runs = [self._run(run, own, field) for run in paragraph.runs]
        return element("a:p", self._properties(paragraph, own, exact, start), *runs)

    def _properties(self, paragraph: Paragraph, own: LevelStyle | None, exact: bool, start: int) -> Any:
        spacing = None
        if exact:
            points = round(PITCH * paragraph.size * paragraph.spacing * 100)
            spacing = element("a:lnSpc", element("a:spcPts", val=points))
        elif own is None or own.spacing != paragraph.spacing:
            spacing = element("a:lnSpc", element("a:spcPct", val=round(paragraph.spacing * 100_000)))
        before = None
        if own is None or own.before != paragraph.before:
            before = element("a:spcBef", element("a:spcPts", val=round(paragraph.before * 100)))
        indents = (paragraph.left, paragraph.hanging)
        same = own is not None and (own.left, own.hanging) == indents
        left, hanging = (None, None) if same else (emu(indents[0]), -emu(indents[1]))
        align = None if own is not None and own.align == paragraph.align else _ALIGNS[paragraph.align]
        return element(
            "a:pPr",
            spacing,
            before,
            *_bullet(paragraph, own, start),
            marL=left,
            lvl=paragraph.level or None,
            indent=hanging,
            algn=align,
        )

    def _run(self, run: Run, own: LevelStyle | None, field: str) -> Any:
        text = element("a:t", run.text)
        properties = self._run_properties(run, own)
        if field:
            guid = "{8F5A2D1C-6B3E-4C7A-9D20-5E1F0B7A4C31}"
            return element("a:fld", properties, text, id=guid, type=field)
        return element("a:r", properties, text)

    def _run_properties(self, run: Run, own: LevelStyle | None) -> Any:
        size = None if not run.size or (own is not None and own.size == run.size) else round(run.size * 100)
        bold = run.bold if (own.bold if own is not None else False) != run.bold else None
        font = run.font or "minor"
        is_own = own is not None and (own.font == font or not run.font)
        plain = own is None and not run.font
        fonts = () if is_own or plain else _fonts(font)
        return element(
            "a:rPr",
            fill(run.colour) if run.colour else None,
            *fonts,
            self._link(run),
            lang=run.language or self._language,
            sz=size,
            b=bold,
            i=run.italic or None,
            baseline=run.raised * 1000 or None,
            dirty=False,
        )

    def _link(self, run: Run) -> Any:
        if not run.href:
            return None
        if not run.href.lower().startswith(SCHEMES):
            message = f"the address “{run.href}” is not http, https or mailto"
            raise OutputError([Problem("link", message, None, "take the link out or give its full address")])
        return element("a:hlinkClick", r__id=self._relate(run.href))


def _fonts(font: str) -> tuple[Any, ...]:
    """Latin, East Asian and complex script from the theme."""
    stem = _FONTS[font]
    return tuple(
        element(f"a:{tag}", typeface=f"{stem}-{script}")
        for tag, script in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    )


def _apart(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Numbered lists right after one another, with a line a point high between them that holds a space.

    To an office program they are one count, since both start at 1. Some count on over a line that is empty or has no
    mark, all begin again after one with another kind of mark; so it has a mark that cannot be seen.
    """
    following: dict[int, int] = {}
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        level, number = paragraph.level, paragraph.number
        if number and following.get(level, number) != number:
            found.append(Paragraph((Run(_NO_MARK, 1.0),), level=level, bullet=_NO_MARK))
        following = {each: count for each, count in following.items() if each < level}
        if number:
            following[level] = number + 1
        found.append(paragraph)
    return found


def _starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """The number each automatic count starts at: an office program counts on by itself, so one count has one start.

    A list that continues from another slide, or after a paragraph between its items, starts where it had stopped.
    """
    counts: dict[int, tuple[int, int]] = {}
    found = []
    for paragraph in paragraphs:
        start, following = counts.get(paragraph.level, (0, 0))
        start = start if following == paragraph.number else paragraph.number
        counts = {level: count for level, count in counts.items() if level < paragraph.level}
        if paragraph.number:
            counts[paragraph.level] = (start, paragraph.number + 1)
        found.append(start)
    return found


def _bullet(paragraph: Paragraph, own: LevelStyle | None, start: int) -> tuple[Any, ...]:
    if own is not None and own.mark == paragraph.bullet:
        return ()
    if paragraph.bullet == "1.":
        return element("a:buFont", typeface="+mj-lt"), element(
            "a:buAutoNum", type="arabicPeriod", startAt=start if start > 1 else None
        )
    if paragraph.bullet:
        # A mark of a house's may be a letter of a font of signs.
        char = paragraph.bullet if paragraph.bullet in (*_MARKS, _NO_MARK) else "•"
        return element("a:buFont", typeface="+mn-lt"), element("a:buChar", char=char)
    return (element("a:buNone"),) if own is not None and own.bullet else ()
