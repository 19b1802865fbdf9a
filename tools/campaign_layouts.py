"""The tables of the campaign master, in inches and points: bold sans, full colour, wide margins, very large statements.

`make_master` turns them into a file. Layouts and slots have the names of the standard master, by which roles find them.
"""

from __future__ import annotations

from dataclasses import replace

from master_parts import Block, Layout, Level, Look, Slot

LEFT, WIDTH = 1.0, 11.67
"""The left margin, and the measure between the margins."""
HAIR, DEEP_TINT, WARM_TINT = "accent4 45 55", "accent5 50 50", "accent6 60 40"
COLOURS = {
    "dk1": "1F1A1C", "lt1": "FFFFFF", "dk2": "7A1236", "lt2": "FAF3EE",
    "accent1": "8C1D40", "accent2": "1C5D78", "accent3": "5F565A",
    "accent4": "8F868A", "accent5": "C58EA0", "accent6": "8EB3C1",
    "hlink": "8C1D40", "folHlink": "5F565A",
}  # fmt: skip
FACE = ("Source Sans 3", "020B0503030403020204")

BAND = Block((0.0, 0.0, 0.34, 7.5), "accent1")
"""The coloured edge of every light slide."""
LARGE = Level(30, font="+mj-lt", bold=True, spacing=90)
KICKER = Level(13, "accent1", bold=True)
BODY = (
    Level(18, before=6),
    Level(18, before=6, left=0.28, hanging=0.28, bullet="–"),
    Level(16, before=4, left=0.56, hanging=0.28, bullet="–"),
)
TITLE = Slot("Title", "title", 0, (LEFT, 0.72, WIDTH, 1.00), (LARGE,), "The claim, as a sentence with a verb")
KICKER_SLOT = Slot("Kicker", "body", 13, (LEFT, 0.42, 8.60, 0.24), (KICKER,), "Section")
LINE = Slot(
    "Exhibit line", "body", 14, (LEFT, 1.80, WIDTH, 0.28), (Level(14, "accent3"),), "What, unit, place and period"
)
SOURCE = Slot(
    "Source", "body", 16, (LEFT, 6.52, WIDTH, 0.40), (Level(11, "accent3"),), "Sources: publisher, date.", "b"
)
EXHIBIT = Slot("Exhibit", "obj", 15, (LEFT, 2.15, WIDTH, 4.32), BODY, "Table, chart or text")
NOTE = Slot("Side note", "body", 18, (LEFT + 8.20, 2.15, 3.47, 4.32), BODY, "What stands beside the exhibit")
STATEMENT = (
    replace(LARGE, size=54, colour="accent1", spacing=88, left=0.245, hanging=0.245),
    Level(18, bold=True, before=18, left=0.245),
    Level(18, "accent3", left=0.245),
)
HEAD = (TITLE, KICKER_SLOT, LINE)


def furniture(dark: bool) -> tuple[Slot, ...]:
    """Footer, marking and number: on every layout, at the same place."""
    grey = DEEP_TINT if dark else "accent3"
    chip = Level(12, "bg1", bold=True, align="ctr")
    number = Level(10.5, grey, align="r")
    return (
        Slot("Footer", "ftr", 11, (LEFT, 7.09, 7.40, 0.22), (Level(10.5, grey),), "Short title", "ctr"),
        Slot("Marking", "body", 17, (LEFT + 10.22, 7.08, 1.00, 0.24), (chip,), "TLP:CLEAR", "ctr", "000000"),
        Slot("Slide number", "sldNum", 12, (LEFT + 11.27, 7.09, 0.40, 0.22), (number,), "‹#›", "ctr"),
    )


def tones(dark: bool) -> tuple[str, str, str]:
    """Text, grey and kicker on a ground."""
    return ("bg1", DEEP_TINT, WARM_TINT) if dark else ("accent1", "accent3", "accent2")


def light(*slots: Slot, name: str) -> Layout:
    """A white slide with the coloured edge."""
    return Layout(name, slots, art=(BAND,))


def title_layout(dark: bool) -> Layout:
    ink, grey, kicker = tones(dark)
    display = replace(LARGE, size=48, spacing=86, colour=ink)
    plain = "bg1" if dark else "tx1"
    slots = (
        Slot("Title", "ctrTitle", 0, (LEFT, 1.00, 7.10, 2.75), (display,), "Title", "b"),
        Slot("Kicker", "body", 13, (LEFT, 0.48, 7.10, 0.24), (replace(KICKER, colour=kicker),), "Kind of document"),
        Slot("Subtitle", "subTitle", 1, (LEFT, 4.00, 6.60, 1.60), (Level(22, plain),), "The answer, in one sentence"),
        Slot("Date line", "body", 15, (LEFT, 6.02, 6.60, 0.56), (Level(14, grey),), "Announced; as of", "b"),
        Slot("Caption", "body", 18, (LEFT + 7.60, 6.02, 4.07, 0.56), (Level(14, grey),), "What each mark is", "b"),
    )
    return Layout(f"Title {'dark' if dark else 'light'}", slots, "tx2" if dark else "bg1", "title")


