"""Documents tried in a process of their own, under limits: templates and deals come in, problems or a sketch go out.

A template of a stranger may need all memory or never end before a budget of the sandbox stops it. So `tried` starts
`python -m dealbrief.cli.templates_trial`, which tells of each document when it is done; what ends it is the next one's
fault, and those after it are tried in a new process.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dealbrief.cli.sketch import Sketch, sketch_of
from dealbrief.errors import DealbriefError, OutputError, Place, Problem

if TYPE_CHECKING:
    from dealbrief.source import Deal

SECONDS = 120
"""A document of the shipped packs takes less than ten on all deals."""
MEGABYTES = 2000
"""A brief of 552 pages takes 170."""
_NO_MEMORY = 77
_TRIAL = "(trial)"
"""The id of the edition more: none of a deal can have it."""
_COMMAND = (sys.executable, "-P", "-m", "dealbrief.cli.templates_trial")
"""Python is told not to look for modules in the folder one is in: a pack's may be any."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A deal by what it is called, and its file. `own`: its editions are tried as they are. `crowded`: so much stands
    in it that a document may refuse it."""

    label: str
    path: str
    own: bool = False
    crowded: bool = False


def tried(files: Mapping[str, Path], pack: str, report: Path, deals: Sequence[Trial]) -> list[Problem]:
    """Try documents of a pack on deals, as a report sees them; each comes with the file it begins in."""
    left, problems = list(files), list[Problem]()
    while left:
        told, ended = _run(_asked(left, pack, report, deals))
        problems += [_problem(one) for line in told for one in line.get("problems", ())]
        done = {line["document"] for line in told if "problems" in line}
        left = [name for name in left if name not in done]
        if left:
            name = left.pop(0)
            problems.append(_beyond(name, ended, files[name]))
    return problems


def sketched(name: str, file: Path, pack: str, report: Path, deal: Trial) -> Sketch | Problem:
    """Where the blocks of a document stand, by its first edition, or why that cannot be told."""
    told, ended = _run(_asked([name], pack, report, [deal], sketch=True))
    line = next((line for line in told if "document" in line), None)
    if line is None:
        return _beyond(name, ended, file)
    return sketch_of(line["sketch"]) if "sketch" in line else _problem(line["problems"][0])


def _asked(names: Sequence[str], pack: str, report: Path, deals: Sequence[Trial], sketch: bool = False) -> str:
    told = {"documents": names, "pack": pack, "report": str(report), "deals": [asdict(deal) for deal in deals]}
    return json.dumps({**told, "sketch": sketch})


def _beyond(name: str, ended: str, file: Path) -> Problem:
    hint = "look for loops in loops, and for text that grows with each turn"
    return Problem("template-limits", f"`{name}` {ended}", Place(str(file), 1), hint)


def _run(asked: str) -> tuple[list[dict[str, Any]], str]:
    """What a process told before it ended, and how it ended."""
    late = threading.Event()
    told = list[dict[str, Any]]()
    with subprocess.Popen(_COMMAND, stdin=-1, stdout=-1, stderr=subprocess.DEVNULL, encoding="utf-8") as child:
        assert child.stdin is not None
        assert child.stdout is not None
        timer = _watch(child, late)
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(asked)
            child.stdin.close()
        for line in child.stdout:
            timer.cancel()
            told.append(json.loads(line))
            timer = _watch(child, late)
        code = child.wait()
        timer.cancel()
    return told, _end(code, late.is_set())


def _end(code: int, is_late: bool) -> str:
    """What ended a process that did not finish."""
    if is_late:
        return f"took more than {SECONDS} seconds and was stopped"
    if code == _NO_MEMORY:
        return f"needs more than {MEGABYTES:,} MB of memory"
    return f"broke the process that tried it (code {code})"


def _watch(child: subprocess.Popen[str], late: threading.Event) -> threading.Timer:
    def stop() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(SECONDS, stop)
    timer.daemon = True
    timer.start()
    return timer


def _problem(told: dict[str, Any]) -> Problem:
    return Problem(**{**told, "at": Place(**told["at"]) if told["at"] else None})


# ---- in the process of its own


def main() -> None:
    """Read what to try, and tell what was found of each document."""
    asked = json.load(sys.stdin)
    _limit(len(asked["documents"]))
    report, deals = Path(asked["report"]), [Trial(**deal) for deal in asked["deals"]]
    try:
        for name in asked["documents"]:
            if asked["sketch"]:
                _tell({"document": name, **_sketch(deals[0], name, asked["pack"], report)})
                continue
            found = [asdict(one) for deal in deals for one in _on(deal, name, asked["pack"], report)]
            _tell({"document": name, "problems": found})
    except MemoryError:
        sys.exit(_NO_MEMORY)


def _tell(line: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(line)}\n")
    sys.stdout.flush()


def _limit(documents: int) -> None:
    """Bound memory, and the time of all, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        seconds, size = SECONDS * (documents + 1), MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _on(trial: Trial, name: str, pack: str, report: Path) -> Iterator[Problem]:
    """What is wrong with a document made of one deal, by each of its own editions that ask for it or by one more."""
    from dealbrief.source import load_deal

    try:
        deal = load_deal(trial.path)
    except DealbriefError as error:
        yield from error.problems
        return
    deal, editions = _asking(deal, trial, name, pack)
    for edition in editions:
        for problem in _made(deal, edition, report, trial.crowded):
            yield replace(problem, message=f"{problem.message} (with {trial.label})")


