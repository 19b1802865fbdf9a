"""Flows on slides: heights true to the numbers, the main part straight, labels apart, nothing lost."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.figures.slide_laws import diagram_faults, words_of

from dealbrief.document.figures_counts import FlowData, Portion, Stage
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_flow import HIGH, THINNEST, slide_flow
from dealbrief.figures.slide_shapes import Box, Freeform, Rectangle, TextBox

SLOT = Box(48, 151.2, 864, 313.2)
MADE_UP = ("to the harbour", "on to Norland", "", "stayed", "to the islands of the far north", "not known")
CASES = range(60)


def portion(count: int, label: str = "", parts: tuple[Portion, ...] = (), side: str = "none") -> Portion:
    return Portion(count, f"{count:,}", label, side, parts)


MOVED = portion(
    123,
    "pardoned and expelled",
    (
        portion(114, "to Norland", (portion(109, "on to Sudland"), portion(5, "stayed there"))),
        portion(9, "to Westland", side="b"),
    ),
    "a",
)
HEADS = (Stage("3 May"), Stage("Handed over"), Stage("By 9 May"))
FLOW = FlowData(MOVED, HEADS)


def drawn(data: FlowData = FLOW, box: Box = SLOT, step: int = 0) -> Diagram:
    return slide_flow(data, Place(box, step, "alt", {}, "en"))


def shape(diagram: Diagram, name: str) -> Box:
    (found,) = (each for each in diagram.group.shapes if each.name == name)
    assert isinstance(found, Freeform | Rectangle | TextBox)
    return found.box


def sizes(diagram: Diagram, name: str) -> list[float]:
    (found,) = (each for each in diagram.group.shapes if each.name == name)
    assert isinstance(found, TextBox)
    return [run.size for paragraph in found.paragraphs for run in paragraph.runs]


def made_up(seed: int) -> tuple[FlowData, Box, int]:
    """A flow of two or three stages and at most five ends, in a box of any size a slide has."""
    chance = random.Random(seed)
    ends = chance.randint(2, 5)
    top = chance.choice((9, 300, 40_000))
    counts = [chance.randint(1, top) if chance.random() < 0.7 else 1 for _ in range(ends)]
    leaves = [portion(count, chance.choice(MADE_UP), side=chance.choice(("none", "a", "b"))) for count in counts]
    parts: list[Portion] = []
    while leaves:
        taken = [leaves.pop() for _ in range(min(chance.choice((1, 1, 2, 3)), len(leaves)))]
        whole = portion(sum(one.count for one in taken), chance.choice(MADE_UP), tuple(taken))
        parts.append(taken[0] if len(taken) == 1 else whole)
    chance.shuffle(parts)
    root = portion(sum(part.count for part in parts), chance.choice(MADE_UP), tuple(parts), chance.choice("ab"))
    heads = tuple(Stage(f"Stage {number} of all") for number in range(chance.randint(0, 3)))
    box = Box(48, 151.2, chance.choice((400, 570, 864)), chance.choice((200, 260, 313.2)))
    return FlowData(root, heads), box, chance.randint(0, 3)


def texts(whole: Portion) -> Iterator[str]:
    yield from (whole.text, *whole.label.split())
    for part in whole.parts:
        yield from texts(part)


# ---- the laws


@pytest.mark.parametrize("seed", CASES)
def test_nothing_leaves_its_box_and_no_label_meets_another(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    if found.needed <= box.height:
        assert list(diagram_faults(found, box)) == []


@pytest.mark.parametrize("seed", CASES)
def test_every_word_is_drawn_or_named_as_left_out(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    if found.needed < NO_ROOM:
        said = f"{words_of(found)} {' '.join(found.dropped)}".replace("\u00a0", " ")
        assert [word for word in texts(data.whole) if word not in said] == []
        assert [stage.head for stage in data.stages if stage.head not in said] == []


@pytest.mark.parametrize("seed", CASES)
def test_heights_are_true_to_the_numbers(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    if found.needed == NO_ROOM:
        return
    unit = shape(found, "Node 1").height / data.whole.count

    def check(whole: Portion, name: str) -> None:
        ordered = sorted(whole.parts, key=lambda part: -part.count)
        for number, part in enumerate(ordered, 1):
            tall = max(part.count * unit, THINNEST)
            assert shape(found, f"Node {name}.{number}").height == pytest.approx(tall)
            ribbon = next(each for each in found.group.shapes if each.name == f"Ribbon {name}.{number}")
            assert isinstance(ribbon, Freeform)
            start, steps = ribbon.contours[0]
            assert steps[-1][-1][1] - start[1] == pytest.approx(tall)
            check(part, f"{name}.{number}")

    check(data.whole, "1")


def test_most_made_up_flows_have_room():
    found = [(drawn(data, box, step), box) for data, box, step in map(made_up, CASES)]
    assert sum(diagram.needed <= box.height for diagram, box in found) > len(CASES) / 2


# ---- the look


def test_the_flow_of_the_look_is_three_inches_high_in_its_slot():
    found = drawn()
    assert shape(found, "Node 1").height == HIGH
    assert found.needed <= SLOT.height


def test_the_largest_part_goes_straight_on():
    found = drawn()
    assert shape(found, "Node 1").y == shape(found, "Node 1.1").y == shape(found, "Node 1.1.1").y


def test_a_smaller_part_drops():
    found = drawn()
    leaves = shape(found, "Node 1").y + 114 / 123 * HIGH
    assert shape(found, "Node 1.2").y >= leaves + 28.8


def test_the_largest_part_goes_first_wherever_it_is_named():
    turned = FlowData(portion(10, "", (portion(1, "few"), portion(9, "most"))))
    assert shape(drawn(turned), "Node 1.1").height > shape(drawn(turned), "Node 1.2").height


def test_a_thick_part_has_its_number_large_over_its_words():
    assert sizes(drawn(), "Label 1.1") == [40, 18]


def test_a_thin_part_has_number_and_words_on_one_line():
    found = drawn()
    assert sizes(found, "Label 1.2") == [28, 18]
    assert shape(found, "Label 1.2").height < 40


def test_lines_of_thin_parts_stand_apart():
    found = drawn()
    one, other = shape(found, "Label 1.1.2"), shape(found, "Label 1.2")
    assert other.y + other.height / 2 - one.y - one.height / 2 >= 0.42 * 72


def test_colours_are_those_of_the_sides_and_the_first_is_ink():
    found = {each.name: each.fill for each in drawn().group.shapes if isinstance(each, Rectangle | Freeform)}
    assert [found[name] for name in ("Node 1", "Node 1.1", "Ribbon 1.1", "Node 1.2", "Ribbon 1.2")] == [
        "ink", "a", "a-tint", "b", "b-tint",
    ]  # fmt: skip


def test_a_low_box_makes_the_flow_lower_never_its_type():
    low = drawn(box=Box(48, 151.2, 864, 230))
    assert shape(low, "Node 1").height < HIGH
    assert sizes(low, "Label 1.2") == [28, 18]


def test_a_narrow_box_has_no_room():
    assert drawn(box=Box(0, 0, 200, 400)).needed == NO_ROOM


def test_a_head_without_a_column_is_named_as_left_out():
    two = FlowData(portion(10, "", (portion(9, "most"), portion(1, "few"))), HEADS)
    assert drawn(two).dropped == ("By 9 May",)


# ---- words on ribbons


def edges(ribbon: Freeform, x: float) -> tuple[float, float] | None:
    """The heights of a ribbon's upper and lower edge at a place across."""
    (left, high), steps = ribbon.contours[0]
    right, low = steps[0][-1]
    thick = steps[-1][-1][1] - high
    if not left <= x <= right:
        return None
    nearest = min((step / 200 for step in range(201)), key=lambda t: abs(across(left, right, t) - x))
    upper = high + (3 * nearest**2 - 2 * nearest**3) * (low - high)
    return upper, upper + thick


