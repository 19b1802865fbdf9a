"""Sources: the list of all a document cites, in columns, and the notes at the foot of a page."""

from __future__ import annotations

from dealbrief.backends.pdf.plan.composites import Columned
from dealbrief.backends.pdf.plan.lines import natural_width
from dealbrief.backends.pdf.plan.page_plan import Box, Destination
from dealbrief.backends.pdf.plan.pieces import Beside, Piece, Side, Strip, stack
from dealbrief.backends.pdf.plan.setting import Setting
from dealbrief.backends.pdf.plan.sheet import GUTTER
from dealbrief.backends.pdf.plan.styles import STYLES, Tone
from dealbrief.backends.pdf.plan.words import Nodes, Shade
from dealbrief.document.blocks import NoteList, SourceList
from dealbrief.document.inlines import Inline, Link, Strong, Text
from dealbrief.document.tree import SourceEntry

_GAP = 1.5
_COLUMN = 155.0
"""A list stands in as many columns as are at least this many points wide."""


def source_list(setting: Setting, block: SourceList, path: str, width: float, tone: Tone) -> Piece:
    """The cited sources in the order of first mention: number, publisher, title, date, grade."""
    entries = setting.sources(setting.document.cited)
    count = max(1, int((width + GUTTER) // (_COLUMN + GUTTER)))
    each = (width + GUTTER) / count - GUTTER
    indent = natural_width((Text(str(len(entries))),), STYLES[_style(setting)]) + 7.0
    pieces = tuple(
        _entry(setting, entry, index + 1, f"{path}/{index}", indent, each) for index, entry in enumerate(entries)
    )
    if not pieces or count == 1:
        return stack((_GAP, piece) for piece in pieces)
    return Columned(pieces, _GAP, each + GUTTER, count)


def _entry(setting: Setting, entry: SourceEntry, number: int, path: str, indent: float, width: float) -> Piece:
    mark = setting.lines(str(number), f"{_style(setting)}-number", indent - 5.0, f"{path}/mark", align="right")
    text = setting.lines(_described(entry), _style(setting), width - indent, path)
    return Beside((Side(0.0, mark), Side(indent, text)))


def _style(setting: Setting) -> str:
    """The style of sources and notes: of less leading in a document that is set tight."""
    return "note-tight" if setting.document.meta.spacing == "tight" else "note"


def _described(entry: SourceEntry) -> Nodes:
    rest = "".join(f", {part}" for part in (entry.title, entry.issued) if part)
    name: tuple[Inline, ...] = (Strong((Text(entry.publisher),)), Text(_stopped(rest or ".")))
    linked: Nodes = (Link(entry.href, name),) if entry.href else name
    return (*linked, *((Text("\u00a0"), Shade("grey", (Text(entry.grade),))) if entry.grade else ()))


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def note_list(setting: Setting, block: NoteList, path: str, width: float, tone: Tone) -> Piece:
    """The notes of a document in columns, for one that has them at its end."""
    count = max(1, int((width + GUTTER) // (_COLUMN + GUTTER)))
    each = (width + GUTTER) / count - GUTTER
    return Columned(tuple(note(setting, number, each) for number in setting.notes), _GAP, each + GUTTER, count)


def note(setting: Setting, number: int, width: float) -> Piece:
    """A note: its number, then the sources it names, each a live link."""
    path = f"notes/{number}"
    named = setting.notes.get(number)
    entries = setting.sources(named.sources) if named else []
    nodes: list[Inline] = []
    between = setting.words["semicolon"].rstrip()
    for index, entry in enumerate(entries):
        text = Text(f"{entry.label}{between}" if index + 1 < len(entries) else _stopped(entry.label))
        nodes += [Link(entry.href, (text,)) if entry.href else text, Text(" ")]
    indent = max(12.0, natural_width((Text(str(setting.highest_note)),), STYLES[f"{_style(setting)}-number"]) + 5.0)
    text_lines = setting.lines(tuple(nodes[:-1]), _style(setting), width - indent, path)
    mark = setting.lines(str(number), f"{_style(setting)}-number", indent, f"{path}/mark")
    place = Strip((Box(Destination(0.0, -mark.above, f"note-{number}"), path),))
    return Beside((Side(0.0, place), Side(0.0, mark), Side(indent, text_lines)))
