"""Every block, inline and figure kind has a reader in the dialect and stands in both outputs, or is refused by name.

Nothing here lists classes from memory: the lists are the unions of the tree, and a class without a sample fails.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from tests.picture_files import picture_file
from tests.reports.words import flat, page_words

from dealbrief.backends.pdf import plan_pages
from dealbrief.backends.pdf.plan.handlers import HANDLERS
from dealbrief.backends.pdf.plan.page_plan import Art
from dealbrief.backends.pptx import plan_deck
from dealbrief.backends.pptx.plan.characters import paragraphs
from dealbrief.backends.pptx.plan.deck import ChartFrame, PictureFrame
from dealbrief.document import blocks as b
from dealbrief.document import figures as f
from dealbrief.document import figures_counts as c
from dealbrief.document import figures_time as t
from dealbrief.document import inlines as i
from dealbrief.document.figures_columns import ColumnData, ColumnSeries, Count
from dealbrief.document.figures_image import ImageData
from dealbrief.document.figures_map import Location, MapData
from dealbrief.document.figures_people import Profile, ProfilesData
from dealbrief.document.numbering import number
from dealbrief.document.tree import Document, Meta, Slide, Slot, SourceEntry
from dealbrief.errors import OutputError
from dealbrief.figures.slide_shapes import Group
from dealbrief.pictures import read_picture
from dealbrief.template import parse
from dealbrief.template.vocabulary import ROWS
from dealbrief.theme.brand import standard_theme

WORD, SOURCE = "Quetzal", "Kestrel"
LINE = (i.Text(WORD),)
TEXT = (b.Paragraph(children=LINE),)
DONE = i.State("done", "circle", "done", "a")
PARTS = {b.BlockBase, b.Captioned, b.Column}
"""Not blocks: what blocks share, and the width of a table's column."""

CELL = b.Cell(blocks=TEXT)
ROW = b.Row(cells=(CELL,))
KEY_FIGURE = b.KeyFigure(value="12", label=LINE)
TAKEAWAY = b.Takeaway(claim=LINE)
ITEM = b.ListItem(blocks=TEXT)
POINTS = tuple(f.Point(date(2030 + n, 1, 1), Decimal(n), str(n), "exact", WORD) for n in (1, 2, 3))
BARS = tuple(f.Bar(WORD, Decimal(n), str(n)) for n in (1, 2, 3))
PARTIES = (f.Party("Norland", "a"), f.Party("Sudland", "b"))
FIGURES = {
    f.LineData: ("line", f.LineData(POINTS)),
    f.BarData: ("bar", f.BarData(BARS)),
    MapData: ("map", MapData("eastern-europe", "foot", (), (Location(WORD, 27.6, 53.9),))),
    ProfilesData: ("profiles", ProfilesData((Profile(WORD),))),
    f.StripData: ("strip", f.StripData((f.Milestone("May", WORD, "a"),))),
    c.ScenarioData: ("scenarios", c.ScenarioData((c.ScenarioBand(WORD, 55, 80, "likely"),))),
    c.UnitsData: ("units", c.UnitsData((c.UnitGroup(12, "12", WORD),))),
    c.FlowData: ("flow", c.FlowData(c.Portion(2, "2", parts=(c.Portion(2, "2", WORD),)))),
    t.TimelineData: (
        "timeline",
        t.TimelineData((t.Lane("Norland"),), (t.Event(date(2031, 5, 3), "3 May", WORD, 0),), ("Jan",) * 12),
    ),
    ColumnData: ("column", ColumnData((WORD,), (ColumnSeries("", (Count(Decimal(3), "3"),)),))),
    ImageData: ("image", read_picture(picture_file(40, 30))),
    t.LadderData: ("ladder", t.LadderData((t.Track(WORD, (t.Step(DONE, "3 May"),)),))),
    f.ExchangeData: ("exchange", f.ExchangeData(PARTIES, (f.Term(0, 1, WORD, "", DONE), f.Term(1, 0, "x", "", DONE)))),
}
CHARTED = {f.LineData: ChartFrame, f.BarData: ChartFrame, ColumnData: ChartFrame, ImageData: PictureFrame}
BLOCKS: dict[type, b.Block] = {
    type(block): block
    for block in (
        b.Heading(children=LINE), TEXT[0], b.ListBlock(items=(ITEM,)), ITEM, b.Quote(blocks=TEXT, credit=LINE),
        b.Table(columns=(b.Column(),), head=(ROW,), rows=(ROW,)), ROW, CELL,
        b.Figure(kind="bar", data=f.BarData(BARS), alt="alt"), b.Callout(title=LINE, blocks=TEXT), KEY_FIGURE,
        b.KeyFigures(items=(KEY_FIGURE,)), TAKEAWAY, b.Takeaways(items=(TAKEAWAY,)), b.Columns(columns=(TEXT, TEXT)),
        b.Aside(blocks=TEXT), b.Contents(), b.SourceList(), b.NoteList(), b.PageBreak(),
        b.Section(label=LINE, blocks=TEXT), b.TitleBlock(kind="Brief", topic="", title=LINE),
    )
}  # fmt: skip
INLINES: dict[type, i.Inline] = {
    type(inline): inline
    for inline in (
        i.Text(WORD), i.Strong(LINE), i.Emphasis(LINE), i.Link("https://example.org", LINE), i.Code(WORD),
        i.Lang("de", LINE), i.Superscript(LINE), i.Subscript(LINE), i.Cite(("wire",)), i.Value(WORD),
        i.State("done", "circle", WORD), i.Stance("welcome", "+", WORD), i.Confidence("high", WORD),
    )
}  # fmt: skip
ONLY_BEFORE_THE_TREE = {i.Reference}
"""Stands between prose and view; the parser makes none, so that no backend can meet one."""
SHOWN = {b.SourceList: SOURCE, b.NoteList: SOURCE, i.Cite: SOURCE}
"""What stands there for a sample, if not its own word."""
BRIEF_ONLY = (b.Contents, b.NoteList, b.PageBreak, b.Section, b.TitleBlock)
"""Blocks that a slide refuses by name."""
NAME = attrgetter("__name__")
SOURCES = {"wire": SourceEntry(id="wire", label=f"{SOURCE}, 2031", publisher=SOURCE, issued="2031")}


