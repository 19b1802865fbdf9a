"""Decks of random slots on six masters: a seed comes in, planned and written decks go out, ready to be drawn.

A slot the planner refuses because it does not fit is left out and counted; any other refusal is an error.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from tests.backends.pptx import conftest as make
from tests.backends.pptx import masters
from tests.visual.slots import Filled, Filler

from dealbrief.backends.pptx import plan_deck, standard_master, write_pptx
from dealbrief.backends.pptx.loading import from_bytes
from dealbrief.backends.pptx.plan import Master
from dealbrief.backends.pptx.plan.deck import DeckPlan, SlidePlan
from dealbrief.backends.pptx.plan.roles import ROLES, places
from dealbrief.document.tree import Slide
from dealbrief.errors import OutputError
from dealbrief.figures.slide_shapes import Box
from dealbrief.theme.brand import standard_theme
from dealbrief.theme.office_fonts import OfficeFonts

Ground = Literal["dark", "light"]
REFUSALS = {"overflow", "too-narrow"}


def _standard() -> bytes:
    return standard_master().read_bytes()


ON: dict[str, tuple[Callable[[], bytes], Ground]] = {
    "standard, dark": (_standard, "dark"),
    "standard, light": (_standard, "light"),
    "default": (masters.default, "dark"),
    "old-size": (masters.old_size, "dark"),
    "sparse": (masters.sparse, "dark"),
    "german": (masters.german, "light"),
}


@dataclass
class Random:
    """A deck of random slots on a master: what was filled, how many were refused, its plan and its file."""

    master: Master
    filled: list[Filled]
    refused: int
    plan: DeckPlan
    data: bytes
    spans: list[range] = field(default_factory=list)
    """Which slides of the plan are those of each filled slot."""
    rooms: list[Box] = field(default_factory=list)
    """Where the text of each filled slot may stand."""

    @property
    def fonts(self) -> OfficeFonts:
        return OfficeFonts(*self.master.fonts)

    def slides(self, number: int) -> list[SlidePlan]:
        """The slides of one filled slot."""
        return [self.plan.slides[index] for index in self.spans[number]]


def random_deck(name: str, seed: int, slots: int) -> Random:
    """A deck of so many random slots, the refused ones counted, on one of the masters."""
    source, ground = ON[name]
    loaded = from_bytes(source(), f"{name}.pptx")
    master = replace(loaded.master, foreign=False) if name.startswith("standard") else loaded.master
    filler = Filler(seed)
    opening, *rest = _opening(), *(filler.slide() for _ in range(slots))
    counted = [(each, _slides_of(each.slide, master, ground)) for each in rest]
    filled = [each for each, count in counted if count]
    plan = plan_deck(make.deck(opening, *(each.slide for each in filled), ground=ground), standard_theme(), master)
    found = Random(master, filled, slots - len(filled), plan, write_pptx(plan, loaded.data))
    at = 1
    for count in (count for _, count in counted if count):
        found.spans.append(range(at, at + count))
        at += count
    found.rooms.extend(_room(each.slide, master, ground) for each in filled)
    return found


def _room(slide: Slide, master: Master, ground: Ground) -> Box:
    role = ROLES[slide.role].on(ground)
    name = role.slots[slide.slots[0].name]
    found = places(role, master, {name, "Kicker", "Source", "Marking", "Footer"})
    assert found
    slot = found.get(name)
    assert slot
    return slot.inner


def _opening() -> Slide:
    subtitle = make.slot("subtitle", make.paragraph("A licence for forty people"))
    return make.slide("title", "Amber for people", subtitle, make.slot("dateline", make.paragraph("In May")))


def _slides_of(slide: Slide, master: Master, ground: Ground) -> int:
    """How many slides a slide takes; 0 if it is refused because it does not fit."""
    try:
        return len(plan_deck(make.deck(slide, ground=ground), standard_theme(), master).slides)
    except OutputError as refused:
        codes = {problem.code for problem in refused.problems if problem.is_error}
        assert codes <= REFUSALS, codes
        return 0
