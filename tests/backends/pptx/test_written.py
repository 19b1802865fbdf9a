"""The written file: valid where it can be seen, native, themed, reproducible, and safe to open."""

from __future__ import annotations

import importlib
import io
import posixpath
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from dealbrief.backends.pptx import inspect_pptx, plan_deck, read_master, render, standard_master, write_pptx
from dealbrief.backends.pptx.plan.deck import Chip
from dealbrief.backends.pptx.repack import unzipped, zipped
from dealbrief.errors import OutputError

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MARKING_COLOURS = {"000000", "FFFFFF"}


@pytest.fixture(scope="module")
def parts(rendered):
    return unzipped(rendered.data)


def _roots(parts, pattern):
    return {name: etree.fromstring(data) for name, data in parts.items() if re.fullmatch(pattern, name)}


@pytest.fixture(scope="module")
def slides(parts):
    return _roots(parts, r"ppt/slides/slide\d+\.xml")


@pytest.fixture(scope="module")
def charts(parts):
    return _roots(parts, r"ppt/charts/chart\d+\.xml")


def test_there_are_as_many_slides_as_planned(rendered, slides):
    assert len(slides) == rendered.slides == rendered.sheets


def test_colours_come_from_the_scheme_but_for_the_marking(slides, charts):
    literal = {
        colour.get("val") for root in (*slides.values(), *charts.values()) for colour in root.iter(f"{A}srgbClr")
    }
    assert literal == MARKING_COLOURS
    chips = [
        shape for root in slides.values() for shape in root.iter(f"{P}sp") if shape.find(f".//{A}srgbClr") is not None
    ]
    assert [shape.find(f".//{P}cNvPr").get("name") for shape in chips] == ["Marking"] * len(slides)


def test_fonts_come_from_the_theme(slides, charts):
    faces = {
        face.get("typeface")
        for root in (*slides.values(), *charts.values())
        for tag in ("latin", "ea", "cs")
        for face in root.iter(A + tag)
    }
    assert all(re.fullmatch(r"\+m[jn]-(lt|ea|cs)", face) for face in faces)


def test_every_run_has_a_language(slides, parts):
    notes = _roots(parts, r"ppt/notesSlides/notesSlide\d+\.xml")
    runs = [run for root in (*slides.values(), *notes.values()) for tag in ("r", "fld") for run in root.iter(A + tag)]
    assert runs
    assert {run.find(f"{A}rPr").get("lang") for run in runs} == {"en-GB"}


def test_words_in_another_language_say_so(make, theme):
    from dealbrief.document.inlines import Lang

    foreign = make.Paragraph(children=(Lang("be", make.words("Свабода")),))
    data = render(make.deck(make.slide("text", "One word", make.slot("body", foreign))), theme).data
    root = _roots(unzipped(data), r"ppt/slides/slide1\.xml")["ppt/slides/slide1.xml"]
    said = {run.find(f"{A}rPr").get("lang"): run.findtext(f"{A}t") for run in root.iter(f"{A}r")}
    assert said["be"] == "Свабода"


def test_shape_ids_are_unique_on_each_slide(slides):
    for root in slides.values():
        ids = [shape.get("id") for shape in root.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))


def test_text_never_shrinks_by_itself(slides):
    bodies = [body for root in slides.values() for body in root.iter(f"{P}txBody")]
    assert all(body.find(f"{A}bodyPr/{A}noAutofit") is not None for body in bodies)


def test_axis_ids_are_positive_and_belong_together(charts):
    assert charts
    for root in charts.values():
        axes = {axis.find(f"{C}axId").get("val") for tag in ("catAx", "valAx", "dateAx") for axis in root.iter(C + tag)}
        used = {node.get("val") for tag in ("axId", "crossAx") for node in root.iter(C + tag)}
        assert all(int(value) > 0 for value in used)
        assert used == axes


def test_charts_have_no_title_and_no_legend(charts):
    assert all(root.find(f".//{C}title") is None and root.find(f".//{C}legend") is None for root in charts.values())
    assert all(root.find(f".//{C}autoTitleDeleted").get("val") == "1" for root in charts.values())


def test_only_exact_values_are_joined(charts):
    line = next(root for root in charts.values() if root.find(f".//{C}lineChart") is not None)
    joined, *others = line.iter(f"{C}ser")
    assert [v.text for v in joined.findall(f"{C}val//{C}v")] == ["260", "402", "300"]
    assert joined.find(f"{C}spPr/{A}ln/{A}solidFill") is not None
    assert all(series.find(f"{C}spPr/{A}ln/{A}noFill") is not None for series in others)
    assert line.find(f".//{C}dispBlanksAs").get("val") == "span"


