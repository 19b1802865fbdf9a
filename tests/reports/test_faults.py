"""Eight faults planted in a copy of the first report: one run shows all, each at its line and column.

A fault is a piece of the file and what stands there instead. Where the problem must point is counted from the text that
was planted, not from what the program said.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.conftest import SLUG, Ran


class Fault(NamedTuple):
    """In the record `id`, the first `original` becomes `planted`; the problem points to `pointed` in it."""

    code: str
    id: str
    original: str
    planted: str
    pointed: str


FAULTS = {
    "a misspelt key": Fault("unknown-key", "e-phone", "importance:", "importence:", "importence"),
    "a wrong word": Fault("wrong-value", "r-eu", "stance: unchanged", "stance: unmoved", "unmoved"),
    "a source that is not there": Fault(
        "dangling-reference", "r-un", "sources: [", "sources: [nowhere-1, ", "nowhere-1"
    ),
    "a total that does not add up": Fault(
        "total", "c-2025-06", "by_nationality:", "by_nationality:\n      - {country: fr, count: 1}", "by_nationality"
    ),
    "a key twice": Fault(
        "duplicate-key", "e-talks", "    lane: politics", "    lane: politics\n    lane: people", "lane: people"
    ),
    "a day that never was": Fault("bad-date", "r-un-sr", "date: 2025-12-18", "date: 2025-13-18", "2025-13-18"),
    "a number without a claim": Fault(
        "unclaimed-number", "s-people", "body: |\n      ", "body: |\n      Of 47 cells. ", "47"
    ),
    "a source nobody knows": Fault(
        "unknown-reference", "s-outlook", "body: |\n      ", "body: |\n      So it is said.[@nobody] ", "[@nobody]"
    ),
}


class Found(NamedTuple):
    code: str
    line: int
    column: int


def plant(report: Path, faults: Iterable[Fault]) -> list[Found]:
    """Plant faults in a deal; the problems that must be found, in reading order."""
    path = report / "deal.yaml"
    text = path.read_text(encoding="utf-8")
    for fault in faults:
        text = planted(text, fault)
    path.write_text(text, encoding="utf-8")
    return sorted((expected(text, fault) for fault in faults), key=lambda found: found[1:])


def planted(text: str, fault: Fault) -> str:
    start = text.index(f"  - id: {fault.id}\n")
    offset = text.index(fault.original, start)
    assert "\n  - " not in text[start + 1 : offset], f"{fault.id} has no {fault.original!r}"
    return text[:offset] + fault.planted + text[offset + len(fault.original) :]


def expected(text: str, fault: Fault) -> Found:
    """Where the planted words stand once all faults are in the text."""
    offset = text.index(fault.planted, text.index(f"  - id: {fault.id}\n")) + fault.planted.index(fault.pointed)
    return Found(fault.code, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def found(ran: Ran, report: Path) -> list[Found]:
    """The errors a build names; all must stand in the deal file. A clean report has no errors to subtract."""
    errors = [problem for problem in json.loads(ran.out)["problems"] if problem["severity"] == "error"]
    assert all(problem["file"] == str(report / "deal.yaml") for problem in errors)
    return [Found(problem["code"], problem["line"], problem["column"]) for problem in errors]


@pytest.fixture
def old(report: Path) -> dict[Path, tuple[bytes, int]]:
    """Outputs of an earlier build: their bytes and the time they were written."""
    files = {}
    (report / "out").mkdir()
    for ending in ("brief.pdf", "deck.pptx"):
        path = report / "out" / f"{SLUG}-{ending}"
        path.write_bytes(b"what was built before")
        os.utime(path, ns=(10**18, 10**18))
        files[path] = (path.read_bytes(), path.stat().st_mtime_ns)
    return files


def now(old: dict[Path, tuple[bytes, int]]) -> dict[Path, tuple[bytes, int]]:
    """The folder of the outputs as it is."""
    folder = next(iter(old)).parent
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_one_run_shows_all_eight(report: Path, old: dict[Path, tuple[bytes, int]], run: Callable[..., Ran]):
    wanted = plant(report, FAULTS.values())
    ran = run("build", report, "--json")
    assert found(ran, report) == wanted
    assert len(wanted) == 8
    assert ran.code == 1
    assert now(old) == old


@pytest.mark.parametrize("name", FAULTS)
def test_each_alone_is_one_problem(
    name: str, report: Path, old: dict[Path, tuple[bytes, int]], run: Callable[..., Ran]
):
    wanted = plant(report, [FAULTS[name]])
    ran = run("build", report, "--json")
    assert found(ran, report) == wanted
    assert len(json.loads(ran.out)["problems"]) == 1
    assert ran.code == 1
    assert now(old) == old


def test_the_report_as_it_is_has_none_of_them(report: Path, run: Callable[..., Ran]):
    ran = run("check", report, "--json")
    assert found(ran, report) == []
    assert ran.code == 0
