"""Lengths: what comes in are millimetres, inches, points; what goes out is one type that cannot be confused.

A `Length` is an integer number of EMU (English Metric Units, 914,400 to the inch; ECMA-376 Part 1, 20.1.10.16), so that
page and slide geometry is exact and compares equal. Layout arithmetic inside a backend is in points (`Length.pt`).
"""

from __future__ import annotations

EMU_PER_INCH = 914_400
EMU_PER_POINT = 12_700
EMU_PER_MM = 36_000


class Length(int):
    """A distance in EMU with named conversions."""

    @property
    def pt(self) -> float:
        return self / EMU_PER_POINT

    @property
    def mm(self) -> float:
        return self / EMU_PER_MM

    @property
    def inches(self) -> float:
        return self / EMU_PER_INCH


def mm(value: float) -> Length:
    return Length(round(value * EMU_PER_MM))


def inches(value: float) -> Length:
    return Length(round(value * EMU_PER_INCH))


def points(value: float) -> Length:
    return Length(round(value * EMU_PER_POINT))
