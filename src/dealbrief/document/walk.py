"""Walking and rebuilding trees of frozen dataclasses: one traversal for blocks, slides, cells and inlines alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

Node = TypeVar("Node")

_LEAVES = (str, int, float, bool, type(None))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if f.name != "at")


def nodes(tree: Any) -> Iterator[Any]:
    """Every dataclass in a tree, parents before children, in reading order."""
    if isinstance(tree, _LEAVES):
        return
    if isinstance(tree, tuple):
        for item in tree:
            yield from nodes(item)
    elif is_dataclass(tree) and not isinstance(tree, type):
        yield tree
        for name in _names(tree.__class__):
            yield from nodes(getattr(tree, name))


def rebuild(tree: Node, change: Callable[[Any], Any]) -> Node:
    """A copy of a tree in which `change` has seen every dataclass, parents before children.

    `change` returns its argument to leave a node as it is; a subtree in which nothing changed is shared, not copied.
    """
    if isinstance(tree, _LEAVES):
        return tree
    if isinstance(tree, tuple):
        items = tuple(rebuild(item, change) for item in tree)
        same = all(new is old for new, old in zip(items, tree, strict=True))
        return tree if same else items  # type: ignore[return-value]
    if is_dataclass(tree) and not isinstance(tree, type):
        node = change(tree)
        new = {name: rebuild(getattr(node, name), change) for name in _names(node.__class__)}
        changed = {name: value for name, value in new.items() if value is not getattr(node, name)}
        return replace(node, **changed) if changed else node  # type: ignore[no-any-return]
    return tree
