"""The planner: every kind of slide as text, and what it refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.backends.pptx.conftest import AT

from dealbrief.backends.pptx import plan_deck, read_master, standard_master
from dealbrief.backends.pptx.plan.deck import Placed, TableFrame
from dealbrief.backends.pptx.plan.slides import times
from dealbrief.document.blocks import Contents, NoteList
from dealbrief.errors import OutputError
from dealbrief.figures.slide_shapes import TextBox
from dealbrief.figures.slide_text import lines

CASES = {
    "title": 0,
    "exchange": 1,
    "line": 2,
    "bars": 3,
    "section": 4,
    "matrix": 5,
    "statement": 6,
    "two": 7,
    "text": 8,
    "one-slide": 10,
    "key-figures": 11,
    "content": 12,
    "columns": 13,
    "comparison": 14,
    "picture": 15,
    "closing": 16,
    "title-figure": 17,
}


@pytest.mark.parametrize("case", CASES)
def test_slide_is_planned_as_the_golden_file_says(case, make, theme, golden):
    plan = plan_deck(make.deck(make.slides()[CASES[case]]), theme)
    golden(case, plan.to_text())


def test_large_key_figures_are_of_one_size_and_a_statement_is_larger_than_text(make, theme, golden):
    numbers = (make.key_figure("123", "freed", "b"), make.key_figure("1,131", "still held"))
    poster = make.slot("exhibit", make.KeyFigures(items=numbers, large=True), make.paragraph("They left", "statement"))
    golden("poster", plan_deck(make.deck(make.slide("exhibit", "Two numbers", poster)), theme).to_text())


@pytest.mark.parametrize("large", [True, False])
@pytest.mark.parametrize("value", ["under\u00a01,200", "about 3.5 million", "1,234,567,890", "12 345 678 tonnes"])
def test_no_number_on_a_slide_is_broken(value, large, make, theme):
    numbers = tuple(make.key_figure(each, "held", "b") for each in ("52", "14", value, "9"))
    slot = make.slot("exhibit", make.KeyFigures(items=numbers, large=large))
    (slide,) = plan_deck(make.deck(make.slide("exhibit", "Four numbers", slot)), theme).slides
    boxes = [frame for frame in slide.frames if isinstance(frame, TextBox) and frame.name == "Key figure"]
    assert [len(lines(box.paragraphs[0], box.box.width)) for box in boxes] == [1, 1, 1, 1]
    assert "".join(run.text for run in boxes[2].paragraphs[0].runs) == value
    sizes = {run.size for box in boxes for run in box.paragraphs[0].runs}
    assert (max(sizes) > min(sizes)) == (large and any(map(str.isalpha, value)))


def test_the_whole_deck_has_sections_contents_and_sources(make, theme, golden):
    golden("deck", plan_deck(make.deck(), theme).to_text())


def test_an_exchange_of_three_parties_is_never_drawn_as_one_of_two(make, theme):
    figure = make.figure("exchange", make.exchange_data(3))
    with pytest.raises(ValueError, match="3 parties"):
        plan_deck(make.deck(make.slide("exhibit", "Three gave", make.slot("exhibit", figure))), theme)


def _problems(document, theme, master=None):
    with pytest.raises(OutputError) as caught:
        plan_deck(document, theme, master)
    return caught.value.problems


def test_unknown_roles_and_slots_are_named_all_at_once(make, theme):
    document = make.deck(make.slide("exhibbit", "One"), make.slide("text", "Two", make.slot("bodi")))
    found = [(problem.code, problem.at, problem.hint) for problem in _problems(document, theme)]
    assert found == [
        (
            "unknown-role",
            make.AT,
            "roles: title, section, exhibit, exhibit-note, two, statement, text, content, columns, comparison, "
            "picture, sources, one-slide, closing",
        ),
        ("unknown-slot", make.AT, "slots: body"),
    ]


def test_a_master_names_everything_it_lacks(make, theme):
    master = read_master(standard_master())
    kept = tuple(layout for layout in master.layouts if layout.name in ("Title dark", "Two exhibits"))
    bare = tuple(
        replace(layout, slots=tuple(s for s in layout.slots if s.kind != "obj"))
        if layout.name == "Two exhibits"
        else layout
        for layout in kept
    )
    (problem,) = _problems(make.deck(), theme, replace(master, layouts=bare))
    assert problem.code == "master-lacks"
    assert "a content slot “Left” in the layout “Two exhibits”" in problem.message
    assert "a content slot “Right” in the layout “Two exhibits”" in problem.message
    assert "a layout named “Text”, or one with a title and a content slot" in problem.message


def test_what_a_layout_has_no_slot_for_becomes_a_text_box(make, theme):
    master = read_master(standard_master())
    spare = ("Kicker", "Exhibit line", "Source")
    layouts = tuple(replace(each, slots=tuple(s for s in each.slots if s.name not in spare)) for each in master.layouts)
    plan = plan_deck(make.deck(make.slides()[1]), theme, replace(master, layouts=layouts))
    boxes = {frame.name: frame.box for frame in plan.slides[0].frames if frame.__class__.__name__ == "TextBox"}
    assert {name: (round(box.x / 72, 2), round(box.y / 72, 2)) for name, box in boxes.items()} == {
        "Kicker": (0.67, 0.4),
        "Exhibit line": (0.67, 1.66),
        "Source": (0.67, 6.52),
    }


def test_a_title_that_stands_twice_is_refused(make, theme):
    document = make.deck(make.slide("text", "Same"), make.slide("text", "Same"))
    assert [problem.code for problem in _problems(document, theme)] == ["repeated-title"]


def test_a_slide_without_a_title_is_refused(make, theme):
    assert [problem.code for problem in _problems(make.deck(make.slide("text", "")), theme)] == ["no-title"]


def test_a_title_shrinks_to_its_floor_and_then_is_refused(make, theme):
    def size(title):
        plan = plan_deck(make.deck(make.slide("text", title)), theme)
        return next(f for f in plan.slides[0].frames if isinstance(f, Placed)).paragraphs[0].size

    assert [size("word " * count) for count in (3, 22, 24)] == [28, 28, 24]
    (problem,) = _problems(make.deck(make.slide("text", "word " * 60)), theme)
    assert problem.code == "overflow"
    assert "title needs 2.1 × its box at 24 pt; cut 31 words" in problem.message


@pytest.mark.parametrize(("factor", "printed"), [(1.0003, "1.1"), (1.1, "1.1"), (1.34, "1.4"), (2.0, "2.0")])
def test_what_hardly_does_not_fit_needs_more_than_its_box(factor, printed):
    assert times(factor) == printed


def test_a_last_word_so_long_that_it_stands_alone_is_a_warning(make, theme):
    plan = plan_deck(make.deck(make.slide("text", f"It says {'x' * 50}")), theme)
    assert [problem.code for problem in plan.problems] == ["lone-word"]


def test_statement_and_one_slide_never_continue(make, theme):
    long = make.slide(
        "statement", "Too much", make.slot("statement", make.Quote(blocks=(make.paragraph("word " * 120),)))
    )
    (problem,) = _problems(make.deck(long), theme)
    assert problem.code == "overflow"
    assert "slot statement needs" in problem.message
    many = make.slide("one-slide", "Too long", make.slot("exhibit", *[make.paragraph("word " * 30) for _ in range(20)]))
    (problem,) = _problems(make.deck(many), theme)
    assert "; cut 393 words or allow 4 slides" in problem.message


@pytest.mark.parametrize(("block", "name"), [(Contents(at=AT), "toc"), (NoteList(at=AT), "notes")])
def test_a_block_of_a_brief_is_refused_by_its_name_in_a_template(block, name, make, theme):
    (problem,) = _problems(make.deck(make.slide("text", "One", make.slot("body", block))), theme)
    assert (problem.code, problem.at) == ("not-on-slide", AT)
    assert problem.message == f"<{name}> cannot stand on a slide"


def test_a_row_of_too_many_cells_is_refused(make, theme):
    table = make.Table(
        columns=(make.Column(),), head=(), rows=(make.Row(cells=(make.cell("a"), make.cell("b")), at=make.AT),)
    )
    (problem,) = _problems(make.deck(make.slide("exhibit", "One", make.slot("exhibit", table))), theme)
    assert (problem.code, problem.at) == ("table-shape", make.AT)


def test_a_quote_of_nothing_says_nothing_but_whose_it_is(make, theme):
    def said(role, slot, credit):
        quote = make.Quote(blocks=(), credit=make.words(credit))
        plan = plan_deck(make.deck(make.slide(role, "T", make.slot(slot, quote))), theme)
        placed = (frame for frame in plan.slides[0].frames if isinstance(frame, Placed) and frame.name.lower() == slot)
        return [paragraph.text for frame in placed for paragraph in frame.paragraphs]

    assert [said("text", "body", ""), said("statement", "statement", "")] == [[], []]
    assert [said("text", "body", "Watch"), said("statement", "statement", "Watch")] == [["Watch"], ["Watch"]]


def test_a_table_without_rows_is_no_table(make, theme):
    table = make.Table(columns=(make.Column(),), head=(), rows=(), title=make.words("Nothing"))
    plan = plan_deck(make.deck(make.slide("exhibit", "One", make.slot("exhibit", table))), theme)
    assert not any(isinstance(frame, TableFrame) for frame in plan.slides[0].frames)


def test_a_table_without_columns_is_refused(make, theme):
    table = make.Table(columns=(), head=(make.row("A"),), rows=(), at=make.AT)
    (problem,) = _problems(make.deck(make.slide("exhibit", "One", make.slot("exhibit", table))), theme)
    assert (problem.code, problem.at) == ("table-shape", make.AT)


@pytest.mark.parametrize("kind", ["line", "bar"])
def test_a_chart_without_room_is_refused(kind, make, theme):
    figure = replace(make.figure(kind, make.line_data() if kind == "line" else make.bar_data()), at=make.AT)
    columns = make.Columns(columns=((make.Columns(columns=((figure,), (), ())),), (), ()))
    (problem,) = _problems(make.deck(make.slide("exhibit", "One", make.slot("exhibit", columns))), theme)
    assert (problem.code, problem.at) == ("too-narrow", make.AT)
    assert problem.message == f"a {kind} chart has no room in a column 81 points wide"


def test_columns_without_room_are_refused(make, theme):
    columns = make.Columns(columns=((make.paragraph("deep"),),) * 3, at=make.AT)
    for _ in range(2):
        columns = make.Columns(columns=((columns,), (), ()))
    (problem,) = _problems(make.deck(make.slide("exhibit", "One", make.slot("exhibit", columns))), theme)
    assert (problem.code, problem.at) == ("too-narrow", make.AT)


def test_a_character_no_font_has_is_a_warning(make, theme):
    plan = plan_deck(make.deck(make.slide("text", "A snowman", make.slot("body", make.paragraph("☃")))), theme)
    assert [(problem.code, problem.severity) for problem in plan.problems] == [("missing-character", "warning")]


def test_six_best_sources_stand_at_the_foot_and_all_in_the_notes(make, theme):
    from dealbrief.document.tree import SourceEntry

    entries = {
        f"s{n}": SourceEntry(
            id=f"s{n}", label=f"A publisher with a long name {n}, 2030",
            publisher=f"A publisher with a rather long name {n}", issued="3 May 2030", grade="A" if n % 2 else "D",
        )
        for n in range(12)
    }  # fmt: skip
    document = replace(make.deck(make.slide("text", "Many", sources=tuple(entries))), sources=entries)
    slide = plan_deck(document, theme).slides[0]
    source = next(frame for frame in slide.frames if isinstance(frame, Placed) and frame.name == "Source")
    text = "".join(paragraph.text for paragraph in source.paragraphs)
    assert [f"name {n}" in text for n in (1, 3, 5, 7, 9, 11)] == [True] * 6
    assert text.endswith("6\u00a0more in the notes.")
    assert all(any(entry.label in note.text for note in slide.notes) for entry in entries.values())


def test_a_continued_table_repeats_its_head_and_numbers_its_titles(make, theme):
    plan = plan_deck(make.deck(make.slide("exhibit", "Long", make.slot("exhibit", make.matrix(20)))), theme)
    tables = [frame for slide in plan.slides for frame in slide.frames if isinstance(frame, TableFrame)]
    assert [slide.title for slide in plan.slides] == [
        f"Long (1\u00a0of\u00a0{len(tables)})".replace("1", str(n), 1) for n in range(1, len(tables) + 1)
    ]
    assert all(table.rows[0].is_head for table in tables)
    assert all(table.box.bottom <= 6.46 * 72 for table in tables)


def test_the_brand_recolours_the_theme_and_tints_follow(make, theme):
    red = replace(theme, colours={**theme.colours, "a": "AA0000"})
    accents = dict(plan_deck(make.deck(), red).accents)
    assert (accents["accent1"], accents["accent5"], accents["accent6"]) == ("AA0000", "D47F7F", "D9A489")


def test_a_source_the_deck_does_not_list_is_refused(make, theme):
    (problem,) = _problems(make.deck(make.slide("text", "One", sources=("nobody",))), theme)
    assert (problem.code, problem.at) == ("unknown-source", make.AT)


def test_a_figure_without_alternative_text_is_refused(make, theme):
    bare = replace(make.figure("line", make.line_data()), alt="")
    (problem,) = _problems(make.deck(make.slide("exhibit", "One", make.slot("exhibit", bare))), theme)
    assert problem.code == "no-alternative-text"


def test_every_text_of_the_sample_stays_in_its_box(make, theme):
    from dealbrief.figures.slide_shapes import Group, TextBox
    from dealbrief.figures.slide_text import height

    slides = plan_deck(make.deck(), theme).slides
    frames = [shape for slide in slides for f in slide.frames for shape in (f.shapes if isinstance(f, Group) else (f,))]
    boxes = [
        (frame.name, frame.paragraphs, (frame.box or frame.slot.inner) if isinstance(frame, Placed) else frame.box)
        for frame in frames
        if isinstance(frame, Placed | TextBox)
    ]
    assert len(boxes) > 60
    assert [name for name, text, box in boxes if height(text, box.width) > box.height * 1.001] == []


def test_a_head_of_several_rows_is_one_row_that_says_all_that_stands_over_a_column(make, theme):
    def spanning(text, **spans):
        return replace(make.cell(text), **spans)

    top = make.row(spanning("Step", rows=2), spanning("North", columns=2), spanning("Days", columns=2, rows=2))
    columns = tuple(make.Column() for _ in range(5))
    table = make.Table(columns=columns, head=(top, make.row("Own", "Foreign")), rows=(make.row(*"12345"),))
    plan = plan_deck(make.deck(make.slide("exhibit", "One", make.slot("exhibit", table))), theme)
    (frame,) = (frame for frame in plan.slides[0].frames if isinstance(frame, TableFrame))
    said = [([line.text for line in cell.paragraphs], cell.columns) for cell in frame.rows[0].cells]
    assert said == [(["Step"], 1), (["North", "Own"], 1), (["North", "Foreign"], 1), (["Days"], 2)]
    assert [row.is_head for row in frame.rows] == [True, False]
