"""How even the spaces of justified text are: extra space per gap, by the way its lines are broken.

Run `python bench/breaking.py`. A text of 10 points in the body face is set at three measures: filled line after line,
the same with hyphens, and by optimum fit (ours). For every line but the last of each paragraph the extra room is shared
by its gaps; shown are its mean and its most, in points beside the natural space, with lines, hyphens at line ends, and
lines without a gap to stretch. Nothing is asserted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from statistics import fmean
from typing import NamedTuple

from dealbrief.backends.pdf.plan.lines import groups_of, line_ends
from dealbrief.backends.pdf.plan.styles import STYLES
from dealbrief.document.inlines import Text
from dealbrief.theme import justifying
from dealbrief.theme.justifying import Break

MEASURES = (326.0, 225.0, 150.0)
PARAGRAPHS = (
    "The two governments announced an exchange in three steps, and each step was to be taken only after the one "
    "before it had been confirmed in writing by both delegations. Nobody outside the room saw the text. What is "
    "known comes from statements made afterwards, which agree on the sequence but disagree on what was promised, "
    "and from official registers in which the first licences appeared eleven days later.",
    "A licence is not a repeal. The restrictions remain in force for every company that the licence does not name, "
    "for every transaction after its expiry, and for whoever cannot show that the goods were destined for the "
    "purposes it describes. Administrative guidance published alongside it says as much, although newspapers on "
    "both sides reported that the measures had been lifted altogether; correspondingly, expectations rose faster "
    "than deliveries.",
    "Whether the arrangement lasts depends on circumstances that neither side controls. Transportation through "
    "neighbouring countries has been interrupted twice since the announcement. Insurance remains unavailable for "
    "most of the vessels concerned, intermediaries have withdrawn, and representatives of the fertiliser industry "
    "describe the present interpretation of the rules as unworkable without further clarification from the "
    "responsible ministry.",
    "Short words say it best. So we set out who gave what, to whom, when, and on what terms, and we mark what we do "
    "not know. If a claim has but one source we say so; if two sources differ we print both and do not pick the one "
    "we would like to be true. The tables at the end list each act, its date, its state and where we saw it.",
)


class Evenness(NamedTuple):
    """Extra points per gap of each line that is stretched, and counts of lines."""

    extra: list[float]
    lines: int
    hyphens: int
    gapless: int


Way = Callable[[Sequence[Break], float], list[int]]


def whole_words(breaks: Sequence[Break], measure: float) -> list[int]:
    """Filled lines of whole words."""
    whole = [index for index, place in enumerate(breaks) if not place.penalty]
    return [whole[index] for index in justifying.filled([breaks[index] for index in whole], measure)]


WAYS: dict[str, Way] = {
    "greedy": whole_words,
    "greedy, hyphens": justifying.filled,
    "optimum fit": justifying.justified,
}


def evenness(way: Way, measure: float) -> Evenness:
    """One way to break at one measure, over all paragraphs."""
    extra: list[float] = []
    lines = hyphens = gapless = 0
    natural = STYLES["body"]
    for paragraph in PARAGRAPHS:
        breaks, _ = line_ends(groups_of((Text(paragraph),), natural, measure, "en"), "en")
        ends = way(breaks, measure)
        starts = [(0.0, 0.0), *((breaks[end].start, breaks[end].space_start) for end in ends)]
        lines += len(ends)
        hyphens += sum(breaks[end].hyphen for end in ends)
        for end, (start, space_start) in zip(ends[:-1], starts, strict=False):
            space = breaks[end].space_end - space_start
            gapless += space <= 0.0
            if space > 0.0:
                gap = breaks[-1].space_end / (len(paragraph.split()) - 1)
                extra.append((measure - (breaks[end].end - start)) / space * gap)
    return Evenness(extra, lines, hyphens, gapless)


def main() -> None:
    head = f"{'measure':>8}  {'way':<16}{'mean':>7}{'most':>7}{'least':>7}{'lines':>7}{'hyphens':>9}{'gapless':>9}"
    rows = [head]
    for measure in MEASURES:
        for name, way in WAYS.items():
            found = evenness(way, measure)
            mean = fmean(map(abs, found.extra))
            numbers = f"{mean:>7.2f}{max(found.extra):>7.2f}{min(found.extra):>7.2f}"
            rows.append(f"{measure:>8g}  {name:<16}{numbers}{found.lines:>7}{found.hyphens:>9}{found.gapless:>9}")
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
