"""The PDF backend: a pure page planner and a writer. A document and a theme come in, the bytes of a PDF go out."""

from __future__ import annotations

from dataclasses import dataclass, field

from dealbrief.backends.pdf.plan import PagePlan, plan_pages
from dealbrief.document.tree import Document
from dealbrief.errors import Problem
from dealbrief.theme.theme import Theme

__all__ = ["PagePlan", "Rendered", "plan_pages", "render", "write_pdf"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file: its bytes, how many pages it has, and the warnings of laying it out."""

    data: bytes = field(repr=False)
    pages: int
    problems: tuple[Problem, ...]


def write_pdf(plan: PagePlan) -> bytes:
    """The bytes of a plan."""
    from dealbrief.backends.pdf import writer

    return writer.write_pdf(plan)


def render(document: Document, theme: Theme) -> Rendered:
    """A brief as a PDF.

    Raises:
        OutputError: As `plan_pages` does.
    """
    plan = plan_pages(document, theme)
    return Rendered(write_pdf(plan), len(plan.pages), plan.problems)
