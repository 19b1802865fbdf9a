"""What the models look like from outside: models and records come in, their fields, columns and leaves go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from dealbrief.marked import Path
from dealbrief.source.model import Entry


def key_of(name: str, field: FieldInfo) -> str:
    """The key in the file for a field of a model."""
    return field.alias or name


@cache
def keys(model: type[Entry]) -> dict[str, FieldInfo]:
    """The fields of a model by their keys in the file."""
    return {key_of(name, field): field for name, field in model.model_fields.items()}


def entries_in(annotation: Any) -> Iterator[type[Entry]]:
    """The models named in a type, such as Share in `tuple[Share, ...]`."""
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, Entry):
        yield annotation
    for argument in get_args(annotation):
        yield from entries_in(argument)


def inner_models(model: type[Entry]) -> list[type[Entry]]:
    """The models of the entries inside a record, each once, at any depth."""
    found: dict[type[Entry], None] = {}
    for field in model.model_fields.values():
        for inner in entries_in(field.annotation):
            found.update(dict.fromkeys([inner, *inner_models(inner)]))
    return list(found)


def words_for(model: type[Entry]) -> str:
    """What one entry of a model is called: a `TermStep` is a term step, unless the model has a title."""
    return model.model_config.get("title") or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()


def model_at(model: type[Entry], path: Path) -> type[Entry] | None:
    """The model that reads the mapping at a path below a record; None where there is no mapping with known keys."""
    found: type[Entry] | None = model
    for step in path:
        if isinstance(step, int) or found is None:
            continue
        field = keys(found).get(step)
        found = next(entries_in(field.annotation), None) if field else None
    return found


@cache
def list_columns(model: type[Entry]) -> frozenset[str]:
    """The columns of a table of this model whose cells hold several values."""
    return frozenset(_list_columns(model, ""))


def _list_columns(model: type[Entry], prefix: str) -> Iterator[str]:
    for key, field in keys(model).items():
        if get_origin(field.annotation) is tuple:
            yield prefix + key
        else:
            for inner in entries_in(field.annotation):
                yield from _list_columns(inner, f"{prefix}{key}.")


@cache
def names_and_keys(model: type[Entry]) -> tuple[tuple[str, str], ...]:
    """The fields of a model, each with its key in the file."""
    return tuple((name, key_of(name, field)) for name, field in model.model_fields.items())


def walk(record: Entry) -> tuple[list[tuple[Path, Entry]], list[tuple[Path, Any]]]:
    """A record taken apart: every entry in it, itself first, and every single value, each with its path in the file."""
    entries: list[tuple[Path, Entry]] = []
    leaves: list[tuple[Path, Any]] = []
    _walk(record, (), entries, leaves)
    return entries, leaves


def _walk(value: Any, path: Path, entries: list[tuple[Path, Entry]], leaves: list[tuple[Path, Any]]) -> None:
    if value is None:
        return
    if isinstance(value, Entry):
        entries.append((path, value))
        for name, key in names_and_keys(type(value)):
            _walk(getattr(value, name), (*path, key), entries, leaves)
    elif isinstance(value, (tuple, dict)):
        steps: Iterable[tuple[str | int, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
        for step, item in steps:
            _walk(item, (*path, step), entries, leaves)
    else:
        leaves.append((path, value))
