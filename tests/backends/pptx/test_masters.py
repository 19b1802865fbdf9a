"""Foreign masters: what is read of them, what of them reaches an output, and that a deck builds on each."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu
from tests.backends.pptx.gate import gate_faults
from tests.backends.pptx.masters import (
    MASTERS,
    SENTINEL,
    default,
    hostile,
    inheriting,
    lived_in,
    picture,
    potx,
    related,
    repacked,
    wide,
)

from dealbrief import build_document, load_deal
from dealbrief.backends.pptx import load_master, plan_deck, read_master, standard_master, write_pptx
from dealbrief.backends.pptx.loading import from_bytes
from dealbrief.backends.pptx.plan.deck import Placed
from dealbrief.backends.pptx.repack import unzipped
from dealbrief.backends.pptx.typefaces import font_problems
from dealbrief.theme.brand import standard_theme

FICTION = Path(__file__).parents[2] / "fixtures" / "fiction"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@pytest.fixture(scope="module")
def document():
    return build_document(load_deal(FICTION), "deck", FICTION)


@pytest.fixture(scope="module", params=MASTERS)
def on_master(request, document):
    loaded = from_bytes(MASTERS[request.param](), f"{request.param}.pptx")
    plan = plan_deck(document, standard_theme(), loaded.master)
    return loaded, plan, write_pptx(plan, loaded.data)


def test_a_deck_on_a_foreign_master_passes_the_gate_and_opens(on_master):
    loaded, plan, data = on_master
    assert gate_faults(data) == []
    deck = Presentation(io.BytesIO(data))
    assert len(deck.slides) == len(plan.slides)
    assert (deck.slide_width, deck.slide_height) == (loaded.master.width * 12700, loaded.master.height * 12700)
    assert all(slide.shapes.title.text for slide in deck.slides)


def test_nothing_of_a_deck_stands_over_another_thing_or_off_its_slide(on_master):
    loaded, plan, _ = on_master
    for slide in plan.slides:
        frames = [(getattr(frame, "name", "Marking"), frame) for frame in slide.frames]
        boxes = [(name, getattr(frame, "box", None) or frame.slot.box) for name, frame in frames if name != "Rule"]
        for index, (name, box) in enumerate(boxes):
            assert box.x >= 0, name
            assert box.right <= loaded.master.width + 0.01, name
            assert box.bottom <= loaded.master.height + 0.01, name
            others = [other for other, area in boxes[index + 1 :] if box.meets(area, -0.5)]
            # A number stands at the end of its box, as wide as a third of the slide; the rest of it is used.
            numbers = {frame.name for _, frame in frames if isinstance(frame, Placed) and frame.slot.kind == "sldNum"}
            foot = name == "Marking" or box.y > loaded.master.height * 0.9
            assert not set(others) - (numbers if foot else set()), (slide.title, name)


@pytest.mark.office
@pytest.mark.parametrize("name", ["old-size", "lived-in"])
def test_a_deck_on_a_foreign_master_is_drawn_inside_its_slides(name, document, office):
    loaded = from_bytes(MASTERS[name](), name)
    data = write_pptx(plan_deck(document, standard_theme(), loaded.master), loaded.data)
    pages = pypdfium2.PdfDocument(office.to_pdf(data))
    try:
        for page in pages:
            wide_, high = page.get_size()
            text = page.get_textpage()
            boxes = [text.get_charbox(i) for i in range(text.count_chars()) if text.get_text_range(i, 1).strip()]
            assert boxes
            assert all(box[0] >= 0 and box[2] <= wide_ and box[1] >= 0 and box[3] <= high for box in boxes)
    finally:
        pages.close()


def _marked(data: bytes, path: str = "") -> list[str]:
    """The parts that hold the mark, nested packages too."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if SENTINEL.encode() in part or SENTINEL in name or SENTINEL.encode("utf-16-le") in part:
                found.append(path + name)
            if part[:2] == b"PK":
                found.extend(_marked(part, f"{path}{name}!"))
    return found


def test_nothing_but_looks_reaches_an_output(document):
    source = hostile()
    assert len(_marked(source)) > 30
    loaded = from_bytes(source, "hostile.pptx")
    assert _marked(loaded.data) == []
    data = write_pptx(plan_deck(document, standard_theme(), loaded.master), loaded.data)
    assert _marked(data) == []
    assert gate_faults(data) == []
    external = [name for name, part in unzipped(loaded.data).items() if b'TargetMode="External"' in part]
    assert external == []


