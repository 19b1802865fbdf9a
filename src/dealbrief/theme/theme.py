"""The theme: colours by role, page and slide sizes. A brand file comes in (`brand`), plain frozen data goes out.

Figures, slides and pages name roles, never a colour; `Theme.colour` is where a role becomes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dealbrief.document.figures_image import ImageData
from dealbrief.document.lengths import Length, mm
from dealbrief.errors import Place, Problem, Severity
from dealbrief.theme.fonts import Families, Weight

_LEAST_FOOTER = 8
"""Letters; of a shorter footer nothing could be made out."""
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
class ThemeText:
    """How text is set on pages: running text by size in points and line height as a multiple of it, headings by weight
    and line height (None and 0 for the look's), whether headings are in the family of titles, and the largest size of a
    title in points."""

    size: float = 10.0
    line_height: float = 1.4
    heading_weight: Weight | None = None
    heading_line_height: float = 0.0
    own_headings: bool = False
    title_size: float = 34.0


@dataclass(frozen=True, slots=True)
class Logo:
    """A house's logo: its picture on light ground, the one for dark ground if there is one, and what it is in words."""

    light: ImageData
    dark: ImageData | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ThemeLogos:
    """The logo of the first page's head, of every page's foot, of slides, and of the title slide."""

    head: Logo | None = None
    foot: Logo | None = None
    slide: Logo | None = None
    cover: Logo | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of a document.

    Attributes:
        name: Whose look it is.
        colours: RRGGBB by role.
        page_width: Of the sheet, as `page_height`.
        text: Whether running text is set ragged or justified on pages.
        master: The house's own PowerPoint file.
        fonts: The families.
        type: Sizes, weights and line heights of pages.
        logos: The house's logos.
        margin: Left and right of pages in mm, 0 for what leaves the usual measure.
        marking: How the marking stands on pages and slides.
        footer: A text in the foot of every page and slide.
        chart: Colour roles of series that no party owns, in order.
        recolour: Whether the master takes the theme's colours, fonts and logos.
        problems: Warnings about the brand file.
        places: Where a brand file gives the footer and the logo, by these names.
    """

    name: str
    colours: Mapping[str, str]
    page_width: Length
    page_height: Length
    text: Literal["ragged", "justified"] = "ragged"
    master: Path | None = None
    fonts: ThemeFonts = ThemeFonts()
    type: ThemeText = ThemeText()
    logos: ThemeLogos = ThemeLogos()
    margin: float = 0.0
    marking: Literal["chip", "banner"] = "chip"
    footer: str = ""
    chart: tuple[str, ...] = ("a", "a-tint", "b-tint", "mute")
    recolour: bool = False
    problems: tuple[Problem, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    def colour(self, role: str) -> str:
        """The colour of a role. A side beyond the second, or none, is ink."""
        return self.colours.get(role) or self.colours["ink"]

    def footer_problem(self, message: str, room: int, severity: Severity) -> Problem:
        """A footer that is too long, where the foot has `room` for so many letters of it."""
        hint = f"shorten it to {room} letters" if room >= _LEAST_FOOTER else "leave it out: the foot has no room for it"
        return Problem("footer-too-long", message, self.places.get("footer"), hint, severity)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours RRGGBB, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
