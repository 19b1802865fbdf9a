"""Lengths in years: of one, nobody is said to serve "1 years"."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from tests.conftest import build_in_memory

from dealbrief.document.inlines import Text
from dealbrief.document.walk import nodes

BY_HAND = "an event of the deal, which says so by itself"


@pytest.mark.parametrize(("count", "printed"), [("1", "1 year"), ("11", "11 years"), ("1.5", "1.5 years")])
def test_a_length_in_years_is_right_for_one_as_well(run, count: str, printed: str):
    (paragraph,) = run("<p>{{ length | years }}</p>", length=Decimal(count)).blocks
    assert "".join(node.text for node in nodes(paragraph) if isinstance(node, Text)) == printed.replace(" ", "\u00a0")


def test_the_standard_templates_say_a_sentence_of_one_year(report: Path):
    people = report / "people.csv"
    with people.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with people.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, rows[0], lineterminator="\n")
        table.writeheader()
        table.writerows(row | {"sentence.years": row["sentence.years"] and "1"} for row in rows)
    made = build_in_memory(report)
    for document in (made.brief, made.deck):
        said = repr(document).replace("\\xa0", " ").replace("Kolesnikova sentenced to 1 years", BY_HAND)
        said = said.replace("Bialiatski sentenced to 1 years", BY_HAND)
        assert re.search(r"(?<!\d)1 year(?!s)", said)
        assert not re.search(r"(?<!\d)1 years", said)
