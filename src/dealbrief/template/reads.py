"""The data a template reads: parsed templates come in, the fields of each name they use go out.

A loop's variable and a `set` stand for what they were made from: `section.label` in `for section in sections` is the
field `label` of `sections`. A macro's parameters have no source in its own file, but for `view`, which is all there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import nodes

_Path = tuple[str, ...]
_OWN = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs", "range", "refuse", "say"})
_ALL = "view"
_BY_ATTRIBUTE = frozenset({"selectattr", "rejectattr"})
_PASSED_ON = frozenset({_ALL, "words"})
"""What a macro is handed under its own name."""


def reads(trees: Sequence[nodes.Template]) -> dict[str, tuple[str, ...]]:
    """The fields of each name, in alphabetical order; a name that is used as a whole only has none."""
    found: dict[str, set[str]] = defaultdict(set)
    for tree in trees:
        for path in _Walk(tree).paths():
            found[path[0]].add(".".join(path[1:]))
    return {name: tuple(_longest(found[name])) for name in sorted(found)}


def _longest(fields: set[str]) -> list[str]:
    """Without a field of which fields are read as well: `house.name` says that `house` is read."""
    return sorted(one for one in fields if one and not any(other.startswith(f"{one}.") for other in fields))


class _Walk:
    """One template: what each of its own names was made from."""

    def __init__(self, tree: nodes.Template) -> None:
        self.tree = tree
        self.made: dict[str, list[nodes.Node | None]] = defaultdict(list)
        for name, source in _assigned(tree):
            self.made[name].append(source)

    def paths(self) -> Iterator[_Path]:
        """Every path that is read."""
        for node in self.tree.find_all((nodes.Name, nodes.Getattr, nodes.Filter)):
            if isinstance(node, nodes.Name) and node.ctx != "load":
                continue
            for path in self.of(node, frozenset()):
                yield from (path, *((*path, field) for field in _tested(node)))

    def of(self, node: Any, seen: frozenset[str]) -> list[_Path]:
        """The paths an expression stands for; none for what is computed."""
        if isinstance(node, nodes.Name):
            return [path for path in self._name(node.name, seen) if path]
        if isinstance(node, nodes.Getattr):
            if isinstance(node.node, nodes.Name) and node.node.name == _ALL:
                return [(node.attr,)]
            return [(*path, node.attr) for path in self.of(node.node, seen)]
        if isinstance(node, nodes.Getitem):
            return self.of(node.node, seen)
        if isinstance(node, nodes.Filter):
            found = self.of(node.node, seen)
            return (
                [(*path, field) for path in found for field in _texts(_attribute(node))]
                if node.name == "map"
                else found
            )
        if isinstance(node, nodes.CondExpr):
            return [*self.of(node.expr1, seen), *self.of(node.expr2, seen)]
        return []

    def _name(self, name: str, seen: frozenset[str]) -> list[_Path]:
        if name in _OWN or name == _ALL:
            return []
        if name not in self.made:
            return [(name,)]
        if name in seen:
            return [(name,)] if all(source and _names(source, name) for source in self.made[name]) else []
        return [path for source in self.made[name] for path in self.of(source, seen | {name})]


def _assigned(tree: nodes.Template) -> Iterator[tuple[str, nodes.Node | None]]:
    """Each name the template makes itself, and what from; None where that cannot be told."""
    for loop in tree.find_all(nodes.For):
        one = isinstance(loop.target, nodes.Name)
        yield from ((name, loop.iter if one else None) for name in _targets(loop.target))
    for made in tree.find_all(nodes.Assign):
        yield from ((name, made.node) for name in _targets(made.target))
    for block in tree.find_all(nodes.AssignBlock):
        yield from ((name, None) for name in _targets(block.target))
    for taken in tree.find_all(nodes.Import):
        yield taken.target, None
    for several in tree.find_all(nodes.FromImport):
        yield from ((name if isinstance(name, str) else name[1], None) for name in several.names)
    for macro in tree.find_all(nodes.Macro):
        yield macro.name, None
        yield from ((argument.name, None) for argument in macro.args if argument.name not in _PASSED_ON)


def _names(source: nodes.Node, name: str) -> bool:
    """`set terms = terms | …` is made from the view's `terms`, where nothing else makes that name."""
    return any(one.name == name for one in source.find_all(nodes.Name)) or getattr(source, "name", "") == name


def _targets(target: nodes.Node) -> list[str]:
    return [target.name] if isinstance(target, nodes.Name) else [name.name for name in target.find_all(nodes.Name)]


def _tested(node: nodes.Node) -> list[str]:
    """The field a filter looks at: `selectattr("status")`, `sort(attribute="total")`."""
    if not isinstance(node, nodes.Filter):
        return []
    if node.name == "map":
        return []  # what it gives is that field: see `_Walk.of`
    first = node.args[:1] if node.name in _BY_ATTRIBUTE else []
    return _texts([*first, *_attribute(node)])


def _attribute(node: nodes.Filter) -> list[nodes.Expr]:
    return [one.value for one in node.kwargs if one.key == "attribute"]


def _texts(found: Sequence[nodes.Expr]) -> list[str]:
    return [one.value for one in found if isinstance(one, nodes.Const) and isinstance(one.value, str)]
