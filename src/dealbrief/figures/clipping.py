"""Lines and outlines inside a frame: points come in, what of them the frame shows goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dealbrief.figures.drawing import Point
from dealbrief.figures.labels import Area


def clamped(points: Sequence[Point], frame: Area) -> list[Point]:
    """A line whose points beyond the frame are moved to its edge.

    Moving them so leaves an outline closed, and around just what it was around inside the frame, if each side is first
    cut where it crosses an edge.
    """
    out = [_held(point, frame) for point in points[:1]]
    for start, end in pairwise(points):
        out.extend(_held(point, frame) for point in (*_crossed(start, end, frame), end))
    return [point for index, point in enumerate(out) if not index or point != out[index - 1]]


def inside(points: Sequence[Point], frame: Area) -> Iterator[list[Point]]:
    """The parts of a line that lie inside the frame."""
    part: list[Point] = []
    for start, end in pairwise(points):
        for first, last in pairwise((start, *_crossed(start, end, frame), end)):
            if not _within(((first[0] + last[0]) / 2, (first[1] + last[1]) / 2), frame):
                continue
            if not part or part[-1] != first:
                if part:
                    yield part
                part = [first]
            part.append(last)
    if part:
        yield part


def _held(point: Point, frame: Area) -> Point:
    return min(max(point[0], frame.left), frame.right), min(max(point[1], frame.top), frame.bottom)


def _within(point: Point, frame: Area) -> bool:
    return frame.left < point[0] < frame.right and frame.top < point[1] < frame.bottom


def _crossed(start: Point, end: Point, frame: Area) -> Iterator[Point]:
    """Where a side crosses the lines on which the frame's edges lie, in order."""
    shares = []
    for axis, edges in ((0, (frame.left, frame.right)), (1, (frame.top, frame.bottom))):
        for edge in edges:
            if (start[axis] < edge) != (end[axis] < edge):
                shares.append((edge - start[axis]) / (end[axis] - start[axis]))
    for share in sorted(shares):
        yield start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
