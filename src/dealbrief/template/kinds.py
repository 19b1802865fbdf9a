"""What a value is called: a value, or what Python says of several, comes in; words for an author go out.

No author knows the classes of a program, so none is ever named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from jinja2.runtime import LoopContext, Macro, Undefined
from markupsafe import Markup

from dealbrief.document.blocks import RichProse
from dealbrief.document.inlines import RichText
from dealbrief.language import Edtf, Quantity
from dealbrief.source.record import Record

_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "a yes or no"),
    ((str, Markup), "a text"),
    ((int, float, Decimal), "a number"),
    (Edtf, "a date"),
    (Quantity, "a quantity"),
    ((RichText, RichProse), "a text with references"),
    (Record, "a record"),
    (type(None), "nothing"),
    (Undefined, "nothing"),
    (LoopContext, "a loop"),
    (Macro, "a macro"),
    (Mapping, "names with values"),
    (Iterable, "a list"),
)
_NAMED = {
    each.__name__: said for kinds, said in _KINDS for each in (kinds if isinstance(kinds, tuple) else (kinds,))
} | dict.fromkeys(("tuple", "list", "generator", "range", "set", "builtin_function_or_method"), "a list")
_NUMBERS = "numbers reckon with numbers; texts are joined with ~"
_LISTS = "a loop, `in` and filters of lists want a list, such as `terms`"
_GIVEN = "the reference says what a filter is given"

_SAID: tuple[tuple[str, str, str], ...] = (
    (r"unsupported operand type\(s\) for (\S+): '(.+)' and '(.+)'", "`{0}` cannot be used on {1} and {2}", _NUMBERS),
    (r"can only concatenate (.+) \(not \"(.+)\"\) to .+", "`+` cannot be used on {0} and {1}", _NUMBERS),
    (r"bad operand type for unary (\S+): '(.+)'", "`{0}` cannot be used on {1}", _NUMBERS),
    (
        r"'(\S+)' not supported between instances of '(.+)' and '(.+)'",
        "`{0}` cannot compare {1} with {2}",
        "compare numbers with numbers, texts with texts; `| iso` makes a text of a date that compares",
    ),
    (r"'(.+)' object is not iterable", "{0} is no list", _LISTS),
    (r"argument of type '(.+)' is not .+", "{0} is no list", _LISTS),
    (r"cannot unpack non-iterable (.+) object", "{0} is no list", "several names before = want as many values"),
    (
        r"(?:too many|not enough) values to unpack.*",
        "there are not as many values as names",
        "give each name one value",
    ),
    (r"object of type '(.+)' has no len\(\)", "{0} has no length", _LISTS),
    (r"type (.+) doesn't define __round__ method", "{0} cannot be rounded", "`round` takes numbers"),
    (r"'(.+)' object cannot be interpreted as an integer", "{0} is no whole number", "give it a whole number"),
    (r"slice indices must be .+", "a part of a list is cut out by whole numbers", "as in terms[:3]"),
    (r"(?:\S+\.)?(?:sync_)?(?:do_|test_)?(\w+)\(\) takes .+", "`{0}` is given too many values", _GIVEN),
    (r"(?:\S+\.)?(?:sync_)?(?:do_|test_)?(\w+)\(\) missing .+", "`{0}` is given too few values", _GIVEN),
    (
        r"(?:\S+\.)?(?:sync_)?(?:do_|test_)?(\w+)\(\) got an unexpected .+ '(\w+)'.*",
        "`{0}` has no `{1}` to be given",
        _GIVEN,
    ),
)
"""A message of Python, the author's words for it, where its classes become kinds, and the hint."""


def kind(value: Any) -> str:
    """What a value is."""
    return next((said for kinds, said in _KINDS if isinstance(value, kinds)), "this")


def in_kinds(message: str) -> tuple[str, str] | None:
    """A message of Python in words for an author, and a hint; None for a message that is not Python's."""
    for pattern, said, hint in _SAID:
        if found := re.fullmatch(pattern, message):
            return said.format(*map(_named, found.groups())), hint
    return None


def _named(word: str) -> str:
    return _NAMED.get(word.rpartition(".")[2], word)
