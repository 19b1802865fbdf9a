"""Problems as a compiler prints them: code, message, place, the line with a caret, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from dealbrief.errors import Place, Problem, sorted_problems

_WIDEST = 160
"""Characters of a source line that are shown; what follows is cut from the excerpt, not from the file."""


def diagnostics(problems: Iterable[Problem]) -> str:
    """All problems in reading order, and how many there are."""
    _lines.cache_clear()  # while a report is watched, its files change between two lists
    found = sorted_problems(list(problems))
    if not found:
        return ""
    return "\n\n".join(diagnostic(problem) for problem in found) + f"\n\n{summary(found)}"


def diagnostic(problem: Problem) -> str:
    """One problem: head, place, excerpt, hint."""
    head = f"{problem.severity}[{problem.code}]: {problem.message}"
    if problem.at is None:
        return f"{head}\n  = {problem.hint}" if problem.hint else head
    excerpt = _excerpt(problem.at, problem.hint or "")
    if excerpt:
        return f"{head}\n{' ' * (len(str(problem.at.line)) + 1)}--> {_shown(problem.at)}\n{excerpt}"
    hint = f"\n  = {problem.hint}" if problem.hint else ""
    return f"{head}\n --> {_shown(problem.at)}{hint}"


def _shown(at: Place) -> str:
    """A place with its file named from here, where it lies below."""
    path, here = Path(at.file), Path.cwd()
    file = path.relative_to(here) if path.is_relative_to(here) else path
    return f"{file}:{at.line}:{at.column}"


def summary(problems: Iterable[Problem]) -> str:
    """How many errors and warnings there are."""
    listed = list(problems)
    errors = sum(problem.is_error for problem in listed)
    parts = [(errors, "error"), (len(listed) - errors, "warning")]
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in parts if count)


def _excerpt(at: Place, hint: str) -> str:
    line = _line(at.file, at.line)
    if not line.strip():
        return ""
    gutter = " " * len(str(at.line))
    carets = "^" * max(1, min(at.length, len(line) - at.column + 1))
    shown = line[:_WIDEST]
    if at.column > len(shown):
        return f"{gutter} |\n{at.line} | {shown}\n{gutter} | {hint}"
    return f"{gutter} |\n{at.line} | {shown}\n{gutter} | {' ' * (at.column - 1)}{carets} {hint}".rstrip()


@lru_cache(maxsize=16)
def _lines(file: str) -> tuple[str, ...]:
    try:
        text = Path(file).read_text(encoding="utf-8", errors="replace")
        return () if "\0" in text else tuple(text.splitlines())  # a PowerPoint file has no lines to show
    except OSError:
        return ()


def _line(file: str, number: int) -> str:
    lines = _lines(file)
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    # A stranger's file is shown too: what would steer the terminal is not.
    return "".join(sign if sign.isprintable() else " " for sign in line)
