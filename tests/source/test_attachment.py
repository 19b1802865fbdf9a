"""Records as a file: those a document names, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from dealbrief.resources import resource
from dealbrief.source import load_deal, records_json, view

DEAL = resource("reports") / "us-belarus-potash-2025" / "deal.yaml"


def test_only_named_records_are_written_and_name_others_by_id() -> None:
    seen = view(load_deal(Path(DEAL)), "brief")
    [term] = [term for term in seen.terms if term.id == "t-potash"]
    groups = json.loads(records_json(seen, {"t-potash", "no-such-record"}))
    assert {group: list(records) for group, records in groups.items()} == {"terms": ["t-potash"]}
    written = groups["terms"]["t-potash"]
    assert (written["giver"], written["receiver"], written["status"]) == (term.giver.id, term.receiver.id, term.status)
    assert all(isinstance(name, str) for name in written["object"])


def test_values_are_what_was_typed_and_text_is_plain() -> None:
    seen = view(load_deal(Path(DEAL)), "brief")
    ids = [record.id for group in (seen.people, seen.claims, seen.sections) for record in group]
    groups = json.loads(records_json(seen, ids))
    assert {name: list(records) for name, records in groups.items()} == {
        name: [record.id for record in getattr(seen, name)] for name in ("people", "sections", "claims")
    }
    assert groups["people"]["p-bialiatski"]["sentenced"] == "2023-03-03"
    text = json.dumps(groups)
    assert "RichText(" not in text
    assert "Record(" not in text


def test_the_same_view_gives_the_same_bytes() -> None:
    deal = load_deal(Path(DEAL))
    ids = [record.id for record in view(deal, "brief").events]
    assert records_json(view(deal, "brief"), ids) == records_json(view(deal, "brief"), list(reversed(ids)))
