"""Which block prints what: the places of a marked document, and that marks change nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dealbrief.document.tree import Document
from dealbrief.language import words
from dealbrief.packs import shipped_folders
from dealbrief.resources import resource
from dealbrief.source import edition_of, editions, load_deal, view
from dealbrief.source.record import Record, fields_of
from dealbrief.stages import search_path
from dealbrief.template import parse, render
from dealbrief.template.origins import with_origins

FRAME = """\
<brief title="T" short-title="s" language="en" stamp="2025-12-31" keywords="{% block words %}a; b{% endblock %}">
<references/>
{% block below required %}{% endblock %}
{% block body %}{% block first %}<p>one</p>{% endblock %}{% endblock %}
</brief>
"""


def marked(folder: Path, body: str, **files: str) -> Document:
    for name, text in {"frame": FRAME, "brief": f'{{% extends "frame.xml.j2" %}}{body}', **files}.items():
        (folder / f"{name}.xml.j2").write_text(text, encoding="utf-8")
    text, found = render("brief", {}, [folder], "en", None, marked=True)
    return parse(text, found, "en")


def blocks(document: Document) -> list[str]:
    return [block.at.blocks if block.at else "" for block in document.blocks]


BELOW = "{% block below %}{% endblock %}"


@pytest.mark.parametrize(
    ("body", "files", "expected"),
    [
        ("", {}, ["body/first"]),
        ("{% block first %}{{ super() }}<p>two</p>{% endblock %}", {}, ["body/first", "body/first"]),
        ("{% block body %}<p>two</p>{{ self.first() }}{% endblock %}", {}, ["body", "body/first"]),
        (
            '{% from "part.xml.j2" import two %}{% block first %}{{ two() }}{% endblock %}',
            {"part": "{% macro two() %}<p>two</p><p>three</p>{% endmacro %}"},
            ["body/first", "body/first"],
        ),
        ('{% block first %}{% include "part.xml.j2" %}{% endblock %}', {"part": "<p>two</p>"}, ["body/first"]),
        (
            "{% block first %}{% for n in range(2) %}{% block each scoped %}<p>{{ n }}</p>{% endblock %}{% endfor %}"
            "{% endblock %}",
            {},
            ["body/first/each", "body/first/each"],
        ),
        (
            "{% block body %}{% set kept %}{{ self.first() }}{% endset %}<p>two</p>{{ kept }}{% endblock %}",
            {},
            ["body", "body/first"],
        ),
    ],
    ids=["inherited", "super", "moved by self", "macro of a part", "include", "scoped in a loop", "kept and moved"],
)
def test_an_element_belongs_to_the_block_that_prints_it(tmp_path, body, files, expected):
    assert blocks(marked(tmp_path, BELOW + body, **files)) == expected


def test_a_block_inside_of_an_attribute_leaves_no_mark(tmp_path):
    assert marked(tmp_path, BELOW + "{% block words %}c; d{% endblock %}").meta.keywords == ("c", "d")


def test_elements_of_a_text_without_a_template_line_belong_to_the_block_too(tmp_path):
    text = with_origins("<brief>\x02body\x02<p>one</p>\x02first\x02<list><item/></list>\x03\x03<p/></brief>")
    assert re.findall(r'<(\w+)(?: _in="([^"]*)")?', text) == [
        ("brief", ""),
        ("p", "body"),
        ("list", "body/first"),
        ("item", "body/first"),
        ("p", ""),
    ]


def test_marks_change_nothing_that_is_printed():
    for report in sorted(path.parent for path in resource("reports").glob("*/deal.yaml")):
        deal = load_deal(report)
        for edition in editions(deal):
            seen, chosen = view(deal, edition), edition_of(deal, edition)
            language = seen.edition.language
            fields = {**fields_of(seen), "words": Record(words(language))}
            context = {**fields, "view": Record(fields)}
            folders, packs = search_path(report, seen.edition.pack, None), shipped_folders()
            plain, files = render(chosen.template, context, folders, language, packs)
            with_marks, _ = render(chosen.template, context, folders, language, packs, marked=True)
            assert re.sub(r' _in="[\w/]*"', "", with_marks) == plain
            assert parse(with_marks, files, language, [report]) == parse(plain, files, language, [report])
