"""The JSON Schema (draft-07) of a brand file, for editors: the model comes in, a schema goes out.

The model is that of all brand files of a chain together; one of them says what differs, so none of its fields is needed
but those that make a font.
"""

from __future__ import annotations

from typing import Any

from dealbrief.theme.brand_file import Brand
from dealbrief.theme.logos import LogoFile, LogoPair
from dealbrief.theme.typography import Font, FontFile

_UNSAID = ("title", "default")
"""Titles say what the names do; what a file leaves out is not the model's default, but what the pack says."""
_WHOLE = frozenset(model.__name__ for model in (Font, FontFile, LogoFile, LogoPair))


def schema() -> dict[str, Any]:
    """The schema of _brand.yml."""
    made = Brand.model_json_schema(ref_template="#/definitions/{model}")
    definitions = {name: node if name in _WHOLE else _partial(node) for name, node in made.pop("$defs").items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **_bare(_partial(made)),
        "title": "A brand for dealbrief",
        "definitions": _bare(definitions),
    }


def _partial(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if key != "required"}


def _bare(node: Any) -> Any:
    """Without what is left unsaid, and each reference alone in its place: a reader of draft-07 passes over what stands
    beside one."""
    if isinstance(node, list):
        return [_bare(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _bare(value) for key, value in node.items() if key not in _UNSAID}
    if "$ref" not in kept:
        return kept
    reference = {"$ref": kept.pop("$ref")}
    return {**kept, "allOf": [reference]} if kept else reference
