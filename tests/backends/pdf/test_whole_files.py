"""Nothing lost, nothing outside its box, for any input: random trees and each extreme, read back from their files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.backends.pdf.conformance import standards, tag_faults
from tests.backends.pdf.glyph_boxes import Glyph, glyphs, letters
from tests.backends.pdf.test_laws import DOCUMENTS, documents, words_in

from dealbrief.backends.pdf import PagePlan, inspect_pdf, plan_pages, write_pdf
from dealbrief.backends.pdf.plan.page_plan import Box, TextLine
from dealbrief.document import blocks as b
from dealbrief.document import inlines as i
from dealbrief.document.tree import Document
from dealbrief.theme.brand import standard_theme

TREES = int(os.environ.get("DEALBRIEF_TREES", "60"))
EXAMPLES = settings(
    max_examples=TREES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)
_NOT_SET = "\u00ad \t\r\n\u00a0\u202f"


def text(words: str) -> b.Paragraph:
    return b.Paragraph(children=(i.Text(words),))


def cell(words: str) -> b.Cell:
    return b.Cell(blocks=(text(words),))


def table(rows: int, columns: int, words: str = "cell") -> b.Table:
    head = b.Row(cells=tuple(cell(f"c{index}") for index in range(columns)))
    body = tuple(b.Row(cells=tuple(cell(f"{words}{n}") for _ in range(columns))) for n in range(rows))
    return b.Table(columns=tuple(b.Column() for _ in range(columns)), head=head, rows=body, title=(i.Text("Rows"),))


def nested(depth: int) -> b.Block:
    inside: tuple[b.Block, ...] = (text("the innermost"),) if depth == 1 else (nested(depth - 1),)
    return b.Callout(title=(i.Text(f"Box at {depth}"),), blocks=inside)


def beside(*blocks: b.Block) -> b.Columns:
    return b.Columns(columns=tuple((block,) for block in blocks))


def listed(block: b.Block) -> b.ListBlock:
    return b.ListBlock(items=(b.ListItem(blocks=(block,)),))


EXTREMES: dict[str, b.Block] = {
    "a cell of 5,000 words": b.Table(
        columns=(b.Column(), b.Column()), head=None, rows=(b.Row(cells=(cell("word " * 5000), cell("beside"))),)
    ),
    "a word of 300 characters": text("x" * 300),
    "a word of 300 characters in a narrow cell": table(2, 6, "y" * 300),
    "a table of 400 rows": table(400, 3),
    "a table of 40 columns": table(3, 40),
    "a caption of 900 words": replace(table(1, 1), title=(i.Text("so on " * 450),)),
    "boxes in boxes": nested(6),
    "columns in columns": beside(beside(text("in " * 40), text("out " * 40)), text("beside")),
    "nothing": b.ListBlock(items=()),
    "a list in a list in a list": listed(listed(listed(text("deep " * 200)))),
}


def written(document: Document) -> tuple[PagePlan, bytes]:
    plan = plan_pages(document, standard_theme())
    data = write_pdf(plan)
    inspect_pdf(data, plan)
    return plan, data


def check(document: Document) -> None:
    """Every law at once: a file is planned, written and read once."""
    plan, data = written(document)
    found = glyphs(data)
    assert len(found) == len(plan.pages)
    assert not words_in(document) - letters(found)
    assert (letters(found) - planned_letters(plan), planned_letters(plan) - letters(found)) == (Counter(), Counter())
    outside = [glyph for page in found for glyph in page if not inside(glyph, plan)]
    assert outside == []
    assert list(overlaps(plan)) == []
    assert tag_faults(data) == []


def inside(glyph: Glyph, plan: PagePlan) -> bool:
    """Whether a glyph stands inside the page, with the margin that nothing of ours enters."""
    across = glyph.left >= 30 and glyph.right <= plan.width - 28
    return across and glyph.bottom >= 15 and glyph.top <= plan.height - 15


def planned_letters(plan: PagePlan) -> Counter[str]:
    lines = (box.item for page in plan.pages for box in page.boxes if isinstance(box.item, TextLine))
    joined = "".join(run.text for line in lines for run in line.runs)
    return Counter("".join(letter for letter in joined if letter not in _NOT_SET).casefold())


def overlaps(plan: PagePlan) -> Iterator[tuple[Box, Box]]:
    """Lines of text of different blocks that touch: their letters from a little under the baseline to the x-height."""
    for page in plan.pages:
        placed = _placed(page.boxes)
        for index, (top, low, left, right, box) in enumerate(placed):
            for other_top, _, other_left, other_right, other in placed[index + 1 :]:
                if other_top >= low:
                    break
                if other_left < right and left < other_right and other_top < low and top < low:
                    yield box, other


def _placed(boxes: tuple[Box, ...]) -> list[tuple[float, float, float, float, Box]]:
    found = []
    for box in boxes:
        line = box.item
        sizes = [run.size for run in line.runs if run.role == "text"] if isinstance(line, TextLine) else []
        if isinstance(line, TextLine) and sizes and line.width > 1:
            size = max(sizes)
            found.append((line.y - 0.4 * size, line.y + 0.1 * size, line.x + 0.5, line.x + line.width - 0.5, box))
    return sorted(found, key=lambda entry: entry[:4])


@EXAMPLES
@given(st.data())
def test_random_trees_come_back_whole(data: st.DataObject) -> None:
    check(data.draw(documents(DOCUMENTS["mixed"])))


@pytest.mark.parametrize("name", EXTREMES)
def test_extremes_come_back_whole(name: str, brief: Callable[..., Document]) -> None:
    check(brief(EXTREMES[name]))


def test_a_table_too_wide_is_set_row_by_row_with_a_warning(brief: Callable[..., Document]) -> None:
    document = brief(table(3, 40))
    check(document)
    plan = plan_pages(document, standard_theme())
    assert [(problem.code, problem.severity) for problem in plan.problems] == [("table-stacked", "warning")]
    said = [line.text.strip() for page in plan.pages for box in page.boxes if isinstance(line := box.item, TextLine)]
    assert said.count("c39") == 3
    assert said.count("cell0") == 40


@settings(EXAMPLES, max_examples=max(TREES // 10, 6))
@given(st.data())
def test_random_trees_are_accessible_and_archival(data: st.DataObject) -> None:
    _, file = written(data.draw(documents(DOCUMENTS["mixed"])))
    assert standards(file, "2a") == []
