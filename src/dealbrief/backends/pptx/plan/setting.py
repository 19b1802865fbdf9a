"""What the blocks of one slot are set with: handed down from the slide's planner to every block."""

from __future__ import annotations

from dataclasses import dataclass, field

from dealbrief.backends.pptx.plan.layouts import LevelStyle
from dealbrief.backends.pptx.plan.scales import Scale
from dealbrief.document.tree import Document
from dealbrief.errors import Place, Problem
from dealbrief.figures.slide_text import Run
from dealbrief.language import Words


@dataclass(frozen=True)
class Setting:
    """What the blocks of one slot are set with: the document, its fixed words, sizes, and the slide's alternative text.

    `columns`: how many columns stand side by side, whose headings stand under a rule; 0 outside of columns. `levels`:
    those of a slot that sets text with bullets of its own, for its lists. `dark`: whether the ground is dark.
    """

    document: Document
    words: Words
    scale: Scale
    fallback_alt: str
    columns: int = 0
    grey: bool = False
    levels: tuple[LevelStyle, ...] = ()
    dark: bool = False
    problems: list[Problem] = field(default_factory=list, compare=False)

    @property
    def body(self) -> Run:
        return Run("", self.scale.body, "grey" if self.grey else "")

    def too_narrow(self, what: str, width: float, hint: str, at: Place | None) -> None:
        """Note that something has no room in a width."""
        message = f"{what} has no room in a column {width:.0f} points wide"
        self.problems.append(Problem("too-narrow", message, at, hint))
