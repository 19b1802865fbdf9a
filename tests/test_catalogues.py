"""Catalogues: compiled as they are written, complete, each message in use, its places those of English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

import dealbrief
from dealbrief.document.marks import SHAPES, STANCES
from dealbrief.language import MessageError, Words, has_table, languages, plural, plurals, say, table, words
from dealbrief.resources import resource
from dealbrief.template.filters import filters

PACKAGE = Path(dealbrief.__file__).parent
FOLDER = PACKAGE / "language" / "catalogues"
SOURCES = sorted(FOLDER.glob("*.po"))
TAGS = [path.stem.replace("_", "-") for path in SOURCES]
WHOLE = [tag for tag in TAGS if "-" not in tag]
CODE = [path for path in PACKAGE.rglob("*.py") if "cli" not in path.parts]
TEMPLATES = sorted(resource("templates").rglob("*.j2"))


@cache
def catalogue(tag: str) -> Catalog:
    with (FOLDER / f"{tag.replace('-', '_')}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def messages(tag: str) -> dict[str, tuple[str, ...]]:
    """The forms of each message by its key."""
    found = {}
    for message in catalogue(tag):
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key:
            found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return found


def places(forms: tuple[str, ...]) -> set[str]:
    return {name for text in forms for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("tag", TAGS)
def test_a_compiled_catalogue_is_the_one_to_edit(tag: str) -> None:
    out = BytesIO()
    write_mo(out, catalogue(tag))
    out.seek(0)
    with (FOLDER / f"{tag.replace('-', '_')}.mo").open("rb") as file:
        kept = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    made = GNUTranslations(out)._catalog  # type: ignore[attr-defined]
    del kept[""], made[""]
    assert kept == made, "run: python tools/make_catalogues.py"


def test_every_catalogue_is_a_language_with_word_lists() -> None:
    assert set(languages()) == set(TAGS) >= {"en", "en-GB", "en-US"}
    assert all(has_table(tag) for tag in TAGS)


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_says_all_that_english_says_and_a_region_nothing_else(tag: str) -> None:
    own, all_keys = set(messages(tag)), set(messages("en"))
    assert own <= all_keys
    assert words(tag).keys_of_all == all_keys
    assert tag not in WHOLE or own == all_keys
    assert tag in WHOLE or all(forms != words(tag.partition("-")[0]).forms(key) for key, forms in messages(tag).items())


@pytest.mark.parametrize("tag", TAGS)
def test_no_message_is_empty_and_each_has_the_places_of_english(tag: str) -> None:
    english = messages("en")
    for key, forms in messages(tag).items():
        assert all(forms), key
        assert places(forms) - {"count"} == places(english[key]) - {"count"}, key
        assert len(forms) == (1 if isinstance(words("en").get(key), str) else len(plurals(tag))), key


@pytest.mark.parametrize("tag", TAGS)
def test_a_place_is_a_plain_name_in_a_form_there_is(tag: str) -> None:
    for key, forms in messages(tag).items():
        for text in forms:
            for _, name, form, conversion in Formatter().parse(text):
                assert name is None or name.isidentifier(), key
                assert form in (None, "", "words", "Words", "capital"), key
                assert conversion is None, key


@pytest.mark.parametrize("tag", TAGS)
def test_the_plural_forms_of_a_catalogue_are_those_of_cldr(tag: str) -> None:
    """The rule of the header, for programs that translators use, picks what CLDR picks here."""
    with (FOLDER / f"{tag.replace('-', '_')}.mo").open("rb") as file:
        rule = GNUTranslations(file).plural  # type: ignore[attr-defined]
    assert catalogue(tag).num_plurals == len(plurals(tag))
    assert all(plurals(tag)[rule(count)] == plural(count, tag) for count in range(1000))


@pytest.mark.parametrize("tag", WHOLE)
def test_the_likelihoods_of_marks_are_the_first_row_that_texts_may_use(tag: str) -> None:
    said = tuple(text for key, text in words(tag).items() if key.startswith("likelihood."))
    assert {text.casefold() for text in said} == set(table(tag).likelihoods[0])


@pytest.mark.parametrize("tag", TAGS)
def test_every_status_and_stance_has_a_word(tag: str) -> None:
    known = words(tag)
    assert [slug for slug in SHAPES if f"status.{slug}" not in known and slug not in ("imposed", "kept")] == []
    assert [slug for slug in STANCES if f"stance.{slug}" not in known] == []


def test_every_message_is_explained_to_translators_where_it_has_places() -> None:
    silent = [message.id for message in catalogue("en") if places_of(message.string) and not message.auto_comments]
    of_a_row = re.compile(r"approx\.|season\.|length\.")
    assert [key for key in silent if key and not of_a_row.match(key if isinstance(key, str) else key[0])] == []


def places_of(string: str | tuple[str, ...]) -> set[str]:
    return places((string,) if isinstance(string, str) else tuple(string))


def test_every_message_is_used_and_every_message_used_is_there() -> None:
    known = words("en").keys_of_all
    asked, mentioned = set(in_templates()) | set(in_code()), set(strings_of_code())
    assert sorted(asked - known) == []
    begun = (*(text for text in mentioned if text.endswith(".")), *marks_of_code())
    unused = [key for key in known - asked if key not in mentioned and not key.startswith(begun)]
    assert sorted(unused) == []


def in_templates() -> Iterator[str]:
    """The keys that templates name: `words.key`, and the first value of `say`."""
    for path in TEMPLATES:
        tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for read in tree.find_all(nodes.Getattr):
            holder = read.node
            if getattr(holder, "name", getattr(holder, "attr", "")) == "words":
                yield read.attr
        for call in tree.find_all(nodes.Call):
            if getattr(call.node, "name", "") == "say":
                yield from (one.value for one in constants(call.args[0]))


def constants(key: nodes.Expr) -> Iterator[nodes.Const]:
    """One key, or two with a condition between."""
    branches = (key.expr1, key.expr2) if isinstance(key, nodes.CondExpr) else (key,)
    yield from (one for one in branches if isinstance(one, nodes.Const))


def trees() -> Iterator[ast.AST]:
    return (ast.parse(path.read_text(encoding="utf-8")) for path in CODE)


def in_code() -> Iterator[str]:
    """The keys that code names: the first text given to `say` or `around`, and `words["key"]`."""
    for tree in trees():
        for node in ast.walk(tree):
            named: list[ast.expr] = []
            if isinstance(node, ast.Call) and name_of(node.func) in ("say", "around"):
                named = [arg for arg in node.args[:2] if isinstance(arg, ast.Constant)][:1]
            if isinstance(node, ast.Subscript) and name_of(node.value) == "words":
                named = [node.slice]
            yield from (n.value for n in named if isinstance(n, ast.Constant) and isinstance(n.value, str))


def name_of(node: ast.expr) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


def marks_of_code() -> Iterator[str]:
    """How the keys of marks begin, which `word` is asked for: `word("route", state)`."""
    calls = (node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call))
    firsts = (call.args[0] for call in calls if name_of(call.func) == "word" and call.args)
    yield from (f"{one.value}." for one in firsts if isinstance(one, ast.Constant))


def strings_of_code() -> Iterator[str]:
    """Whatever stands as a text in code or in a template: a key may come by way of a table."""
    for tree in trees():
        yield from (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    for path in TEMPLATES:
        for found in Environment(autoescape=True).parse(path.read_text(encoding="utf-8")).find_all(nodes.Const):
            yield str(found.value)


@pytest.mark.parametrize(
    ("key", "values", "wrong", "hint"),
    [
        ("gives_too", {}, "no message `gives_too`", "did you mean `gives_to`?"),
        ("gives_to", {"giver": "A"}, "needs `receiver`", "it takes: giver, receiver"),
        ("gives_to", {"giver": "A", "reciever": "B"}, "no place for `reciever`", "did you mean `receiver`?"),
        ("draft", {"date": "today"}, "no place for `date`", "it takes no values"),
        ("named", {}, "needs a number", "give it as `count`"),
        ("named", {"count": "two"}, "needs a number", "give it as `count`"),
    ],
)
def test_a_message_that_is_not_there_or_not_filled_is_refused(
    key: str, values: dict[str, str], wrong: str, hint: str
) -> None:
    with pytest.raises(MessageError, match=wrong) as caught:
        say("en", key, **values)
    assert caught.value.hint == hint


def test_a_message_prints_numbers_in_words_where_it_asks_for_them() -> None:
    assert say("en", "named", count=3) == "Three of those concerned, by name"
    assert say("en", "named", count=1300) == "1,300 of those concerned, by name"
    assert say("en", "sources_behind", count=1).startswith("1 source stands")
    assert say("en", "flow_subtitle", unit="EU ships").startswith("EU ships;")
    assert say("en", "flow_subtitle", unit="ships").startswith("Ships;")


def test_a_region_says_what_differs() -> None:
    assert (words("en")["quote"], words("en-GB")["quote"], words("en-US")["quote"]) == (
        "“{words}”", "‘{words}’", "“{words}”",
    )  # fmt: skip
    assert (words("en-GB")["judgement"], words("en-US")["judgement"]) == ("Judgement", "Judgment")
    assert say("en-US", "percent", number=20) == "20%"


@pytest.mark.parametrize(("count", "form"), [(1, "one"), (2, "few"), (5, "many"), (21, "one"), (0, "many")])
def test_a_language_of_more_forms_takes_the_right_one(count: int, form: str) -> None:
    forms = {("ships", index): name for index, name in enumerate(plurals("be"))}
    assert Words("be", forms).say("ships", count=count) == form


def test_around_a_value_is_what_stands_before_and_after_it() -> None:
    assert words("en").around("page_of", "page", pages=7) == ("", " of 7")
    assert words("en").around("quote", "words") == ("“", "”")


def test_a_number_stands_where_the_language_has_it() -> None:
    assert words("en").say("figure", number="3") == "Figure 3"
    assert words("lt").say("figure", number="3") == "3 paveikslas"
    assert words("lt").say("table", number="3") == "3 lentelė"


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("en", "2020 to 2025"),
        ("de", "2020–2025"),
        ("fr", "2020–2025"),
        ("ru", "2020–2025 гг."),
        ("uk", "2020–2025 рр."),
        ("be", "2020–2025 гг."),
        ("pl", "2020–2025"),
        ("lt", "2020–2025 m."),
    ],
)
def test_a_span_of_years_is_as_the_language_writes_it(tag: str, printed: str) -> None:
    assert words(tag).say("span_of_years", first="2020", last="2025").replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    ("tag", "one", "two", "five", "many"),
    [
        ("en", "1 person", "2 people", "5 people", "21 people"),
        ("de", "1 Person", "2 Personen", "5 Personen", "21 Personen"),
        ("fr", "1 personne", "2 personnes", "5 personnes", "21 personnes"),
        ("ru", "1 человек", "2 человека", "5 человек", "22 человека"),
        ("uk", "1 особа", "2 особи", "5 осіб", "22 особи"),
        ("be", "1 чалавек", "2 чалавекі", "5 чалавек", "22 чалавекі"),
        ("pl", "1 osoba", "2 osoby", "5 osób", "21 osób"),
        ("lt", "1 žmogus", "2 žmonės", "10 žmonių", "21 žmogus"),
    ],
)
def test_people_behind_a_number_take_its_form(tag: str, one: str, two: str, five: str, many: str) -> None:
    counted, head = filters(tag)["counted"], words(tag)["people"]
    for printed in (one, two, five, many):
        count = printed.partition(" ")[0]
        assert f"{count} {counted(head, Decimal(count))}" == printed
    assert counted("ships", Decimal(1)) == "ships"
