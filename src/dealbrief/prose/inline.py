"""Inline text: a string comes in, text and references go out. Markdown's characters mean nothing here."""

from __future__ import annotations

import re

from dealbrief.document.inlines import Inline, Inlines, Text
from dealbrief.errors import Problem, SourceError
from dealbrief.prose.references import ALMOST, REFERENCE, Origin, reference

_ESCAPED = re.compile(r"\\(?=\[[@=])")


def parse_inline(text: str, at: Origin) -> Inlines:
    """Text with references in it.

    Raises:
        SourceError: A bracket opens a reference and does not hold an id; one problem for each.
    """
    nodes: list[Inline] = []
    problems: list[Problem] = []
    position = 0
    for start in _openings(text):
        if start < position:
            continue
        match = REFERENCE.match(text, start)
        if match is None:
            problems.append(bad_reference(text, start, at))
            continue
        _append_text(nodes, text[position:start])
        nodes.append(reference(match, at.place(start, len(match[0]))))
        position = match.end()
    _append_text(nodes, text[position:])
    if problems:
        raise SourceError(problems)
    return tuple(nodes)


def _openings(text: str) -> list[int]:
    return [m.start() for m in re.finditer(r"(?<!\\)\[[@=]", text)]


def bad_reference(text: str, start: int, at: Origin) -> Problem:
    found = ALMOST.match(text, start)
    raw = found[0] if found else text[start : start + 2]
    hint = "write [@id] or [=id.field] with an id of this file, or \\[@ for the characters themselves"
    return Problem("bad-reference", f"`{raw}` is not a reference", at.place(start, len(raw)), hint)


def _append_text(nodes: list[Inline], text: str) -> None:
    if text:
        nodes.append(Text(_ESCAPED.sub("", text)))
