"""Laws: no text is lost, no row stands twice or never, nothing reaches below its slot, whatever the content."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dealbrief.backends.pptx import plan_deck
from dealbrief.backends.pptx.plan.characters import paragraphs
from dealbrief.backends.pptx.plan.deck import ChartFrame, Placed, TableFrame
from dealbrief.document.figures import Bar, BarData, LineData, Moment, Point
from dealbrief.errors import OutputError
from dealbrief.figures.slide_shapes import Group, TextBox
from dealbrief.figures.slide_text import Paragraph, Run, height, lines, longest_word, natural_width

FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORD = st.text(st.sampled_from("abcdefghijklmnoßüжы-–0123456789"), min_size=1, max_size=24).map("w{}".format)
TEXT = st.lists(WORD, min_size=1, max_size=30).map(" ".join)
DAYS = st.lists(st.sampled_from((date.min, date.max)) | st.dates(), min_size=2, max_size=4)
VALUES = st.lists(st.integers(-(10**4), 10**7), min_size=4, max_size=4)
CONTENT = st.tuples(
    st.sampled_from(("line", "bar", "exchange", "table", "quote", "list", "key figures", "paragraph")),
    st.lists(TEXT, max_size=4),
    DAYS,
    VALUES,
)
SLOTS = {"exhibit": "exhibit", "two": "left", "one-slide": "exhibit", "content": "body", "columns": "right",
         "comparison": "left", "picture": "body"}  # fmt: skip
NESTED = st.tuples(st.lists(CONTENT, min_size=1, max_size=3), st.integers(0, 3), st.integers(1, 4))
"""Contents side by side, so many columns deep, and how many columns stand on each level."""


def _said(plan):
    return Counter(
        word for slide in plan.slides for frame in slide.frames for p in paragraphs(frame) for word in p.text.split()
    )


def _planned_or_too_long(document, theme):
    """The plan, or None if the document was refused because it does not fit, and for nothing else."""
    try:
        return plan_deck(document, theme)
    except OutputError as refused:
        problems = refused.problems
    assert {problem.code for problem in problems if problem.is_error} <= {"overflow", "too-narrow"}
    assert all(problem.at for problem in problems)
    return None


def _nested(make, contents, depth, across):
    """The contents side by side, in the first of so many columns, which stand in the first of so many, and so on."""
    block = make.Columns(columns=tuple((_block(make, *content),) for content in contents), at=make.AT)
    for _ in range(depth):
        block = make.Columns(columns=((block,), *[(make.paragraph("w"),)] * (across - 1)), at=make.AT)
    return block


def _block(make, kind, texts, days, values):
    """A block of random content, however little of it there is."""
    first = texts[0] if texts else ""
    match kind:
        case "paragraph":
            return make.paragraph(first)
        case "quote":
            return make.Quote(blocks=tuple(make.paragraph(text) for text in texts[1:]), credit=make.words(first))
        case "table":
            head = (make.row(first),) if len(texts) % 2 else ()
            rows = tuple(make.row(text) for text in texts[1:])
            return make.Table(columns=(make.Column(),), head=head, rows=rows, at=make.AT)
        case "list":
            return make.bullets(*texts)
        case "key figures":
            return make.KeyFigures(items=tuple(make.key_figure(text[:12], text) for text in texts))
        case "exchange":
            return make.figure("exchange", make.exchange_data())
        case "line":
            data = LineData(_points(make, texts, days, values), (Moment(days[-1], first),))
        case "bar":
            data = BarData(_bars(make, texts, values), "none", head=first, note_head=first)
    return replace(make.figure(kind, data), at=make.AT)


def _points(make, texts, days, values):
    labels = (*texts, "", "", "", "")
    return tuple(
        Point(day, Decimal(abs(value)), f"{abs(value):,}", "exact", label)
        for day, value, label in zip(days, values, labels, strict=False)
    )


def _bars(make, texts, values):
    found = zip(texts, values, strict=False)
    return tuple(Bar(text, Decimal(value), f"{value:,}", text[:9]) for text, value in found)


def _shapes(plan):
    frames = (frame for slide in plan.slides for frame in slide.frames)
    return [shape for frame in frames for shape in (frame.shapes if isinstance(frame, Group) else (frame,))]


@settings(FEW, max_examples=500)
@given(blocks=st.lists(NESTED, min_size=1, max_size=2), role=st.sampled_from(tuple(SLOTS)))
def test_no_blocks_raise_or_leave_their_box_whatever_stands_in_them(blocks, role, make, theme):
    slot = make.slot(SLOTS[role], *(_nested(make, *each) for each in blocks))
    plan = _planned_or_too_long(make.deck(make.slide(role, "Anything", slot)), theme)
    shapes = _shapes(plan) if plan else []
    texts = [shape for shape in shapes if isinstance(shape, TextBox)]
    boxes = [shape.box for shape in shapes if isinstance(shape, TextBox | ChartFrame | TableFrame)]
    assert all(box.x >= 0 and box.y >= 0 and box.right <= 960 and box.bottom <= 540 for box in boxes)
    assert all(box.width >= 0 for box in boxes)
    assert all(height(text.paragraphs, text.box.width) <= text.box.height * 1.001 for text in texts)
    charts = [shape.chart for shape in shapes if isinstance(shape, ChartFrame)]
    assert all(0 <= left <= left + width <= 1 and width > 0 for left, _, width, _ in (each.plot for each in charts))


@FEW
@given(rows=st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=40), compact=st.booleans())
def test_continued_tables_keep_every_row_once(rows, compact, make, theme):
    body = tuple(make.row(f"row{n}", *cells) for n, cells in enumerate(rows))
    table = make.Table(
        columns=tuple(make.Column(width=w) for w in (1, 3, 2)),
        head=(make.row("A", "B", "C"),),
        rows=body,
        compact=compact,
    )
    plan = plan_deck(make.deck(make.slide("exhibit", "A table", make.slot("exhibit", table))), theme)
    tables = [frame for slide in plan.slides for frame in slide.frames if isinstance(frame, TableFrame)]
    names = [r.cells[0].paragraphs[0].text for each in tables for r in each.rows if not r.is_head]
    assert names == [f"row{n}" for n in range(len(rows))]
    assert all(each.box.bottom <= 6.46 * 72 for each in tables)


@FEW
@given(blocks=st.lists(st.tuples(st.sampled_from(("p", "list", "heading", "small")), TEXT), min_size=1, max_size=25))
def test_every_word_of_a_text_slide_stands_on_a_slide_once(blocks, make, theme):
    def block(kind, text):  # words start with w, so that none is a page number
        if kind == "list":
            return make.bullets(text)
        if kind == "heading":
            return make.Heading(children=make.words(text[:40]))
        return make.paragraph(text, "small" if kind == "small" else "body")

    made = [block(kind, text) for kind, text in blocks]
    plan = plan_deck(make.deck(make.slide("text", "T", make.slot("body", *made))), theme)
    said = {word: count for word, count in _said(plan).items() if word.startswith("w")}
    wanted = (text[:40] if kind == "heading" else text for kind, text in blocks)
    assert said == dict(Counter(word for text in wanted for word in text.split()))


@FEW
@given(
    text=TEXT,
    width=st.floats(20, 600),
    size=st.sampled_from((11.0, 18.0, 40.0)),
    font=st.sampled_from(("major", "minor")),
)
def test_lines_hold_the_text_and_no_more(text, width, size, font):
    paragraph = Paragraph((Run(text, size, font=font),))
    found = lines(paragraph, width)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert len(lines(paragraph, natural_width([paragraph]))) == 1
    assert height([paragraph], width) == pytest.approx(len(found) * 1.2 * size)
    if width >= longest_word([paragraph]):
        assert " ".join(found).split() == text.split() or "-" in text or "–" in text


@FEW
@given(
    values=st.lists(st.integers(0, 10**7), min_size=1, max_size=30),
    labels=st.lists(st.sampled_from(("", "a label", "a label of several words")), min_size=30, max_size=30),
    approx=st.lists(st.sampled_from(("exact", "about", "forecast")), min_size=30, max_size=30),
    days=st.lists(st.integers(1, 700_000), min_size=30, max_size=30, unique=True),
)
def test_no_line_chart_raises_or_lets_a_label_leave_the_slide(values, labels, approx, days, make, theme):
    points = tuple(
        Point(date.fromordinal(day), Decimal(value), f"{value:,}", kind, label)
        for day, value, kind, label in zip(days, values, approx, labels, strict=False)
    )
    figure = make.figure("line", LineData(points, (), "a", "people", "Held"))
    plan = plan_deck(make.deck(make.slide("exhibit", "A line", make.slot("exhibit", figure))), theme)
    boxes = [frame.box for frame in plan.slides[0].frames if isinstance(frame, TextBox | ChartFrame | Group)]
    assert all(box.x >= 0 and box.y >= 0 and box.right <= 960 and box.bottom <= 540 for box in boxes)


@FEW
@given(
    values=st.lists(st.integers(-50, 10**6), min_size=1, max_size=40),
    note=TEXT,
    label=TEXT,
)
def test_bars_stand_once_each_or_are_refused_by_name(values, note, label, make, theme):
    bars = tuple(Bar(f"{n} {label}"[:30], Decimal(value), f"{value:,}", note[:60]) for n, value in enumerate(values))
    figure = make.figure("bar", BarData(bars, "none"))
    document = make.deck(make.slide("exhibit", "Bars", make.slot("exhibit", figure)))
    plan = _planned_or_too_long(document, theme)
    if plan is None:
        return
    charts = [frame.chart for slide in plan.slides for frame in slide.frames if isinstance(frame, ChartFrame)]
    assert [bar.value for chart in charts for bar in chart.bars] == (
        [bar.value for bar in bars] if len(bars) > 2 else []
    )


@FEW
@given(title=TEXT, detail=TEXT, count=st.integers(1, 15))
def test_every_term_of_an_exchange_stands_once_or_is_refused(title, detail, count, make, theme):
    data = make.exchange_data()
    term = replace(data.terms[0], title=title[:60], detail=detail[:120])
    terms = tuple(replace(term, title=f"T{n} {term.title}") for n in range(count))
    figure = make.figure("exchange", replace(data, terms=terms))
    plan = _planned_or_too_long(make.deck(make.slide("exhibit", "An exchange", make.slot("exhibit", figure))), theme)
    if plan is None:
        return
    groups = [frame for slide in plan.slides for frame in slide.frames if isinstance(frame, Group)]
    said = [p.text for group in groups for p in paragraphs(group)]
    assert [sum(text.startswith(f"T{n} ") for text in said) for n in range(count)] == [1] * count
    assert all(
        p.right <= 912.1
        for group in groups
        for shape in group.shapes
        if isinstance(shape, TextBox)
        for p in (shape.box,)
    )


def test_odd_decks_are_planned_all_the_same(make, theme):
    table = make.Table(columns=(make.Column(),), head=(make.row("A"),), rows=())
    odd = {
        "Nothing here": None,
        "Twelve": make.KeyFigures(items=tuple(make.key_figure(f"{n}", "a number") for n in range(12))),
        "Long word": make.paragraph("x" * 400),
        "One bar": make.figure("bar", make.bar_data(1)),
        "No columns": make.Columns(columns=()),
        "One column": make.Columns(columns=((make.paragraph("alone"),),)),
        "Five columns": make.Columns(columns=((make.paragraph("x"),),) * 5),
        "No rows": table,
    }
    slides = (
        make.slide("exhibit", title, make.slot("exhibit", *filter(None, [block]))) for title, block in odd.items()
    )
    bare = make.deck(*slides, make.slide("text", "No slot"), marking="", house="", as_of="", state="Draft")
    plan = plan_deck(bare, theme)
    assert len(plan.slides) == 9
    footers = [f for slide in plan.slides for f in slide.frames if isinstance(f, Placed) and f.name == "Footer"]
    assert all(
        footer.paragraphs[0].runs[0].bold and footer.paragraphs[0].text.startswith("Draft") for footer in footers
    )
