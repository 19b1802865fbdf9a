"""What templates may call: filters that turn values of the view into text or marks, in the edition's language.

In: a language. Out: the filters by name. Beside these, a template has the harmless ones of Jinja listed in
`JINJA_FILTERS` and `JINJA_TESTS`, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal, TypeAlias, get_args

from jinja2 import Environment, pass_environment
from jinja2.exceptions import FilterArgumentError
from jinja2.filters import do_sort, make_multi_attrgetter, sync_do_groupby
from markupsafe import Markup

from dealbrief.document.inlines import Cite, Lang, RichText, Text, plain_text
from dealbrief.document.regions import region, regions
from dealbrief.language import (
    Edtf,
    Quantity,
    capitalised,
    format_date,
    format_list,
    format_number,
    format_period,
    format_quantity,
    format_when,
    format_years,
    sort_key,
    words,
)
from dealbrief.template.dialect import markup

DateStyle: TypeAlias = Literal["long", "medium", "short", "month", "year"]

JINJA_FILTERS = (
    "abs", "batch", "count", "first", "int", "join", "last", "length", "list", "lower", "map",
    "max", "min", "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr", "slice",
    "sum", "title", "trim", "unique", "upper",
)  # fmt: skip
TEXT_FILTERS = ("lower", "replace", "title", "trim", "upper")
"""Those of them that would make text of anything, whatever it looks like then."""
JINJA_TESTS = (
    "defined", "divisibleby", "eq", "equalto", "even", "false", "ge", "gt", "in", "le", "lt", "mapping", "ne", "none",
    "number", "odd", "sequence", "string", "true", "undefined",
)  # fmt: skip


def filters(language: str) -> dict[str, Callable[..., Any]]:
    """The project's filters for one language."""

    def date(value: Edtf, style: DateStyle = "long") -> str:
        """A date in words; styles long, medium, short, month, year."""
        if style not in get_args(DateStyle):
            styles = ", ".join(get_args(DateStyle))
            raise FilterArgumentError(f"there is no date style `{style}`\nstyles: {styles}")
        return format_date(value, language, style)

    def when(value: Edtf) -> str:
        """A date as a sentence says it: on 13 December 2025, in December 2025, in 2025."""
        return format_when(value, language)

    def number(value: Decimal | int) -> str:
        """A number with the language's separators."""
        return format_number(Decimal(value), language)

    def quantity(value: Quantity) -> str:
        """A number with its qualifier and unit: about 1,150."""
        return format_quantity(value, language)

    def period(value: Edtf, until: Edtf) -> str:
        """The time from a date until another: 4 years 5 months."""
        try:
            return format_period(value, until, language)
        except ValueError as error:
            raise FilterArgumentError(str(error)) from error

    def years(value: Decimal | int) -> str:
        """A length in years: 1 year, 11 years."""
        return format_years(Decimal(value), language)

    def spell(value: int) -> str:
        """A count in words where the language has one: nought to twelve."""
        return words(language).get(f"number.{value}") or number(value)

    def counted(unit: str, count: Decimal | int) -> str:
        """What is counted, behind its number: the language's word for people as 1 person, 5 people; others as typed."""
        said = words(language)
        return said.say("people_counted", count=count) if unit == said["people"] else unit

    def listed(names: Iterable[Any]) -> str:
        """Names one after the other: A, B and C."""
        return format_list([plain(name) for name in names], language)

    return {
        "date": date, "number": number, "quantity": quantity, "iso": iso, "middle": middle, "plain": plain,
        "cite": cite, "ids": ids, "sources": sources, "digits": digits, "headline": headline, "spell": spell,
        "stopped": stopped, "when": when, "counted": counted,
        "on_map": on_map, "period": period, "years": years, "listed": listed, "capitalize": capitalize,
        **ordered(language),
    }  # fmt: skip


def capitalize(value: RichText | str) -> str:
    """A text that begins with a capital; the rest stays as it is."""
    return capitalised(plain(value))


def ordered(language: str) -> dict[str, Callable[..., Any]]:
    """Jinja's filters that sort, in the order of the language's alphabet."""

    def key(value: Any) -> Any:
        return sort_key(value, language) if isinstance(value, str) else value

    @pass_environment
    def sort(
        environment: Environment,
        value: Iterable[Any],
        reverse: bool = False,
        case_sensitive: bool = False,
        attribute: str | int | None = None,
    ) -> list[Any]:
        """In the order of the language's alphabet, `sort(attribute="label")` by a field; capitals do not count."""
        if case_sensitive:
            return do_sort(environment, value, reverse, True, attribute)
        parts = make_multi_attrgetter(environment, attribute)
        return sorted(value, key=lambda one: [key(part) for part in parts(one)], reverse=reverse)

    @pass_environment
    def groupby(
        environment: Environment,
        value: Iterable[Any],
        attribute: str | int,
        default: Any = None,
        case_sensitive: bool = False,
    ) -> list[Any]:
        """Groups of what has one value in a field, in the order of the language's alphabet."""
        groups = sync_do_groupby(environment, value, attribute, default, case_sensitive)
        return groups if case_sensitive else sorted(groups, key=lambda group: key(group[0]))

    return {"sort": sort, "groupby": groupby}


def iso(value: Edtf) -> str:
    """The day a date stands for in a chart: its last, as 2025-12-31."""
    day = value.upper or value.lower
    if day is None:
        raise FilterArgumentError("a date open at both ends stands for no day")
    return day.isoformat()


def middle(value: Edtf) -> str:
    """The day a date stands for on a scale of time: the middle of its month, year or span, as 2025-12-16."""
    if value.middle is None:
        raise FilterArgumentError("a date open at both ends stands for no day")
    return value.middle.isoformat()


def on_map(records: Iterable[Any], name: str = "") -> list[Any]:
    """Of records with a country, those whose country the map of a region reaches; the first region by default."""
    if name and name not in regions():
        raise FilterArgumentError(f"there is no region `{name}`: {', '.join(regions())}")
    shown = region(name or regions()[0])
    return [record for record in records if record.country and shown.reaches(record.country.upper())]


def digits(value: Decimal | int) -> str:
    """A number as the dialect reads it: digits and a point."""
    return format(Decimal(value), "f")


def headline(value: RichText) -> RichText:
    """A sentence as a title: without its full stop."""
    *before, last = value.nodes or (Text(""),)
    if isinstance(last, Lang):
        return RichText((*before, replace(last, children=headline(RichText(last.children)).nodes)))
    if isinstance(last, Text):
        return RichText((*before, Text(last.text.removesuffix("."))))
    return value


def stopped(value: str) -> str:
    """A text with a full stop behind it; none more where it ends with one, as a date in Russian does."""
    return value if value.endswith(".") else f"{value}."


def plain(value: RichText | str) -> str:
    """The words of rich text, for an attribute or a label."""
    return plain_text(value.nodes) if isinstance(value, RichText) else value


def cite(records: Any) -> Markup:
    """A note that names the sources of a record or of several."""
    found = _sources(_several(records))
    return markup(Cite(found, _about(_several(records)))) if found else Markup("")


def ids(records: Any) -> str:
    """The ids of records, for `about`."""
    return " ".join(_about(_several(records)))


def sources(records: Any) -> str:
    """The ids of the sources of records, for `sources`."""
    return " ".join(_sources(_several(records)))


def _several(records: Any) -> Iterable[Any]:
    return records if isinstance(records, tuple | list) else (records,)


def _about(records: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for record in records for name in record.about))


def _sources(records: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for record in records for name in record.cite))
