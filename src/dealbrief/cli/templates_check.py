"""`templates check`: every template of a report or pack is run on the report's deal, the starter's, and odd ones.

Out: how many templates and deals were tried, and what is wrong, each problem at its line with the deal it shows on.
A document is rendered and parsed; a part is taken apart, which shows whether it can be read.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dealbrief.cli.odd_deals import odd_deals
from dealbrief.cli.packs import SUFFIX, folders, names_in, pack_of, seen_by, shelf
from dealbrief.cli.results import as_json as results
from dealbrief.cli.results import shown
from dealbrief.errors import DealbriefError, Problem, TemplateError, sorted_problems
from dealbrief.packs import Packs
from dealbrief.resources import resource

if TYPE_CHECKING:
    from dealbrief.source import Deal
    from dealbrief.template.anatomy import Anatomy

_OWN_DEAL = "the report's own deal"


@dataclass(frozen=True, slots=True)
class Checked:
    """Which templates were tried on how many deals, and what was found."""

    report: Path
    documents: tuple[str, ...]
    parts: tuple[str, ...]
    deals: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> int:
        return int(any(problem.is_error for problem in self.problems))


def check(report: Path | None) -> Checked:
    """Try all templates that a report has or takes from its pack; without a report, the pack's on the shipped one."""
    report = report or next(path.parent for path in sorted(resource("reports").glob("*/deal.yaml")))
    folder = report if report.is_dir() else report.parent
    try:
        packs = seen_by(folder)
        pack = shelf(packs, pack_of(folder))
    except TemplateError as error:
        return Checked(folder, (), (), (), error.problems)
    searched, own = folders(folder, pack.name), names_in(folder / "templates")
    found, problems = _taken_apart(dict.fromkeys((*pack.names, *own)), searched, packs)
    asked = _asked(folder)
    documents = tuple(name for name in found if name in pack.templates or (name in own and _is_one(found[name], asked)))
    deals = list[str]()
    with tempfile.TemporaryDirectory() as temporary:
        for label, path in _deals(folder, Path(temporary)):
            deals.append(label)
            problems += _tried(path, folder, documents, pack.name, label)
    parts = tuple(name for name in found if name not in documents)
    return Checked(folder, documents, parts, tuple(deals), tuple(sorted_problems(_once(problems))))


def _taken_apart(names: Iterable[str], searched: list[Path], packs: Packs) -> tuple[dict[str, Anatomy], list[Problem]]:
    """Each template that can be read, and what is wrong with the others or with their blocks."""
    from dealbrief.template.anatomy import Templates

    templates = Templates(searched, packs.folders)
    found, problems = dict[str, "Anatomy"](), list[Problem]()
    for name in names:
        try:
            found[name] = templates.anatomy(name)
        except TemplateError as error:
            problems += error.problems
        else:
            problems += templates.unknown_blocks(name)
    return found, problems


def _asked(folder: Path) -> tuple[str, ...]:
    """The templates that the editions of a report name."""
    from dealbrief.source import edition_of, editions, load_deal

    try:
        deal = load_deal(folder)
    except DealbriefError:
        return ()
    return tuple(edition_of(deal, name).template for name in editions(deal))


def _is_one(found: Anatomy, asked: tuple[str, ...]) -> bool:
    """Whether a report's own template is a document: an edition names it, or it extends one."""
    return found.chain[0].name.removesuffix(SUFFIX) in asked or len(found.chain) > 1


def _deals(folder: Path, temporary: Path) -> Iterator[tuple[str, Path]]:
    """Each deal by what it is called, and its file."""
    from dealbrief.cli.scaffold import starter_files

    yield _OWN_DEAL, folder / "deal.yaml"
    yield "the starter's deal", next(path for path in starter_files() if path.name == "deal.yaml")
    for number, (label, text) in enumerate(odd_deals().items()):
        path = temporary / str(number) / "deal.yaml"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        yield label, path


def _tried(path: Path, folder: Path, documents: tuple[str, ...], pack: str, label: str) -> list[Problem]:
    """What is wrong with documents made of one deal: its own editions first, then one for each other template."""
    from dealbrief.source import load_deal

    try:
        deal = load_deal(path)
    except DealbriefError as error:
        return list(error.problems)
    problems = list[Problem]()
    own = _asked_editions(deal) if label == _OWN_DEAL else {}
    trial, ids = _with_editions(deal, [name for name in documents if name not in own.values()], pack)
    for edition in (*own, *ids):
        problems += _rendered(trial, edition, folder)
    return [replace(problem, message=f"{problem.message} (with {label})") for problem in problems]


def _asked_editions(deal: Deal) -> dict[str, str]:
    from dealbrief.source import edition_of, editions

    return {name: edition_of(deal, name).template for name in editions(deal)}


def _with_editions(deal: Deal, documents: list[str], pack: str) -> tuple[Deal, list[str]]:
    """The deal with an edition more for each document, and the ids of these."""
    from dealbrief.source.draft import Item
    from dealbrief.source.model_deal import Edition

    draft = deal.draft
    plain = Edition.model_validate({"id": "trial", "template": "brief", "pack": pack})
    made = [plain.model_copy(update={"id": f"trial-{at}", "template": name}) for at, name in enumerate(documents)]
    named = [Item("editions", 0, draft.head.node, edition.id, edition) for edition in (*draft.editions(), *made)]
    others = (item for item in draft.items if item.group != "editions")
    return replace(deal, draft=replace(draft, items=(*others, *named))), [edition.id for edition in made]


def _rendered(deal: Deal, edition: str, folder: Path) -> tuple[Problem, ...]:
    from dealbrief.stages import Report, tree

    try:
        tree(deal, edition, folder, None, Report())
    except DealbriefError as error:
        return error.problems
    return ()


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Each fault of a line once, with the first deal it shows on."""
    return list(
        {(one.code, one.at, one.message.partition(" (with ")[0]): one for one in reversed(list(problems))}.values()
    )


def as_text(done: Checked) -> str:
    """One line: what was tried."""
    count = f"{_counted(len(done.documents), 'document')} and {_counted(len(done.parts), 'part')}"
    deals, where = ", ".join(done.deals), shown(done.report)
    return f"{'this report' if where == '.' else where}: {count} checked on {len(done.deals)} deals: {deals}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(done: Checked) -> str:
    """The object of `--json`."""
    told = {
        "report": str(done.report),
        "documents": list(done.documents),
        "parts": list(done.parts),
        "deals": list(done.deals),
        "problems": json.loads(results(None, done.problems))["problems"],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
