"""The brief of the first report as it stands on its pages: ink, room, headings, length.

Ink is measured in the finished PDF, so that planner, fonts and writer are held together; what a place on a page belongs
to is known from the page plan.

Words are counted as a reader counts them: tokens with a letter in title, takeaways, key figures, sections, tables, and
heads of figures. Not counted: notes and source lines, the source list, what is written inside a drawing, and furniture:
running head and foot, contents, numbers of tables and figures, and the imprint at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from tests.conftest import Built
from tests.visual.ink import collisions, pages

from dealbrief.backends.pdf import PagePlan, write_pdf
from dealbrief.backends.pdf.plan.page_plan import Art, Box, Destination, Fill, Page, Rule, TextLine
from dealbrief.document.blocks import Contents, Figure, Heading, Section, SourceList, Table
from dealbrief.document.tree import Document

FEWEST_PAGES, MOST_PAGES = 6, 8
FEWEST_WORDS, MOST_WORDS = 1600, 2000
MOST_EMPTY = 0.35
FIRST_BASELINE, LAST_BASELINE = 84.0, 770.0
"""The first and last line a page of A4 holds, points from the upper edge (look, pdf.md, section 1)."""
ONE_LINE = 14.0


def content(page: Page) -> list[Box]:
    """What a page holds besides furniture, notes, rules and link targets."""
    return [
        box
        for box in page.boxes
        if not box.furniture and not box.block.startswith("notes/") and not isinstance(box.item, Destination | Rule)
    ]


def deepest(box: Box) -> float:
    """The lower end of a box; of text its baseline."""
    height = box.item.height if isinstance(box.item, Art | Fill) else 0.0
    return box.item.y + height


def empty(page: Page) -> float:
    """The share of a page's room that stands empty below its content, above the notes or the foot."""
    notes = [box.item.y for box in page.boxes if box.block.startswith("notes/")]
    end = min(notes) - ONE_LINE if notes else LAST_BASELINE
    return (end - max(map(deepest, content(page)))) / (end - FIRST_BASELINE)


def block_at(document: Document, path: str) -> Any:
    """The block, or part of one, that a path of the plan names; what the path leads to beyond the tree is its owner."""
    found: Any = document.blocks
    for step in path.split("/"):
        inner = found[int(step)] if isinstance(found, tuple) and step.isdecimal() else getattr(found, step, None)
        if inner is None or isinstance(inner, str | int):
            return found
        found = inner
    return found


# ---- ink


def test_no_text_runs_into_other_text(each: Built):
    found = {number: collisions(stretches) for number, (_, stretches) in enumerate(pages(each.pdf), 1)}
    assert {number: pairs for number, pairs in found.items() if pairs} == {}


def test_no_ink_leaves_the_page(each: Built):
    for (width, height), stretches in pages(each.pdf):
        assert stretches
        assert all(one.around.left >= 0 and one.around.right <= width for one in stretches)
        assert all(one.around.bottom >= 0 and one.around.top <= height for one in stretches)


def test_all_words_of_the_plan_are_drawn(each: Built):
    drawn = "".join(one.text for _, stretches in pages(each.pdf) for one in stretches)
    lines = [box.item for page in each.pages.pages for box in page.boxes if isinstance(box.item, TextLine)]
    assert len(re.sub(r"\s", "", drawn)) == sum(len(re.sub(r"\s", "", line.text)) for line in lines)


def test_text_that_is_moved_into_other_text_is_seen(built: Built):
    """The guard: a line lifted by half its height runs into the one above."""
    whole = built.pages
    page = whole.pages[1]
    lines = [box for box in content(page) if isinstance(box.item, TextLine) and box.item.width > 200]
    lifted = next(b for a, b in pairwise(lines) if 0 < b.item.y - a.item.y < 16)
    boxes = tuple(box.moved(0, -7) if box is lifted else box for box in page.boxes)
    moved = replace(whole, pages=(replace(page, boxes=boxes),))
    assert collisions(pages(write_pdf(moved))[0][1])