def test_what_was_left_out_is_said_with_its_layout():
    told = [problem for problem in from_bytes(hostile(), "x.pptx").problems if problem.code == "master-dropped"]
    assert [problem.severity for problem in told] == ["warning"] * 3
    assert all("the layout “Title and Content” holds a" in problem.message for problem in told)
    assert all(problem.at and problem.at.file == "x.pptx" for problem in told)


def test_warnings_of_a_master_are_warnings_of_its_decks(document):
    loaded = from_bytes(hostile(), "x.pptx")
    plan = plan_deck(document, standard_theme(), loaded.master)
    assert set(loaded.problems) <= set(plan.problems)


def test_a_picture_is_kept_as_its_pixels_and_alternatives_as_what_all_programs_show():
    parts = unzipped(from_bytes(lived_in(), "x.pptx").data)
    media = [name for name in parts if name.startswith("ppt/media/")]
    assert len(media) == 1
    assert b"tEXt" in picture()
    assert b"tEXt" not in parts[media[0]]
    layout = etree.fromstring(parts["ppt/slideLayouts/slideLayout2.xml"])
    assert [shape.get("name") for shape in layout.iter(f"{P}cNvPr") if shape.get("name") in ("Bar", "Logo")] == [
        "Logo",
        "Bar",
    ]
    assert b"AlternateContent" not in parts["ppt/slideLayouts/slideLayout2.xml"]


def test_text_of_a_layout_never_shrinks_by_itself():
    def shrinking(parts):
        name = "ppt/slideLayouts/slideLayout2.xml"
        parts[name] = parts[name].replace(b"<a:bodyPr/>", b'<a:bodyPr><a:normAutofit fontScale="40000"/></a:bodyPr>')

    source = repacked(default(), shrinking)
    assert b"normAutofit" in unzipped(source)["ppt/slideLayouts/slideLayout2.xml"]
    parts = unzipped(from_bytes(source, "x").data)
    assert not [name for name, part in parts.items() if b"normAutofit" in part or b"spAutoFit" in part]


def test_a_template_becomes_a_presentation(tmp_path):
    path = tmp_path / "house.potx"
    path.write_bytes(potx(default()))
    master, data = load_master(path)
    assert len(master.layouts) == 11
    assert b"template.main+xml" not in unzipped(data)["[Content_Types].xml"]
    assert len(Presentation(io.BytesIO(data)).slide_layouts) == 11


def test_the_standard_master_comes_through_as_it_is(make, theme):
    own = standard_master().read_bytes()
    loaded = from_bytes(own, "standard.pptx")
    assert [problem.code for problem in loaded.problems] == ["font-uncommon"] * 2
    assert loaded.master.foreign
    as_ours = replace(loaded.master, problems=(), foreign=False)
    assert as_ours == read_master(own)
    assert plan_deck(make.deck(), theme, as_ours) == plan_deck(make.deck(), theme)
    assert rebuilt_twice(loaded.data) == loaded.data


def rebuilt_twice(data: bytes) -> bytes:
    return from_bytes(data, "again").data


def _slot(master, layout, kind, which=0):
    found = next(each for each in master.layouts if each.name == layout)
    return [slot for slot in found.slots if slot.kind == kind][which]


def test_a_placeholder_without_a_place_stands_where_the_masters_does():
    master = from_bytes(inheriting(), "x").master
    deck = wide(Presentation())
    body = next(shape for shape in deck.slide_master.placeholders if shape.placeholder_format.type.name == "BODY")
    content = _slot(master, "Title and Content", "obj")
    assert [content.box.x, content.box.width] == pytest.approx([Emu(body.left).pt, Emu(body.width).pt], abs=0.01)


