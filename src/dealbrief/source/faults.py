"""Faults that pydantic finds come in; problems in the words of the deal file go out, each at its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from dealbrief.errors import Elsewhere, Place, Problem, nowhere
from dealbrief.marked import Mapping, Path, Scalar, find, key_place
from dealbrief.source.draft import Item
from dealbrief.source.model import Entry
from dealbrief.source.model_deal import Edition, Head
from dealbrief.source.model_story import Section
from dealbrief.source.shape import keys, model_at, words_for

_OF_DOCUMENTS = (Edition, Head)
"""What says something of documents as a whole, as a brand file does."""
_WANTED = {
    "tuple_type": "a list is wanted here",
    "dict_type": "keys and values are wanted here",
    "model_type": "keys and values are wanted here",
    "model_attributes_type": "keys and values are wanted here",
}


def problems_of(
    item: Item, model: type[Entry], error: ValidationError, elsewhere: Elsewhere = nowhere
) -> Iterator[Problem]:
    """One problem for each fault of a record; `elsewhere` knows the fields of other files."""
    faults = [(tuple(step for step in f["loc"] if step != "[key]"), f) for f in error.errors(include_url=False)]
    misspelt = {_meant_path(model, path) for path, fault in faults if fault["type"] == "extra_forbidden"}
    for path, fault in faults:
        if fault["type"] != "missing" or path not in misspelt:
            yield _problem(item, model, path, fault, elsewhere)


def _meant_path(model: type[Entry], path: Path) -> Path | None:
    """The path of the key that an unknown one was probably meant to be."""
    parent = model_at(model, path[:-1])
    close = get_close_matches(str(path[-1]), list(keys(parent)) if parent else [], n=1)
    return (*path[:-1], close[0]) if close else None


def unknown_key(name: str, known: list[str], message: str, at: Place, elsewhere: Elsewhere = nowhere) -> Problem:
    """A key that the file may not hold, with the file that may, or the key that was probably meant."""
    return Problem("unknown-key", message, at, elsewhere(name) or _key_hint(name, known))


def _problem(item: Item, model: type[Entry], path: Path, fault: Any, elsewhere: Elsewhere) -> Problem:
    label = ".".join([item.label, *(str(step + 1) if isinstance(step, int) else step for step in path)])
    kind = fault["type"]
    if kind == "extra_forbidden":
        parent = model_at(model, path[:-1]) or model
        message = f"{label}: not a field of {_a(words_for(parent))}"
        others = (lambda name: _in_this_file(name, parent) or elsewhere(name)) if parent in _OF_DOCUMENTS else nowhere
        return unknown_key(str(path[-1]), list(keys(parent)), message, item.key(path), others)
    if kind == "missing":
        return Problem("missing-key", f"{label}: this key is needed", _owner(item, path[:-1]))
    node = find(item.node, path)
    if isinstance(node, Scalar) and node.is_null:
        hint = "leave the key out if there is nothing to say"
        return Problem("empty-value", f"{label}: nothing is written here", item.key(path), hint)
    if kind == "too_short":
        return Problem("empty-value", f"{label}: this list needs an entry", item.at(path))
    if kind == "literal_error":
        return _wrong_word(item, path, label, fault)
    if kind in _WANTED:
        return Problem("wrong-type", f"{label}: {_WANTED[kind]}", item.at(path))
    hint = fault.get("ctx", {}).get("hint")
    return Problem(kind, f"{label}: {fault['msg']}", item.at(path), hint)


def _in_this_file(name: str, parent: type[Entry]) -> str | None:
    """Where in the deal file a key belongs that has been written to what is said of documents as a whole."""
    holders = (model for model in (Edition, Section) if model is not parent and name in keys(model))
    return next((f"it belongs to {_a(words_for(model))}: `{name}: …` there" for model in holders), None)


def _a(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _owner(item: Item, path: Path) -> Place:
    """Where the mapping that lacks a key is named."""
    node = find(item.node, path)
    if path and isinstance(path[-1], str):
        return key_place(item.node, path)
    if isinstance(node, Mapping) and node.entries and path:
        return node.entries[0][0].at
    return item.start


def _wrong_word(item: Item, path: Path, label: str, fault: Any) -> Problem:
    node = find(item.node, path)
    choices = re.findall(r"'([^']*)'", fault["ctx"]["expected"])
    if not isinstance(node, Scalar):
        return Problem("wrong-type", f"{label}: one word is wanted here", item.at(path))
    close = get_close_matches(node.text, choices, n=1)
    meant = f"did you mean `{close[0]}`?" if close else f"one of: {', '.join(choices)}"
    return Problem("wrong-value", f"{label}: `{node.text}` is not a word for this field", node.at, meant)


def _key_hint(name: str, known: list[str]) -> str | None:
    foreign = sorted({f"U+{ord(character):04X}" for character in name if not character.isascii()})
    close = get_close_matches(name, known, n=1)
    parts = [f"did you mean `{close[0]}`?"] if close else []
    parts += [f"contains {', '.join(foreign)}"] if foreign else []
    return "; ".join(parts) or None