def test_a_workbook_holds_text_as_text(make, theme):
    from decimal import Decimal

    from dealbrief.document.figures import Bar, BarData

    bars = tuple(Bar(label, Decimal(2), "2", "=1+1") for label in ("=cmd|' /C calc'!A0", "+1", "@x"))
    figure = make.figure("bar", BarData(bars, "a", "=2", "=3", "=4"))
    data = render(make.deck(make.slide("exhibit", "Formulas", make.slot("exhibit", figure))), theme).data
    books = [part for name, part in unzipped(data).items() if name.endswith(".xlsx")]
    assert len(books) == 1
    sheet = etree.fromstring(unzipped(books[0])["xl/worksheets/sheet1.xml"])
    assert sheet.findall(".//{*}f") == []
    assert sheet.findall(".//{*}hyperlink") == []
    texts = [node.text for node in etree.fromstring(unzipped(books[0])["xl/sharedStrings.xml"]).iter("{*}t")]
    assert texts == ["=4", "=3", *(bar.label for bar in bars)]


def test_tables_are_native_and_as_tall_as_their_rows(slides):
    frames = [
        frame
        for root in slides.values()
        for frame in root.iter(f"{P}graphicFrame")
        if frame.find(f".//{A}tbl") is not None
    ]
    assert frames
    for frame in frames:
        table = frame.find(f".//{A}tbl")
        assert table.find(f"{A}tblPr").get("firstRow") == "1"
        columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
        assert all(len(row.findall(f"{A}tc")) == columns for row in table.iter(f"{A}tr"))
        rows = sum(int(row.get("h")) for row in table.iter(f"{A}tr"))
        assert abs(rows - int(frame.find(f"{P}xfrm/{A}ext").get("cy"))) <= len(table.findall(f"{A}tr"))


def test_arrows_are_glued_to_shapes_of_their_group(slides):
    (group,) = slides["ppt/slides/slide2.xml"].iter(f"{P}grpSp")
    arrows = list(group.iter(f"{P}cxnSp"))
    ids = {shape.get("id") for shape in group.iter(f"{P}cNvPr")}
    assert len(arrows) == 3
    assert all(
        {node.get("id") for tag in ("stCxn", "endCxn") for node in arrow.iter(A + tag)} <= ids for arrow in arrows
    )
    assert all(len(list(arrow.iter(f"{A}stCxn"))) == 1 for arrow in arrows)


def test_no_relation_leaves_the_file_but_links(parts):
    for name, data in parts.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in etree.fromstring(data):
            target = relation.get("Target")
            if relation.get("TargetMode") == "External":
                assert target.startswith(("http://", "https://", "mailto:"))
            else:
                path = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                assert path in parts


def test_the_file_says_nothing_of_a_person_or_a_program(parts):
    core = etree.fromstring(parts["docProps/core.xml"])
    assert {etree.QName(node).localname: node.text for node in core} == {
        "title": "Amber for people",
        "creator": "House",
        "language": "en-GB",
        "created": "2031-05-31T00:00:00Z",
        "modified": "2031-05-31T00:00:00Z",
    }
    assert not [name for name in parts if "thumbnail" in name or "printerSettings" in name or name.endswith(".bin")]


def test_sections_hold_every_slide_once(parts, rendered):
    root = etree.fromstring(parts["ppt/presentation.xml"])
    sections = list(root.iter("{*}section"))
    inside = [slide.get("id") for section in sections for slide in section.iter("{*}sldId")]
    assert inside == [slide.get("id") for slide in root.iter(f"{P}sldId")]
    assert all(section.get("name") for section in sections)
    assert len({section.get("id") for section in sections}) == len(sections)


def test_the_same_plan_gives_the_same_bytes(make, theme, rendered):
    assert render(make.deck(), theme).data == rendered.data
    infos = zipfile.ZipFile(io.BytesIO(rendered.data)).infolist()
    assert infos[0].filename == "[Content_Types].xml"
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_it_opens_again_and_reads_as_planned(rendered):
    deck = Presentation(io.BytesIO(rendered.data))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[:2] == ["Amber for people", "Norland licensed amber and Sudland freed forty\u00a0people"]
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert [chart.part.chart_workbook.xlsx_part is not None for chart in charts] == [True, True]
    assert "Evidence: t1, t2" in deck.slides[1].notes_slide.notes_text_frame.text


def test_placeholders_are_those_of_the_layout_and_none_is_empty(rendered):
    for slide in Presentation(io.BytesIO(rendered.data)).slides:
        of_layout = {shape.placeholder_format.idx for shape in slide.slide_layout.placeholders}
        assert {shape.placeholder_format.idx for shape in slide.placeholders} <= of_layout
        assert all(shape.element.tag == f"{P}pic" or shape.text_frame.text for shape in slide.placeholders)


def test_only_what_differs_from_the_layout_is_written(slides):
    title = next(
        shape
        for shape in slides["ppt/slides/slide2.xml"].iter(f"{P}sp")
        if shape.find(f".//{P}ph[@type='title']") is not None
    )
    assert title.find(f"{P}spPr/{A}xfrm") is None
    assert dict(title.find(f".//{A}rPr").attrib) == {"lang": "en-GB", "dirty": "0"}


