"""A deal as read: every record with its node in the file, valid or not. The checks and the view work on this.

An invalid record has no `entry` but keeps its id, so that references to it do not dangle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from dealbrief.errors import Place, Problem
from dealbrief.marked import Mapping, Path, Scalar, find, key_place, place
from dealbrief.source.model import Entry, Fact
from dealbrief.source.model_deal import Edition, Head
from dealbrief.source.texts import Texts

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Item:
    """One record of a group: where it stands, its id, and the record itself if it is valid."""

    group: str
    number: int
    node: Mapping
    id: str
    entry: Entry | None

    @property
    def label(self) -> str:
        """How messages name it: `people.p-doe`, or by its number if it has no id."""
        return self.group if self.group == "deal" else f"{self.group}.{self.id or self.number}"

    def at(self, path: Path = ()) -> Place:
        """Where the value at a path stands."""
        if not path:
            return self.start
        return place(self.node, path)

    def key(self, path: Path) -> Place:
        """Where the key at the end of a path stands."""
        return key_place(self.node, path)

    @property
    def start(self) -> Place:
        """Where the record begins: its id, or else its first key."""
        named = self.node.get("id")
        if isinstance(named, Scalar):
            return named.at
        return self.node.entries[0][0].at if self.node.entries else self.node.at

    def scalar(self, path: Path) -> Scalar | None:
        """The text at a path, as an origin for places inside it."""
        node = find(self.node, path)
        return node if isinstance(node, Scalar) else None


@dataclass(frozen=True)
class Draft:
    """All records of a deal, in the order of the file."""

    head: Item
    items: tuple[Item, ...]
    top: Mapping

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """The first record with each id; editions and acknowledgements are not records."""
        found: dict[str, Item] = {}
        for item in self.items:
            if item.id and item.group not in ("editions", "acknowledge"):
                found.setdefault(item.id, item)
        return found

    def group(self, name: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.group == name)

    def valid(self, kind: type[E]) -> Iterator[tuple[Item, E]]:
        """The valid records of a model."""
        for item in (self.head, *self.items):
            if isinstance(item.entry, kind):
                yield item, item.entry

    def whole(self) -> Iterator[Item]:
        """The head and every record that is valid."""
        return (item for item in (self.head, *self.items) if item.entry is not None)

    @cached_property
    def texts(self) -> Texts:
        """The texts of the deal, parsed once."""
        return Texts()

    def get(self, record_id: str, kind: type[E]) -> E | None:
        item = self.by_id.get(record_id)
        return item.entry if item is not None and isinstance(item.entry, kind) else None

    @property
    def deal(self) -> Head | None:
        return self.head.entry if isinstance(self.head.entry, Head) else None

    @property
    def language(self) -> str:
        return self.deal.language if self.deal else "en"

    def facts(self) -> Iterator[tuple[Item, Fact]]:
        return self.valid(Fact)

    def editions(self) -> tuple[Edition, ...]:
        """The editions of the file, or a brief and a deck if it names none."""
        named = tuple(edition for _, edition in self.valid(Edition))
        return named or tuple(Edition.model_validate({"id": name, "template": name}) for name in ("brief", "deck"))


@dataclass(frozen=True)
class Deal:
    """A deal that was read and checked; `view` shows it. `problems` holds the warnings that were not acknowledged."""

    draft: Draft = field(repr=False)
    problems: tuple[Problem, ...] = ()

    @property
    def slug(self) -> str:
        """First part of the names of the outputs."""
        return self.draft.deal.slug if self.draft.deal else ""
