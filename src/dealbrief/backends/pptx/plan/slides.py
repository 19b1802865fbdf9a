"""One slide of the tree comes in; the planned slides it takes, and what is wrong with it, go out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, floor, isinf
from textwrap import shorten

from dealbrief.backends.pptx.plan import tables
from dealbrief.backends.pptx.plan.blocks import pieces
from dealbrief.backends.pptx.plan.deck import Area, Frame, PictureFrame, Placed, SlidePlan
from dealbrief.backends.pptx.plan.fit import Overflow, fit_pieces, fit_text
from dealbrief.backends.pptx.plan.heads import (
    chip,
    fit_line,
    fit_title,
    footer_room,
    footer_runs,
    in_slot,
    lone_word,
    source_line,
    styled,
)
from dealbrief.backends.pptx.plan.layouts import Slot
from dealbrief.backends.pptx.plan.notes import notes
from dealbrief.backends.pptx.plan.pieces import Drawn, Piece
from dealbrief.backends.pptx.plan.roles import Places, Role
from dealbrief.backends.pptx.plan.scales import Scale, down, one_size, scales
from dealbrief.backends.pptx.plan.setting import Setting
from dealbrief.backends.pptx.plan.text_blocks import credit_runs, quoted, text_lines
from dealbrief.document.blocks import Block, Captioned, Quote, Table
from dealbrief.document.inlines import Cite, plain_text
from dealbrief.document.tree import Document, Slide, SourceEntry
from dealbrief.document.tree import Slot as Filled
from dealbrief.document.walk import nodes, rebuild
from dealbrief.errors import Place, Problem
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_shapes import Box, TextBox
from dealbrief.figures.slide_text import NO_BREAK, Paragraph, Run, set_inlines, set_text
from dealbrief.language import Words
from dealbrief.theme.theme import Theme

_WIDE_TITLE = 8.94 * 72
_LEADS = (22.0, 20.0)
_LINES = (13.0, 12.0, 11.0)
"""Smaller sizes of a line that is longer in another language than the look was drawn for."""
_STATEMENT = (40.0, 36.0, 32.0)
_TEXTS = ("text", "word", "value", "title", "detail", "label", "note")
_TALL_CONTENTS = 280.0
_UNDER_TITLE = 0.8
"""Share of the size of titles that running text has at most."""
_HEADS = ("left-head", "right-head")
_PLAIN = ("subtitle", "dateline", "caption", "lead", *_HEADS)
"""Slots of a few words, set in the slot's own style; heads stand again where a slide is continued."""


