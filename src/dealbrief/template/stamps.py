"""Stamps: every start tag written literally in a template gets an attribute that names its template and line.

In: Jinja's token stream. Out: the same stream with `_at="name:line"` after each tag name in literal text. The parser
reads the stamp, so that an error in the output points at the template line that wrote it, through inheritance,
includes and macros.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

ATTRIBUTE = "_at"
STAMP = re.compile(rf' {ATTRIBUTE}="([^"]+):(\d+)"')
_START_TAG = re.compile(r"<([A-Za-z][\w.-]*)(?=[\s/>]|$)")


class Stamps(Extension):
    """The Jinja extension that sets the stamps."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        name = stream.name or "template"
        for token in stream:
            yield Token(token.lineno, token.type, _stamped(token, name)) if token.type == "data" else token


def _stamped(token: Token, name: str) -> str:
    def stamp(match: re.Match[str]) -> str:
        line = token.lineno + token.value.count("\n", 0, match.start())
        return f'{match[0]} {ATTRIBUTE}="{name}:{line}"'

    return _START_TAG.sub(stamp, token.value)
