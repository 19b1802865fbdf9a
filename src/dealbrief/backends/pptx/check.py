"""The check of a master: a file comes in, what a customiser has to know of it goes out, as plain data.

Layouts with their slots and how much they hold, typefaces and what they are measured with, the contrast of the theme's
pairs, the layout each role takes and why, what has no place in it, and everything that is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dealbrief.backends.pptx.gaps import Gap, gaps
from dealbrief.backends.pptx.loading import lacks, opened, with_roles
from dealbrief.backends.pptx.plan.layouts import Layout, Master, Slot
from dealbrief.backends.pptx.plan.roles import ROLES, choose, matched
from dealbrief.backends.pptx.typefaces import Typeface, typefaces
from dealbrief.errors import Place, Problem
from dealbrief.figures.slide_text import PITCH, USABLE_WIDTH
from dealbrief.theme.office_fonts import office_advance
from dealbrief.theme.role_map import Choice
from dealbrief.theme.theme import contrast

LEAST_CONTRAST = 4.5
"""Of text and its ground (WCAG 2.2, 1.4.3)."""
_SAMPLE = "The ministry licensed three companies on 4 May, and forty people came home. Nobody knows what is next."
_FILLED = 0.9
"""Lines are not filled to their end."""
_SLACK = 1.02
_PAIRS = tuple((text, ground) for ground in ("bg1", "bg2") for text in ("tx1", "tx2"))
_TEXTUAL = ("title", "ctrTitle", "subTitle", "body", "obj")


@dataclass(frozen=True, slots=True)
class Pair:
    """Text and ground of the theme by the names they have there, and their contrast, 1 to 21."""

    text: str
    ground: str
    ratio: float

    @property
    def is_low(self) -> bool:
        return self.ratio < LEAST_CONTRAST


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """The layout a role takes, what it was found by, and the placeholders of its slots by the names templates use."""

    role: str
    layout: str
    how: str
    slots: Mapping[str, Slot]


@dataclass(frozen=True)
class Checked:
    """What is known of a master."""

    file: str
    master: Master
    pairs: tuple[Pair, ...]
    fonts: tuple[Typeface, ...]
    roles: tuple[RoleChoice, ...]
    gaps: tuple[Gap, ...]
    problems: tuple[Problem, ...]


def check_master(path: Path, roles: Mapping[str, Choice] | None = None) -> Checked:
    """Check a master.

    Raises:
        OutputError: The file is refused as a whole.
    """
    found = opened(path)
    master, faults = with_roles(found.master, roles or {})
    lacking = lacks(master, str(path))
    choices, pairs = tuple(_choices(master)), tuple(_pairs(master))
    warnings = [*_low(pairs, str(path)), *_dark(choices, master, str(path))]
    problems = (*faults, *([lacking] if lacking else []), *found.problems, *warnings)
    return Checked(str(path), master, pairs, typefaces(master.fonts), choices, gaps(master), problems)


def capacity(slot: Slot, fonts: tuple[str, str]) -> int:
    """How many words of running text a slot holds at its own size, about."""
    level = slot.levels[0]
    name = fonts[0] if level.font == "major" else fonts[1]
    word = office_advance(_SAMPLE, name, level.bold) * level.size / len(_SAMPLE.split())
    lines = int(slot.inner.height / (PITCH * level.size * level.spacing * _SLACK))
    return max(int(lines * max(slot.inner.width - level.left, 0) * USABLE_WIDTH * _FILLED / word), 0)


def holds_text(slot: Slot) -> bool:
    """Whether a slot is one for text: not a picture, a date or a number."""
    return slot.kind in _TEXTUAL


def _pairs(master: Master) -> Iterator[Pair]:
    for text, ground in _PAIRS:
        yield Pair(text, ground, round(contrast(master.pairs[text], master.pairs[ground]), 2))


def _choices(master: Master) -> Iterator[RoleChoice]:
    for name, role in ROLES.items():
        found = choose(role, master)
        if found is not None:
            taken = matched(role, found)
            words = {ours: theirs for theirs, ours in role.slots.items()}
            yield RoleChoice(name, found.layout.name, found.how, {words.get(n, n): slot for n, slot in taken.items()})


def _low(pairs: tuple[Pair, ...], file: str) -> Iterator[Problem]:
    for pair in pairs:
        if pair.is_low and pair.ground == "bg1":
            message = f"text in {pair.text} on {pair.ground} has a contrast of {pair.ratio:.1f}"
            hint = f"{LEAST_CONTRAST} is the least for text; change the theme's colours"
            yield Problem("low-contrast", message, Place(file, 1), hint, "warning")


def _dark(choices: tuple[RoleChoice, ...], master: Master, file: str) -> Iterator[Problem]:
    """Layouts for content on a dark ground: what states and parties are shown in is made for a light one."""
    dark = {layout.name for layout in master.layouts if layout.is_dark}
    content = (choice for choice in choices if choice.role not in ("title", "section", "closing"))
    for name in dict.fromkeys(choice.layout for choice in content if choice.layout in dark):
        message = f"the layout “{name}” takes content and has a dark ground"
        hint = "tables, states and charts are drawn in colours for a light ground; name a light layout in a role map"
        yield Problem("dark-content", message, Place(file, 1), hint, "warning")


def role_map(checked: Checked) -> str:
    """The roles as a file to save and to change: YAML, every name quoted."""
    lines = [f"# Role map of {Path(checked.file).name}: the layout of each role, the placeholder of each slot."]
    for choice in checked.roles:
        lines += [f"{choice.role}:  # found by {choice.how}", f"  layout: {_quoted(choice.layout)}"]
        layout = next(each for each in checked.master.layouts if each.name == choice.layout)
        entries = [f"    {_quoted(name)}: {_placeholder(slot, layout)}" for name, slot in choice.slots.items()]
        lines += ["  slots:", *entries] if entries else []
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _placeholder(slot: Slot, layout: Layout) -> str:
    """A placeholder by its name, or by its number where two have that name."""
    same = sum(one.name.casefold() == slot.name.casefold() for one in layout.slots)
    return _quoted(slot.name) if slot.name and same == 1 else str(slot.idx)
