"""Any text goes through a template and comes back as it was; every element has a reader."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealbrief.document import blocks as b
from dealbrief.document import inlines as i
from dealbrief.document.figures import BarData, ExchangeData, LineData
from dealbrief.language import parse_edtf
from dealbrief.template.dialect import markup
from dealbrief.template.parser import parse
from dealbrief.template.vocabulary import ROWS

HEAD = '<brief title="T" short-title="s" language="en" stamp="2025-12-31">'
REFERENCES = '<references><reference id="s1" label="One" publisher="One"/></references>'


def read(body: str) -> tuple[b.Block, ...]:
    return parse(f"{HEAD}{REFERENCES}{body}</brief>", {}, "en").blocks


LEGAL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zs", "Zl", "Zp", "Co")), min_size=1, max_size=40
)


@given(LEGAL)
def test_any_text_comes_back_unchanged(text):
    node = i.RichText((i.Text(text), i.Strong((i.Text(text),))))
    (paragraph,) = read(f"<p>{markup(node)}</p>")
    assert paragraph.children == node.nodes


RICH = (
    i.Text("a "),
    i.Strong((i.Text("b"),)),
    i.Emphasis((i.Text("c"),)),
    i.Link("https://example.org/?a=1&b=2", (i.Text("d"),)),
    i.Code("e<f"),
    i.Lang("be", (i.Text("Беларусь"),)),
    i.Superscript((i.Text("2"),)),
    i.Subscript((i.Text("2"),)),
    i.Value("1,131", ("s-held",)),
    i.Cite(("s1",), ("f-x",), 1),
)


def test_every_rich_inline_comes_back():
    (paragraph,) = read(f"<p>{markup(i.RichText(RICH))}</p>")
    assert paragraph.children == RICH


def test_prose_blocks_come_back():
    item = b.ListItem(blocks=(b.Paragraph(children=(i.Text("x"),)),))
    prose = b.RichProse(
        (
            b.Paragraph(children=(i.Text("p"),)),
            b.ListBlock(items=(item,), ordered=True),
            b.Quote(blocks=(b.Paragraph(children=(i.Text("q"),)),)),
        )
    )
    assert read(f"{markup(prose)}") == prose.blocks


def test_runs_of_space_are_one_and_a_no_break_space_stays():
    (paragraph,) = read("<p>\n  13\u00a0December   2025 \n <strong> x</strong> </p>")
    assert paragraph.children == (i.Text("13\u00a0December 2025 "), i.Strong((i.Text(" x"),)))


def test_runs_of_space_in_an_attribute_are_one_too():
    (block,) = read('<figure kind="bar" alt="two words\n      on\u00a0two  lines"><bar label="x" value="1"/></figure>')
    assert block.alt == "two words on\u00a0two lines"


CASES = {
    "titleblock": (
        '<titleblock kind="k" topic="t"><title>T</title><standfirst>s</standfirst><fact>f</fact></titleblock>'
    ),
    "section": "<section><label>l</label><assertion>a</assertion><p>x</p></section>",
    "heading": '<heading level="2">h</heading>',
    "lead": "<lead>l</lead>",
    "p": '<p role="small" place="main" about="a b">x</p>',
    "list": '<list ordered="yes"><item>a</item><item><p>b</p><list><item>c</item></list></item></list>',
    "quote": '<quote verbatim="no"><p>q</p><credit>c</credit></quote>',
    "table": (
        '<table columns="3 1:right" sources="s1"><title>t</title><subtitle>u</subtitle><note>n</note>'
        '<head><cell>A</cell><cell>B</cell></head><row group="yes"><cell columns="2">g</cell></row>'
        '<row focus="yes"><cell>a</cell><cell><p>1</p></cell></row></table>'
    ),
    "callout": "<callout><title>t</title><p>x</p></callout>",
    "keyfigures": '<keyfigures><keyfigure value="3" side="a">three</keyfigure></keyfigures>',
    "takeaways": '<takeaways><takeaway confidence="high"><claim>c</claim><p>x</p></takeaway></takeaways>',
    "columns": "<columns><column><p>a</p></column><column>b</column></columns>",
    "aside": "<aside>x</aside>",
    "toc": "<toc/>",
    "sources": "<sources/>",
    "pagebreak": "<pagebreak/>",
}
KINDS = {
    "titleblock": b.TitleBlock, "section": b.Section, "heading": b.Heading, "lead": b.Paragraph, "p": b.Paragraph,
    "list": b.ListBlock, "quote": b.Quote, "table": b.Table, "callout": b.Callout, "keyfigures": b.KeyFigures,
    "takeaways": b.Takeaways, "columns": b.Columns, "aside": b.Aside, "toc": b.Contents, "sources": b.SourceList,
    "pagebreak": b.PageBreak,
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_block_element_is_read_as_its_class(name):
    (block,) = read(CASES[name])
    assert isinstance(block, KINDS[name])


def test_a_statement_and_large_key_figures_are_read_as_what_they_are():
    statement, usual, large = read(
        '<p role="statement">s</p><keyfigures><keyfigure value="1">a</keyfigure></keyfigures>'
        '<keyfigures size="large"><keyfigure value="1">a</keyfigure></keyfigures>'
    )
    assert statement.role == "statement"
    assert (usual.large, large.large) == (False, True)


def test_a_table_is_read_whole():
    (table,) = read(CASES["table"])
    assert [column.align for column in table.columns] == ["left", "right"]
    assert (table.number, i.plain_text(table.title), i.plain_text(table.note)) == (1, "t", "n")
    assert [(row.group, row.focus) for row in table.rows] == [(True, False), (False, True)]


LINE = (
    '<figure kind="line" alt="a" side="b"><title>t</title><point date="2025-01-01" value="1">1</point>'
    '<point date="2025-06-30" value="2.5" approx="about" label="l">about 2.5</point>'
    '<moment date="2025-03-01">m</moment></figure>'
)
BARS = (
    '<figure kind="bar" alt="a"><bar label="x" value="3" focus="yes" state="licensed" side="a">n</bar>'
    '<bar label="y" value="0" outside="yes"/></figure>'
)
EXCHANGE = (
    '<figure kind="exchange" alt="a"><party id="p" name="P" side="a"/><party id="q" name="Q" side="b"/>'
    '<term from="q" to="p" state="done" date="1 May"><title>t</title><detail>d</detail></term></figure>'
)


def test_figures_carry_their_data():
    line, bars, exchange = (read(text)[0].data for text in (LINE, BARS, EXCHANGE))
    assert isinstance(line, LineData)
    assert [(point.day, point.value) for point in line.points] == [
        (date(2025, 1, 1), Decimal(1)),
        (date(2025, 6, 30), Decimal("2.5")),
    ]
    assert isinstance(bars, BarData)
    assert [(bar.focus, bar.outside) for bar in bars.bars] == [(True, False), (False, True)]
    assert isinstance(exchange, ExchangeData)
    (term,) = exchange.terms
    assert (term.giver, term.receiver, term.state.side, term.state.word) == (1, 0, "b", "Done, 1 May")


def test_an_exchange_of_three_parties_is_the_table_of_its_terms():
    (table,) = read(EXCHANGE.replace("<term", '<party id="r" name="R" side="c"/><term', 1))
    assert isinstance(table, b.Table)
    (head,) = table.head
    words = [i.plain_text(cell.blocks[0].children) for cell in (*head.cells, *table.rows[0].cells)]
    assert words == ["Gives", "Receives", "Term", "Status", "Q", "P", "t", "Done, 1 May"]


def test_an_exchange_of_more_arrows_than_a_page_holds_is_a_table():
    term = '<term from="q" to="p" state="done"><title>t</title></term>'
    assert isinstance(read(EXCHANGE.replace("</figure>", term * 4 + "</figure>"))[0], b.Figure)
    assert isinstance(read(EXCHANGE.replace("</figure>", term * 5 + "</figure>"))[0], b.Table)


def test_marks_take_their_words_from_the_language():
    (paragraph,) = read('<p><state is="licensed" side="a"/> <stance is="conditional"/> <confidence is="low"/></p>')
    assert i.plain_text(paragraph.children) == "Licensed Welcome with conditions Low confidence"


def test_every_element_has_a_line_for_the_reference():
    assert all(row.doc for row in ROWS.values())
    assert all(child in ROWS for row in ROWS.values() for child in row.children)


def test_filters_name_dates_and_days():
    from dealbrief.template.filters import filters

    words = filters("en")
    when = parse_edtf("2025-12-13")
    assert words["date"](when) == "13\u00a0December\u00a02025"
    assert words["iso"](parse_edtf("2025-02")) == "2025-02-28"
    assert [
        words["middle"](parse_edtf(text)) for text in ("2025-12-13", "2025-03", "2025", "2025-12-12/2025-12-14")
    ] == [
        "2025-12-13",
        "2025-03-16",
        "2025-07-02",
        "2025-12-13",
    ]
    assert words["middle"](parse_edtf("2025-12-13/..")) == "2025-12-13"
    assert words["spell"](3) == "three"
    assert words["spell"](1131) == "1,131"
