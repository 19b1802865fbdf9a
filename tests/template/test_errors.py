"""Whatever is wrong in a template is named with the template's own line, and with a hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealbrief.document.inlines import RichText, Text
from dealbrief.source.record import Record

ROWS = "{% for i in range(40) %}\n<p>row {{ i }}</p>\n{% endfor %}\n"


def told(problem) -> tuple[str, str, int]:
    return problem.code, Path(problem.at.file).name, problem.at.line


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("<p>{{ nam }}</p>", "undefined-name", 3),
        ("<p>{{ deal.titel }}</p>", "undefined-name", 3),
        ("<calout/>", "unknown-tag", 3),
        (ROWS + "<p>R&D</p>", "malformed-xml", 6),
        (ROWS + "<p>open", "malformed-xml", 6),
        (ROWS + "<p\n  role=small>x</p>", "malformed-xml", 6),
        ("<p>a<br>b</p>", "malformed-xml", 3),
        ("<p>a&nbsp;b</p>", "malformed-xml", 3),
        ('<p place="left">x</p>', "attribute-value", 3),
        ('<p colour="red">x</p>', "unknown-attribute", 3),
        ('<slide role="x"/>', "not-allowed", 3),
        ("<section><label>l</label><section><label>m</label></section></section>", "not-allowed", 3),
        ('<heading level="7">h</heading>', "attribute-value", 3),
        ('<figure kind="line"/>', "missing-attribute", 3),
        ("<titleblock>loose words</titleblock>", "not-allowed", 3),
        ("<p><cite ref='nobody'/></p>", "unknown-source", 3),
        ("{% for i in range(90000) %}{% for j in range(90000) %}{% endfor %}{% endfor %}", "template-budget", 3),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "template-too-deep", 3),
        ("<p>{{ 'a' * many }}</p>", "unprintable-value", 3),
        ("<p>{{ missing }}</p>", "unprintable-value", 3),
        ("<p>{{ number }}</p>", "unprintable-value", 3),
        ("<p>{{ control }}</p>", "unprintable-value", 3),
        ("{{ refuse('cannot go on', 'do this') }}", "unprintable-value", 3),
        ("{% include 'nope.xml.j2' %}", "template-not-found", 3),
        ("<p>{{ deal | safe }}</p>", "template-syntax", 3),
        ("{% if %}", "template-syntax", 3),
        ('<figure kind="bar" alt="a"><bar label="x" value="1e400">x</bar></figure>', "attribute-value", 3),
        ('<figure kind="bar" alt="a"><bar label="x" value="nan">x</bar></figure>', "attribute-value", 3),
        ('<figure kind="bar" alt="a"><bar label="x" value="-1">x</bar></figure>', "below-nought", 3),
    ],
)
def test_a_fault_is_located_and_named(refused, body, code, line):
    context = {
        "deal": Record({"title": "T"}),
        "many": 10**9,
        "missing": None,
        "number": 1.5,
        "control": "a\x01b",
    }
    (problem,) = refused(body, **context)
    assert told(problem) == (code, "brief.xml.j2", line)


def test_a_fault_in_a_macro_of_another_file_is_located_there(refused):
    macros = "{% macro card(x) %}\n<p>\n{{ x.titel }}</p>\n{% endmacro %}\n"
    body = '{% import "macros.xml.j2" as macros %}{{ macros.card(deal) }}'
    (problem,) = refused(body, files={"macros.xml.j2": macros}, deal=Record({"title": "T"}))
    assert told(problem) == ("undefined-name", "macros.xml.j2", 3)
    assert problem.hint == "did you mean `title`?"


def test_an_element_of_an_included_file_is_located_there(refused):
    (problem,) = refused('{% include "part.xml.j2" %}', files={"part.xml.j2": "<p>\n</p>\n<quot/>\n"})
    assert told(problem) == ("unknown-tag", "part.xml.j2", 3)


def test_a_line_below_nought_is_refused_point_by_point(refused):
    points = "".join(
        f'<point date="2031-01-0{day}" value="{value}">x</point>' for day, value in ((1, -2), (2, 3), (3, -1))
    )
    problems = refused(f'<figure kind="line" alt="a">{points}</figure>')
    assert [told(problem)[0] for problem in problems] == ["below-nought", "below-nought"]


def test_all_faults_of_the_tree_come_in_one_run(refused):
    problems = refused('<calout/>\n<p colour="x">a</p>\n<p place="top">b</p>\n<slide role="x"/>')
    kinds = ["unknown-tag", "unknown-attribute", "not-allowed", "attribute-value"]
    assert [told(problem)[0] for problem in problems] == kinds
    problems = refused('<p place="top">b</p>\n<p role="big">c</p>')
    assert [told(problem)[2] for problem in problems] == [3, 4]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("<calout/>", "did you mean `callout`?"),
        ("<p>a<br>b</p>", "a new paragraph is <p>…</p>"),
        ("<p>a&nbsp;b</p>", "type the no-break space itself"),
        ('<p rol="small">x</p>', "did you mean `role`?"),
        ('<p place="mian">x</p>', "did you mean `main`?"),
        ("<p>{{ nobody }}</p>", "names here: deal"),
    ],
)
def test_a_fault_says_how_to_mend_it(refused, body, hint):
    assert [problem.hint for problem in refused(body, deal="x")] == [hint]


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__",
        "deal.__class__.__mro__",
        "deal._fields",
        "'x'.upper()",
        "deal.title.format(1)",
        "'%s' % deal",
        "'a' ** 9",
        "lipsum()",
        "cycler(1)",
        "deal | attr('title')",
        "deal | pprint",
        "self.__init__",
    ],
)
def test_a_template_reaches_nothing_but_the_fields_of_the_view(refused, expression):
    assert refused("<p>{{ " + expression + " }}</p>", deal=Record({"title": "T"}))


def test_output_without_end_is_stopped(refused):
    (problem,) = refused("{% for i in range(90000) %}<p>xxxxxxxxxxxxxxxxxxxxxxxxxxxx</p>{% endfor %}")
    assert problem.code == "template-budget"


def test_a_document_type_is_refused(refused):
    entity = RichText((Text("<!DOCTYPE x>"),))
    assert refused('{{ "" }}<!DOCTYPE x>', deal=entity)[0].code == "malformed-xml"


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("<p>{{ dael.title }}</p>", "did you mean `deal`?"),
        ("<p>{{ deal.title | uper }}</p>", "did you mean `upper`?"),
        ("<p>{{ deal.title | headlin }}</p>", "did you mean `headline`?"),
        ("{% if deal is definde %}{% endif %}", "did you mean `defined`?"),
        ('{% import "macros.xml.j2" as macros %}{{ macros.crad() }}', "did you mean `card`?"),
        ("<p>{{ zzz }}</p>", "names here: deal"),
    ],
)
def test_a_misspelt_name_is_guessed(refused, body, hint):
    macros = {"macros.xml.j2": "{% macro card() %}{% endmacro %}"}
    (problem,) = refused(body, files=macros, deal=Record({"title": "T"}))
    assert problem.hint == hint


def test_of_many_fields_some_are_named(refused):
    fields = Record({f"word{index}": "x" for index in range(200)})
    (problem,) = refused("<p>{{ deal.zzz }}</p>", deal=fields)
    assert problem.hint is not None
    assert problem.hint.startswith("fields here: word0, word1, ")
    assert problem.hint.endswith("word29, …")
