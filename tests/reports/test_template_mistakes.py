"""Mistakes that authors of templates make: each is named at its own line with a way out, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Ran

FICTION = Path(__file__).parents[1] / "fixtures" / "fiction" / "deal.yaml"


def brief(body: str) -> tuple[str, str]:
    """A brief whose takeaways are a body that begins on line 3."""
    return "brief", f'{{% extends "standard/brief.xml.j2" %}}\n{{% block takeaways %}}\n{body}\n{{% endblock %}}\n'


def deck(body: str) -> tuple[str, str]:
    return "deck", f'{{% extends "standard/deck.xml.j2" %}}\n{{% block slides %}}\n{body}\n{{% endblock %}}\n'


MISTAKES = {
    "misspelt field": (brief("<p>{{ deal.sumary }}</p>"), 3, "did you mean `summary`?"),
    "misspelt name": (brief("{% for party in partys %}<p>x</p>{% endfor %}"), 3, "did you mean `parties`?"),
    "field of a loop": (brief("<p>x</p>\n{% for one in terms %}\n<p>{{ one.titel }}</p>\n{% endfor %}"), 5, "`title`?"),
    "misspelt filter": (brief("<p>{{ edition.as_of | dat }}</p>"), 3, "did you mean `date`?"),
    "filter that HTML has": (brief("<p>{{ deal.short_title | safe }}</p>"), 3, "only those of the reference"),
    "misspelt test": (brief("{% if deal.summary is defind %}<p>x</p>{% endif %}"), 3, "did you mean `defined`?"),
    "misspelt statement": (brief("{% fro one in terms %}<p>x</p>{% endfor %}"), 3, "`for`?"),
    "misspelt element": (brief("<calout><title>x</title></calout>"), 3, "did you mean `callout`?"),
    "element of HTML": (brief("<div>x</div>"), 3, "<section>"),
    "list of HTML": (brief("<ul><li>x</li></ul>"), 3, "a list is <list>"),
    "misspelt attribute": (brief('<callout plce="rail"><title>x</title></callout>'), 3, "did you mean `place`?"),
    "unknown value": (brief('<callout place="left"><title>x</title></callout>'), 3, "rail, main, full"),
    "unquoted value": (brief("<callout place=rail><title>x</title></callout>"), 3, 'write name="value"'),
    "misspelt block": (
        ("brief", '{% extends "standard/brief.xml.j2" %}\n{% block takeaway %}<p>x</p>{% endblock %}\n'),
        2,
        "did you mean `takeaways`?",
    ),
    "block twice": (brief("{% endblock %}\n{% block takeaways %}<p>b</p>"), 4, "write both into one"),
    "unclosed element": (brief("<callout><title>x</title>"), 3, "every tag is closed"),
    "crossed elements": (brief("<p><strong>x</p></strong>"), 3, "every tag is closed"),
    "unclosed block": (
        ("brief", '{% extends "standard/brief.xml.j2" %}\n{% block takeaways %}\n<p>x</p>\n'),
        2,
        "{% endblock %}",
    ),
    "unclosed loop": (brief("<p>x</p>\n{% for one in terms %}\n<p>x</p>"), 4, "{% endfor %}"),
    "unclosed expression": (brief("<p>{{ deal.summary </p>"), 3, "ends with }}"),
    "closed twice": (brief("<p>x</p>\n{% endfor %}"), 4, "take it out"),
    "bad include": (brief('{% include "base/sharde.xml.j2" %}'), 3, "did you mean `base/shared.xml.j2`?"),
    "include from outside": (brief('{% include "../../secret.xml.j2" %}'), 3, "without `..`"),
    "bad extends": (("brief", '{% extends "standrd/brief.xml.j2" %}\n'), 1, "did you mean `standard/brief.xml.j2`?"),
    "extends nothing": (("memo", '{% extends "memo.xml.j2" %}\n'), 1, "extend `base/brief.xml.j2`"),
    "endless macro": (brief("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}"), 3, "a macro that calls itself"),
    "endless loop": (
        brief("{% for i in range(900) %}{% for j in range(900) %}{% endfor %}{% endfor %}"),
        3,
        "loops too often",
    ),
    "endless range": (brief("{% for i in range(999999999) %}<p>x</p>{% endfor %}"), 3, "fewer"),
    "huge output": (brief("{% for i in range(9000) %}\n<p>" + "x" * 999 + "</p>\n{% endfor %}"), 4, "writes too much"),
    "text to a filter of dates": (brief("<p>{{ deal.short_title | date }}</p>"), 3, "A date in words"),
    "record to a filter of numbers": (brief("<p>{{ deal | number }}</p>"), 3, "A number with"),
    "unknown style": (brief('<p>{{ edition.as_of | date("medum") }}</p>'), 3, "medium"),
    "missing macro": (
        brief('{% from "base/tables.xml.j2" import figre %}\n{{ figre("x") }}'),
        4,
        "did you mean `figure`?",
    ),
    "text outside the blocks": (
        ("brief", '{% extends "brief.xml.j2" %}\n\n<callout><p>x</p></callout>\n'),
        3,
        "put it into a block",
    ),
    "block called as a macro": (brief("{{ sections() }}"), 3, "a block is printed by `self.name()`"),
    "a box by its name": (brief("<box><p>x</p></box>"), 3, "a box is <callout>"),
    "attribute of another kind": (
        brief('<figure kind="bar" alt="x"\n region="europe"><bar label="a" value="1">b</bar></figure>'),
        3,
        "figures of kind map have it",
    ),
    "too few cells": (
        brief('<table columns="3 3 3">\n<row><cell>a</cell><cell>b</cell></row>\n</table>'),
        4,
        'columns="3 3 3"',
    ),
    "missing attribute": (brief('<figure kind="bar"><bar label="a" value="3"/></figure>'), 3, 'write alt="…"'),
    "value that is no number": (
        brief('<figure kind="bar" alt="x">\n<bar label="a" value="three"/></figure>'),
        4,
        "| digits",
    ),
    "unknown kind of figure": (brief('<figure kind="pie" alt="x"></figure>'), 3, "line, bar"),
    "child of another": (brief("<list><p>x</p></list>"), 3, "<list> may hold: item"),
    "loose words": (brief("<list>hello</list>"), 3, "into an element such as <p>"),
    "lone ampersand": (brief("<p>R&D</p>"), 3, "write &amp;"),
    "entity of HTML": (brief("<p>a &nbsp; b</p>"), 3, "the no-break space itself"),
    "misspelt block of self": (brief("{{ self.keyfigures() }}"), 3, "did you mean `key_figures`?"),
    "text to a filter that sorts": (brief("{{ edition.as_of | sort | length }}"), 3, "In the order of"),
    "field of what is absent": (brief("<p>{{ (terms | last).quantity.unit }}</p>"), 3, "guard it"),
    "method of a value": (brief("<p>{{ deal.short_title.upper() }}</p>"), 3, "filters, and no methods"),
    "record as text": (brief("<p>{{ deal }}</p>"), 3, "print one of its fields"),
    "number in an attribute": (
        brief('{% set one = claims | selectattr("value") | first %}\n<p>x</p>\n<cell columns="{{ one.value }}"/>'),
        5,
        "`| digits` in an attribute",
    ),
    "number in words": (
        brief('<figure kind="bar" alt="x">\n<bar label="a" value="{{ 12000 | number }}"/></figure>'),
        4,
        "`| digits`",
    ),
    "absent value to a filter": (brief("<p>{{ terms[0].quantity.value | number }}</p>"), 3, "guard it"),
    "entry that a list has not": (brief("<p>{{ terms[99].title }}</p>"), 3, "counted from 0"),
    "list as text": (brief("<p>{{ terms }}</p>"), 3, "in a loop"),
    "rich text to a filter of text": (brief("<p>{{ deal.title | upper }}</p>"), 3, "`| plain`"),
    "record joined": (brief('<p>{{ deal ~ "x" }}</p>'), 3, "print one of its fields"),
    "number and text": (brief("<p>{{ deal.slug + 1 }}</p>"), 3, "texts are joined with ~"),
    "loop over a record": (brief("{% for one in deal %}<p>x</p>{% endfor %}"), 3, "such as `terms`"),
    "part without its whole": (brief("<calout><item>x</item></calout>"), 3, "`callout`"),
    "division by nought": (brief("<p>{{ 1 / (terms | length - terms | length) }}</p>"), 3, "guard it"),
    "unknown role": (deck('<slide role="exibit"><title>x</title></slide>'), 3, "exhibit"),
    "unknown slot": (
        deck('<slide role="exhibit"><title>x</title>\n<slot name="exibit"><p>x</p></slot></slide>'),
        4,
        "slots: exhibit",
    ),
    "element of a brief": (deck("<toc/>"), 3, "<deck> may hold"),
    "nothing at all": (("brief", ""), 1, "it extends another"),
    "words alone": (("brief", "hello\n"), 1, "inside <brief> or <deck>"),
    "another root": (("brief", "<html></html>\n"), 1, "<brief> or <deck>"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_at_its_line_with_a_way_out(name: str, tmp_path: Path, run: Callable[..., Ran]):
    (template, text), line, hint = MISTAKES[name]
    edition = f"editions:\n  - {{id: one, template: {template}}}\n"
    (tmp_path / "deal.yaml").write_text(FICTION.read_text(encoding="utf-8") + edition, encoding="utf-8")
    file = tmp_path / "templates" / f"{template}.xml.j2"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    ran = run("build", tmp_path)
    assert ran.code == 1
    assert f"--> {file}:{line}:" in ran.err
    assert hint in ran.err
    assert ran.err.count("error[") == 1
    assert "Traceback" not in ran.err
    assert not (tmp_path / "out").exists()
