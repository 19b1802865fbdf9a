"""Heads of several rows: what a template writes comes back as it stands, and faults are named where they stand."""

from __future__ import annotations

import pytest

from dealbrief.document.blocks import Table

HEAD = """<table columns="2 1 1">
<head><cell rows="2">Step</cell><cell columns="2">Each side</cell></head>
<head><cell>North</cell><cell>South</cell></head>
<row><cell>First</cell><cell>1</cell><cell>2</cell></row>
</table>"""


def faults(refused, body):
    return [(problem.code, problem.at.line, problem.message) for problem in refused(body)]


def test_each_head_is_a_row_of_it(run):
    (table,) = run(HEAD).blocks
    assert isinstance(table, Table)
    assert [[(cell.columns, cell.rows) for cell in row.cells] for row in table.head] == [[(1, 2), (2, 1)], [(1, 1)] * 2]


def test_a_table_without_a_head_has_none(run):
    (table,) = run('<table columns="1"><row><cell>x</cell></row></table>').blocks
    assert table.head == ()


def test_a_row_of_a_head_fills_the_columns_with_what_spans_into_it(refused):
    assert faults(refused, HEAD.replace("<cell>South</cell>", "")) == [
        ("table-width", 5, "row 2 of the head fills 2 of 3 columns")
    ]
    assert faults(refused, HEAD.replace("<cell>South", "<cell>East</cell><cell>South")) == [
        ("table-width", 5, "row 2 of the head fills 4 of 3 columns")
    ]


def test_a_cell_that_goes_past_one_that_spans_down_does_not_fill_the_row(refused):
    head = (
        '<head><cell>a</cell><cell rows="2">b</cell><cell>c</cell><cell>d</cell></head><head><cell columns="2"/></head>'
    )
    ((code, _, message),) = faults(refused, f'<table columns="1 1 1 1">\n{head}</table>')
    assert (code, message) == ("table-width", "row 2 of the head fills 3 of 4 columns")


def test_a_lone_head_is_this_row(refused):
    body = '<table columns="1 1">\n<head><cell>x</cell></head></table>'
    assert faults(refused, body) == [("table-width", 4, "this row fills 1 of 2 columns")]


def test_a_cell_spans_no_more_rows_than_the_head_has_left(refused):
    assert faults(refused, HEAD.replace('rows="2"', 'rows="3"')) == [
        ("head-rows", 4, "this cell spans 3 rows, and the head has 2 from here")
    ]


@pytest.mark.parametrize("rows", ["1", "2"])
def test_only_a_cell_of_a_head_spans_rows(refused, rows):
    body = HEAD.replace("<cell>First", f'<cell rows="{rows}">First')
    assert faults(refused, body) == [("unknown-attribute", 6, "only a <cell> of a <head> has rows")]


@pytest.mark.parametrize("rows", ["0", "5", "two"])
def test_a_cell_spans_one_to_four_rows(refused, rows):
    assert ("attribute-value", 4) in [each[:2] for each in faults(refused, HEAD.replace('rows="2"', f'rows="{rows}"'))]
