"""The sketch of a document: where its template's blocks stand on its sheets comes in; lines of characters go out.

Each sheet is a frame in its proportions. What a block prints is grey, with the block's name on it, so that one sees
which block to change to change a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby, takewhile
from typing import Any

_WIDE = 100
_ABREAST = 3
_GAP = 2
_MOST_ROWS = 22
_MOST_COLUMNS = 48
_TALLER = 2.0
"""A character's height as a multiple of its width."""
_GREY = "·"
_SHOWN = {"page": 3, "slide": 6}
_BREAK = re.compile(r"(?<=[_/])")


@dataclass(frozen=True, slots=True)
class Rect:
    """In points, from the sheet's top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def meets(self, other: Rect) -> bool:
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def around(self, other: Rect) -> Rect:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


@dataclass(frozen=True, slots=True)
class Area:
    """What a block takes of a sheet. `blocks` are its name and, before it, those of the blocks it stands in."""

    sheet: int
    blocks: tuple[str, ...]
    rect: Rect


@dataclass(frozen=True, slots=True)
class Sketch:
    """`sheet` is what one is called, a page or a slide; `count` how many there are, of a width and height in points."""

    sheet: str
    count: int
    width: float
    height: float
    areas: tuple[Area, ...]

    def names(self, sheets: Iterable[int]) -> list[str]:
        """The blocks that print something on some sheets, in reading order, outer ones before those in them."""
        wanted = set(sheets)
        return list(dict.fromkeys(name for area in self.areas if area.sheet in wanted for name in area.blocks))


def sketch_of(told: Mapping[str, Any]) -> Sketch:
    """A sketch from its fields, as JSON has them."""
    areas = (Area(one["sheet"], tuple(one["blocks"]), Rect(**one["rect"])) for one in told["areas"])
    return Sketch(told["sheet"], told["count"], told["width"], told["height"], tuple(areas))


def as_object(sketch: Sketch) -> dict[str, Any]:
    """The object of `--json`: all sheets, lengths in points."""
    areas = [
        {
            "sheet": area.sheet,
            "block": area.blocks[-1],
            "inside": list(area.blocks[:-1]),
            **{name: round(length, 1) for name, length in asdict(area.rect).items()},
        }
        for area in sketch.areas
    ]
    size = {"width": round(sketch.width, 1), "height": round(sketch.height, 1)}
    return {f"{sketch.sheet}s": sketch.count, **size, "areas": areas}


def drawn(sketch: Sketch) -> list[str]:
    """The first sheets side by side; then what they have no room to name, and what stands on the others."""
    shown = range(1, min(sketch.count, _SHOWN[sketch.sheet]) + 1)
    outer = _outer(sketch.areas)
    grid = _grid(sketch, len(shown))
    made = [_Frame(grid, number, sketch, len(outer)) for number in shown]
    lines: list[str] = []
    for first in range(0, len(made), _ABREAST):
        abreast = [one.lines() for one in made[first : first + _ABREAST]]
        lines += [(" " * _GAP).join(row) for row in zip(*abreast, strict=True)]
    named = {name for one in made for name in one.named}
    return [*lines, *_below(sketch, shown, outer, named)]


def _outer(areas: Sequence[Area]) -> tuple[str, ...]:
    """The blocks that hold all of the document."""
    chains = [area.blocks[:-1] for area in areas]
    abreast = zip(*chains, strict=False)
    return tuple(names[0] for names in takewhile(lambda names: len(set(names)) == 1, abreast))


def _below(sketch: Sketch, shown: range, outer: Sequence[str], named: set[str]) -> Iterator[str]:
    if outer:
        yield f"all of it stands in {', '.join(outer)}"
    left = [name for name in sketch.names(shown) if name not in named and name not in outer]
    if left:
        yield f"too small to be named here: {', '.join(left)}"
    rest = range(shown.stop, sketch.count + 1)
    runs = groupby(rest, key=lambda number: [name for name in sketch.names((number,)) if name not in outer])
    for names, numbers in runs:
        found = list(numbers)
        which = f"{sketch.sheet} {found[0]}" if len(found) == 1 else f"{sketch.sheet}s {found[0]} to {found[-1]}"
        yield f"{which}: {', '.join(names) or 'no block'}"


@dataclass(frozen=True, slots=True)
class _Grid:
    """A sheet in characters, and what one of them is of it, in points."""

    columns: int
    rows: int
    across: float
    down: float


def _grid(sketch: Sketch, count: int) -> _Grid:
    abreast = min(count, _ABREAST) or 1
    fits = (_WIDE - _GAP * (abreast - 1)) // abreast - 2
    tall = sketch.height / sketch.width / _TALLER
    columns = min(fits, _MOST_COLUMNS, round(_MOST_ROWS / tall))
    rows = max(round(columns * tall), 1)
    return _Grid(columns, rows, sketch.width / columns, sketch.height / rows)


@dataclass
class _Frame:
    """One sheet being drawn; `named` are the blocks whose name had room."""

    grid: _Grid
    number: int
    sketch: Sketch
    outer: int
    named: set[str] = field(default_factory=set)

    def lines(self) -> list[str]:
        """The sheet in its frame, its number in the frame's foot."""
        cells = [[" "] * self.grid.columns for _ in range(self.grid.rows)]
        places = [(area, self._place(area.rect)) for area in self.sketch.areas if area.sheet == self.number]
        for _, (left, top, right, bottom) in places:
            for row in cells[top:bottom]:
                row[left:right] = _GREY * (right - left)
        for area, place in places:
            self._write(cells, area.blocks[self.outer :], place)
        foot = f" {self.number} ".center(self.grid.columns, "─")
        inside = ("".join(row) for row in cells)
        return [f"┌{'─' * self.grid.columns}┐", *(f"│{row}│" for row in inside), f"└{foot}┘"]

    def _place(self, rect: Rect) -> tuple[int, int, int, int]:
        """The characters of an area: left, top, right, bottom; at least one, and none beside the sheet."""
        grid = self.grid
        left = min(max(int(rect.x / grid.across), 0), grid.columns - 1)
        top = min(max(round(rect.y / grid.down), 0), grid.rows - 1)
        right = max(min(int(rect.right / grid.across), grid.columns), left + 1)
        return left, top, right, max(min(round(rect.bottom / grid.down), grid.rows), top + 1)

    def _write(self, cells: list[list[str]], names: Sequence[str], place: tuple[int, int, int, int]) -> None:
        """The name with those it stands in, else the name alone, at the first row where it has room."""
        left, top, right, bottom = place
        for said in (names, names[-1:]):
            found = _free(cells[top:bottom], "/".join(said), left, right)
            for row, line in found:
                shown = f"{line} " if len(line) < right - left else line
                row[left : left + len(shown)] = shown
            if found:
                self.named.update(said)
                return


def _free(rows: Sequence[list[str]], name: str, left: int, right: int) -> list[tuple[list[str], str]]:
    """The first rows one below the other with room for a name, each with its line of it; none if there are none."""
    for first in range(len(rows)):
        for text in ([name], _wrapped(name, right - left)):
            found = list(zip(rows[first:], text, strict=False))
            if 0 < len(text) == len(found) and all(_has_room(row, line, left, right) for row, line in found):
                return found
    return []


def _has_room(row: Sequence[str], text: str, left: int, right: int) -> bool:
    """Whether a text can stand in a row from the left of its area, on its grey and on white beside it."""
    end = left + len(text)
    on_white = row[right : end + 1] if end > right else ()
    return end <= len(row) and set(row[left : min(end, right)]) <= {_GREY} and set(on_white) <= {" "}


def _wrapped(name: str, width: int) -> list[str]:
    """A name in lines of a width, broken after a `_` or `/`; nothing where one of its words has no room."""
    lines = [""]
    for word in _BREAK.split(name):
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] += word
    found = [line for line in lines if line]
    return found if all(len(line) <= width for line in found) else []