@dataclass
class SlidePlanner:
    """Plans the slides of one slide of the tree; collects what is wrong with it.

    `theme` gives the foot its text and the marking its form. `number` is that of its first slide, `title_size` the size
    of the deck's titles; 0 before they are known.
    """

    document: Document
    words: Words
    slide: Slide
    role: Role
    places: Places
    sections: Sequence[str]
    theme: Theme
    number: int = 0
    title_size: float = 0.0
    problems: list[Problem] = field(default_factory=list)

    def plan(self) -> list[SlidePlan]:
        """The slide, and those that continue it."""
        slots = {filled.name: filled for filled in self.slide.slots}
        pages = {name: self._slot(filled) for name, filled in slots.items() if name in self.role.slots}
        count = max((len(found) for found in pages.values()), default=1) or 1
        left_out = [name for found in pages.values() for drawn in found for name in drawn.dropped]
        for name in left_out:
            self._warn("label-left-out", f"{self._where()}: no free place for “{name}”; it stands in the notes")
        source = tuple(self._source(self._entries(rebuild(self.slide.slots, _as_shown))))
        said = notes(self.slide, self._entries(self.slide.slots), left_out, self._setting(scales(18.0)[0]))
        return [self._page(pages, index, count, source, said) for index in range(count)]

    def own_title_size(self) -> float:
        """The size in points at which its title fits in a house's own layout; 0 where no other slide has to follow."""
        slot = self.places.title()
        if self.places.is_ours or slot is None or not self.role.title_lines or not self.slide.title:
            return 0.0
        found = self._fitted_title(slot, set_inlines(self.slide.title, Run("", 0)))
        return 0.0 if isinstance(found, Overflow) else found[0].size

    def _where(self) -> str:
        return f"slide {self.number} “{shorten(plain_text(self.slide.title), 60, placeholder='…')}”"

    def _warn(self, code: str, message: str, hint: str | None = None) -> None:
        self.problems.append(Problem(code, message, self.slide.at, hint, "warning"))

    def _overflow(self, slot: str, found: Overflow, words: int, at: Place | None = None) -> None:
        if isinf(found.factor):
            message = f"{self._where()}: {slot} has no room at {found.size:g} pt, however tall its box"
            self.problems.append(Problem("overflow", message, at or self.slide.at, "put less side by side"))
            return
        cut = max(round(words * (1 - 1 / found.factor)), 1)
        ways = f"cut {cut} words" + (f" or allow {found.slides} slides" if found.slides else "")
        message = f"{self._where()}: {slot} needs {times(found.factor)} × its box at {found.size:g} pt; {ways}"
        about = f"what it shows: {', '.join(self.slide.about)}" if self.slide.about else ""
        hint = "; ".join(filter(None, ("give it a slide of its own" if found.slides else "", about))) or None
        self.problems.append(Problem("overflow", message, at or self.slide.at, hint))

    def _setting(self, scale: Scale) -> Setting:
        alt = plain_text(self.slide.exhibit) or plain_text(self.slide.title)
        made = Setting(self.document, self.words, scale, alt, self.role.columns, problems=self.problems)
        return replace(made, dark=self.places.is_dark)

    def _slot(self, filled: Filled) -> list[Drawn]:
        """The frames of a slot, one entry per slide."""
        slot = self.places.get(self.role.slots[filled.name])
        if not filled.blocks or (filled.name == "caption" and self._has_no_place("figure")):
            return []
        if slot is None:
            self._warn("no-place", f"{self._where()}: the layout leaves no place for the {filled.name}; it is left out")
            return []
        if filled.name == "statement":
            return self._statement(slot, filled)
        if filled.name in _PLAIN:
            return self._plain(slot, filled)
        return self._flow(slot, filled)

    def _has_no_place(self, name: str) -> bool:
        """Whether a slot is filled that has no place in the layout, so that what explains it is left out with it."""
        is_filled = any(one.name == name and one.blocks for one in self.slide.slots)
        return is_filled and self.places.get(self.role.slots[name]) is None

    def _flow(self, slot: Slot, filled: Filled) -> list[Drawn]:
        said: list[Problem] = []
        levels = slot.levels if slot.levels[0].bullet else ()

        def make(scale: Scale) -> list[Piece]:
            said.clear()
            setting = replace(self._setting(scale), problems=said, levels=levels)
            return pieces(filled.blocks, slot.inner.width, setting)

        found = fit_pieces(make, slot.inner, scales(self._text_size(slot)), self.role.continues)
        self.problems.extend(said)
        if isinstance(found, Overflow):
            self._overflow(f"slot {filled.name}", found, _word_count(filled.blocks), filled.at)
            return []
        return [replace(drawn, frames=_into_placeholder(drawn.frames, slot)) for drawn in found]

    def _text_size(self, slot: Slot) -> float:
        """The size of running text: a house's own, but never as large as the titles, which its layouts shrink."""
        own = slot.levels[0].size
        return min(own, floor(_UNDER_TITLE * self.title_size)) if self.title_size and not self.places.is_ours else own

    def _plain(self, slot: Slot, filled: Filled) -> list[Drawn]:
        """Text of a title or section slide: the slot's own style, in its colour; small print stays small."""
        level = slot.levels[0]
        ladder = _LEADS if level.size > 20 else ()

        def make(size: float) -> list[Paragraph]:
            found = text_lines(filled.blocks, self._setting(one_size(size)))
            set_ = (tuple(_plainly(run, min(run.size, size), level.bold) for run in line.runs) for line in found)
            return [
                styled(level, runs, before=line.before if index else 0.0)
                for index, (line, runs) in enumerate(zip(found, set_, strict=True))
            ]

        return self._fitted(slot, filled, make, down(level.size, self.places.ladder(ladder, 14.0)))

    def _statement(self, slot: Slot, filled: Filled) -> list[Drawn]:
        """Somebody's words large, whose they are and what else is to say below, all in one placeholder."""

        def make(size: float) -> list[Paragraph]:
            return list(self._statement_lines(slot, filled.blocks, size))

        return self._fitted(slot, filled, make, down(slot.levels[0].size, self.places.ladder(_STATEMENT, 18.0)))

    def _statement_lines(self, slot: Slot, blocks: Sequence[Block], size: float) -> Iterator[Paragraph]:
        levels = (*slot.levels, *(slot.levels[-1],) * 2)
        setting = self._setting(one_size(size))
        credits: list[tuple[Run, ...]] = []
        for index, block in enumerate(blocks):
            large = isinstance(block, Quote) or (index == 0 and not any(isinstance(b, Quote) for b in blocks))
            lines = text_lines(block.blocks if isinstance(block, Quote) else (block,), setting)
            if large:
                verbatim = isinstance(block, Quote) and block.verbatim
                for line in quoted(lines, verbatim, setting):
                    runs = tuple(replace(run, size=size, colour="") for run in line.runs)
                    yield styled(levels[0], runs, hanging=levels[0].hanging if verbatim else 0.0)
            else:
                credits.extend(tuple(replace(run, size=levels[2].size) for run in line.runs) for line in lines)
            if isinstance(block, Quote) and block.credit:
                runs = credit_runs(block, Run("", levels[1].size, bold=True), setting)
                yield replace(styled(levels[1], runs), level=1, before=18.0)
        yield from (replace(styled(levels[2], runs), level=2, before=2.0) for runs in credits)

    def _fitted(
        self, slot: Slot, filled: Filled, make: Callable[[float], list[Paragraph]], sizes: Sequence[float]
    ) -> list[Drawn]:
        found = fit_text(make, slot.inner, sizes)
        if isinstance(found, Overflow):
            self._overflow(f"slot {filled.name}", found, _word_count(filled.blocks), filled.at)
            return []
        areas = tuple(Area(block.at, slot.inner) for block in filled.blocks)
        return [Drawn((in_slot(slot, found),), areas=areas)] if found else []

    def _page(
        self,
        pages: Mapping[str, list[Drawn]],
        index: int,
        count: int,
        source: Sequence[Frame],
        said: tuple[Paragraph, ...],
    ) -> SlidePlan:
        title, frame = self._title(index, count)
        frames: list[Frame] = [frame] if frame else []
        areas = [Area(self.slide.at, frame.box or frame.slot.inner)] if isinstance(frame, Placed) else []
        frames.extend(self._line("Kicker", set_text(self._kicker(), Run("", 0))))
        if self.slide.role == "section":
            frames.extend(self._contents())
        frames.extend(self._line("Exhibit line", set_inlines(self.slide.exhibit, Run("", 0))))
        for name in self.role.slots:
            drawn = pages.get(name, [])
            drawn = drawn * count if name in _HEADS else drawn
            frames.extend(drawn[index].frames if index < len(drawn) else ())
            areas.extend(drawn[index].areas if index < len(drawn) else ())
        frames.extend(source)
        frames.extend(self._foot(index))
        layout, section = self.places.layout.name, self.slide.section
        return SlidePlan(layout, title, section, tuple(frames), said, self.slide.at, tuple(areas))

    def _kicker(self) -> str:
        """The section; on its own slide its number too, on the title slide the kind of document."""
        if self.slide.role == "section" and self.slide.section:
            return f"{self.sections.index(self.slide.section) + 1}  {self.slide.section}"
        return self.slide.section or (self.document.meta.kind if self.slide.role == "title" else "")

    def _title(self, index: int, count: int) -> tuple[str, Frame | None]:
        slot = self.places.title()
        part = self.words.say("part_of", part=index + 1, parts=count)
        suffix = f" ({part})".replace(" ", NO_BREAK) if count > 1 else ""
        runs = (*set_inlines(self.slide.title, Run("", 0)), *set_text(suffix.replace(NO_BREAK, " ", 1), Run("", 0)))
        text = "".join(run.text for run in runs)
        if slot is None or not text:
            self.problems.append(
                Problem("no-title", f"slide {self.number} has no title", self.slide.at, "state its claim as a title")
            )
            return text, None
        slot, moved = self._title_slot(slot)
        found = self._fitted_title(slot, runs)
        if isinstance(found, Overflow):
            self._overflow("title", found, len(text.split()))
            return text, None
        found = (broken_well(found[0], slot.inner.width, self.document.meta.language),)
        if index == 0 and lone_word(found[0], slot.inner.width):
            self._warn("lone-word", f"{self._where()}: the title's last line holds a single word", "reword the title")
        return text, Placed(slot, found, moved)

    def _fitted_title(self, slot: Slot, runs: Sequence[Run]) -> tuple[Paragraph, ...] | Overflow:
        if self.title_size and self.role.title_lines:
            first = replace(slot.levels[0], size=min(slot.levels[0].size, self.title_size))
            slot = replace(slot, levels=(first, *slot.levels[1:]))
        return fit_title(slot, runs, self.places.ladder(self.role.title_sizes[1:], 20.0), self.role.title_lines)

    def _title_slot(self, slot: Slot) -> tuple[Slot, Box | None]:
        """The title of a title slide is wider where no figure and no caption stand beside it."""
        beside = any(filled.name in ("figure", "caption") and filled.blocks for filled in self.slide.slots)
        as_it_is = beside or slot.box.width >= _WIDE_TITLE or not self.places.is_ours
        if self.slide.role != "title" or as_it_is:
            return slot, slot.box if slot.moved else None
        wide = replace(slot.box, width=_WIDE_TITLE)
        return replace(slot, box=wide), wide

    def _line(self, name: str, runs: tuple[Run, ...]) -> Iterator[Frame]:
        slot = self.places.get(name)
        if not runs or slot is None:
            return
        found = fit_line(slot, runs, self.places.ladder(_LINES))
        if isinstance(found, Overflow):
            self._overflow(name.lower(), found, sum(len(run.text.split()) for run in runs))
            return
        yield in_slot(slot, found)

    def footer_room(self) -> int:
        """How many letters of the house's footer there is room for."""
        slot, footer = self.places.get("Footer"), self.theme.footer
        return footer_room(slot, self.document.meta, footer, self.places.ladder(_LINES)) if slot else len(footer)

    def _contents(self) -> Iterator[Frame]:
        """The deck's sections, this one bold."""
        slot = self.places.get("Contents")
        if slot is None or len(self.sections) < 2:
            return
        level = slot.levels[0]

        def make(size: float) -> list[Paragraph]:
            found = []
            for number, name in enumerate(self.sections, 1):
                here = name == self.slide.section
                colour = self._emphasis() if here else ""
                runs = set_text(f"{number}  {name}", Run("", size, colour, bold=here))
                found.append(styled(level, runs, before=0.0 if number == 1 else level.before, left=16.0, hanging=16.0))
            return found

        fitted = fit_text(make, slot.inner, (level.size,))
        tall = replace(slot, box=replace(slot.box, height=_TALL_CONTENTS))
        if isinstance(fitted, Overflow):
            slot, fitted = tall, fit_text(make, tall.inner, down(level.size, (14.0, 12.0)))
        if isinstance(fitted, Overflow):
            self._overflow("contents", fitted, len(self.sections))
        else:
            yield Placed(slot, fitted, slot.box if slot is tall else None) if slot.kind else in_slot(slot, fitted)

    def _emphasis(self) -> str:
        return "light" if self.places.is_dark else "ink"

    def _entries(self, slots: tuple[Filled, ...]) -> list[SourceEntry]:
        """The sources of the slide: its own, those of its figures, and those its text cites."""
        ids = list(self.slide.sources)
        for node in nodes((self.slide.title, self.slide.exhibit, slots, self.slide.note)):
            if isinstance(node, Cite | Captioned):
                ids.extend(node.sources)
        known = self.document.sources
        for unknown in dict.fromkeys(each for each in ids if each not in known):
            message = f"{self._where()} names the source “{unknown}”, which the deck does not list"
            self.problems.append(Problem("unknown-source", message, self.slide.at, "add it to the references"))
        return [known[each] for each in dict.fromkeys(ids) if each in known]

    def _source(self, entries: Sequence[SourceEntry]) -> Iterator[Frame]:
        said = [self.slide.note, *(n.note for n in nodes(self.slide.slots) if isinstance(n, Captioned) and n.note)]
        runs: list[Run] = []
        for each in filter(None, said):
            runs.extend(set_text(" ", Run("", 0)) if runs else ())
            runs.extend(set_inlines(each, Run("", 0)))
        shown = entries if self.role.names_sources else []
        slot = self.places.get("Source")
        if slot is None or not (shown or runs):
            return
        found = source_line(slot, shown, tuple(runs), self.words)
        if isinstance(found, Overflow):
            self._overflow("source line", found, sum(len(run.text.split()) for run in runs))
            return
        yield in_slot(slot, found)

    def _foot(self, index: int) -> Iterator[Frame]:
        yield from self._line("Footer", footer_runs(self.document.meta, self.theme.footer))
        marking = chip(self.document.meta, self.places, self.theme)
        if marking:
            yield marking
        number = next((slot for slot in self.places.layout.slots if slot.kind == "sldNum"), None)
        if number:
            level = number.levels[0]
            text = set_text(str(self.number + index), Run("", level.size, level.colour, level.font))
            yield Placed(number, (styled(level, text),))


