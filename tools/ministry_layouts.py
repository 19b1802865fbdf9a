"""The tables of the ministry master, in inches and points: white slides, a double rule under the kicker, a banner.

`make_master` turns them into a file. Names, indices and reach of the slots are those of the standard master.
"""

from __future__ import annotations

from dataclasses import replace

from master_parts import Block, Layout, Level, Look, Slot

LEFT, WIDTH = 2 / 3, 12.0
COLOURS = {
    "dk1": "0F1216", "lt1": "FFFFFF", "dk2": "14284B", "lt2": "F2F3F5",
    "accent1": "14284B", "accent2": "4B6C92", "accent3": "4A4F57",
    "accent4": "8A8F98", "accent5": "8993A5", "accent6": "A5B5C8",
    "hlink": "14284B", "folHlink": "4A4F57",
}  # fmt: skip
MAJOR, MINOR = ("Source Sans 3", "020B0503030403020204"), ("Source Sans 3", "020B0503030403020204")

CLAIM = Level(26, bold=True, font="+mj-lt", spacing=94)
KICKER = Level(13, "accent1", bold=True)
BODY = (
    Level(18, before=6),
    Level(16, before=6, left=0.25, hanging=0.25, bullet="–"),
    Level(14, before=4, left=0.5, hanging=0.25, bullet="–"),
)
TITLE = Slot("Title", "title", 0, (LEFT, 0.84, WIDTH, 0.83), (CLAIM,), "The claim, as a sentence with a verb")
KICKER_SLOT = Slot("Kicker", "body", 13, (LEFT, 0.40, 8.94, 0.24), (KICKER,), "Section")
LINE = Slot(
    "Exhibit line", "body", 14, (LEFT, 1.67, WIDTH, 0.28), (Level(14, "accent3"),), "What, unit, place and period"
)
SOURCE = Slot(
    "Source", "body", 16, (LEFT, 6.45, WIDTH, 0.40), (Level(11, "accent3"),), "Sources: publisher, date.", "b"
)
TOP, HEIGHT = 2.05, 4.36
EXHIBIT = Slot("Exhibit", "obj", 15, (LEFT, TOP, WIDTH, HEIGHT), BODY, "Table, chart or text")
NOTE = Slot("Side note", "body", 18, (LEFT + 8.41, TOP, 3.59, HEIGHT), BODY, "What stands beside the exhibit")
STATEMENT = (
    replace(CLAIM, size=32, bold=False, colour="tx2", spacing=98, left=0.2, hanging=0.2),
    Level(18, bold=True, before=18, left=0.2),
    Level(18, "accent3", left=0.2),
)
HEAD = (TITLE, KICKER_SLOT, LINE)


def double_rule(top: float) -> tuple[Block, Block]:
    """A thick and a thin line across the slide's measure."""
    return Block((LEFT, top, WIDTH, 0.028), "tx2"), Block((LEFT, top + 0.055, WIDTH, 0.007), "tx2")


RULES = double_rule(0.70)


def furniture(dark: bool) -> tuple[Slot, ...]:
    """Footer, marking and number: on every layout, at the same place; the marking is a strip along the lower edge."""
    mark = Level(12, "bg1", bold=True, align="ctr")
    foot = Level(10.5, "accent3")
    return (
        Slot("Footer", "ftr", 11, (LEFT, 6.96, 10.60, 0.22), (foot,), "Short title", "ctr"),
        Slot("Marking", "body", 17, (0.0, 7.26, 13.333, 0.24), (mark,), "TLP:CLEAR", "ctr", "000000"),
        Slot(
            "Slide number",
            "sldNum",
            12,
            (LEFT + 11.00, 6.96, 1.00, 0.22),
            (replace(foot, colour="tx1", bold=True, align="r"),),
            "‹#›",
            "ctr",
        ),
    )


def shown(name: str, *slots: Slot) -> Layout:
    """A slide of content: the double rule under its kicker."""
    return Layout(name, slots, art=RULES)


def title_layout(name: str) -> Layout:
    """The first slide as a letterhead: whose it is and of when, the double rule, then the title."""
    display = replace(CLAIM, size=34, spacing=94)
    date = Slot("Date line", "body", 15, (LEFT, 0.98, WIDTH, 0.50), (Level(14, "accent3"),), "Announced; as of", "b")
    slots = (
        Slot("Title", "ctrTitle", 0, (LEFT, 2.30, 6.90, 2.10), (display,), "Title"),
        Slot("Kicker", "body", 13, (LEFT, 1.90, 6.90, 0.24), (KICKER,), "Kind of document"),
        Slot("Subtitle", "subTitle", 1, (LEFT, 4.56, 6.90, 1.90), (Level(18),), "The answer, in one sentence"),
        date,
        Slot("Title figure", "obj", 19, (LEFT + 7.60, 2.00, 4.40, 3.85), BODY, "A figure"),
        Slot("Caption", "body", 18, (LEFT + 7.60, 6.02, 4.40, 0.56), (Level(14, "accent3"),), "What each mark is", "b"),
    )
    return Layout(name, slots, kind="title", art=double_rule(1.60))


