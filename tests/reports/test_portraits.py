"""Portraits: shown where every person profiled has one, and only then; a missing file stops the build."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.picture_files import picture_file

import dealbrief
from dealbrief.document.blocks import Figure
from dealbrief.document.figures_image import ImageData
from dealbrief.document.walk import nodes
from dealbrief.errors import SourceError


def give_portraits(report: Path, count: int) -> list[str]:
    """Add a portrait to the first so many people of `prominence` 1; their names."""
    table = report / "people.csv"
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    first = [row for row in rows if row["prominence"] == "1"]
    for row in rows:
        row["image.file"] = row["image.licence"] = ""
    for row in first[:count]:
        row["image.file"], row["image.licence"] = f"{row['id']}.png", "Picture: a licence."
        (report / row["image.file"]).write_bytes(picture_file(300, 300))
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return [row["name"] for row in first]


def portraits(report: Path) -> list[str]:
    document = dealbrief.build_document(dealbrief.load_deal(report), "brief", report)
    figures = (node for node in nodes(document.blocks) if isinstance(node, Figure))
    return [figure.alt for figure in figures if isinstance(figure.data, ImageData)]


def test_portraits_stand_where_every_person_has_one(report: Path):
    names = give_portraits(report, 99)
    assert len(names) > 1
    assert portraits(report) == [f"Portrait of {name}" for name in names]
    assert "brief" in [output.edition for output in dealbrief.build(report, out=report / "out").outputs]


def test_one_without_a_portrait_has_all_without(report: Path):
    names = give_portraits(report, 99)
    give_portraits(report, len(names) - 1)
    assert portraits(report) == []


def test_a_missing_portrait_stops_the_build(report: Path):
    give_portraits(report, 99)
    for picture in report.glob("p-*.png"):
        picture.unlink()
    with pytest.raises(SourceError) as raised:
        dealbrief.build(report, out=report / "out")
    assert {problem.code for problem in raised.value.problems} == {"no-file"}
    assert all(problem.at and problem.at.file.endswith("people.csv") for problem in raised.value.problems)
    assert not (report / "out").exists()
