"""Characters no font of the theme holds: planned slides come in, warnings go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dealbrief.backends.pptx.plan.deck import Chip, Frame, Placed, SlidePlan, TableFrame
from dealbrief.document.marks import GLYPHS, STANCES
from dealbrief.errors import Problem
from dealbrief.figures.slide_shapes import Group, TextBox
from dealbrief.figures.slide_text import Paragraph, Run
from dealbrief.theme.fonts import Face, Role, face
from dealbrief.theme.office_fonts import OfficeFonts, family

_IGNORED = frozenset("\n\t\u00a0\u00ad\u2028") | frozenset("".join((*GLYPHS.values(), *STANCES.values())))
"""White, and the signs of states and stances: each has its word beside it, and no author can mend what they are."""


def missing_characters(slides: Iterable[SlidePlan], fonts: OfficeFonts) -> Iterator[Problem]:
    """One warning per character, at the first slide that sets it."""
    major, minor = (family(name).face(False, False) or face(role) for name, role in _roles(fonts))
    seen: set[str] = set()
    for slide in slides:
        for run in (run for frame in slide.frames for paragraph in paragraphs(frame) for run in paragraph.runs):
            own = major if run.font == "major" else minor
            for character in dict.fromkeys(run.text):
                if character not in seen and not _held(character, own):
                    seen.add(character)
                    message = f"no font of the theme has “{character}” (U+{ord(character):04X})"
                    hint = "the reader's program takes it from another font"
                    yield Problem("missing-character", message, slide.at, hint, "warning")


def _roles(fonts: OfficeFonts) -> tuple[tuple[str, Role], ...]:
    """Both families, with the role whose face stands for one that nothing is known of."""
    return (fonts.major, "serif"), (fonts.minor, "sans")


def _held(character: str, own: Face) -> bool:
    return character in _IGNORED or own.has(character)


def paragraphs(frame: Frame | object) -> tuple[Paragraph, ...]:
    """All paragraphs of a frame in reading order."""
    match frame:
        case Placed(paragraphs=found) | TextBox(paragraphs=found):
            return found
        case TableFrame(rows=rows):
            return tuple(p for row in rows for cell in row.cells for p in cell.paragraphs)
        case Group(shapes=shapes):
            return tuple(p for shape in shapes for p in paragraphs(shape))
        case Chip(text=text, size=size):
            return (Paragraph((Run(text, size, bold=True),)),)
        case _:
            return ()
