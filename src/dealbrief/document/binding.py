"""Binding: slides with ordinary spaces come in, the same slides with no-break spaces where no line may end go out.

The page planner breaks lines itself and asks `ties`; an office program breaks a deck's, so the text must say it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar, get_args

from dealbrief.document.figures import Bar, Milestone, Term
from dealbrief.document.figures_counts import Portion, ScenarioBand, UnitGroup
from dealbrief.document.figures_time import Step
from dealbrief.document.inlines import Code, Inline, Inlines, Text, Value, plain_text
from dealbrief.document.walk import rebuild
from dealbrief.language import held, ties

Tree = TypeVar("Tree")

_INLINES = get_args(Inline)
_LABELS: dict[type, tuple[str, ...]] = {
    Term: ("title", "detail"),
    Bar: ("note",),
    Portion: ("label",),
    ScenarioBand: ("detail", "sign"),
    UnitGroup: ("label",),
    Milestone: ("label",),
    Step: ("detail", "comparator"),
}
_LONGEST = 28
"""Words bound together hold no more characters than this: longer ones would be torn apart in a narrow column."""


def bound(tree: Tree, language: str) -> Tree:
    """The tree with every line of text bound, and so the labels of figures that are running text."""

    def change(node: Any) -> Any:
        if isinstance(node, _INLINES):
            return node
        lines = {field.name: getattr(node, field.name) for field in fields(node) if _is_line(getattr(node, field.name))}
        new: dict[str, Any] = {name: bind(line, language) for name, line in lines.items()}
        new |= {name: bind_text(getattr(node, name), language) for name in _LABELS.get(type(node), ())}
        return replace(node, **new) if new else node

    return rebuild(tree, change)


def _is_line(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], _INLINES)


def bind_text(text: str, language: str) -> str:
    """A text with no-break spaces for the spaces that hold."""
    return held(text, _places(text, language))


def bind(line: Inlines, language: str) -> Inlines:
    """A line of inlines with no-break spaces for the spaces that hold, also where two inlines meet."""
    places = _places(plain_text(line), language)
    place = 0

    def change(node: Any) -> Any:
        nonlocal place
        if isinstance(node, Text | Value | Code):
            start, place = place, place + len(node.text)
            here = {index - start for index in places if start <= index < place}
            return replace(node, text=held(node.text, here)) if here else node
        place += len(plain_text((node,))) if not hasattr(node, "children") else 0
        return node

    return rebuild(line, change) if places else line


def _places(text: str, language: str) -> set[int]:
    """The positions of spaces at which no line may end."""
    words = text.split(" ")
    return set(_short_groups(words, ties(words, language)))


def _short_groups(words: Sequence[str], tied: Sequence[bool]) -> Iterator[int]:
    """The positions of the spaces that hold, group by group; a group too long is not bound."""
    end, group = -1, list[tuple[int, int]]()
    for word, holds in zip(words, tied, strict=True):
        end += len(word) + 1
        if holds:
            group.append((end, len(word)))
            continue
        if sum(size + 1 for _, size in group) + len(word) <= _LONGEST:
            yield from (place for place, _ in group)
        group = []