def document(root: Any, blocks: Iterable[b.Block]) -> Document:
    meta = Meta(title="A test", short_title="Test", language="en", stamp=date(2031, 5, 3), sides=2)
    cited = b.Paragraph(children=(i.Text("Cited"), i.Cite(("wire",))))
    if root == "brief":
        whole = Document(root="brief", meta=meta, blocks=(*blocks, cited), sources=SOURCES)
    else:
        slide = Slide(role="exhibit", title=(i.Text("Claim"),), slots=(Slot(name="exhibit", blocks=(*blocks, cited)),))
        whole = Document(root="deck", meta=meta, slides=(slide,), sources=SOURCES)
    return number(whole)


def on_pages(*blocks: b.Block) -> str:
    return page_words(plan_pages(document("brief", blocks), standard_theme()))


def on_slides(*blocks: b.Block) -> str:
    """What frames of slides hold; talk notes stay out."""
    plan = plan_deck(document("deck", blocks), standard_theme())
    found = (part for slide in plan.slides for frame in slide.frames for part in paragraphs(frame))
    return flat(" ".join("".join(run.text for run in part.runs) for part in found))


def classes(module: Any, base: type) -> set[type]:
    """The classes a module defines below a base."""
    return {one for _, one in inspect.getmembers(module, inspect.isclass) if issubclass(one, base)}


def read_as() -> Iterator[type]:
    """The classes the dialect's rows are read as."""
    for row in ROWS.values():
        found = get_type_hints(row.build)["return"]
        yield from (found, *get_args(found))


# ---- the lists are whole


def test_the_union_of_blocks_is_every_block():
    assert set(get_args(b.Block)) == classes(b, b.BlockBase) - PARTS


def test_every_block_inline_and_figure_has_a_sample():
    assert set(BLOCKS) == set(get_args(b.Block))
    assert set(INLINES) == set(get_args(i.Inline)) - ONLY_BEFORE_THE_TREE
    assert set(FIGURES) == set(get_args(f.FigureData))


# ---- the dialect


def test_every_block_and_inline_has_a_row_of_the_dialect():
    unread = (set(get_args(b.Block)) | set(get_args(i.Inline))) - set(read_as())
    assert unread == {i.Text} | ONLY_BEFORE_THE_TREE


def test_a_class_without_a_row_would_be_seen():
    assert {i.Strong, b.Table, b.Row} <= set(read_as())
    assert b.Captioned not in set(read_as())


KINDS = {
    f.LineData: '<point date="2031-01-01" value="1"/><point date="2032-01-01" value="2"/>',
    f.BarData: '<bar label="x" value="1"/>',
    MapData: '<location id="x" lon="27.6" lat="53.9">x</location>',
    ProfilesData: '<person name="x"/>',
    f.StripData: '<milestone date="May">x</milestone>',
    c.ScenarioData: '<scenario name="x" low="55" high="80"/>',
    c.UnitsData: '<group count="12">x</group>',
    c.FlowData: '<portion count="2"><portion count="2"/></portion>',
    ImageData: "",
    ColumnData: '<series name="x"><count period="x" value="3"/></series>',
    t.TimelineData: '<lane id="n" name="N"/><event date="2031-05-03" when="3 May" lane="n">x</event>',
    t.LadderData: '<track title="x"><step state="done" date="May"/></track>',
    f.ExchangeData: '<party id="n" name="N" side="a"/><party id="s" name="S" side="b"/>'
    '<term from="n" to="s" state="done"/>',
}


