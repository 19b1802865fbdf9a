"""Filters come in; the same go out that say, when they are given what they cannot take, what they are for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import getdoc
from typing import Any

from jinja2.exceptions import FilterArgumentError
from jinja2.runtime import Undefined

from dealbrief.template.kinds import in_kinds, kind

_TEXT = "it takes text: `| plain` makes it of rich text, `| number` of a number, `| date` of a date"
HINT = "\n"
"""Separates a message from its hint inside the text of an exception."""


def told(filters: Mapping[str, Callable[..., Any]], text: bool = False) -> dict[str, Callable[..., Any]]:
    """The filters, with errors for values and arguments they cannot take; those of `text` take nothing else."""
    return {name: _told(name, one, text) for name, one in filters.items()}


def _told(name: str, called: Callable[..., Any], text: bool) -> Callable[..., Any]:
    takes_environment = hasattr(called, "jinja_pass_arg")

    @wraps(called)
    def telling(value: Any, *args: Any, **named: Any) -> Any:
        given = args[0] if takes_environment and args else value
        if text and not isinstance(given, str | Undefined):
            raise _refused(name, given, _TEXT)
        try:
            return called(value, *args, **named)
        except (AttributeError, TypeError, ValueError, ArithmeticError) as error:
            said = in_kinds(str(error))
            if said and said[0].startswith(f"`{name}`"):
                raise FilterArgumentError(HINT.join(said)) from error
            raise _refused(name, given, (getdoc(called) or "").splitlines()[0]) from error

    return telling


def _refused(name: str, given: Any, purpose: str) -> FilterArgumentError:
    if isinstance(given, Undefined):
        str(given)  # which says what is not defined
    if given is None:
        return FilterArgumentError(f"`{name}` is given what is absent{HINT}guard it with {{% if … %}}")
    return FilterArgumentError(f"`{name}` cannot be used on {kind(given)}{HINT}{purpose}")
