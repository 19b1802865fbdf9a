"""The JSON Schema (draft-07) of a pack file, for editors: the table of its keys comes in, a schema goes out."""

from __future__ import annotations

from typing import Any

from dealbrief.packs.pack_file import FIELDS, Field


def schema() -> dict[str, Any]:
    """The schema of pack.toml."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A template pack for dealbrief",
        "type": "object",
        "properties": {key: _property(field) for key, field in FIELDS.items()},
        "required": [key for key, field in FIELDS.items() if field.needed],
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Any]:
    text = {"type": "string", "pattern": f"^({field.pattern})$"}
    form = {"type": "array", "items": text} if field.kind == "list" else text
    return {"description": field.about, **form}
