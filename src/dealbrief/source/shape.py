"""What the models look like from outside: models and records come in, their fields, columns and leaves go out."""

from __future__ import annotations

from collections.abc import Iterator
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


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value inside a record that is not itself a collection, with its path in the file."""
    if isinstance(value, Entry):
        for name, field in type(value).model_fields.items():
            yield from leaves(getattr(value, name), (*path, key_of(name, field)))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif value is not None:
        yield path, value


def entries(value: Any, path: Path = ()) -> Iterator[tuple[Path, Entry]]:
    """A record and every entry inside it, with their paths."""
    if isinstance(value, Entry):
        yield path, value
        for name, field in type(value).model_fields.items():
            yield from entries(getattr(value, name), (*path, key_of(name, field)))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from entries(item, (*path, index))
