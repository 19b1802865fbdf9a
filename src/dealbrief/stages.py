"""The build: the one place where the stages meet. A report comes in, finished files and what was found go out.

read, check → view → template → parse → plan, write → inspect. All outputs of a report are rendered and inspected before
the first is written; a failure leaves the old ones as they were.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dealbrief.document.tree import Attachment, Document
from dealbrief.errors import DealbriefError, OutputError, Place, Problem, TemplateError, sorted_problems
from dealbrief.files import write_all
from dealbrief.language import words
from dealbrief.packs import STANDARD, visible

if TYPE_CHECKING:
    from dealbrief.backends.pdf import PagePlan
    from dealbrief.backends.pptx import DeckPlan
    from dealbrief.source import Deal, View
    from dealbrief.theme.theme import Theme

STAGES = ("read", "check", "view", "template", "parse", "plan", "write", "inspect")
FORMATS = {"brief": "pdf", "deck": "pptx"}
_DEAL = "deal.yaml"


class Rendered(Protocol):
    """What a backend returns: the file, how many sheets it has, and warnings."""

    @property
    def data(self) -> bytes: ...

    @property
    def sheets(self) -> int: ...

    @property
    def problems(self) -> tuple[Problem, ...]: ...


@dataclass(frozen=True, slots=True)
class Output:
    """One file of a build. `sheets` are pages of a PDF or slides of a deck."""

    path: Path
    edition: str
    format: str
    sheets: int
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Override:
    """A template that was taken from the report or from `--templates` instead of the pack."""

    name: str
    path: Path


@dataclass
class Report:
    """What one build did: files, warnings, overridden templates, CPU-independent seconds by stage."""

    outputs: list[Output] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    overrides: list[Override] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def note(self, problems: Iterable[Problem]) -> None:
        """Add problems, each once, however many editions have it."""
        self.problems.extend(problem for problem in dict.fromkeys(problems) if problem not in self.problems)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time a stage takes to its sum."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def deal_file(report: Path) -> Path:
    """The deal file of a report given as a folder or as the file itself."""
    return report / _DEAL if report.is_dir() else report


def search_path(report: Path, pack: str, templates: Path | None) -> list[Path]:
    """Folders of templates in order of precedence: given, the report's, the edition's pack, those it extends.

    Raises:
        TemplateError: The pack, or one it extends, is not there or is wrong.
    """
    home = deal_file(report).parent
    chain = (one.folder for one in visible(home).chain(pack))
    folders = [templates, home / "templates", *chain]
    return list(dict.fromkeys(folder.resolve() for folder in folders if folder is not None and folder.is_dir()))


def load(path: Path, done: Report) -> Deal:
    """Stages read and check."""
    from dealbrief.source import load_deal

    with done.stage("read"):
        deal = load_deal(path, _of_brand)
    done.problems.extend(deal.problems)
    return deal


def _of_brand(name: str) -> str | None:
    """Where a field belongs that the deal file has not, and a brand file has."""
    from dealbrief.theme.brand_faults import place_of

    place = place_of(name)
    return f"it belongs in `_brand.yml`: `{place}: …`" if place else None


def _of_edition(name: str) -> str | None:
    """Where a field belongs that a brand file has not, and an edition has."""
    from dealbrief.source import edition_fields

    return f"it belongs in the deal file, to an edition: `{name}: …`" if name in edition_fields() else None


def tree(
    deal: Deal, edition: str, report: Path, templates: Path | None, done: Report, marked: bool = False
) -> Document:
    """Stages view, template and parse: the document of one edition; `marked` says which block printed what."""
    from dealbrief.source import untranslated, view
    from dealbrief.source.record import Record, fields_of
    from dealbrief.template import parse, render

    with done.stage("view"):
        seen = view(deal, edition)
    done.problems.extend(filter(None, [untranslated(deal, seen)]))
    language, name = seen.edition.language, seen.edition.template
    folders, packs = search_path(report, seen.edition.pack, templates), visible(deal_file(report).parent).folders
    fields = {**fields_of(seen), "words": Record(words(language))}
    with done.stage("template"):
        text, files = render(name, {**fields, "view": Record(fields)}, folders, language, packs, marked)
    done.overrides.extend(_overrides(files, packs.values()))
    with done.stage("parse"):
        document = parse(text, files, language, [deal_file(report).parent, *folders])
    return _with_records(document, seen, done) if seen.edition.attach else document


def _with_records(document: Document, seen: View, done: Report) -> Document:
    """The document with the records its blocks name as a file inside it; a deck holds none."""
    from dealbrief.document.walk import nodes
    from dealbrief.source import records_json

    if document.root != "brief":
        message = f"edition `{seen.edition.id}`: nothing is attached to a deck"
        done.problems.append(Problem("no-attachment", message, hint="take `attach` out", severity="warning"))
        return document
    named = {name for node in nodes(document.blocks) for name in getattr(node, "about", ())}
    data = records_json(seen, named | set(document.cited))
    about = words(document.meta.language)["records_of_document"]
    return replace(document, attachments=(Attachment("records.json", "application/json", data, about),))


def _overrides(files: dict[str, Path], packs: Collection[Path]) -> list[Override]:
    return [Override(name, path) for name, path in files.items() if not any(map(path.is_relative_to, packs))]


def theme_of(deal: Deal, edition: str, report: Path) -> Theme:
    """The look of an edition: the brand files', with the edition's own PowerPoint master if it names one."""
    from dealbrief.source import edition_of
    from dealbrief.theme import brand

    chosen, folder = edition_of(deal, edition), deal_file(report).parent
    theme = brand.theme_of(folder, chosen.pack or STANDARD, _of_edition)
    return replace(theme, master=folder / chosen.master, recolour=False) if chosen.master else theme


def _themed(deal: Deal, edition: str, report: Path, done: Report) -> Theme:
    """The look of an edition; what its brand files are warned of is said once in a run."""
    theme = theme_of(deal, edition, report)
    done.note(theme.problems)
    return theme


def render_document(document: Document, theme: Theme, done: Report) -> Rendered:
    """Stages plan, write and inspect: the file of a document, by the backend its root names.

    A deck stands on the theme's own master if it has one, with the role map beside it.
    """
    if document.root == "brief":
        from dealbrief.backends.pdf import inspect_pdf, plan_pages, write_pdf

        with done.stage("plan"):
            pages = plan_pages(document, theme)
        with done.stage("write"):
            written = write_pdf(pages)
        with done.stage("inspect"):
            return inspect_pdf(written, pages)
    from dealbrief.backends.pptx import inspect_pptx, write_pptx

    slides, package = _planned(document, theme, done)
    with done.stage("write"):
        deck = write_pptx(slides, package)
    with done.stage("inspect"):
        return inspect_pptx(deck, slides)


def plan(document: Document, theme: Theme, done: Report) -> PagePlan | DeckPlan:
    """The stage plan alone, for a check or a sketch; its warnings are added to the report."""
    planned: PagePlan | DeckPlan
    if document.root == "brief":
        from dealbrief.backends.pdf import plan_pages

        with done.stage("plan"):
            planned = plan_pages(document, theme)
    else:
        planned = _planned(document, theme, done)[0]
    done.note(planned.problems)
    return planned


def _planned(document: Document, theme: Theme, done: Report) -> tuple[DeckPlan, bytes | None]:
    """The plan of a deck, and the package to write it on; None for the pack's."""
    from dealbrief.backends.pptx import load_master, plan_deck
    from dealbrief.theme.role_file import read_roles, role_file

    with done.stage("plan"):
        if theme.master is None:
            return plan_deck(document, theme), None
        roles = role_file(theme.master)
        data, package = load_master(theme.master, read_roles(roles) if roles.is_file() else None, theme.recolour)
        return plan_deck(document, theme, data), package


