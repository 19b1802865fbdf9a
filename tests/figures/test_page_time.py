"""Timelines and ladders: no text leaves the drawing or meets another, no stem crosses a text, nothing is lost."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.figures.test_page_figures import apart, inside, labels, letters, spread

from dealbrief.document.figures_time import Event, LadderData, Lane, Step, TimelineData, Track
from dealbrief.document.inlines import State
from dealbrief.document.marks import SHAPES
from dealbrief.figures.described import described
from dealbrief.figures.drawing import Disc, Drawing, Label, Line, Polygon, Rect
from dealbrief.figures.page_ladder import page_ladder
from dealbrief.figures.page_timeline import page_timeline
from dealbrief.figures.timeline_labels import MOST_ROWS, Hung, hanging, placed

FULL = 496.1
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
LANES = (Lane("Norland", "a"), Lane("South Sudland", "b"), Lane("Others"))


def event(day: date, label: str = "talks", lane: int = 0, importance: int = 2) -> Event:
    short = f"{day.day} {MONTHS[day.month - 1]}"
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return Event(day, f"{short} {day.year}", label, lane, short, importance=importance, month=month)


def timeline(*events: Event, changed: str = "") -> TimelineData:
    return TimelineData(LANES, events, MONTHS, changed)


def stems(drawing: Drawing) -> list[Line]:
    return [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.width == 0.45]


def dots(drawing: Drawing) -> list[Disc]:
    return [shape for shape in drawing.shapes if isinstance(shape, Disc)]


def dotted(drawing: Drawing) -> list[Line]:
    return [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.dash]


def crossed(drawing: Drawing) -> bool:
    """Whether any line runs through any text."""
    lines = [shape for shape in drawing.shapes if isinstance(shape, Line)]
    return any(area.crossed_by(line.start, line.end) for area in labels(drawing) for line in lines)


def base_of(drawing: Drawing, text: str) -> float:
    """The baseline of a text."""
    return next(s.at[1] for s in drawing.shapes if isinstance(s, Label) and s.runs[0].text == text)


words = st.text("abcdemW ", max_size=70).map(lambda text: " ".join(text.split()))
dates = st.one_of(
    st.dates(date(2024, 1, 1), date(2025, 12, 31)),
    st.dates(date(2015, 1, 1), date(2025, 12, 31)),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
events = st.lists(st.builds(event, dates, words, st.integers(0, 2), st.integers(1, 3)), min_size=1, max_size=24)


@settings(max_examples=150, deadline=None)
@given(events, st.sampled_from([200.0, 326.0, FULL]))
def test_no_text_of_a_timeline_touches_anything(found: list[Event], width: float):
    drawing = page_timeline(timeline(*found, changed="The scale changes"), width, "en")
    assert inside(drawing)
    assert apart(labels(drawing))
    assert not crossed(drawing)
    assert len(dots(drawing)) == len(found)


@settings(max_examples=50, deadline=None)
@given(events)
def test_a_dot_stands_where_its_day_stands(found: list[Event]):
    """In each panel, later days never stand left of earlier ones, and everything is inside."""
    drawing = page_timeline(timeline(*found), FULL, "en")
    assert all(dot.radius <= dot.centre[0] <= FULL - dot.radius for dot in dots(drawing))
    ordered = [dot.centre[0] for _, dot in sorted(zip(_drawn(found), dots(drawing), strict=True), key=lambda p: p[0])]
    assert all(one <= other + 1e-6 for one, other in itertools.pairwise(ordered))


def _drawn(found: list[Event]) -> list[date]:
    """The days in the order in which the drawing sets its dots: lane by lane, in time."""
    return [one.day for one in sorted(found, key=lambda one: (one.lane, one.day))]


def test_the_scale_is_true():
    start = date(2030, 1, 1)
    drawing = page_timeline(timeline(*(event(start + timedelta(days=n)) for n in (0, 100, 300))), FULL, "en")
    first, second, third = (dot.centre[0] for dot in dots(drawing))
    assert third - first == pytest.approx(3 * (second - first))


def test_labels_hang_from_the_last_event_to_the_first():
    days = (date(2030, 1, 1), date(2030, 1, 3), date(2030, 12, 31))
    drawing = page_timeline(timeline(*map(event, days)), FULL, "en")
    assert base_of(drawing, "3 Jan") < base_of(drawing, "1 Jan")
    assert base_of(drawing, "31 Dec") == base_of(drawing, "3 Jan")


def test_importance_decides_who_is_labelled_in_a_full_lane():
    few = [event(date(2030, 3, day), f"a rather long label no. {day} of many", importance=3) for day in range(1, 20)]
    drawing = page_timeline(timeline(*few), FULL, "en")
    bare = [n for n, one in enumerate(few) if "".join(one.label.split()) not in letters(drawing)]
    assert len(bare) == len(dots(drawing)) - len(stems(drawing)) > 0
    few[bare[0]] = replace(few[bare[0]], importance=1)
    assert "".join(few[bare[0]].label.split()) in letters(page_timeline(timeline(*few), FULL, "en"))


def test_an_event_without_a_label_is_still_told():
    few = [event(date(2030, 3, day), f"event {day} of many") for day in range(1, 20)]
    assert all(f"{day} Mar 2030: event {day} of many" in described(timeline(*few), "en") for day in range(1, 20))


def test_a_lane_never_has_more_rows_than_it_may():
    label = hanging("1 May", "a label of some length that goes on", 94.0, "en")
    assert label is not None
    rows = placed([Hung(float(x), 2, label) for x in range(0, 60, 5)])
    assert max(row + label.rows for row in rows.values()) <= MOST_ROWS
    assert rows


YEARS = [event(date(year, 2, 1), "measures") for year in (2020, 2021, 2022, 2023)]
CROWD = [event(date(2025, month, 12), "talks") for month in (2, 6, 9, 11, 12)]


def test_a_crowded_last_year_gets_its_own_panel():
    drawing = page_timeline(timeline(*YEARS, *CROWD, changed="Scale changes"), FULL, "en")
    (line,) = dotted(drawing)
    assert sum(dot.centre[0] < line.start[0] for dot in dots(drawing)) == len(YEARS)
    assert "Scalechanges" in letters(drawing)
    assert {"Feb 2022", "12 Feb"} <= {s.runs[0].text for s in drawing.shapes if isinstance(s, Label)}


def test_even_events_share_one_panel_and_no_change_is_said():
    drawing = page_timeline(timeline(*YEARS, changed="Scale changes"), FULL, "en")
    assert dotted(drawing) == []
    assert "Scalechanges" not in letters(drawing)


def test_lanes_without_events_are_left_out():
    assert "Others" not in letters(page_timeline(timeline(event(date(2030, 1, 1))), FULL, "en"))


@pytest.mark.parametrize(
    ("slug", "kind", "reach"), [("in-force", Rect, 2.6), ("lifted", Rect, 2.6), ("tightened", Polygon, 2.6)]
)
def test_an_event_of_a_restriction_has_its_shape_and_its_word(slug: str, kind: type, reach: float):
    one = replace(event(date(2030, 1, 1), "potash"), state=State(slug, SHAPES[slug], "the word"))
    drawing = page_timeline(timeline(one), FULL, "en")
    (halo,) = dots(drawing)
    (shape,) = [shape for shape in drawing.shapes if isinstance(shape, Rect | Polygon)]
    assert isinstance(shape, kind)
    assert (halo.fill, halo.stroke) == ("paper", None)
    assert halo.radius > reach
    assert "theword:potash" in letters(drawing)
    assert "the word: potash" in described(timeline(one), "en")


def test_an_event_whose_state_has_no_shape_keeps_its_dot():
    one = replace(event(date(2030, 1, 1)), state=State("unknown", "none", "not known"))
    assert [dot.fill for dot in dots(page_timeline(timeline(one), FULL, "en"))] == ["a"]


# ---- ladder

states = st.sampled_from(sorted(SHAPES)).map(lambda slug: State(slug, SHAPES[slug], slug.replace("-", " "), "a"))
step_of = st.builds(Step, states, st.just("13 Dec 2025"), words, st.booleans(), st.one_of(st.just(""), words))
steps = st.lists(step_of, min_size=1, max_size=12)
tracks = st.lists(
    st.builds(Track, words, steps.map(tuple), st.sampled_from(["a", "b", "none"])), min_size=1, max_size=4
)


@settings(max_examples=100, deadline=None)
@given(tracks, st.sampled_from([200.0, FULL]))
def test_no_text_of_a_ladder_touches_anything_and_none_is_lost(found: list[Track], width: float):
    drawing = page_ladder(LadderData(tuple(found)), width, "en")
    assert inside(drawing)
    assert apart(labels(drawing))
    assert not crossed(drawing)
    said = "".join(
        text for track in found for text in (track.title, *(t for step in track.steps for t in said_of(step)))
    )
    assert letters(drawing) == "".join(said.split())


def said_of(step: Step) -> tuple[str, ...]:
    return step.state.word, step.date, step.detail, step.comparator


def step(slug: str, *, reached: bool = True) -> Step:
    return Step(State(slug, SHAPES[slug], slug, "a"), "1 May", reached=reached)


def test_a_stair_rises_and_a_step_back_leads_down():
    drawing = page_ladder(
        LadderData((Track("Relief", (step("announced"), step("done"), step("reversed")), "a"),)), FULL, "en"
    )
    announced, done, back = (base_of(drawing, word) for word in ("announced", "done", "reversed"))
    assert done < announced
    assert back == announced


def test_a_step_to_come_is_dashed():
    drawing = page_ladder(LadderData((Track("Relief", (step("announced"), step("done", reached=False))),)), FULL, "en")
    assert [line.colour for line in dotted(drawing)] == ["mute", "mute"]
    assert spread(next(s for s in drawing.shapes if isinstance(s, Label))).left == 0
