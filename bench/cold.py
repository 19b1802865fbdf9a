"""What a cold start costs, as ratios of CPU time to a floor measured in the same run.

Run `make bench`, or `python bench/cold.py [ROUNDS]` (default 7). Nothing is asserted: the machine is never idle.

* **build**: brief and deck of the first report in a fresh process; its floor is a process that only imports the modules
  which such a build has loaded when it ends, in the same order.
* **check**: a deal with a fault; **--help**. The floor of both is a bare interpreter, `python -I -S -c pass`.

Each round runs every command and its floor once, one after the other, so that a busy minute hits both. Ratios are taken
round by round, and medians are shown. One round before the first fills the caches and is not counted. CPU is user and
system time of the finished child and of what it waited for. Compiled modules go to a folder of the bench, whatever the
shell says about them, so that an import costs what it costs a user from the second run on.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter

from dealbrief.resources import resource

REPORT = resource("reports") / "us-belarus-potash-2025"
FAULTY = "deal: {titel: A deal with a fault}\n"
BARE = (sys.executable, "-I", "-S", "-c", "pass")
COMMAND = "import sys; from dealbrief.cli import main; sys.argv[0] = 'dealbrief'; main()"
LOADED = """\
import atexit, sys
from pathlib import Path
target = sys.argv.pop(1)
atexit.register(lambda: Path(target).write_text("\\n".join(sys.modules), encoding="utf-8"))
"""
IMPORTS = """\
import contextlib, sys
for name in open(sys.argv[1], encoding="utf-8").read().split():
    with contextlib.suppress(ImportError):
        __import__(name)
"""


@dataclass(frozen=True)
class Case:
    """A command and the floor it is held against."""

    name: str
    command: Sequence[str]
    floor: Sequence[str]
    wanted_code: int = 0


@dataclass(frozen=True)
class Cost:
    """CPU and wall seconds of one process."""

    cpu: float
    wall: float


def keep_compiled(folder: Path) -> None:
    """Let every child keep its compiled modules in a folder."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def cost(command: Sequence[str], wanted_code: int = 0) -> Cost:
    """Run a command once."""
    before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
    after, wall = getrusage(RUSAGE_CHILDREN), perf_counter() - start
    if code != wanted_code:
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {code}, not {wanted_code}")
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def cases(folder: Path) -> list[Case]:
    """The three cases; a first build writes down which modules it loads."""
    (folder / "faulty").mkdir()
    (folder / "faulty" / "deal.yaml").write_text(FAULTY, encoding="utf-8")
    build = ("build", str(REPORT), "-o", str(folder / "out"))
    modules = folder / "modules.txt"
    subprocess.run(
        [sys.executable, "-c", LOADED + COMMAND, str(modules), *build], stdout=subprocess.DEVNULL, check=True
    )
    return [
        Case("build brief + deck", program(*build), (sys.executable, "-c", IMPORTS, str(modules))),
        Case("check with errors", program("check", str(folder / "faulty")), BARE, 1),
        Case("--help", program("--help"), BARE),
    ]


def program(*arguments: str) -> Sequence[str]:
    return (sys.executable, "-c", COMMAND, *arguments)


def measure(found: Sequence[Case], rounds: int) -> list[list[tuple[Cost, Cost]]]:
    """For each case the cost of command and floor in every round; the first round is left out."""
    pairs: list[list[tuple[Cost, Cost]]] = [[] for _ in found]
    for number in range(rounds + 1):
        for case, costs in zip(found, pairs, strict=True):
            pair = (cost(case.command, case.wanted_code), cost(case.floor))
            if number:
                costs.append(pair)
    return pairs


def row(case: Case, costs: Sequence[tuple[Cost, Cost]]) -> str:
    ratios = sorted(one.cpu / floor.cpu for one, floor in costs)
    cpu, wall, floor = (
        median(values) for values in zip(*((one.cpu, one.wall, floor.cpu) for one, floor in costs), strict=True)
    )
    spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
    return f"{case.name:<20}{cpu:>8.3f}{wall:>9.3f}{floor:>10.3f}{median(ratios):>8.2f}  {spread}"


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        keep_compiled(Path(name) / "compiled")
        found = cases(Path(name))
        pairs = measure(found, rounds)
    head = f"{'':<20}{'CPU s':>8}{'wall s':>9}{'floor s':>10}{'ratio':>8}  least to most, {rounds} rounds"
    sys.stdout.write("\n".join([head, *map(row, found, pairs)]) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
