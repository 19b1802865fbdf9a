"""Figures that go on over slides: every item once and in order, nothing outside its box, on as few slides as can be."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pptx import Presentation
from tests.backends.pptx.masters import MASTERS, default
from tests.figures.slide_laws import diagram_faults

import dealbrief
from dealbrief.backends.pptx import plan_deck
from dealbrief.backends.pptx.loading import from_bytes
from dealbrief.backends.pptx.plan import figures
from dealbrief.backends.pptx.plan.deck import ChartFrame
from dealbrief.backends.pptx.plan.figures import figure_pieces
from dealbrief.backends.pptx.plan.fit import Overflow, fit_pieces, paged, portioned
from dealbrief.backends.pptx.plan.pieces import Drawn, Text, Whole
from dealbrief.backends.pptx.plan.portions import most_portions, portions
from dealbrief.backends.pptx.plan.scales import scales
from dealbrief.backends.pptx.plan.setting import Setting
from dealbrief.document.blocks import Heading
from dealbrief.document.figures import Bar, BarData, ExchangeData, LineData, Milestone, Party, StripData, Term
from dealbrief.document.figures_counts import ScenarioBand, ScenarioData, UnitGroup, UnitsData
from dealbrief.document.figures_people import Held, Profile, ProfilesData
from dealbrief.document.figures_time import Event, TimelineData
from dealbrief.document.inlines import State
from dealbrief.document.inlines import Text as Words
from dealbrief.errors import DealbriefError, OutputError
from dealbrief.figures.slide_diagram import Diagram
from dealbrief.figures.slide_exchange import slide_exchange
from dealbrief.figures.slide_shapes import Box, Group, Rectangle, TextBox
from dealbrief.figures.slide_text import Paragraph, Run
from dealbrief.language import words
from dealbrief.resources import resource

REPORT = resource("reports") / "us-belarus-potash-2025"
WHERE = "Where it stands"
STATES = (State("done", "circle", "done, 4 May", "b"), State("announced", "circle-open", "announced", "a"))
TEXTS = ("", "Short", "General licence 13, with no day on which it ends; by our reading the companies stay listed")
KINDS = {ExchangeData: "terms", ProfilesData: "people", ScenarioData: "bands", StripData: "milestones"}
OUTSIDE = "Measures of others stay in force"


def exchange(chance: random.Random) -> ExchangeData:
    terms = tuple(
        Term(n % 2, 1 - n % 2, f"Item{n}.", chance.choice(TEXTS), chance.choice(STATES))
        for n in range(chance.randint(1, 14))
    )
    outside = chance.choice(((), (Words(OUTSIDE),)))
    return ExchangeData((Party("Norland", "a"), Party("Sudland", "b")), terms, outside)


def profiles(chance: random.Random) -> ProfilesData:
    held = Held(date(2026, 1, 1), date(2031, 1, 1), "5 years held", 10.0, "10-year sentence")
    people = tuple(
        Profile(f"Item{n}.", chance.choice(TEXTS), chance.choice((None, held)), (), chance.choice(TEXTS))
        for n in range(chance.randint(1, 7))
    )
    return ProfilesData(people, "b", "Also freed", chance.choice(("", OUTSIDE)))


def scenarios(chance: random.Random) -> ScenarioData:
    count = chance.randint(1, 9)
    return ScenarioData(
        tuple(
            ScenarioBand(f"Item{n}.", 5 * n, 5 * n + 10, "likely", chance.choice(TEXTS), chance.choice(TEXTS))
            for n in range(count)
        )
    )


def strip(chance: random.Random) -> StripData:
    count = chance.randint(1, 30)
    return StripData(tuple(Milestone(f"{n + 1} May 2031", f"Item{n}. {chance.choice(TEXTS)}") for n in range(count)))


def bars(count: int) -> BarData:
    return BarData(tuple(Bar(f"Item{n}.", Decimal(n + 1), str(n + 1), focus=n == 1) for n in range(count)), "b")


def fitted(make, data, box, continues=True):
    figure = make.figure("made", data)

    def pieces(scale):
        return figure_pieces(figure, box.width, Setting(make.deck(), words("en"), scale, "alt"))

    return fit_pieces(pieces, box, scales(20), continues)


def said(drawn: Drawn) -> str:
    texts = (shape for frame in drawn.frames if isinstance(frame, Group) for shape in frame.shapes)
    return " ".join(p.text for shape in texts if isinstance(shape, TextBox) for p in shape.paragraphs)


@pytest.mark.parametrize("kind", [exchange, profiles, scenarios, strip])
@pytest.mark.parametrize("seed", range(25))
def test_every_item_stands_once_and_in_order_inside_the_box(kind, seed, make):
    chance = random.Random(seed)
    data = kind(chance)
    box = Box(48, 151.2, chance.choice((420, 634, 864)), chance.choice((200, 260, 313.2, 320)))
    found = fitted(make, data, box)
    if isinstance(found, Overflow):
        assert found.factor > 1
        return
    items = [index for page in found for index in range(99) if f"Item{index}." in said(page).split()]
    assert items == list(range(len(getattr(data, KINDS[type(data)]))))
    assert sum(said(page).count("Item") for page in found) == len(items)
    for page in found:
        (group,) = page.frames
        assert list(diagram_faults(Diagram(group, 0.0), box)) == []


@pytest.mark.parametrize("seed", range(25))
def test_only_the_last_says_what_stays_outside(seed, make):
    data = exchange(random.Random(seed))
    found = fitted(make, data, Box(0, 0, 634, 313))
    has = [OUTSIDE in said(page) for page in found]
    assert has == [False] * (len(found) - 1) + [bool(data.outside)]


@pytest.mark.parametrize(("count", "parts"), [(1, [1]), (6, [6]), (7, [4, 3]), (13, [5, 4, 4]), (14, [5, 5, 4])])
def test_terms_are_shared_out_evenly(count, parts, make):
    term = Term(0, 1, "A term", "", STATES[0])
    data = ExchangeData((Party("Norland", "a"), Party("Sudland", "b")), (term,) * count)
    found = fitted(make, data, Box(0, 0, 864, 400))
    assert [said(page).count("A term") for page in found] == parts


def test_what_fits_is_not_divided_and_one_slide_of_small_type_comes_before_two():
    drawn = []

    def whole(tall: float) -> Whole:
        halves = [Whole(lambda box: Drawn(()), 500, tall / 2, True, fresh=n > 0) for n in range(2)]
        return Whole(lambda box: drawn.append(tall) or Drawn(()), 500, tall, True, divide=lambda room: halves)

    text = Text((Paragraph((Run("words", 20.0),)),) * 5, 500)
    assert [len(page) for page in paged(portioned([text, whole(200)], 240), 240)] == [1, 1]
    assert len(fit_pieces(lambda scale: [whole(15 * scale.body)], Box(0, 0, 500, 240), scales(20), True)) == 1
    assert drawn == [240]
    assert len(fit_pieces(lambda scale: [whole(20 * scale.body)], Box(0, 0, 500, 240), scales(20), True)) == 2


def test_two_slides_take_the_largest_type_that_needs_no_more():
    seen = []

    def make(scale):
        def draw(box):
            seen.append(scale.body)
            return Drawn(())

        items = [Whole(draw, 500, 11.0 * scale.body, True, fresh=n > 0) for n in range(2)]
        return [Whole(draw, 500, 22.0 * scale.body, True, divide=lambda room: items)]

    assert len(fit_pieces(make, Box(0, 0, 500, 200), scales(20), True)) == 2
    assert set(seen) == {18.0}


def test_a_heading_stays_with_the_first_portion():
    halves = [Whole(lambda box: Drawn(()), 500, tall, True, fresh=tall < 200) for tall in (200, 100)]
    rooms = []
    figure = Whole(lambda box: Drawn(()), 500, 230, True, divide=lambda room: rooms.append(room) or halves)
    head = Text((Paragraph((Run("head", 10.0),), keep=True),), 500, name="Caption")
    assert paged(portioned([head, figure], 240), 240) == [[head, halves[0]], [halves[1]]]
    assert rooms == [pytest.approx(240 - 12 * 1.02 - 14)]


def test_a_heading_counts_with_what_it_stays_with():
    """Neither is taller than the page, both are: the factor says so."""
    text = Text((Paragraph((Run("head", 20.0),), keep=True), Paragraph((Run("words " * 40, 20.0),))), 200)
    room = text.height - 10
    found = fit_pieces(lambda scale: [text], Box(0, 0, 200, room), scales(20), continues=True)
    assert found == Overflow(pytest.approx(text.height / room), 16)


# ---- the whole is seen in each of its portions


def test_profiles_keep_one_scale(make):
    def person(n: int, years: float) -> Profile:
        return Profile(f"Item{n}.", TEXTS[2] * 2, Held(date(2026, 1, 1), date(2027, 1, 1), "held", years), (), TEXTS[2])

    data = ProfilesData(tuple(person(n, years) for n, years in enumerate((20.0, 4.0, 4.0, 4.0))))
    found = fitted(make, data, Box(0, 0, 634, 300))
    assert len(found) == 2
    (second,) = (frame for frame in found[1].frames)
    (bar,) = (shape for shape in second.shapes if isinstance(shape, Rectangle) and shape.name == "Sentence 2")
    (rule,) = (shape for shape in second.shapes if shape.name == "Rule 2")
    assert bar.box.width / (rule.end[0] - rule.start[0]) == pytest.approx(4 / 20, abs=0.01)


def test_only_the_likeliest_of_all_scenarios_is_ink(make):
    bands = [ScenarioBand(f"Item{n}.", 80 - 10 * n, 90 - 10 * n, "", TEXTS[2], TEXTS[2]) for n in range(6)]
    found = fitted(make, ScenarioData(tuple(bands)), Box(0, 0, 634, 300))
    fills = [s.fill for page in found for g in page.frames for s in g.shapes if s.name.startswith("Band")]
    assert len(found) > 1
    assert fills == ["ink"] + ["mute"] * 5


def test_bars_keep_one_scale_and_one_focus(make):
    found = fitted(make, bars(20), Box(0, 0, 864, 313))
    charts = [frame.chart for page in found for frame in page.frames if isinstance(frame, ChartFrame)]
    assert [len(chart.bars) for chart in charts] == [10, 10]
    assert len({(chart.low, chart.top, chart.plot) for chart in charts}) == 1
    assert [bar.colour for chart in charts for bar in chart.bars] == ["b-tint", "b"] + ["b-tint"] * 18


def test_each_portion_says_in_its_alternative_text_which_it_is(make):
    data = exchange(random.Random(3))
    found = fitted(make, replace(data, terms=data.terms[:1] * 9), Box(0, 0, 864, 313.2))
    alts = [frame.alt for page in found for frame in page.frames]
    assert alts == [f"What the made shows. ({n} of {len(found)})" for n in range(1, len(found) + 1)]


# ---- data


def test_a_timeline_is_divided_into_periods():
    days = [date(2020 + n // 6, 1 + n % 6, 1) for n in range(24)]
    data = TimelineData(("One",), tuple(Event(day, f"{day}", f"Item{n}.", 0) for n, day in enumerate(days)), ())
    for count in (2, 3, 4):
        found = portions(data, count)
        assert len(found) == count
        assert [event for part in found for event in part.events] == list(data.events)


@pytest.mark.parametrize("data", [UnitsData((UnitGroup(3, "3"),) * 3), LineData(())])
def test_what_is_one_picture_is_not_divided(data):
    assert most_portions(data) == 1
    assert portions(data, 1) == (data,)


# ---- decks


def planned(make, theme, *slots, role="exhibit", master=""):
    master = from_bytes(MASTERS[master](), "master.pptx").master if master else None
    return plan_deck(make.deck(make.slide(role, WHERE, *slots)), theme, master)


def long_exchange(make, count=5):
    data = make.exchange_data()
    terms = tuple(replace(data.terms[n % 2], title=f"Item{n}.", detail=TEXTS[2]) for n in range(count))
    return make.figure("exchange", replace(data, terms=terms))


def titles(plan):
    return [slide.title.replace("\u00a0", " ") for slide in plan.slides]


def test_an_exchange_goes_on_on_a_narrow_master(make, theme):
    plan = planned(make, theme, make.slot("exhibit", long_exchange(make)), master="default")
    assert titles(plan) == [f"{WHERE} ({n} of 2)" for n in (1, 2)]
    texts = " ".join(said(Drawn(slide.frames)) for slide in plan.slides).split()
    assert [text for text in texts if text.startswith("Item")] == [f"Item{n}." for n in range(5)]


@pytest.fixture(scope="module")
def narrow(tmp_path_factory):
    """The report of the repository on an office program's own 4:3 master."""
    folder = tmp_path_factory.mktemp("narrow") / "report"
    shutil.copytree(REPORT, folder, ignore=shutil.ignore_patterns("out"))
    (folder / "house.pptx").write_bytes(default())
    settings = (folder / "deal.yaml").read_text(encoding="utf-8")
    for edition in ("deck", "one-slide"):
        template = f"    template: {edition}\n"
        assert template in settings
        settings = settings.replace(template, f"{template}    master: house.pptx\n")
    (folder / "deal.yaml").write_text(settings, encoding="utf-8")
    return folder


