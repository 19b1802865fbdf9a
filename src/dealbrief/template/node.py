"""One element of a template's output: an lxml element comes in, typed attribute values and located problems go out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from dealbrief.errors import Place, Problem
from dealbrief.language import Words
from dealbrief.template import origins
from dealbrief.template.faults import Faults
from dealbrief.template.stamps import ATTRIBUTE

SCHEMES = ("http://", "https://", "mailto:")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,10})?", re.ASCII)
"""As in the deal file: an exponent would let in numbers that no axis can hold."""


@dataclass
class Reading:
    """What one parse knows: its template files, the language's words, folders of pictures, the faults so far."""

    files: Mapping[str, Path]
    words: Words
    folders: Sequence[Path] = ()
    faults: Faults = field(default_factory=Faults)


@dataclass(frozen=True)
class Node:
    """An element with its place. Getters note a problem and return a harmless value, so that one run finds all."""

    element: etree._Element
    reading: Reading
    at: Place

    @property
    def tag(self) -> str:
        return str(self.element.tag)

    @property
    def names(self) -> Sequence[str]:
        """Attribute names as written in the template."""
        return [str(name) for name in self.element.attrib if name not in (ATTRIBUTE, origins.ATTRIBUTE)]

    def nodes(self) -> Iterator[Node]:
        """The child elements."""
        for child in self.element:
            yield node(child, self.reading, self.at)

    def fault(self, code: str, message: str, hint: str | None = None) -> None:
        """Note what is wrong with the element, whatever stands in it or beside it."""
        self.reading.faults.note(Problem(code, message, self.at, hint), self.element)

    def problem(self, code: str, message: str, hint: str | None = None) -> None:
        """Note what is wrong by what the element holds or stands beside; not told where that is at fault itself."""
        self.reading.faults.note(Problem(code, message, self.at, hint), self.element, may_follow=True)

    def value_fault(self, name: str, message: str, hint: str) -> None:
        """Note a value that cannot be; one that is not there is a missing attribute, and noted as that."""
        if name in self.element.attrib:
            self.fault("attribute-value", message, hint)

    def text(self, name: str, default: str = "") -> str:
        """An attribute as text, runs of space as one."""
        return " ".join(filter(None, re.split(r"[ \n]", self.element.get(name, default))))

    def ids(self, name: str) -> tuple[str, ...]:
        """An attribute as ids parted by spaces, each once."""
        return tuple(dict.fromkeys(self.element.get(name, "").split()))

    def flag(self, name: str, default: bool = False) -> bool:
        return self.choice(name, ("no", "yes"), "yes" if default else "no") == "yes"

    def choice(self, name: str, values: Sequence[str], default: str = "") -> str:
        """An attribute that has one of some values."""
        found = self.element.get(name)
        if found is None:
            return default
        if found not in values:
            near = difflib.get_close_matches(found, values, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"one of: {', '.join(values)}"
            self.value_fault(name, f'<{self.tag}> cannot have {name}="{found}"', hint)
            return default or values[0]
        return found

    def decimal(self, name: str) -> Decimal:
        found = self.element.get(name, "0")
        if not _NUMBER.fullmatch(found):
            hint = "digits and a point; `| digits` writes a number so"
            self.value_fault(name, f'<{self.tag}> needs a number in {name}, not "{found}"', hint)
            return Decimal(0)
        return Decimal(found)

    def whole(self, name: str, default: int, low: int, high: int) -> int:
        found = self.element.get(name, str(default))
        if not (found.isascii() and found.isdigit() and low <= int(found) <= high):
            hint = f"a whole number from {low} to {high}"
            self.value_fault(name, f'<{self.tag}> cannot have {name}="{found}"', hint)
            return default
        return int(found)

    def day(self, name: str) -> date:
        found = self.element.get(name, "")
        try:
            return date.fromisoformat(found)
        except ValueError:
            hint = "a day as 2025-12-31; `| iso` writes one"
            self.value_fault(name, f'<{self.tag}> needs a day in {name}, not "{found}"', hint)
            return date(2000, 1, 1)

    def href(self, name: str = "href") -> str:
        found = self.text(name)
        if found and not found.lower().startswith(SCHEMES):
            hint = "links begin with https://, http:// or mailto:"
            self.fault("link-scheme", f"a link to `{found}` cannot be published", hint)
            return ""
        return found

    def word(self, kind: str, slug: str) -> str:
        """The language's word for a state, stance or confidence, as it stands beside a mark: with a capital."""
        word = self.reading.words[f"{kind}.{slug}"]
        return word[:1].upper() + word[1:]

    def common(self) -> dict[str, Any]:
        """What every block has: its place, the records it shows, its room on the page."""
        room = self.choice("place", ("rail", "main", "full")) or None
        return {"at": self.at, "about": self.ids("about"), "room": room}


def node(element: etree._Element, reading: Reading, outer: Place) -> Node:
    """A node at the place its stamp names; an element a filter wrote has none and takes its parent's."""
    stamp, blocks = element.get(ATTRIBUTE), element.get(origins.ATTRIBUTE)
    at = outer if stamp is None else stamped_place(stamp, reading.files)
    return Node(element, reading, replace(at, blocks=blocks) if blocks else at)


def stamped_place(stamp: str, files: Mapping[str, Path]) -> Place:
    """The place a stamp `name:line` stands for."""
    name, _, line = stamp.rpartition(":")
    return Place(str(files.get(name, name)), int(line))
