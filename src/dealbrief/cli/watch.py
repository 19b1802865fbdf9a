"""`build --watch`: looks at a report's files again and again, and builds a report when one of them has changed.

Ticks come in, a line a build goes out. `watch` is the loop alone: what a look sees, what a build does and when to look
are handed in, so that it runs without a clock. Polling needs no library and works on any disk, a network's as well.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

import click

from dealbrief.cli.diagnostics import diagnostics
from dealbrief.cli.results import shown
from dealbrief.errors import DealbriefError, Problem
from dealbrief.files import write_all
from dealbrief.packs import visible
from dealbrief.stages import Output, Report, build, deal_file

Snapshot: TypeAlias = Mapping[str, tuple[int, int]]
"""Time of change in nanoseconds and size in bytes of every file, by its path."""
Build: TypeAlias = Callable[..., Report]
"""`stages.build` with the user's options; called with `taken` and `write`."""

SECONDS_BETWEEN_LOOKS = 0.33
_MOST_NAMED = 3
"""Changed files a line names; of more it says how many."""


def watch(
    reports: Sequence[Path],
    look: Callable[[Path], Snapshot],
    build: Callable[[Path, Sequence[str]], None],
    ticks: Iterable[object],
) -> None:
    """Build every report, then at each tick those whose files changed since the look before their last build.

    Args:
        reports: Folders or deal files.
        look: What the files of a report are like now.
        build: Builds a report; gets the changed files, none the first time. Must not raise for the user's mistakes.
        ticks: When to look; the loop ends with it.
    """
    seen = {}
    for report in reports:
        seen[report] = look(report)  # before the build: what changes meanwhile is seen at the next tick
        build(report, ())
    for _ in ticks:
        for report in reports:
            now = look(report)
            changed = changes(seen[report], now)
            if changed:
                seen[report] = now
                build(report, changed)


def changes(before: Snapshot, after: Snapshot) -> list[str]:
    """Files that are new, gone, or have another time or size."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def snapshot(folders: Iterable[Path], skipped: Collection[Path]) -> Snapshot:
    """The files below folders, but for hidden ones, passing ones of editors, and skipped folders such as `out/`."""
    left_out = {str(folder.absolute()) for folder in skipped}
    found: dict[str, tuple[int, int]] = {}
    for folder in folders:
        _look(str(folder.absolute()), left_out, found)
    return found


def _look(folder: str, left_out: Collection[str], found: dict[str, tuple[int, int]]) -> None:
    """Add the files below a folder; one that vanishes meanwhile, or may not be read, is not there."""
    try:
        with os.scandir(folder) as entries:
            listed = [entry for entry in entries if not _is_passing(entry.name) and entry.path not in left_out]
    except OSError:
        return
    for entry in listed:
        try:
            if entry.is_dir(follow_symlinks=False):
                _look(entry.path, left_out, found)
            else:
                state = entry.stat()
                found[entry.path] = (state.st_mtime_ns, state.st_size)
        except OSError:
            continue


def _is_passing(name: str) -> bool:
    """Whether a name is hidden or that of an editor's or office program's passing file."""
    return name.startswith((".", "~$", "__pycache__")) or name.endswith(("~", ".tmp", ".part"))


def seconds() -> Iterator[None]:
    """Ticks by the clock, for ever."""
    while True:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        yield


def watch_reports(
    reports: Sequence[Path], editions: Sequence[str], out: Path | None, templates: Path | None, debug: bool = False
) -> None:
    """Build reports with the user's options, and go on until a KeyboardInterrupt."""

    def look(report: Path) -> Snapshot:
        home = deal_file(report).parent
        packs = visible(home).house.values()
        return snapshot([home, *packs, *([templates] if templates else [])], [out or home / "out"])

    click.echo(f"watching {', '.join(shown(report) for report in reports)}; Ctrl-C ends", err=True)
    rebuild = Rebuilder(partial(build, editions=editions, out=out, templates=templates), debug)
    watch(reports, look, rebuild, seconds())


class Rebuilder:
    """Builds reports one after the other, tells what it did in a line, and survives what goes wrong.

    A file whose bytes would be the same is left as it is. `files` are each report's of its last good build, which no
    other report may replace.
    """

    def __init__(self, build: Build, debug: bool = False) -> None:
        self._build = build
        self._debug = debug
        self._files: dict[Path, list[Path]] = {}

    def __call__(self, report: Path, changed: Sequence[str]) -> None:
        """Build a report and say what came of it."""
        start = time.perf_counter()
        written: list[Path] = []
        outputs, problems = self._built(report, written)
        took = time.perf_counter() - start
        if problems:
            click.echo(diagnostics(problems), err=True)
        click.echo(line(report, changed, outputs, written, took))

    def _built(self, report: Path, written: list[Path]) -> tuple[list[Output], list[Problem]]:
        taken = [path for other, paths in self._files.items() if other != report for path in paths]
        try:
            done = self._build(report, taken=taken, write=lambda files: written.extend(write_changed(files)))
        except DealbriefError as error:
            return [], list(error.problems)
        except Exception as error:
            if self._debug:
                raise
            return [], [Problem("internal", f"{type(error).__name__}: {error}", hint="run again with --debug")]
        self._files[report] = [output.path for output in done.outputs]
        return done.outputs, done.problems


def write_changed(files: Mapping[Path, bytes]) -> list[Path]:
    """Write the files whose bytes on disk are others, all or none of them; which ones these were."""
    changed = {path: data for path, data in files.items() if not _holds(path, data)}
    write_all(changed)
    return list(changed)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def line(
    report: Path, changed: Sequence[str], outputs: Sequence[Output], written: Collection[Path], took: float
) -> str:
    """What one build did: the report, what changed, each file written or unchanged, seconds."""
    told = [f"{output.path.name} {'written' if output.path in written else 'unchanged'}" for output in outputs]
    done = ", ".join(told) or "nothing written, the old files stay"
    return f"{shown(report)}: {_named(report, changed)} -> {done} ({took:.2f} s)"


def _named(report: Path, changed: Sequence[str]) -> str:
    if not changed:
        return "first build"
    home = deal_file(report).parent.absolute()
    paths = [Path(path) for path in changed[:_MOST_NAMED]]
    names = [path.relative_to(home).as_posix() if path.is_relative_to(home) else shown(path) for path in paths]
    more = len(changed) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "") + " changed"