# ---- room


def test_pages_are_as_many_as_a_brief_has(built: Built):
    assert FEWEST_PAGES <= len(built.pages.pages) <= MOST_PAGES


def test_no_page_but_the_last_stands_empty(each: Built):
    shares = {page.number: round(empty(page), 2) for page in each.pages.pages[:-1]}
    assert {number: share for number, share in shares.items() if share > MOST_EMPTY} == {}


def test_an_empty_page_is_seen(built: Built):
    page = built.pages.pages[1]
    upper = tuple(box for box in page.boxes if box.furniture or box.item.y < 300)
    assert empty(replace(page, boxes=upper)) > MOST_EMPTY


# ---- headings


def stranded(document: Document, plan: PagePlan) -> list[str]:
    """Headings whose text does not begin on their page: of sections, tables and figures, and inside sections."""
    return [f"page {page.number}: {path}" for page in plan.pages for path in _stranded_on(document, page)]


def _stranded_on(document: Document, page: Page) -> Iterator[str]:
    paths = list(dict.fromkeys(box.block for box in content(page)))
    for path in paths:
        owner, _, part = path.rpartition("/")
        block = block_at(document, owner) if owner else None
        if isinstance(block, Section) and part in ("label", "assertion"):
            body = f"{owner}/blocks/"
        elif isinstance(block, Table) and part in ("label", "title", "subtitle"):
            body = f"{owner}/rows/"
        elif isinstance(block, Figure) and part in ("label", "title", "subtitle"):
            body = f"{owner}/data"
        elif isinstance(block_at(document, path), Heading):
            body = f"{owner}/{int(part) + 1}".removeprefix("/")  # on the first page a heading may stand in no section
        else:
            continue
        if not any(other.startswith(body) for other in paths):
            yield path


def test_no_heading_ends_a_page(each: Built):
    assert stranded(each.brief, each.pages) == []


def test_a_heading_alone_is_seen(built: Built):
    """The guard: every section, table and figure is stranded where only its head is left."""
    page = next(page for page in built.pages.pages if any("/rows/" in box.block for box in page.boxes))
    heads = tuple(box for box in page.boxes if "/rows/" not in box.block)
    assert stranded(built.brief, replace(built.pages, pages=(replace(page, boxes=heads),)))


# ---- length


def words(document: Document, plan: PagePlan) -> int:
    """How many words the brief has: see the head of this file."""
    texts = (box.item.text for page in plan.pages for box in content(page) if _is_read(document, box))
    return sum(bool(re.search(r"[^\W\d_]", token)) for text in texts for token in text.split())


def _is_read(document: Document, box: Box) -> bool:
    if not isinstance(box.item, TextLine):
        return False
    path = box.block.split("/")
    blocks = [block_at(document, "/".join(path[: end + 1])) for end in range(len(path))]
    if any(isinstance(block, SourceList | Contents) for block in blocks):
        return False
    if isinstance(blocks[0], Section) and blocks[0].anchor == "foot":
        return False
    captioned = any(isinstance(block, Table | Figure) for block in blocks)
    return not (captioned and path[-1] in ("label", "note", "data"))


def test_the_brief_is_as_long_as_it_should_be(built: Built):
    assert FEWEST_WORDS <= words(built.brief, built.pages) <= MOST_WORDS


@pytest.mark.parametrize("kind", [SourceList, Contents])
def test_what_is_not_read_is_not_counted(kind: type, built: Built):
    boxes = [box for page in built.pages.pages for box in content(page)]
    owned = [box for box in boxes if isinstance(block_at(built.brief, _block_path(built.brief, kind, box)), kind)]
    assert owned
    assert not any(_is_read(built.brief, box) for box in owned)


def _block_path(document: Document, kind: type, box: Box) -> str:
    """The part of a box's path that leads to a block of a kind, if one does."""
    path = box.block.split("/")
    found = ["/".join(path[: end + 1]) for end in range(len(path))]
    return next((one for one in found if isinstance(block_at(document, one), kind)), box.block)
