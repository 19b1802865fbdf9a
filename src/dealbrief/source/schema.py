"""The JSON Schema (draft-07) of a deal file, for editors: the models come in, one schema goes out."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from dealbrief.source.groups import GROUPS, HEAD, LISTS

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TABLE = {"type": "string", "pattern": r"\.(csv|json)$", "description": "A table beside the deal."}


def schema() -> dict[str, Any]:
    """The schema of deal.yaml."""
    refs, definitions = models_json_schema(
        [(model, "validation") for model in GROUPS.values()],
        ref_template="#/definitions/{model}",
    )
    reference = {model: refs[model, "validation"] for model in GROUPS.values()}
    properties: dict[str, Any] = {HEAD: reference[GROUPS[HEAD]]}
    for group, model in LISTS.items():
        properties[group] = {"anyOf": [{"type": "array", "items": reference[model]}, _TABLE]}
    return {
        "$schema": _DRAFT,
        "title": "A deal for dealbrief",
        "type": "object",
        "properties": properties,
        "required": [HEAD],
        "additionalProperties": False,
        "definitions": definitions["$defs"],
    }