def test_text_is_resolved_level_by_level_through_layout_and_master():
    master = from_bytes(default(), "x").master
    content = _slot(master, "Title and Content", "obj")
    assert [level.size for level in content.levels] == [32, 28, 24, 20, 20, 20, 20, 20, 20]
    assert [level.mark for level in content.levels[:4]] == ["•", "–", "•", "–"]
    assert _slot(master, "Two Content", "obj").levels[0].size == 28
    title = _slot(master, "Title and Content", "title")
    assert (title.anchor, title.levels[0].font, title.levels[0].align) == ("ctr", "major", "center")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (b"<a:lnSpc><a:spcPts val='3840'/></a:lnSpc>", {"spacing": 1.0}),
        (b"<a:lnSpc><a:spcPct val='90%'/></a:lnSpc>", {"spacing": 0.9}),
        (b"<a:spcBef><a:spcPts val='300'/></a:spcBef><a:spcAft><a:spcPts val='600'/></a:spcAft>", {"before": 9.0}),
        (b"<a:buNone/>", {"bullet": False, "mark": ""}),
        (b'<a:buAutoNum type="arabicPeriod"/>', {"mark": "1."}),
        (b'<a:defRPr sz="2100" b="1" cap="all" spc="300"/>', {"size": 21.0, "bold": True, "wide": False}),
        (b'<a:defRPr><a:latin typeface="Georgia"/></a:defRPr>', {"face": "", "font": "minor"}),
    ],
)
def test_what_a_layout_says_of_its_text_is_read_or_settled(said, expected):
    def change(parts):
        name = "ppt/slideLayouts/slideLayout2.xml"
        before, found, after = parts[name].partition(b'<p:ph idx="1"/>')
        assert found
        level = b"<a:lstStyle><a:lvl1pPr>" + said + b"</a:lvl1pPr></a:lstStyle>"
        parts[name] = before + found + after.replace(b"<a:lstStyle/>", level, 1)

    loaded = from_bytes(repacked(default(), change), "x")
    level = _slot(loaded.master, "Title and Content", "obj").levels[0]
    assert {name: pytest.approx(getattr(level, name)) for name in expected} == expected
    assert (level.exact, level.wide, level.after) == (False, False, 0.0)
    assert gate_faults(loaded.data) == []


def test_a_placeholder_in_a_group_stands_where_the_group_puts_it():
    def change(parts):
        name = "ppt/slideLayouts/slideLayout2.xml"
        root = etree.fromstring(parts[name])
        shape = next(shape for shape in root.iter(f"{P}sp") if shape.find(f".//{P}ph[@idx='1']") is not None)
        place = shape.find(f"{P}spPr")
        place.append(_xfrm("a:xfrm", 100, 100, 200, 200))
        group = etree.SubElement(shape.getparent(), f"{P}grpSp")
        names = etree.SubElement(group, f"{P}nvGrpSpPr")
        etree.SubElement(names, f"{P}cNvPr", id="700", name="Group")
        etree.SubElement(names, f"{P}cNvGrpSpPr")
        etree.SubElement(names, f"{P}nvPr")
        frame = _xfrm("a:xfrm", 127000, 254000, 1270000, 2540000)
        etree.SubElement(frame, f"{A}chOff", x="0", y="0")
        etree.SubElement(frame, f"{A}chExt", cx="1000", cy="1000")
        etree.SubElement(group, f"{P}grpSpPr").append(frame)
        group.append(shape)
        parts[name] = etree.tostring(root)

    box = _slot(from_bytes(repacked(default(), change), "x").master, "Title and Content", "obj").box
    assert (box.x, box.y, box.width, box.height) == pytest.approx((20, 40, 20, 40))


def _xfrm(tag, x, y, cx, cy):
    found = etree.Element(A + tag.partition(":")[2])
    etree.SubElement(found, f"{A}off", x=str(x), y=str(y))
    etree.SubElement(found, f"{A}ext", cx=str(cx), cy=str(cy))
    return found


def test_a_ground_is_dark_by_its_light_and_not_by_its_name():
    def change(parts):
        for number, fill in ((1, "101010"), (2, "EEEEEE")):
            name = f"ppt/slideLayouts/slideLayout{number}.xml"
            root = etree.fromstring(parts[name])
            scene = root.find(f"{P}cSld")
            scene.set("name", "Bright" if number == 1 else "Dark")
            ground = etree.fromstring(
                f'<p:bg xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:bgPr><a:solidFill><a:srgbClr val="{fill}"/>'
                "</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
            )
            scene.insert(0, ground)
            parts[name] = etree.tostring(root)

    layouts = {layout.name: layout for layout in from_bytes(repacked(default(), change), "x").master.layouts}
    assert (layouts["Bright"].is_dark, layouts["Bright"].ground) == (True, "101010")
    assert (layouts["Dark"].is_dark, layouts["Title Only"].is_dark) == (False, False)


