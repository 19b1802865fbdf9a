"""The front page: what stands in its rail gives way before the contents go to the next page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dealbrief.backends.pdf import PagePlan
from dealbrief.backends.pdf.plan.page_plan import Rule, TextLine
from dealbrief.document import blocks as b
from dealbrief.document.inlines import Text

Build = Callable[..., PagePlan]
LABEL = "Столько людей помиловано и вывезено в декабре, по словам президента"
WORDS = "Министерство сообщило об этом решении, а посольство подтвердило его на следующий день. "


def front(sections: int) -> tuple[b.Block, ...]:
    """Four key figures and the contents in the rail, four takeaways beside them, and sections."""
    title = b.TitleBlock(kind="Обзор", topic="Торговля", title=(Text("Лицензия за людей"),), facts=("Декабрь",))
    figures = b.KeyFigures(items=tuple(b.KeyFigure(value=f"{n}23", label=(Text(LABEL),)) for n in range(1, 5)))
    claims = b.Takeaways(
        items=tuple(
            b.Takeaway(claim=(Text(f"Вывод {n}"),), blocks=(b.Paragraph(children=(Text(WORDS * 2),)),))
            for n in range(4)
        )
    )
    body = (b.Paragraph(children=(Text(WORDS),)),)
    return (
        title,
        figures,
        b.Contents(),
        claims,
        *(b.Section(label=(Text("Раздел"),), blocks=body) for _ in range(sections)),
    )


def set_as(plan: PagePlan) -> tuple[set[int], float, float]:
    """The pages the contents stand on, the distance of their lines, and the size of the key figures."""
    boxes = [(index, box) for index, page in enumerate(plan.pages) for box in page.boxes]
    lines = [(index, box.block, box.item) for index, box in boxes if isinstance(box.item, TextLine)]
    entries = [(index, line.y) for index, path, line in lines if path.startswith("2/section")]
    ys = sorted({y for _, y in entries})
    size = next(line.runs[0].size for _, path, line in lines if path == "1/items/0/value")
    return {index for index, _ in entries}, ys[1] - ys[0], size


@pytest.mark.parametrize(
    ("sections", "leading", "size"),
    [(9, 13.0, 36.0), (18, 10.5, 36.0), (22, 10.5, 30.0)],
)
def test_the_contents_stay_on_the_front_page(plan: Build, sections: int, leading: float, size: float) -> None:
    """First they are set closer, then the key figures too."""
    assert set_as(plan(*front(sections))) == ({0}, pytest.approx(leading), size)


def test_contents_that_fit_in_no_way_go_on_as_they_are(plan: Build) -> None:
    on, leading, size = set_as(plan(*front(30)))
    assert (min(on), leading, size) == (1, pytest.approx(13.0), 36.0)


def test_what_follows_the_contents_in_the_rail_stands_under_a_line(plan: Build) -> None:
    note = b.Paragraph(children=(Text("Мелким шрифтом"),), role="small", room="rail")
    pages = plan(*front(3)[:1], b.Contents(), note, note, *front(3)[3:])
    rules = [box.item for box in pages.pages[0].boxes if isinstance(box.item, Rule)]
    hair = [rule.y for rule in rules if rule.colour == "hair" and rule.x < 200]
    lines = [box.item.y for box in pages.pages[0].boxes if box.block in ("2", "3") and isinstance(box.item, TextLine)]
    assert len([y for y in hair if 0 < lines[0] - y < 20]) == 1
    assert not [y for y in hair if lines[0] < y < lines[1]]
