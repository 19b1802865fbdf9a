"""Records as a file: a view and the ids a document names come in, JSON of those records goes out, and of no other.

What one record says of another is its id: a record that the document does not name stays out.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from dealbrief.document.blocks import Block
from dealbrief.document.inlines import Inline, RichText, plain_text
from dealbrief.document.walk import nodes
from dealbrief.language import Edtf, Quantity
from dealbrief.source.record import Record, fields_of

_INTERNAL = frozenset({"about", "cite", "seed", "protect"})
"""Fields that serve the making of a document and are nothing a record states."""


def records_json(view: Record, ids: Collection[str]) -> bytes:
    """The named records of a view by group and id, in the order of the view; UTF-8, the same for the same view."""
    wanted = set(ids)
    groups: dict[str, dict[str, Any]] = {}
    for name, value in fields_of(view).items():
        for record in value if isinstance(value, tuple) else ():
            if isinstance(record, Record) and fields_of(record).get("id") in wanted:
                wanted.discard(record.id)
                groups.setdefault(name, {})[record.id] = _fields(record)
    return (json.dumps(groups, ensure_ascii=False, indent=1) + "\n").encode()


def _fields(record: Record) -> dict[str, Any]:
    shown = {name: _plain(value) for name, value in fields_of(record).items() if name not in _INTERNAL}
    return {name: value for name, value in shown.items() if value not in (None, "", [], {})}


def _plain(value: Any) -> Any:
    """A value as JSON knows it."""
    match value:
        case None | bool() | int() | str():
            return value
        case Record():
            name = fields_of(value).get("id")
            return name if name else _fields(value)
        case tuple():
            return [_plain(item) for item in value]
        case RichText(children):
            return plain_text(children)
        case Decimal() | date():
            return str(value)
        case Edtf():
            return value.text
        case Quantity():
            return {"value": str(value.value), "approx": value.approx}
        case _ if hasattr(value, "blocks"):
            return "\n".join(_paragraphs(value.blocks))
    return str(value)


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[str]:
    for node in nodes(blocks):
        children: tuple[Inline, ...] = getattr(node, "children", ())
        if hasattr(node, "at") and children:
            yield plain_text(children)
