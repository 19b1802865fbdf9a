"""The timeline on a slide: true to time, its labels clear of one another and of other marks, the ratio as drawn."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from tests.figures.slide_laws import diagram_faults, words_of

from dealbrief.document.figures_time import Event, Lane, TimelineData
from dealbrief.document.inlines import State
from dealbrief.document.marks import SHAPES
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_marks import slide_mark
from dealbrief.figures.slide_shapes import Box, Disc, Freeform, Rectangle, Rule, TextBox
from dealbrief.figures.slide_timeline import slide_timeline
from dealbrief.figures.slide_timescale import one_scale, span_name, spans, start, ticks
from dealbrief.language import words

FULL = Box(48.0, 151.2, 864.0, 313.2)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LANES = (Lane("Politics"), Lane("People"), Lane("Sanctions"), Lane("Trade"))
SPARSE = [date(2020, 8, 9), date(2021, 7, 14), date(2022, 2, 1), date(2023, 3, 3)]
CROWD = [date(2025, 1, 26), date(2025, 6, 21), date(2025, 9, 11), date(2025, 11, 22), date(2025, 12, 13)]
WORDS = ("talks", "licence", "port", "opens", "release", "of", "crews", "treaty", "ships", "under", "Norland’s", "flag")


def place(box: Box = FULL, step: int = 0) -> Place:
    return Place(box, step, "Events in time", words("en"), "en")


def event(day: date, label: str, lane: int = 0, importance: int = 2, state: str = "") -> Event:
    found = State(state, SHAPES[state], state.capitalize(), "a") if state else None
    return Event(day, day.isoformat(), label, lane, side="a", importance=importance, state=found)


def timeline(days: list[date], lanes: int = 4, label: str = "Talks") -> TimelineData:
    events = tuple(event(day, f"{label} {n}", n % lanes) for n, day in enumerate(days))
    return TimelineData(LANES[:lanes], events, MONTHS)


def marks(diagram: Diagram) -> list[Disc]:
    return [shape for shape in diagram.group.shapes if isinstance(shape, Disc)]


def middle(mark: Disc) -> float:
    return mark.box.x + mark.box.width / 2


def cases() -> Iterator[tuple[TimelineData, Box, int]]:
    rolled = random.Random(7)
    for number in range(60):
        lanes = tuple(Lane(" ".join(rolled.sample(WORDS, rolled.randint(1, 3)))) for _ in range(rolled.randint(1, 5)))
        begun, length = date(rolled.choice((1, 1900, 2019, 9990)), 3, 1), rolled.choice((3, 60, 700, 3000))
        events = tuple(
            replace(
                event(
                    begun + timedelta(days=int(length * rolled.random() ** rolled.choice((0.2, 1)))),
                    " ".join(rolled.choices(WORDS, k=rolled.randint(1, 12))),
                    rolled.randrange(len(lanes)),
                    rolled.randint(1, 3),
                    rolled.choice(("", "", *SHAPES)),
                ),
                side=rolled.choice(("a", "b", "none")),
            )
            for _ in range(rolled.choice((1, 2, 4, 5, 6, 10, 16, 24)))
        )
        box = Box(48.0, 151.2, rolled.choice((400.0, 560.0, 864.0)), rolled.choice((200.0, 260.0, 313.2)))
        yield TimelineData(lanes, events, MONTHS), box, number % 4


CASES = list(cases())


@cache
def drawn(number: int) -> Diagram:
    data, box, step = CASES[number]
    return slide_timeline(data, place(box, step))


@pytest.mark.parametrize("number", range(len(CASES)))
def test_whatever_the_data_nothing_collides_and_no_word_is_lost(number: int):
    data, box, _ = CASES[number]
    diagram = drawn(number)
    if diagram.needed > box.height:
        return
    assert list(diagram_faults(diagram, box)) == []
    said = f"{words_of(diagram)} {' '.join(diagram.dropped)}".replace("\u00a0", " ")
    assert [one.label for one in data.events if one.label not in said] == []


def test_most_cases_are_drawn():
    shown = sum(drawn(number).needed <= box.height for number, (_, box, _) in enumerate(CASES))
    assert shown > len(CASES) * 0.65


def test_what_is_needed_does_not_depend_on_the_height_offered():
    for data, box, step in CASES[:20]:
        none, tall = replace(box, height=0.0), replace(box, height=1000.0)
        assert slide_timeline(data, place(none, step)).needed == slide_timeline(data, place(tall, step)).needed


# ---- the scale


def test_marks_stand_where_their_days_are():
    days = [date(2020, 1, 1), date(2021, 1, 1), date(2023, 1, 1), date(2024, 12, 31)]
    found = sorted(middle(mark) for mark in marks(slide_timeline(timeline(days), place())))
    per_day = (found[-1] - found[0]) / (days[-1] - days[0]).days
    for x, day in zip(found, days, strict=True):
        assert x == pytest.approx(found[0] + (day - days[0]).days * per_day)


def test_a_crowd_has_a_scale_of_its_own_and_the_ratio_printed_is_the_ratio_drawn():
    diagram = slide_timeline(timeline(SPARSE + CROWD), place())
    panel = next(shape for shape in diagram.group.shapes if shape.name == "Panel 1")
    assert isinstance(panel, Rectangle)
    xs = sorted(middle(mark) for mark in marks(diagram))
    before = (xs[3] - xs[0]) / (SPARSE[3] - SPARSE[0]).days
    within = (xs[8] - xs[4]) / (CROWD[4] - CROWD[0]).days
    assert within / before == pytest.approx(6.0)
    assert "2025\u00a0\u00a0six\u00a0times\u00a0the\u00a0scale" in words_of(diagram)
    assert xs[3] < panel.box.x < xs[4]


@pytest.mark.parametrize(
    ("days", "scales"),
    [
        (SPARSE + CROWD, [1, 6]),
        (SPARSE + CROWD[:2], [1]),  # a third, not more
        ([date(2023, 1, 5), *CROWD], [1]),  # a year of three is more than a fifth
        ([*CROWD, date(2032, 1, 1), date(2036, 1, 1)], [13, 1]),
        ([date(2015, 1, 1), *CROWD, date(2036, 1, 1)], [1, 26, 1]),
    ],
)
def test_only_what_the_rule_calls_a_crowd_has_its_own_scale(days: list[date], scales: list[int]):
    assert [span.times for span in spans(days)] == scales


def test_spans_follow_on_one_another_and_hold_every_day():
    for days in (SPARSE + CROWD, CROWD, [date(9999, 12, 31)], [date(1, 1, 1), date(9999, 5, 1)]):
        found = spans(days)
        assert all(one.end == other.first for one, other in pairwise(found))
        assert start(found[0].unit, found[0].first) <= min(days).toordinal()
        assert max(days).toordinal() < start(found[-1].unit, found[-1].end)


def test_a_short_time_is_told_in_months():
    span = one_scale([date(2030, 11, 3), date(2031, 2, 1)])
    assert [index % 12 + 1 for index in ticks(span, 1)] == [11, 12, 1, 2]
    assert span_name(span, MONTHS) == "Nov 2030–Feb 2031"
    assert span_name(one_scale([date(2030, 11, 3), date(2030, 12, 1)]), MONTHS) == "Nov–Dec 2030"
    assert span_name(one_scale([date(2023, 11, 3), date(2030, 2, 1)]), MONTHS) == "2023–2030"


# ---- labels


def test_a_text_beside_one_mark_does_not_run_under_another_unless_a_stem_ties_it():
    checked = 0
    for number in range(len(CASES)):
        shapes = {shape.name: shape for shape in drawn(number).group.shapes}
        for name, label in shapes.items():
            lane, _, own = name.removeprefix("Label ").partition(".")
            if not isinstance(label, TextBox) or not own or f"Stem {lane}.{own}" in shapes:
                continue
            for other, mark in shapes.items():
                if other.startswith(f"Event {lane}.") and other != f"Event {lane}.{own}" and isinstance(mark, Disc):
                    assert not label.box.x < middle(mark) < label.box.right
                    checked += 1
    assert checked > 100


def test_lines_of_years_do_not_cross_texts():
    data = timeline([*SPARSE, date(2025, 5, 1)], 4, "A rather long label that crosses the line of a year")
    diagram = slide_timeline(data, place())
    lines = [one for one in diagram.group.shapes if isinstance(one, Rule) and one.name.startswith("Line")]
    texts = [one.box for one in diagram.group.shapes if isinstance(one, TextBox) and one.name.startswith("Label")]
    assert any(text.x < line.start[0] < text.right for text in texts for line in lines)
    for line in lines:
        for text in texts:
            across = text.x < line.start[0] < text.right
            assert not (across and line.start[1] < text.bottom - 0.01 and text.y + 0.01 < line.end[1])


def test_marks_that_touch_are_one_with_a_joint_label():
    days = [date(2021, 3, 1), date(2023, 3, 1), date(2023, 3, 9), date(2029, 3, 1)]
    diagram = slide_timeline(timeline(days, 2), place())
    assert len(marks(diagram)) == 4
    same = replace(timeline(days, 2), events=tuple(replace(one, lane=0) for one in timeline(days, 2).events))
    joined = slide_timeline(replace(same, events=(*same.events, event(days[0], "x", 1))), place())
    assert len(marks(joined)) == 4
    assert "Talks 1; Talks 2" in words_of(joined)


def test_of_a_crowded_lane_the_least_important_are_dropped_by_name():
    crowd = [event(date(2025, 3, 1) + timedelta(days=9 * n), f"A label of some length {n}", 0, 3) for n in range(14)]
    main = event(date(2025, 5, 1), "What matters most in all of this", 0, 1)
    other = event(date(2020, 1, 1), "Elsewhere", 1)
    diagram = slide_timeline(TimelineData(LANES, (*crowd, main, other), MONTHS), place())
    assert diagram.dropped
    assert all("A label of some length" in name for name in diagram.dropped)
    assert "What matters most" in words_of(diagram).replace("\u00a0", " ")


def test_a_state_stands_as_its_shape_and_its_word():
    events = (event(date(2021, 1, 1), "Ports", 0, 1, "lifted"), event(date(2023, 1, 1), "Banks", 1, 1, "licensed"))
    diagram = slide_timeline(TimelineData(LANES, events, MONTHS), place())
    kinds = {shape.name: type(shape) for shape in diagram.group.shapes if shape.name.startswith("Event")}
    assert kinds == {"Event 1.1": Rectangle, "Event 2.1": Freeform}
    assert "Lifted: Ports" in words_of(diagram)


@pytest.mark.parametrize("shape", sorted(set(SHAPES.values())))
def test_a_mark_of_any_shape_stays_about_its_size(shape: str):
    for part in slide_mark("x", shape, (100.0, 50.0), 12.0, "a"):
        assert 92.9 <= part.box.x <= part.box.right <= 107.1
        assert 42.9 <= part.box.y <= part.box.bottom <= 57.1


# ---- one lane


def test_a_lane_alone_has_no_name_and_texts_above_and_below_in_turn():
    days = [date(2031, 2, 3), date(2031, 5, 10), date(2031, 7, 30), date(2031, 11, 1)]
    diagram = slide_timeline(timeline(days, 1), place())
    texts = {one.name: one for one in diagram.group.shapes if isinstance(one, TextBox) and one.name.startswith("Label")}
    line = next(one for one in diagram.group.shapes if isinstance(one, Rule) and one.name == "Row").start[1]
    assert [texts[f"Label {n}"].box.y < line for n in (1, 2, 3, 4)] == [True, False, True, False]
    assert "Politics" not in words_of(diagram)
    assert all(day.isoformat() in words_of(diagram) for day in days)


def test_seven_events_of_one_lane_are_drawn_as_a_lane():
    diagram = slide_timeline(timeline([date(2020 + n, 1, 1) for n in range(7)], 1), place())
    assert not [shape for shape in diagram.group.shapes if shape.name == "Row"]
    assert diagram.dropped == ()


def test_too_narrow_a_box_has_no_room():
    assert slide_timeline(timeline(SPARSE), place(Box(0, 0, 200, 313))).needed == NO_ROOM
