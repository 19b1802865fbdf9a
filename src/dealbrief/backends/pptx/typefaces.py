"""A master's typefaces: their names come in, what text in them is measured with goes out, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dealbrief.errors import Place, Problem
from dealbrief.theme.office_fonts import UNKNOWN_SLACK, family, is_known

_USES = ("headings", "text")
FONT_CODES = ("font-uncommon", "font-unmeasured")
"""Codes of warnings about typefaces, which say nothing where others take their place."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface of the theme, what it is used for, and whether its widths are known.

    `is_common` says that it comes with the office programs, so that a reader has it or one of its widths.
    """

    use: str
    name: str
    is_known: bool
    is_common: bool = False

    @property
    def measured(self) -> str:
        """What its text is measured with, in words."""
        if not self.is_known:
            return f"the widest table there is, and {UNKNOWN_SLACK - 1:.0%} more"
        seen = family(self.name).seen
        return f"the widest of {', '.join(dict.fromkeys((self.name, *seen)))}"


def typefaces(fonts: tuple[str, str]) -> tuple[Typeface, ...]:
    """The typefaces for headings and for text."""
    uses = zip(_USES, fonts, strict=True)
    return tuple(Typeface(use, name, is_known(name), family(name).common) for use, name in uses)


def font_problems(fonts: tuple[str, str], file: str) -> Iterator[Problem]:
    """Warnings of typefaces that a reader may lack, with what is seen instead, and of those nothing is known of."""
    for found in typefaces(fonts):
        if found.is_known and not found.is_common:
            seen = " or ".join(family(found.name).seen)
            message = f"not every reader has “{found.name}”, the typeface for {found.use}, and a deck does not carry it"
            hint = f"who lacks it sees {seen}; the text fits in each of them"
            yield Problem("font-uncommon", message, Place(file, 1), hint, "warning")
        if not found.is_known:
            message = f"the widths of “{found.name}”, the typeface for {found.use}, are not known"
            hint = f"its text is measured with {found.measured}, so slides hold less than they could"
            yield Problem("font-unmeasured", message, Place(file, 1), hint, "warning")
