"""`templates show`: a template's name comes in; where it is from, what it extends, its blocks and its data go out.

A document is planned as well, and sketched: where each of its blocks stands on its sheets.
"""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dealbrief.cli.packs import SUFFIX, folders, pack_of, seen_by, shelf
from dealbrief.cli.results import shown
from dealbrief.cli.sketch import Sketch, as_object, drawn
from dealbrief.cli.templates_check import is_document, trial_of
from dealbrief.cli.templates_trial import sketched
from dealbrief.errors import Problem

if TYPE_CHECKING:
    from dealbrief.template.anatomy import Anatomy, Block

_WIDE = 116


@dataclass(frozen=True, slots=True)
class Shown:
    """A template by the name it was asked for."""

    name: str
    anatomy: Anatomy
    sketch: Sketch | Problem | None
    """Why there is none, if it cannot be planned; nothing for a part, which is no document."""


def shown_template(name: str, report: Path | None, pack: str = "") -> Shown:
    """Take a template apart as a report sees it, or as a pack has it.

    Raises:
        TemplateError: There is none of that name, or it cannot be read.
    """
    from dealbrief.template.anatomy import anatomy

    name = name.removesuffix(SUFFIX)
    packs, chosen = seen_by(report), pack or pack_of(report, name)
    found = anatomy(name, folders(report, chosen), packs.folders)
    seen, own = trial_of(report, pack)
    if not is_document(found, shelf(packs, chosen), seen):
        return Shown(name, found, None)
    return Shown(name, found, sketched(name, found.chain[0].path, chosen, seen, own))


def as_text(found: Shown) -> str:
    """Head, chain, blocks, macros, data; what there is none of is left out."""
    took = found.anatomy
    head, *below = took.chain
    about = took.about.partition("\n")[0]
    lines = [f"{found.name}: {about}" if about else found.name, f"  from {shown(head.path)}"]
    lines += [f"  extends {part.name.removesuffix(SUFFIX)}, {shown(part.path)}" for part in below]
    lines += [f"  uses {part.name.removesuffix(SUFFIX)}, {shown(part.path)}" for part in took.parts]
    lines += _sketch(found.sketch)
    if took.blocks:
        lines += ["", "blocks", *(line for block in took.blocks for line in _block(block))]
    else:
        lines += ["", "no blocks: `dealbrief templates copy` takes it whole"]
    if took.macros:
        lines += ["", "macros", *_wrapped("", took.macros)]
    lines += ["", "data it reads", *(line for name, fields in took.reads.items() for line in _wrapped(name, fields))]
    return "\n".join(lines)


def _sketch(found: Sketch | Problem | None) -> list[str]:
    """The sheets, or in one line why they cannot be told."""
    if found is None:
        return []
    if isinstance(found, Problem):
        at = f"{shown(Path(found.at.file))}:{found.at.line}: " if found.at else ""
        return ["", f"no sketch, it cannot be planned: {at}{_plain(found.message)}"]
    count = f"{found.count} {found.sheet}{'' if found.count == 1 else 's'}"
    return ["", f"where its blocks stand ({count}; outer/inner where a block is in another)", *drawn(found)]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _block(block: Block) -> list[str]:
    instead = f", instead of {', '.join(map(shown, block.hides))}" if block.hides else ""
    lost = "; it is not printed: nothing it extends has a place for it" if not block.printed else ""
    about = f": {_plain(block.about)}" if block.about else ""
    return [f"  {block.name}{about}", f"    {shown(block.path)}:{block.line}{instead}{lost}"]


def _wrapped(name: str, words: tuple[str, ...]) -> list[str]:
    text = f"{name}: {', '.join(words)}" if name and words else name or ", ".join(words)
    return textwrap.wrap(text, _WIDE, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def as_json(found: Shown) -> str:
    """The object of `--json`."""
    took = found.anatomy
    told = {
        "name": found.name,
        "about": _plain(took.about),
        "chain": [{"name": part.name, "path": str(part.path)} for part in took.chain],
        "parts": [{"name": part.name, "path": str(part.path)} for part in took.parts],
        "blocks": [_block_object(block) for block in took.blocks],
        "sketch": _sketch_object(found.sketch),
        "macros": list(took.macros),
        "reads": {name: list(fields) for name, fields in took.reads.items()},
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _sketch_object(found: Sketch | Problem | None) -> dict[str, Any] | None:
    return {"problem": found.message} if isinstance(found, Problem) else as_object(found) if found else None


def _block_object(block: Block) -> dict[str, Any]:
    return {
        "name": block.name,
        "about": _plain(block.about),
        "path": str(block.path),
        "line": block.line,
        "hides": [str(path) for path in block.hides],
        "printed": block.printed,
    }