@pytest.mark.parametrize("data", get_args(f.FigureData))
def test_every_figure_has_a_kind_of_the_dialect(data: type, tmp_path: Path):
    kind, _ = FIGURES[data]
    (tmp_path / "x.png").write_bytes(picture_file(40, 30))
    source = ' src="x.png"' if data is ImageData else ""
    root = '<brief title="t" short-title="s" language="en" stamp="2031-05-03" sides="2">'
    text = f'{root}<figure kind="{kind}" alt="a"{source}>{KINDS[data]}</figure></brief>'
    parsed = parse(text, {}, "en", [tmp_path])
    assert isinstance(parsed.blocks[0], b.Figure)
    assert isinstance(parsed.blocks[0].data, data)


# ---- the page


def test_every_block_has_a_handler_of_the_page():
    assert set(HANDLERS) == set(get_args(b.Block))


@pytest.mark.parametrize("kind", BLOCKS, ids=NAME)
def test_a_block_stands_on_the_page(kind: type):
    if kind is b.PageBreak:
        assert len(plan_pages(document("brief", [TEXT[0], BLOCKS[kind]]), standard_theme()).pages) == 2
    elif kind is b.Contents:
        assert on_pages(BLOCKS[kind], b.Section(label=LINE, blocks=TEXT)).count(WORD) == 3
    else:
        assert SHOWN.get(kind, WORD) in on_pages(BLOCKS[kind])


@pytest.mark.parametrize("kind", INLINES, ids=NAME)
def test_an_inline_stands_on_the_page(kind: type):
    block = b.Paragraph(children=(i.Text("Here "), INLINES[kind]))
    assert SHOWN.get(kind, WORD) in page_words(plan_pages(document("brief", [block]), standard_theme()))


@pytest.mark.parametrize("data", FIGURES, ids=NAME)
def test_a_figure_is_drawn_on_the_page(data: type):
    kind, sample = FIGURES[data]
    figure = b.Figure(kind=kind, data=sample, alt="alt")
    plan = plan_pages(document("brief", [figure]), standard_theme())
    assert [box for page in plan.pages for box in page.boxes if isinstance(box.item, Art)]
    assert data is ImageData or WORD in page_words(plan)


# ---- the slide


@pytest.mark.parametrize("kind", [kind for kind in BLOCKS if kind not in (*BRIEF_ONLY, b.Figure)], ids=NAME)
def test_a_block_stands_on_the_slide(kind: type):
    assert SHOWN.get(kind, WORD) in on_slides(BLOCKS[kind])


@pytest.mark.parametrize("kind", BRIEF_ONLY, ids=NAME)
def test_a_block_of_a_brief_is_refused_by_name_on_a_slide(kind: type):
    with pytest.raises(OutputError) as refused:
        on_slides(BLOCKS[kind])
    assert [problem.code for problem in refused.value.problems] == ["not-on-slide"]


@pytest.mark.parametrize("kind", INLINES, ids=NAME)
def test_an_inline_stands_on_the_slide(kind: type):
    assert SHOWN.get(kind, WORD) in on_slides(b.Paragraph(children=(i.Text("Here "), INLINES[kind])))


@pytest.mark.parametrize("data", FIGURES, ids=NAME)
def test_a_figure_is_native_on_the_slide(data: type):
    kind, sample = FIGURES[data]
    figure = b.Figure(kind=kind, data=sample, alt="alt")
    plan = plan_deck(document("deck", [figure]), standard_theme())
    native = CHARTED.get(data, Group)
    assert [frame for slide in plan.slides for frame in slide.frames if isinstance(frame, native)]
    assert data is ImageData or WORD in flat(plan.to_text())


# ---- both


@pytest.mark.parametrize("shown", [on_pages, on_slides], ids=NAME)
def test_a_paraphrase_is_called_one_where_somebody_is_named(shown: Callable[..., str]):
    quote = b.Quote(blocks=TEXT, credit=(i.Text("A speaker"),), verbatim=False)
    assert "A speaker (paraphrased)" in shown(quote)
    assert "paraphrased" not in shown(replace(quote, verbatim=True)) + shown(replace(quote, credit=()))
