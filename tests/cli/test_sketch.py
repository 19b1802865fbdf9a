"""The sketch of `templates show`: where each block of a template stands on the document's sheets."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import Ran

from dealbrief.backends.pdf import PagePlan
from dealbrief.backends.pdf.plan.page_plan import TextLine
from dealbrief.backends.pptx import DeckPlan
from dealbrief.backends.pptx.plan.deck import Placed
from dealbrief.cli.sketch import Area, Rect, Sketch, drawn
from dealbrief.cli.sketch_areas import sketch
from dealbrief.document.tree import Document
from dealbrief.errors import DealbriefError
from dealbrief.figures.slide_shapes import TextBox
from dealbrief.resources import resource
from dealbrief.source import editions, load_deal
from dealbrief.stages import Report, plan, search_path, theme_of, tree
from dealbrief.template.anatomy import anatomy

SMALL = Path(__file__).parents[1] / "fixtures" / "small" / "deal.yaml"
WORD = "Zyx"

BRIEF = """\
┌───────────────────────────────┐
│                               │
│  title ····················   │
│  ··························   │
│  ··························   │
│  ··························   │
│  ··························   │
│  key_figures                  │
│  ·····                        │
│  contents                     │
│                               │
│  sections/section ·········   │
│                               │
│  sources ··················   │
│                               │
│                               │
│                               │
│                               │
│                               │
│                               │
│                               │
│                               │
│                               │
└────────────── 1 ──────────────┘
all of it stands in body
""".splitlines()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one small report, and nothing in its `templates/`."""
    monkeypatch.chdir(tmp_path)
    folder = Path("reports/small")
    (folder / "templates").mkdir(parents=True)
    shutil.copyfile(SMALL, folder / "deal.yaml")
    return folder


def write(report: Path, name: str, text: str) -> None:
    (report / "templates" / f"{name}.xml.j2").write_text(text, encoding="utf-8")


def shown_sheets(out: str) -> list[str]:
    lines = out.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("where its blocks stand"))
    return lines[first + 1 : lines.index("blocks") - 1]


def test_the_sketch_of_a_small_brief(small: Path, run: Callable[..., Ran]):
    ran = run("templates", "show", "brief")
    assert (ran.code, ran.err) == (0, "")
    assert shown_sheets(ran.out) == BRIEF


def test_a_line_is_no_wider_than_a_terminal(small: Path, run: Callable[..., Ran]):
    for name in ("brief", "glance", "deck", "one-slide"):
        assert max(map(len, shown_sheets(run("templates", "show", name).out))) <= 100


def test_a_moved_block_moves_in_the_sketch(small: Path, run: Callable[..., Ran]):
    before = shown_sheets(run("templates", "show", "brief").out)
    moved = "{% block body %}{{ self.title() }}{{ self.sources() }}{{ self.sections() }}{% endblock %}"
    write(small, "brief", f'{{% extends "standard/brief.xml.j2" %}}{moved}')
    after = shown_sheets(run("templates", "show", "brief").out)
    assert row(before, "sections") < row(before, "sources")
    assert row(after, "title") < row(after, "sources") < row(after, "sections")
    assert not any("contents" in line for line in after)


def row(lines: list[str], name: str) -> int:
    return next(number for number, line in enumerate(lines) if name in line)


def test_the_data_of_a_sketch_is_in_points(small: Path, run: Callable[..., Ran]):
    told = json.loads(run("templates", "show", "brief", "--json").out)["sketch"]
    assert (told["width"], told["height"]) == (595.3, 841.9)
    (title,) = (area for area in told["areas"] if area["block"] == "title")
    assert (title["sheet"], title["inside"]) == (1, ["body"])
    assert 0 < title["x"] < title["x"] + title["width"] < 596
    (below,) = (area for area in told["areas"] if area["block"] == "sources")
    assert below["y"] > title["y"] + title["height"]


def test_what_cannot_be_planned_is_said_in_one_line(small: Path, run: Callable[..., Ran]):
    write(small, "brief", '{% extends "standard/brief.xml.j2" %}\n{% block about %}<p>{{ nobody }}</p>{% endblock %}')
    ran = run("templates", "show", "brief")
    assert ran.code == 0
    said = next(line for line in ran.out.splitlines() if line.startswith("no sketch"))
    assert said.startswith("no sketch, it cannot be planned: reports/small/templates/brief.xml.j2:2: `nobody` ")
    assert "nobody" in json.loads(run("templates", "show", "brief", "--json").out)["sketch"]["problem"]


def test_a_template_without_end_is_stopped_and_said(small: Path, run: Callable[..., Ran]):
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    write(small, "brief", f'{{% extends "standard/brief.xml.j2" %}}{{% block about %}}{endless}{{% endblock %}}')
    assert "no sketch, it cannot be planned: " in run("templates", "show", "brief").out


def test_a_part_has_no_sketch(small: Path, run: Callable[..., Ran]):
    assert "where its blocks stand" not in run("templates", "show", "base/tables").out
    assert json.loads(run("templates", "show", "base/brief", "--json").out)["sketch"] is None


