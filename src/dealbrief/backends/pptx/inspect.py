"""The inspection of a written deck: its bytes and its plan come in, what a build returns goes out.

Opens the file as a reader would: every relation resolves, every part has a content type, slides are as many as planned.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lxml import etree

from dealbrief.backends.pptx.plan.deck import DeckPlan
from dealbrief.backends.pptx.repack import CONTENT_TYPES, unzipped
from dealbrief.errors import OutputError, Problem


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished deck: the file, how many slides it has, and warnings."""

    data: bytes
    sheets: int
    problems: tuple[Problem, ...]

    @property
    def slides(self) -> int:
        return self.sheets


def inspect_pptx(data: bytes, plan: DeckPlan) -> Rendered:
    """Check a written deck against its plan.

    Raises:
        OutputError: The package is broken: a fault of the program, not of the document.
    """
    parts = unzipped(data)
    faults = [*_untyped(parts), *_dangling(parts)]
    slides = sum(name.startswith("ppt/slides/slide") for name in parts)
    if slides != len(plan.slides):
        faults.append(f"{slides} slides were written, {len(plan.slides)} planned")
    if faults:
        hint = "this is a fault of the program; please report it"
        raise OutputError([Problem("broken-package", fault, None, hint) for fault in faults])
    return Rendered(data, slides, plan.problems)


def _untyped(parts: dict[str, bytes]) -> list[str]:
    types = etree.fromstring(parts[CONTENT_TYPES])
    names = {node.get("PartName", "").lstrip("/") for node in types}
    endings = {node.get("Extension") for node in types}
    rest = (name for name in parts if name != CONTENT_TYPES and name not in names)
    return [f"{name} has no content type" for name in rest if name.rpartition(".")[2] not in endings]


def _dangling(parts: dict[str, bytes]) -> list[str]:
    faults = []
    for name in parts:
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in etree.fromstring(parts[name]):
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if relation.get("TargetMode") != "External" and path not in parts:
                faults.append(f"{name} points to {path}, which is missing")
    return faults