def _sketch(trial: Trial, name: str, pack: str, report: Path) -> dict[str, Any]:
    """The sketch of a document on a deal, or its errors."""
    from dealbrief.cli.sketch_areas import sketch
    from dealbrief.source import load_deal
    from dealbrief.stages import Report, plan, theme_of, tree

    try:
        deal, (edition, *_) = _asking(load_deal(trial.path), trial, name, pack)
        document = tree(deal, edition, report, None, Report(), marked=True)
        return {"sketch": asdict(sketch(document, plan(document, theme_of(deal, edition, report), Report())))}
    except DealbriefError as error:
        return {"problems": [asdict(problem) for problem in error.problems if problem.is_error]}


def _asking(deal: Deal, trial: Trial, name: str, pack: str) -> tuple[Deal, list[str]]:
    """A deal and those of its editions that are the document: its own if they may be, else one more."""
    own = _editions(deal, name, pack) if trial.own else []
    return (deal, own) if own else _with_edition(deal, name, pack)


def _editions(deal: Deal, name: str, pack: str) -> list[str]:
    from dealbrief.packs import STANDARD
    from dealbrief.source import edition_of, editions

    chosen = ((one, edition_of(deal, one)) for one in editions(deal))
    return [one for one, edition in chosen if edition.template == name and (edition.pack or STANDARD) == pack]


def _with_edition(deal: Deal, name: str, pack: str) -> tuple[Deal, list[str]]:
    """The deal with an edition more, and its id."""
    from dealbrief.source.draft import Item
    from dealbrief.source.model_deal import Edition

    draft = deal.draft
    plain = Edition.model_validate({"id": "trial", "template": "brief", "pack": pack})
    made = plain.model_copy(update={"id": _TRIAL, "template": name})  # whatever a file may be named
    named = [Item("editions", 0, draft.head.node, edition.id, edition) for edition in (*draft.editions(), made)]
    others = (item for item in draft.items if item.group != "editions")
    return replace(deal, draft=replace(draft, items=(*others, *named))), [made.id]


def _made(deal: Deal, edition: str, report: Path, crowded: bool) -> tuple[Problem, ...]:
    """Render a document and plan it; what does not fit on a crowded deal's pages is the deal's, not the template's."""
    from dealbrief.stages import Report, plan, theme_of, tree

    done = Report()
    try:
        document = tree(deal, edition, report, None, done)
        plan(document, theme_of(deal, edition, report), done)
    except OutputError as error:
        return () if crowded else error.problems
    except DealbriefError as error:
        return error.problems
    return () if crowded else tuple(done.problems)


if __name__ == "__main__":
    main()
