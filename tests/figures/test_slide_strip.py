"""Strips of events on slides: equal pitch, rows of one length, every event with its date."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from tests.figures.slide_laws import diagram_faults, words_of

from dealbrief.document.figures import Milestone, StripData
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_shapes import Box, Disc, Rule
from dealbrief.figures.slide_strip import slide_strip

SLOT = Box(48, 151.2, 864, 313.2)
LABELS = ("", "Talks open", "A licence allows dealings with three companies, with no day on which it ends")
CASES = range(60)


def strip(count: int) -> StripData:
    sides = ("a", "b", "none", "c")
    return StripData(tuple(Milestone(f"{day} May 2031", f"Step {day}", sides[day % 4]) for day in range(1, count + 1)))


def drawn(data: StripData, box: Box = SLOT, step: int = 0) -> Diagram:
    return slide_strip(data, Place(box, step, "alt", {}, "en"))


def made_up(seed: int) -> tuple[StripData, Box, int]:
    chance = random.Random(seed)
    dates = ("May 2031", "30 September 2031", "about 2031")
    events = (Milestone(chance.choice(dates), chance.choice(LABELS)) for _ in range(chance.choice((1, 2, 6, 7, 12))))
    box = Box(48, 151.2, chance.choice((400, 570, 864)), chance.choice((200, 260, 313.2)))
    return StripData(tuple(events)), box, chance.randint(0, 3)


def marks(diagram: Diagram) -> list[Box]:
    return [each.box for each in diagram.group.shapes if isinstance(each, Disc)]


@pytest.mark.parametrize("seed", CASES)
def test_nothing_leaves_its_box_and_no_words_meet(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    if found.needed <= box.height:
        assert list(diagram_faults(found, box)) == []


@pytest.mark.parametrize("seed", CASES)
def test_every_date_and_every_event_is_said(seed: int):
    data, box, step = made_up(seed)
    said = words_of(drawn(data, box, step)).replace("\u00a0", " ")
    assert all(each.date in said and each.label in said for each in data.milestones)
    assert len(marks(drawn(data, box, step))) == len(data.milestones)


def test_most_made_up_strips_have_room():
    found = [(drawn(data, box, step), box) for data, box, step in map(made_up, CASES)]
    assert sum(diagram.needed <= box.height for diagram, box in found) > len(CASES) / 2


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (6, [6]), (7, [4, 3]), (12, [6, 6])])
def test_one_row_holds_six_and_more_stand_in_even_rows(count: int, rows: list[int]):
    tops = [box.y for box in marks(drawn(strip(count)))]
    assert [tops.count(top) for top in sorted(set(tops))] == rows


def test_events_stand_at_one_pitch_in_all_rows_and_a_line_joins_them():
    found = drawn(strip(8))
    lefts = [box.x for box in marks(found)]
    assert {round(after - before, 6) for before, after in pairwise(lefts[:4])} == {864 / 4}
    assert lefts[4:] == lefts[:4]
    assert len([each for each in found.group.shapes if isinstance(each, Rule)]) == 2


def test_a_mark_has_the_colour_of_its_side():
    fills = [each.fill for each in drawn(strip(4)).group.shapes if isinstance(each, Disc)]
    assert fills == ["b", "ink", "ink", "a"]


def test_a_narrow_box_takes_more_rows_and_a_slit_has_no_room():
    narrow = drawn(strip(6), Box(48, 151.2, 260, 900))
    assert len({box.y for box in marks(narrow)}) > 1
    assert drawn(strip(6), Box(0, 0, 40, 900)).needed == NO_ROOM