def across(left: float, right: float, t: float) -> float:
    return left + (1.5 * t * (1 - t) ** 2 + 1.5 * t**2 * (1 - t) + t**3) * (right - left)


def torn(found: Diagram) -> Iterator[str]:
    """Words through which the edge of a ribbon runs."""
    for text in (each for each in found.group.shapes if isinstance(each, TextBox)):
        for ribbon in (each for each in found.group.shapes if isinstance(each, Freeform)):
            places = (text.box.x + share * text.box.width / 10 for share in range(11))
            for found_edges in filter(None, (edges(ribbon, x) for x in places)):
                if any(text.box.y + 0.5 < edge < text.box.bottom - 0.5 for edge in found_edges):
                    yield f"{text.name} on the edge of {ribbon.name}"


@pytest.mark.parametrize("seed", CASES)
def test_no_edge_of_a_ribbon_runs_through_words(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    if found.needed <= box.height:
        assert set(torn(found)) == set()


def test_words_on_the_edge_of_a_ribbon_would_be_seen():
    found = drawn()
    moved = [
        replace(each, box=replace(each.box, y=each.box.y + 90)) if each.name == "Label 1.1" else each
        for each in found.group.shapes
    ]
    assert set(torn(Diagram(replace(found.group, shapes=tuple(moved)), 0.0)))
