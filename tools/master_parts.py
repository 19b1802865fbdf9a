"""What the looks of a master are made of: text levels, slots, drawn blocks and layouts, in inches and points.

A module of tables (`standard_layouts`) makes a `Look` of them, `make_master` a file of the look.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """Text of one level: size and space before in points, line spacing in percent, indents in inches."""

    size: float
    colour: str = "tx1"
    bold: bool = False
    font: str = "+mn-lt"
    spacing: int = 100
    before: float = 0
    left: float = 0
    hanging: float = 0
    bullet: str = ""
    align: str = "l"


@dataclass(frozen=True)
class Slot:
    """A placeholder: box in inches, and the prompt a person sees while it is empty."""

    name: str
    type: str
    idx: int
    box: tuple[float, float, float, float]
    levels: tuple[Level, ...]
    prompt: str
    anchor: str = "t"
    fill: str = ""


@dataclass(frozen=True)
class Block:
    """A filled rectangle behind the slots: box in inches, a scheme colour."""

    box: tuple[float, float, float, float]
    fill: str


@dataclass(frozen=True)
class Layout:
    """A layout; text stands light on a ground "tx2". `rule` draws the line over the foot."""

    name: str
    slots: tuple[Slot, ...]
    ground: str = "bg1"
    kind: str = ""
    art: tuple[Block, ...] = ()
    rule: bool = True


@dataclass(frozen=True)
class Look:
    """A master: its theme, the title and body of its slides, the foot by whether the ground is dark, its layouts.

    `colours` by slot as RRGGBB, `major` and `minor` a typeface and its PANOSE number. `rules` are the colours of the
    line over the foot, on light and on dark ground, `foot` is where it stands.
    """

    name: str
    colours: dict[str, str]
    major: tuple[str, str]
    minor: tuple[str, str]
    title: Slot
    body: Slot
    furniture: Callable[[bool], tuple[Slot, ...]]
    layouts: tuple[Layout, ...]
    rules: tuple[str, str]
    left: float
    width: float
    foot: float
