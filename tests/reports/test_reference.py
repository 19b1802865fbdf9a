"""The template reference tells the truth: its examples build, and it lists every role and slot a slide may have."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Built, Ran, build_in_memory
from tests.reports.words import page_words

from dealbrief.backends.pptx.plan.roles import ROLES
from dealbrief.document.blocks import Section
from dealbrief.template.reference import NEW_ORDER, NEW_TABLE, NEW_TITLE, reference
from dealbrief.template.vocabulary import ROWS


@pytest.fixture
def changed(report: Path, run: Callable[..., Ran]) -> Callable[[str], Built]:
    """The report built with a stub of the brief, in which a commented block was replaced by the one of that name."""

    def build(block: str) -> Built:
        assert run("templates", "copy", "brief", "--report", report).code == 0
        copy = report / "templates" / "brief.xml.j2"
        text = copy.read_text(encoding="utf-8")
        head = block.partition("\n")[0]
        old = f"{{#\n{head}{{{{ super() }}}}{{% endblock %}}\n#}}\n"
        assert text.count(old) == 1
        copy.write_text(text.replace(old, block), encoding="utf-8")
        return build_in_memory(report)

    return build


def test_the_order_of_the_example_is_followed(changed: Callable[[str], Built], built: Built):
    made = changed(NEW_ORDER)
    labels, before = ([b.label for b in one.brief.blocks if isinstance(b, Section)] for one in (made, built))
    *analysis, sources, about = before
    assert len(analysis) > 2
    assert labels == [sources, *analysis, about]
    assert made.pptx == built.pptx


def test_the_title_of_the_example_is_printed(changed: Callable[[str], Built], built: Built):
    made = changed(NEW_TITLE)
    wanted = f"{made.brief.meta.short_title}, 31 December 2025"
    assert wanted in page_words(made.pages, furniture=False)
    assert wanted not in page_words(built.pages, furniture=False)
    assert made.pptx == built.pptx


def test_the_table_of_the_example_is_printed(changed: Callable[[str], Built], built: Built):
    made = changed(NEW_TABLE)
    assert "How far each promise has come" in page_words(made.pages)
    assert made.pptx == built.pptx


def test_every_element_has_one_row():
    page = reference()
    elements = page[page.index("## Elements") :]
    rows = re.findall(r"^\| `([a-z]+)` \| .* \| .* \| .+ \|$", elements, re.MULTILINE)
    assert sorted(rows) == sorted(ROWS)


def test_every_role_and_its_slots_are_listed():
    page = reference()
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| ((?:`[a-z-]+`(?:, )?)+) \| [^|]+ \|$", page, re.MULTILINE))
    assert {name: set(re.findall("`(.*?)`", slots)) for name, slots in listed.items()} == {
        name: set(role.slots) for name, role in ROLES.items()
    }
