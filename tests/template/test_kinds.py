"""What a value is called: an author is told what it is in plain words, and never the name of a class."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dealbrief.document.inlines import RichText, Strong, Text
from dealbrief.language import Quantity, parse_edtf
from dealbrief.source.record import Record

VALUES = {
    "count": Decimal("3.5"),
    "half": 0.5,
    "day": parse_edtf("2031-01"),
    "amount": Quantity(Decimal(3), "t"),
    "deal": Record({"title": "T", "rich": RichText((Text("x"),))}),
    "rich": RichText((Text("x"),)),
    "terms": (Record({"id": "a"}), Record({"id": "b"})),
    "yes": True,
    "none": None,
    "text": "x",
}
PROGRAM = (
    "Decimal", "Record", "Edtf", "Quantity", "Rich", "tuple", "generator", "NoneType", "bool", "int'", "str'", "float",
    "object", "sync_", "do_", "argument", "instance", "__", "sequence", "range object", "iterable",
)  # fmt: skip

PRINTED = {
    "{{ count }}": ("a number is not text", "`| digits` in an attribute"),
    "{{ half }}": ("a number is not text", "`| number` in text"),
    "{{ amount }}": ("a quantity is not text", "`| quantity`"),
    "{{ deal }}": ("a record is not text", "print one of its fields"),
    "{{ terms }}": ("a list is not text", "in a loop"),
    "{{ terms | map(attribute='id') }}": ("a list is not text", "join"),
    "{{ range(3) }}": ("a list is not text", "in a loop"),
    "{{ yes }}": ("a yes or no is not text", "{% if … %}"),
    "{% for one in terms %}{{ loop }}{% endfor %}": ("a loop is not text", "fields"),
    "{{ day }}": ("a date needs a form", "`| date`"),
    "{{ deal + 1 }}": ("`+` cannot be used on a record and a number", "~"),
    "{{ text + 1 }}": ("`+` cannot be used on a text and a number", "~"),
    "{{ terms + 1 }}": ("`+` cannot be used on a list and a number", "~"),
    "{{ terms * 2 }}": ("`*` works between numbers only", ""),
    "{{ -day }}": ("`-` cannot be used on a date", ""),
    "{{ day < 2 }}": ("`<` cannot compare a date with a number", "`| iso`"),
    "{{ terms | max }}": ("`>` cannot compare a record with a record", ""),
    "{% for one in count %}{% endfor %}": ("a number is no list", "such as `terms`"),
    "{% for one in deal %}{% endfor %}": ("a record is no list", "such as `terms`"),
    "{{ 'x' in count }}": ("a number is no list", ""),
    "{{ deal | length }}": ("a record has no length", ""),
    "{{ deal | round }}": ("a record cannot be rounded", "numbers"),
    "{% set a, b = 3 %}": ("a number is no list", "as many values"),
    "{% set a, b = terms[:1] %}": ("there are not as many values as names", ""),
    "{{ terms | first(1) }}": ("`first` is given too many values", ""),
    "{{ text | replace('a') }}": ("`replace` is given too few values", ""),
    "{{ count | digits(3) }}": ("`digits` is given too many values", ""),
    "{{ day | date('long', 3) }}": ("`date` is given too many values", ""),
    "{{ day | period }}": ("`period` is given too few values", ""),
    "{{ terms | join(x=1) }}": ("`join` has no `x` to be given", ""),
    "{{ terms | number }}": ("`number` cannot be used on a list", "A number with"),
    "{{ terms[1:'x'] }}": ("a part of a list is cut out by whole numbers", ""),
    "{{ range('x') }}": ("a text is no whole number", ""),
    "{{ text[deal] }}": ("a record is asked of a text", ""),
    "{{ terms[2].id }}": ("a list of 2 has no `2`", "{% if … %}"),
    "{{ terms.id }}": ("a list of 2 has no `id`", "in a loop"),
    "{{ text.foo }}": ("`foo` is asked of a text", ""),
    "{{ rich.foo }}": ("`foo` is asked of a text with references", ""),
    "{{ day.lowr }}": ("`lowr` is not defined", "did you mean `lower`?"),
    "{{ amount.vlue }}": ("`vlue` is not defined", "did you mean `value`?"),
    "{{ rich | upper }}": ("`upper` cannot be used on a text with references", "`| plain`"),
    "{{ count | replace('3', '4') }}": ("`replace` cannot be used on a number", "`| number`"),
    "{{ none | trim }}": ("`trim` is given what is absent", "{% if … %}"),
    "{{ none | number }}": ("`number` is given what is absent", "{% if … %}"),
    "{{ deal ~ 'x' }}": ("a record is not text", ""),
    "{{ 'x' ~ count }}": ("a number is not text", ""),
    "{{ day ~ 'x' }}": ("a date needs a form", ""),
    "{{ terms | join(', ') }}": ("a record is not text", ""),
    "{{ [amount] | join(', ') }}": ("a quantity is not text", ""),
    "{% include deal %}": ("a record is no list", ""),
    "{{ say('colon', x=deal) }}": ("a record is not text", ""),
}


@pytest.mark.parametrize("body", PRINTED)
def test_a_value_is_named_in_plain_words(body, refused):
    (problem,) = refused(f"<p>{body}</p>", **VALUES)
    said, hint = PRINTED[body]
    assert problem.message == said
    assert hint in (problem.hint or "")
    assert not [word for word in PROGRAM if word in f"{problem.message} {problem.hint}"]
    assert problem.at.line == 3


def test_rich_text_is_joined_as_it_is_printed_and_not_as_a_program_shows_it(run):
    rich = RichText((Text("a < "), Strong((Text("b"),))))
    for body in ("{{ rich ~ ' & c' }}", "{{ [rich, ' & c'] | join }}", "{{ rich }} &amp; c"):
        (paragraph,) = run(f"<p>{body}</p>", rich=rich).blocks
        assert paragraph.children == (Text("a < "), Strong((Text("b"),)), Text(" & c"))
    (paragraph,) = run("<p>{{ ids | join(', ', attribute='id') }}{{ 'x' ~ 3 }}</p>", ids=VALUES["terms"]).blocks
    assert paragraph.children == (Text("a, bx3"),)


def test_a_number_in_an_attribute_says_the_filter_that_helps(refused, run):
    figure = '<figure kind="bar" alt="a"><bar label="x" value="{}">x</bar></figure>'
    (problem,) = refused(figure.format("{{ count }}"), **VALUES)
    assert "`| digits`" in problem.hint
    assert run(figure.format("{{ count | digits }}"), **VALUES)
