"""Nothing lost, nothing outside its box, for any input: random trees and each extreme, read back from their files."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise, product
from random import Random

import pytest
from tests.backends.pdf.conformance import standards, tag_faults
from tests.backends.pdf.extremes import beside, cell, extremes, grid
from tests.backends.pdf.picture_laws import picture_faults
from tests.backends.pdf.read_back import RUNNING, Glyph, Node, Read, Sheet, Shown, read
from tests.backends.pdf.tree_figures import CHANGED, MONTHS
from tests.backends.pdf.trees import SOURCES, Words, tree

from dealbrief.backends.pdf import PagePlan, inspect_pdf, plan_pages, write_pdf
from dealbrief.backends.pdf.plan.page_plan import Art, Box, Fill, Rule, Run, TextLine
from dealbrief.document import blocks as b
from dealbrief.document import figures as f
from dealbrief.document import inlines as i
from dealbrief.document.tree import Document
from dealbrief.document.walk import nodes
from dealbrief.figures.drawing import Picture
from dealbrief.language import words as language_words
from dealbrief.theme.brand import standard_theme

TREES = int(os.environ.get("DEALBRIEF_TREES", "60"))
BATCHES = 10
EXTREMES = dict(extremes())
LIVE = 496.2
"""Width of what a page holds between its margins, in points."""


def faults(document: Document) -> Iterator[str]:
    """Every law at once: a document is planned, written and read once."""
    return plan_faults(document, plan_pages(document, standard_theme()))


def plan_faults(document: Document, plan: PagePlan) -> Iterator[str]:
    """What a reader of the file misses of a document, or finds where it must not be."""
    data = write_pdf(plan)
    inspect_pdf(data, plan)
    found = read(data)
    stacked = any(problem.code == "table-stacked" for problem in plan.problems)
    yield from lost_words(document, found, stacked)
    yield from outside(found)
    yield from overlaps(found)
    yield from table_faults(found)
    yield from undrawn(plan, found)
    yield from picture_faults(plan, found)


# ---- words


def tokens(text: str) -> list[str]:
    """Words of a text: letters from a capital, or from the beginning of a word, to the next."""
    out: list[str] = []
    for word in text.split():
        start = len(out)
        for letter in filter(str.isalpha, word):
            if letter.isupper() or len(out) == start:
                out.append("")
            out[-1] += letter
    return out


def said(tree: object) -> Counter[str]:
    """The words that blocks bring along, all of which are different."""
    found: Counter[str] = Counter()
    for node in nodes(tree):
        for name in _WORDS:
            value = getattr(node, name, "")
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str):
                    found.update(word for word in tokens(text) if word[0].isupper())
    return found


_WORDS = (
    *("text", "word", "value", "kind", "topic", "facts", "label", "note", "name", "title", "detail", "date", "periods"),
    *("when", "foot", "role", "words", "whole", "head", "others", "comparator"),
)
_SHORT = 3
_OURS = frozenset(
    word
    for text in (*language_words("en").values(), *SOURCES, "what saw example TLP:AMBER+STRICT km", *MONTHS, CHANGED)
    for word in tokens(text)
)
"""What the page says of its own accord, and the words of its sources."""


def lost_words(document: Document, found: Read, stacked: bool) -> Iterator[str]:
    """Every word stands there once; a section's name again wherever the contents are, the heads of a table that is set
    row by row with each row, the parties of an exchange with each term where it is a list."""
    wanted = said(document.blocks)
    assert set(wanted.values()) <= {1}
    there = Counter(tokens(found.text()))
    again = {*_named_in_contents(document), *_parties(document), *(_heads(document) if stacked else ())}
    lost = [word for word in wanted if there[word] != 1 and not (there[word] > 1 and word in again)]
    strange = [word for word in there if word not in wanted and word not in _OURS]
    broken = set(_drawn(document)) & set(lost)
    parts = Counter("".join(word * there[word] for word in strange))
    # The end of a broken word may look like a short word of ours, such as "do".
    ours = Counter("".join(word * there[word] for word in there if word in _OURS and len(word) <= _SHORT))
    if parts <= Counter("".join(broken)) <= parts + ours:
        lost, strange = [word for word in lost if word not in broken], []
    yield from (f"{word} stands there {there[word]} times" for word in lost)
    yield from (f"{word} is nobody's word" for word in strange)


def _drawn(document: Document) -> Iterator[str]:
    """Words inside drawings, whose labels end where there is room, be it inside a word."""
    for node in nodes(document.blocks):
        if isinstance(node, b.Figure):
            yield from said(node.data)


def _parties(document: Document) -> Iterator[str]:
    for node in nodes(document.blocks):
        if isinstance(node, f.Party):
            yield from tokens(node.name)


def _named_in_contents(document: Document) -> Iterator[str]:
    if any(isinstance(node, b.Contents) for node in nodes(document.blocks)):
        for block in document.blocks:
            if isinstance(block, b.Section) and block.numbered:
                yield from tokens(i.plain_text(block.label))


def _heads(document: Document) -> Iterator[str]:
    for node in nodes(document.blocks):
        if isinstance(node, b.Table) and node.head:
            yield from said(node.head)


# ---- places


def outside(found: Read) -> Iterator[str]:
    """Ink beside the live area, or off the page for what runs over it."""
    for sheet in found.sheets:
        for shown in sheet.shown:
            if not shown.ink:
                continue
            margin = 0.0 if shown.mark == RUNNING else (sheet.width - LIVE) / 2 - _OVERHANG
            left, bottom, right, top = shown.box
            if left < margin or right > sheet.width - margin or bottom < 0 or top > sheet.height:
                yield f"page {shown.page + 1}: {shown.text!r} at {shown.box} leaves its area"


_OVERHANG = 3.0
"""Ink may reach so far to the left of the pen's place: the tail of an italic f."""