def test_the_report_on_a_narrow_master_shows_every_term(narrow, tmp_path):
    (output,) = dealbrief.build(narrow, editions=["deck"], out=tmp_path).outputs
    slides = Presentation(str(output.path)).slides
    groups = [shape for slide in slides for shape in slide.shapes if shape.name == "Exchange"]
    texts = [shape.text_frame.text for group in groups for shape in group.shapes if shape.name.startswith("Status")]
    states = ("Legal act, 15 Dec 2025", "Done, 13 Dec 2025", "Announced, 13 Dec 2025")
    assert [text.split("\u00a0", 1)[1].replace("\u00a0", " ") for text in texts] == list(states)


def test_its_one_slide_says_how_many_it_would_take(narrow, tmp_path):
    with pytest.raises(DealbriefError) as raised:
        dealbrief.build(narrow, editions=["one-slide"], out=tmp_path)
    (problem,) = (each for each in raised.value.problems if each.code == "overflow")
    assert "or allow 2 slides" in problem.message


@pytest.mark.parametrize(
    ("name", "title", "is_sequence"),
    [
        ("Norland", "A term", True),
        ("Southern Northumberlandia", "A term", False),
        ("Norland", "Counterproposals" * 2, False),
    ],
)
def test_a_sequence_stands_where_its_words_have_room(name, title, is_sequence, make):
    data = ExchangeData((Party(name, "a"), Party("Sudland", "b")), (Term(0, 1, title, "", STATES[0]),))
    (page,) = fitted(make, data, Box(48, 151.2, 634, 313.2))
    (group,) = page.frames
    assert any(shape.name == "Lifeline 1" for shape in group.shapes) == is_sequence


