"""What cannot be set is refused by name and place, all at once; what is set otherwise than asked warns."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dealbrief.backends.pdf import PagePlan, plan_pages
from dealbrief.document.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Columns,
    Figure,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    TitleBlock,
)
from dealbrief.document.figures_time import Event, Lane, TimelineData
from dealbrief.document.inlines import Link, Text
from dealbrief.document.tree import Document
from dealbrief.errors import OutputError, Place, Problem
from dealbrief.theme.brand import standard_theme

Brief = Callable[..., Document]
AT = Place("brief.xml.j2", 7)


def problems(document: Document) -> tuple[Problem, ...]:
    with pytest.raises(OutputError) as caught:
        plan_pages(document, standard_theme())
    return caught.value.problems


def said(text: str) -> Paragraph:
    return Paragraph(children=(Text(text),), at=AT)


def test_every_missing_glyph_is_named_at_its_block(brief: Brief) -> None:
    found = problems(brief(said("漢 and 漢"), Section(label=(), blocks=(said("and 🙂"),))))
    assert [(problem.code, problem.at) for problem in found] == [("missing-glyph", AT)] * 2
    assert "U+6F22 CJK UNIFIED IDEOGRAPH-6F22" in found[0].message
    assert "U+1F642 SLIGHTLY SMILING FACE" in found[1].message


@pytest.mark.parametrize("character", ["\x07", "\u2028", "\ud800"])
def test_control_characters_are_refused(brief: Brief, character: str) -> None:
    (found,) = problems(brief(said(f"a{character}b")))
    assert (found.code, found.at) == ("control-character", AT)


def test_a_glyph_is_missed_in_a_cited_source_too(brief: Brief) -> None:
    from dealbrief.document.inlines import Cite

    whole = brief(Paragraph(children=(Cite(("alpha",)),)))
    whole = replace(whole, sources={"alpha": replace(whole.sources["alpha"], title="漢")})
    assert [problem.code for problem in problems(whole)] == ["missing-glyph"]


def test_an_address_of_another_scheme_is_refused(brief: Brief) -> None:
    link = Link("javascript:alert(1)", (Text("here"),))
    (found,) = problems(brief(Paragraph(children=(link,), at=AT)))
    assert (found.code, found.at) == ("link-scheme", AT)


def test_a_title_too_long_is_refused_with_its_count(brief: Brief) -> None:
    title = TitleBlock(kind="", topic="", title=(Text("sanctions and relief " * 20),), at=AT)
    (found,) = problems(brief(title))
    assert (found.code, found.at) == ("title-too-long", AT)
    assert "420 characters" in found.message


def test_a_table_where_not_even_two_columns_have_room_is_refused(brief: Brief) -> None:
    cells = tuple(Cell(blocks=(said("x"),)) for _ in range(80))
    table = Table(columns=tuple(Column() for _ in cells), head=(), rows=(Row(cells=cells),), at=AT)
    found = next(one for one in problems(brief(Columns(columns=((table,), *[()] * 19), room="full"))) if one.is_error)
    assert (found.code, found.at) == ("table-too-wide", AT)


def test_what_is_nested_too_deep_is_refused_with_its_place_and_a_way_to_mend_it(brief: Brief) -> None:
    block: Block = said("word " * 400)
    for depth in range(62):
        block = Callout(blocks=(block,), at=Place("brief.xml.j2", 100 + depth))
    found = problems(brief(said("Before"), Callout(blocks=(block,), at=Place("brief.xml.j2", 9))))
    assert {(problem.code, problem.at) for problem in found} == {("does-not-fit", Place("brief.xml.j2", 9))}
    assert all("inside one another" in (problem.hint or "") for problem in found)


def columned(count: int) -> Table:
    cells = tuple(Cell(blocks=(said("word"),)) for _ in range(count))
    return Table(columns=tuple(Column() for _ in cells), head=(), rows=(Row(cells=cells),), room="full")


def test_more_columns_than_are_readable_are_set_row_by_row_with_a_warning(plan: Callable[..., PagePlan]) -> None:
    assert plan(columned(20)).problems == ()
    (found,) = plan(columned(40)).problems
    assert (found.code, found.severity) == ("table-stacked", "warning")
    assert "40 columns" in found.message


def test_a_language_without_words_is_refused(brief: Brief) -> None:
    (found,) = problems(brief(said("x"), language="xx"))
    assert found.code == "no-language"


def test_more_than_four_key_figures_warn_and_all_are_set(plan: Callable[..., PagePlan]) -> None:
    figures = tuple(KeyFigure(value=str(100 + index), label=(Text("people"),)) for index in range(6))
    made = plan(KeyFigures(items=figures, at=AT))
    assert [(problem.code, problem.at, problem.severity) for problem in made.problems] == [
        ("key-figures", AT, "warning")
    ]
    assert all(f"'{100 + index}'" in made.to_text() for index in range(6))


def test_what_the_running_head_and_foot_cut_warns(plan: Callable[..., PagePlan]) -> None:
    made = plan(said("x"), short_title="A short title " * 20, house="A house with a name " * 9, marking="TLP:CLEAR")
    assert [problem.code for problem in made.problems] == ["short-title-too-long", "house-too-long"]
    assert "…" in made.to_text()


def test_every_class_of_block_has_a_handler() -> None:
    from typing import get_args

    from dealbrief.backends.pdf.plan.handlers import HANDLERS
    from dealbrief.document.blocks import Block

    assert set(HANDLERS) == set(get_args(Block))


def test_only_one_module_knows_private_names_of_the_canvas() -> None:
    import dealbrief.backends.pdf as backend

    root = Path(backend.__file__).parent
    users = {path.name for path in root.rglob("*.py") if "reportlab" in path.read_text(encoding="utf-8").lower()}
    assert {name for name in users if name not in ("__init__.py",)} <= {
        "canvas.py",
        "fonts.py",
        "archive.py",
        "structure_tree.py",
    }
    for name in ("archive.py", "structure_tree.py", "writer.py"):
        text = (root / name).read_text(encoding="utf-8")
        assert not re.search(r"_canvas\b|_doc\b|__NoDefault__|idToObject", text)


def test_events_without_a_label_are_counted_in_a_warning(plan: Callable[..., PagePlan]):
    days = (date(2031, 3, day) for day in range(1, 21))
    events = tuple(Event(day, f"{day.day} Mar 2031", "something that happened", 0) for day in days)

    def warned(count: int) -> list[str]:
        data = TimelineData((Lane("Norland"),), events[:count], ("Jan", "Feb", "Mar") * 4)
        figure = Figure(kind="timeline", data=data, alt="a", at=AT)
        return [problem.message for problem in plan(figure).problems if problem.at == AT]

    assert warned(6) == []
    assert [message.split()[2:4] for message in warned(20)] == [["20", "events"]]


@pytest.mark.parametrize("room", ["rail", "main", "full", None])
def test_a_box_that_asks_for_the_rail_is_told_that_it_has_a_row_of_its_own(brief: Brief, room: str | None):
    box = Callout(blocks=(Paragraph(children=(Text("Words"),)),), room=room, at=AT)  # type: ignore[arg-type]
    found = [one for one in plan_pages(brief(box), standard_theme()).problems if one.code == "place-unused"]
    assert [(one.at, one.severity) for one in found] == ([(AT, "warning")] if room == "rail" else [])


def test_a_document_longer_than_it_is_made_for_warns(brief: Brief) -> None:
    document = brief(said("one"), PageBreak(), said("two"))
    for most, found in ((0, []), (2, []), (1, [("too-many-pages", AT, "warning")])):
        made = plan_pages(replace(document, meta=replace(document.meta, pages=most)), standard_theme())
        assert [(one.code, one.at, one.severity) for one in made.problems] == found