def overlaps(found: Read) -> Iterator[str]:
    """Letters on letters: of any two texts of a page, furniture included."""
    for sheet in found.sheets:
        for one, other in _near(sheet):
            if any(_meet(glyph, letter) for glyph in one.ink for letter in other.ink):
                yield f"page {one.page + 1}: {one.text!r} stands on {other.text!r}"


def _near(sheet: Sheet) -> Iterator[tuple[Shown, Shown]]:
    """Texts whose boxes meet."""
    boxes = sorted(((shown.box, shown) for shown in sheet.shown if shown.ink), key=lambda entry: entry[0][1])
    for index, (box, shown) in enumerate(boxes):
        for other_box, other in boxes[index + 1 :]:
            if other_box[1] > box[3] - _TOUCH:
                break
            if other_box[0] < box[2] - _TOUCH and box[0] < other_box[2] - _TOUCH:
                yield shown, other


_TOUCH = 0.5
"""Letters of two inks may touch by half a point, as an upright after an italic one does."""


def _meet(one: Glyph, other: Glyph) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > _TOUCH and min(one.top, other.top) - max(one.bottom, other.bottom) > _TOUCH


# ---- tables


def table_faults(found: Read) -> Iterator[str]:
    for table in (node for node in found.root.below() if node.tag == "Table"):
        rows = [kid for group in table.elements for kid in group.elements if kid.tag == "TR"]
        cells = list(_placed(rows))
        yield from _column_faults(cells, found)
        yield from _row_faults(cells, found)


def _placed(rows: list[Node]) -> Iterator[tuple[int, int, Node]]:
    """The last row and the first column of each cell, and the cell; as whoever hears the table must count them."""
    taken: set[tuple[int, int]] = set()
    for index, row in enumerate(rows):
        column = 0
        for entry in row.elements:
            while (index, column) in taken:
                column += 1
            filled = product(range(index, index + entry.rows), range(column, column + entry.columns))
            taken.update(filled)
            yield index + entry.rows - 1, column, entry


def _column_faults(cells: list[tuple[int, int, Node]], found: Read) -> Iterator[str]:
    """A column's text ends before that of the next begins, in whatever rows and on whatever pages."""
    spans: dict[int, tuple[float, float]] = {}
    for _, column, entry in cells:
        box = found.extent(entry)
        if box and entry.columns == 1:
            old = spans.get(column, (box[0], box[2]))
            spans[column] = min(old[0], box[0]), max(old[1], box[2])
    for (one, (_, right)), (other, (left, _)) in pairwise(sorted(spans.items())):
        if right > left:
            yield f"column {one} goes to {right:.1f}, column {other} begins at {left:.1f}"


