"""Readers of the figures that count: scenarios, units and flow. Nodes come in, complete data go out."""

from __future__ import annotations

from dealbrief.document.figures_counts import (
    FlowData,
    Portion,
    ScenarioBand,
    ScenarioData,
    Stage,
    UnitGroup,
    UnitsData,
)
from dealbrief.template.node import Node
from dealbrief.template.read_blocks import parts
from dealbrief.template.read_inlines import words
from dealbrief.template.vocabulary import element

_MOST = 999_999_999
_MOST_STAGES = 3
_MOST_ROWS = 16
"""Bands of scenarios, groups of units, ends of a flow: what a page holds at a size that can be read."""
_ON_SLIDE = {"scenarios": (2, 4), "groups": (1, 6), "ends": (2, 5)}
"""The fewest and the most of them that say something as a diagram on a slide."""
_LEAST_UNITS = 20
_LEAVE_OUT = "leave the figure out where there is nothing to show"


def scenarios(node: Node) -> ScenarioData:
    """Scenarios, each with its band of likelihood on a scale from 0 to 100 per cent."""
    bands = parts(node, "scenario")
    if not bands:
        node.problem("too-few", "a figure of scenarios needs a scenario", _LEAVE_OUT)
    _refuse_rows(node, len(bands), "scenarios", "a scenario is said in text, five are a table")
    return ScenarioData(bands)


def units(node: Node) -> UnitsData:
    """A mark for each of a number, in groups; `unit` is what one mark stands for."""
    groups = parts(node, "group")
    if not groups:
        node.problem("too-few", "a figure of units needs a group", _LEAVE_OUT)
    _refuse_rows(node, len(groups), "groups", "put the smaller ones together, or use bars")
    total = sum(group.count for group in groups)
    if _on_slide(node) and groups and total < _LEAST_UNITS:
        hint = f"fewer than {_LEAST_UNITS} are key figures"
        node.problem("too-few", f"a field of units on a slide cannot have {total} units", hint)
    return UnitsData(groups, node.text("unit"))


def flow(node: Node) -> FlowData:
    """Where the parts of a whole went, from left to right; heights are in proportion."""
    wholes = parts(node, "portion")
    whole = wholes[0] if wholes else Portion(1, "1")
    if len(wholes) != 1 or not whole.parts:
        node.problem("no-whole", "a flow is one portion that holds its parts", "put the parts inside their whole")
    if whole.stages > _MOST_STAGES:
        hint = f"at most {_MOST_STAGES} stages have room on a page"
        node.problem("too-many", f"a flow cannot have {whole.stages} stages", hint)
    _refuse_rows(node, _ends(whole), "ends", "one part is a key figure, more than five are bars")
    stages = parts(node, "stage")
    if len(stages) > _MOST_STAGES:
        node.problem("too-many", f"a flow cannot have {len(stages)} heads", "one <stage> for each column")
    return FlowData(whole, stages)


def _ends(portion: Portion) -> int:
    return sum(map(_ends, portion.parts)) or 1


def _refuse_rows(node: Node, count: int, what: str, instead: str) -> None:
    """A diagram of too few or too many; `instead` says what a slide shows then."""
    kind = node.text("kind")
    least, most = _ON_SLIDE[what] if _on_slide(node) else (0, _MOST_ROWS)
    if count > most:
        hint = (
            instead if _on_slide(node) else f"{most} have room on a page: put the smaller ones together, or use a table"
        )
        node.problem("too-many", f"a figure of kind {kind} cannot have {count} {what}", hint)
    if 0 < count < least:
        node.problem("too-few", f"a figure of kind {kind} cannot have {count} {what} on a slide", instead)


def _on_slide(node: Node) -> bool:
    return bool(node.element.getroottree().getroot().tag == "deck")


@element("scenario", text=True, required=("name", "low", "high"), attributes=("word", "sign", "about"))
def scenario(node: Node) -> ScenarioBand:
    """A band of likelihood from `low` to `high` per cent, its word; the words inside say what drives it.

    `sign` is what one would see it come by; only a slide has room for it.
    """
    low, high = node.whole("low", 0, 0, 100), node.whole("high", 100, 0, 100)
    if low > high:
        hint = "write the lower bound in low, the higher in high"
        node.problem("band-order", f"a band of likelihood cannot run from {low} to {high} %", hint)
    sign = node.text("sign")
    if sign and not _on_slide(node):
        node.fault("not-on-page", "bands of likelihood on a page have no signs", "set the signs as a table")
    return ScenarioBand(node.text("name"), low, high, node.text("word"), words(node), sign)


@element("group", text=True, required=("count",), attributes=("text", "side", "about"))
def group(node: Node) -> UnitGroup:
    """So many marks of a field of units; the words inside say which, `text` is the count as printed."""
    return UnitGroup(_count(node), _printed(node), words(node), node.text("side", "none"))


@element("stage", text=True)
def stage(node: Node) -> Stage:
    """What stands over a column of a flow."""
    return Stage(words(node))


@element("portion", children=("portion",), required=("count",), attributes=("label", "text", "side", "about"))
def portion(node: Node) -> Portion:
    """A number of a flow and, inside it, the portions it goes on to, which add up to it."""
    count, inner = _count(node), parts(node, "portion")
    added = sum(part.count for part in inner)
    if inner and added != count:
        hint = "add what is missing as a portion of its own, such as not known"
        node.problem("parts-and-whole", f"the parts of a flow add up to {added}, their whole is {count}", hint)
    return Portion(count, _printed(node), node.text("label"), node.text("side", "none"), inner)


def _count(node: Node) -> int:
    return node.whole("count", 1, 1, _MOST)


def _printed(node: Node) -> str:
    return node.text("text") or node.text("count")
