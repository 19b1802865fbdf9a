"""Fitting: blocks and a box come in, the frames of one or more slides go out, or by how much it does not fit.

Type shrinks to its floor, then what is left goes on on a further slide, as evenly as can be; nothing is left out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dealbrief.backends.pptx.plan.pieces import SLACK, Drawn, Piece, Ruled, Text, stack, total
from dealbrief.backends.pptx.plan.scales import Scale
from dealbrief.figures.slide_shapes import Box
from dealbrief.figures.slide_text import Paragraph, height


@dataclass(frozen=True, slots=True)
class Overflow:
    """What does not fit: by which factor it exceeds its box, at which size, and how many slides it would take."""

    factor: float
    size: float
    slides: int = 0


def fit_text(
    make: Callable[[float], Sequence[Paragraph]], box: Box, sizes: Sequence[float]
) -> tuple[Paragraph, ...] | Overflow:
    """Text in the largest size at which it fits its box."""
    factor = 0.0
    for size in sizes:
        paragraphs = tuple(make(size))
        factor = height(paragraphs, box.width) * SLACK / box.height
        if factor <= 1.0:
            return paragraphs
    return Overflow(factor, sizes[-1])


def fit_pieces(
    make: Callable[[Scale], list[Piece]], box: Box, scales: Sequence[Scale], continues: bool
) -> list[Drawn] | Overflow:
    """Pieces on as few slides as their smallest type needs, in the largest type that needs no more."""
    room = box.height
    tried: list[tuple[list[Piece], list[list[Piece]] | None]] = []
    for scale in scales:
        found = make(scale)
        pages = paged(found, room)
        tried.append((found, pages))
        if pages is not None and len(pages) <= 1:
            return [stack(page, box) for page in pages]
    if pages is None:
        return Overflow(max(piece.tallest for piece in found) / room, scales[-1].body)
    if not continues:
        return Overflow(total(found) / room, scales[-1].body, len(pages))
    largest = next((pieces, fitted) for pieces, fitted in tried if fitted and len(fitted) == len(pages))
    return [stack(page, box) for page in evened(*largest, room)]


def paged(pieces: Sequence[Piece], room: float) -> list[list[Piece]] | None:
    """Pieces filled into pages one after the other; None if a part is taller than a page."""
    pages: list[list[Piece]] = [[]]
    waiting = deque(pieces)
    filled = 0.0
    while waiting:
        piece = waiting.popleft()
        page = pages[-1]
        if page and piece.fresh:
            pages.append(page := [])
        filled = filled + piece.gap if page else 0.0
        part, rest = piece.cut(room - filled)
        if part is None and not page:
            return None
        if part is not None:
            page.append(part)
            filled += part.height
        if rest is not None:
            waiting.appendleft(rest)
            _carry_heading(page, waiting)
            pages.append([])
    return [page for page in pages if page]


def _carry_heading(page: list[Piece], waiting: deque[Piece]) -> None:
    """A heading or caption at the foot of a page goes over to the next, unless the page holds nothing else."""
    while page:
        last = page.pop()
        body, heads = last.without_heads() if isinstance(last, Text) else (None, last)
        if body is last or not (isinstance(last, Text | Ruled)) or not (page or body):
            page.append(last)
            return
        waiting.appendleft(heads)
        if body:
            page.append(body)
            return


def evened(pieces: Sequence[Piece], pages: list[list[Piece]], room: float) -> list[list[Piece]]:
    """The same number of pages, filled as evenly as the parts allow."""
    low, high, best = total(list(pieces)) / len(pages) * 0.5, room, pages
    while high - low > 2.0:
        middle = (low + high) / 2
        trial = paged(pieces, middle)
        if trial is not None and len(trial) == len(pages):
            high, best = middle, trial
        else:
            low = middle
    return best
