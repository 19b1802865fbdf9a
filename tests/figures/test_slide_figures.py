"""Figures of a slide: labels touch nothing, only exact values are joined, colours are those of the sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dealbrief.document.figures import Bar, BarData, ExchangeData, LineData, Moment, Party, Point, Term
from dealbrief.document.inlines import State, Strong, Text
from dealbrief.figures.slide_bars import bars_have_room, slide_bars
from dealbrief.figures.slide_exchange import slide_exchange
from dealbrief.figures.slide_line import line_has_room, slide_line
from dealbrief.figures.slide_shapes import Arrow, Box, Rectangle, Rule, TextBox
from dealbrief.figures.slide_text import Paragraph, Run, height, lines, natural_width, set_inlines, set_state
from dealbrief.language import words

FULL = Box(48.0, 151.2, 864.0, 313.2)
NARROW = Box(48.0, 151.2, 276.0, 313.2)
ENGLISH = words("en")
ACT = State("legal-act", "diamond", "legal act", "a")


def line(*values: tuple[int, int, str, str], side: str = "b") -> LineData:
    points = (
        Point(date(year, 6, 1), Decimal(value), f"{value:,}", approx, label) for year, value, approx, label in values
    )  # type: ignore[arg-type]
    return LineData(tuple(points), (Moment(date(2021, 2, 1), "An event"),), side, "people", "Held")


SERIES = line((2021, 169, "about", "169 at first"), (2022, 700, "exact", ""), (2023, 1461, "exact", "1,461, the peak"),
              (2024, 1300, "over", ""), (2025, 1131, "exact", "at the end"))  # fmt: skip


def test_exact_values_are_joined_and_approximate_ones_hollow():
    chart = slide_line(SERIES, FULL, ENGLISH).chart
    looks = {series.look: [str(v) for v in series.values if v is not None] for series in chart.series}
    assert looks == {
        "joined": ["700", "1461", "1131"],
        "ring": ["169", "1300"],
        "latest": ["1131"],
        "centre": ["169", "1300"],
    }


@pytest.mark.parametrize(("side", "colour"), [("a", "a"), ("b", "b"), ("c", "ink"), ("none", "ink")])
def test_a_series_takes_the_colour_of_its_side_else_ink(side, colour):
    chart = slide_line(replace(SERIES, side=side), FULL, ENGLISH).chart
    assert {series.colour for series in chart.series} == {colour, "light"}


def test_the_date_axis_runs_over_whole_years():
    chart = slide_line(SERIES, FULL, ENGLISH).chart
    assert (chart.first, chart.last, chart.years) == (date(2021, 1, 1), date(2026, 1, 1), 1)
    assert (chart.top % chart.step, chart.top >= 1461) == (0, True)


def test_labels_stand_in_the_box_and_touch_no_other():
    figure = slide_line(SERIES, FULL, ENGLISH)
    boxes = [label.box for label in figure.labels if isinstance(label, TextBox)]
    assert figure.dropped == ()
    assert all(box.x >= FULL.x and box.right <= FULL.right + 0.1 and box.y >= FULL.y - 4 for box in boxes)
    assert not any(a.meets(b, -5) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_a_label_without_a_place_is_named():
    crowd = line(*((2021 + n % 5, 100 + n, "exact", "a label that is quite long, and needs room") for n in range(60)))
    figure = slide_line(crowd, NARROW, ENGLISH)
    shown = sum(isinstance(label, TextBox) and label.name.startswith("Label") for label in figure.labels)
    assert shown + sum(name.startswith("a label") for name in figure.dropped) == 59


def test_the_number_of_a_label_is_bold_and_stands_once():
    figure = slide_line(SERIES, FULL, ENGLISH)
    label = next(each for each in figure.labels if isinstance(each, TextBox) and each.name == "Label 1,461")
    assert [(run.text, run.bold) for run in label.paragraphs[0].runs] == [("1,461", True), (", the peak", False)]


@pytest.mark.parametrize(
    ("years", "last"),
    [((1, 2), date(3, 1, 1)), ((5, 1990), date(1991, 1, 1)), ((1, 9999), date.max), ((9999, 9999), date.max)],
)
def test_the_date_axis_holds_every_day_there_is(years, last):
    points = tuple(Point(date(year, 12, 31), Decimal(n + 1), "1") for n, year in enumerate(years))
    chart = slide_line(LineData(points), FULL, ENGLISH).chart
    assert (chart.first, chart.last) == (date(years[0], 1, 1), last)


def test_every_span_of_years_has_a_step_for_its_labels():
    points = tuple(Point(date(year, 6, 1), Decimal(1), "1") for year in (1, 9990))
    assert slide_line(LineData(points), NARROW, ENGLISH).chart.years == 5000


@pytest.mark.parametrize("width", [100, 20, -6])
def test_without_room_the_date_axis_has_its_longest_step(width):
    assert slide_line(SERIES, replace(FULL, width=width), ENGLISH).chart.years == 10_000


@pytest.mark.parametrize(("width", "room"), [(864, True), (276, True), (160, False), (15, False), (-6, False)])
def test_a_line_chart_knows_whether_it_has_room(width, room):
    assert line_has_room(SERIES, width, "en") is room


def test_the_latest_value_stays_in_its_box_whatever_is_said_of_it():
    points = (*SERIES.points[:-1], replace(SERIES.points[-1], label="1,131 held " + "and so on " * 60))
    for box in (FULL, NARROW):
        figure = slide_line(replace(SERIES, points=points), box, ENGLISH)
        (latest,) = (label for label in figure.labels if label.name == "Latest value")
        assert latest.box.y >= box.y
        assert latest.box.bottom <= box.bottom
        assert height(latest.paragraphs, latest.box.width) <= latest.box.height
        assert (points[-1].label in figure.dropped) == (len(latest.paragraphs) == 1)


def test_the_latest_number_is_never_broken():
    points = (*SERIES.points[:-1], replace(SERIES.points[-1], text="10,001,131"))
    figure = slide_line(replace(SERIES, points=points), NARROW, ENGLISH)
    (latest,) = (label for label in figure.labels if label.name == "Latest value")
    assert lines(latest.paragraphs[0], latest.box.width) == ("10,001,131",)


def bars(count: int, **changes: object) -> BarData:
    found = tuple(Bar(f"Item {n}", Decimal(n), str(n), "A note", ACT if n == 1 else None) for n in range(count))
    return replace(BarData(found, "b", "people", "Freed", "Round", "Step"), **changes)  # type: ignore[arg-type]


def test_without_a_focus_all_bars_have_the_full_colour():
    assert {bar.colour for bar in slide_bars(bars(4), FULL, 16, ENGLISH).chart.bars} == {"b"}


def test_a_focus_has_the_full_colour_and_the_others_its_tint():
    data = bars(3)
    focused = replace(data, bars=(*data.bars[:2], replace(data.bars[2], focus=True)))
    assert [bar.colour for bar in slide_bars(focused, FULL, 16, ENGLISH).chart.bars] == ["b-tint", "b-tint", "b"]


def test_a_row_outside_the_claim_is_hollow():
    data = bars(3)
    outside = replace(data, bars=(replace(data.bars[0], outside=True), *data.bars[1:]))
    assert [bar.hollow for bar in slide_bars(outside, FULL, 16, ENGLISH).chart.bars] == [True, False, False]


@pytest.mark.parametrize("count", [1, 4, 8, 12])
def test_rows_and_notes_agree_and_stay_in_the_box(count):
    figure = slide_bars(bars(count), FULL, 14, ENGLISH)
    notes = [label for label in figure.labels if isinstance(label, TextBox) and label.name.startswith("Note")]
    row = figure.frame.height / count
    assert [note.box.y for note in notes] == pytest.approx([figure.frame.y + n * row for n in range(count)])
    assert figure.frame.bottom <= FULL.bottom + 0.1
    assert all(note.box.right == pytest.approx(FULL.right) for note in notes)


def test_bars_of_nought_do_not_divide_by_nought():
    data = bars(2)
    flat = replace(data, bars=tuple(replace(bar, value=Decimal(0)) for bar in data.bars))
    assert slide_bars(flat, FULL, 16, ENGLISH).chart.top == 1


@pytest.mark.parametrize(("width", "room"), [(864, True), (276, True), (100, False), (15, False), (-6, False)])
def test_bars_know_whether_they_have_room(width, room):
    assert bars_have_room(bars(4), width, 14) is room


def test_a_value_of_many_words_takes_the_room_of_the_bars():
    data = bars(4)
    long = replace(data, bars=tuple(replace(bar, text="about as many as the year before") for bar in data.bars))
    assert [bars_have_room(long, width, 14) for width in (864, 276)] == [True, False]


@pytest.mark.parametrize("box", [FULL, NARROW])
def test_long_heads_of_bars_stand_in_the_box_above_the_rows(box):
    data = bars(4, head="The round of the exchange " * 3, note_head="The step that was tied to it " * 3)
    figure = slide_bars(data, box, 14, ENGLISH)
    heads = [label for label in figure.labels if isinstance(label, TextBox) and label.name.startswith("Head")]
    assert len(heads) == 2
    assert all(head.box.x >= box.x and head.box.right <= box.right + 0.1 and head.box.y >= box.y for head in heads)
    assert all(height(head.paragraphs, head.box.width) <= head.box.height + 0.1 for head in heads)
    assert all(head.box.bottom <= figure.frame.y for head in heads)
    assert not heads[0].box.meets(heads[1].box)
    assert figure.frame.bottom <= max(box.bottom, box.y + figure.needed) + 0.1


@pytest.mark.parametrize("values", [(-3, 0, 900), (-900, -4, 3), (-900, -850, -3)])
def test_what_is_printed_beside_a_bar_below_nought_stands_in_the_plot(values):
    found = tuple(Bar(f"Item {value}", Decimal(value), f"{value:,} people") for value in values)
    chart = slide_bars(BarData(found), FULL, 16, ENGLISH).chart
    wide = natural_width([Paragraph((Run(f"{values[0]:,} people", 16, bold=True),))])
    scale = chart.plot[2] * 0.86 * FULL.width / float(chart.top - chart.low)
    assert float(min(values) - chart.low) * scale >= wide


def exchange(count: int) -> ExchangeData:
    terms = tuple(Term(n % 2, 1 - n % 2, f"Term {n}", "Its detail", ACT) for n in range(count))
    return ExchangeData((Party("Norland", "a", "An envoy"), Party("Sudland", "b")), terms)


def test_arrows_run_from_the_givers_lifeline_to_the_receivers():
    group, _ = slide_exchange(exchange(2), FULL, 0, "alt", ENGLISH, "en")
    arrows = [shape for shape in group.shapes if isinstance(shape, Arrow)]
    lifelines = [shape for shape in group.shapes if isinstance(shape, Rectangle) and shape.name.startswith("Lifeline")]
    assert [(arrow.start[0] < arrow.end[0], arrow.colour) for arrow in arrows] == [(True, "a"), (False, "b")]
    assert [shape.fill for shape in lifelines] == ["a", "b"]
    assert all(arrow.start[0] in (lifelines[0].box.right, lifelines[1].box.x) for arrow in arrows)
    names = {shape.name for shape in group.shapes}
    assert all(set(arrow.joins) <= names for arrow in arrows)


def test_what_is_only_announced_is_dashed():
    data = exchange(1)
    announced = replace(
        data, terms=(replace(data.terms[0], state=State("announced", "circle-open", "announced", "a")),)
    )
    (arrow,) = (s for s in slide_exchange(announced, FULL, 0, "alt", ENGLISH, "en")[0].shapes if isinstance(s, Arrow))
    assert arrow.dashed


@pytest.mark.parametrize("box", [FULL, NARROW])
@pytest.mark.parametrize("count", [1, 3, 4, 6])
def test_texts_of_an_exchange_do_not_overlap(box, count):
    group, needed = slide_exchange(exchange(count), box, 2, "alt", ENGLISH, "en")
    boxes = [shape.box for shape in group.shapes if isinstance(shape, TextBox)]
    assert not any(a.meets(b, -2) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(each.right <= box.right + 0.1 for each in boxes)
    assert needed > 0


def test_a_state_that_leads_is_capitalised_and_in_its_sides_colour():
    style = Run("", 18)
    (run,) = set_state(ACT, style)
    assert (run.text, run.colour, run.bold) == ("◆\u00a0Legal act", "a", True)
    (none,) = set_state(State("none", "none", "none", "a"), style)
    assert (none.text, none.colour, none.bold) == ("None", "grey", False)
    assert [run.text for run in set_inlines((Text("It is "), ACT), style)] == ["It is ", "◆\u00a0legal act"]


def test_neighbours_of_one_style_are_one_run():
    runs = set_inlines((Text("a "), Text("b "), Strong((Text("c"),))), Run("", 18))
    assert [run.text for run in runs] == ["a b ", "c"]


def test_lines_break_after_spaces_and_hyphens_not_before_digits():
    paragraph = Paragraph((Run("half-way and 2019-2021", 18),))
    assert lines(paragraph, 96) == ("half-way", "and", "2019-2021")
    assert lines(paragraph, 66)[0] == "half-"
    assert "2019-" not in lines(paragraph, 66)
    assert lines(Paragraph((Run("to 123\u00a0people", 18),)), 100) == ("to", "123\u00a0people")


def test_rules_of_bars_are_hair_but_the_heads():
    rules = slide_bars(bars(3), FULL, 16, ENGLISH).behind
    assert [(rule.colour, rule.width) for rule in rules if isinstance(rule, Rule)] == [
        ("ink", 1.25),
        ("hair", 0.75),
        ("hair", 0.75),
    ]
