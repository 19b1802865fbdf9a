"""Prose: a string in the Markdown subset comes in, paragraphs, lists and quotes go out.

markdown-it-py tokenises; one rule of our own finds references before links are tried. The subset is what `_RULES`
enables; `_REFUSED` is what a writer may expect to work and must be told does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from dealbrief.document.blocks import Block, ListBlock, ListItem, Paragraph, Quote
from dealbrief.document.inlines import Code, Emphasis, Inline, Inlines, Link, Strong, Text
from dealbrief.errors import Problem, SourceError
from dealbrief.prose.inline import bad_reference
from dealbrief.prose.references import REFERENCE, Origin, reference

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SCHEMES = ("http://", "https://", "mailto:")
_RULES = ["emphasis", "link", "backticks", "escape", "list", "blockquote", "newline"]
_REFUSED = (
    (re.compile(r"(?m)^ {0,3}#{1,6}(?= )"), "prose-heading", "a heading", "give the text a section of its own"),
    (re.compile(r"(?<!\\)!\[[^\]\n]*\]\("), "prose-image", "a picture", "pictures are figures of a template"),
    (re.compile(r"(?m)^ {0,3}(```|~~~)"), "prose-fence", "a code block", "use `code` inside a line"),
    (re.compile(r"(?m)^ {0,3}\|.*\|[ \t]*$"), "prose-table", "a table", "tables are made by a template"),
)


def parse_prose(text: str, at: Origin) -> tuple[Block, ...]:
    """Blocks of prose.

    Raises:
        SourceError: Markdown outside the subset, a bracket that is no reference, a link of another scheme.
    """
    problems = list(_refused(text, at))
    reading = _Reading(text, at, problems)
    blocks = reading.blocks(_parser().parse(text))
    if problems:
        raise SourceError(problems)
    return blocks


def _refused(text: str, at: Origin) -> Iterator[Problem]:
    for pattern, code, what, hint in _REFUSED:
        for match in pattern.finditer(text):
            yield Problem(code, f"{what} cannot stand in prose", at.place(match.start(), len(match[0])), hint)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(_RULES)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.inline.ruler.before("link", "reference", _reference_rule)
    return parser


def _reference_rule(state: Any, silent: bool) -> bool:
    match = REFERENCE.match(state.src, state.pos)
    if match is None and not state.src.startswith(("[@", "[="), state.pos):
        return False
    raw = match[0] if match else state.src[state.pos : state.pos + 2]
    if not silent:
        token = state.push("reference", "", 0)
        token.content = raw
    state.pos += len(raw)
    return True


class _Reading:
    """Turns one text's tokens into nodes, keeping count of where its references stand."""

    def __init__(self, text: str, at: Origin, problems: list[Problem]) -> None:
        self._text, self._at, self._problems = text, at, problems
        self._cursor = 0

    def blocks(self, tokens: list[Token]) -> tuple[Block, ...]:
        out: list[Block] = []
        position = 0
        while position < len(tokens):
            end = _closing(tokens, position)
            block = self._block(tokens[position], tokens[position + 1 : end])
            out.extend(block)
            position = end + 1
        return tuple(out)

    def _block(self, token: Token, inside: list[Token]) -> tuple[Block, ...]:
        match token.type:
            case "paragraph_open":
                return (Paragraph(children=self._inlines(inside[0].children or [])),)
            case "bullet_list_open" | "ordered_list_open":
                items = tuple(ListItem(blocks=item.blocks) for item in self._items(inside))
                return (ListBlock(items=items, ordered=token.type.startswith("ordered")),)
            case "blockquote_open":
                return (Quote(blocks=self.blocks(inside)),)
            case _:
                raise AssertionError(f"{token.type} is not enabled in the subset")

    def _items(self, tokens: list[Token]) -> Iterator[ListItem]:
        position = 0
        while position < len(tokens):
            end = _closing(tokens, position)
            yield ListItem(blocks=self.blocks(tokens[position + 1 : end]))
            position = end + 1

    def _inlines(self, tokens: list[Token]) -> Inlines:
        out: list[Inline] = []
        position = 0
        while position < len(tokens):
            end = _closing(tokens, position)
            out.extend(self._inline(tokens[position], tokens[position + 1 : end]))
            position = end + 1
        return tuple(_merged(out))

    def _inline(self, token: Token, inside: list[Token]) -> Inlines:
        match token.type:
            case "text" | "text_special":
                return (Text(token.content),) if token.content else ()
            case "softbreak" | "hardbreak":
                return (Text(" "),)
            case "code_inline":
                return (Code(token.content),)
            case "reference":
                return self._reference(token.content)
            case "strong_open":
                return (Strong(self._inlines(inside)),)
            case "em_open":
                return (Emphasis(self._inlines(inside)),)
            case "link_open":
                return (self._link(token, self._inlines(inside)),)
            case _:
                raise AssertionError(f"{token.type} is not enabled in the subset")

    def _reference(self, raw: str) -> Inlines:
        found = self._text.find(raw, self._cursor)
        start = found if found >= 0 else self._cursor
        self._cursor = start + len(raw)
        match = REFERENCE.fullmatch(raw)
        if match is None:
            self._problems.append(bad_reference(self._text, start, self._at))
            return ()
        return (reference(match, self._at.place(start, len(raw))),)

    def _link(self, token: Token, children: Inlines) -> Link:
        href = str(token.attrs.get("href", ""))
        start = max(self._text.find(href), 0)
        if not href.lower().startswith(SCHEMES):
            message = f"a link to `{href}` cannot be published"
            hint = "links begin with https://, http:// or mailto:"
            self._problems.append(Problem("link-scheme", message, self._at.place(start, len(href)), hint))
        if "title" in token.attrs:
            message = "a link takes no title"
            self._problems.append(Problem("link-title", message, self._at.place(start, len(href)), "leave it out"))
        return Link(href, children)


def _closing(tokens: list[Token], position: int) -> int:
    """The index of the token that closes the one at `position`; the same index if it stands alone."""
    depth = 0
    for index in range(position, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    raise AssertionError("markdown-it closes every token it opens")


def _merged(nodes: list[Inline]) -> Iterator[Inline]:
    text = ""
    for node in nodes:
        if isinstance(node, Text):
            text += node.text
            continue
        if text:
            yield Text(text)
        text = ""
        yield node
    if text:
        yield Text(text)
