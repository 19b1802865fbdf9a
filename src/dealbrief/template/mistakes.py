"""What Jinja says of a mistake comes in; what an author makes of it goes out: message, hint, and the line to mend.

Jinja names a tag that is not closed at the end of the file, and most other mistakes in words for programmers.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import NamedTuple

_TAGS = (
    "block",
    "call",
    "else",
    "elif",
    "extends",
    "filter",
    "for",
    "from",
    "if",
    "import",
    "include",
    "macro",
    "set",
    "with",
)
_TAG = re.compile(r"\{%[-+]?\s*(end)?(block|call|filter|for|if|macro|set|with)\b([^%]*)")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_OPEN = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_UNKNOWN = re.compile(r"unknown tag '(\w+)'")
_EXPORTED = re.compile(r"template '([^']+)' \(imported on .*\) does not export the requested name '(\w+)'")
_MACRO = re.compile(r"\{%[-+]?\s*macro\s+(\w+)")
_TWICE = re.compile(r"block '(\w+)' defined twice")

_SAID: tuple[tuple[str, str, str], ...] = (
    ("division by zero", "something is divided by nought", "guard it with {% if … %}"),
    ("Range too big", "a range has more than 100,000 steps", "no document is that long; give it fewer"),
    ("unexpected '%'", "an expression is not closed", "an expression ends with }}, a statement with %}"),
    ("unexpected '/'", "an expression is not closed", "an expression ends with }}, a statement with %}"),
    ("unexpected '<'", "an expression is not closed", "an expression ends with }}, a statement with %}"),
    ("expected token 'end of print statement'", "", "one expression stands between {{ and }}; text goes in quotes"),
    ("expected token 'end of statement block'", "", "a statement ends with %}; what follows its words is too much"),
    ("unexpected char", "", "inside {{ }} and {% %} stand names, numbers, texts in quotes, filters"),
    ("unexpected end of template", "", "close what was opened last"),
)
"""What is part of Jinja's message, what stands for it ("" for itself), and the hint."""


class Mistake(NamedTuple):
    """What to tell; `line` is None where Jinja's own is the one to mend."""

    message: str
    hint: str | None
    line: int | None = None


def mistake(message: str, source: str = "", line: int = 1) -> Mistake:
    """A mistake of syntax or a failure in the author's terms.

    Args:
        message: What Jinja says.
        source: The template, for mistakes of syntax.
        line: Where Jinja says it is.
    """
    opened = _OPEN.search(message)
    unknown = _UNKNOWN.search(message)
    if unknown and not unknown[1].startswith("end"):
        near = " or ".join(f"`{one}`" for one in difflib.get_close_matches(unknown[1], _TAGS, 2))
        hint = f"did you mean {near}?" if near else f"statements: {', '.join(_TAGS)}"
        return Mistake(f"there is no statement `{unknown[1]}`", hint)
    if unknown and _unclosed(source, unknown[1].removeprefix("end"), line) is None:
        return Mistake(f"`{{% {unknown[1]} %}}` closes nothing", "take it out, or open it before")
    if opened:
        at = _unclosed(source, opened[1], line)
        return Mistake(f"`{{% {opened[1]} %}}` is not closed", f"close it with `{{% end{opened[1]} %}}`", at)
    if twice := _TWICE.search(message):
        hint = "write both into one, or give one of them another name"
        return Mistake(f"there are two blocks `{twice[1]}`", hint)
    for part, said, hint in _SAID:
        if part.casefold() in message.casefold():
            return Mistake(said or message, hint)
    return Mistake(message, None)


def not_exported(message: str, source_of: dict[str, str]) -> Mistake | None:
    """A macro that an imported template does not have; `source_of` are the templates by name."""
    found = _EXPORTED.search(message)
    if found is None:
        return None
    macros = _MACRO.findall(source_of.get(found[1], ""))
    return Mistake(f"`{found[1]}` has no macro `{found[2]}`", meant(found[2], macros) or f"it has: {', '.join(macros)}")


def meant(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, as a hint."""
    near = difflib.get_close_matches(name, list(known), 1)
    return f"did you mean `{near[0]}`?" if near else None


def _unclosed(source: str, tag: str, until: int) -> int | None:
    """The line of the innermost tag of a kind that is open where a line ends what is open."""
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source)
    lines: list[int] = []
    for found in _TAG.finditer(bare):
        at = bare.count("\n", 0, found.start()) + 1
        if found[2] != tag or at > until or (tag == "set" and "=" in found[3]):
            continue
        if found[1] and at < until:
            lines = lines[:-1]
        elif not found[1]:
            lines.append(at)
    return lines[-1] if lines else None
