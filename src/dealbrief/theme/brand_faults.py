"""What pydantic finds wrong in a brand file comes in; what its author is told, and how to mend it, goes out.

The fields there are, and what each is for, are read from the model's schema, made only when something is wrong.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from dealbrief.errors import Elsewhere
from dealbrief.theme.brand_file import COLOUR, Brand

_COLOURS = 'colours are "#RRGGBB" in quotes, or names of the palette'
_WANTS = {
    "float_parsing": "wants a number",
    "float_type": "wants a number",
    "int_parsing": "wants a whole number",
    "bool_parsing": "wants true or false",
    "bool_type": "wants true or false",
    "string_type": "wants one text",
    "tuple_type": "wants a list, such as [grey, mute]",
    "list_type": "wants a list",
    "dict_type": "wants fields below it, not one value",
    "model_type": "wants fields below it, not one value",
    "too_short": "wants one entry at least",
    "missing": "is needed",
}
Schema = dict[str, Any]


def place_of(name: str) -> str | None:
    """Where a brand file has a field of that name."""
    return _places(_schema()).get(name)


def told(fault: ErrorDetails, location: Sequence[str | int], elsewhere: Elsewhere) -> tuple[str, str | None]:
    """Message and hint of a fault; `location` is its place in the file, `elsewhere` knows the fields of other files."""
    name = ".".join(str(part) for part in location)
    if fault["type"] == "extra_forbidden":
        return f"`{name}` is no field of a brand file", _meant(location, elsewhere)
    return f"`{name}` {_wanted(fault)}", _purpose(fault, location)


def _wanted(fault: ErrorDetails) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    match kind:
        case "literal_error":
            return f"wants one of: {str(context['expected']).replace(' or ', ', ')}"
        case "greater_than_equal":
            return f"is {fault['input']}, and {context['ge']:g} is the least"
        case "less_than_equal":
            return f"is {fault['input']}, and {context['le']:g} is the most"
        case "string_too_long":
            return f"is {len(fault['input'])} characters long, and {context['max_length']} are the most"
        case "string_pattern_mismatch":
            return f"cannot be {fault['input']!r}"
        case _:
            return _WANTS.get(kind, fault["msg"])


def _purpose(fault: ErrorDetails, location: Sequence[str | int]) -> str | None:
    """What a field is for; of a colour, how it is written."""
    if fault.get("ctx", {}).get("pattern") == COLOUR:
        return _COLOURS
    found = (option.get("description") for option in _at(location))
    return next((text for text in found if text), None)


def _meant(location: Sequence[str | int], elsewhere: Elsewhere) -> str:
    """A field of that name in a brand file or another file, else one of nearly that name there or elsewhere."""
    name = str(location[-1])
    places = _places(_schema())
    if exact := (None if name in places else elsewhere(name)):
        return exact
    here = sorted({key for option in _at(location[:-1]) for key in option.get("properties", {})})
    near = difflib.get_close_matches(name, here, 1)
    if near:
        return f"did you mean `{near[0]}`?"
    other = places.get(name) or places.get(next(iter(difflib.get_close_matches(name, places, 1)), ""))
    return f"did you mean `{other}`?" if other else f"fields here: {', '.join(here)}"


@cache
def _schema() -> Schema:
    return Brand.model_json_schema()


def _options(node: Schema) -> Iterator[Schema]:
    """A node of the schema, and all it may be."""
    yield node
    if "$ref" in node:
        yield from _options(_schema()["$defs"][node["$ref"].rpartition("/")[2]])
    for one in (*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())):
        yield from _options(one)


def _at(location: Sequence[str | int]) -> list[Schema]:
    """All that may stand at a place of a brand file."""
    found = list(_options(_schema()))
    for part in location:
        inner = [node for option in found for node in _below(option, part)]
        found = [one for node in inner for one in _options(node)]
    return found


def _below(option: Schema, part: str | int) -> Iterator[Schema]:
    more = option.get("additionalProperties")
    if isinstance(part, int):
        yield from filter(None, [option.get("items")])
    elif part in option.get("properties", {}):
        yield option["properties"][part]
    elif isinstance(more, dict):
        yield more


def _places(node: Schema, head: str = "") -> dict[str, str]:
    """Where each field stands, the first place of each name."""
    found: dict[str, str] = {}
    for option in _options(node):
        for key, inner in option.get("properties", {}).items():
            path = f"{head}{key}"
            found.setdefault(key, path)
            for name, place in _places(inner, f"{path}: ").items():
                found.setdefault(name, place)
    return found
