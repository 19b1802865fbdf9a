"""References in text: `[@id]` cites, `[=id]` or `[=id.field]` prints a value; `\\[@` is those characters themselves.

In: nodes with `Reference` leaves. Out: the references found, or the same nodes with every reference replaced.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from dealbrief.document.blocks import BlockBase, Paragraph
from dealbrief.document.inlines import Cite, Inlines, Lang, Reference, Text
from dealbrief.document.walk import nodes, rebuild
from dealbrief.errors import Place

REFERENCE = re.compile(r"\[(?P<sign>[@=])(?P<target>[a-z0-9][a-z0-9_.-]*)\]")
ALMOST = re.compile(r"\[[@=][^\]\n]{0,80}\]?")

Nodes = TypeVar("Nodes")


class Origin(Protocol):
    """Where a text stands in its file."""

    def place(self, offset: int, length: int = 0) -> Place:
        """The place of the character at `offset` of the text."""
        ...


def reference(match: re.Match[str], at: Place | None) -> Reference:
    kind = "cite" if match["sign"] == "@" else "value"
    return Reference(kind, match["target"], at)  # type: ignore[arg-type]


def references(tree: Any) -> Iterator[Reference]:
    """Every reference in inlines or blocks, in reading order."""
    return (node for node in nodes(tree) if isinstance(node, Reference))


def map_references(tree: Nodes, change: Callable[[Reference], Inlines]) -> Nodes:
    """The same inlines or blocks with each reference replaced by what `change` makes of it.

    Cites that come to stand side by side are one cite; a space before a cite goes, so that its mark touches the word.
    """
    return _rebuilt(tree, change)  # type: ignore[no-any-return]


def in_language(tree: Any, language: str) -> Any:
    """The same inlines or blocks marked as words of another language than the document's."""
    if any(isinstance(node, BlockBase) for node in tree):
        return rebuild(tree, lambda node: _paragraph_in(node, language))
    return (Lang(language, tree),) if tree else tree


def _paragraph_in(node: Any, language: str) -> Any:
    return replace(node, children=(Lang(language, node.children),)) if isinstance(node, Paragraph) else node


def _rebuilt(tree: Any, change: Callable[[Reference], Inlines]) -> Any:
    if isinstance(tree, tuple):
        out: list[Any] = []
        for item in tree:
            out.extend(change(item) if isinstance(item, Reference) else (_rebuilt(item, change),))
        return _tidy(out)
    for name in ("children", "blocks", "items", "credit"):
        inner = getattr(tree, name, None)
        if isinstance(inner, tuple):
            tree = replace(tree, **{name: _rebuilt(inner, change)})
    return tree


def _tidy(items: list[Any]) -> tuple[Any, ...]:
    out: list[Any] = []
    for item in items:
        if isinstance(item, Cite):
            _touch(out)
            if out and isinstance(out[-1], Cite):
                item = _joined(out.pop(), item)
        out.append(item)
    return tuple(out)


def _touch(out: list[Any]) -> None:
    """Take the space off the text a cite follows; text that was only a space goes."""
    if out and isinstance(out[-1], Text):
        text = out.pop().text.rstrip(" \n")
        if text:
            out.append(Text(text))


def _joined(first: Cite, second: Cite) -> Cite:
    sources = tuple(dict.fromkeys(first.sources + second.sources))
    return Cite(sources, tuple(dict.fromkeys(first.about + second.about)))
