"""Checks on names: a protected person is named nowhere, and every name has one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dealbrief.marked import Path
from dealbrief.source.checks.context import Context, Finding, whole_word
from dealbrief.source.draft import Item
from dealbrief.source.fields import Wording
from dealbrief.source.model_people import Person

_OWN = ("id", "name", "aliases")
_SHORTEST_SURNAME = 3


def protected(context: Context) -> Iterator[Finding]:
    """Any text, id or address that holds a protected person's name, an alias or a surname."""
    for item, person in context.draft.valid(Person):
        if person.protect:
            pattern = _name_pattern(person)
            for other, path, value in context.leaves:
                if other is not item or path[0] not in _OWN:
                    yield from _named_in(other, path, value, pattern, item)


def _name_pattern(person: Person) -> re.Pattern[str]:
    """The names in full, in capitals or not, or joined as in an address; surnames alone as they are written."""
    names = [*(text for _, text in person.name.texts), *person.aliases]
    full = "|".join(r"[\W_]+".join(map(re.escape, name.split())) for name in names)
    last = {name.split()[-1] for name in names if len(name.split()[-1]) >= _SHORTEST_SURNAME}
    surnames = "|".join(form for name in sorted(last) for form in (re.escape(name), re.escape(name.lower())))
    edges = r"(?<![^\W_])(?:{})(?![^\W_])"
    return re.compile(f"(?i:{edges.format(full)})|{edges.format(surnames or '(?!)')}")


def _named_in(other: Item, path: Path, value: object, pattern: re.Pattern[str], own: Item) -> Iterator[Finding]:
    for language, text in _strings(value):
        match = None if text == own.id else pattern.search(text)
        if match:
            origin = other.scalar((*path, language) if language else path)
            at = origin.place(match.start(), len(match.group())) if origin else other.at(path)
            message = f"{other.label}: this names a protected person"
            yield Finding(at, message, other.id or other.group, f"say {own.id}'s role instead")


def _strings(value: object) -> tuple[tuple[str, str], ...]:
    if isinstance(value, Wording):
        return value.texts
    return (("", value),) if isinstance(value, str) else ()


def spelling(context: Context) -> Iterator[Finding]:
    """A variant that the deal's spelling list refuses. Titles of sources are as they were published."""
    deal = context.draft.deal
    for wanted, variants in deal.spelling.items() if deal else ():
        pattern = whole_word(variants)
        for use in context.texts:
            if use.item.group != "sources":
                for match in pattern.finditer(use.text):
                    message = f"`{match.group()}` is spelt `{wanted}` in this deal"
                    yield use.finding(match.start(), len(match.group()), message, f"write `{wanted}`")
