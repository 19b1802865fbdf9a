"""Speaker notes: a slide comes in, paragraphs go out: the claim, the talk, evidence, sources, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dealbrief.backends.pptx.plan import tables
from dealbrief.backends.pptx.plan.setting import Setting
from dealbrief.backends.pptx.plan.text_blocks import text_lines
from dealbrief.document.blocks import Table
from dealbrief.document.tree import Slide, SourceEntry
from dealbrief.document.walk import nodes
from dealbrief.figures.slide_text import Paragraph, Run, set_inlines, set_text
from dealbrief.language import Words

_PLAIN = Run("", 0)


def notes(
    slide: Slide, entries: Sequence[SourceEntry], left_out: Iterable[str], setting: Setting
) -> tuple[Paragraph, ...]:
    """The notes of a slide. Sizes are 0: the notes master's own."""
    claim = set_inlines(slide.title, replace(_PLAIN, bold=True))
    found = [Paragraph(claim)] if claim else []
    found.extend(_unsized(line) for line in text_lines(slide.talk, setting))
    found.extend(line for node in nodes(slide.slots) if isinstance(node, Table) for line in _rest(node, setting))
    found.extend(_labelled(slide, entries, left_out, setting.words))
    return tuple(found)


def _unsized(line: Paragraph) -> Paragraph:
    """A paragraph of the talk; a list's entry keeps its mark as text."""
    runs = tuple(replace(run, size=0, colour="") for run in line.runs)
    mark = set_text("– ", _PLAIN) if line.bullet else ()
    return Paragraph((*mark, *runs))


def _rest(table: Table, setting: Setting) -> Iterator[Paragraph]:
    """The rows a slide leaves out, one a line, under what the slide says of them and the table's head."""
    if said := tables.rest_line(table):
        yield Paragraph(set_text(said, replace(_PLAIN, bold=True)))
        for row in (*table.head, *tables.hidden(table)):
            cells = (", ".join(line.text for line in text_lines(cell.blocks, setting)) for cell in row.cells)
            yield Paragraph(set_text(" | ".join(cell or "–" for cell in cells), _PLAIN))


def _labelled(
    slide: Slide, entries: Sequence[SourceEntry], left_out: Iterable[str], words: Words
) -> Iterator[Paragraph]:
    evidence = ", ".join(records(slide))
    if evidence:
        yield _line(f"{words['evidence']}{words['colon']}", evidence)
    for index, entry in enumerate(entries):
        text = set_text(_source(entry), replace(_PLAIN, href=entry.href))
        label = set_text(f"{words['sources']}{words['colon']}", replace(_PLAIN, bold=True)) if index == 0 else ()
        yield Paragraph((*label, *text))
    dropped = words["semicolon"].join(left_out)
    if dropped:
        yield _line(f"{words['left_out']}{words['colon']}", dropped)


def _line(label: str, text: str) -> Paragraph:
    return Paragraph((*set_text(label, replace(_PLAIN, bold=True)), *set_text(text, _PLAIN)))


def _source(entry: SourceEntry) -> str:
    """A source in full: label, title, address and grade."""
    *before, last = filter(None, (entry.label, entry.title, entry.href))
    stopped = (part if part.endswith(".") else f"{part}." for part in before)
    return " ".join((*stopped, last, *((f"({entry.grade})",) if entry.grade else ())))


def records(slide: Slide) -> tuple[str, ...]:
    """The ids of all records a slide shows, in reading order."""
    found = list(slide.about)
    for node in nodes(slide.slots):
        found.extend(getattr(node, "about", ()))
    return tuple(dict.fromkeys(found))
