"""Tables that no single record holds: records of the view come in; conflicts and the matrix of measures go out."""

from __future__ import annotations

from dealbrief.source.model_deal import Actor
from dealbrief.source.model_evidence import Claim
from dealbrief.source.record import Record
from dealbrief.source.viewer import Viewer


def conflicts(viewer: Viewer) -> tuple[Record, ...]:
    """Each question on which visible claims differ: all accounts, the one used here, and why."""
    made = []
    for item in viewer.scope.group("claims"):
        claim = item.entry
        if isinstance(claim, Claim) and claim.conflicts_with and claim.resolution:
            found = (viewer.record(claim_id) for claim_id in (claim.id, *claim.conflicts_with))
            accounts = tuple(account for account in found if account is not None)
            if len(accounts) > 1:
                made.append(_conflict(accounts))
    return tuple(made)


def _conflict(accounts: tuple[Record, ...]) -> Record:
    """A conflict; the first account is the one used."""
    used = accounts[0]
    return Record(
        {
            "id": used.id,
            "question": used.question,
            "accounts": accounts,
            "used": used,
            "resolution": used.resolution,
            "about": tuple(account.id for account in accounts),
            "cite": tuple(dict.fromkeys(source for account in accounts for source in account.cite)),
        }
    )


def measure_matrix(viewer: Viewer, measures: tuple[Record, ...]) -> Record:
    """Measures by what they cover (rows) and who took them (columns, parties first); a cell is a status or None."""
    cells: dict[tuple[str, str], list[Record]] = {}
    tops: dict[str, None] = {}
    for measure in measures:
        top = _top(viewer, measure.authority.id)
        tops.setdefault(top)
        cells.setdefault((measure.row, top), []).append(measure)
    parties = [party for party in viewer.scope.deal.parties if party in tops]
    columns = list(dict.fromkeys([*parties, *tops]))
    rows = dict.fromkeys(measure.row for measure in measures)
    return Record(
        {
            "authorities": tuple(viewer.record(column) for column in columns),
            "rows": tuple(_row(row, [cells.get((row, column)) for column in columns]) for row in rows),
        }
    )


def _top(viewer: Viewer, actor_id: str) -> str:
    """The body at the top of the one an actor belongs to, as far as this edition shows it."""
    for _ in range(len(viewer.scope.visible)):
        actor: Actor | None = viewer.scope.get(actor_id, Actor)
        if actor is None or actor.parent is None or actor.parent not in viewer.scope.visible:
            break
        actor_id = actor.parent
    return actor_id


def _row(label: str, cells: list[list[Record] | None]) -> Record:
    made = tuple(_cell(measures) if measures else None for measures in cells)
    shown = [cell for cell in made if cell is not None]
    about = tuple(dict.fromkeys(name for cell in shown for name in cell.about))
    return Record({"label": label, "cells": made, "about": about})


def _cell(measures: list[Record]) -> Record:
    """The measure that changed last speaks for its cell; the others stand behind it in `measures`."""
    latest = max(measures, key=lambda m: m.status_date.first.toordinal() if m.status_date else 0)
    change = latest.status_change
    return Record(
        {
            "status": latest.status,
            "word": latest.status_word,
            "shape": latest.status_shape,
            "status_word": latest.status_word,
            "status_shape": latest.status_shape,
            "side": latest.side,
            "date": latest.status_date,
            "detail": (change.instrument if change is not None else "") or latest.target,
            "measure": latest,
            "measures": tuple(measures),
            "about": tuple(dict.fromkeys(name for measure in measures for name in measure.about)),
            "cite": tuple(dict.fromkeys(source for measure in measures for source in measure.cite)),
        }
    )
