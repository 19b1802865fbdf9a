"""White between what stands below each other: values and their labels, headings and lists in small print."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dealbrief.backends.pdf import PagePlan
from dealbrief.backends.pdf.plan.page_plan import TextLine
from dealbrief.document import blocks as b
from dealbrief.document.inlines import Cite, Text
from dealbrief.theme.fonts import known

Build = Callable[..., PagePlan]


def lines(plan: PagePlan, path: str) -> list[TextLine]:
    """The lines of what stands at a path, in the order they are drawn."""
    boxes = (box for page in plan.pages for box in page.boxes if box.block == path)
    return [box.item for box in boxes if isinstance(box.item, TextLine)]


def figures(value: str, room: str | None) -> b.KeyFigures:
    figure = b.KeyFigure(value=value, label=(Text("What is counted"),), side="a")
    return b.KeyFigures(items=(figure,), room=room)  # type: ignore[arg-type]


@pytest.mark.parametrize("room", [None, "full"])
@pytest.mark.parametrize("value", ["largely", "Pinsk", "jeopardy, quickly judged by many", "Языцы й Щ"])
def test_a_label_stands_clear_of_the_descenders_of_its_value(plan: Build, value: str, room: str | None) -> None:
    made = plan(figures(value, room))
    last, (label, *_) = lines(made, "0/items/0/value")[-1], lines(made, "0/items/0/label")
    below = max(known(run.face).descent(run.text) * run.size for run in last.runs)
    assert label.y - 0.72 * label.runs[0].size - (last.y + below) >= 1.5


@pytest.mark.parametrize("value", ["123", "12,500", "€4.5", "40 %"])
def test_digits_keep_their_distance(plan: Build, value: str) -> None:
    made = plan(figures(value, None))
    (line,), (label,) = lines(made, "0/items/0/value"), lines(made, "0/items/0/label")
    assert label.y - line.y == pytest.approx(15.5)


@pytest.mark.parametrize(("value", "words"), [("under 1,200", "under"), ("3.5 million", "million")])
def test_words_beside_a_large_number_are_smaller_and_keep_their_distance(plan: Build, value: str, words: str) -> None:
    figure = b.KeyFigure(value=value, label=(Text("What is counted"),), side="a")
    found = lines(plan(b.KeyFigures(items=(figure, figure), room="full", large=True)), "0/items/0/value")
    first, second = sorted(found, key=lambda line: line.x)
    assert [line.text for line in (first, second)] == value.split(" ")
    assert first.y == second.y
    sizes = {line.text == words: line.runs[0].size for line in found}
    assert sizes[True] == pytest.approx(0.45 * sizes[False])
    assert second.x - (first.x + first.width) == pytest.approx(0.12 * sizes[False], abs=3.0)


@pytest.mark.parametrize("large", [False, True])
def test_a_label_keeps_its_distance_however_small_the_number(plan: Build, large: bool) -> None:
    figure = b.KeyFigure(value="1,234,567,890,123", label=(Text("What is counted"),))
    made = plan(b.KeyFigures(items=(figure,) * 4, room="full", large=large))
    (line,), (label, *_) = lines(made, "0/items/0/value"), lines(made, "0/items/0/label")
    assert label.y - line.y >= 15.5


@pytest.mark.parametrize("listed", [b.SourceList(), b.NoteList()])
def test_a_list_in_small_print_stands_off_the_heading_over_it(plan: Build, listed: b.Block) -> None:
    text = b.Paragraph(children=(Text("Said"), Cite(("alpha",))))
    heading = b.Heading(children=(Text("What is cited"),), level=1)
    made = plan(b.Section(label=(Text("One"),), blocks=(text, heading, listed)), notes="end")
    (head,) = lines(made, "0/blocks/1")
    first = next(
        box.item
        for page in made.pages
        for box in page.boxes
        if isinstance(box.item, TextLine) and box.block in ("0/blocks/2/0", "notes/1")
    )
    assert 14.0 <= first.y - head.y <= 17.0
