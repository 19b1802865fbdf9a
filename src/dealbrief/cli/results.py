"""What a command found and wrote, as text for a reader or as the one JSON object of `--json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dealbrief.errors import Problem

if TYPE_CHECKING:
    from dealbrief.stages import Output, Report

_SHEETS = {"pdf": "pages", "pptx": "slides"}


def as_json(report: Report | None, problems: Sequence[Problem]) -> str:
    """The object of `--json`: outputs, problems, seconds by stage."""
    found = [*problems, *(report.problems if report else ())]
    return json.dumps(
        {
            "outputs": [_output(output) for output in report.outputs] if report else [],
            "problems": [_problem(problem) for problem in found],
            "seconds": {stage: round(time, 4) for stage, time in report.seconds.items()} if report else {},
        },
        ensure_ascii=False,
        indent=2,
    )


def _output(output: Output) -> dict[str, Any]:
    return {
        "path": str(output.path),
        "edition": output.edition,
        "format": output.format,
        _SHEETS[output.format]: output.sheets,
        "sha256": output.sha256,
        "bytes": output.bytes,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    at = problem.at
    return {
        "severity": problem.severity,
        "code": problem.code,
        "file": at.file if at else None,
        "line": at.line if at else None,
        "column": at.column if at else None,
        "message": problem.message,
        "hint": problem.hint,
        **({"listed": problem.listed} if problem.listed else {}),
    }


def written(report: Report) -> str:
    """A line a file: path, sheets, size; then overridden templates, warnings and seconds by stage."""
    lines = [_line(output) for output in report.outputs]
    lines += [f"  template {override.name} from {shown(override.path)}" for override in report.overrides]
    warnings = sum(not problem.is_error for problem in report.problems)
    stages = "  ".join(f"{stage} {time:.2f}" for stage, time in report.seconds.items())
    return "\n".join([*lines, f"  {warnings or 'no'} warning{'' if warnings == 1 else 's'}; seconds: {stages}"])


def _line(output: Output) -> str:
    sheets = f"{output.sheets} {_SHEETS[output.format].removesuffix('s' if output.sheets == 1 else '')}"
    return f"{shown(output.path)}  {sheets}, {output.bytes / 1024:.0f} kB"


def shown(path: Path) -> str:
    """A path as short as it can be named from here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
