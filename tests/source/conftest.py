"""Fixtures of the source's tests: the small deal, as it is or with words changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dealbrief.errors import Problem, SourceError
from dealbrief.source import Deal, load_deal

FIXTURES = Path(__file__).parents[1] / "fixtures"

Changes = tuple[tuple[str, str], ...]


def changed_text(changes: Changes) -> str:
    """The small deal with words replaced; each must stand in it exactly once."""
    text = (FIXTURES / "small" / "deal.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the small deal"
        text = text.replace(old, new)
    return text


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Deal]:
    """Load the small deal with words replaced, in a house that has a pack `baltic`."""
    pack, report = tmp_path / "templates" / "baltic", tmp_path / "report"
    pack.mkdir(parents=True)
    report.mkdir()
    (pack / "pack.toml").write_text('name = "baltic"\ndescription = "A."\nlanguages = ["lv", "lt"]\n', encoding="utf-8")

    def load(*changes: tuple[str, str]) -> Deal:
        (report / "deal.yaml").write_text(changed_text(changes), encoding="utf-8")
        return load_deal(report)

    return load


@pytest.fixture
def problems(load: Callable[..., Deal]) -> Callable[..., tuple[Problem, ...]]:
    """The problems of the small deal with words replaced."""

    def problems(*changes: tuple[str, str]) -> tuple[Problem, ...]:
        try:
            return load(*changes).problems
        except SourceError as error:
            return error.problems

    return problems