def test_the_map_of_colours_says_which_ground_is_dark():
    def change(parts):
        name = "ppt/slideMasters/slideMaster1.xml"
        parts[name] = parts[name].replace(b'bg1="lt1" tx1="dk1"', b'bg1="dk1" tx1="lt1"')

    master = from_bytes(repacked(default(), change), "x").master
    assert (master.pairs["bg1"], master.pairs["tx1"]) == ("000000", "FFFFFF")
    # Its own text is light, so the scheme's text colour reads best: nothing is to be turned round.
    assert {(each.ground, each.is_dark, each.is_turned) for each in master.layouts} == {("000000", True, False)}


def test_a_slide_keeps_its_layouts_own_map_of_colours(document):
    def change(parts):
        name = "ppt/slideLayouts/slideLayout2.xml"
        own = b'<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2" '
        own += b'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        own += b'folHlink="folHlink"/>'
        assert b"<a:masterClrMapping/>" in parts[name]
        parts[name] = parts[name].replace(b"<a:masterClrMapping/>", own)

    loaded = from_bytes(repacked(default(), change), "x")
    data = write_pptx(plan_deck(document, standard_theme(), loaded.master), loaded.data)
    assert b"overrideClrMapping" in unzipped(data)["ppt/slides/slide2.xml"]
    assert gate_faults(data) == []


def test_fonts_and_layouts_of_one_name_are_told_apart():
    master = from_bytes(default(), "x").master
    assert master.fonts == ("Calibri", "Calibri")

    def change(parts):
        name = "ppt/slideLayouts/slideLayout6.xml"
        parts[name] = parts[name].replace(b'name="Title Only"', b'name="Blank"')

    names = [layout.name for layout in from_bytes(repacked(default(), change), "x").master.layouts]
    assert names.count("Blank") == 1
    assert "Blank (2)" in names


def _second_master(parts):
    """A second master with one layout, named as one of the first master's, and a theme of its own."""
    master, layout = "ppt/slideMasters/slideMaster2.xml", "ppt/slideLayouts/slideLayout12.xml"
    theme = "ppt/theme/theme9.xml"
    root = etree.fromstring(parts["ppt/slideMasters/slideMaster1.xml"])
    listed = root.find(f"{P}sldLayoutIdLst")
    for entry in list(listed)[1:]:
        listed.remove(entry)
    parts[layout], parts[theme] = parts["ppt/slideLayouts/slideLayout2.xml"], parts["ppt/theme/theme1.xml"]
    listed[0].set("id", "2147483999")
    listed[0].set(R_ID, related(parts, master, "slideLayout", f"/{layout}"))
    related(parts, master, "theme", f"/{theme}")
    related(parts, layout, "slideMaster", f"/{master}")
    parts[master] = etree.tostring(root)
    deck = etree.fromstring(parts["ppt/presentation.xml"])
    entry = etree.SubElement(deck.find(f"{P}sldMasterIdLst"), f"{P}sldMasterId", id="2147483998")
    entry.set(R_ID, related(parts, "ppt/presentation.xml", "slideMaster", f"/{master}"))
    parts["ppt/presentation.xml"] = etree.tostring(deck)


def test_two_masters_are_kept_apart():
    loaded = from_bytes(repacked(default(), _second_master), "x")
    assert [layout.name for layout in loaded.master.layouts][-1] == "Title and Content (2)"
    assert gate_faults(loaded.data) == []
    assert [len(master.slide_layouts) for master in Presentation(io.BytesIO(loaded.data)).slide_masters] == [11, 1]


@pytest.mark.parametrize(
    ("fonts", "codes"),
    [
        (("Calibri", "Arial"), []),
        (("Cambria", "Source Sans 3"), ["font-uncommon"]),
        (("Hausschrift", "Calibri"), ["font-unmeasured"]),
    ],
)
def test_a_typeface_that_readers_may_lack_is_said_with_what_they_see(fonts, codes):
    found = list(font_problems(fonts, "house.pptx"))
    assert [problem.code for problem in found] == codes
    assert all("Calibri or Arial" in problem.hint for problem in found if problem.code == "font-uncommon")
