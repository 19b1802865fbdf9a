"""A reader of as much of JSON Schema (draft-07) as our schemas use; a word of it that is not known here is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
_TOLD = {"$schema", "title", "description", "definitions"}


def faults(value: Any, schema: dict[str, Any], top: dict[str, Any] | None = None, at: str = "") -> Iterator[str]:
    """Where a value does not keep to a schema."""
    top = top or schema
    for word, said in schema.items():
        if word not in _TOLD:
            yield from _WORDS[word](value, said, schema, top, at)


def _type(value: Any, said: str, schema: Schema, top: Schema, at: str) -> Iterator[str]:
    if not isinstance(value, _TYPES[said]) or (isinstance(value, bool) and said != "boolean"):
        yield f"{at}: no {said}"


def _properties(value: Any, said: dict[str, Any], schema: Schema, top: Schema, at: str) -> Iterator[str]:
    for key in said.keys() & value if isinstance(value, dict) else ():
        yield from faults(value[key], said[key], top, f"{at}/{key}")


def _additional(value: Any, said: Any, schema: Schema, top: Schema, at: str) -> Iterator[str]:
    for key in value.keys() - schema.get("properties", {}).keys() if isinstance(value, dict) else ():
        if said is False:
            yield f"{at}: unknown key {key}"
        else:
            yield from faults(value[key], said, top, f"{at}/{key}")


def _required(value: Any, said: list[str], schema: Schema, top: Schema, at: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{at}: lacks {key}" for key in said if key not in value)


def _items(value: Any, said: dict[str, Any], schema: Schema, top: Schema, at: str) -> Iterator[str]:
    for number, item in enumerate(value if isinstance(value, list) else ()):
        yield from faults(item, said, top, f"{at}/{number}")


def _pattern(value: Any, said: str, schema: Schema, top: Schema, at: str) -> Iterator[str]:
    if isinstance(value, str) and not re.search(said, value):
        yield f"{at}: {value!r} is not {said}"


def _least(value: Any, said: float, schema: Schema, top: Schema, at: str) -> Iterator[str]:
    if _size(value, said) < said:
        yield f"{at}: {value!r} is below {said}"


def _most(value: Any, said: float, schema: Schema, top: Schema, at: str) -> Iterator[str]:
    if _size(value, said) > said:
        yield f"{at}: {value!r} is over {said}"


def _size(value: Any, otherwise: float) -> float:
    """A number, or the length of what has one."""
    return value if isinstance(value, int | float) else len(value) if isinstance(value, str | list) else otherwise


def _enum(value: Any, said: list[Any], schema: Schema, top: Schema, at: str) -> Iterator[str]:
    if value not in said:
        yield f"{at}: {value!r} is none of {said}"


def _reference(value: Any, said: str, schema: Schema, top: Schema, at: str) -> Iterator[str]:
    yield from faults(value, top["definitions"][said.removeprefix("#/definitions/")], top, at)


def _all(value: Any, said: list[Any], schema: Schema, top: Schema, at: str) -> Iterator[str]:
    for one in said:
        yield from faults(value, one, top, at)


def _any(value: Any, said: list[Any], schema: Schema, top: Schema, at: str) -> Iterator[str]:
    found = [list(faults(value, one, top, at)) for one in said]
    if all(found):
        yield from found[0]


def _one(value: Any, said: list[Any], schema: Schema, top: Schema, at: str) -> Iterator[str]:
    found = [list(faults(value, one, top, at)) for one in said]
    if [not each for each in found].count(True) != 1:
        yield from next((each for each in found if each), [f"{at}: {value!r} is several things at once"])


_WORDS = {
    "type": _type,
    "properties": _properties,
    "additionalProperties": _additional,
    "required": _required,
    "items": _items,
    "pattern": _pattern,
    "enum": _enum,
    **dict.fromkeys(("minimum", "minItems"), _least),
    **dict.fromkeys(("maximum", "maxLength"), _most),
    "$ref": _reference,
    "allOf": _all,
    "anyOf": _any,
    "oneOf": _one,
}