def _row_faults(cells: list[tuple[int, int, Node]], found: Read) -> Iterator[str]:
    """On each page a row's text ends above that of the next begins; but the first group's name stands in the head.

    A cell that spans rows counts with its last, and need only keep clear of the rows above its first.
    """
    ending: dict[int, list[Node]] = defaultdict(list)
    for last, _, entry in cells:
        ending[last].append(entry)
    feet: dict[int, list[tuple[int, float]]] = defaultdict(lambda: [(-9, 1e6)])
    for index, row in sorted(ending.items()):
        if index == 1 and len(row) == row[0].rows == 1:
            continue
        for page in {page for entry in row for page, _ in entry.places()}:
            boxes = [(box, index - entry.rows) for entry in row if (box := found.extent(entry, page))]
            for box, above in boxes:
                foot = next(foot for at, foot in reversed(feet[page]) if at <= above)
                if box[3] > foot + 0.1:
                    yield f"page {page + 1}: a row reaches up to {box[3]:.1f}, the row above it down to {foot:.1f}"
            feet[page].append((index, min((feet[page][-1][1], *(box[1] for box, _ in boxes)))))


# ---- boxes


def undrawn(plan: PagePlan, found: Read) -> Iterator[str]:
    """Each planned page is there, on it each planned run where it was planned, and each shape; nothing else."""
    if len(found.sheets) != len(plan.pages):
        yield f"{len(plan.pages)} pages were planned, {len(found.sheets)} are there"
    for page, sheet in zip(plan.pages, found.sheets, strict=False):
        items = [box.item for box in page.boxes]
        lines = [item for item in items if isinstance(item, TextLine)]
        planned = Counter(_start(line, run, plan.height) for line in lines for run in line.runs if run.text.strip())
        drawn = Counter(_drawn_start(shown) for shown in sheet.shown if shown.ink)
        if planned != drawn:
            yield f"page {page.number}: {planned - drawn} not drawn, {drawn - planned} not planned"
        shapes = sum(isinstance(item, Rule | Fill) for item in items)
        art = [
            shape for item in items if isinstance(item, Art) for shape in item.shapes if not isinstance(shape, Picture)
        ]
        if not shapes + len(art) <= sheet.paths <= shapes + 2 * len(art):
            yield f"page {page.number}: {shapes} rules and fills, {len(art)} shapes planned, {sheet.paths} drawn"


def _start(line: TextLine, run: Run, height: float) -> tuple[float, float]:
    return round(line.x + run.x, 2), round(height - (line.y - run.rise), 2)


def _drawn_start(shown: Shown) -> tuple[float, float]:
    return round(shown.glyphs[0].x, 2), round(shown.glyphs[0].y, 2)


# ---- the laws


@pytest.mark.parametrize("batch", range(BATCHES))
def test_random_trees_come_back_whole(batch: int) -> None:
    seeds = range(batch, TREES, BATCHES)
    assert {seed: found for seed in seeds if (found := list(faults(tree(seed))))} == {}


@pytest.mark.parametrize("name", EXTREMES)
def test_extremes_come_back_whole(name: str, brief: Callable[..., Document]) -> None:
    assert list(faults(brief(*EXTREMES[name]))) == []


@pytest.mark.parametrize("seed", range(0, min(TREES, 200), 10))
def test_random_trees_are_accessible_and_archival(seed: int) -> None:
    data = write_pdf(plan_pages(tree(seed), standard_theme()))
    assert standards(data, "ua-1", "2a") == []
    assert tag_faults(data) == []


# ---- each law trips


Change = Callable[[Box], Iterator[Box]]
TWO_ROWS = grid(Words(Random(3)), 2, 2)


