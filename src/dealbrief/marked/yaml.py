"""YAML 1.2 (and so JSON) text comes in; a tree of marked nodes goes out, with every problem of the file at once.

The tree is built from libyaml's events, one after the other, so depth is bounded before anything can recurse. No type
is guessed: every scalar stays the string it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from dealbrief.errors import Place, Problem, SourceError
from dealbrief.marked.characters import cleaned, refused
from dealbrief.marked.tree import Mapping, Node, Scalar, Sequence, Style, Text

DEPTH_LIMIT = 50

_STYLES: dict[str | None, Style] = {"'": "single", '"': "double", "|": "block", ">": "block"}
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_HASH_IN_TEXT = re.compile(r" +(#\S)")


def read_yaml(text: str, file: str) -> tuple[Node, tuple[Problem, ...]]:
    """Read one YAML document.

    Returns:
        The tree, and the problems that did not keep it from being built: duplicate keys (the first counts), explicit
        tags, anchors, refused characters written as escapes, and warnings.

    Raises:
        SourceError: There is no tree: broken syntax, nesting too deep, an alias, a second document, refused characters.
    """
    source = Text(file, text)
    _refuse_characters(source)
    builder = _Builder(source)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            builder.take(event)
    except yaml.YAMLError as error:
        raise SourceError([*builder.problems, _syntax_problem(source, error)]) from None
    if builder.fatal:
        raise SourceError(builder.problems)
    if builder.root is None:
        raise SourceError([Problem("empty-file", "there is nothing in this file", Place(file, 1))])
    return builder.root, tuple(builder.problems)


def _refuse_characters(source: Text) -> None:
    problems = [
        Problem("refused-character", f"{name} may not stand in a text", source.place(offset, 1), "delete it")
        for offset, name in refused(source.text)
    ]
    if problems:
        raise SourceError(problems)


def _syntax_problem(source: Text, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    message = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    at = Place(source.file, mark.line + 1, mark.column + 1) if mark else Place(source.file, 1)
    return Problem("bad-yaml", f"not YAML: {message}", at, _hint(message))


def _hint(message: str) -> str | None:
    """What libyaml's message most often means."""
    if "mapping values are not allowed" in message:
        return "put text that holds a colon and a space in quotes; or a line above is indented otherwise"
    if "expected key" in message or "expected '-' indicator" in message:
        return "this line is indented otherwise than its neighbours, or a text above lacks its closing quote"
    if "did not find expected" in message:
        return "put text that holds a comma, a colon or a bracket in quotes"
    return None


@dataclass(slots=True)
class _Open:
    """A sequence or mapping whose end has not come yet."""

    at: Place
    is_mapping: bool
    nodes: list[Node] = field(default_factory=list)


class _Builder:
    """Turns events into a tree and collects problems on the way."""

    def __init__(self, source: Text) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.fatal = False
        self._open: list[_Open] = []
        self._documents = 0
        self._taken_by: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
            yaml.AliasEvent: self._take_alias,
            yaml.DocumentStartEvent: self._take_document,
        }

    def take(self, event: Any) -> None:
        self._refuse_marks(event)
        taken = self._taken_by.get(type(event))
        if taken is not None:
            taken(event)

    def _take_scalar(self, event: Any) -> None:
        self._add(self._scalar(event))

    def _take_alias(self, event: Any) -> None:
        self._report("alias", "aliases are not read here", event, fatal=True, hint="write the value again")
        self._add(Scalar("", self.source, event.start_mark.index, event.end_mark.index))

    def _take_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents == 2:
            self._report("second-document", "a file holds one document", event, fatal=True)

    def _refuse_marks(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            return
        if getattr(event, "anchor", None):
            self._report("anchor", "anchors are not read here", event, hint="write the value out where it is needed")
        if getattr(event, "tag", None):
            self._report("explicit-tag", f"the tag {event.tag!r} is not read here", event, hint="delete it")

    def _begin(self, event: Any) -> None:
        if len(self._open) >= DEPTH_LIMIT:
            self._report("too-deep", f"nested deeper than {DEPTH_LIMIT} levels", event)
            raise SourceError(self.problems)
        at = self.source.place(event.start_mark.index, 1)
        self._open.append(_Open(at, isinstance(event, yaml.MappingStartEvent)))

    def _end(self, event: Any) -> None:
        done = self._open.pop()
        if done.is_mapping:
            self._add(Mapping(tuple(self._entries(done.nodes)), done.at))
        else:
            self._add(Sequence(tuple(done.nodes), done.at))

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].nodes.append(node)
        elif self.root is None:
            self.root = node

    def _entries(self, nodes: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Scalar] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.problems.append(Problem("bad-key", "a key is one word, not a list or a mapping", key.at))
            elif key.text in seen:
                first = seen[key.text].at.line
                message = f"`{key.text}` stands here twice, first in line {first}"
                self.problems.append(Problem("duplicate-key", message, key.at, "delete one of the two"))
            else:
                seen[key.text] = key
                yield key, value

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        style = _STYLES.get(event.style, "plain")
        is_null = style == "plain" and event.value in _NULLS
        scalar = Scalar("" if is_null else event.value, self.source, start, end, style, is_null)
        bad = list(refused(scalar.text))
        for offset, name in bad:
            message = f"{name} may not stand in a text, written as an escape either"
            self.problems.append(Problem("refused-character", message, scalar.place(offset, 1), "delete it"))
        if style == "plain":
            self._warn_of_comment(end)
        return Scalar(cleaned(scalar.text), self.source, start, end, style) if bad else scalar

    def _warn_of_comment(self, end: int) -> None:
        cut = _HASH_IN_TEXT.match(self.source.text, end)
        if cut:
            message = "what follows is a comment, not text"
            hint = "put the text in quotes, or a space after #"
            at = self.source.place(cut.start(1), 1)
            self.problems.append(Problem("comment-in-text", message, at, hint, "warning"))

    def _report(self, code: str, message: str, event: Any, *, fatal: bool = False, hint: str | None = None) -> None:
        length = max(event.end_mark.index - event.start_mark.index, 1)
        at = self.source.place(event.start_mark.index, length)
        self.problems.append(Problem(code, message, at, hint))
        self.fatal = self.fatal or fatal
