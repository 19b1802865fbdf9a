"""Readers of figures: nodes come in, figures with complete data go out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from dealbrief.document.blocks import Cell, Column, Figure, Paragraph, Row, Table
from dealbrief.document.figures import (
    Approx,
    Bar,
    BarData,
    ExchangeData,
    FigureData,
    LineData,
    Milestone,
    Moment,
    Party,
    Point,
    StripData,
    Term,
)
from dealbrief.document.inlines import Inline, Inlines, State, Text, plain_text
from dealbrief.document.marks import SHAPES
from dealbrief.language import format_number
from dealbrief.template.node import Node
from dealbrief.template.read_blocks import caption, part, parts
from dealbrief.template.read_columns import read_columns
from dealbrief.template.read_counts import flow, scenarios, units
from dealbrief.template.read_image import image
from dealbrief.template.read_inlines import inlines, words
from dealbrief.template.read_map import MAP_PARTS, read_map
from dealbrief.template.read_people import PEOPLE_PARTS, profiles
from dealbrief.template.read_time import ladder, timeline
from dealbrief.template.vocabulary import BLOCK_ATTRIBUTES, CAPTION, INLINE, element

_APPROX = ("exact", "about", "over", "under", "forecast")
_MOST_ARROWS, _MOST_MILESTONES = 5, 12
_DATA = ("point", "moment", "bar", "party", "term", "outside", "milestone", "scenario", "group", "stage", "portion",
         "lane", "event", "track", "series", *MAP_PARTS, *PEOPLE_PARTS)  # fmt: skip


@element(
    "figure",
    children=(*CAPTION, *_DATA),
    required=("kind", "alt"),
    attributes=(
        "side",
        "unit",
        "series",
        "head",
        "note-head",
        "region",
        "view",
        "src",
        "stacked",
        "sources",
        *BLOCK_ATTRIBUTES,
    ),
)
def figure(node: Node) -> Figure | Table:
    """A drawing of a kind (line, bar, exchange, map, image and others); `alt` states its finding."""
    kind = node.choice("kind", tuple(KINDS), "line")
    if node.element.get("kind") not in KINDS:
        return Figure(kind="line", data=LineData(()), alt=node.text("alt"), **caption(node))
    allowed, build = KINDS[kind].parts, KINDS[kind].build
    _check_attributes(node, kind)
    for child in node.nodes():
        if child.tag in _DATA and child.tag not in allowed:
            hint = f"a {kind} holds: {', '.join(allowed)}" if allowed else "a picture holds no data"
            child.fault("not-allowed", f"<{child.tag}> cannot stand in a figure of kind {kind}", hint)
    if "alt" in node.names and not node.text("alt"):
        node.fault("missing-attribute", "<figure> has an empty alt", "say what the drawing shows in a sentence")
    data = build(node)
    if isinstance(data, ExchangeData) and data.parties and not _can_be_drawn(data, node):
        return _terms_table(data, node)
    return Figure(kind=kind, data=data, alt=node.text("alt"), **caption(node))


def _check_attributes(node: Node, kind: str) -> None:
    """An attribute that other kinds of figures have, and this one would pass over in silence."""
    own = KINDS[kind].attributes
    for name in map(str, node.element.attrib):
        having = [each for each, other in KINDS.items() if name in other.attributes]
        if having and name not in own:
            hint = f"figures of kind {', '.join(having)} have it"
            node.fault("unknown-attribute", f"a figure of kind {kind} has no {name}", hint)


def _can_be_drawn(data: ExchangeData, node: Node) -> bool:
    """Two parties make a diagram, with as many arrows as a page holds; a deck continues on a further slide."""
    return len(data.parties) == 2 and (not _on_page(node) or len(data.terms) <= _MOST_ARROWS)


def _on_page(node: Node) -> bool:
    return bool(node.element.getroottree().getroot().tag == "brief")


def _above_nought(node: Node, chart: str) -> Decimal:
    """The value of a chart whose axis begins at nought."""
    number = node.decimal("value")
    if number < 0:
        node.fault("below-nought", f"a {chart} begins at nought and cannot show {number}", "use a table")
    return number


def _terms_table(data: ExchangeData, node: Node) -> Table:
    words = node.reading.words
    heads = [words[key] for key in ("giver", "receiver", "term", "status")]
    rows = tuple(_term_row(term, data) for term in data.terms)
    head = Row(cells=tuple(_cell(Text(name)) for name in heads))
    columns = tuple(Column(width=width) for width in (2, 2, 5, 3))
    return Table(columns=columns, head=(head,), rows=rows, **caption(node))


def _term_row(term: Term, data: ExchangeData) -> Row:
    giver, receiver = (Text(data.parties[index].name) for index in (term.giver, term.receiver))
    title = Paragraph(children=(Text(term.title),))
    detail = (Paragraph(children=(Text(term.detail),), role="small"),) if term.detail else ()
    return Row(cells=(_cell(giver), _cell(receiver), Cell(blocks=(title, *detail)), _cell(term.state)))


def _cell(inline: Inline) -> Cell:
    return Cell(blocks=(Paragraph(children=(inline,)),))


def _line(node: Node) -> LineData:
    """Counts over time on a line; a point that is approximate or of another counter is hollow."""
    points = parts(node, "point")
    if len(points) < 2:
        node.problem("too-few", "a line needs two points or more", "a single count is a key figure")
    moments = parts(node, "moment")
    return LineData(points, moments, node.text("side", "none"), node.text("unit"), node.text("series"))


def _bar(node: Node) -> BarData:
    """Counts side by side, each with what happened beside it."""
    bars = parts(node, "bar")
    if not bars:
        node.problem("too-few", "a bar chart needs a bar", "leave the figure out where there is nothing to show")
    side, unit, series = node.text("side", "none"), node.text("unit"), node.text("series")
    return BarData(bars, side, unit, series, node.text("head"), node.text("note-head"))


def _exchange(node: Node) -> ExchangeData:
    """What two parties give each other, and how far each promise has gone; of other than two parties, a table."""
    return ExchangeData(parts(node, "party"), parts(node, "term"), next(iter(parts(node, "outside")), ()))


def _strip(node: Node) -> StripData:
    """Events in order at equal distances, not to scale."""
    milestones = parts(node, "milestone")
    if not milestones:
        node.problem("too-few", "a strip needs a milestone", "leave the figure out where there is nothing to show")
    if not _on_page(node) and len(milestones) > _MOST_MILESTONES:
        hint = f"{_MOST_MILESTONES} have room in two rows: show fewer, or use a table"
        node.problem("too-many", f"a strip on a slide cannot have {len(milestones)} milestones", hint)
    return StripData(milestones)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of figure: the elements that hold its data, the attributes it reads beside those of all figures."""

    parts: tuple[str, ...]
    attributes: tuple[str, ...]
    build: Callable[[Node], FigureData]

    @property
    def doc(self) -> str:
        """One line for the reference."""
        return (self.build.__doc__ or "").strip().splitlines()[0]


