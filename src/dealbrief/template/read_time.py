"""Readers of the figures of time: nodes come in, timelines and ladders with complete data go out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dealbrief.document.figures_time import Event, LadderData, Lane, Step, TimelineData, Track
from dealbrief.document.inlines import State
from dealbrief.document.marks import SHAPES
from dealbrief.language import format_date, parse_edtf
from dealbrief.template.node import Node
from dealbrief.template.read_blocks import parts
from dealbrief.template.read_inlines import words
from dealbrief.template.vocabulary import element

_LONGEST = 90
"""An event of more letters finds no place in its lane."""
_MOST_LANES, _MOST_TRACKS = {"page": 8, "slide": 5}, {"page": 8, "slide": 3}
"""What a page, and what a slide holds at a size that can be read."""
_MOST_STEPS, _MOST_TREADS, _MOST_COMPARATORS = 5, 6, 2
"""Steps of a promise on a slide, and of several side by side; other cases that stand on them."""
_LEAVE_OUT = "leave the figure out where there is nothing to show"


def timeline(node: Node) -> TimelineData:
    """Events in lanes on a scale of time.

    `head` is said where the scale changes, and only there; a slide itself says there how many times as large it is.
    """
    medium = _medium(node)
    lanes, events = parts(node, "lane"), parts(node, "event")
    if not events:
        node.problem("too-few", "a timeline needs an event", _LEAVE_OUT)
    elif len(events) < 2 and medium == "slide":
        node.problem("too-few", "a timeline on a slide needs two events", "say one in a sentence")
    if len(lanes) > _MOST_LANES[medium]:
        hint = f"{_MOST_LANES[medium]} lanes have room on a {medium}: join some, or use a table"
        node.problem("too-many", f"a timeline cannot have {len(lanes)} lanes", hint)
    if node.text("head") and medium == "slide":
        hint = "leave it out: the slide computes and says how many times as large the scale is"
        node.fault("not-on-slide", "a timeline on a slide has no head", hint)
    root = node.element.getroottree().getroot()
    return TimelineData(lanes, events, _months(root.get("language", "en")), node.text("head"))


def ladder(node: Node) -> LadderData:
    """How far each promise, or measure, has come: its steps, not to scale.

    On a slide `head` is said where a promise stands.
    """
    medium = _medium(node)
    tracks = parts(node, "track")
    if not tracks:
        node.problem("too-few", "a ladder needs a track", _LEAVE_OUT)
    if len(tracks) > _MOST_TRACKS[medium]:
        hint = f"{_MOST_TRACKS[medium]} tracks have room on a {medium}: show fewer, or use a table"
        node.problem("too-many", f"a ladder cannot have {len(tracks)} tracks", hint)
    elif medium == "slide":
        _check_steps(node, tracks)
    return LadderData(tracks, node.text("head"))


def _check_steps(node: Node, tracks: Sequence[Track]) -> None:
    """Refuse a ladder whose treads would be too narrow for their texts, or that has none to climb."""
    count = sum(len(track.steps) for track in tracks)
    most = _MOST_STEPS if len(tracks) == 1 else _MOST_TREADS
    if count > most:
        hint = f"{most} steps have room on a slide: show fewer, or use a table"
        node.problem("too-many", f"a ladder on a slide cannot have {count} steps", hint)
    elif len(tracks) == 1 and count == 1:
        node.problem("too-few", "a ladder on a slide needs two steps", "say one in a sentence")
    _check_comparators(node, tracks)


def _check_comparators(node: Node, tracks: Sequence[Track]) -> None:
    """Refuse what would stand where the position does, or hide it among other cases."""
    count = sum(bool(step.comparator) for track in tracks for step in track.steps)
    if count > _MOST_COMPARATORS:
        hint = f"a slide carries {_MOST_COMPARATORS}: name the others in the text"
        node.problem("too-many", f"a ladder on a slide cannot have {count} comparators", hint)
    for track in tracks:
        reached = [step for step in track.steps if step.reached]
        if reached and reached[-1].comparator:
            message = f"the comparator “{reached[-1].comparator}” stands where “{track.title}” itself stands"
            node.problem("comparator", message, "say in the text of the step that both have come as far")


def _medium(node: Node) -> Literal["page", "slide"]:
    return "slide" if node.element.getroottree().getroot().tag == "deck" else "page"


def _months(language: str) -> tuple[str, ...]:
    """The months' short names."""
    return tuple(format_date(parse_edtf(f"2000-{month:02}"), language, "short") for month in range(1, 13))


@element("lane", required=("id", "name"), attributes=("side",))
def lane(node: Node) -> Lane:
    """A lane of a timeline."""
    return Lane(node.text("name"), node.text("side", "none"))


@element(
    "event",
    text=True,
    required=("date", "when", "lane"),
    attributes=("short", "month", "state", "side", "importance", "about"),
)
def event(node: Node) -> Event:
    """An event in the `lane` of that id; where a lane is full, the less important are dots, told in words by `alt`.

    `when` is the date as printed, `short` the same without its year, `month` without its day. With a `state` its shape
    stands in place of the dot, and its word before the label.
    """
    label = words(node)
    if len(label) > _LONGEST:
        message = f"an event of {len(label)} letters is too long for its lane: {label[:40]}…"
        node.fault("too-long", message, f"say it in {_LONGEST} letters or fewer")
    return Event(
        day=node.day("date"),
        when=node.text("when"),
        label=label,
        lane=_lane_of(node),
        short=node.text("short") or node.text("when"),
        side=node.text("side", "none"),
        importance=node.whole("importance", 2, 1, 3),
        month=node.text("month") or node.text("when"),
        state=_state(node) if node.text("state") else None,
    )


def _lane_of(event: Node) -> int:
    """The position of an event's lane among those of its figure."""
    figure = event.element.getparent()
    lanes = [child.get("id", "") for child in figure.iterchildren("lane")] if figure is not None else []
    found = event.text("lane")
    if found not in lanes:
        hint = f"lanes here: {', '.join(lanes)}" if lanes else "name the lanes of the figure"
        event.problem("unknown-lane", f'<event> cannot have lane="{found}"', hint)
        return 0
    return lanes.index(found)


@element("track", children=("step",), required=("title",), attributes=("side", "about"))
def track(node: Node) -> Track:
    """A promise, or a measure, on a ladder, with its steps in order."""
    steps = parts(node, "step")
    if not steps:
        node.problem("too-few", "a track needs a step", "leave the track out where there is nothing to show")
    return Track(node.text("title"), steps, node.text("side", "none"))


@element("step", text=True, required=("state", "date"), attributes=("reached", "comparator"))
def step(node: Node) -> Step:
    """A step of a ladder: its state, its `date` as printed; the words inside are the act or what happened.

    `comparator` is another case that has come as far: its name, then after a colon what is to say of it.
    """
    reached = node.flag("reached", default=True)
    return Step(_state(node), node.text("date"), words(node), reached, node.text("comparator"))


def _state(node: Node) -> State:
    slug = node.choice("state", tuple(SHAPES), "unknown")
    return State(slug, SHAPES[slug], node.word("status", slug))
