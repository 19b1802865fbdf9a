"""`templates check`: every template of a report or pack is run on the report's deal, the starter's, and odd ones.

Out: how many templates and deals were tried, and what is wrong, each problem at its line with the deal it shows on.
A document is rendered, parsed and planned; a part is taken apart, which shows whether it can be read.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dealbrief.cli.odd_deals import CROWDED, odd_deals
from dealbrief.cli.packs import SUFFIX, Shelf, folders, names_in, pack_of, seen_by, shelf
from dealbrief.cli.results import as_json as results
from dealbrief.cli.results import shown
from dealbrief.cli.templates_trial import Trial, tried
from dealbrief.errors import DealbriefError, Problem, TemplateError, sorted_problems
from dealbrief.packs import Packs
from dealbrief.resources import resource

if TYPE_CHECKING:
    from dealbrief.template.anatomy import Anatomy

_DEAL = "deal.yaml"


@dataclass(frozen=True, slots=True)
class Checked:
    """Which templates were tried on how many deals, and what was found; `pack` is one that was asked for by name."""

    report: Path
    pack: str
    documents: tuple[str, ...]
    parts: tuple[str, ...]
    deals: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> int:
        return int(any(problem.is_error for problem in self.problems))


def check(report: Path | None, name: str = "") -> Checked:
    """Try all templates that a report has or takes from its pack, or those of the pack of that name.

    Without a report: the pack's on the shipped one's deal, as a report in this folder would see them.
    """
    seen, own = trial_of(report, name)
    try:
        packs = seen_by(seen)
        pack = shelf(packs, name or pack_of(seen))
        searched = folders(seen, pack.name)
    except TemplateError as error:
        return Checked(seen, name, (), (), (), error.problems)
    mine = names_in(seen / "templates")
    found, problems = _taken_apart(dict.fromkeys((*pack.names, *mine)), searched, packs)
    documents = tuple(one for one in found if is_document(found[one], pack, seen))
    with tempfile.TemporaryDirectory() as temporary:
        deals = list(_deals(own, Path(temporary)))
        files = {one: found[one].chain[0].path for one in documents}
        problems += tried(files, pack.name, seen, deals)
    parts = tuple(one for one in found if one not in documents)
    labels = tuple(deal.label for deal in deals)
    return Checked(seen, name, documents, parts, labels, tuple(sorted_problems(_once(problems))))


def trial_of(report: Path | None, pack: str = "") -> tuple[Path, Trial]:
    """The report that sees the templates, and its deal; the shipped one's without a report."""
    shipped = next(path.parent for path in sorted(resource("reports").glob(f"*/{_DEAL}")))
    folder = report if report is None or report.is_dir() else report.parent
    label = f"the {'' if folder else 'shipped '}report's own deal"
    return folder or (_here() if pack else shipped), Trial(label, str((folder or shipped) / _DEAL), own=True)


def _here() -> Path:
    """A report that might stand in this folder, by its file."""
    return Path.cwd() / "report" / _DEAL


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
            problems += templates.unknown_blocks(name) + templates.passed_over(name)
    return found, problems


def is_document(found: Anatomy, pack: Shelf, report: Path) -> bool:
    """Whether a template is one: its pack says so; of a report's own, an edition names it, or it extends another."""
    name, path = found.chain[0].name.removesuffix(SUFFIX), found.chain[0].path
    own = path.is_relative_to((report / "templates").resolve())
    return name in pack.templates or (own and (len(found.chain) > 1 or name in _asked(report)))


def _asked(folder: Path) -> tuple[str, ...]:
    """The templates that the editions of a report name."""
    from dealbrief.source import edition_of, editions, load_deal

    try:
        deal = load_deal(folder)
    except DealbriefError:
        return ()
    return tuple(edition_of(deal, name).template for name in editions(deal))


def _deals(own: Trial, temporary: Path) -> Iterator[Trial]:
    """The deal of one's own, the starter's, and the odd ones, which are written to a folder."""
    from dealbrief.cli.scaffold import starter_files

    yield own
    yield Trial("the starter's deal", str(next(path for path in starter_files() if path.name == _DEAL)))
    for number, (label, text) in enumerate(odd_deals().items()):
        path = temporary / str(number) / _DEAL
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        yield Trial(label, str(path), crowded=label in CROWDED)


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Each fault of a line once, with the first deal it shows on."""
    return list(
        {(one.code, one.at, one.message.partition(" (with ")[0]): one for one in reversed(list(problems))}.values()
    )


def as_text(done: Checked) -> str:
    """One line: what was tried."""
    count = f"{_counted(len(done.documents), 'document')} and {_counted(len(done.parts), 'part')}"
    deals, where = ", ".join(done.deals), shown(done.report)
    what = f"pack {done.pack}" if done.pack else "this report" if where == "." else where
    return f"{what}: {count} checked on {len(done.deals)} deals: {deals}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(done: Checked) -> str:
    """The object of `--json`."""
    told = {
        "report": str(done.report),
        "pack": done.pack or None,
        "documents": list(done.documents),
        "parts": list(done.parts),
        "deals": list(done.deals),
        "problems": json.loads(results(None, done.problems))["problems"],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
