"""The tables of the standard master, in inches and points, as the look of the deck specifies them (sections 2 to 4).

`make_master` turns them into a file.
"""

from __future__ import annotations

from dataclasses import replace

from master_parts import Layout, Level, Look, Slot

LEFT = 2 / 3
"""The left margin: 48 points."""
HAIR, DEEP_TINT, WARM_TINT = "accent4 45 55", "accent5 50 50", "accent6 60 40"
COLOURS = {
    "dk1": "1C2127", "lt1": "FFFFFF", "dk2": "0B3A46", "lt2": "F6F4EF",
    "accent1": "0E4A58", "accent2": "A8471F", "accent3": "565E68",
    "accent4": "8A919A", "accent5": "7FA3AC", "accent6": "D9A489",
    "hlink": "0E4A58", "folHlink": "565E68",
}  # fmt: skip
MAJOR, MINOR = ("Source Serif 4", "02040603050405020204"), ("Source Sans 3", "020B0503030403020204")


SERIF = Level(28, font="+mj-lt", spacing=90)
KICKER = Level(13, "accent1", bold=True)
BODY = (
    Level(18, before=6),
    Level(16, before=6, left=0.25, hanging=0.25, bullet="–"),
    Level(14, before=4, left=0.5, hanging=0.25, bullet="–"),
)
TITLE = Slot("Title", "title", 0, (LEFT, 0.68, 10.98, 0.88), (SERIF,), "The claim, as a sentence with a verb")
KICKER_SLOT = Slot("Kicker", "body", 13, (LEFT, 0.40, 8.94, 0.24), (KICKER,), "Section")
LINE = Slot(
    "Exhibit line", "body", 14, (LEFT, 1.66, 12.00, 0.28), (Level(14, "accent3"),), "What, unit, place and period"
)
SOURCE = Slot(
    "Source", "body", 16, (LEFT, 6.52, 12.00, 0.40), (Level(11, "accent3"),), "Sources: publisher, date.", "b"
)
EXHIBIT = Slot("Exhibit", "obj", 15, (LEFT, 2.10, 12.00, 4.35), BODY, "Table, chart or text")
NOTE = Slot("Side note", "body", 18, (LEFT + 8.41, 2.10, 3.59, 4.35), BODY, "What stands beside the exhibit")
STATEMENT = (
    replace(SERIF, size=40, colour="tx2", spacing=95, left=0.245, hanging=0.245),
    Level(18, bold=True, before=18, left=0.245),
    Level(18, "accent3", left=0.245),
)
HEAD = (TITLE, KICKER_SLOT, LINE)


def furniture(dark: bool) -> tuple[Slot, ...]:
    """Footer, marking and number: on every layout, at the same place."""
    grey = DEEP_TINT if dark else "accent3"
    chip = Level(12, "bg1", bold=True, align="ctr")
    return (
        Slot("Footer", "ftr", 11, (LEFT, 7.09, 7.92, 0.22), (Level(10.5, grey),), "Short title", "ctr"),
        Slot("Marking", "body", 17, (LEFT + 10.55, 7.08, 1.00, 0.24), (chip,), "TLP:CLEAR", "ctr", "000000"),
        Slot(
            "Slide number",
            "sldNum",
            12,
            (LEFT + 11.60, 7.09, 0.40, 0.22),
            (Level(10.5, grey, align="r"),),
            "‹#›",
            "ctr",
        ),
    )


def title_layout(dark: bool) -> Layout:
    ink, grey, kicker = ("bg1", DEEP_TINT, WARM_TINT) if dark else ("tx1", "accent3", "accent1")
    display = replace(SERIF, size=48, spacing=88, colour=ink)
    slots = (
        Slot("Title", "ctrTitle", 0, (LEFT, 1.30, 6.80, 2.30), (display,), "Title", "b"),
        Slot("Kicker", "body", 13, (LEFT, 0.40, 6.90, 0.24), (replace(KICKER, colour=kicker),), "Kind of document"),
        Slot("Subtitle", "subTitle", 1, (LEFT, 3.86, 5.88, 1.40), (Level(22, ink),), "The answer, in one sentence"),
        Slot("Date line", "body", 15, (LEFT, 6.02, 5.88, 0.56), (Level(14, grey),), "Announced; as of", "b"),
        Slot("Caption", "body", 18, (LEFT + 7.60, 6.02, 4.40, 0.56), (Level(14, grey),), "What each mark is", "b"),
    )
    return Layout(f"Title {'dark' if dark else 'light'}", slots, "tx2" if dark else "bg1", "title")


