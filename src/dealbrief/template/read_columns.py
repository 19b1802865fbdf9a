"""Reader of a chart of columns: series with their counts come in, `ColumnData` goes out."""

from __future__ import annotations

from dealbrief.document.figures_columns import ColumnData, ColumnSeries, Count
from dealbrief.language import format_number
from dealbrief.template.node import Node
from dealbrief.template.read_blocks import parts
from dealbrief.template.read_inlines import words
from dealbrief.template.vocabulary import element

_MOST_PERIODS, _MOST_SERIES = 12, 4


def read_columns(node: Node) -> ColumnData:
    """Counts of equal periods as columns, of up to four series side by side or `stacked`."""
    rows = parts(node, "series")
    periods = tuple(dict.fromkeys(period for _, counts in rows for period in counts))
    if not periods:
        node.problem(
            "too-few", "a chart of columns needs a series with counts", "leave the figure out where there is none"
        )
    if len(periods) > _MOST_PERIODS:
        hint = "show them as a line over time, or in a table"
        node.problem("too-many", f"{len(periods)} periods; {_MOST_PERIODS} columns are the most", hint)
    if len(rows) > _MOST_SERIES:
        hint = "show the smallest together, or make a chart for each"
        node.problem("too-many", f"{len(rows)} series; {_MOST_SERIES} can be told apart", hint)
    series = tuple(
        ColumnSeries(head.text("name"), tuple(counts.get(period) for period in periods), head.text("side", "none"))
        for head, counts in rows
    )
    return ColumnData(periods, series, node.flag("stacked"), node.text("unit"))


@element("series", children=("count",), required=("name",), attributes=("side", "about"))
def series(node: Node) -> tuple[Node, dict[str, Count]]:
    """Counts of one thing in a chart of columns."""
    counts: dict[str, Count] = {}
    for child in node.nodes():
        if child.tag == "count":
            period = child.text("period")
            if period in counts:
                child.problem("same-id", f"the series has two counts of {period}", "give each period once")
            counts[period] = count(child)
    return node, counts


@element("count", text=True, required=("period", "value"), attributes=("about",))
def count(node: Node) -> Count:
    """A count of a period; the words inside are the value as printed."""
    value = node.decimal("value")
    if value < 0:
        node.fault("below-nought", f"columns begin at nought and cannot show {value}", "use a table")
    return Count(value, words(node) or format_number(value, node.reading.words.language))
