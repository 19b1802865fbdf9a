"""What a template is made of is read from its files: chain, blocks and who wins, descriptions, data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dealbrief.errors import TemplateError
from dealbrief.resources import resource
from dealbrief.source import load_deal, view
from dealbrief.source.record import fields_of
from dealbrief.template.anatomy import Anatomy, Block, anatomy, unknown_blocks

STANDARD = resource("templates") / "standard"
SMALL = Path(__file__).parents[1] / "fixtures" / "small"
DOCUMENTS = ("brief", "glance", "deck", "one-slide")


@pytest.fixture
def taken(tmp_path: Path) -> Callable[..., Anatomy]:
    """Take the template `own` apart; other files are given by name."""

    def take(text: str, **others: str) -> Anatomy:
        for name, words in {"own": text, **others}.items():
            (tmp_path / f"{name}.xml.j2").write_text(words, encoding="utf-8")
        return anatomy("own", [tmp_path])

    return take


def blocks(found: Anatomy) -> dict[str, Block]:
    return {block.name: block for block in found.blocks}


BASE = "<brief>{# Its end. #}\n{% block body %}{# One. #}{% block one %}{% endblock %}{% endblock %}</brief>"


def test_the_first_of_the_chain_wins_and_says_what_it_hides(taken: Callable[..., Anatomy], tmp_path: Path):
    found = taken('{% extends "base.xml.j2" %}\n{% block one %}{% endblock %}', base=BASE)
    assert [part.name for part in found.chain] == ["own.xml.j2", "base.xml.j2"]
    one = blocks(found)["one"]
    assert (one.path, one.line, one.hides) == (tmp_path / "own.xml.j2", 2, (tmp_path / "base.xml.j2",))
    assert (one.about, one.printed) == ("One.", True)
    assert blocks(found)["body"].hides == ()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{% block body %}{% endblock %}{% block one %}{% endblock %}", False),
        ("{% block body %}{{ super() }}{% endblock %}{% block one %}{% endblock %}", True),
        ("{% block body %}{{ self.one() }}{% endblock %}{% block one %}{% endblock %}", True),
        ("{% block body %}{% block one %}{% endblock %}{% endblock %}", True),
        ("{% block one %}{% endblock %}", True),
    ],
)
def test_a_block_is_printed_where_something_has_a_place_for_it(
    text: str, printed: bool, taken: Callable[..., Anatomy], tmp_path: Path
):
    found = taken(f'{{% extends "base.xml.j2" %}}{text}', base=BASE)
    assert blocks(found)["one"].printed is printed
    assert [problem.code for problem in unknown_blocks("own", [tmp_path])] == ([] if printed else ["unknown-block"])


@pytest.mark.parametrize(
    "head", ["{% extends deal.base %}", '{% if deal.base %}{% extends "base.xml.j2" %}{% endif %}']
)
def test_what_only_a_run_can_tell_is_no_error(head: str, taken: Callable[..., Anatomy], tmp_path: Path):
    found = taken(f"{head}{{% block other %}}{{% endblock %}}", base=BASE)
    assert len(found.chain) == 1
    assert unknown_blocks("own", [tmp_path]) == []


def test_a_description_is_the_comment_right_before_a_block(taken: Callable[..., Anatomy]):
    found = taken(
        "{# The file. #}\n<p/>{# lost #}<p/>{% block a %}{% endblock %}{# b: Of b. #}\n{% block b %}{% endblock %}"
        "{# {% block d %}{% endblock %} #}\n{% block c %}{% endblock %}"
    )
    assert found.about == "The file."
    assert {name: block.about for name, block in blocks(found).items()} == {"a": "", "b": "Of b.", "c": ""}


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("{{ deal.title }}", {"deal": ("title",)}),
        ("{{ view.deal.house.name }}{{ deal.house }}", {"deal": ("house.name",)}),
        ("{% for one in terms | list %}{{ one.title }}{% endfor %}", {"terms": ("title",)}),
        ("{% set a = terms | first %}{{ a.giver.name }}", {"terms": ("giver.name",)}),
        ('{{ terms | selectattr("receiver") | map(attribute="title") | join }}', {"terms": ("receiver", "title")}),
        ("{% set terms = terms | list %}{{ terms[0].title }}", {"terms": ("title",)}),
        ("{% set a %}x{% endset %}{% set a = a | trim %}{{ a }}", {}),
        ("{% macro m(one) %}{{ one.title }}{% endmacro %}{{ m(deal) }}", {"deal": ()}),
        ("{% for a in range(3) %}{{ loop.index }}{% endfor %}", {}),
        ('{% import "base.xml.j2" as base %}{{ base.word }}', {}),
    ],
)
def test_the_data_it_reads(text: str, reads: dict[str, tuple[str, ...]], taken: Callable[..., Anatomy]):
    assert taken(text, base="").reads == reads


def test_data_that_parts_read_counts(taken: Callable[..., Anatomy]):
    found = taken('{% include "part.xml.j2" %}', part="{{ deal.title }}")
    assert [part.name for part in found.parts] == ["part.xml.j2"]
    assert found.reads == {"deal": ("title",)}


def test_a_template_that_is_none_is_said_at_its_line(taken: Callable[..., Anatomy]):
    with pytest.raises(TemplateError) as caught:
        taken("<p>\n{% if %}")
    (problem,) = caught.value.problems
    assert problem.at is not None
    assert (problem.code, problem.at.line) == ("template-syntax", 2)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_standard_pack_describes_every_block_and_prints_it(name: str):
    found = anatomy(name, [STANDARD])
    assert len(found.blocks) > 4
    assert [block.name for block in found.blocks if not (block.about and block.printed)] == []
    assert all(block.about.endswith(".") for block in found.blocks)
    assert found.example.startswith("For example, ")


def test_what_the_standard_pack_reads_is_what_a_view_has():
    """No local name of a template is taken for one of the view."""
    known = {*fields_of(view(load_deal(SMALL), "brief")), "words"}
    for name in DOCUMENTS:
        assert set(anatomy(name, [STANDARD]).reads) <= known
