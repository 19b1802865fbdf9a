"""The role map: which layout a role takes, and which of its slots.

In: a role of the dialect, the ground of the deck and a master. Out: the layout and its slots by the names templates
use. A layout is found by the customer's role map, by its name, by the type PowerPoint gives it, or by the slots it has,
in this order; how is said with it, and `dealbrief templates check` prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from dealbrief.backends.pptx.plan.layouts import Chosen, Layout, Master, Slot
from dealbrief.backends.pptx.plan.spots import FALLBACKS, settled

CONTENT = ("obj", "body", "tbl", "chart")
TITLES = ("title", "ctrTitle")
PIECES = ("Kicker", "Exhibit line", "Source", "Marking", "Footer", "Contents")
"""Slots that any layout may have, beside those of its role."""
_PIECES = {name.casefold() for name in FALLBACKS}
How = Literal["role map", "name", "type", "slots"]
_KINDS = {
    "Subtitle": ("subTitle", "body"),
    "Lead": ("body", "subTitle"),
    "Left head": ("body",),
    "Right head": ("body",),
    "Picture": ("pic", "obj"),
}
"""Slots that stand where an office program has its own placeholder for such text, or for a picture."""
Ground = Literal["dark", "light"]


@dataclass(frozen=True, slots=True)
class Role:
    """A layout by name, the template's slots by the names of the layout's placeholders, and how it behaves.

    `kinds`: the types of layout that an office program itself takes for such slides, best first. `continues`: what does
    not fit goes on on a further slide. `columns`: how many slots of one kind stand side by side, their headings under a
    rule. `names_sources`: whether a line at its foot names its sources. `light`: its layout in a deck on a light
    ground, where that has one of its own. `title_lines`: how many lines its title may take, 0 for what its box holds.
    """

    layout: str
    slots: Mapping[str, str]
    kinds: tuple[str, ...] = ()
    continues: bool = True
    columns: int = 0
    names_sources: bool = True
    title_sizes: tuple[float, ...] = (28, 26, 24)
    title_lines: int = 2
    light: str = ""

    def on(self, ground: Ground) -> Role:
        """The role in a deck on a ground: the layout for the other ground comes second."""
        return replace(self, layout=self.light, light=self.layout) if ground == "light" and self.light else self


ROLES: Mapping[str, Role] = {
    "title": Role(
        "Title dark",
        {"subtitle": "Subtitle", "dateline": "Date line", "figure": "Title figure", "caption": "Caption"},
        ("title",),
        continues=False,
        names_sources=False,
        title_sizes=(48, 44, 40, 36, 32),
        title_lines=0,
        light="Title light",
    ),
    "section": Role(
        "Section dark",
        {"lead": "Lead"},
        ("secHead",),
        continues=False,
        names_sources=False,
        title_sizes=(44, 40, 36),
        title_lines=0,
        light="Section light",
    ),
    "exhibit": Role("Exhibit", {"exhibit": "Exhibit"}, ("obj", "objOnly", "tbl", "chart")),
    "exhibit-note": Role("Exhibit and note", {"exhibit": "Exhibit", "note": "Side note"}, ("obj",)),
    "two": Role("Two exhibits", {"left": "Left", "right": "Right"}, ("twoObj", "twoColTx"), columns=2),
    "statement": Role("Statement", {"statement": "Statement", "note": "Side note"}, ("obj", "tx"), continues=False),
    "text": Role("Text", {"body": "Body"}, ("obj", "tx")),
    "content": Role("Content", {"body": "Body"}, ("obj", "tx")),
    "columns": Role("Two columns", {"left": "Left", "right": "Right"}, ("twoObj", "twoColTx")),
    "comparison": Role(
        "Comparison",
        {"left-head": "Left head", "left": "Left", "right-head": "Right head", "right": "Right"},
        ("twoTxTwoObj", "twoObj", "twoColTx"),
    ),
    "picture": Role(
        "Picture", {"picture": "Picture", "body": "Body"}, ("picTx", "twoObj"), continues=False, title_lines=0
    ),
    "sources": Role("Sources", {"exhibit": "Exhibit"}, ("obj",), names_sources=False),
    "one-slide": Role("One slide", {"exhibit": "Exhibit"}, ("obj",), continues=False),
    "closing": Role(
        "Closing dark",
        {"lead": "Lead"},
        ("secHead",),
        continues=False,
        names_sources=False,
        title_sizes=(44, 40, 36),
        title_lines=0,
        light="Closing light",
    ),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The layout of a role, what it was found by, and what a role map says of its slots."""

    layout: Layout
    how: How
    said: Chosen | None = None