DOCUMENTS = ("brief", "glance", "deck", "one-slide")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_block_that_prints_something_is_named_where_it_stands(name: str, small: Path):
    """Each block in turn prints a word of its own: its area is where the word stands, and the sketch has its name."""
    with (small / "deal.yaml").open("a", encoding="utf-8") as file:
        file.write(f"editions:\n  - {{id: {name}, template: {name}}}\n")
    found = []
    for block in anatomy(name, search_path(small, "standard", None)).blocks:
        for document, planned in printing(name, block.name, small):
            sheets = sketch(document, planned)
            said = list(spots(planned))
            assert said
            for number, x, y in said:
                inner = [one for one in sheets.areas if one.sheet == number and holds(one.rect, x, y)]
                assert {one.blocks[-1] for one in inner} == {block.name}
            assert block.name in "\n".join(drawn(sheets))
            found.append(block.name)
    (small / "templates" / f"{name}.xml.j2").unlink()
    assert set(found) >= set(whole(name, small).names(range(1, 100)))


PRINTS = (
    f"<p>{WORD}</p>",
    f"<column><p>{WORD}</p></column>",
    f'<slide role="text"><title>{WORD}</title><slot name="body"><p>{WORD}</p></slot></slide>',
)


def printing(name: str, block: str, report: Path) -> Iterator[tuple[Document, PagePlan | DeckPlan]]:
    """A document in which a block prints a word and nothing else, once; nothing where it can hold no words."""
    for text in PRINTS:
        write(report, name, f'{{% extends "standard/{name}.xml.j2" %}}{{% block {block} %}}{text}{{% endblock %}}')
        with contextlib.suppress(DealbriefError):
            yield made(name, report)
            return


def made(name: str, report: Path) -> tuple[Document, PagePlan | DeckPlan]:
    deal = load_deal(report)
    document = tree(deal, name, report, None, Report(), marked=True)
    return document, plan(document, theme_of(deal, name, report), Report())


def whole(name: str, report: Path) -> Sketch:
    return sketch(*made(name, report))


def spots(planned: PagePlan | DeckPlan) -> Iterator[tuple[int, float, float]]:
    """The sheet and place of each such word."""
    if isinstance(planned, PagePlan):
        for page in planned.pages:
            lines = (box.item for box in page.boxes if isinstance(box.item, TextLine) and box.item.text == WORD)
            yield from ((page.number, line.x + 1, line.y - 1) for line in lines)
        return
    for number, slide in enumerate(planned.slides, 1):
        for frame in slide.frames:
            if isinstance(frame, TextBox | Placed) and [one.text for one in frame.paragraphs] == [WORD]:
                box = frame.box or frame.slot.inner if isinstance(frame, Placed) else frame.box
                yield number, box.x + 1, box.y + 1


def holds(rect: Rect, x: float, y: float) -> bool:
    return rect.x <= x <= rect.right and rect.y <= y <= rect.bottom


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_block_of_the_shipped_report_is_left_out(name: str):
    report = resource("reports") / "us-belarus-potash-2025"
    if name not in editions(load_deal(report)):
        pytest.skip("the report has no such edition")
    sheets = whole(name, report)
    text = "\n".join(drawn(sheets))
    for block in sheets.names(range(1, sheets.count + 1)):
        assert block in text or all(part in text for part in re.split("(?<=_)", block)), block


def area(sheet: int, blocks: str, *rect: float) -> Area:
    return Area(sheet, tuple(blocks.split("/")), Rect(*rect))


def test_names_break_after_an_underscore_or_stand_below():
    areas = (
        area(1, "body/a", 0, 0, 600, 100),
        area(1, "body/two_words", 0, 300, 120, 200),
        area(1, "body/a", 120, 300, 480, 200),
        area(1, "body/unbreakable", 0, 600, 120, 200),
        area(1, "body/a", 120, 600, 480, 200),
        area(1, "body/over_white", 0, 550, 60, 10),
        area(2, "body/a", 0, 0, 600, 100),
        area(3, "body/a", 0, 0, 600, 100),
        area(4, "body/last", 0, 0, 600, 100),
    )
    lines = drawn(Sketch("page", 5, 600, 800, areas))
    assert any("│two_ ·a ·" in line for line in lines)
    assert any("│over_white  " in line for line in lines)
    assert lines[-4:] == [
        "all of it stands in body",
        "too small to be named here: unbreakable",
        "page 4: last",
        "page 5: no block",
    ]


def test_what_a_block_prints_is_one_area_unless_another_stands_between(small: Path):
    order = "{{ self.title() }}<p>one</p><p>two</p>{{ self.sources() }}<p>three</p>"
    write(small, "brief", f'{{% extends "standard/brief.xml.j2" %}}{{% block body %}}{order}{{% endblock %}}')
    assert [one.blocks[-1] for one in whole("brief", small).areas] == ["title", "body", "sources", "body"]
