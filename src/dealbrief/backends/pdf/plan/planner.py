"""The planner: characters are checked, blocks become rows, rows pages; what only the whole plan knows is filled in.

The numbers of pages in the contents and in the foot come last, so that one layout is enough at any length.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dealbrief.backends.pdf.plan.checks import document_problems
from dealbrief.backends.pdf.plan.furniture import furniture, head_problems
from dealbrief.backends.pdf.plan.handlers import HANDLERS
from dealbrief.backends.pdf.plan.page_plan import Box, Destination, Fill, Page, PageMeta, PagePlan, Run, TextLine
from dealbrief.backends.pdf.plan.pagination import OpenPage, Pagination
from dealbrief.backends.pdf.plan.sections import document_rows
from dealbrief.backends.pdf.plan.setting import Setting
from dealbrief.backends.pdf.plan.sheet import sheet
from dealbrief.backends.pdf.plan.structure import structure
from dealbrief.backends.pdf.plan.styles import set_as
from dealbrief.backends.pdf.plan.words import Ink, measure
from dealbrief.document.tree import Document, Meta
from dealbrief.errors import OutputError, Problem
from dealbrief.figures.columns import in_order
from dealbrief.language import languages, words
from dealbrief.theme.fonts import set_in
from dealbrief.theme.theme import MARKINGS, ROLES, Theme

_WHITE = "FFFFFF"


def plan_pages(document: Document, theme: Theme) -> PagePlan:
    """The pages of a brief.

    Raises:
        OutputError: The language has no words, a character no glyph, or a block cannot be set; all problems at once.
    """
    with set_in(theme.fonts.families), set_as(theme.type):
        return _planned(document, theme)


def _planned(document: Document, theme: Theme) -> PagePlan:
    document = in_order(document, theme.chart)
    problems = [*_language_problems(document.meta), *document_problems(document)]
    if problems:
        raise OutputError(problems)
    setting = Setting(document, theme, sheet(theme, document.meta.page), words(document.meta.language), HANDLERS)
    pages = Pagination(setting).run(document_rows(setting))
    setting.problems.extend([*head_problems(setting), *_length_problems(document, len(pages))])
    if any(problem.is_error for problem in setting.problems):
        raise OutputError(setting.problems)
    return _finished(setting, pages)


def _language_problems(meta: Meta) -> list[Problem]:
    try:
        words(meta.language)
    except LookupError as error:
        return [Problem("no-language", str(error), hint=f"there are words for {', '.join(languages())}")]
    return []


def _length_problems(document: Document, count: int) -> list[Problem]:
    """A warning where a document is longer than its template promises."""
    most = document.meta.pages
    if not most or count <= most:
        return []
    message = f"{count} pages, and this document is made for {most}"
    hint = "leave sections or records out of the edition, or let its template have more in the block `pages`"
    return [Problem("too-many-pages", message, document.blocks[0].at, hint, "warning")]


def _finished(setting: Setting, pages: Sequence[OpenPage]) -> PagePlan:
    numbers = _page_numbers(pages)
    made = tuple(
        Page(number, tuple(_numbered(box, numbers) for box in _page_boxes(setting, page, number, len(pages))))
        for number, page in enumerate(pages, start=1)
    )
    plan_sheet = setting.sheet
    tags = structure(setting.document, setting.stacked, _logo_in_words(setting, pages))
    return PagePlan(
        plan_sheet.width,
        plan_sheet.height,
        made,
        _colours(setting),
        _meta(setting),
        tags,
        tuple(setting.problems),
        setting.document.attachments,
    )


def _logo_in_words(setting: Setting, pages: Sequence[OpenPage]) -> str:
    logo = setting.theme.logos.head
    return logo.alt if logo and any(page.titled for page in pages) else ""


def _page_boxes(setting: Setting, page: OpenPage, number: int, count: int) -> list[Box]:
    return [*_ground(setting), *page.boxes, *furniture(setting, number, count, page.titled)]


def _ground(setting: Setting) -> list[Box]:
    """The colour of the page, where a house's is not white: text is chosen to be read on it."""
    if setting.theme.colour("paper") == _WHITE:
        return []
    return [Box(Fill(0.0, 0.0, setting.sheet.width, setting.sheet.height, "paper"), "", furniture=True)]


def _page_numbers(pages: Sequence[OpenPage]) -> dict[str, int]:
    """The page of each destination."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for box in page.boxes:
            if isinstance(box.item, Destination):
                found.setdefault(box.item.name, number)
    return found


def _numbered(box: Box, numbers: Mapping[str, int]) -> Box:
    """The box with the page number it stands for, which ends where the box stood."""
    line = box.item
    if not (isinstance(line, TextLine) and line.runs and line.runs[0].role == "page"):
        return box
    run = line.runs[0]
    shown = measure(str(numbers.get(run.target, "")), Ink(run.face, run.size, run.colour))
    filled: Run = replace(run, text=shown.text, kerns=shown.kerns, width=shown.width)
    return replace(box, item=replace(line, x=line.x - shown.width, width=shown.width, runs=(filled,)))


def _colours(setting: Setting) -> Mapping[str, str]:
    """Every role of the theme, and the two of the marking, whose colours its standard fixes."""
    theme, marking = setting.theme, setting.document.meta.marking
    roles = {role: theme.colour(role) for role in (*ROLES, *theme.colours)}
    return {**roles, "marking": MARKINGS.get(marking, "FFFFFF"), "marking-ground": "000000"}


def _meta(setting: Setting) -> PageMeta:
    meta = setting.document.meta
    author = meta.author or meta.house
    return PageMeta(meta.title, author, meta.description, meta.keywords, meta.language, meta.stamp)