@dataclass(frozen=True)
class Places:
    """The slots of one layout by the names of the role map; those the layout lacks are text boxes (`idx` -1)."""

    layout: Layout
    taken: Mapping[str, Slot] = field(default_factory=dict)
    is_ours: bool = True

    def title(self) -> Slot | None:
        return self.taken.get("Title")

    def get(self, name: str) -> Slot | None:
        """A slot by name, or a text box at the role map's place; None if neither is known."""
        return self.taken.get(name)

    @property
    def is_dark(self) -> bool:
        """Whether text is in the scheme's light colour, as on a dark layout of a light master."""
        return self.layout.is_turned

    def ladder(self, own: Iterable[float], floor: float = 9.0) -> tuple[float, ...]:
        """Smaller sizes of a slot: those of the look, or in a foreign layout, whose own size may be any, all sizes down
        to a floor."""
        return tuple(own) if self.is_ours else tuple(size for size in _LADDER if size >= floor)


_LADDER = (44.0, 40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 11.0, 10.0, 9.0)


def places(role: Role, master: Master, wanted: Iterable[str] | None = None) -> Places | None:
    """The layout of a role in a master; None if it has none.

    Args:
        wanted: The slots and pieces that the slide fills, so that nothing has to give way to what is not there; None:
            all.
    """
    found = choose(role, master)
    if found is None:
        return None
    taken = matched(role, found)
    title = next((slot for slot in found.layout.slots if slot.kind in TITLES), None)
    everything = {**({"Title": title} if title else {}), **taken}
    # A house may have a layout of the same name: “Comparison” is one of Office's.
    is_ours = found.layout.name.casefold() in _names(role) and "Marking" in taken
    names = {*PIECES, *role.slots.values()} & set(FALLBACKS if wanted is None else wanted)
    return Places(found.layout, settled(found.layout, master, everything, _content_names(role), names), is_ours)


def choose(role: Role, master: Master) -> Choice | None:
    """The layout of a role, and what it was found by."""
    said = master.roles.get(_name(role))
    if said is not None:
        named = _named(said.layout, master)
        return Choice(named, "role map", said) if named else None
    for name in _names(role):
        if named := _named(name, master):
            return Choice(named, "name")
    fitting = [layout for layout in master.layouts if _fits(role, layout)]
    typed = [layout for kind in role.kinds for layout in fitting if layout.kind == kind]
    if typed:
        same = [layout for layout in typed if layout.kind == typed[0].kind]
        return Choice(_on_ground(role, same) or typed[0], "type")
    fitting.sort(key=lambda layout: _distance(role, layout))
    return Choice(fitting[0], "slots") if fitting else None


