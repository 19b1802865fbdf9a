"""Page drawings: labels touch nothing, only exact values are joined, everything stays inside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealbrief.document.figures import Bar, BarData, ExchangeData, LineData, Moment, Party, Point, Term
from dealbrief.document.inlines import State
from dealbrief.figures.drawing import Disc, Drawing, Label, Line, Polyline, Rect
from dealbrief.figures.labels import Area, Occupied
from dealbrief.figures.page_bars import page_bars
from dealbrief.figures.page_exchange import page_exchange
from dealbrief.figures.page_line import page_line
from dealbrief.figures.scale import printed, ticks
from dealbrief.theme.fonts import SOFT_HYPHEN, face

MAIN, FULL = 326.0, 496.1


def spread(label: Label) -> Area:
    width = sum(face(run.role, run.weight).kerned(run.text) * label.size for run in label.runs)
    shift = {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    x, y = label.at
    return Area(x - shift, y - 0.7 * label.size, x - shift + width, y + 0.2 * label.size)


def labels(drawing: Drawing) -> list[Area]:
    return [spread(shape) for shape in drawing.shapes if isinstance(shape, Label)]


def apart(areas: list[Area]) -> bool:
    return all(not one.meets(other) for index, one in enumerate(areas) for other in areas[index + 1 :])


def inside(drawing: Drawing) -> bool:
    sheet = Area(-1, -1, drawing.width + 1, drawing.height + 1)
    return all(area.within(sheet) for area in labels(drawing))


def letters(drawing: Drawing) -> str:
    """The letters of all labels in drawing order, without the hyphens of broken words."""
    texts = (run.text for shape in drawing.shapes if isinstance(shape, Label) for run in shape.runs)
    return "".join("".join(texts).replace(SOFT_HYPHEN, "").split())


def counts(*values: tuple[int, str, str]) -> LineData:
    start = date(2020, 12, 31)
    points = tuple(
        Point(start + timedelta(days=90 * index), Decimal(value), str(value), approx, label)
        for index, (value, approx, label) in enumerate(values)
    )
    return LineData(points, (Moment(date(2020, 8, 9), "Election, 9 Aug 2020"),), "b")


LINE = counts(
    (169, "exact", "169"), (200, "about", ""), (450, "over", "over 450"), (900, "over", "over 900"),
    (1022, "exact", ""), (1461, "exact", "1,461 in March 2023"), (1374, "exact", ""), (1265, "exact", "1,265"),
    (1150, "about", "about 1,150, another count"), (1131, "exact", "31 Dec"),
)  # fmt: skip


def test_only_exact_values_are_joined_and_the_others_stand_hollow():
    drawing = page_line(LINE, MAIN, "en")
    (line,) = [shape for shape in drawing.shapes if isinstance(shape, Polyline)]
    assert len(line.points) == sum(point.approx == "exact" for point in LINE.points)
    hollow = [shape for shape in drawing.shapes if isinstance(shape, Disc) and shape.fill == "paper"]
    assert len(hollow) == sum(point.approx != "exact" for point in LINE.points)


def test_labels_of_a_line_touch_neither_each_other_nor_the_line():
    drawing = page_line(LINE, MAIN, "en")
    (line,) = [shape for shape in drawing.shapes if isinstance(shape, Polyline)]
    areas = labels(drawing)
    assert apart(areas)
    assert inside(drawing)
    segments = list(zip(line.points, line.points[1:], strict=False))
    assert all(not area.crossed_by(*segment) for area in areas for segment in segments)


def test_every_label_of_a_line_is_drawn():
    texts = {run.text for shape in page_line(LINE, MAIN, "en").shapes if isinstance(shape, Label) for run in shape.runs}
    assert {point.label for point in LINE.points if point.label} <= texts
    assert "Election, 9 Aug 2020" in texts


@given(st.lists(st.tuples(st.integers(0, 99999), st.sampled_from(["exact", "about"])), min_size=2, max_size=70))
def test_any_line_stays_inside_its_width(values):
    drawing = page_line(counts(*((value, approx, "") for value, approx in values)), MAIN, "en")
    assert inside(drawing)


@pytest.mark.parametrize(
    ("highest", "expected"),
    [(1461, (0, 500, 1000, 1500)), (123, (0, 50, 100, 150)), (0, (0, 1)), (1, (0, 0.25, 0.5, 0.75, 1))],
)
def test_axes_have_three_or_four_round_steps(highest, expected):
    assert ticks(highest) == expected


@given(st.floats(0.001, 1e9))
def test_an_axis_reaches_over_its_highest_value(highest):
    axis = ticks(highest)
    assert axis[0] == 0
    assert axis[-1] >= highest
    assert 4 <= len(axis) <= 5


def licensed(side: str = "a") -> State:
    return State("licensed", "diamond", "Licensed", side)


BARS = BarData(
    (
        Bar("Jan", Decimal(1), "1"),
        Bar("20 Nov", Decimal(2), "2", "tied to something else", outside=True),
        Bar("13 Dec", Decimal(123), "123", "potash licensed (GL 13), 15 Dec", licensed(), focus=True),
    ),
    "b",
)


def test_bars_are_to_scale_from_nought_and_their_notes_fit():
    drawing = page_bars(BARS, MAIN, "en")
    bars = [shape for shape in drawing.shapes if isinstance(shape, Rect)]
    assert bars[2].width / bars[0].width == pytest.approx(123, rel=0.01)
    assert bars[1].fill == "paper"
    assert inside(drawing)
    assert apart(labels(drawing))


def exchange(*terms: Term) -> ExchangeData:
    return ExchangeData((Party("United States", "a"), Party("Belarus", "b")), terms)


def term(giver: int, title: str = "What is given", detail: str = "limits", shape: str = "circle") -> Term:
    return Term(giver, 1 - giver, title, detail, State("done", shape, "Done", "ab"[giver]))


def test_an_arrow_runs_from_giver_to_receiver_and_a_promise_is_dashed():
    drawing = page_exchange(exchange(term(0), term(1, shape="circle-open")), FULL, "en")
    first, second = (shape for shape in drawing.shapes if isinstance(shape, Line) and shape.arrow)
    assert first.start[0] < first.end[0]
    assert second.start[0] > second.end[0]
    assert (first.dash is None, second.dash is None) == (True, False)
    assert (first.colour, second.colour) == ("a", "b")


@pytest.mark.parametrize("count", range(1, 6))
def test_texts_of_an_exchange_do_not_touch(count):
    long = "Dealings with three companies are allowed, with no end date and with limits that take a whole second line"
    drawing = page_exchange(exchange(*(term(index % 2, detail=long) for index in range(count))), FULL, "en")
    assert apart(labels(drawing))
    assert inside(drawing)
    assert all(area.bottom <= drawing.height for area in labels(drawing))


def test_a_taken_place_is_not_given_twice():
    occupied = Occupied(Area(0, 0, 100, 100))
    place = Area(10, 10, 20, 20)
    assert occupied.first_free([place]) == place
    assert occupied.first_free([place]) is None
    assert occupied.first_free([place, Area(30, 30, 40, 40)]) == Area(30, 30, 40, 40)
    occupied.add_line([(0, 50), (100, 50)])
    assert not occupied.free(Area(40, 45, 60, 55))
    assert not occupied.free(Area(95, 95, 105, 105))


def test_every_state_that_has_a_shape_can_be_drawn():
    from dealbrief.document.marks import SHAPES
    from dealbrief.figures.states import state_shape

    drawn = {name: state_shape(name, (0, 0), "a") for name in set(SHAPES.values())}
    assert drawn.pop("none") == ()
    assert all(drawn.values())
    assert len(set(drawn.values())) == len(drawn)


def test_beside_a_bar_stands_its_note_or_its_state_and_neither_is_lost():
    from dealbrief.figures.states import words_beside

    unknown = State("unknown", "none", "Not known", "a")
    bars = {
        "n": Bar("x", Decimal(1), "1", "n"),
        "noted": Bar("x", Decimal(1), "1", "noted", licensed()),
        "Licensed": Bar("x", Decimal(1), "1", "", licensed()),
        "Not known, n": Bar("x", Decimal(1), "1", "n", unknown),
        "Not known": Bar("x", Decimal(1), "1", "", unknown),
        "": Bar("x", Decimal(1), "1"),
    }
    assert all(words_beside(bar) == words for words, bar in bars.items())


WORDS = "released after the talks in May and Vergangenheitsbewältigungsausschuss https://example.org/" + "x" * 80
WIDTHS = (9.0, 156.0, MAIN, FULL)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("length", [20, 40, 80, 180])
@pytest.mark.parametrize("day", range(3))
def test_a_long_label_of_any_point_is_drawn_whole_inside_the_drawing(width, length, day):
    label = WORDS[:length]
    points = [Point(date(2020 + year, 1, 5), Decimal(5 + year), "7") for year in range(3)]
    points[day] = replace(points[day], label=label)
    drawing = page_line(LineData(tuple(points), (Moment(date(2021, 3, 1), label),)), width, "en")
    assert inside(drawing)
    assert letters(drawing).count("".join(label.split())) == 2


def test_lines_of_the_last_label_do_not_touch():
    drawing = page_line(counts((169, "exact", ""), (2, "exact", WORDS)), MAIN, "en")
    assert apart(labels(drawing))


@pytest.mark.parametrize("days", [(date(1, 1, 5), date(2, 1, 1)), (date(9998, 3, 1), date(9999, 12, 31))])
def test_a_line_may_begin_and_end_with_the_calendar(days):
    points = tuple(Point(day, Decimal(5), "7") for day in days)
    drawing = page_line(LineData(points), MAIN, "en")
    assert inside(drawing)
    assert str(days[1].year) in letters(drawing)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("length", [20, 40, 80, 180])
def test_long_texts_of_bars_are_drawn_whole_inside_the_drawing(width, length):
    text = WORDS[:length]
    bars = BarData(tuple(Bar(text, Decimal(value), text[:value], text, licensed()) for value in (0, 3, 90)))
    drawing = page_bars(bars, width, "en")
    assert inside(drawing)
    assert apart(labels(drawing))
    assert letters(drawing).count("".join(text.split())) >= 6


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("length", [20, 40, 80, 180])
def test_long_texts_of_an_exchange_are_drawn_whole_inside_the_drawing(width, length):
    text = WORDS[:length]
    data = ExchangeData((Party(text, "a", text), Party("Belarus", "b")), (term(0, text, text), term(1)))
    drawing = page_exchange(data, width, "en")
    assert inside(drawing)
    assert apart(labels(drawing))
    assert letters(drawing).count("".join(text.split())) >= 4


def test_an_exchange_without_room_for_arrows_is_a_list_of_its_terms():
    data = exchange(term(0, "Potash licensed", "GL 13"), term(1, "123 prisoners pardoned"))
    drawing = page_exchange(data, 100.0, "en")
    texts = [shape.runs[0].text for shape in drawing.shapes if isinstance(shape, Label)]
    assert not [shape for shape in drawing.shapes if isinstance(shape, Line)]
    assert "".join(texts).replace(" ", "").startswith("UnitedStates→BelarusPotashlicensed")
    assert {"123 prisoners", "pardoned"} <= set(texts)
    assert [bar.fill for bar in drawing.shapes if isinstance(bar, Rect) and bar.x == 0] == ["a", "b"]
    assert drawing.width == 100.0


def test_a_list_of_terms_names_whoever_has_no_term_and_what_is_said_of_a_party():
    data = ExchangeData((Party("United States", "a", "by its envoy"), Party("Belarus", "b")), ())
    assert letters(page_exchange(data, 100.0, "en")) == "UnitedStatesbyitsenvoyBelarus"


def test_values_of_an_axis_are_told_apart():
    assert printed(ticks(1461), "en") == ("0", "500", "1,000", "1,500")
    assert len(set(printed(ticks(0.9), "en"))) == len(ticks(0.9))
    assert printed((0.0, 2.5, 5.0), "en") == ("0.0", "2.5", "5.0")
    assert printed((0.0, 1e-9), "en") == ("0.000000000", "0.000000001")
    line = LineData(tuple(Point(date(2031, 1, day), Decimal(day) / 100, f"{day}") for day in (1, 3)), (), "a")
    axis = [shape for shape in page_line(line, MAIN, "en").shapes if isinstance(shape, Label) and shape.anchor == "end"]
    assert len({label.runs[0].text for label in axis}) == len(axis) > 3
