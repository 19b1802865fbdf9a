"""Fields of units on slides: a mark for each, groups in blocks, words beside them, light on a dark ground."""

from __future__ import annotations

import random

import pytest
from tests.figures.slide_laws import diagram_faults, words_of

from dealbrief.document.figures_counts import UnitGroup, UnitsData
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_shapes import Box, Disc, TextBox
from dealbrief.figures.slide_units import DIAMETER, PITCH, per_mark, rows_of, slide_units

TITLE_SLIDE = Box(595.2, 32.4, 316.8, 400)
LABELS = ("to Norland", "to the islands of Sudland and the far north", "", "not known")
CASES = range(60)


def units(*groups: tuple[int, str]) -> UnitsData:
    return UnitsData(tuple(UnitGroup(count, f"{count:,}", "to Norland", side) for count, side in groups), "people")


FIELD = units((114, "a"), (9, "b"))


def drawn(data: UnitsData = FIELD, box: Box = TITLE_SLIDE, step: int = 0, *, dark: bool = False) -> Diagram:
    return slide_units(data, Place(box, step, "alt", {}, "en", dark))


def marks(diagram: Diagram, group: int) -> list[Disc]:
    found = (each for each in diagram.group.shapes if isinstance(each, Disc))
    return [each for each in found if each.name.startswith(f"Mark {group}.")]


def label(diagram: Diagram, name: str) -> TextBox:
    (found,) = (each for each in diagram.group.shapes if isinstance(each, TextBox) and each.name == name)
    return found


def made_up(seed: int) -> tuple[UnitsData, Box, int]:
    chance = random.Random(seed)
    top = chance.choice((9, 60, 5_000))
    counts = [chance.randint(1, top) for _ in range(chance.randint(1, 6))]
    sides = ("none", "a", "b", "c")
    groups = tuple(UnitGroup(n, f"{n:,}", chance.choice(LABELS), chance.choice(sides)) for n in counts)
    box = Box(48, 151.2, chance.choice((316, 400, 864)), chance.choice((200, 313.2, 400)))
    return UnitsData(groups, chance.choice(("", "people"))), box, chance.randint(0, 3)


# ---- the laws


@pytest.mark.parametrize("seed", CASES)
def test_nothing_leaves_its_box_and_no_words_stand_on_a_mark(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    if found.needed <= box.height:
        assert list(diagram_faults(found, box)) == []


@pytest.mark.parametrize("seed", CASES)
def test_every_group_is_named(seed: int):
    data, box, step = made_up(seed)
    said = words_of(drawn(data, box, step)).replace("\u00a0", " ")
    assert [group for group in data.groups if f"{group.text} {group.label}".strip() not in said] == []


@pytest.mark.parametrize("seed", CASES)
def test_there_is_a_mark_for_each_or_for_so_many(seed: int):
    data, box, step = made_up(seed)
    found, each = drawn(data, box, step), per_mark(data)
    for number, group in enumerate(data.groups, 1):
        assert abs(len(marks(found, number)) - group.count / each) <= (0.5 if group.count >= each else 1)


def test_most_made_up_fields_have_room():
    found = [(drawn(data, box, step), box) for data, box, step in map(made_up, CASES)]
    assert sum(diagram.needed <= box.height for diagram, box in found) > len(CASES) / 2


# ---- the look


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (114, (*(12,) * 9, 6)),
        (9, (6, 3)),
        (120, (*(12,) * 9, 6, 6)),
        (118, (*(12,) * 9, 6, 4)),
        (12, (6, 6)),
        (13, (12, 1)),
        (1, (1,)),
    ],
)
def test_the_last_rows_of_a_block_leave_six_columns_to_its_words(count: int, rows: tuple[int, ...]):
    assert rows_of(count) == rows
    assert sum(rows) == count


def test_the_field_of_the_title_slide_is_as_wide_as_its_box():
    found = drawn()
    first, last = marks(found, 1)[0].box, marks(found, 1)[11].box
    assert first.width == pytest.approx(DIAMETER * PITCH)
    assert last.x - first.x == pytest.approx(11 * PITCH)
    assert last.right == pytest.approx(TITLE_SLIDE.right, abs=0.3)


def test_words_stand_right_of_the_six_marks_of_their_row():
    found = drawn()
    row, words = marks(found, 1)[-6:], label(found, "Group 1").box
    assert words.x == pytest.approx(row[-1].box.x + PITCH)
    assert words.y + words.height / 2 == pytest.approx(row[-1].box.y + row[-1].box.height / 2)


def test_a_low_box_brings_the_marks_together():
    low = drawn(box=Box(48, 151.2, 864, 240))
    assert low.needed <= 240
    assert marks(low, 1)[1].box.x - marks(low, 1)[0].box.x < PITCH


def test_above_160_a_mark_is_ten_and_says_so():
    found = drawn(units((1_140, "a"), (90, "b")))
    assert len(marks(found, 1)) == 114
    assert "= 10 people" in words_of(found).replace("\u00a0", " ")


def test_160_are_a_mark_each_and_161_are_not():
    assert (per_mark(units((160, "a"))), per_mark(units((161, "a"))), per_mark(units((1_601, "a")))) == (1, 10, 100)


def colours(diagram: Diagram) -> set[str]:
    texts = (each for each in diagram.group.shapes if isinstance(each, TextBox))
    runs = {run.colour for text in texts for paragraph in text.paragraphs for run in paragraph.runs}
    return runs | {each.fill for each in diagram.group.shapes if isinstance(each, Disc)}


def test_on_a_dark_ground_every_colour_is_a_light_one():
    assert colours(drawn(units((1_140, "a"), (90, "b"), (30, "none")), dark=True)) == {"a-tint", "b-tint", "light"}


def test_on_a_light_ground_sides_have_their_colours_and_others_are_grey():
    assert colours(drawn(units((114, "a"), (9, "b"), (3, "none")))) == {"a", "b", "mute", "grey"}


def test_a_narrow_box_has_no_room():
    assert drawn(box=Box(0, 0, 100, 400)).needed == NO_ROOM
