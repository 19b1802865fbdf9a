"""Filters come in; the same go out that say, when they are given what they cannot take, what they are for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import wraps
from inspect import getdoc
from typing import Any

from jinja2.exceptions import FilterArgumentError

from dealbrief.document.blocks import RichProse
from dealbrief.document.inlines import RichText
from dealbrief.language import Edtf, Quantity
from dealbrief.source.record import Record

HINT = "\n"
"""Separates a message from its hint inside the text of an exception."""
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (str, "a text"),
    ((int, Decimal), "a number"),
    (Edtf, "a date"),
    (Quantity, "a quantity"),
    ((RichText, RichProse), "a text with references"),
    (Record, "a record"),
    ((tuple, list), "a list"),
    (type(None), "nothing"),
)


def told(filters: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """The filters, with errors for values and arguments they cannot take."""
    return {name: _told(name, one) for name, one in filters.items()}


def _told(name: str, called: Callable[..., Any]) -> Callable[..., Any]:
    takes_environment = hasattr(called, "jinja_pass_arg")

    @wraps(called)
    def telling(value: Any, *args: Any, **named: Any) -> Any:
        try:
            return called(value, *args, **named)
        except (AttributeError, TypeError, ArithmeticError) as error:
            given = args[0] if takes_environment and args else value
            message = f"`{name}` cannot be used on {_kind(given)}"
            raise FilterArgumentError(f"{message}{HINT}{(getdoc(called) or '').splitlines()[0]}") from error

    return telling


def _kind(value: Any) -> str:
    return next((said for kind, said in _KINDS if isinstance(value, kind)), f"a {type(value).__name__}")
