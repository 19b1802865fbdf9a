"""The planner of decks: a document, a theme and a master come in, a `DeckPlan` goes out. Imports no python-pptx."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dealbrief.backends.pptx.plan.characters import missing_characters
from dealbrief.backends.pptx.plan.deck import DeckPlan, Properties, SlidePlan
from dealbrief.backends.pptx.plan.emblems import emblems, with_art, without
from dealbrief.backends.pptx.plan.layouts import Master
from dealbrief.backends.pptx.plan.roles import ROLES, Role, lacking, places
from dealbrief.backends.pptx.plan.slides import SlidePlanner
from dealbrief.document.binding import bound
from dealbrief.document.tree import Document, Meta, Slide
from dealbrief.errors import OutputError, Problem
from dealbrief.figures.columns import in_order
from dealbrief.figures.slide_text import measured_in
from dealbrief.language import with_region, words
from dealbrief.theme.fonts import set_in
from dealbrief.theme.office_fonts import OfficeFonts
from dealbrief.theme.theme import Theme

__all__ = ["DeckPlan", "Master", "plan_deck"]

_ACCENTS = {
    "dk1": "ink",
    "dk2": "dark",
    "lt1": "paper",
    "lt2": "box",
    "accent1": "a",
    "accent2": "b",
    "accent3": "grey",
    "accent4": "mute",
    "hlink": "a",
    "folHlink": "grey",
}
_LEAST_COMMON = 28.0
"""A title that needs a smaller size than this is set smaller alone, as on a master of ours."""
_TINTED = {"accent5": "accent1", "accent6": "accent2"}


def plan_deck(document: Document, theme: Theme, master: Master) -> DeckPlan:
    """Plan every slide.

    Raises:
        OutputError: With all problems, if a role or slot is unknown, the master lacks one, or a text does not fit.
    """
    logos = emblems(theme.logos, master)
    master, document = with_art(master, logos), in_order(document, theme.chart)
    problems = [*master.problems, *_unknown(document.slides), *_lacking(document.slides, master)]
    is_bad = any(problem.is_error for problem in problems)
    fonts = OfficeFonts(*_fonts(theme, master))
    with set_in(theme.fonts.families), measured_in(fonts):
        slides = [] if is_bad else _slides(document, master, theme, problems)
        problems.extend(missing_characters(slides, fonts))
    problems.extend(_repeated(slides))
    problems.extend(without(theme.logos, master, [slide.layout for slide in slides], logos, theme.places.get("logo")))
    if any(problem.is_error for problem in problems):
        raise OutputError(problems)
    accents = () if master.foreign else _accents(theme, master)
    named = (fonts.major, fonts.minor) if theme.fonts.families and not master.foreign else ()
    return DeckPlan(
        master.width,
        master.height,
        _properties(document.meta),
        tuple(slides),
        accents,
        tuple(problems),
        master.foreign,
        named,
        logos,
    )


def _fonts(theme: Theme, master: Master) -> tuple[str, str]:
    """The families for headings and for text: a house's master has its own, ours the theme's."""
    major, minor = master.fonts
    return (major, minor) if master.foreign else (theme.fonts.major or major, theme.fonts.minor or minor)


def _unknown(slides: tuple[Slide, ...]) -> Iterator[Problem]:
    """Roles and slots that are not in the role map."""
    for slide in slides:
        role = ROLES.get(slide.role)
        if role is None:
            message = f"there is no slide role “{slide.role}”"
            yield Problem("unknown-role", message, slide.at, f"roles: {', '.join(ROLES)}")
            continue
        for slot in slide.slots:
            if slot.name not in role.slots:
                message = f"a slide of role “{slide.role}” has no slot “{slot.name}”"
                yield Problem("unknown-slot", message, slot.at or slide.at, f"slots: {', '.join(role.slots)}")


def _lacking(slides: tuple[Slide, ...], master: Master) -> Iterator[Problem]:
    """What the master lacks, all of it at once."""
    used = dict.fromkeys(slide.role for slide in slides if slide.role in ROLES)
    missing = list(dict.fromkeys(what for role in used for what in lacking(ROLES[role], master)))
    if missing:
        have = ", ".join(f"“{layout.name}”" for layout in master.layouts)
        yield Problem("master-lacks", f"the master lacks {'; '.join(missing)}", None, f"its layouts: {have}")


def _slides(document: Document, master: Master, theme: Theme, problems: list[Problem]) -> list[SlidePlan]:
    named = words(document.meta.language)
    sections = tuple(dict.fromkeys(slide.section for slide in document.slides if _counts(slide)))
    planners: list[SlidePlanner] = []
    for slide in bound(document.slides, document.meta.language):
        role = ROLES[slide.role].on(document.meta.ground)
        spots = places(role, master, _wanted(slide, role))
        assert spots is not None
        planners.append(SlidePlanner(document, named, slide, role, spots, sections, theme))
    if foot := _footer_problem(theme, planners):
        problems.append(foot)
        planners = [replace(planner, theme=replace(theme, footer="")) for planner in planners]
    size = _title_size(planners)
    found: list[SlidePlan] = []
    for planner in planners:
        planner.number, planner.title_size = len(found) + 1, size
        found.extend(planner.plan())
        problems.extend(dict.fromkeys(planner.problems))
    return found


def _footer_problem(theme: Theme, planners: Iterable[SlidePlanner]) -> Problem | None:
    """A footer with no room in the foot of some slide: one problem, however many slides there are."""
    letters = len(theme.footer)
    if not letters:
        return None
    room = min((planner.footer_room() for planner in planners), default=letters)
    if room == letters:
        return None
    message = f"the footer of {letters} letters is too long for slides, beside short title and date"
    return theme.footer_problem(message, room, "error")


def _title_size(planners: Iterable[SlidePlanner]) -> float:
    """One size for the titles of a deck on a house's own master, in which most fit; 0 on ours, which has its own."""
    sizes = [size for planner in planners if (size := planner.own_title_size())]
    return max(min(sizes), _LEAST_COMMON) if sizes else 0.0


