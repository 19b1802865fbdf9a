"""Readers of profiles: people come in, with the time they were held and their facts, `ProfilesData` goes out."""

from __future__ import annotations

from dealbrief.document.figures_people import Held, Particular, Profile, ProfilesData
from dealbrief.document.inlines import plain_text
from dealbrief.template.node import Node
from dealbrief.template.read_blocks import part, parts
from dealbrief.template.read_inlines import words
from dealbrief.template.vocabulary import element

PEOPLE_PARTS = ("person", "others")
_MOST = {"page": 6, "slide": 3}
"""Cards that have room."""
_MOST_FACTS = 4
_LONGEST = 100
"""Years of a sentence; a longer one has no scale that shows another."""


def profiles(node: Node) -> ProfilesData:
    """People side by side, each with facts and the time held on one scale; `head` stands before the names of others."""
    medium = "slide" if node.element.getroottree().getroot().tag == "deck" else "page"
    people, others = parts(node, "person"), parts(node, "others")
    if not people:
        node.problem("too-few", "a figure of profiles needs a person", "leave it out where there is nobody to show")
    if len(people) > _MOST[medium]:
        hint = f"{_MOST[medium]} have room on a {medium}: show fewer, or use a table"
        node.problem("too-many", f"a figure of profiles cannot have {len(people)} people", hint)
    if len(others) > 1:
        node.problem("too-many", "a figure of profiles has one <others>", "put all names into one")
    return ProfilesData(people, node.text("side", "none"), node.text("head"), others[0] if others else "")


@element(
    "person",
    children=("particular", "detail"),
    required=("name",),
    attributes=("role", "from", "to", "held", "years", "sentence", "about"),
)
def person(node: Node) -> Profile:
    """A profile, with a bar where it says `from` and `to` which day somebody was held: `held` are the words above it.

    `years` is the length of the sentence, the whole of the bar, `sentence` the words below. A `<detail>` stands last.
    """
    facts = parts(node, "particular")
    if len(facts) > _MOST_FACTS:
        hint = f"{_MOST_FACTS} have room: leave the least out"
        node.problem("too-many", f"a profile cannot have {len(facts)} facts", hint)
    return Profile(node.text("name"), node.text("role"), _held(node), facts, plain_text(part(node, "detail")))


def _held(node: Node) -> Held | None:
    """The time somebody was held; None where a day is not known."""
    if not (node.text("from") and node.text("to")):
        return None
    first, last = node.day("from"), node.day("to")
    if last < first:
        node.problem("day-order", f"nobody is held from {first} to {last}", "write the first day in from")
    years = float(node.decimal("years")) if node.text("years") else 0.0
    if not 0 <= years <= _LONGEST:
        hint = f"at most {_LONGEST} have a scale: leave years out, and say the sentence as a fact"
        node.value_fault("years", f"a sentence of {years:g} years cannot be drawn", hint)
        years = 0.0
    return Held(first, last, node.text("held"), years, node.text("sentence"))


@element("particular", text=True, required=("label",))
def particular(node: Node) -> Particular:
    """A fact of a profile, its words inside: `label="Arrested"`."""
    return Particular(node.text("label"), words(node))


@element("others", text=True)
def others(node: Node) -> str:
    """Names of those without a profile, on a line below all; the figure's `head` stands before them."""
    return words(node)
