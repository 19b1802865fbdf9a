"""The theme: colours by role, page and slide sizes. A brand file comes in (`brand`), plain frozen data goes out.

Figures, slides and pages name roles, never a colour; `Theme.colour` is where a role becomes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dealbrief.document.lengths import Length, mm
from dealbrief.theme.fonts import Families

PAGES = {"A4": (mm(210), mm(297)), "Letter": (mm(215.9), mm(279.4))}
"""Width and height of the page sizes (ISO 216; ANSI/ASME Y14.1)."""
ROLES = ("ink", "grey", "mute", "rule", "hair", "paper", "box", "dark", "a", "b", "a-tint", "b-tint")
MARKINGS: Mapping[str, str] = {
    "TLP:CLEAR": "FFFFFF",
    "TLP:GREEN": "33FF00",
    "TLP:AMBER": "FFC000",
    "TLP:AMBER+STRICT": "FFC000",
    "TLP:RED": "FF2B2B",
}
"""Text colours of the TLP 2.0 labels on black (FIRST, Traffic Light Protocol 2.0): the standard fixes them."""


@dataclass(frozen=True, slots=True)
class ThemeFonts:
    """The families of pages, None for the pack's, and the names of a deck's two fonts, "" for its master's."""

    families: Families | None = None
    major: str = ""
    minor: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as RRGGBB by role, the sheet, whether running text is set ragged or justified on pages, the house's own
    PowerPoint master if it has one, and its fonts."""

    name: str
    colours: Mapping[str, str]
    page_width: Length
    page_height: Length
    text: Literal["ragged", "justified"] = "ragged"
    master: Path | None = None
    fonts: ThemeFonts = ThemeFonts()

    def colour(self, role: str) -> str:
        """The colour of a role. A side beyond the second, or none, is ink."""
        return self.colours.get(role) or self.colours["ink"]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours RRGGBB, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