KINDS: dict[str, Kind] = {
    "line": Kind(("point", "moment"), ("side", "unit", "series"), _line),
    "bar": Kind(("bar",), ("side", "unit", "series", "head", "note-head"), _bar),
    "exchange": Kind(("party", "term", "outside"), (), _exchange),
    "strip": Kind(("milestone",), (), _strip),
    "scenarios": Kind(("scenario",), (), scenarios),
    "units": Kind(("group",), ("unit",), units),
    "flow": Kind(("stage", "portion"), (), flow),
    "timeline": Kind(("lane", "event"), ("head",), timeline),
    "ladder": Kind(("track",), ("head",), ladder),
    "map": Kind(MAP_PARTS, ("region", "view"), read_map),
    "profiles": Kind(PEOPLE_PARTS, ("side", "head"), profiles),
    "image": Kind((), ("src",), image),
    "column": Kind(("series",), ("stacked", "unit"), read_columns),
}


@element("point", text=True, required=("date", "value"), attributes=("approx", "label"))
def point(node: Node) -> Point:
    """A count of a line; the words inside are the value as printed, `label` what stands at it."""
    approx = cast(Approx, node.choice("approx", _APPROX, "exact"))
    number = _above_nought(node, "line chart")
    return Point(
        node.day("date"),
        number,
        words(node) or format_number(number, node.reading.words.language),
        approx,
        node.text("label"),
    )


@element("moment", text=True, required=("date",))
def moment(node: Node) -> Moment:
    """An event marked in a line chart."""
    return Moment(node.day("date"), words(node))


@element(
    "bar",
    text=True,
    required=("label", "value"),
    attributes=("text", "state", "side", "focus", "outside", "about"),
)
def bar(node: Node) -> Bar:
    """A row of a bar chart; the words inside say what happened with it, in the colour of `side`."""
    number = _above_nought(node, "bar chart on a page") if _on_page(node) else node.decimal("value")
    return Bar(
        label=node.text("label"),
        value=number,
        text=node.text("text") or str(number),
        note=words(node),
        state=_state(node) if node.text("state") else None,
        focus=node.flag("focus"),
        outside=node.flag("outside"),
    )


def _state(node: Node) -> State:
    slug = node.choice("state", tuple(SHAPES), "unknown")
    return State(slug, SHAPES[slug], node.word("status", slug), node.text("side", "none"))


@element("milestone", text=True, required=("date",), attributes=("side", "about"))
def milestone(node: Node) -> Milestone:
    """An event of a strip: `date` as printed; the words inside say what happened."""
    return Milestone(node.text("date"), words(node), node.text("side", "none"))


@element("party", text=True, required=("id", "name", "side"))
def party(node: Node) -> Party:
    """A party of an exchange; the words inside say who speaks for it."""
    return Party(node.text("name"), node.text("side"), words(node))


@element("term", children=("title", "detail"), required=("from", "to", "state"), attributes=("date", "about"))
def term(node: Node) -> Term:
    """What one party gives another; `from` and `to` are ids of parties, `date` stands beside the state's word."""
    parties = _parties(node)
    giver, receiver = _position(node, "from", parties), _position(node, "to", parties)
    slug = node.choice("state", tuple(SHAPES), "unknown")
    word = ", ".join(filter(None, (node.word("status", slug), node.text("date"))))
    side = parties[giver].text("side", "none") if parties else "none"
    state = State(slug, SHAPES[slug], word, side)
    return Term(giver, receiver, plain_text(part(node, "title")), plain_text(part(node, "detail")), state)


def _parties(term: Node) -> list[Node]:
    figure = term.element.getparent()
    inside = Node(figure, term.reading, term.at).nodes() if figure is not None else iter(())
    return [child for child in inside if child.tag == "party"]


def _position(term: Node, name: str, parties: list[Node]) -> int:
    order = [party.text("id") for party in parties]
    found = term.text(name)
    if found not in order:
        hint = f"parties here: {', '.join(order)}" if order else "name the parties before the terms"
        term.problem("unknown-party", f'<term> cannot have {name}="{found}"', hint)
        return 0
    return order.index(found)


@element("detail", children=INLINE, text=True)
def detail(node: Node) -> Inlines:
    """Instrument, limits, numbers of a term."""
    return inlines(node)


@element("outside", children=INLINE, text=True)
def outside(node: Node) -> Inlines:
    """What stays outside an exchange."""
    return inlines(node)