def times(factor: float) -> str:
    """By which factor something exceeds its box, to the next tenth: never 1.0."""
    return f"{ceil(factor * 10 - 1e-9) / 10:.1f}"


def _around(box: Box, slot: Slot) -> Box:
    """The box of a placeholder whose text is to stand in a box: its insets are the layout's."""
    left, top, right, bottom = slot.insets
    return Box(box.x - left, box.y - top, box.width + left + right, box.height + top + bottom)


def _plainly(run: Run, size: float, bold: bool) -> Run:
    """A run as its slot sets text: in its colour, and bold where it is."""
    return replace(run, size=size, colour="", bold=run.bold or bold)


def _as_shown(node: object) -> object:
    """A table without the rows that stand in the notes alone."""
    return tables.shown(node) if isinstance(node, Table) else node


def _word_count(blocks: Sequence[Block]) -> int:
    """Words of the text and of all labels of figures."""
    texts = (getattr(node, name, "") for node in nodes(blocks) for name in _TEXTS)
    return sum(len(text.split()) for text in texts if isinstance(text, str))


def _into_placeholder(frames: tuple[Frame, ...], slot: Slot) -> tuple[Frame, ...]:
    """The longest text of a slot in its placeholder, moved there unless it is all there is; a picture in its own."""
    if slot.kind == "pic":
        pictures = [frame for frame in frames if isinstance(frame, PictureFrame)][:1]
        return tuple(replace(f, slot=slot) if isinstance(f, PictureFrame) and f in pictures else f for f in frames)
    texts = [frame for frame in frames if isinstance(frame, TextBox) and frame.name == "Text"]
    if not texts or not slot.kind:
        return frames
    longest = max(texts, key=lambda text: sum(len(p.text) for p in text.paragraphs))
    alone = len(frames) == 1 and not slot.moved
    box = None if alone else _around(longest.box, slot)
    return tuple(Placed(slot, longest.paragraphs, box) if frame is longest else frame for frame in frames)