def _wanted(slide: Slide, role: Role) -> set[str]:
    """The slots and pieces that a slide fills."""
    found = {role.slots[filled.name] for filled in slide.slots if filled.blocks}
    lines = {"Exhibit line"} if slide.exhibit else set()
    contents = {"Contents"} if slide.role == "section" else set()
    return found | lines | contents | {"Kicker", "Source", "Marking", "Footer"}


def _counts(slide: Slide) -> bool:
    return bool(slide.section) and slide.role not in ("title", "one-slide")


def _repeated(slides: list[SlidePlan]) -> Iterator[Problem]:
    """Titles that stand more than once: each slide is its own claim."""
    counts = Counter(slide.title for slide in slides if slide.title)
    for title in (title for title, count in counts.items() if count > 1):
        places = [slide.at for slide in slides if slide.title == title]
        message = f"{counts[title]} slides have the title “{title}”"
        yield Problem("repeated-title", message, places[-1], "a title is the claim of its slide alone")


def _accents(theme: Theme, master: Master) -> tuple[tuple[str, str], ...]:
    """The theme's colours by the slot of the master's; tints follow their colour where the brand changes it."""
    own = dict(master.accents)
    found = {slot: theme.colour(role).upper() for slot, role in _ACCENTS.items()}
    for slot, parent in _TINTED.items():
        same = own.get(parent) == found[parent]
        found[slot] = own[slot] if same and slot in own else _lighter(found[parent])
    return tuple(sorted(found.items()))


def _lighter(colour: str) -> str:
    """Half way to white."""
    return "".join(f"{(int(colour[i : i + 2], 16) + 255) // 2:02X}" for i in (0, 2, 4))


def _properties(meta: Meta) -> Properties:
    language = with_region(meta.language)
    keywords = ", ".join(meta.keywords)
    author = meta.author or meta.house
    return Properties(meta.title, meta.description, keywords, author, language, meta.stamp)
