"""Pictures of a template: found beside the deal before the pack, refused at their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.picture_files import picture_file

from dealbrief.document.blocks import Figure
from dealbrief.document.figures_image import ImageData
from dealbrief.errors import TemplateError
from dealbrief.template import parse

HEAD = '<brief title="t" short-title="t" language="en" stamp="2031-05-03">'


def figure(folders: list[Path], attributes: str, inside: str = "") -> Figure:
    body = f'<figure kind="image" alt="A port." {attributes}>{inside}</figure>'
    text = f"{HEAD}{body}</brief>"
    (found,) = parse(text, {}, "en", folders).blocks
    assert isinstance(found, Figure)
    return found


def test_a_picture_is_read_beside_the_deal_before_the_pack(tmp_path: Path):
    for name, width in (("report", 40), ("pack", 60)):
        (tmp_path / name / "pictures").mkdir(parents=True)
        (tmp_path / name / "pictures" / "port.png").write_bytes(picture_file(width, 30))
    folders = [tmp_path / "report", tmp_path / "pack"]
    first = figure(folders, 'src="pictures/port.png"').data
    second = figure(folders[::-1], 'src="pictures/port.png"').data
    assert isinstance(first, ImageData)
    assert isinstance(second, ImageData)
    assert (first.width, second.width) == (40, 60)


@pytest.mark.parametrize(
    ("attributes", "code", "says"),
    [
        ("", "missing-attribute", "needs src"),
        ('src=""', "missing-attribute", "needs src"),
        ('src="none.png"', "no-file", "none.png"),
        ('src="https://example.org/a.png"', "no-file", "https://example.org/a.png"),
        ('src="../outside.png"', "outside-root", "../outside.png"),
        ('src="{root}/outside.png"', "outside-root", "outside.png"),
        ('src="linked.png"', "outside-root", "linked.png"),
        ('src="notes.png"', "not-a-picture", "`notes.png` is no PNG"),
    ],
)
def test_what_is_no_picture_of_the_report_is_a_located_problem(tmp_path: Path, attributes: str, code: str, says: str):
    report = tmp_path / "report"
    report.mkdir()
    (tmp_path / "outside.png").write_bytes(picture_file(40, 30))
    (report / "linked.png").symlink_to(tmp_path / "outside.png")
    (report / "notes.png").write_text("no picture", "utf-8")
    with pytest.raises(TemplateError) as raised:
        figure([report], attributes.format(root=tmp_path))
    (problem,) = raised.value.problems
    assert problem.code == code
    assert says in problem.message
    assert problem.at is not None


def test_a_figure_says_what_it_shows(tmp_path: Path):
    (tmp_path / "port.png").write_bytes(picture_file(40, 30))
    with pytest.raises(TemplateError) as raised:
        figure([tmp_path], 'src="port.png"', inside="<milestone date='May'>x</milestone>")
    assert raised.value.problems[0].hint == "a picture holds no data"
    text = f'{HEAD}<figure kind="image" src="port.png" alt=" "/></brief>'
    with pytest.raises(TemplateError) as raised:
        parse(text, {}, "en", [tmp_path])
    assert "empty alt" in raised.value.problems[0].message
