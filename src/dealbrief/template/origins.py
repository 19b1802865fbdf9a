"""Which block prints what: templates come in, their output says of every element in which blocks it was printed.

`Marks` puts a mark where a block begins and one where it ends, at compile time as `Stamps` does; so what a macro of a
part writes belongs to the block that calls it, and a moved block takes its marks along. `with_origins` turns the marks
into an attribute. Only a sketch of a document asks for this: what is built has no marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

ATTRIBUTE = "_in"
_BEGIN, _END = "\x02", "\x03"
"""Characters that no value can hold and no XML may: what is left of a mark would be an error."""
_MARK = re.compile(rf"{_BEGIN}(\w+){_BEGIN}|({_END})|(<[A-Za-z][\w.-]*)")


class Marks(Extension):
    """The Jinja extension that sets the marks. A required block prints nothing, and may hold nothing."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        tag, marked = list[Token](), list[bool]()
        for token in stream:
            if token.type == "block_begin" or tag:
                tag.append(token)
            else:
                yield token
            if token.type == "block_end":
                yield from _marked(tag, marked)
                tag = []
        yield from tag


def _marked(tag: list[Token], marked: list[bool]) -> Iterator[Token]:
    """A tag, with a mark after it where it begins a block, before it where it ends one."""
    words = [token.value for token in tag if token.type == "name"]
    line = tag[-1].lineno
    if words[:1] == ["endblock"] and marked and marked.pop():
        yield Token(line, "data", _END)
    yield from tag
    if words[:1] == ["block"] and len(words) > 1:
        marked.append("required" not in words[2:])
        if marked[-1]:
            yield Token(line, "data", f"{_BEGIN}{words[1]}{_BEGIN}")


def with_origins(text: str) -> str:
    """The output of templates with marks, without them: each start tag names its blocks, from the outermost on."""
    inside = list[str]()

    def told(found: re.Match[str]) -> str:
        name, end, tag = found.groups()
        if name:
            inside.append(name)
        elif end:
            del inside[-1:]
        else:
            names = dict.fromkeys(inside)
            return f'{tag} {ATTRIBUTE}="{"/".join(names)}"' if names else tag
        return ""

    return _MARK.sub(told, text)
