"""Readers of the inline elements and marks: nodes come in, inlines of the tree go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from dealbrief.document.inlines import (
    Cite,
    Code,
    Confidence,
    Emphasis,
    Inline,
    Inlines,
    Lang,
    Level,
    Link,
    Stance,
    State,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)
from dealbrief.document.marks import CONFIDENCE, SHAPES, STANCES
from dealbrief.template.node import Node
from dealbrief.template.vocabulary import INLINE, ROWS, element

_SPACE = re.compile(r"[ \t\n\r]+")


def inlines(node: Node) -> Inlines:
    """What stands inside a node as one line: runs of space become one, none at the ends."""
    return trimmed(tuple(_pieces(node)))


def _pieces(node: Node) -> Iterator[Inline]:
    yield from _text(node.element.text)
    for child in node.nodes():
        if child.tag in INLINE:
            yield ROWS[child.tag].build(child)
        yield from _text(child.element.tail)


def _text(text: str | None) -> Iterator[Text]:
    if text:
        yield Text(_SPACE.sub(" ", text))


def trimmed(nodes: Inlines) -> Inlines:
    """The nodes without space at either end or doubled where two meet."""
    out: list[Inline] = []
    spaced = True
    for item in nodes:
        if isinstance(item, Text):
            text = item.text.lstrip(" ") if spaced else item.text
            if not text:
                continue
            spaced = text.endswith(" ")
            out.append(Text(text))
        else:
            spaced = False
            out.append(item)
    if out and isinstance(out[-1], Text):
        last = out.pop().text.rstrip(" ")  # type: ignore[union-attr]
        out.extend([Text(last)] if last else [])
    return tuple(out)


def words(node: Node) -> str:
    """The words inside a node as a plain string."""
    return _SPACE.sub(" ", "".join(str(piece) for piece in node.element.itertext())).strip(" ")


@element("strong", children=INLINE, text=True)
def strong(node: Node) -> Strong:
    """Words that weigh more."""
    return Strong(tuple(_pieces(node)))


@element("em", children=INLINE, text=True)
def em(node: Node) -> Emphasis:
    """Words with emphasis: titles, foreign words."""
    return Emphasis(tuple(_pieces(node)))


@element("link", children=INLINE, text=True, required=("href",))
def link(node: Node) -> Link:
    """A live link: https, http or mailto."""
    return Link(node.href(), tuple(_pieces(node)))


@element("cite", required=("ref",), attributes=("about",))
def cite(node: Node) -> Cite:
    """A note naming sources; `ref` holds their ids."""
    return Cite(node.ids("ref"), node.ids("about"))


@element("value", text=True, attributes=("of",))
def value(node: Node) -> Value:
    """A printed value; `of` names the records it comes from."""
    return Value(words(node), node.ids("of"))


@element("lang", children=INLINE, text=True, required=("code",))
def lang(node: Node) -> Lang:
    """Words in another language; `code` is its BCP 47 tag."""
    return Lang(node.text("code"), tuple(_pieces(node)))


@element("code", text=True)
def code(node: Node) -> Code:
    """Characters to be read as they are."""
    return Code(words(node))


@element("sup", children=INLINE, text=True)
def sup(node: Node) -> Superscript:
    """Raised words."""
    return Superscript(tuple(_pieces(node)))


@element("sub", children=INLINE, text=True)
def sub(node: Node) -> Subscript:
    """Lowered words."""
    return Subscript(tuple(_pieces(node)))


@element("state", text=True, required=("is",), attributes=("side",))
def state(node: Node) -> State:
    """A shape and a word for how far a promise or a restriction has gone; words inside replace the word."""
    slug = node.choice("is", tuple(SHAPES), "unknown")
    word = words(node) or node.word("status", slug)
    return State(slug, SHAPES[slug], word, node.text("side", "none"))


@element("stance", text=True, required=("is",))
def stance(node: Node) -> Stance:
    """A mark and a word for what an actor said; words inside replace the word."""
    slug = node.choice("is", tuple(STANCES), "silent-or-unknown")
    return Stance(slug, STANCES[slug], words(node) or node.word("stance", slug))


@element("confidence", text=True, required=("is",))
def confidence(node: Node) -> Confidence:
    """Bars and a word for how sure the house is."""
    return mark_of_confidence(node, "is")


def mark_of_confidence(node: Node, attribute: str) -> Confidence:
    """The mark an attribute asks for, with the language's word unless the node holds its own."""
    level = cast(Level, node.choice(attribute, CONFIDENCE, "moderate"))
    word = words(node) if attribute == "is" else ""
    return Confidence(level, word or node.word("confidence", level))
