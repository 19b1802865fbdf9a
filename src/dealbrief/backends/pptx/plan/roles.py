"""The role map: which layout a role takes, which slots it has, and where text stands that a layout has no slot for.

In: a role of the dialect and a master. Out: the slots by the names templates use. Layouts and slots are matched by
name, a content slot then by type and position; another layout is never taken in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dealbrief.backends.pptx.plan.layouts import Layout, LevelStyle, Master, Slot
from dealbrief.figures.slide_shapes import Box

CONTENT = ("obj", "body", "tbl", "chart", "subTitle")
TITLES = ("title", "ctrTitle")
_LEFT = 2 / 3


@dataclass(frozen=True, slots=True)
class Role:
    """A layout by name, the template's slots by the names of the layout's placeholders, and how it behaves.

    `continues`: what does not fit goes on on a further slide. `columns`: how many slots of one kind stand side by side,
    their headings under a rule. `names_sources`: whether a line at its foot names its sources.
    """

    layout: str
    slots: Mapping[str, str]
    continues: bool = True
    columns: int = 0
    names_sources: bool = True
    title_sizes: tuple[float, ...] = (28, 26, 24)


ROLES: Mapping[str, Role] = {
    "title": Role(
        "Title dark",
        {"subtitle": "Subtitle", "dateline": "Date line", "caption": "Caption"},
        continues=False,
        names_sources=False,
        title_sizes=(48, 44, 40),
    ),
    "section": Role("Section dark", {"lead": "Lead"}, continues=False, names_sources=False, title_sizes=(44, 40, 36)),
    "exhibit": Role("Exhibit", {"exhibit": "Exhibit"}),
    "exhibit-note": Role("Exhibit and note", {"exhibit": "Exhibit", "note": "Side note"}),
    "two": Role("Two exhibits", {"left": "Left", "right": "Right"}, columns=2),
    "statement": Role("Statement", {"statement": "Statement", "note": "Side note"}, continues=False),
    "text": Role("Text", {"body": "Body"}),
    "sources": Role("Sources", {"exhibit": "Exhibit"}, names_sources=False),
    "one-slide": Role("One slide", {"exhibit": "Exhibit"}, continues=False),
}


@dataclass(frozen=True, slots=True)
class Fallback:
    """Box in inches on a slide of 13.333 × 7.5, size, weight and colour of text that a layout has no slot for."""

    box: tuple[float, float, float, float]
    size: float
    bold: bool = False
    grey: bool = False


FALLBACKS: Mapping[str, Fallback] = {
    "Kicker": Fallback((_LEFT, 0.40, 8.94, 0.24), 13, bold=True),
    "Exhibit line": Fallback((_LEFT, 1.66, 12.00, 0.28), 14, grey=True),
    "Source": Fallback((_LEFT, 6.52, 12.00, 0.40), 11, grey=True),
    "Side note": Fallback((_LEFT + 8.41, 2.10, 3.59, 4.35), 18),
    "Marking": Fallback((_LEFT + 10.55, 7.08, 1.00, 0.24), 12, bold=True),
    "Footer": Fallback((_LEFT, 7.09, 7.92, 0.22), 10.5, grey=True),
    "Lead": Fallback((_LEFT, 3.86, 6.90, 1.40), 22),
    "Contents": Fallback((_LEFT + 9.18, 1.30, 2.82, 2.30), 16, grey=True),
    "Subtitle": Fallback((_LEFT, 3.86, 5.88, 1.40), 22),
    "Date line": Fallback((_LEFT, 6.02, 5.88, 0.56), 14, grey=True),
    "Caption": Fallback((_LEFT + 7.60, 6.02, 4.40, 0.56), 14, grey=True),
}
_NO_PLACEHOLDER = -1
_INK = {False: "tx1", True: "bg1"}
_GREY = {False: "accent3", True: "accent5 50 50"}


@dataclass(frozen=True)
class Places:
    """The slots of one layout by the names of the role map; those the layout lacks are text boxes (`idx` -1)."""

    layout: Layout
    scale: tuple[float, float]
    taken: Mapping[str, Slot] = field(default_factory=dict)

    def title(self) -> Slot | None:
        return next((slot for slot in self.layout.slots if slot.kind in TITLES), None)

    def get(self, name: str) -> Slot | None:
        """A slot by name, or a text box at the role map's place; None if neither is known."""
        found = self.taken.get(name)
        if found is None and name in FALLBACKS:
            return self._fallback(name, FALLBACKS[name])
        return found

    @property
    def is_dark(self) -> bool:
        """Whether the layout's ground is dark: its name says so."""
        return "dark" in self.layout.name.casefold()

    def _fallback(self, name: str, wanted: Fallback) -> Slot:
        x, y, width, height = wanted.box
        across, down = self.scale[0] * 72, self.scale[1] * 72
        colour = (_GREY if wanted.grey else _INK)[self.is_dark]
        level = LevelStyle(wanted.size, "minor", wanted.bold, "left", 1.0, 0.0, 0.0, 0.0, False, colour)
        box = Box(x * across, y * down, width * across, height * down)
        return Slot(name, "", _NO_PLACEHOLDER, box, (0, 0, 0, 0), (level,))


def places(role: Role, master: Master) -> Places | None:
    """The layout of a role in a master; None if it has no layout of that name."""
    layout = next((each for each in master.layouts if each.name.casefold() == role.layout.casefold()), None)
    if layout is None:
        return None
    named = {slot.name.casefold(): slot for slot in layout.slots}
    taken = {name: named[name.casefold()] for name in (*FALLBACKS, *role.slots.values()) if name.casefold() in named}
    spare = [slot for slot in layout.slots if slot.kind in CONTENT and slot not in taken.values()]
    spare.sort(key=lambda slot: (CONTENT.index(slot.kind), slot.box.x, slot.box.y))
    for name in role.slots.values():
        if name not in taken and name not in FALLBACKS and spare:
            taken[name] = spare.pop(0)
    return Places(layout, (master.width / 960, master.height / 540), taken)


def lacking(role: Role, master: Master) -> list[str]:
    """What a master lacks for a role, in words."""
    found = places(role, master)
    if found is None:
        return [f"a layout named “{role.layout}”"]
    missing = [] if found.title() else [f"a title in the layout “{role.layout}”"]
    wanted = (name for name in role.slots.values() if found.get(name) is None)
    return missing + [f"a content slot “{name}” in the layout “{role.layout}”" for name in wanted]
