"""Words of templates: `say` and its errors, alphabetical filters, and no English in the packs that are shipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from dealbrief.document.inlines import RichText, Text
from dealbrief.document.walk import nodes as walked
from dealbrief.resources import resource
from dealbrief.template.environment import Environment as Sandbox

PACKS = resource("templates")
TEMPLATES = sorted(path.relative_to(PACKS).as_posix() for path in PACKS.rglob("*.j2"))
_FIXED = """
about align anchor approx code columns compact confidence date focus from grade ground href id importance is kind lane
level low name notes numbered numbering outside page place rail role rule seen side sides size spacing state to value
view
"""
FIXED = frozenset(_FIXED.split())
"""Attributes whose values are the dialect's own words; `name` of a slot is, that of a party is checked apart."""
TAG = re.compile(r"<[^<>]*>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
OWN = frozenset(("yes", "tight", "Letter", "light", "paragraphs"))
"""What a block or a macro gives to code."""
LETTERS = re.compile(r"[^\W\d_]{2,}")
FILLED = "\0"
SENTENCE = re.compile(r"[^\W\d_]+[,;:]? +[^\W\d_]|^[A-Z][a-z]{2}|^[,;:] ?[a-z]|^ *[a-z]+ $")


def words_of(document) -> str:
    return "".join(node.text for node in walked(document.blocks) if isinstance(node, Text))


def test_a_template_says_a_message_with_values(run):
    body = '<p>{{ say("gives_to", giver="A & B", receiver="C") }}; {{ say("named", count=2) }}; {{ words.draft }}</p>'
    from dealbrief.language import words
    from dealbrief.source.record import Record

    document = run(body, words=Record(words("en")))
    assert words_of(document) == "A & B gives C; Two of those concerned, by name; Draft"


def test_what_a_macro_wrote_is_escaped_once(run):
    body = '{% macro name() %}A & B{% endmacro %}\n<p>{{ say("portrait_of", name=name()) }}</p>'
    assert words_of(run(body)) == "Portrait of A & B"


@pytest.mark.parametrize(
    ("call", "code", "message", "hint"),
    [
        ('say("gives_too")', "unknown-message", "there is no message `gives_too`", "did you mean `gives_to`?"),
        ('say("gives_to", giver="A")', "unknown-message", "needs `receiver`", "it takes: giver, receiver"),
        ('say("version", versoin="1")', "unknown-message", "no place for `versoin`", "did you mean `version`?"),
        ('say("named", count=title)', "unprintable-value", "`count` of a message is rich text", "| plain"),
        ('say("portrait_of", name=none)', "unprintable-value", "the value is absent", "guard it"),
        ('say("portrait_of", name=cited)', "unprintable-value", "`name` of a message holds elements", "plain text"),
        ('say("portrait_of", name=nobody)', "undefined-name", "`nobody` is not defined", ""),
    ],
)
def test_a_message_that_cannot_be_said_is_an_error_at_its_line(refused, call: str, code: str, message: str, hint: str):
    body = "<p>x</p>\n{% macro cite() %}<p>x</p>{% endmacro %}{% set cited = cite() %}<p>{{ " + call + " }}</p>"
    (problem,) = refused(body, title=RichText((Text("T"),)))
    assert (problem.code, problem.at.line) == (code, 4)
    assert message in problem.message
    assert hint in (problem.hint or "")


SORTED = """\
{{ names | sort | join(" ") }}; \
{% for one, all in people | groupby("name") %}{{ one }} {% endfor %}; \
{{ names | sort(reverse=true) | first }}; {{ names | sort(case_sensitive=true) | first }}"""


def test_filters_that_sort_follow_the_alphabet(tmp_path: Path):
    (tmp_path / "brief.xml.j2").write_text(f"<p>{SORTED}</p>", encoding="utf-8")
    names = ["яма", "ікра", "Жук", "йод"]
    template = Sandbox([tmp_path], "be").get_template("brief.xml.j2")
    said = template.render(names=names, people=[{"name": name} for name in names])
    assert "Жук ікра йод яма; Жук ікра йод яма ; яма; Жук" in said


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_shipped_pack_has_no_words_of_its_own(name: str):
    assert list(own_words((PACKS / name).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "<p>Sent to {{ place }}</p>", '<figure alt="{{ x }} gives {{ y }}">', "{{ x }} to {{ y }}",
        '<cell>{{ title(section, "How it came about") }}</cell>', '{{ "Event" if x else y }}', '{{ x ~ " and " ~ y }}',
        '<bar head="Round"/>', '<party name="Norland"/>',
    ],
)  # fmt: skip
def test_a_word_of_a_template_is_found(text: str):
    assert list(own_words(text)) != []


def test_names_of_the_dialect_are_no_words():
    text = (
        '<slot name="left"><figure kind="bar" side="{{ x }}">{{ y | date("medium") }}: {{ refuse("no such figure") }}'
    )
    assert list(own_words(text)) == []


def own_words(text: str) -> Iterator[str]:
    """What a reader would see and no message says: text between tags, attributes that are read, texts in code."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    data = "".join(value if kind == "data" else FILLED for _, kind, value in environment.lex(text) if shown(kind))
    yield from (word for word in LETTERS.findall(TAG.sub(FILLED, data)) if word not in OWN)
    for tag in TAG.findall(data):
        for attribute, value in ATTRIBUTE.findall(tag):
            fixed = tag.startswith("<slot") if attribute == "name" else attribute in FIXED
            if not fixed and LETTERS.search(value):
                yield f'{attribute}="{value}"'
    tree = environment.parse(text)
    errors = {id(one) for call in tree.find_all(nodes.Call) if is_refusal(call) for one in call.find_all(nodes.Const)}
    for constant in tree.find_all(nodes.Const):
        if id(constant) not in errors and isinstance(constant.value, str):
            yield from (word for word in [constant.value] if SENTENCE.search(word) and word not in OWN)


def shown(kind: str) -> bool:
    """The data of a template, and a mark for whatever is filled in."""
    return kind in ("data", "variable_end", "block_end")


def is_refusal(call: nodes.Call) -> bool:
    return getattr(call.node, "name", "") == "refuse"
