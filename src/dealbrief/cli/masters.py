"""`templates check`: a master's file comes in; what is known of it goes out as text or JSON, its role map to disk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dealbrief.errors import DealbriefError, Problem, WriteError
from dealbrief.files import write_all

if TYPE_CHECKING:
    from dealbrief.backends.pptx.check import Checked
    from dealbrief.backends.pptx.plan.layouts import Layout, Slot

_INCH, _CENTIMETRE = 72.0, 72 / 2.54


@dataclass(frozen=True)
class Done:
    """What a check found: `checked` is None where the file could not be read at all, `saved` the role map it wrote,
    `for_roles` whether that was all that was asked for."""

    checked: Checked | None
    problems: tuple[Problem, ...]
    exit_code: int
    saved: Path | None = None
    for_roles: bool = False


def check(path: Path, write_roles: bool = False) -> Done:
    """Check a master with the role map beside it, if there is one; on request save the proposed one there."""
    from dealbrief.backends.pptx.check import check_master
    from dealbrief.theme.role_file import read_roles, role_file

    beside = role_file(path)
    try:
        checked = check_master(path, read_roles(beside) if beside.is_file() else None)
    except DealbriefError as error:
        return Done(None, error.problems, error.exit_code)
    code = int(any(problem.is_error for problem in checked.problems))
    if not write_roles:
        return Done(checked, checked.problems, code)
    try:
        return Done(checked, checked.problems, code, _save(checked, beside), for_roles=True)
    except DealbriefError as error:
        return Done(checked, (*checked.problems, *error.problems), error.exit_code, for_roles=True)


def _save(checked: Checked, target: Path) -> Path:
    from dealbrief.backends.pptx.check import role_map

    if target.exists():
        hint = "delete or rename it; nothing is overwritten"
        raise WriteError([Problem("already-there", f"{target} is there already", hint=hint)])
    write_all({target: role_map(checked).encode()})
    return target


def as_text(done: Done) -> str:
    """Layouts, typefaces, contrast, what has no place and the role map, for a reader; where the role map was asked for
    as a file, only where it is and what has no place; nothing for a file that could not be read."""
    from dealbrief.backends.pptx.check import role_map

    checked = done.checked
    if checked is None:
        return ""
    master = checked.master
    lines = [f"{Path(checked.file).name}: {_size(master.width, master.height)}, {len(master.layouts)} layouts"]
    if done.for_roles:
        return "\n".join([*lines, *_gaps(checked), *([f"saved as {done.saved}"] if done.saved else []), ""])
    for layout in master.layouts:
        lines += ["", _layout(layout), *(_slot(slot, checked) for slot in layout.slots)]
    lines += ["", "typefaces"]
    lines += [f"  {font.use}: {font.name}, measured with {font.measured}" for font in checked.fonts]
    lines += ["", "contrast"]
    lines += [f"  {p.text} on {p.ground}: {p.ratio:.1f}{'  too low' if p.is_low else ''}" for p in checked.pairs]
    lines += ["", *_gaps(checked)] if checked.gaps else []
    return "\n".join([*lines, "", role_map(checked).rstrip(), ""])


def _gaps(checked: Checked) -> list[str]:
    """What has no place in the master, a line each."""
    return ["no place in the master", *(f"  {gap}" for gap in checked.gaps)] if checked.gaps else []


def as_json(done: Done) -> str:
    """The object of `--json`: the master, the problems, and where its role map was saved."""
    from dealbrief.cli.results import as_json as results

    found = {
        "master": _data(done.checked) if done.checked else None,
        "saved": str(done.saved) if done.saved else None,
        "problems": json.loads(results(None, done.problems))["problems"],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _layout(layout: Layout) -> str:
    kind = f", type {layout.kind}" if layout.kind else ""
    return f"{layout.name}{kind}, {'dark' if layout.is_dark else 'light'} ground"


def _slot(slot: Slot, checked: Checked) -> str:
    from dealbrief.backends.pptx.check import capacity, holds_text

    words = f", about {capacity(slot, checked.master.fonts)} words" if holds_text(slot) else ""
    size = _size(slot.box.width, slot.box.height)
    return f"  {slot.idx:>3}  {slot.name}: {slot.kind}, {size}, {slot.levels[0].size:g} pt{words}"


def _size(width: float, height: float) -> str:
    inches = f"{width / _INCH:.2f} × {height / _INCH:.2f} in"
    return f"{inches} ({width / _CENTIMETRE:.1f} × {height / _CENTIMETRE:.1f} cm)"


def _data(checked: Checked) -> dict[str, Any]:
    from dealbrief.backends.pptx.check import capacity, holds_text

    def slot(one: Slot) -> dict[str, Any]:
        return {
            "name": one.name,
            "idx": one.idx,
            "kind": one.kind,
            "inches": [round(side / _INCH, 3) for side in (one.box.x, one.box.y, one.box.width, one.box.height)],
            "points": one.levels[0].size,
            "words": capacity(one, checked.master.fonts) if holds_text(one) else None,
        }

    return {
        "inches": [round(side / _INCH, 3) for side in (checked.master.width, checked.master.height)],
        "layouts": [
            {"name": each.name, "type": each.kind, "dark": each.is_dark, "slots": [slot(one) for one in each.slots]}
            for each in checked.master.layouts
        ],
        "fonts": [{"use": f.use, "name": f.name, "known": f.is_known, "measured": f.measured} for f in checked.fonts],
        "contrast": [{"text": p.text, "ground": p.ground, "ratio": p.ratio, "low": p.is_low} for p in checked.pairs],
        "roles": [
            {
                "role": each.role,
                "layout": each.layout,
                "by": each.how,
                "slots": {name: one.idx for name, one in each.slots.items()},
            }
            for each in checked.roles
        ],
        "gaps": [{"roles": g.roles, "slot": g.slot, "then": g.then, "mend": g.mend} for g in checked.gaps],
    }
