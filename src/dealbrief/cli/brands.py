"""A brand file from a house's PowerPoint file: its theme comes in, a `_brand.yml` that can be used goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from dealbrief.errors import Problem, WriteError
from dealbrief.files import write_all
from dealbrief.theme.brand import FILE
from dealbrief.theme.readable import readable

_USED = (("foreground", "dk1"), ("background", "lt1"), ("primary", "accent1"), ("secondary", "accent2"))
"""What a brand file says, and the slot of a theme that says it in PowerPoint."""


def from_master(master: Path) -> Path:
    """Write a brand file beside a PowerPoint file.

    Raises:
        OutputError: The PowerPoint file is refused.
        WriteError: There is a brand file already.
    """
    from dealbrief.backends.pptx.loading import opened

    target = master.with_name(FILE)
    if target.exists():
        hint = "delete or rename it; nothing is overwritten"
        raise WriteError([Problem("already-there", f"{target} is there already", hint=hint)])
    found = opened(master).master
    text = "\n".join(_lines(master.name, dict(found.accents), found.fonts))
    write_all({target: f"{text}\n".encode()})
    return target


def _lines(name: str, accents: Mapping[str, str], fonts: tuple[str, str]) -> Iterator[str]:
    """The file, line by line; a colour too weak for text is made stronger, and its line says so."""
    yield f"# From the theme of {name}. What is not here is the pack's."
    yield "color:"
    background = accents["lt1"]
    for field, slot in _USED:
        value = accents[slot]
        fit = value if slot == "lt1" else readable(value, background)
        yield f'  {field}: "#{fit}"' + (f"  # {slot} is #{value}, too weak for text" if fit != value else "")
    yield from _typography(fonts)
    yield "defaults:"
    yield "  dealbrief:"
    yield f"    master: {name}"


def _typography(fonts: tuple[str, str]) -> Iterator[str]:
    """How its typefaces would reach the pages: as comments, for their files are not in the PowerPoint file."""
    major, minor = fonts
    yield f"# Slides are set in {major} and {minor}. For the same on pages, put the .ttf files here and take off the #:"
    yield "# typography:"
    yield "#   fonts:"
    for family in dict.fromkeys((minor, major)):
        yield f"#     - family: {family}"
        yield "#       files:"
        yield "#         - {path: Regular.ttf, weight: 400}"
        yield "#         - {path: Bold.ttf, weight: 700}"
    yield f"#   base: {minor}"
    yield f"#   headings: {major}"
