"""Inlines: the parts of a line of text. Plain data; in from `prose` and the template parser, out to the backends.

No inline holds markup: a backend sets `text` as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from dealbrief.errors import Place

Side: TypeAlias = str
"""Whose thing it is: "a", "b", "c", … by the order of the deal's parties, or "none"."""


Level: TypeAlias = Literal["low", "moderate", "high"]
"""How sure the house is of a judgement."""


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A live link; `href` has one of the schemes http, https, mailto."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Lang:
    """Words in another language than the text around them; `language` is a BCP 47 tag."""

    language: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Cite:
    """A reference to sources; `number` is its note's number, 0 until `numbering` has run."""

    sources: tuple[str, ...]
    about: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """A printed value and the records it comes from."""

    text: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """How far a promise or a restriction has gone: a shape and a word, in the colour of the giver or authority."""

    slug: str
    shape: str
    word: str
    side: Side = "none"


@dataclass(frozen=True, slots=True)
class Stance:
    """What an actor said to the deal: a typographic mark and a word."""

    slug: str
    mark: str
    word: str


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the house is: one to three bars and a word."""

    level: Level
    word: str


@dataclass(frozen=True, slots=True)
class Reference:
    """`[@target]` or `[=target]` as written; stands only between `prose` and the view, never in a document."""

    kind: Literal["cite", "value"]
    target: str
    at: Place | None = field(default=None, compare=False)


Inline: TypeAlias = (
    Text
    | Strong
    | Emphasis
    | Link
    | Code
    | Lang
    | Superscript
    | Subscript
    | Cite
    | Value
    | State
    | Stance
    | Confidence
    | Reference
)
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class RichText:
    """A line of inlines as the view hands it to a template; prints as inline elements of the dialect."""

    nodes: Inlines

    def __bool__(self) -> bool:
        return bool(self.nodes)


def children(inline: Inline) -> Inlines:
    """The inlines inside one inline; empty for a leaf."""
    return getattr(inline, "children", ())


def walk(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline, parents before children, in reading order."""
    for node in nodes:
        yield node
        yield from walk(children(node))


def plain_text(nodes: Iterable[Inline]) -> str:
    """The words a reader sees, without note numbers."""
    return "".join(_words(node) for node in nodes)


def _words(node: Inline) -> str:
    match node:
        case Text(text) | Code(text) | Value(text):
            return text
        case State(word=word) | Stance(word=word) | Confidence(word=word):
            return word
        case Cite() | Reference():
            return ""
        case _:
            return plain_text(children(node))
