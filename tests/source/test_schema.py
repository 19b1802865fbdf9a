"""The JSON Schema and the field reference are made from the models, and stay in step with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dealbrief.source import schema
from dealbrief.source.groups import GROUPS

ROOT = Path(__file__).parents[2]


def keywords(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from keywords(value)
    elif isinstance(node, list):
        for value in node:
            yield from keywords(value)


def test_the_schema_is_draft_7_and_says_so() -> None:
    made = schema()
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert not {"prefixItems", "$defs", "unevaluatedProperties", "dependentSchemas"} & set(keywords(made))


def test_the_schema_knows_every_group_and_no_other_key() -> None:
    made = schema()
    assert list(made["properties"]) == list(GROUPS)
    assert made["additionalProperties"] is False


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    text = json.dumps(schema())
    named = {part.split('"')[0] for part in text.split("#/definitions/")[1:]}
    assert named <= set(schema()["definitions"])


def test_no_key_may_be_null() -> None:
    assert '"null"' not in json.dumps(schema())


def test_every_field_is_described() -> None:
    for definition in schema()["definitions"].values():
        for name, field in definition.get("properties", {}).items():
            assert field.get("description"), name
