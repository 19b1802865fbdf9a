"""What the checks look at: a draft comes in; its texts with their places, parsed, and its as-of days go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dealbrief.errors import Place, Problem, SourceError
from dealbrief.language import Edtf, LanguageTable, has_table, table
from dealbrief.marked import Path, Scalar
from dealbrief.source.draft import Draft, Item
from dealbrief.source.fields import Plain, Wording
from dealbrief.source.model import Entry
from dealbrief.source.shape import walk

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found; `where` is the id of the record, or `deal`."""

    at: Place | None
    message: str
    where: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class TextUse:
    """One text in one language, where it stands, and what it means. `table` has the words of its language, if any."""

    item: Item
    wording: Wording
    table: LanguageTable | None
    text: str
    origin: Scalar
    nodes: Any

    @property
    def is_plain(self) -> bool:
        return isinstance(self.wording, Plain)

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Its sentences with their offsets."""
        return ((match.start(), match.group()) for match in _SENTENCE.finditer(self.text))

    def finding(self, offset: int, length: int, message: str, hint: str | None = None) -> Finding:
        place = self.origin.place(offset, length)
        return Finding(place, f"{self.item.label}: {message}", self.item.id or self.item.group, hint)


@dataclass(frozen=True, slots=True)
class Context:
    """All that checks look at, taken apart once: `entries` and `leaves` hold item, path and what stands there."""

    draft: Draft
    as_ofs: tuple[Edtf, ...]
    entries: tuple[tuple[Item, Path, Entry], ...]
    leaves: tuple[tuple[Item, Path, Any], ...]
    texts: tuple[TextUse, ...]


def context_of(draft: Draft) -> tuple[Context, list[Problem]]:
    """The context of a draft, and the problems of texts that cannot be parsed; those are not in its `texts`."""
    entries: list[tuple[Item, Path, Entry]] = []
    leaves: list[tuple[Item, Path, Any]] = []
    for item in draft.whole():
        if item.entry is not None:
            inner, values = walk(item.entry)
            entries += [(item, path, entry) for path, entry in inner]
            leaves += [(item, path, value) for path, value in values]
    problems: list[Problem] = []
    wordings = [leaf for leaf in leaves if isinstance(leaf[2], Wording)]
    texts = tuple(use for leaf in wordings for use in _uses(draft, *leaf, problems))
    return Context(draft, _as_ofs(draft), tuple(entries), tuple(leaves), texts), problems


def _uses(draft: Draft, item: Item, path: Path, wording: Wording, problems: list[Problem]) -> Iterator[TextUse]:
    for tag, text in wording.texts:
        origin = item.scalar((*path, tag) if tag else path)
        if origin is None:
            continue
        try:
            nodes = draft.texts.nodes(wording, text, origin)
        except SourceError as error:
            problems.extend(error.problems)
        else:
            yield TextUse(item, wording, _table(tag or draft.language), text, origin, nodes)


def _table(language: str) -> LanguageTable | None:
    return table(language) if has_table(language) else None


def _as_ofs(draft: Draft) -> tuple[Edtf, ...]:
    days = [draft.deal.as_of] if draft.deal else []
    days += [edition.as_of for edition in draft.editions() if edition.as_of]
    return tuple(dict.fromkeys(days))


@cache
def whole_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of these words or phrases, longest first, in capitals or not."""
    ordered = sorted(words, key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return re.compile(rf"(?<!\w)(?:{alternatives or '(?!)'})(?!\w)", re.IGNORECASE)
