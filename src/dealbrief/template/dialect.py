"""Rich text as elements of the dialect: inlines or prose blocks come in, escaped XML goes out.

This is how text of the view enters a template's output; the parser reads it back to the same inlines and blocks.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from markupsafe import Markup, escape

from dealbrief.document.blocks import ListBlock, Paragraph, Quote, RichProse
from dealbrief.document.inlines import (
    Cite,
    Code,
    Emphasis,
    Lang,
    Link,
    RichText,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)


@singledispatch
def markup(node: Any) -> Markup:
    """An inline, block, `RichText` or `RichProse` as XML of the dialect."""
    raise TypeError(f"{type(node).__name__} has no form in the dialect")


def _all(nodes: Iterable[Any]) -> Markup:
    return Markup("").join(markup(node) for node in nodes)


def _element(name: str, inside: Markup, **attributes: str) -> Markup:
    written = Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in attributes.items() if value)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, inside)


@markup.register
def _(node: RichText) -> Markup:
    return _all(node.nodes)


@markup.register
def _(node: RichProse) -> Markup:
    return _all(node.blocks)


@markup.register
def _(node: Text) -> Markup:
    return escape(node.text)


@markup.register
def _(node: Strong) -> Markup:
    return _element("strong", _all(node.children))


@markup.register
def _(node: Emphasis) -> Markup:
    return _element("em", _all(node.children))


@markup.register
def _(node: Superscript) -> Markup:
    return _element("sup", _all(node.children))


@markup.register
def _(node: Subscript) -> Markup:
    return _element("sub", _all(node.children))


@markup.register
def _(node: Link) -> Markup:
    return _element("link", _all(node.children), href=node.href)


@markup.register
def _(node: Lang) -> Markup:
    return _element("lang", _all(node.children), code=node.language)


@markup.register
def _(node: Code) -> Markup:
    return _element("code", escape(node.text))


@markup.register
def _(node: Value) -> Markup:
    return _element("value", escape(node.text), of=" ".join(node.about))


@markup.register
def _(node: Cite) -> Markup:
    return _element("cite", Markup(""), ref=" ".join(node.sources), about=" ".join(node.about))


@markup.register
def _(node: Paragraph) -> Markup:
    return _element("p", _all(node.children))


@markup.register
def _(node: ListBlock) -> Markup:
    items = Markup("").join(_element("item", _all(item.blocks)) for item in node.items)
    return _element("list", items, ordered="yes" if node.ordered else "")


@markup.register
def _(node: Quote) -> Markup:
    return _element("quote", _all(node.blocks))
