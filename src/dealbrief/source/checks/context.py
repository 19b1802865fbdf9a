"""What the checks look at: a draft comes in; its texts with their places, parsed, and its as-of days go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dealbrief.errors import Place, Problem, SourceError
from dealbrief.language import Edtf, LanguageTable, languages, table
from dealbrief.marked import Path, Scalar
from dealbrief.source.draft import Draft, Item
from dealbrief.source.fields import Plain, Wording
from dealbrief.source.shape import leaves

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
    """One text in one language, where it stands, and what it means."""

    item: Item
    path: Path
    wording: Wording
    language: str
    text: str
    origin: Scalar
    nodes: Any

    @property
    def is_plain(self) -> bool:
        return isinstance(self.wording, Plain)

    @property
    def table(self) -> LanguageTable | None:
        """The words of its language, if there are any."""
        return table(self.language) if self.language.split("-")[0] in languages() else None

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Its sentences with their offsets."""
        return ((match.start(), match.group()) for match in _SENTENCE.finditer(self.text))

    def finding(self, offset: int, length: int, message: str, hint: str | None = None) -> Finding:
        place = self.origin.place(offset, length)
        return Finding(place, f"{self.item.label}: {message}", self.item.id or self.item.group, hint)


@dataclass(frozen=True, slots=True)
class Context:
    draft: Draft
    texts: tuple[TextUse, ...]
    as_ofs: tuple[Edtf, ...]


def context_of(draft: Draft) -> tuple[Context, list[Problem]]:
    """The context of a draft, and the problems of texts that cannot be parsed; those are not in it."""
    texts: list[TextUse] = []
    problems: list[Problem] = []
    for item in draft.whole():
        for path, value in leaves(item.entry):
            if isinstance(value, Wording):
                _take(draft, item, path, value, texts, problems)
    return Context(draft, tuple(texts), _as_ofs(draft)), problems


def _take(
    draft: Draft, item: Item, path: Path, wording: Wording, texts: list[TextUse], problems: list[Problem]
) -> None:
    for language, text in wording.texts:
        origin = item.scalar((*path, language) if language else path)
        if origin is None:
            continue
        try:
            nodes = draft.texts.nodes(wording, text, origin)
        except SourceError as error:
            problems.extend(error.problems)
        else:
            texts.append(TextUse(item, path, wording, language or draft.language, text, origin, nodes))


def _as_ofs(draft: Draft) -> tuple[Edtf, ...]:
    days = [draft.deal.as_of] if draft.deal else []
    days += [edition.as_of for edition in draft.editions() if edition.as_of]
    return tuple(dict.fromkeys(days))


def whole_word(words: tuple[str, ...] | list[str]) -> re.Pattern[str]:
    """A pattern for any of these words or phrases, longest first, in capitals or not."""
    ordered = sorted(words, key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return re.compile(rf"(?<!\w)(?:{alternatives or '(?!)'})(?!\w)", re.IGNORECASE)
