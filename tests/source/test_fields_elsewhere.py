"""A field that belongs in another file is told where: of a brand file in an edition, of an edition in a brand file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import REPORT, copied

from dealbrief.errors import DealbriefError, Problem
from dealbrief.stages import check

IN_BRAND = {
    "margin": "defaults: dealbrief: margin",
    "footer": "defaults: dealbrief: footer",
    "recolour": "defaults: dealbrief: recolour",
    "grey": "defaults: dealbrief: roles: grey",
    "size": "typography: base: size",
    "headings": "typography: headings",
    "logo": "logo",
    "primary": "color: primary",
}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return copied(REPORT, tmp_path / "report")


def faults(report: Path) -> list[Problem]:
    with pytest.raises(DealbriefError) as caught:
        check(report)
    return list(caught.value.problems)


@pytest.mark.parametrize("field", IN_BRAND)
def test_a_field_of_the_brand_in_an_edition_is_told_where_it_belongs(report: Path, field: str):
    deal = report / "deal.yaml"
    text = deal.read_text(encoding="utf-8")
    deal.write_text(text.replace("editions:\n  - id: brief\n", f"editions:\n  - id: brief\n    {field}: 3\n"), "utf-8")
    (problem,) = faults(report)
    assert problem.at.line == text[: text.index("editions:\n")].count("\n") + 3
    assert problem.hint == f"it belongs in `_brand.yml`: `{IN_BRAND[field]}: …`"


@pytest.mark.parametrize("where", ["  slug:", "deal:"])
def test_a_field_of_the_brand_in_the_deal_or_at_the_top_is_told_as_well(report: Path, where: str):
    deal = report / "deal.yaml"
    text = deal.read_text(encoding="utf-8")
    indent = where[: len(where) - len(where.lstrip())]
    deal.write_text(text.replace(f"\n{where}", f"\n{indent}footer: House\n{where}", 1), encoding="utf-8")
    assert [one.hint for one in faults(report)] == ["it belongs in `_brand.yml`: `defaults: dealbrief: footer: …`"]


def test_a_field_of_the_brand_in_a_record_is_a_misspelt_one_of_the_record(report: Path):
    deal = report / "deal.yaml"
    text = deal.read_text(encoding="utf-8")
    deal.write_text(text.replace("{id: us, type", "{id: us, footer: x, type"), encoding="utf-8")
    assert all("_brand.yml" not in (one.hint or "") for one in faults(report))


@pytest.mark.parametrize("field", ["language", "as_of", "template", "state", "audience"])
@pytest.mark.parametrize("head", ["", "defaults:\n  dealbrief:\n    "])
def test_a_field_of_an_edition_in_a_brand_file_is_told_where_it_belongs(report: Path, field: str, head: str):
    (report / "_brand.yml").write_text(f"{head}{field}: x\n", encoding="utf-8")
    (problem,) = faults(report)
    assert problem.at.line == head.count("\n") + 1
    assert problem.hint == f"it belongs in the deal file, to an edition: `{field}: …`"


def test_a_field_of_both_is_told_where_the_brand_file_has_it(report: Path):
    (report / "_brand.yml").write_text("marking: banner\n", encoding="utf-8")
    assert [one.hint for one in faults(report)] == ["did you mean `defaults: dealbrief: marking`?"]


@pytest.mark.parametrize(
    ("field", "holder"), [("sections", "an edition"), ("box", "a section"), ("omit", "an edition")]
)
def test_a_field_of_the_deal_that_belongs_to_another_record_is_told_to_which(report: Path, field: str, holder: str):
    deal = report / "deal.yaml"
    deal.write_text(deal.read_text(encoding="utf-8").replace("\ndeal:\n", f"\ndeal:\n  {field}: x\n"), "utf-8")
    (found,) = (fault for fault in faults(report) if fault.code == "unknown-key")
    assert found.hint == f"it belongs to {holder}: `{field}: …` there"
