"""Fitting: blocks and a box come in, the frames of one or more slides go out, or by how much it does not fit.

Type shrinks to its floor, then what is left goes on on a further slide, as evenly as can be; nothing is left out.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dealbrief.backends.pptx.plan.pieces import SLACK, Drawn, Piece, Ruled, Text, Whole, stack, total
from dealbrief.backends.pptx.plan.scales import Scale
from dealbrief.figures.slide_shapes import Box
from dealbrief.figures.slide_text import Paragraph, height

_MORE = 0.1
"""What stands on another page takes at least this share of it."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """What does not fit: by which factor it exceeds its box, at which size, and how many slides it would take.

    The factor is infinite where no height would do.
    """

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
    """Pieces on as few slides as their smallest type needs, in the largest type that needs no more.

    What is taller than a slide is divided only where no type brings it on one slide.
    """
    room = box.height
    tried = []
    for scale in scales:
        tried.append(make(scale))
        pages = paged(tried[-1], room)
        if pages is not None and len(pages) <= 1:
            return [stack(page, box) for page in pages]
    divided = [portioned(pieces, room) for pieces in tried]
    fitted = [paged(pieces, room) for pieces in divided]
    fewest = fitted[-1]
    if fewest is None:
        return Overflow(_tallest(divided[-1]) / room, scales[-1].body)
    if not continues:
        return Overflow(_factor(tried[-1], divided[-1], len(fewest), room), scales[-1].body, len(fewest))
    pieces, pages = next((p, f) for p, f in zip(divided, fitted, strict=True) if f and len(f) == len(fewest))
    return [stack(page, box) for page in evened(pieces, pages, room)]


def _factor(pieces: list[Piece], divided: list[Piece], pages: int, room: float) -> float:
    """By how much pieces exceed a page; by their portions where they have no room whole at any height."""
    factor = total(pieces) / room
    return factor if factor < math.inf else max(total(divided) / room, pages - 1 + _MORE)


def _tallest(pieces: Sequence[Piece]) -> float:
    """The height of the tallest part that is not cut, with the headings over it."""
    over = [_heads(pieces[:index]) for index in range(len(pieces))]
    return max(piece.tallest + (heads + piece.gap if heads else 0.0) for heads, piece in zip(over, pieces, strict=True))


def portioned(pieces: Sequence[Piece], room: float) -> list[Piece]:
    """Pieces of which those that are taller than a page, with the headings over them, are divided if they can be."""
    found: list[Piece] = []
    for piece in pieces:
        heads = _heads(found)
        left = room - (heads + piece.gap if heads else 0.0)
        parts = piece.divide(left) if isinstance(piece, Whole) and piece.divide and piece.height > left else ()
        found.extend(parts or (piece,))
    return found


def _heads(pieces: Sequence[Piece]) -> float:
    """The height of the headings at the end of pieces, which go over to the next page with what follows."""
    tall, gap = 0.0, 0.0
    for piece in reversed(pieces):
        body, heads = piece.without_heads() if isinstance(piece, Text) else (None, piece)
        if body is piece or not isinstance(heads, Text | Ruled):
            break
        tall, gap = tall + gap + heads.height, piece.gap
        if body:
            break
    return tall


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
        if part is None and all(map(_is_heading, page)):
            return None
        if part is not None:
            page.append(part)
            filled += part.height
        if rest is not None:
            waiting.appendleft(rest)
            _carry_heading(page, waiting)
            pages.append([])
    return [page for page in pages if page]


def _is_heading(piece: Piece) -> bool:
    """Whether a piece is nothing but headings or a caption, which cannot stand alone."""
    return isinstance(piece, Ruled) or (isinstance(piece, Text) and piece.without_heads()[0] is None)


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
