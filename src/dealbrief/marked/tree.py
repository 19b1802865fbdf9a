"""The tree of a structured file: scalars, sequences and mappings, each with its place in the text.

`plain` gives the data without marks; `find`, `place` and `key_place` lead from a path in that data back to the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from dealbrief.errors import Place

Style = Literal["plain", "single", "double", "block", "csv"]
Path: TypeAlias = tuple[str | int, ...]

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n[ \t]*|.)", re.DOTALL)
_WORD = re.compile(r"\S+")
_DOUBLED = {"single": "'", "csv": '"'}


class Text:
    """The whole text of a file, and where its lines begin."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, index: int, length: int = 0) -> Place:
        line = bisect_right(self._starts, index)
        return Place(self.file, line, index - self._starts[line - 1] + 1, length)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string as the file means it; `is_null` marks a value that was left empty or written `null`.

    `start` and `end` bound it in the file's text, quotes and block indicator included.
    """

    text: str
    source: Text = field(repr=False, compare=False)
    start: int
    end: int
    style: Style = "plain"
    is_null: bool = False

    @property
    def at(self) -> Place:
        return self.source.place(self.start, self._first_line())

    def place(self, offset: int, length: int = 0) -> Place:
        """Where a stretch of the string stands in the file."""
        if not self.text:
            return self.at
        locate = self._by_characters if self.style == "double" else self._by_words
        return self.source.place(locate(min(offset, len(self.text) - 1)), length)

    def _first_line(self) -> int:
        stop = self.source.text.find("\n", self.start, self.end)
        return (self.end if stop < 0 else stop) - self.start

    def _inner_start(self) -> int:
        if self.style == "block":
            return self.source.text.find("\n", self.start) + 1
        quoted = self.style in ("single", "double") or (self.style == "csv" and self._starts_with('"'))
        return self.start + quoted

    def _starts_with(self, mark: str) -> bool:
        return self.source.text.startswith(mark, self.start)

    def _by_words(self, offset: int) -> int:
        """The index of a character: words stand in the file as they are, and only white space between them differs."""
        raw = self.source.text
        index, done = self._inner_start(), 0
        for word in _WORD.finditer(self.text):
            if word.start() > offset:
                break
            index = raw.index(self._as_written(word.group()), index)
            if word.end() > offset:
                return index + len(self._as_written(self.text[word.start() : offset]))
            index += len(self._as_written(word.group()))
            done = word.end()
        return min(index + offset - done, self.end - 1)

    def _as_written(self, words: str) -> str:
        mark = _DOUBLED.get(self.style)
        return words.replace(mark, mark * 2) if mark else words

    def _by_characters(self, offset: int) -> int:
        """The index of a character between double quotes, where one may be written in many."""
        raw = self.source.text
        index = self._skip(raw, self._inner_start(), self.text[0])
        for character in self.text[1 : offset + 1]:
            escape = _ESCAPE.match(raw, index)
            index = self._skip(raw, index + (len(escape.group()) if escape else 1), character)
        return index

    def _skip(self, raw: str, index: int, character: str) -> int:
        """Past what the file holds and the string does not: indentation, folded line ends, joined lines."""
        while index < self.end - 1:
            if raw.startswith("\\\n", index):
                index = _ESCAPE.match(raw, index).end()  # type: ignore[union-attr]
            elif raw[index] in " \t\n" and not character.isspace():
                index += 1
            else:
                break
        return index


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[tuple[Scalar, Node], ...]
    at: Place

    def get(self, key: str) -> Node | None:
        return next((node for name, node in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        return next((name for name, _ in self.entries if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """The data alone: dicts, lists and strings."""
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key.text: plain(value) for key, value in entries}


def find(node: Node, path: Path) -> Node | None:
    """The node at a path of keys and indices; None if the path leads nowhere."""
    found: Node | None = node
    for step in path:
        if isinstance(found, Mapping) and isinstance(step, str):
            found = found.get(step)
        elif isinstance(found, Sequence) and isinstance(step, int) and step < len(found.items):
            found = found.items[step]
        else:
            return None
    return found


def place(node: Node, path: Path) -> Place:
    """Where the value at a path stands, or else the nearest node above it that exists."""
    for length in range(len(path), -1, -1):
        found = find(node, path[:length])
        if found is not None:
            return found.at
    return node.at


def key_place(node: Node, path: Path) -> Place:
    """Where the key at the end of a path stands; for an item of a list, the item itself."""
    parent = find(node, path[:-1]) if path else None
    key = parent.key(str(path[-1])) if isinstance(parent, Mapping) else None
    return key.at if key else place(node, path)