def section_layout(name: str) -> Layout:
    slots = (
        Slot("Title", "title", 0, (LEFT, 1.30, 7.52, 2.30), (replace(CLAIM, size=34),), "The claim", "b"),
        KICKER_SLOT,
        Slot("Lead", "body", 14, (LEFT, 3.86, 6.90, 1.40), (Level(20),), "What the section shows"),
        Slot(
            "Contents",
            "body",
            15,
            (LEFT + 9.18, 1.30, 2.82, 2.30),
            (Level(16, "accent3", before=8),),
            "Sections of the deck",
        ),
    )
    return Layout(name, slots, kind="secHead", art=RULES)


def closing_layout(name: str) -> Layout:
    """The last slide: what to keep in mind, and whom to ask."""
    title, _, lead, _ = section_layout(name).slots
    return Layout(name, (title, replace(lead, box=(LEFT, 3.86, 6.90, 2.40), prompt="Whom to ask")), art=RULES)


COLUMN = Slot(
    "Left",
    "body",
    15,
    (LEFT, 1.86, 5.76, 4.50),
    (Level(20, before=8, left=0.3, hanging=0.3, bullet="–"), *(replace(one, left=one.left + 0.3) for one in BODY[1:])),
    "Points",
)


def columns(top: float, height: float) -> tuple[Slot, Slot]:
    """Two columns of six grid columns each."""
    left = replace(COLUMN, box=(LEFT, top, 5.76, height))
    return left, replace(left, name="Right", idx=18, box=(LEFT + 6.24, top, 5.76, height))


def heads(top: float) -> tuple[Slot, Slot]:
    """What stands over two columns."""
    left = Slot("Left head", "body", 20, (LEFT, top, 5.76, 0.34), (Level(18, "accent3", bold=True),), "One side")
    return left, replace(left, name="Right head", idx=21, box=(LEFT + 6.24, top, 5.76, 0.34), prompt="The other side")


LAYOUTS = (
    title_layout("Title dark"),
    title_layout("Title light"),
    section_layout("Section dark"),
    section_layout("Section light"),
    shown("Exhibit", *HEAD, EXHIBIT, SOURCE),
    shown("Exhibit and note", *HEAD, replace(EXHIBIT, box=(LEFT, TOP, 7.92, HEIGHT)), NOTE, SOURCE),
    shown(
        "Two exhibits",
        *HEAD,
        replace(EXHIBIT, name="Left", box=(LEFT, TOP, 5.76, HEIGHT)),
        replace(EXHIBIT, name="Right", idx=18, box=(LEFT + 6.24, TOP, 5.76, HEIGHT)),
        SOURCE,
    ),
    shown(
        "Statement",
        TITLE,
        KICKER_SLOT,
        Slot("Statement", "body", 14, (LEFT - 0.2, TOP, 8.16, 4.20), STATEMENT, "Somebody’s words, and whose"),
        replace(NOTE, box=(LEFT + 9.18, TOP, 2.82, 3.75)),
        SOURCE,
    ),
    shown(
        "Text",
        TITLE,
        KICKER_SLOT,
        Slot("Body", "body", 15, (LEFT, 1.86, 8.94, 4.50), (Level(20, before=8), *BODY[1:]), "Running text"),
        SOURCE,
    ),
    shown("Sources", *HEAD, EXHIBIT),
    shown("One slide", *HEAD, EXHIBIT, SOURCE),
    shown("Content", TITLE, KICKER_SLOT, replace(COLUMN, name="Body", box=(LEFT, 1.86, 8.94, 4.50)), SOURCE),
    shown("Two columns", TITLE, KICKER_SLOT, *columns(1.86, 4.50), SOURCE),
    shown("Comparison", TITLE, KICKER_SLOT, *heads(1.86), *columns(2.34, 4.02), SOURCE),
    shown(
        "Picture",
        replace(TITLE, box=(LEFT, 0.84, 5.76, 1.54)),
        replace(KICKER_SLOT, box=(LEFT, 0.40, 5.76, 0.24)),
        Slot("Picture", "pic", 15, (LEFT + 6.24, 0.98, 5.76, 5.36), (Level(14, "accent3"),), "A picture"),
        Slot("Body", "body", 18, (LEFT, 2.52, 5.76, 3.82), (Level(18, before=6), *BODY[1:]), "What it shows"),
        SOURCE,
    ),
    closing_layout("Closing dark"),
    closing_layout("Closing light"),
)

MINISTRY = Look(
    "ministry",
    COLOURS,
    MAJOR,
    MINOR,
    TITLE,
    replace(EXHIBIT, name="Body", type="body"),
    furniture,
    LAYOUTS,
    ("accent4 45 55", "accent3"),
    LEFT,
    WIDTH,
    6.90,
)
