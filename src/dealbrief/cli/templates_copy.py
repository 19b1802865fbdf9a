"""`templates copy`: the name of a template comes in; a stub that extends it, or all of it, goes beside a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dealbrief.cli.packs import SUFFIX, Shelf, known_name, pack_of, packs_taken, seen_by, shelf
from dealbrief.errors import Problem, TemplateError
from dealbrief.files import write_all
from dealbrief.packs import Packs

if TYPE_CHECKING:
    from dealbrief.template.anatomy import Anatomy, Block

_HEAD = """\
{{# A change of `{name}` of the pack `{pack}`: what is not written here stays as the pack has it.
   Delete this file to go back. Below is each block that can be replaced. Take away the line above it and the line
   below it, and write your own between its two tags; `super()` prints what the pack has there, and
   `self.name()` the block of that name. `dealbrief templates show {name}` tells more. #}}
{{% extends "{name}{suffix}" %}}
"""
_BLOCK = """
{{# {about} #}}
{{#
{{% block {name} %}}{{{{ super() }}}}{{% endblock %}}
#}}
"""
_EXAMPLE = """
{{# {head} #}}
{{#
{body}
#}}
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """What was written, and what to say of it."""

    path: Path
    said: str


def copy(name: str, report: Path, pack: str = "", full: bool = False) -> Copy:
    """Put a template of a pack or its parents into the report's `templates/`: a stub that extends it, or all of it.

    A part without blocks is copied whole. Without a pack it is that from which the report takes the template.

    Raises:
        TemplateError: No such pack or template, or the file is there already.
    """
    packs = seen_by(report)
    found = shelf(packs, pack or pack_of(report, name.removesuffix(SUFFIX)))
    name = known_name(name, found)
    target = report / "templates" / f"{name}{SUFFIX}"
    if target.exists() or target.is_symlink():
        message = f"{target} is there already"
        raise TemplateError([Problem("already-there", message, hint="delete or rename it; nothing is overwritten")])
    text = None if full else stub(name, found, packs)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_all({target: (_whole(name, found, packs) if text is None else text).encode()})
    return Copy(target, _said(full, text) + _unused(found.name, report))


def _unused(pack: str, report: Path) -> str:
    """A stub stands before the file of the edition's own pack, not of the one it was copied from."""
    taken = packs_taken(report)
    if not taken or any(pack == each for _, each in taken):
        return ""
    return f"; no edition takes the pack `{pack}` yet: write `pack: {pack}` in one"


def _whole(name: str, pack: Shelf, packs: Packs) -> str:
    """The file as it is; where it extends its own name, which would be itself from its new place, what it means."""
    from dealbrief.template.anatomy import anatomy

    holder, own = pack.holder(name), f'{{% extends "{name}{SUFFIX}" %}}'
    text = (holder.folder / f"{name}{SUFFIX}").read_text(encoding="utf-8")
    if own not in text:
        return text
    behind = anatomy(f"{holder.name}/{name}", pack.folders, packs.folders).chain[1].name
    return text.replace(own, f'{{% extends "{behind}" %}}', 1)


def _said(full: bool, text: str | None) -> str:
    if text is not None:
        return "it changes nothing yet: uncomment a block in it, and run `dealbrief build`; delete it to go back"
    why = "the whole file" if full else "the whole file: it is made of macros and has no blocks to replace"
    return f"{why}; change it and run `dealbrief build`; delete it to go back to the pack's"


def stub(name: str, pack: Shelf, packs: Packs) -> str | None:
    """A template that extends that of the pack which has it, and lists its blocks, commented out; None for a part
    without blocks."""
    from dealbrief.template.anatomy import anatomy

    holder = pack.holder(name).name
    found = anatomy(f"{holder}/{name}", pack.folders, packs.folders)
    if not found.blocks:
        return None
    head = _HEAD.format(name=name, pack=holder, suffix=SUFFIX)
    return "".join([head, *map(_listed, found.blocks), *_example(found)])


def _listed(block: Block) -> str:
    return _BLOCK.format(about=f"{block.name}: {block.about}" if block.about else block.name, name=block.name)


def _example(found: Anatomy) -> list[str]:
    """The worked example of the pack: its first line says what it does, the rest is to be uncommented."""
    head, _, body = found.example.partition("\n")
    return [_EXAMPLE.format(head=head.rstrip(":"), body=body.strip("\n"))] if body else []
