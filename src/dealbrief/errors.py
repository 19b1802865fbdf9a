"""Problems and the exceptions that carry them: what went wrong, where it stands, how to mend it.

In: places found by any stage. Out: `Problem` lists that `cli` prints and `build` reports. Every error the user can
cause is a `DealbriefError` with all problems of its stage at once, never just the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]
Elsewhere = Callable[[str], str | None]
"""For a field that a file does not have: a hint to the other file that has one of that name."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a text file: 1-based line and column, and its length in characters (0: unknown).

    Of an element of a document that is sketched, `blocks` are the template's blocks that printed it, from the outermost
    on: "body/title".
    """

    file: str
    line: int
    column: int = 1
    length: int = 0
    blocks: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: a stable code in kebab-case, a message for the reader, its place and a way to mend it.

    `listed` is all of what the message names only the first of.
    """

    code: str
    message: str
    at: Place | None = None
    hint: str | None = None
    severity: Severity = "error"
    listed: tuple[str, ...] = ()

    @property
    def is_error(self) -> bool:
        return self.severity == "error"


class DealbriefError(Exception):
    """A stage stopped. `problems` holds everything it found, errors and warnings."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("; ".join(_one_line(problem) for problem in self.problems))


class SourceError(DealbriefError):
    """The deal file, or a table beside it, is wrong."""


class TemplateError(DealbriefError):
    """A template is wrong, or what it wrote is not a document."""


class OutputError(DealbriefError):
    """A document does not fit, or a character or picture cannot be set."""


class WriteError(DealbriefError):
    """A finished file could not be put on disk."""

    exit_code = 3


def nowhere(name: str) -> None:
    """No other file has the field."""


def sorted_problems(problems: Sequence[Problem]) -> list[Problem]:
    """Problems in reading order: by file, line and column; those without a place last."""
    return sorted(problems, key=lambda p: (p.at is None, p.at or Place("", 0), p.code, p.message))


def _one_line(problem: Problem) -> str:
    where = f"{problem.at}: " if problem.at else ""
    return f"{where}{problem.code}: {problem.message}"
