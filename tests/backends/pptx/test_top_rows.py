"""Tables that show their top rows: so many, the rest counted below them and word for word in the notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dealbrief.backends.pptx import plan_deck
from dealbrief.backends.pptx.plan.deck import Placed, TableFrame
from dealbrief.document.inlines import Cite
from dealbrief.errors import TemplateError
from dealbrief.figures.slide_shapes import TextBox
from dealbrief.template import build_tree

REST = "{count} more in the brief, Table 2"


def rows_of(make, *names):
    """Rows by their names; one that begins with = is the head of a group."""
    return tuple(make.row(name[1:] if name[0] == "=" else name, "x", group=name[0] == "=") for name in names)


def planned(make, theme, rows, top, **more):
    table = make.Table(
        columns=(make.Column(width=2), make.Column()),
        head=(make.row("Measure", "State"),),
        rows=rows,
        top=top,
        rest=REST,
        **more,
    )
    (slide,) = plan_deck(make.deck(make.slide("exhibit", "Some moved", make.slot("exhibit", table))), theme).slides
    return slide


def shown(slide):
    (table,) = (frame for frame in slide.frames if isinstance(frame, TableFrame))
    return [row.cells[0].paragraphs[0].text for row in table.rows]


def rest(slide):
    return [p.text for f in slide.frames if isinstance(f, TextBox) and f.name == "Rest" for p in f.paragraphs]


def test_the_top_rows_stand_on_the_slide_and_the_others_in_its_notes(make, theme):
    slide = planned(make, theme, rows_of(make, *"abcde"), 3)
    assert shown(slide) == ["Measure", "a", "b", "c"]
    assert rest(slide) == ["2 more in the brief, Table 2"]
    assert [p.text for p in slide.notes[1:]] == ["2 more in the brief, Table 2", "Measure | State", "d | x", "e | x"]


@pytest.mark.parametrize("top", [0, 5, 6])
def test_nothing_is_said_of_a_rest_where_there_is_none(top, make, theme):
    slide = planned(make, theme, rows_of(make, *"abcde"), top)
    assert shown(slide) == ["Measure", *"abcde"]
    assert rest(slide) == []
    assert [p.text for p in slide.notes] == ["Some moved"]


@pytest.mark.parametrize(
    ("rows", "on_slide", "in_notes"),
    [
        (("=G", "a", "b", "=H", "c", "d"), ["G", "a", "b"], ["H", "c", "d"]),
        (("=G", "a", "=H", "b", "c", "d"), ["G", "a", "H", "b"], ["H", "c", "d"]),
        (("a", "b", "c", "=G", "d"), ["a", "b"], ["c", "G", "d"]),
    ],
)
def test_rows_of_groups_do_not_count_and_no_group_stands_empty(rows, on_slide, in_notes, make, theme):
    slide = planned(make, theme, rows_of(make, *rows), 2)
    assert shown(slide)[1:] == on_slide
    assert [p.text.split(" | ")[0] for p in slide.notes[3:]] == in_notes
    assert rest(slide) == ["2 more in the brief, Table 2"]


def test_what_a_hidden_cell_says_in_several_lines_and_signs_is_in_the_notes(make, theme):
    state = make.Paragraph(children=(make.LICENSED,))
    hidden = make.row("b", make.cell(state, make.paragraph("by act 13", "small")))
    slide = planned(make, theme, (*rows_of(make, "a"), hidden, make.row("c", "")), 1)
    assert [p.text for p in slide.notes[-2:]] == ["b | ◆\u00a0Licensed, by act 13", "c | –"]


def test_a_source_of_hidden_rows_alone_is_named_in_the_notes_alone(make, theme):
    def cited(name, source):
        return make.row(make.cell(make.paragraph(name, "body", Cite((source,)))), "x")

    slide = planned(make, theme, (cited("a", "gazette"), cited("b", "wire")), 1)
    (foot,) = (frame for frame in slide.frames if isinstance(frame, Placed) and frame.name == "Source")
    assert foot.paragraphs[0].text == "Sources: Gazette, 4 May 2031."
    assert any("Wire" in paragraph.text for paragraph in slide.notes)


def test_a_top_table_in_a_column_is_cut_too(make, theme):
    table = replace(make.matrix(9), top=2, rest=REST)
    columns = make.Columns(columns=((table,), (make.paragraph("beside"),)))
    (slide,) = plan_deck(make.deck(make.slide("exhibit", "Two", make.slot("exhibit", columns))), theme).slides
    assert shown(slide) == ["Measure", "Measure\u00a01", "Measure\u00a02"]
    assert rest(slide) == ["7 more in the brief, Table 2"]
    assert sum(p.text.startswith("Measure\u00a0") for p in slide.notes) == 7


DECK = """\
<deck title="T" short-title="s" language="en" stamp="2025-12-31">
<slide role="exhibit"><title>Moved</title><slot name="exhibit">
<table columns="1" {attributes}><row><cell>a</cell></row></table>
</slot></slide>
</deck>
"""


def _problems(tmp_path, text):
    (tmp_path / "deck.xml.j2").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        build_tree("deck", {}, [tmp_path], "en")
    return [(problem.code, problem.at.line, problem.message) for problem in caught.value.problems]


def test_a_deck_reads_how_many_rows_and_the_words_for_the_others(tmp_path):
    (tmp_path / "deck.xml.j2").write_text(DECK.format(attributes=f'top="6" rest="{REST}"'), encoding="utf-8")
    document, *_ = build_tree("deck", {}, [tmp_path], "en")
    (table,) = document.slides[0].slots[0].blocks
    assert (table.top, table.rest) == (6, REST)


@pytest.mark.parametrize("attributes", ['top="6"', 'rest="{count} more"', 'top="6" rest="more"'])
def test_a_deck_that_does_not_say_where_the_others_are_is_refused(attributes, tmp_path):
    message = "a table that shows its top rows needs words for the others"
    assert _problems(tmp_path, DECK.format(attributes=attributes)) == [("table-top", 3, message)]


def test_a_brief_shows_all_rows_of_a_table(tmp_path):
    text = DECK.format(attributes=f'top="6" rest="{REST}"').replace('<slide role="exhibit"><title>Moved</title>', "")
    text = text.replace('<slot name="exhibit">', "").replace("</slot></slide>", "").replace("deck ", "brief ", 1)
    found = _problems(tmp_path, text.replace("</deck>", "</brief>"))
    assert found == [("table-top", 3, "a table of a brief shows all its rows")]
