"""The schemas of brand and pack files hold for the shipped ones and all that is taken; a misspelt key fails."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import Ran
from tests.json_schema import faults

from dealbrief.cli.scaffold import starter_files
from dealbrief.packs import schema as pack_schema
from dealbrief.resources import resource
from dealbrief.theme import brand_schema

PACKS = sorted(resource("templates").glob("*/pack.toml"))
BRANDS = sorted(resource("templates").glob("*/_brand.yml"))
FONTS = """
typography:
  fonts:
    - family: House Sans
      files:
        - {path: HouseSans-Regular.ttf}
        - {path: HouseSans-Bold.ttf, weight: 700}
  base: House Sans
  headings: {family: House Sans}
"""


def starter() -> str:
    """The brand file of a new report with every line taken in."""
    text = next(path for path in starter_files() if path.name == "_brand.yml").read_text(encoding="utf-8")
    return "\n".join(line.removeprefix("# ") for line in text.split("\n\n", 1)[1].splitlines())


def described(node: Any) -> Iterator[tuple[str, bool]]:
    for key, value in node.get("properties", {}).items():
        yield key, bool(value.get("description"))
    for inner in node.get("definitions", {}).values():
        yield from described(inner)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.parent.name)
def test_shipped_pack_files_keep_to_the_schema(path: Path):
    assert list(faults(tomllib.loads(path.read_text(encoding="utf-8")), pack_schema.schema())) == []


@pytest.mark.parametrize("path", BRANDS, ids=lambda path: path.parent.name)
def test_shipped_brand_files_keep_to_the_schema(path: Path):
    assert list(faults(yaml.safe_load(path.read_text(encoding="utf-8")), brand_schema.schema())) == []


@pytest.mark.parametrize("text", [starter(), FONTS, "{}"])
def test_a_brand_file_says_what_differs_and_no_more(text: str):
    assert list(faults(yaml.safe_load(text), brand_schema.schema())) == []


@pytest.mark.parametrize(
    "text",
    [
        "colour: {}",
        "color: {primry: red}",
        "color: {primary: RED}",
        "color: {palette: {sea: blue sea}}",
        "defaults: {dealbrief: {pages: A4}}",
        "defaults: {dealbrief: {page: A5}}",
        "defaults: {dealbrief: {roles: {gray: '#000000'}}}",
        "typography: {fonts: [{files: []}]}",
        "typography: {fonts: [{family: A, files: [{path: a.otf}]}]}",
        "typography: {base: 1}",
        "typography: {base: {line-height: 3}}",
        "logo: {medium: {light: a.png, black: b.png}}",
        "defaults: {dealbrief: {margin: 5}}",
        "defaults: {dealbrief: {chart: []}}",
    ],
)
def test_a_brand_file_that_is_wrong_fails(text: str):
    assert len(list(faults(yaml.safe_load(text), brand_schema.schema()))) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"extend": "a"},
        {"name": "A b"},
        {"languages": "en"},
        {"templates": ["a.xml.j2"]},
        {"master": "a.pptx"},
        {"needs-version": 0.1},
    ],
)
def test_a_pack_file_that_is_wrong_fails(change: dict[str, Any]):
    good = {"name": "a", "description": "A.", "extends": "standard", "languages": ["en"], "needs-version": "0.1"}
    assert list(faults(good, pack_schema.schema())) == []
    assert len(list(faults(good | change, pack_schema.schema()))) == 1
    assert len(list(faults({"name": "a"}, pack_schema.schema()))) == 1


@pytest.mark.parametrize("schema", [pack_schema.schema, brand_schema.schema])
def test_every_field_is_described(schema: Callable[[], dict[str, Any]]):
    told = list(described(schema()))
    assert len(told) > 5
    assert [key for key, is_told in told if not is_told] == []


@pytest.mark.parametrize("schema", [pack_schema.schema, brand_schema.schema])
def test_every_reference_leads_somewhere_and_stands_alone(schema: Callable[[], dict[str, Any]]):
    made = schema()
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    text = json.dumps(made)
    named = {part.split('"')[0] for part in text.split("#/definitions/")[1:]}
    assert named == set(made.get("definitions", {}))
    assert "$defs" not in text


def test_the_command_prints_each(run: Callable[..., Ran]):
    for file, made in (("brand", brand_schema.schema()), ("pack", pack_schema.schema())):
        ran = run("schema", file)
        assert (ran.code, json.loads(ran.out)) == (0, made)
    assert run("schema", "deck").code == 2
