"""Legal text comes out as it was typed, whatever its characters mean in YAML, CSV, Jinja, XML, Markdown or PDF."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from tests.conftest import Built, build_in_memory
from tests.reports.words import flat, pdf_text, pptx_text

TYPED = 'AT&T <Minister> *x* _y_ {{z}} [w] "q" ’ № Łužyn Беларусь і ў'
ESCAPED = re.sub(r"([\\<>*_\[\]])", r"\\\1", TYPED)


def in_role(report: Path) -> None:
    """The words as the role of the first person."""
    path = report / "people.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    rows[0]["role"] = f"Role: {TYPED}"
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")


def in_deal(report: Path, record: str, pattern: str, new: str) -> None:
    """Words in a field of a record of the deal file: the first match of a pattern behind its id."""
    path = report / "deal.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index(f"  - id: {record}\n")
    rest, count = re.subn(pattern, lambda _: new, text[start:], count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(text[:start] + rest, encoding="utf-8")


@pytest.fixture
def built_from_it(report: Path) -> Built:
    quoted = f"Title: {TYPED}".replace("'", "''")
    in_role(report)
    in_deal(report, "e-gl13", r"^    title:\n      en: .*\n      be: .*$", f"    title: '{quoted}'")
    in_deal(report, "s-russia", r"^    body: \|\n", f"    body: |\n      Body: {ESCAPED}\n\n")
    return build_in_memory(report)


def test_it_comes_out_unchanged(built_from_it: Built):
    on_pages, on_slides = pdf_text(built_from_it.pdf), pptx_text(built_from_it.pptx)
    wanted = [flat(f"{place}: {TYPED}") for place in ("Role", "Title", "Body")]
    assert [words for words in wanted if words not in on_pages] == []
    assert [words for words in wanted if words not in on_slides] == []
    assert [problem for problem in built_from_it.problems if problem.code == "missing-character"] == []
