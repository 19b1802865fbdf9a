"""Columns: true to their counts, with every value in words, on the page and as a native chart on the slide."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from dealbrief.document.blocks import Figure
from dealbrief.document.figures_columns import ColumnData, ColumnSeries, Count
from dealbrief.errors import TemplateError
from dealbrief.figures import described, page_drawing
from dealbrief.figures.columns import columns, tones
from dealbrief.figures.drawing import Label, Rect
from dealbrief.figures.slide_columns import columns_have_room, slide_columns
from dealbrief.figures.slide_shapes import Box
from dealbrief.language import words
from dealbrief.template import parse

WORDS = words("en")


def count(value: int | str | None) -> Count | None:
    return None if value is None else Count(Decimal(value), f"{Decimal(value):,}")


def data(*rows: tuple[str, list[int | str | None]], stacked: bool = False) -> ColumnData:
    series = tuple(ColumnSeries(name, tuple(map(count, values))) for name, values in rows)
    return ColumnData(tuple(f"Year {n}" for n in range(len(rows[0][1]))), series, stacked)


ONE = data(("Freed", [12, 40, 0, 123]))
TWO = data(("Freed", [12, None, 40, 123]), ("Held", [60, 80, 20, 10]))
STACKED = data(("Freed", [12, None, 40, 123]), ("Held", [60, 80, 20, 1]), stacked=True)


@pytest.mark.parametrize("chart", [ONE, TWO, STACKED])
def test_columns_are_as_high_as_their_counts_and_beside_one_another(chart: ColumnData):
    found = list(columns(chart))
    assert len(found) == sum(value is not None for series in chart.series for value in series.counts)
    assert all(column.height == pytest.approx(float(column.count.value / chart.highest)) for column in found)
    assert max(column.foot + column.height for column in found) == pytest.approx(1.0)
    across = sorted({(round(column.left, 6), round(column.left + column.width, 6)) for column in found})
    assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(across))
    assert min(across)[0] >= 0
    assert max(across)[1] <= 1


def test_series_have_the_colour_of_their_side_or_one_no_other_has():
    found = ColumnData(
        ("x",),
        tuple(ColumnSeries(n, (None,), side) for n, side in zip("abcd", ("b", "none", "a", "none"), strict=True)),
    )
    assert tones(found) == ("b", "a-tint", "a", "b-tint")


@pytest.mark.parametrize("width", [100.0, 153.0, 326.0, 500.0])
@pytest.mark.parametrize("chart", [ONE, TWO, STACKED])
def test_on_the_page_values_stand_on_their_columns_and_clear_of_each_other(chart: ColumnData, width: float):
    drawing = page_drawing(Figure(kind="column", data=chart, alt="alt"), width, "en")
    rects = [shape for shape in drawing.shapes if isinstance(shape, Rect)]
    tallest = max(rect.height for rect in rects)
    assert tallest <= 150.0
    assert all(rect.x >= 0 and rect.x + rect.width <= drawing.width + 0.01 for rect in rects)
    texts = "".join(run.text for shape in drawing.shapes if isinstance(shape, Label) for run in shape.runs)
    assert all(period.replace(" ", "") in texts.replace(" ", "") for period in chart.periods)


def test_every_value_is_said_in_words():
    assert (
        described(STACKED, "en")
        == "Freed: Year 0 12, Year 2 40, Year 3 123; Held: Year 0 60, Year 1 80, Year 2 20, Year 3 1."
    )


@pytest.mark.parametrize("seed", range(40))
def test_on_a_slide_labels_stand_in_the_box_and_clear_of_each_other(seed: int):
    random = Random(seed)
    periods, stacked = random.randint(1, 12), random.random() < 0.5
    rows = [
        (f"Series {n}", [random.choice((None, random.randint(0, 2000))) for _ in range(periods)])
        for n in range(random.randint(1, 4))
    ]
    chart, box = (
        data(*rows, stacked=stacked),
        Box(48.0, 151.2, random.choice((430.0, 864.0)), random.uniform(170, 313.2)),
    )
    if not columns_have_room(chart, box.width, 14.0):
        return
    figure = slide_columns(chart, box, 14.0, WORDS)
    assert figure.frame.bottom <= box.bottom + 0.01
    for label in figure.labels:
        assert label.box.x >= box.x - 0.01
        assert label.box.right <= box.right + 0.01
        assert label.box.bottom <= box.bottom + 0.01
    clear = [label.box for label in figure.labels]
    assert not any(one.meets(other, -0.5) for i, one in enumerate(clear) for other in clear[i + 1 :])
    said = " ".join(p.text for label in figure.labels for p in label.paragraphs) + " ".join(figure.dropped)
    if stacked:
        assert all(value.text in said for series in chart.series for value in series.counts if value)


def test_values_too_wide_for_their_columns_have_no_room():
    many = data(*((f"Series {n}", [123456] * 8) for n in range(4)))
    assert not columns_have_room(many, 430.0, 16.0)
    assert columns_have_room(ONE, 430.0, 16.0)


COUNT = '<count period="{}" value="3"/>'
HEAD = '<brief title="t" short-title="t" language="en" stamp="2031-05-03">'


def read(inside: str, more: str = "") -> ColumnData:
    text = f'{HEAD}<figure kind="column" alt="a" {more}>{inside}</figure></brief>'
    (figure,) = parse(text, {}, "en").blocks
    found = figure.data  # type: ignore[union-attr]
    assert isinstance(found, ColumnData)
    return found


def test_a_template_gives_series_of_counts_by_period():
    found = read(
        '<series name="Freed" side="b"><count period="2024" value="3"/>'
        '<count period="2025" value="1234">over 1,200</count></series>'
        '<series name="Held"><count period="2025" value="5"/></series>',
        'stacked="yes" unit="people"',
    )
    assert (found.periods, found.stacked, found.unit) == (("2024", "2025"), True, "people")
    assert found.series[0].counts == (Count(Decimal(3), "3"), Count(Decimal(1234), "over 1,200"))
    assert found.series[1].counts == (None, Count(Decimal(5), "5"))


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("", "too-few"),
        ('<series name="x"/>', "too-few"),
        ('<series name="x"><count period="1" value="-3"/></series>', "below-nought"),
        ('<series name="x"><count period="1" value="3"/><count period="1" value="4"/></series>', "same-id"),
        ("".join(f'<series name="{n}"><count period="1" value="3"/></series>' for n in range(5)), "too-many"),
        (f'<series name="x">{"".join(map(COUNT.format, range(13)))}</series>', "too-many"),
    ],
)
def test_what_is_no_chart_of_columns_is_refused_at_its_line(inside: str, code: str):
    with pytest.raises(TemplateError) as raised:
        read(inside)
    assert code in [problem.code for problem in raised.value.problems]
    assert all(problem.at for problem in raised.value.problems)
