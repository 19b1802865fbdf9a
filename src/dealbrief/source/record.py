"""A record of a view: named values that a template may read, and nothing it could call or change."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


class Record:
    """Immutable; fields are read as attributes or by `[]`. A missing field is an AttributeError or a KeyError."""

    __slots__ = ("_fields",)
    __iter__ = None  # with `[]` alone, Python would go over it by numbers
    _fields: Mapping[str, Any]

    def __init__(self, fields: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_fields", MappingProxyType(dict(fields)))

    def __getattr__(self, name: str) -> Any:
        try:
            return self._fields[name]
        except KeyError:
            known = ", ".join(self._fields)
            raise AttributeError(f"there is no field {name!r} here; there are {known}", name=name, obj=self) from None

    def __getitem__(self, name: str) -> Any:
        return self._fields[name]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a record of a view cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a record of a view cannot be changed")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self._fields == other._fields

    def __hash__(self) -> int:
        return hash((self._fields.get("id"), tuple(self._fields)))

    def __repr__(self) -> str:
        return f"Record({self._fields.get('id', '')!r}: {', '.join(self._fields)})"


def fields_of(record: Record) -> Mapping[str, Any]:
    """The fields of a record by name, for those who write a view out."""
    return record._fields