def test_columns_go_on_side_by_side(make, theme):
    head = Heading(children=make.words("The terms"), level=2)
    columns = make.Columns(columns=((head, long_exchange(make)), (make.paragraph("beside"),)))
    plan = planned(make, theme, make.slot("exhibit", columns))
    texts = " ".join(said(Drawn(slide.frames)) for slide in plan.slides).split()
    assert len(plan.slides) > 1
    assert [text for text in texts if text.startswith("Item")] == [f"Item{n}." for n in range(5)]
    beside = [p.text for s in plan.slides for f in s.frames for p in getattr(f, "paragraphs", ()) if p.text == "beside"]
    assert beside == ["beside"]


def test_one_slide_stays_one_and_says_how_many_it_would_take(make, theme):
    with pytest.raises(OutputError) as raised:
        planned(make, theme, make.slot("exhibit", long_exchange(make, 9)), role="one-slide")
    (problem,) = (each for each in raised.value.problems if each.code == "overflow")
    assert "needs 2.6 × its box" in problem.message
    assert "or allow 3 slides" in problem.message


def test_what_cannot_be_divided_is_refused(make, theme):
    figure = make.figure("exchange", replace(make.exchange_data(terms=1), outside=make.words(TEXTS[2] * 30)))
    with pytest.raises(OutputError) as raised:
        planned(make, theme, make.slot("exhibit", figure))
    (problem,) = (each for each in raised.value.problems if each.code == "overflow")
    assert "slides" not in problem.message


