"""The lanes of a timeline on a slide: a crowded one takes room from one that has more than it needs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from tests.figures.slide_laws import diagram_faults, words_of
from tests.figures.test_slide_timeline import FULL, LANES, MONTHS, WORDS, event, place

from dealbrief.document.figures_time import Lane, TimelineData
from dealbrief.figures.slide_diagram import Diagram
from dealbrief.figures.slide_shapes import Box, Rule, TextBox
from dealbrief.figures.slide_timeline import slide_timeline
from dealbrief.figures.slide_timeline_axis import laid_axis, marks
from dealbrief.figures.slide_timeline_labels import Lane as Room
from dealbrief.figures.slide_timeline_labels import label_lane
from dealbrief.figures.slide_timeline_lanes import LEAST_LANE, LINE, MOST_LANE, laid_lanes
from dealbrief.figures.slide_timeline_texts import texts_of

CROWDED, EMPTY = 0, 1
LONG = "Talks about the release of crews {}"


def heights(diagram: Diagram) -> list[float]:
    rules = [one for one in diagram.group.shapes if isinstance(one, Rule)]
    ends = [one.start[1] for one in rules if one.name == "Axis" or one.name.startswith("Hairline")]
    return [below - above for above, below in pairwise(sorted(ends))]


def uneven(lanes: int = 4, crowd: int = 4) -> TimelineData:
    """Long labels close to one another in the first lane, a short one in each other."""
    crowded = [event(date(2021, 1, 1) + timedelta(days=150 * n), LONG.format(n), CROWDED) for n in range(crowd)]
    others = [event(date(2020 + 4 * (n % 2), 1, 1), f"Port {n}", n) for n in range(1, lanes)]
    return TimelineData(LANES[:lanes], (*crowded, *others), MONTHS)


def cases() -> Iterator[tuple[TimelineData, Box, int]]:
    """Most events in one lane, the rest anywhere."""
    rolled = random.Random(11)
    for number in range(60):
        lanes = tuple(Lane(" ".join(rolled.sample(WORDS, rolled.randint(1, 3)))) for _ in range(rolled.randint(2, 5)))
        begun, length = date(rolled.choice((1, 1900, 2019, 9990)), 3, 1), rolled.choice((60, 700, 3000))
        full = rolled.randrange(len(lanes))
        events = tuple(
            event(
                begun + timedelta(days=int(length * rolled.random())),
                " ".join(rolled.choices(WORDS, k=rolled.randint(1, 12))),
                full if rolled.random() < 0.7 else rolled.randrange(len(lanes)),
                rolled.randint(1, 3),
            )
            for _ in range(rolled.choice((4, 8, 12, 16, 24)))
        )
        box = Box(48.0, 151.2, rolled.choice((400.0, 560.0, 864.0)), rolled.choice((230.0, 260.0, 313.2)))
        yield TimelineData(lanes, events, MONTHS), box, number % 4


CASES = list(cases())


@cache
def drawn(number: int) -> Diagram:
    data, box, step = CASES[number]
    return slide_timeline(data, place(box, step))


@pytest.mark.parametrize("number", range(len(CASES)))
def test_whatever_the_lanes_nothing_collides_and_no_word_is_lost(number: int):
    data, box, _ = CASES[number]
    diagram = drawn(number)
    if diagram.needed > box.height:
        return
    assert list(diagram_faults(diagram, box)) == []
    said = f"{words_of(diagram)} {' '.join(diagram.dropped)}".replace("\u00a0", " ")
    assert [one.label for one in data.events if one.label not in said] == []


def test_most_uneven_cases_are_drawn_in_lanes_of_several_heights():
    shown = [drawn(n) for n, (_, box, _) in enumerate(CASES) if drawn(n).needed <= box.height]
    several = [one for one in shown if len({round(height, 3) for height in heights(one)}) > 1]
    assert len(shown) > len(CASES) * 0.6
    assert len(several) > len(shown) * 0.6


def test_no_lane_is_lower_than_the_least_or_leaves_the_hairlines_of_its_labels():
    for number, (_, box, _) in enumerate(CASES):
        if drawn(number).needed > box.height:
            continue
        assert all(height >= LEAST_LANE - 1e-6 for height in heights(drawn(number)))
        lines = [one.start[1] for one in drawn(number).group.shapes if one.name.startswith("Hairline")]
        texts = [one for one in drawn(number).group.shapes if isinstance(one, TextBox) and one.name.startswith("Label")]
        assert not [text for text in texts for line in lines if text.box.y < line < text.box.bottom]


# ---- golden facts


def test_an_empty_lane_is_lower_than_a_crowded_one_but_keeps_the_least_height():
    found = heights(slide_timeline(uneven(), place()))
    assert len(found) == 4
    assert all(LEAST_LANE <= empty < found[CROWDED] <= MOST_LANE for empty in found[EMPTY:])
    assert sum(found) == pytest.approx(FULL.height - 28.8 - 5.0)


def test_at_the_height_that_is_needed_every_lane_has_the_least():
    needed = slide_timeline(uneven(), place()).needed
    found = heights(slide_timeline(uneven(), place(replace(FULL, height=needed))))
    assert found == pytest.approx([LEAST_LANE] * 4)


def test_lanes_that_need_the_same_share_the_height():
    events = tuple(event(date(2020 + n, 1, 1), f"Port {n}", n) for n in range(4))
    assert heights(slide_timeline(TimelineData(LANES, events, MONTHS), place())) == pytest.approx([69.85] * 4)


def test_marks_stand_at_one_distance_below_the_top_of_their_lane():
    diagram = slide_timeline(uneven(), place())
    tops = [0.0]
    for height in heights(diagram):
        tops.append(tops[-1] + height)
    first = FULL.y + 28.8 + LINE
    for number, top in enumerate(tops[:4], 1):
        mark = next(one for one in diagram.group.shapes if one.name == f"Event {number}.1")
        assert not isinstance(mark, Rule)
        assert mark.box.y + mark.box.height / 2 == pytest.approx(first + top)


def test_what_a_crowded_lane_takes_lets_it_say_what_even_lanes_leave_out():
    data = uneven()
    even = (FULL.height - 28.8 - 5.0) / 4
    axis = laid_axis(data.events, MONTHS, FULL.x + 103.9, FULL.right, place().words)
    crowded = marks([one for one in data.events if one.lane == CROWDED], axis)
    assert label_lane(texts_of(crowded, 14.0, "en"), Room(0.0, even, LINE)).left_out
    assert slide_timeline(data, place()).dropped == ()


def test_more_height_never_leaves_out_more_of_weight():
    for number, (data, box, step) in list(enumerate(CASES))[:20]:
        if drawn(number).needed > box.height:
            continue
        taller = slide_timeline(data, place(replace(box, height=box.height + 60.0), step))
        assert len(taller.dropped) <= len(drawn(number).dropped)


def test_lanes_without_a_mark_are_as_low_as_they_may_be():
    assert [row.height for row in laid_lanes([[], []], [48.0, 60.0], 0.0, "en")] == [48.0, 60.0]