def test_an_address_that_is_no_link_is_refused(make, theme):
    bad = make.Paragraph(children=(make.Link("file:///etc/passwd", make.words("x")),))
    with pytest.raises(OutputError) as caught:
        render(make.deck(make.slide("text", "One", make.slot("body", bad))), theme)
    assert [problem.code for problem in caught.value.problems] == ["link"]


def test_a_deck_without_marking_has_no_chip(make, theme):
    data = render(make.deck(make.slides()[1], marking=""), theme).data
    root = _roots(unzipped(data), r"ppt/slides/slide1\.xml")["ppt/slides/slide1.xml"]
    assert [shape.get("name") for shape in root.iter(f"{P}cNvPr") if shape.get("name") == "Marking"] == []


@pytest.mark.parametrize(
    ("marking", "form"), [("TLP:RED", "chip"), ("TLP:RED", "banner"), ("TLP:AMBER+STRICT", "banner")]
)
def test_a_chip_is_as_wide_as_its_text_and_a_banner_at_least_as_its_slot(make, theme, marking, form):
    master = read_master(standard_master())
    slot = next(slot for slot in master.layouts[4].slots if slot.name == "Marking")
    plan = plan_deck(make.deck(make.slides()[1], marking=marking), replace(theme, marking=form))
    (chip,) = (frame for frame in plan.slides[0].frames if isinstance(frame, Chip))
    assert chip.box.right == pytest.approx(slot.box.right)
    assert (chip.box.width < slot.box.width) == (form == "chip")
    assert (chip.box.width > slot.box.width) == (marking == "TLP:AMBER+STRICT")


@pytest.mark.parametrize("fault", ["missing", "untyped", "fewer"])
def test_the_inspection_sees_a_broken_package(fault, make, theme, rendered):
    plan = plan_deck(make.deck(), theme)
    parts = unzipped(rendered.data)
    if fault == "missing":
        del parts[
            "ppt/charts/chart1.xml"
            if "ppt/charts/chart1.xml" in parts
            else next(n for n in parts if "charts/chart" in n)
        ]
    elif fault == "untyped":
        parts["ppt/media/picture.tif"] = b""
    else:
        plan = replace(plan, slides=plan.slides[1:])
    with pytest.raises(OutputError) as caught:
        inspect_pptx(zipped(parts), plan)
    assert {problem.code for problem in caught.value.problems} == {"broken-package"}


def test_two_entries_of_one_name_are_refused(rendered):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.xml", "")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.xml", "")
    with pytest.raises(ValueError, match="one name"):
        unzipped(buffer.getvalue())


def test_another_theme_changes_the_theme_part_alone(make, theme, rendered):
    red = replace(theme, colours={**theme.colours, "a": "AA0000"})
    other, same = unzipped(render(make.deck(), red).data), unzipped(rendered.data)
    assert sorted(name for name in same if same[name] != other[name]) == [
        "ppt/theme/theme1.xml",
        "ppt/theme/theme2.xml",
    ]


def test_the_master_is_read_as_it_was_made():
    master = read_master(standard_master())
    assert (master.width, master.height) == (960, 540)
    assert [layout.name for layout in master.layouts] == [
        "Title dark", "Title light", "Section dark", "Section light", "Exhibit", "Exhibit and note", "Two exhibits",
        "Statement", "Text", "Sources", "One slide", "Content", "Two columns", "Comparison", "Picture", "Closing dark",
        "Closing light",
    ]  # fmt: skip
    exhibit = next(layout for layout in master.layouts if layout.name == "Exhibit")
    title = exhibit.slots[0]
    assert (title.levels[0].size, title.levels[0].font, title.levels[0].spacing) == (28.0, "major", 0.9)
    statement = next(slot for layout in master.layouts for slot in layout.slots if slot.name == "Statement")
    assert [level.size for level in statement.levels[:3]] == [40.0, 18.0, 18.0]
    assert [level.bold for level in statement.levels[:3]] == [False, True, False]


@pytest.mark.checkout
def test_masters_are_what_their_tool_writes(monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).parents[3] / "tools")
    tool = importlib.import_module("make_master")
    assert tool.TARGETS
    for target, look in tool.TARGETS.items():
        assert unzipped(tool.package(look)) == unzipped((tool.ROOT / target).read_bytes())


def test_a_plan_is_written_on_the_master_it_was_planned_for(make, theme):
    plan = plan_deck(make.deck(), theme)
    data = standard_master().read_bytes()
    assert write_pptx(plan, data) == write_pptx(plan)


def test_a_master_with_sample_slides_gives_them_up(make, theme, rendered):
    plan = plan_deck(make.deck(), theme)
    written = unzipped(write_pptx(plan, rendered.data))
    assert written == unzipped(rendered.data)
