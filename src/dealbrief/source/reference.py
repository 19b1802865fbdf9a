"""The field reference: the models come in, the tables of docs/source.md go out, as Markdown.

`python -m dealbrief.source.reference` prints the page; a test holds the page in docs/ to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from dealbrief.language.edtf import Edtf
from dealbrief.source import fields
from dealbrief.source.checks import CHECKS
from dealbrief.source.groups import GROUPS
from dealbrief.source.model import Entry, Fact, Sourced
from dealbrief.source.shape import inner_models, key_of, words_for

_INTRO = """\
# The deal file: field reference

Made from the models by `python -m dealbrief.source.reference`; do not edit.

A deal is `deal.yaml` in a folder. Its top-level keys are the groups below: `deal` is one mapping, every other group is
a list, or the name of a table beside the deal that ends in `.csv` or `.json` (`people: people.csv`). In a CSV table the
columns are fields, a dot leads into a mapping (`sentence.years`), and `;` separates the entries of a list.

* Every scalar is text as typed: `NO` is a country, `3.10` keeps its nought. A key without a value is
  refused: leave it out.
* Anchors, aliases, explicit tags, duplicate and unknown keys are refused, each with its line and column.
* **Dates** are EDTF level 0 and 1: `2025-12-13`, `2025-12`, `2025`, about `2025-12~`, uncertain `2025-12?`,
  both `2025-12%`, an interval `2025-12-12/2025-12-13`, an open one `2025-12/..`.
* **Numbers** are digits with a point: `1131`, `2.8`. How exact one is, `approx` says.
* **Text** is a string, or a mapping from language to string. *Plain* text is printed as typed. *Inline* text may hold
  references. *Prose* may hold references, paragraphs, lists, `**strong**`, `*emphasis*`, links and quotes.
* **References**: `[@id]` cites a claim or a source, `[=id]` prints the value of a claim, the total of a cohort,
  the quantity of a term or the last point of a series; `[=id.field]` prints a field, such as
  `[=c-may.by_destination.fr]`, `[=c-may.date]`, `[=p-doe.sentence.years]`, `[=s-held.first]` or `[=s-held.max]`.
* **Numbers in text** come from a reference. Dates, names of instruments and list markers may be typed.

"""

_CHECKS = """
## Checks

Every problem has a code, a severity, and a place to the column. A warning can be acknowledged; an error cannot.

| code | severity | what it finds |
|---|---|---|
"""

_VIEW = """
## What a template sees

The view of an edition has `deal`, `edition`, `parties`, every list group above, and `takeaways`, `conflicts` and
`measure_matrix`. A record has its fields by name (`container-title` is `container_title`, `URL` is `url`), resolved:
plain text is a string in the edition's language, inline text and prose print as elements of the dialect, an id is the
record itself, dates and numbers are typed. An absent text is empty, an absent list has no entries, anything else absent
is none. What the edition may not show is not there. Computed beside them:

| record | computed |
|---|---|
| every one | `about` (ids it shows), `cite` (ids of the sources it rests on), `marking` |
| whatever holds a number | `quantity` (value, unit, approx) |
| actor | `side` (`a`, `b`, ... by the order of the parties, else `none`), `label`, `country_name` |
| term, its steps | `side`, `status`, `status_word`, `status_shape`, `status_date` |
| measure | as a term; `status_change`, `last_change`, `target`, `row`, `basis_words` |
| change of a measure | as a term; `action_word` |
| cohort | `side`, `unit` |
| part of a cohort | `label`, `key`; a later move: `label`, `origin_name`; a relief: `change`, `label` |
| person | `outcome`, `outcome_word`, `outcome_date`, `legal_basis`, `destination` as of the day |
| person | `destination_name`, `nationality_names`, `is_protected` |
| event | `side`, `label`, `lane_word` |
| reaction | `side`, `label`, `stance` (`conditional` if welcome with conditions), `stance_word`, `stance_mark` |
| section, takeaway | `label`, `kind_word`, `confidence_word` |
| scenario | `band` (per cent, low and high), `likelihood_word`, `confidence_word` |
| series | `side`, `first`, `last`, `highest`; a point: `value_text`; an annotation: `label`, `date` |
| claim, key figure | `value_text` |
| source | `label` (publisher, date), `short`, `grade`, `href` |
| edition | the deal's defaults filled in, `state_word`, `as_of_text` |
| conflict | `question`, `accounts`, `used`, `resolution` |
| measure_matrix | `authorities`; `rows`, each with `label` and `cells` |
| cell of it | none, or `status`, `word`, `shape`, `side`, `date`, `detail`, `measure`, `measures` |
"""

_COMMON = "Every record also has the fields of *every record*; its `sources` and `claims` say what it rests on.\n"

_KINDS: dict[type, str] = {
    str: "text as typed",
    Decimal: "number",
    int: "whole number",
    bool: "true or false",
    Edtf: "date",
}
_NAMES = {
    fields.Slug: "id",
    fields.Words: "text as typed",
    fields.Url: "address",
    fields.Country: "country",
    fields.Language: "language",
}


def reference() -> str:
    """The whole page."""
    parts = [_INTRO, "## Every record\n\n", _table(Fact, Entry)]
    for group, model in GROUPS.items():
        parts.append(f"\n## {group}\n\n{_doc(model)}\n\n")
        if issubclass(model, Fact):
            parts.append(_COMMON + "\n")
        parts.append(_table(model, Fact if issubclass(model, Fact) else Entry))
        parts.extend(_nested(model))
    return "".join([*parts, _VIEW, _CHECKS, *_check_rows()])


def _check_rows() -> Iterator[str]:
    for one in CHECKS:
        doc = " ".join((one.find.__doc__ or "").split())
        yield f"| `{one.code}` | {one.severity} | {doc} |\n"


def _nested(model: type[Entry]) -> Iterator[str]:
    for inner in inner_models(model):
        yield f"\n### {words_for(inner)}\n\n{_doc(inner)}\n\n{_table(inner, Entry)}"


def _table(model: type[Entry], inherited: type[Entry]) -> str:
    rows = "".join(_row(name, field) for name, field in _own_first(model, inherited))
    return f"| field | type | required | meaning |\n|---|---|---|---|\n{rows}"


def _own_first(model: type[Entry], inherited: type[Entry]) -> list[tuple[str, FieldInfo]]:
    known = set(inherited.model_fields)
    shared = set(Sourced.model_fields)
    own = [(name, field) for name, field in model.model_fields.items() if name not in known]
    return sorted(own, key=lambda item: item[0] in shared)


def _row(name: str, field: FieldInfo) -> str:
    required = "yes" if field.is_required() else ""
    return f"| `{key_of(name, field)}` | {_type_words(_annotated(field))} | {required} | {field.description} |\n"


def _annotated(field: FieldInfo) -> Any:
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _type_words(annotation: Any) -> str:
    if annotation in _NAMES:
        return _NAMES[annotation]
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type_words(args[0])
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in args)
    if origin in (Union, UnionType):
        return _type_words(next(arg for arg in args if arg is not NoneType))
    if origin is tuple:
        return f"list of {_type_words(args[0])}"
    if origin is dict:
        return f"mapping of {_type_words(args[0])} to {_type_words(args[1])}"
    return _class_words(annotation)


def _class_words(kind: type) -> str:
    if issubclass(kind, fields.Ref):
        return "id of " + " or ".join(kind.groups)
    if issubclass(kind, fields.Wording):
        return kind.label
    if issubclass(kind, fields.ValueRef):
        return "`id` or `id.field`"
    if issubclass(kind, Entry):
        return f"[{words_for(kind)}](#{words_for(kind).replace(' ', '-')})"
    return _KINDS[kind]


def _doc(model: type[Entry]) -> str:
    return " ".join((model.__doc__ or "").split())


if __name__ == "__main__":
    sys.stdout.write(reference())