def matched(role: Role, found: Choice) -> dict[str, Slot]:
    """The slots of a layout by the names of the role map: as a role map says, by name, by type, by position."""
    layout = found.layout
    numbered = {slot.idx: slot for slot in layout.slots}
    said = found.said.slots if found.said else {}
    taken = {name: numbered[idx] for name, idx in said.items() if idx in numbered}
    named = {slot.name.casefold(): slot for slot in layout.slots if slot not in taken.values()}
    for name in (*FALLBACKS, *role.slots.values()):
        if name not in taken and name.casefold() in named:
            taken[name] = named[name.casefold()]
    # What a slide is about chooses first: the heads of a comparison take what is left.
    for name in (*_content_names(role), *role.slots.values()):
        if name not in taken and (spare := _spare(layout, taken, name)):
            taken[name] = spare[0]
    footer = next((slot for slot in layout.slots if slot.kind == "ftr"), None)
    return taken if footer is None or "Footer" in taken else {**taken, "Footer": footer}


def _spare(layout: Layout, taken: Mapping[str, Slot], name: str) -> list[Slot]:
    """The placeholders that may stand for a slot, best first."""
    kinds = _KINDS.get(name, () if name in FALLBACKS else CONTENT)
    spare = [slot for slot in layout.slots if _is_free(slot, kinds) and slot not in taken.values()]
    return sorted(spare, key=lambda slot: (kinds.index(slot.kind), slot.box.x, slot.box.y))


def _is_free(slot: Slot, kinds: tuple[str, ...]) -> bool:
    return slot.kind in kinds and not slot.upright and slot.name.casefold() not in _PIECES


def _name(role: Role) -> str:
    return next((name for name, one in ROLES.items() if role.layout in (one.layout, one.light)), "")


def _names(role: Role) -> tuple[str, ...]:
    """The names of its layouts, the one for the deck's ground first."""
    return tuple(name.casefold() for name in (role.layout, role.light) if name)


def _on_ground(role: Role, layouts: list[Layout]) -> Layout | None:
    """Of several layouts for slides on a dark or a light ground, the first with the deck's."""
    wants_dark = role.layout.endswith("dark")
    return next((layout for layout in layouts if role.light and layout.is_dark == wants_dark), None)


def _named(name: str, master: Master) -> Layout | None:
    return next((layout for layout in master.layouts if layout.name.casefold() == name.casefold()), None)


def _content_names(role: Role) -> list[str]:
    """The slots that hold what a slide of this role is about."""
    return [name for name in role.slots.values() if name not in FALLBACKS]


def _needs(role: Role) -> int:
    """How many content slots a layout should have for a role."""
    return len(_content_names(role))


def _contents(layout: Layout) -> int:
    return sum(_is_free(slot, CONTENT) for slot in layout.slots)


def _fits(role: Role, layout: Layout) -> bool:
    """Whether a layout has a title and, for a role with content, a slot for it; one slot is divided if need be."""
    titles = [slot.kind for slot in layout.slots if slot.kind in TITLES and not slot.upright]
    holds = _contents(layout) > 0 and "ctrTitle" not in titles
    return bool(titles) and (holds or not _needs(role))


def _distance(role: Role, layout: Layout) -> tuple[bool, int, int]:
    """How far a layout is from what a role needs: a title slide from a slide of content first of all."""
    has_cover = any(slot.kind in ("ctrTitle", "subTitle") for slot in layout.slots)
    is_cover = role.kinds[:1] == ("title",)
    wanted = _needs(role) or 1
    others = sum(slot.kind in ("obj", "pic", "chart", "tbl") for slot in layout.slots) if not _needs(role) else 0
    return has_cover != is_cover, abs(_contents(layout) - wanted), others


def lacking(role: Role, master: Master) -> list[str]:
    """What a master lacks for a role, in words."""
    found = choose(role, master)
    if found is None:
        slot = " and a content slot" if _needs(role) else ""
        return [f"a layout named “{role.layout}”, or one with a title{slot}"]
    taken, name = matched(role, found), found.layout.name
    has_title = any(slot.kind in TITLES for slot in found.layout.slots)
    missing = [] if has_title else [f"a title in the layout “{name}”"]
    contents = _content_names(role)
    wanted = [] if any(slot in taken for slot in contents) else contents
    return missing + [f"a content slot “{slot}” in the layout “{name}”" for slot in wanted]
