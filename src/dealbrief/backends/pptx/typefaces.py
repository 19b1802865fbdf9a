"""A master's typefaces: their names come in, what text in them is measured with goes out, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dealbrief.errors import Place, Problem
from dealbrief.theme.office_fonts import UNKNOWN_SLACK, family, is_known

_USES = ("headings", "text")


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface of the theme, what it is used for, and whether its widths are known."""

    use: str
    name: str
    is_known: bool

    @property
    def measured(self) -> str:
        """What its text is measured with, in words."""
        if not self.is_known:
            return f"the widest table there is, and {UNKNOWN_SLACK - 1:.0%} more"
        seen = family(self.name).seen
        return f"the widest of {', '.join(dict.fromkeys((self.name, *seen)))}"


def typefaces(fonts: tuple[str, str]) -> tuple[Typeface, ...]:
    """The typefaces for headings and for text."""
    return tuple(Typeface(use, name, is_known(name)) for use, name in zip(_USES, fonts, strict=True))


def font_problems(fonts: tuple[str, str], file: str) -> Iterator[Problem]:
    """Warnings of typefaces nothing is known of."""
    for found in typefaces(fonts):
        if not found.is_known:
            message = f"the widths of “{found.name}”, the typeface for {found.use}, are not known"
            hint = f"its text is measured with {found.measured}, so slides hold less than they could"
            yield Problem("font-unmeasured", message, Place(file, 1), hint, "warning")
