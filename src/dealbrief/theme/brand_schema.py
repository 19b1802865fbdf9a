"""The JSON Schema (draft-07) of a brand file, for editors: the model comes in, a schema goes out.

The model is that of all brand files of a chain together; one of them says what differs, so none of its fields is needed
but those that make a font.
"""

from __future__ import annotations

from typing import Any

from dealbrief.theme.brand import brand_model
from dealbrief.theme.typography import Font, FontFile, Use

_UNSAID = ("title", "default")
"""Titles say what the names do; what a file leaves out is not the model's default, but what the pack says."""
_WHOLE = frozenset(model.__name__ for model in (Font, FontFile, Use))


def schema() -> dict[str, Any]:
    """The schema of _brand.yml."""
    made = brand_model().model_json_schema(ref_template="#/definitions/{model}")
    definitions = {
        name.lstrip("_"): node if name in _WHOLE else _partial(node) for name, node in made.pop("$defs").items()
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **_renamed(_partial(made)),
        "title": "A brand for dealbrief",
        "definitions": _renamed(definitions),
    }


def _partial(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if key != "required"}


def _renamed(node: Any) -> Any:
    """With the models' names without the underscore, and each reference alone in its place: a reader of draft-07 passes
    over what stands beside one."""
    if isinstance(node, list):
        return [_renamed(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _renamed(value) for key, value in node.items() if key not in _UNSAID}
    if "$ref" not in kept:
        return kept
    reference = {"$ref": kept.pop("$ref").replace("/_", "/")}
    return {**kept, "allOf": [reference]} if kept else reference
