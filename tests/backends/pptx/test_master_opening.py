"""A master that is not what it should be is refused with a reason and its file, whatever is wrong with it."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from tests.backends.pptx.masters import default, related, repacked

from dealbrief.backends.pptx import load_master, package, standard_master
from dealbrief.backends.pptx.loading import from_bytes
from dealbrief.backends.pptx.repack import unzipped
from dealbrief.errors import OutputError

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
TYPES = "[Content_Types].xml"
SLIDE_MASTER = "ppt/slideMasters/slideMaster1.xml"


def refusal(data: bytes) -> str:
    """The code of the one problem with a file."""
    with pytest.raises(OutputError) as caught:
        from_bytes(data, "house.pptx")
    (problem,) = caught.value.problems
    assert problem.at is not None
    assert problem.at.file == "house.pptx"
    return problem.code


def written(names: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip whose names are as they are given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    return written({**unzipped(default()), name: data})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "master-encrypted"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "master-old-format"),
        (b"", "master-broken"),
        (b"a text", "master-broken"),
        (written({"a.xml": b"<a/>"}), "master-broken"),
        (default()[:-2000], "master-broken"),
    ],
)
def test_what_is_no_package_is_refused(data, code):
    assert refusal(data) == code


@pytest.mark.parametrize(
    "name",
    ["../up.xml", "ppt/../../up.xml", "/abs.xml", "ppt\\a.xml", "C:/a.xml", "PPT/presentation.xml", "ppt//a.xml"],
)
def test_a_name_that_leads_out_or_stands_twice_is_refused(name):
    assert refusal(with_part(name, b"<a/>")) == "master-unsafe"


def test_two_parts_of_one_name_are_refused():
    buffer = io.BytesIO(default())
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("ppt/presentation.xml", b"<a/>")
    assert refusal(buffer.getvalue()) == "master-unsafe"


@pytest.mark.parametrize(
    "part",
    [
        b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
    ],
)
def test_a_document_type_in_any_part_is_refused(part):
    assert refusal(with_part("customXml/item9.xml", part)) == "master-unsafe"


def test_entities_are_never_expanded():
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
    assert refusal(repacked(default(), lambda parts: parts.update({SLIDE_MASTER: bomb}))) == "master-unsafe"


def test_macros_are_refused_wherever_they_are():
    assert refusal(with_part("ppt/vbaProject.bin", b"x")) == "master-macros"

    def typed(parts):
        parts[TYPES] = parts[TYPES].replace(
            b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        )

    assert refusal(repacked(default(), typed)) == "master-macros"

    def renamed(parts):
        parts["ppt/innocent.bin"] = b"x"
        related(parts, "ppt/presentation.xml", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "x")

    assert refusal(repacked(default(), renamed)) == "master-macros"


@pytest.mark.parametrize("part", [TYPES, "_rels/.rels", "ppt/presentation.xml", SLIDE_MASTER, "ppt/theme/theme1.xml"])
def test_a_file_without_a_part_it_needs_is_refused(part):
    assert refusal(repacked(default(), lambda parts: parts.pop(part))) == "master-broken"


def test_a_file_without_layouts_is_refused():
    def bare(parts):
        for name in [name for name in parts if "slideLayouts" in name]:
            del parts[name]

    assert refusal(repacked(default(), bare)) == "master-broken"


def test_strict_open_xml_is_named():
    def strict(parts):
        old, new = (
            b"http://schemas.openxmlformats.org/officeDocument/2006/",
            b"http://purl.oclc.org/ooxml/officeDocument/",
        )
        parts["_rels/.rels"] = parts["_rels/.rels"].replace(old, new)

    assert refusal(repacked(default(), strict)) == "master-strict"


def parts_of(count: int) -> bytes:
    own = unzipped(default())
    return written({**own, **{f"x/{n}.bin": b"" for n in range(count - len(own))}}, zipfile.ZIP_STORED)


@pytest.mark.parametrize(("over", "refused"), [(-1, False), (0, False), (1, True)])
def test_limits_hold_to_the_unit(over, refused, monkeypatch):
    monkeypatch.setattr(package, "MAX_PARTS", 100)
    monkeypatch.setattr(package, "MAX_PART", 300_000)
    longest = with_part("x.bin", random.Random(1).randbytes(300_000 + over))
    for data in (parts_of(100 + over), longest):
        assert (refusal(data) == "master-too-large") if refused else from_bytes(data, "x")
    data = default()
    monkeypatch.setattr(package, "MAX_FILE", len(data) - over)
    assert (refusal(data) == "master-too-large") if refused else from_bytes(data, "x")
    monkeypatch.setattr(package, "MAX_FILE", len(data))
    monkeypatch.setattr(package, "MAX_TOTAL", sum(map(len, unzipped(data).values())) - over)
    assert (refusal(data) == "master-too-large") if refused else from_bytes(data, "x")


def test_what_unpacks_to_far_more_than_it_is_is_refused_unread():
    assert refusal(with_part("ppt/bomb.bin", b"\0" * 5_000_000)) == "master-too-large"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(OutputError) as caught:
        load_master(tmp_path / "none.pptx")
    assert [problem.code for problem in caught.value.problems] == ["no-file"]


def test_300_damaged_files_are_refused_or_read():
    """Bytes of the file, and of its unpacked parts: nothing but a refusal or a master."""
    whole, parts = standard_master().read_bytes(), unzipped(standard_master().read_bytes())
    source, names = random.Random(20310504), sorted(parts)
    refusals = 0
    for number in range(300):
        name = names[source.randrange(len(names))]
        data = bytearray(whole if number % 2 else parts[name])
        for _ in range(source.randrange(1, 4)):
            data[source.randrange(len(data))] = source.randrange(256)
        damaged = bytes(data) if number % 2 else written({**parts, name: bytes(data)}, zipfile.ZIP_STORED)
        try:
            from_bytes(damaged, "x")
        except OutputError:
            refusals += 1
    assert 0 < refusals < 300