def section_layout(dark: bool) -> Layout:
    """A statement on full colour: few words, very large."""
    ink, grey, kicker = tones(dark)
    display = replace(LARGE, size=54, spacing=86, colour=ink)
    plain = "bg1" if dark else "tx1"
    slots = (
        Slot("Title", "title", 0, (LEFT, 0.95, 8.60, 3.50), (display,), "The statement", "b"),
        Slot("Kicker", "body", 13, (LEFT, 0.48, 8.60, 0.24), (replace(KICKER, colour=kicker),), "1  Section"),
        Slot("Lead", "body", 14, (LEFT, 4.70, 7.80, 1.75), (Level(22, plain),), "What it rests on"),
        Slot("Contents", "body", 15, (LEFT + 9.03, 0.95, 2.64, 5.50), (Level(14, grey, before=4),), "Sections", "b"),
    )
    return Layout(f"Section {'dark' if dark else 'light'}", slots, "tx2" if dark else "bg2", "secHead")


def closing_layout(dark: bool) -> Layout:
    """The last slide: what to keep in mind, and whom to ask."""
    title, _, lead, _ = section_layout(dark).slots
    slots = (title, replace(lead, prompt="Whom to ask"))
    return Layout(f"Closing {'dark' if dark else 'light'}", slots, "tx2" if dark else "bg2")


EACH, SECOND = 5.60, LEFT + 6.07
"""The width of one of two columns, and where the second begins."""
COLUMN = Slot(
    "Left",
    "body",
    15,
    (LEFT, 2.00, EACH, 4.35),
    (Level(20, before=8, left=0.3, hanging=0.3, bullet="–"), *(replace(one, left=one.left + 0.3) for one in BODY[1:])),
    "Points",
)


def columns(top: float, height: float) -> tuple[Slot, Slot]:
    """Two columns of points."""
    left = replace(COLUMN, box=(LEFT, top, EACH, height))
    return left, replace(left, name="Right", idx=18, box=(SECOND, top, EACH, height))


def heads(top: float) -> tuple[Slot, Slot]:
    """What stands over two columns."""
    level = Level(18, "accent1", bold=True)
    left = Slot("Left head", "body", 20, (LEFT, top, EACH, 0.34), (level,), "One side")
    return left, replace(left, name="Right head", idx=21, box=(SECOND, top, EACH, 0.34), prompt="The other side")


def one_slide() -> tuple[Slot, ...]:
    """Three columns and all a deal needs: they begin higher than on other slides."""
    tops = {"Title": (0.66, 0.90), "Kicker": (0.38, 0.24), "Exhibit line": (1.60, 0.28), "Exhibit": (2.02, 4.44)}
    tops["Source"] = (6.52, 0.40)
    slots = (*HEAD, EXHIBIT, SOURCE)
    return tuple(replace(slot, box=(LEFT, tops[slot.name][0], WIDTH, tops[slot.name][1])) for slot in slots)


LAYOUTS = (
    title_layout(True),
    title_layout(False),
    section_layout(True),
    section_layout(False),
    light(*HEAD, EXHIBIT, SOURCE, name="Exhibit"),
    light(*HEAD, replace(EXHIBIT, box=(LEFT, 2.15, 7.70, 4.32)), NOTE, SOURCE, name="Exhibit and note"),
    light(
        *HEAD,
        replace(EXHIBIT, name="Left", box=(LEFT, 2.15, EACH, 4.32)),
        replace(EXHIBIT, name="Right", idx=18, box=(SECOND, 2.15, EACH, 4.32)),
        SOURCE,
        name="Two exhibits",
    ),
    light(
        replace(TITLE, box=(LEFT, 0.72, WIDTH, 0.62), levels=(replace(LARGE, size=22),)),
        KICKER_SLOT,
        Slot("Statement", "body", 14, (LEFT - 0.245, 1.75, 8.60, 4.60), STATEMENT, "Somebody’s words, and whose"),
        replace(NOTE, box=(LEFT + 8.95, 1.85, 2.72, 4.40)),
        SOURCE,
        name="Statement",
    ),
    light(
        TITLE,
        KICKER_SLOT,
        Slot("Body", "body", 15, (LEFT, 2.00, 8.60, 4.35), (Level(22, before=10), *BODY[1:]), "Running text"),
        SOURCE,
        name="Text",
    ),
    light(*HEAD, EXHIBIT, name="Sources"),
    light(*one_slide(), name="One slide"),
    light(TITLE, KICKER_SLOT, replace(COLUMN, name="Body", box=(LEFT, 2.00, 8.60, 4.35)), SOURCE, name="Content"),
    light(TITLE, KICKER_SLOT, *columns(2.00, 4.35), SOURCE, name="Two columns"),
    light(TITLE, KICKER_SLOT, *heads(2.00), *columns(2.48, 3.87), SOURCE, name="Comparison"),
    light(
        replace(TITLE, box=(LEFT, 0.72, EACH, 1.70), levels=(replace(LARGE, size=40),)),
        replace(KICKER_SLOT, box=(LEFT, 0.42, EACH, 0.24)),
        Slot("Picture", "pic", 15, (SECOND, 0.48, EACH, 5.94), (Level(14, "accent3"),), "A picture"),
        Slot("Body", "body", 18, (LEFT, 2.65, EACH, 3.77), (Level(18, before=6), *BODY[1:]), "What it shows"),
        SOURCE,
        name="Picture",
    ),
    closing_layout(True),
    closing_layout(False),
)

CAMPAIGN = Look(
    "campaign",
    COLOURS,
    FACE,
    FACE,
    TITLE,
    replace(EXHIBIT, name="Body", type="body"),
    furniture,
    LAYOUTS,
    (HAIR, "accent5"),
    LEFT,
    WIDTH,
    7.02,
)
