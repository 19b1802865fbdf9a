"""What stands on every slide beside its slots: title, kicker, exhibit line, source line, footer, marking, number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dealbrief.backends.pptx.plan.deck import Chip, Frame, Placed
from dealbrief.backends.pptx.plan.fit import Overflow, fit_text
from dealbrief.backends.pptx.plan.layouts import LevelStyle, Slot
from dealbrief.backends.pptx.plan.roles import Places
from dealbrief.backends.pptx.plan.scales import down
from dealbrief.document.tree import Meta, SourceEntry
from dealbrief.figures.slide_shapes import Box, TextBox
from dealbrief.figures.slide_text import NO_BREAK, Paragraph, Run, lines, natural_width, set_text
from dealbrief.language import Words
from dealbrief.theme.theme import MARKINGS, Theme

BEST_SOURCES = 6
EXPLICIT = ("ftr", "sldNum")
"""Placeholders whose text carries its colour itself."""
_CHIP_PADDING = 14.4
_CHIP_SIZE = 12.0
_YEAR = re.compile(r",?[ \u00a0](\d{4})$")


def styled(level: LevelStyle, runs: tuple[Run, ...], **changes: object) -> Paragraph:
    """A paragraph as a level of its slot sets it."""
    own = Paragraph(runs, align=level.align, spacing=level.spacing, before=0.0, left=level.left, hanging=level.hanging)
    return replace(own, **changes)  # type: ignore[arg-type]


def in_slot(slot: Slot, paragraphs: Iterable[Paragraph]) -> Frame:
    """Text in its placeholder, or in a text box where the layout has none."""
    found = tuple(paragraphs)
    return Placed(slot, found, slot.box if slot.moved else None) if slot.kind else TextBox(slot.name, slot.box, found)


def fit_line(slot: Slot, runs: Sequence[Run], ladder: Iterable[float]) -> tuple[Paragraph, ...] | Overflow:
    """One paragraph in its slot, in the largest size at which it fits."""
    level = slot.levels[0]
    colour = level.colour if slot.kind in EXPLICIT or not slot.kind else ""

    def make(size: float) -> list[Paragraph]:
        font, bold = level.font, level.bold
        resized = (replace(run, size=size, font=font, bold=run.bold or bold) for run in runs)
        return [styled(level, tuple(replace(run, colour=run.colour or colour) for run in resized))]

    return fit_text(make, slot.inner, down(level.size, ladder))


def fit_title(slot: Slot, runs: Sequence[Run], ladder: Sequence[float], most: int) -> tuple[Paragraph, ...] | Overflow:
    """A title in the largest size at which it takes so many lines, 0 for any; else in the largest its box holds."""
    sizes = down(slot.levels[0].size, ladder)
    for size in sizes if most else ():
        one = replace(slot, levels=(replace(slot.levels[0], size=size), *slot.levels[1:]))
        found = fit_line(one, runs, ())
        if not isinstance(found, Overflow) and len(lines(found[0], slot.inner.width)) <= most:
            return found
    return fit_line(slot, runs, ladder)


def lone_word(paragraph: Paragraph, width: float) -> bool:
    """Whether the last of several lines holds a single word."""
    found = lines(paragraph, width)
    return len(found) > 1 and len(found[-1].split()) == 1


def footer_runs(meta: Meta, footer: str) -> tuple[Run, ...]:
    """Short title, date and the house's own text, the edition's state bold before them."""
    style = Run("", 0)
    text = " · ".join(part for part in (meta.short_title, meta.as_of, footer) if part)
    state = set_text(f"{meta.state}   ", replace(style, bold=True)) if meta.state else ()
    return (*state, *set_text(text, style))


def footer_room(slot: Slot, meta: Meta, footer: str, ladder: Sequence[float]) -> int:
    """How many letters of the house's own text its foot has room for; all of them where the rest alone is too much."""
    lengths = range(len(footer), 0, -1)
    found = (n for n in lengths if not isinstance(fit_line(slot, footer_runs(meta, footer[:n]), ladder), Overflow))
    is_at_fault = not isinstance(fit_line(slot, footer_runs(meta, ""), ladder), Overflow)
    return next(found, 0) if is_at_fault else len(footer)


def chip(meta: Meta, places: Places, theme: Theme) -> Chip | None:
    """The marking: its right edge is its slot's, its width its text's, or as a banner at least its slot's."""
    slot = places.get("Marking")
    if not meta.marking or slot is None:
        return None
    text = Paragraph(set_text(meta.marking, Run("", _CHIP_SIZE, bold=True)))
    width = natural_width([text]) + _CHIP_PADDING
    width = max(width, slot.box.width) if theme.marking == "banner" else width
    box = Box(slot.box.right - width, slot.box.y, width, slot.box.height)
    colour = MARKINGS.get(meta.marking, "FFFFFF")
    return Chip(slot if slot.kind else None, box, meta.marking, _CHIP_SIZE, f"#{colour}")


def source_line(
    slot: Slot, entries: Sequence[SourceEntry], note: tuple[Run, ...], words: Words
) -> tuple[Paragraph, ...] | Overflow:
    """The sources of a slide and what must be said beside them: all, else the six best, else as many as fit."""
    counts = [len(entries), *range(min(BEST_SOURCES, len(entries) - 1), 0, -1)] if entries else [0]
    found: tuple[Paragraph, ...] | Overflow = ()
    for count in counts:
        text = sources_text(best(entries, count), len(entries) - count, words)
        runs = (*set_text(text + (" " if text and note else ""), Run("", 0)), *note)
        found = fit_line(slot, runs, (10.5,))
        if not isinstance(found, Overflow):
            return found
    return found


def best(entries: Sequence[SourceEntry], count: int) -> list[SourceEntry]:
    """The best-graded so many, in their order."""
    ranked = sorted(range(len(entries)), key=lambda i: (entries[i].grade or "Z", i))[:count]
    return [entries[i] for i in sorted(ranked)]


def sources_text(entries: Sequence[SourceEntry], more: int, words: Words) -> str:
    """ "Sources: publisher, date, date; publisher, date." A year is named where it changes."""
    dates: dict[str, dict[str, None]] = {}
    for entry in entries:
        dates.setdefault(entry.publisher, {}).update({entry.issued: None} if entry.issued else {})
    year = ""
    named = []
    for publisher, issued in dates.items():
        printed = []
        for date in issued:
            found = _YEAR.search(date)
            printed.append(date[: found.start()] if found and found[1] == year else date)
            year = found[1] if found else year
        named.append(", ".join((publisher, *printed)))
    if more:
        named.append(words.say("more", count=more).replace(" ", NO_BREAK, 1))
    text = words["semicolon"].join(named)
    return f"{words['sources']}{words['colon']}{text}{'' if text.endswith('.') else '.'}" if named else ""