def check(report: Path, *, templates: Path | None = None) -> Report:
    """Run every stage up to parse for all editions, and plan the decks.

    Raises:
        DealbriefError: With every problem of the first stage that failed, for all editions.
    """
    done = Report()
    deal = load(report, done)
    with _collected() as problems:
        for edition in _chosen(deal, (), report):
            with problems.catch():
                document = tree(deal, edition, report, templates, done)
                theme = _themed(deal, edition, report, done)
                if document.root == "deck":
                    plan(document, theme, done)
    return done


def build(
    report: Path,
    *,
    editions: Sequence[str] = (),
    out: Path | None = None,
    templates: Path | None = None,
    taken: Collection[Path] = (),
    write: Callable[[Mapping[Path, bytes]], None] = write_all,
) -> Report:
    """Build editions of a report.

    Args:
        report: Folder of the report, or its deal file.
        editions: Ids of the editions to build; none means all.
        out: Folder for the files; the report's own `out/` by default. Made if missing.
        templates: A folder of templates that goes before all others.
        taken: Files of other reports of the same run, which this one must not replace.
        write: Puts all files in place, or none.

    Returns:
        What was written and what was found; warnings only.

    Raises:
        DealbriefError: Everything wrong, of all editions; nothing is written then.
    """
    done = Report()
    deal = load(report, done)
    folder = out or deal_file(report).parent / "out"
    files: dict[Path, bytes] = {}
    with _collected() as problems:
        for edition in _chosen(deal, editions, report):
            with problems.catch():
                document = tree(deal, edition, report, templates, done)
                made = render_document(document, _themed(deal, edition, report, done), done)
                path = folder / f"{deal.slug}-{edition}.{FORMATS[document.root]}"
                files[path] = made.data
                done.outputs.append(_output(path, edition, document, made))
                done.note(made.problems)
    _refuse_taken(files, taken, deal_file(report))
    with done.stage("write"):
        write(files)
    done.problems = sorted_problems(done.problems)
    return done


def _refuse_taken(files: Collection[Path], taken: Collection[Path], deal: Path) -> None:
    hint = "give each deal its own `slug`, or each report its own folder"
    clashes = [path for path in files if path in taken]
    if clashes:
        at = Place(str(deal), 1)
        raise OutputError(
            Problem("same-output", f"{path.name} is another report's file of this run", at, hint) for path in clashes
        )


def _output(path: Path, edition: str, document: Document, made: Rendered) -> Output:
    digest = hashlib.sha256(made.data).hexdigest()
    return Output(path, edition, FORMATS[document.root], made.sheets, digest, len(made.data))


def _chosen(deal: Deal, wanted: Sequence[str], report: Path) -> tuple[str, ...]:
    from dealbrief.source import editions

    known = editions(deal)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        at = Place(str(deal_file(report)), 1)
        hint = f"editions: {', '.join(known)}"
        raise TemplateError([Problem("unknown-edition", f"there is no edition `{n}`", at, hint) for n in unknown])
    return tuple(name for name in known if not wanted or name in wanted)


class _Collected:
    """Gathers the problems of several editions, so that one run shows all."""

    def __init__(self) -> None:
        self.first: type[DealbriefError] | None = None
        self.problems: list[Problem] = []

    @contextmanager
    def catch(self) -> Iterator[None]:
        try:
            yield
        except DealbriefError as error:
            self.first = self.first or type(error)
            self.problems.extend(problem for problem in error.problems if problem not in self.problems)


@contextmanager
def _collected() -> Iterator[_Collected]:
    collected = _Collected()
    yield collected
    if collected.first is not None:
        raise collected.first(sorted_problems(collected.problems))
