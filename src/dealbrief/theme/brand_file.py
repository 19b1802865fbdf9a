"""The model of a brand file: its fields as brand.yml (Posit) has them, and our own under `defaults: dealbrief:`.

Data of a YAML file come in, a `Brand` goes out or what pydantic finds wrong; `brand` makes a theme of it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dealbrief.theme.logos import Logos
from dealbrief.theme.typography import Typography

COLOUR = r"^(#[0-9A-Fa-f]{6}|[a-z][a-z0-9-]*)$"
Colour = Annotated[str, Field(pattern=COLOUR)]
"""#RRGGBB, or a name of the palette."""
Tone = Literal["a", "b", "a-tint", "b-tint", "mute", "grey", "dark"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Meta(_Model):
    """Whose brand it is."""

    name: str = Field(description="Name of the house, or of the look.")


class Color(_Model):
    """The colours: a palette with names, and what four of them are for."""

    palette: dict[str, Colour] = Field(default={}, description="Colours by a name of your own, as #RRGGBB.")
    foreground: Colour = Field(description="Text.")
    background: Colour = Field(description="Paper.")
    primary: Colour = Field(description="The first party, and what is emphasised.")
    secondary: Colour = Field(description="The second party.")


class Roles(_Model):
    """Colours that brand.yml has no field for. A tint or the dark ground that is not given is mixed."""

    grey: Colour = Field(description="Text of less weight: sources, labels.")
    mute: Colour = Field(description="Shapes of less weight.")
    rule: Colour = Field(description="Lines between parts.")
    hair: Colour = Field(description="Thin lines in tables.")
    box: Colour = Field(description="Ground of boxes.")
    dark: Colour = Field(description="Ground of dark slides.")
    a_tint: Colour = Field(alias="a-tint", description="The first party's light ground.")
    b_tint: Colour = Field(alias="b-tint", description="The second party's light ground.")


class Own(_Model):
    """What only dealbrief needs."""

    page: Literal["A4", "Letter"] = Field(default="A4", description="Page size, unless an edition gives its own.")
    margin: float = Field(
        default=0, ge=12, le=40, description="Left and right margin of pages, in mm; 175 mm between them if not given."
    )
    text: Literal["ragged", "justified"] = Field(default="ragged", description="How running text ends its lines.")
    marking: Literal["chip", "banner"] = Field(
        default="chip",
        description="How the marking stands: at the right of head and foot, or across pages and its place on slides.",
    )
    footer: Annotated[str, Field(max_length=80)] = Field(default="", description="In the foot of every page and slide.")
    chart: tuple[Tone, ...] = Field(
        default=("a", "a-tint", "b-tint", "mute"),
        min_length=1,
        description="Colours of series that no party owns.",
    )
    master: Annotated[str, Field(pattern=r"^([^/\\]{1,120}\.(pptx|potx))?$")] = Field(
        default="", description="Your PowerPoint file, beside the brand file."
    )
    recolour: bool = Field(
        default=False, description="Whether your PowerPoint file takes this file's colours, fonts and logos."
    )
    roles: Roles = Field(description="Shades; a tint that is not named is mixed from its colour.")


class Defaults(_Model):
    """Settings by program; ours is `dealbrief`."""

    dealbrief: Own = Field(description="What only dealbrief reads.")


class Brand(_Model):
    """A brand file; what it does not say, the pack's says."""

    meta: Meta = Field(description="About the brand.")
    color: Color = Field(description="Colours, as #RRGGBB or by a name of the palette.")
    logo: Logos = Field(default=Logos(), description="Logos by size.")
    typography: Typography = Field(default=Typography(), description="Families of pages and slides.")
    defaults: Defaults = Field(description="Settings of programs.")
