"""The role map of a master: `<master>.roles.yml` comes in, a choice for each role goes out, or all that is wrong.

    exhibit:
      layout: Titel und Inhalt
      slots: {exhibit: Inhaltsplatzhalter 2, Source: 13}

Roles, layouts and placeholders are checked by the deck's backend, which knows the master; here only the form is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dealbrief.errors import Problem, SourceError
from dealbrief.files import read_text
from dealbrief.marked import Mapping, Node, Scalar, read_yaml
from dealbrief.theme.role_map import Choice, Word

_LIMIT = 100_000
_KEYS = ("layout", "slots")


def role_file(master: Path) -> Path:
    """Where the role map of a master stands: beside it."""
    return master.with_name(f"{master.stem}.roles.yml")


def read_roles(path: Path) -> dict[str, Choice]:
    """Read a role map.

    Raises:
        SourceError: With everything that is wrong with its form.
    """
    text = read_text(path.parent, path.name, _LIMIT)
    root, problems = read_yaml(text, str(path))
    found, faults = {}, list(problems)
    if not isinstance(root, Mapping):
        raise SourceError([*faults, _wrong(root, "a role map names roles, each with a layout")])
    for key, node in root.entries:
        faults.extend(_faults(node))
        if isinstance(node, Mapping):
            found[key.text] = _choice(key, node)
    if any(fault.is_error for fault in faults):
        raise SourceError(faults)
    return found


def _wrong(node: Node, message: str) -> Problem:
    return Problem("role-map", message, node.at, "`layout:` and `slots:` stand below a role")


def _faults(node: Node) -> Iterator[Problem]:
    if not isinstance(node, Mapping):
        yield _wrong(node, "a role has a layout and slots below it")
        return
    for key, value in node.entries:
        if key.text not in _KEYS:
            yield _wrong(key, f"a role has no `{key.text}`")
        elif key.text == "layout" and not isinstance(value, Scalar):
            yield _wrong(value, "a layout is named by one text")
        elif key.text == "slots" and not isinstance(value, Mapping):
            yield _wrong(value, "slots are named one by one, each with its placeholder")
        elif isinstance(value, Mapping):
            wrong = (one for _, one in value.entries if not isinstance(one, Scalar))
            yield from (_wrong(one, "a placeholder is named by its name or its number") for one in wrong)


def _choice(key: Scalar, node: Mapping) -> Choice:
    layout, slots = node.get("layout"), node.get("slots")
    entries = slots.entries if isinstance(slots, Mapping) else ()
    words = ((name, value) for name, value in entries if isinstance(value, Scalar))
    return Choice(
        key.at,
        Word(layout.text, layout.at) if isinstance(layout, Scalar) else None,
        {name.text: (Word(name.text, name.at), Word(value.text, value.at)) for name, value in words},
    )