def changed(document: Document, words: str, change: Change) -> list[str]:
    """The faults of a document of which a change has befallen the line with these words."""
    plan = plan_pages(document, standard_theme())
    hit = [box for page in plan.pages for box in page.boxes if getattr(box.item, "text", "") == words]
    assert len(hit) == 1
    pages = (
        replace(page, boxes=tuple(new for box in page.boxes for new in (change(box) if box is hit[0] else [box])))
        for page in plan.pages
    )
    return list(plan_faults(document, replace(plan, pages=tuple(pages))))


def moved(x: float, y: float) -> Change:
    return lambda box: iter([box.moved(x, y)])


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda box: iter(()), "Bababa stands there 0 times"),
        (lambda box: iter([box, box.moved(0.0, 40.0)]), "Bababa stands there 2 times"),
        (lambda box: iter([replace(box, furniture=True)]), "Bababa stands there 0 times"),
        (moved(-200.0, 0.0), "leaves its area"),
        (moved(480.0, 0.0), "leaves its area"),
        (moved(0.0, 900.0), "leaves its area"),
        (moved(4.0, 28.0), "stands on"),
    ],
)
def test_a_line_lost_or_doubled_or_moved_is_found(change: Change, fault: str, brief: Callable[..., Document]) -> None:
    document = brief(b.Paragraph(children=(i.Text("Bababa"),)), b.Paragraph(children=(i.Text("Dododo"),)))
    assert list(faults(document)) == []
    assert any(fault in found for found in changed(document, "Bababa", change))


@pytest.mark.parametrize(("x", "y", "fault"), [(200.0, 6.0, "column"), (0.0, 22.0, "a row reaches up")])
def test_a_cell_in_the_place_of_another_is_found(
    x: float, y: float, fault: str, brief: Callable[..., Document]
) -> None:
    document = brief(TWO_ROWS)
    first = i.plain_text(TWO_ROWS.rows[0].cells[0].blocks[0].children)  # type: ignore[union-attr]
    assert any(fault in found for found in changed(document, first, moved(x, y)))


def test_what_is_drawn_otherwise_than_planned_is_found(brief: Callable[..., Document]) -> None:
    plan = plan_pages(brief(b.Paragraph(children=(i.Text("Bababa"),))), standard_theme())
    found = read(write_pdf(plan))
    page = plan.pages[0]
    fewer = replace(plan, pages=(replace(page, boxes=page.boxes[1:]),))
    assert list(undrawn(plan, found)) == []
    assert any("not planned" in fault for fault in undrawn(fewer, found))
    assert any("pages were planned" in fault for fault in undrawn(replace(plan, pages=(page, page)), found))


# ---- what was found by them


def test_columns_too_narrow_to_read_stand_below_one_another(brief: Callable[..., Document]) -> None:
    empty = b.Aside(blocks=())
    inner = beside(*(b.Paragraph(children=(i.Text(word),)) for word in ("Bababa", "Dododo", "Fififi")))
    document = brief(beside(beside(inner, empty), *[empty] * 5))
    plan = plan_pages(document, standard_theme())
    places = [box.item for box in plan.pages[0].boxes if isinstance(box.item, TextLine) and box.block]
    assert list(faults(document)) == []
    assert [problem.code for problem in plan.problems] == ["columns-stacked"]
    assert len({item.x for item in places}) == 1


def test_a_list_too_narrow_for_an_indent_has_its_marks_above_its_items(brief: Callable[..., Document]) -> None:
    items = tuple(b.ListItem(blocks=(b.Paragraph(children=(i.Text(f"B{letter}"),)),)) for letter in "abcdefghijkl")
    document = brief(beside(b.ListBlock(items=items, ordered=True), *([b.Aside(blocks=())] * 11)))
    assert list(faults(document)) == []


def test_no_head_of_a_stacked_table_is_lost(brief: Callable[..., Document]) -> None:
    words = Words(Random(4))
    head = b.Row(cells=(cell(words.word(""), 2), *(cell(words.word("")) for _ in range(38))))
    rows = (
        b.Row(cells=(cell(words.word(""), 2), cell(words.word("")))),
        b.Row(cells=(cell(words.word("")),), group=True),
    )
    for shown in (rows, rows[1:], ()):
        table = b.Table(columns=(b.Column(),) * 40, head=(head,), rows=shown, title=(i.Text(words.word("")),))
        assert list(faults(brief(table))) == []
