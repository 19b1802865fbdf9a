"""The JSON Schema (draft-07) of a deal file, for editors: the models come in, one schema goes out."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from dealbrief.source.groups import GROUPS, HEAD, LISTS
from dealbrief.source.shape import inner_models

_DRAFT = "http://json-schema.org/draft-07/schema#"
_MODELS = frozenset(model.__name__ for group in GROUPS.values() for model in (group, *inner_models(group)))
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
        "definitions": _tidy({name: made for name, made in definitions["$defs"].items() if name in _MODELS}),
    }


def _tidy(node: Any) -> Any:
    """Without what an editor would offer and the reader refuse: null for a key that is left out, and its default."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _tidy(value) for key, value in node.items() if not (key == "default" and value is None)}
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        return {**choices[0], **kept}
    return kept | {"anyOf": choices} if choices else kept
