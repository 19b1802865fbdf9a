"""One layout and one drawing at any length: counted, at some sixty pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from dealbrief.backends.pdf import plan_pages, write_pdf
from dealbrief.backends.pdf.canvas import PageCanvas
from dealbrief.backends.pdf.plan import handlers
from dealbrief.backends.pdf.plan.page_plan import TextLine
from dealbrief.document import blocks as b
from dealbrief.document.inlines import Cite, Text
from dealbrief.document.tree import Document
from dealbrief.document.walk import nodes
from dealbrief.theme.brand import standard_theme


def chapters(count: int) -> tuple[b.Block, ...]:
    rows = tuple(b.Row(cells=(b.Cell(blocks=(b.Paragraph(children=(Text(f"row {n}"),)),)),)) for n in range(30))
    said = b.Paragraph(children=(Text("It is said, and said again. " * 60), Cite(("alpha",))))
    table = b.Table(columns=(b.Column(),), head=(), rows=rows, title=(Text("Rows"),))
    return (b.Contents(), *(b.Section(label=(Text(f"Part {n}"),), blocks=(said, table, said)) for n in range(count)))


def test_each_block_is_laid_out_once_and_each_line_drawn_once(
    brief: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = brief(*chapters(60))
    laid: Counter[str] = Counter()

    def counted(handler: Callable[..., Any]) -> Callable[..., Any]:
        def handle(setting: Any, block: Any, path: str, *rest: Any) -> Any:
            laid[path] += 1
            return handler(setting, block, path, *rest)

        return handle

    counting = {kind: counted(handler) for kind, handler in handlers.HANDLERS.items()}
    monkeypatch.setattr("dealbrief.backends.pdf.plan.planner.HANDLERS", counting)
    plan = plan_pages(document, standard_theme())
    assert len(plan.pages) >= 60
    assert sum(1 for node in nodes(document.blocks) if isinstance(node, b.Paragraph)) > 1000
    assert laid
    assert set(laid.values()) == {1}
    drawn = starts = 0
    text, end_page = PageCanvas.text, PageCanvas.end_page

    def count_text(self: PageCanvas, *arguments: Any) -> None:
        nonlocal drawn
        drawn += 1
        text(self, *arguments)

    def count_page(self: PageCanvas) -> None:
        nonlocal starts
        starts += 1
        end_page(self)

    monkeypatch.setattr(PageCanvas, "text", count_text)
    monkeypatch.setattr(PageCanvas, "end_page", count_page)
    write_pdf(plan)
    lines = [box.item for page in plan.pages for box in page.boxes if isinstance(box.item, TextLine)]
    assert drawn == sum(len(line.runs) for line in lines)
    assert starts == len(plan.pages)
