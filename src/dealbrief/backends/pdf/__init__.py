"""The PDF backend: a pure page planner and a writer. A document and a theme come in, the bytes of a PDF go out."""

from __future__ import annotations

from dealbrief.backends.pdf.inspect import Rendered, inspect_pdf
from dealbrief.backends.pdf.plan import PagePlan, plan_pages
from dealbrief.document.tree import Document
from dealbrief.theme.theme import Theme

__all__ = ["PagePlan", "Rendered", "inspect_pdf", "plan_pages", "render", "write_pdf"]


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
    return inspect_pdf(write_pdf(plan), plan)
