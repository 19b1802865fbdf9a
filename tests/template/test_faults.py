"""All faults of a template are told in one run, of every kind and in every place, and none that only follows."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from lxml import etree
from tests.conftest import REPORT

from dealbrief.errors import TemplateError
from dealbrief.language import words
from dealbrief.source import load_deal, view
from dealbrief.source.record import Record, fields_of
from dealbrief.stages import search_path
from dealbrief.template import parse, render
from dealbrief.template.vocabulary import ROWS

PLANTED = {
    "<calout><p>x</p></calout>": "unknown-tag",
    "<calout><p colour='x'>x</p></calout>": "unknown-tag unknown-attribute",
    "<calout><p role='big'>x</p></calout>": "unknown-tag attribute-value",
    "<calout><titel>x</titel></calout>": "unknown-tag unknown-tag",
    "<ul><li>x</li></ul>": "unknown-tag",
    "<div><b>x</b></div>": "unknown-tag unknown-tag",
    "<callout plce='rail' place='left'><title>x</title></callout>": "unknown-attribute attribute-value",
    "<list><p role='big'>x</p></list>": "not-allowed attribute-value",
    "<list>hello</list>": "not-allowed",
    "<section><lable>x</lable></section>": "unknown-tag",
    "<section><p colour='x'>x</p></section>": "unknown-attribute missing-part",
    "<figure kind='pie' alt='x'><bar label='a' value='three'/></figure>": "attribute-value attribute-value",
    "<figure kind='bar'><bar label='a' value='three'/></figure>": "missing-attribute attribute-value",
    "<figure kind='bar' alt=''><bar label='a' value='three'/></figure>": "attribute-value missing-attribute",
    "<figure kind='bar' alt='x'><baar label='a' value='1'/></figure>": "unknown-tag",
    "<figure kind='bar' alt='x'><point date='2031' value='3'/></figure>": "attribute-value not-allowed",
    "<figure kind='line' alt='x'><point value='1'/><point date='2031-01-01' value='2'/></figure>": "missing-attribute",
    "<figure kind='exchange' alt='x'><prty id='a' name='A' side='a'/><party id='b' name='B' side='b'/>"
    "<term from='a' to='b' state='announced'><title>x</title></term></figure>": "unknown-tag",
    "<figure kind='exchange' alt='x'><term from='a' to='b' state='announced'/></figure>": "unknown-party unknown-party",
    "<figure kind='flow' alt='x'><portion count='9'><portion count='many'/></portion></figure>": "attribute-value",
    "<figure kind='map' alt='x'><location id='m' lon='east' lat='52'>M</location></figure>": "attribute-value",
    "<figure kind='image' alt='x' scr='a.png'/>": "unknown-attribute missing-attribute",
    "<table columns='3 x'><row><cell>a</cell></row></table>": "attribute-value",
    "<table columns='3 3'><row><cel>a</cel><cell>b</cell></row></table>": "unknown-tag",
    "<table columns='3 3'><row><cell><strng>a</strng></cell></row></table>": "unknown-tag table-width",
    "<p><cite ref='nobody'/></p>": "unknown-source",
}


@pytest.mark.parametrize("body", PLANTED)
def test_each_fault_is_told_and_none_that_follows_from_it(body, refused):
    assert sorted(problem.code for problem in refused(body)) == sorted(PLANTED[body].split())


def test_faults_of_every_kind_are_told_in_one_run(refused):
    told = refused("\n".join(PLANTED))
    found = {(problem.at.line, problem.code) for problem in told}
    assert found == {(3 + line, code) for line, body in enumerate(PLANTED) for code in PLANTED[body].split()}


def test_what_a_loop_writes_wrong_is_told_once(refused):
    (problem,) = refused("{% for i in range(40) %}\n<calout/>\n{% endfor %}")
    assert problem.at.line == 4


def test_sources_are_not_unknown_where_the_list_of_them_is_at_fault():
    body = (
        '<brief title="T" short-title="s" language="en" stamp="2025-12-31">'
        '<references><refrence id="s1" label="One" publisher="One"/></references><p><cite ref="s1"/></p></brief>'
    )
    with pytest.raises(TemplateError) as caught:
        parse(body, {}, "en")
    assert [problem.code for problem in caught.value.problems] == ["unknown-tag"]


@pytest.fixture(scope="module", params=["brief", "deck"])
def written(request) -> tuple[etree._Element, list[Path]]:
    """What a shipped template writes of the first report, as a tree, and where its pictures are looked for."""
    deal = load_deal(REPORT)
    seen = view(deal, request.param)
    folders = search_path(REPORT, "standard", None)
    fields = {**fields_of(seen), "words": Record(words("en"))}
    text, _ = render(request.param, {**fields, "view": Record(fields)}, folders, "en")
    return etree.fromstring(text.strip().encode()), [REPORT, *folders]


def faults(root: etree._Element, folders: list[Path]) -> list[str]:
    try:
        parse(etree.tostring(root, encoding="unicode"), {}, "en", folders)
    except TemplateError as error:
        return [problem.code for problem in error.problems]
    return []


def one_of_each(root: etree._Element) -> list[int]:
    """The position of the first element of each kind in each kind of parent."""
    found: dict[tuple[str, str, str], int] = {}
    for index, element in enumerate(root.iter()):
        parent = element.getparent()
        if parent is not None:
            found.setdefault((parent.tag, element.tag, element.get("kind", parent.get("kind", ""))), index)
    return list(found.values())


def test_a_misspelt_element_is_one_fault_wherever_it_stands(written):
    root, folders = written
    assert faults(root, folders) == []
    for index in one_of_each(root):
        copy = deepcopy(root)
        list(copy.iter())[index].tag += "x"
        assert faults(copy, folders) == ["unknown-tag"], etree.tostring(list(root.iter())[index])[:200]


def test_a_missing_attribute_is_one_fault_wherever_it_stands(written):
    root, folders = written
    for index in one_of_each(root):
        for name in ROWS[list(root.iter())[index].tag].required:
            copy = deepcopy(root)
            del list(copy.iter())[index].attrib[name]
            assert faults(copy, folders) == ["missing-attribute"], etree.tostring(list(root.iter())[index])[:200]


def test_a_value_that_cannot_be_is_told_beside_a_misspelt_element(written):
    """Whatever else is wrong in the document, and wherever: a second fault elsewhere is told as well."""
    root, folders = written
    for index in one_of_each(root):
        copy = deepcopy(root)
        element = list(copy.iter())[index]
        if "place" not in ROWS[element.tag].attributes:
            continue
        element.set("place", "nowhere")
        copy[-1].tag += "x"
        assert sorted(faults(copy, folders)) == ["attribute-value", "unknown-tag"]


def test_whatever_stands_wherever_is_told_and_breaks_nothing(written):
    """Elements moved, renamed and emptied, values that cannot be: readers find what they do not expect."""
    root, folders = written
    chance, refused = Random(7), 0
    attributes = [name for row in ROWS.values() for name in row.attributes]
    for _ in range(40):
        copy = deepcopy(root)
        elements = list(copy.iter())
        for _ in range(3):
            element, other = chance.choice(elements[1:]), chance.choice(elements)
            element.set(chance.choice(attributes), chance.choice(("", "x", "-1", "1e9", "2025-13-40")))
            if element is not other and element not in other.iterancestors():
                other.insert(chance.randint(0, len(other)), element)
            other.tag = chance.choice((other.tag, *ROWS)) if other is not copy else other.tag
        refused += bool(faults(copy, folders))
    assert refused > 30