def test_what_no_height_would_hold_is_refused_in_words(make, theme):
    seven = make.figure("exchange", replace(make.exchange_data(), terms=make.exchange_data().terms[:1] * 7))
    side_by_side = make.Columns(columns=((seven,), (make.paragraph("words " * 900),)))
    with pytest.raises(OutputError) as caught:
        plan_deck(make.deck(make.slide("exhibit", "Where", make.slot("exhibit", side_by_side))), theme)
    (problem,) = caught.value.problems
    assert problem.code == "overflow"
    assert "no room at 16 pt, however tall its box" in problem.message


def test_portions_that_stand_side_by_side_exceed_a_page_all_the_same(make, theme):
    five = ProfilesData(tuple(Profile("N" * 10) for _ in range(5)), "b")
    with pytest.raises(OutputError) as caught:
        plan_deck(
            make.deck(make.slide("one-slide", "Where", make.slot("exhibit", make.figure("profiles", five)))), theme
        )
    assert "needs 1.1 × its box" in caught.value.problems[0].message


def test_no_portion_is_laid_out_after_one_that_does_not_fit(make, monkeypatch):
    laid = []
    asked = figures.DIAGRAMS[ProfilesData]
    monkeypatch.setitem(
        figures.DIAGRAMS, ProfilesData, lambda data, place: laid.append(len(data.people)) or asked(data, place)
    )
    people = ProfilesData(tuple(Profile(f"Nord {index}") for index in range(40)), "b")
    setting = Setting(make.deck(), words("en"), scales(18.0)[0], "alt")
    (piece,) = figure_pieces(make.figure("profiles", people), 864.0, setting)
    laid.clear()
    parts = piece.divide(300.0)
    assert sum(laid) < 40 * len(parts) / 2  # all of every count would be 40 times the counts


def test_a_party_s_long_name_counts_in_the_height_of_its_exchange(make):
    data = make.exchange_data()
    long = replace(data, terms=data.terms[:1], parties=(data.parties[0], Party(("name " * 30).strip(), "b")))
    group, needed = slide_exchange(long, Box(0, 0, 864, 300), 0, "alt", words("en"), "en")
    deepest = max(shape.box.bottom for shape in group.shapes if isinstance(shape, TextBox))
    assert needed >= deepest - 0.01