def section_layout(dark: bool) -> Layout:
    ink, grey, kicker = ("bg1", DEEP_TINT, WARM_TINT) if dark else ("tx1", "accent3", "accent1")
    slots = (
        Slot("Title", "title", 0, (LEFT, 1.30, 7.52, 2.30), (replace(SERIF, size=44, colour=ink),), "The claim", "b"),
        Slot("Kicker", "body", 13, (LEFT, 0.40, 7.92, 0.24), (replace(KICKER, colour=kicker),), "1  Section"),
        Slot("Lead", "body", 14, (LEFT, 3.86, 6.90, 1.40), (Level(22, ink),), "What the section shows"),
        Slot(
            "Contents",
            "body",
            15,
            (LEFT + 9.18, 1.30, 2.82, 2.30),
            (Level(16, grey, before=8),),
            "Sections of the deck",
        ),
    )
    return Layout(f"Section {'dark' if dark else 'light'}", slots, "tx2" if dark else "bg2", "secHead")


def closing_layout(dark: bool) -> Layout:
    """The last slide: what to keep in mind, and whom to ask."""
    title, _, lead, _ = section_layout(dark).slots
    slots = (title, replace(lead, box=(LEFT, 3.86, 6.90, 2.40), prompt="Whom to ask"))
    return Layout(f"Closing {'dark' if dark else 'light'}", slots, "tx2" if dark else "bg2")


COLUMN = Slot(
    "Left",
    "body",
    15,
    (LEFT, 1.75, 5.76, 4.60),
    (Level(20, before=8, left=0.3, hanging=0.3, bullet="–"), *(replace(one, left=one.left + 0.3) for one in BODY[1:])),
    "Points",
)


def columns(top: float, height: float) -> tuple[Slot, Slot]:
    """Two columns of six grid columns each."""
    left = replace(COLUMN, box=(LEFT, top, 5.76, height))
    return left, replace(left, name="Right", idx=18, box=(LEFT + 6.24, top, 5.76, height))


def heads(top: float) -> tuple[Slot, Slot]:
    """What stands over two columns."""
    level = Level(18, "accent3", bold=True)
    left = Slot("Left head", "body", 20, (LEFT, top, 5.76, 0.34), (level,), "One side")
    return left, replace(left, name="Right head", idx=21, box=(LEFT + 6.24, top, 5.76, 0.34), prompt="The other side")


LAYOUTS = (
    title_layout(True),
    title_layout(False),
    section_layout(True),
    section_layout(False),
    Layout("Exhibit", (*HEAD, EXHIBIT, SOURCE)),
    Layout("Exhibit and note", (*HEAD, replace(EXHIBIT, box=(LEFT, 2.10, 7.92, 4.35)), NOTE, SOURCE)),
    Layout(
        "Two exhibits",
        (
            *HEAD,
            replace(EXHIBIT, name="Left", box=(LEFT, 2.10, 5.76, 4.35)),
            replace(EXHIBIT, name="Right", idx=18, box=(LEFT + 6.24, 2.10, 5.76, 4.35)),
            SOURCE,
        ),
    ),
    Layout(
        "Statement",
        (
            TITLE,
            KICKER_SLOT,
            Slot("Statement", "body", 14, (LEFT - 0.245, 2.10, 8.16, 4.20), STATEMENT, "Somebody’s words, and whose"),
            replace(NOTE, box=(LEFT + 9.18, 2.10, 2.82, 3.75)),
            SOURCE,
        ),
    ),
    Layout(
        "Text",
        (
            TITLE,
            KICKER_SLOT,
            Slot("Body", "body", 15, (LEFT, 1.75, 8.94, 4.60), (Level(20, before=8), *BODY[1:]), "Running text"),
            SOURCE,
        ),
    ),
    Layout("Sources", (*HEAD, EXHIBIT)),
    Layout("One slide", (*HEAD, EXHIBIT, SOURCE)),
    Layout("Content", (TITLE, KICKER_SLOT, replace(COLUMN, name="Body", box=(LEFT, 1.75, 8.94, 4.60)), SOURCE)),
    Layout("Two columns", (TITLE, KICKER_SLOT, *columns(1.75, 4.60), SOURCE)),
    Layout("Comparison", (TITLE, KICKER_SLOT, *heads(1.75), *columns(2.24, 4.11), SOURCE)),
    Layout(
        "Picture",
        (
            replace(TITLE, box=(LEFT, 0.68, 5.76, 1.68)),
            replace(KICKER_SLOT, box=(LEFT, 0.40, 5.76, 0.24)),
            Slot("Picture", "pic", 15, (LEFT + 6.24, 0.40, 5.76, 6.02), (Level(14, "accent3"),), "A picture"),
            Slot("Body", "body", 18, (LEFT, 2.52, 5.76, 3.90), (Level(18, before=6), *BODY[1:]), "What it shows"),
            SOURCE,
        ),
    ),
    closing_layout(True),
    closing_layout(False),
)

STANDARD = Look(
    "standard",
    COLOURS,
    MAJOR,
    MINOR,
    TITLE,
    replace(EXHIBIT, name="Body", type="body"),
    furniture,
    LAYOUTS,
    (HAIR, "accent3"),
    LEFT,
    12.00,
    7.02,
)
