"""What a table shows again on page after page is wrapped once: a chain of wraps as long as a document is too deep."""

from __future__ import annotations

from dealbrief.backends.pdf.plan.composites import Again, again
from dealbrief.backends.pdf.plan.page_plan import Box, Rule
from dealbrief.backends.pdf.plan.pieces import Strip

PIECE = Strip((Box(Rule(0.0, 0.0, 10.0, 0.5, "ink"), "0"),), 0.0, 10.0)


def test_a_piece_seen_before_is_furniture():
    assert [box.furniture for box in again(PIECE).boxes(0.0, 0.0)] == [True]


def test_a_piece_seen_a_thousand_times_is_wrapped_once():
    shown = again(PIECE)
    for _ in range(1000):
        shown = again(shown)
    assert not isinstance(shown.piece, Again)
    assert len(list(shown.boxes(0.0, 0.0))) == 1
