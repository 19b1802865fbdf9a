"""`templates add`: a pack comes from a folder or an archive whole, or not at all; each refusal has what trips it."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Ran

from dealbrief.cli.templates_add import add
from dealbrief.errors import Problem, TemplateError, WriteError
from dealbrief.packs import incoming as limits
from dealbrief.resources import resource

PACK = b'name = "chancery"\ndescription = "Papers of a chancery."\ntemplates = ["brief"]\n'
BRIEF = b'{% extends "standard/brief.xml.j2" %}\n{% block about %}<p>By us.</p>{% endblock %}\n'
GOOD = {"pack.toml": PACK, "brief.xml.j2": BRIEF, "LICENSE": b"Free.\n"}
FONT = next((resource("assets") / "fonts").rglob("*.ttf"))
MASTER = resource("assets") / "masters" / "standard.pptx"

Entry = tuple[str | zipfile.ZipInfo, bytes]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "house"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def zipped(folder: Path, *more: Entry, files: dict[str, bytes] = GOOD, top: str = "") -> Path:
    target = folder.parent / "pack.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*files.items(), *more):
            archive.writestr(f"{top}{name}" if isinstance(name, str) else name, data)
    return target


def unzipped(folder: Path, files: dict[str, bytes] = GOOD) -> Path:
    source = folder.parent / "sent"
    for name, data in files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return source


def refused(source: Path) -> list[Problem]:
    """What is said of a pack; and that nothing was written."""
    with pytest.raises(TemplateError) as caught:
        add(source, Path("templates"))
    assert list(Path().rglob("*")) == []
    return list(caught.value.problems)


def info(name: str, **more: int) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo("placeholder")
    made.filename = name  # as it is: the constructor mends some names
    made.compress_type = zipfile.ZIP_DEFLATED
    for key, value in more.items():
        setattr(made, key, value)
    return made


@pytest.mark.parametrize("top", ["", "chancery-main/"])
def test_a_pack_comes_from_an_archive(here: Path, top: str):
    added = add(zipped(here, ("__MACOSX/._brief.xml.j2", b"\0"), top=top), Path("templates"))
    assert added.folder == Path("templates/chancery")
    assert {path.name: path.read_bytes() for path in added.folder.iterdir()} == GOOD
    assert [path.name for path in Path("templates").iterdir()] == ["chancery"]


def test_a_pack_comes_from_a_folder(here: Path):
    source = unzipped(here, {**GOOD, ".git/config": b"x", ".DS_Store": b"\0", "base/a.xml.j2": b"<p/>"})
    add(source, Path("elsewhere"))
    found = {path.relative_to("elsewhere").as_posix() for path in Path("elsewhere").rglob("*") if path.is_file()}
    assert found == {f"chancery/{name}" for name in (*GOOD, "base/a.xml.j2")}
    assert not stat.S_IMODE(Path("elsewhere/chancery/brief.xml.j2").stat().st_mode) & 0o111


def test_everything_a_pack_may_hold_is_taken(here: Path):
    picture = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (4, 4)).save(picture, "PNG")
    more = {"_brand.yml": b"defaults: {dealbrief: {master: house.pptx}}\n", "house.pptx": MASTER.read_bytes()}
    more |= {"House.ttf": FONT.read_bytes(), "seal.png": picture.getvalue(), "README.md": b"# Us\n", "a.txt": b"a"}
    assert len(add(zipped(here, files=GOOD | more), Path("templates")).files) == len(GOOD) + len(more)


def test_the_command_tells_where_it_is_and_how_to_use_it(here: Path, run: Callable[..., Ran]):
    ran = run("templates", "add", zipped(here))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:2] == ["templates/chancery", "  3 files, templates brief"]
    assert "`pack: chancery`" in ran.out
    assert "no report sees it there" in run("templates", "add", zipped(here), "--to", "packs").out
    assert run("templates", "list").out.count("chancery: Papers of a chancery.") == 1


def test_a_pack_that_is_there_stays(here: Path, run: Callable[..., Ran]):
    source = zipped(here)
    add(source, Path("templates"))
    Path("templates/chancery/brief.xml.j2").write_text("mine", encoding="utf-8")
    ran = run("templates", "add", source)
    assert (ran.code, ran.out) == (1, "")
    assert "error[already-there]" in ran.err
    assert Path("templates/chancery/brief.xml.j2").read_text(encoding="utf-8") == "mine"


def test_the_name_of_a_shipped_pack_is_taken(here: Path):
    found = refused(zipped(here, files=GOOD | {"pack.toml": PACK.replace(b"chancery", b"standard")}))
    assert "pack-name" in {one.code for one in found}


def test_a_failure_to_write_leaves_nothing(here: Path, monkeypatch: pytest.MonkeyPatch):
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(WriteError):
        add(zipped(here), Path("templates"))
    assert list(here.iterdir()) == []


NAMES = [
    ("../brief.xml.j2", "leads out of the pack"),
    ("base/../../brief.xml.j2", "leads out of the pack"),
    ("/etc/brief.xml.j2", "has an absolute path"),
    ("base\\brief.xml.j2", "has a backslash or a drive letter"),
    ("C:/brief.xml.j2", "has a backslash or a drive letter"),
    ("C:brief.xml.j2", "has a backslash or a drive letter"),
    ("base//brief.xml.j2", "has an empty step"),
    ("./brief2.xml.j2", "has an empty step"),
    ("nul.md", "has a name that Windows keeps"),
    ("base/COM1.xml.j2", "has a name that Windows keeps"),
    ("aux/brief.xml.j2", "has a name that Windows keeps"),
    ("base./brief.xml.j2", "has a name that Windows keeps"),
    ("a:b.md", "has a backslash or a drive letter"),
    ("ab:c.md", "has a sign in its name"),
    ("a?.md", "has a sign in its name"),
    ("a\u202emd.txt", "has a sign in its name"),
    ("a\x1b[2J.md", "has a sign in its name"),
    ("a\0.py.md", "has a sign in its name"),
    ("Brief.xml.j2", "differs from `brief.xml.j2` in capitals"),
    ("pack.toml/a.md", "lies in `pack.toml`, which is a file too"),
    ("brief.xml.j2", "stands twice"),
]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("name", "message"), NAMES)
def test_a_name_that_is_not_the_same_file_everywhere_is_refused(here: Path, name: str, message: str):
    found = refused(zipped(here, (info(name), b"a")))
    assert message in " ".join(one.message for one in found)
    assert all(one.code == "pack-refused" and one.hint for one in found)


def test_names_that_differ_by_encoding_alone_are_refused(here: Path):
    found = refused(zipped(here, ("caf\u00e9.md", b"a"), ("cafe\u0301.md", b"a")))
    assert any("in capitals or encoding alone" in one.message for one in found)


def test_folders_that_differ_by_case_alone_are_refused(here: Path):
    found = refused(zipped(here, ("base/a.md", b"a"), ("Base/b.md", b"a")))
    assert any("differs from `base`" in one.message for one in found)


@pytest.mark.parametrize(
    "name", ["look.py", "a.pyc", "run.sh", "a.svg", "a.pptm", "a.html", "j2", ".j2", "a.j2.exe", "x"]
)
def test_kinds_of_files_that_a_pack_does_not_hold_are_refused(here: Path, name: str):
    (only,) = refused(zipped(here, (name, b"a")))
    assert "of a kind that a pack does not hold" in only.message
    (only,) = refused(unzipped(here, {**GOOD, name: b"a"}))
    assert only.at is not None
    assert Path(only.at.file).name == name


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR])
def test_links_and_special_files_in_an_archive_are_refused(here: Path, mode: int):
    (only,) = refused(zipped(here, (info("a.md", external_attr=(mode | 0o644) << 16), b"/etc/passwd")))
    assert "is a symbolic link" in only.message or "is no plain file" in only.message


def test_links_and_special_files_in_a_folder_are_refused(here: Path):
    source = unzipped(here)
    (source / "a.md").symlink_to("/etc/passwd")
    (source / "base").symlink_to("/etc")
    (here.parent / "secret.txt").write_text("x", encoding="utf-8")
    os.link(here.parent / "secret.txt", source / "b.txt")
    os.mkfifo(source / "c.txt")
    found = {one.message for one in refused(source)}
    assert found == {
        "'a.md' is a symbolic link",
        "'base' is a symbolic link",
        "'b.txt' is a hard link: another file is the same",
        "'c.txt' is no plain file",
    }


def test_too_many_files_are_refused(here: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "MAX_FILES", 4)
    add(zipped(here, ("a.md", b"a")), Path("other"))
    Path("other/chancery").rename(here.parent / "gone")
    Path("other").rmdir()
    for source in (zipped(here, ("a.md", b"a"), ("b.md", b"a")), unzipped(here, {**GOOD, "a.md": b"", "b.md": b""})):
        (only,) = refused(source)
        assert only.message == "there are more than 4 files in it"


def test_too_large_a_file_is_refused(here: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "MAX_FILE", 2000)
    for source in (zipped(here, ("a.md", b"a" * 2001)), unzipped(here, {**GOOD, "a.md": b"a" * 2001})):
        (only,) = refused(source)
        assert only.message.startswith("'a.md' is larger than ")


def test_too_much_together_is_refused(here: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "MAX_TOTAL", 3000)
    more = {name: bytes(range(65, 91)) * 50 for name in ("a.md", "b.md", "c.md")}
    for source in (zipped(here, files=GOOD | more), unzipped(here, GOOD | more)):
        assert any(one.message.startswith("together the files are larger") for one in refused(source))


def test_a_size_that_an_archive_makes_up_is_not_believed(here: Path, monkeypatch: pytest.MonkeyPatch):
    """A bomb: four bytes by its own account, thirty million when unpacked."""
    source = zipped(here, ("a.md", b"a" * 30_000_000))
    data = source.read_bytes()
    size = (30_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    source.write_bytes(data.replace(size, (4).to_bytes(4, "little")))
    (only,) = refused(source)
    assert only.message.startswith("'a.md' is damaged")


def test_an_encrypted_file_is_refused(here: Path):
    source = zipped(here, ("a.md", b"a"))
    data = bytearray(source.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    source.write_bytes(bytes(data))
    (only,) = refused(source)
    assert only.message == "'a.md' is encrypted"


def test_an_odd_packing_is_refused(here: Path):
    (only,) = refused(zipped(here, (info("a.md", compress_type=zipfile.ZIP_LZMA), b"a")))
    assert "is packed in a way" in only.message


def test_a_damaged_archive_is_refused(here: Path):
    source = zipped(here, ("a.md", os.urandom(500)))
    data = source.read_bytes()
    source.write_bytes(data[: data.index(b"a.md") + 50] + b"\0\0\0\0" + data[data.index(b"a.md") + 54 :])
    (only,) = refused(source)
    assert only.message.startswith("'a.md' is damaged")
    source.write_bytes(data[:200])
    (only,) = refused(source)
    assert "is no .zip, or a damaged one" in only.message


def test_what_a_file_holds_is_what_its_name_says(here: Path):
    files = {"a.png": b"\x7fELF", "b.jpg": b"MZ", "c.ttf": b"#!/bin/sh\n", "d.md": b"\x7fELF\0", "e.txt": b"\xff\xfe"}
    found = {one.message.split("`")[1] for one in refused(zipped(here, files=GOOD | files | {"f.pptx": b"PK"}))}
    assert found == {*files, "f.pptx"}


def test_a_master_with_macros_is_refused(here: Path):
    made = io.BytesIO(MASTER.read_bytes())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("ppt/vbaProject.bin", b"macro")
    (only,) = refused(zipped(here, ("house.pptx", made.getvalue())))
    assert "macros" in only.message


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("brief.xml.j2", b"{% if %}", "template-syntax"),
        ("brief.xml.j2", BRIEF.replace(b"block about", b"block abuot"), "unknown-block"),
        ("brief.xml.j2", b'{% extends "standrad/brief.xml.j2" %}', "template-not-found"),
        ("brief.xml.j2", b"{{ a | eval }}", "template-syntax"),
        ("base/x.xml.j2", b"{% import 'nobody.xml.j2' as a %}", "template-not-found"),
        ("pack.toml", PACK + b"master = 'a.pptx'\n", "pack-file"),
        ("pack.toml", PACK.replace(b'["brief"]', b'["brief", "decree"]'), "pack-file"),
        ("pack.toml", PACK + b'extends = "nobody"\n', "unknown-pack"),
        ("pack.toml", PACK + b'needs-version = "99"\n', "pack-version"),
        ("pack.toml", b"name =", "pack-file"),
        ("pack.toml", PACK + b'extends = "chancery"\n', "pack-circle"),
        ("_brand.yml", b"color: {primry: red}\n", "brand"),
        ("_brand.yml", b"typography: {base: Nobody}\n", "font"),
    ],
)
def test_a_pack_that_does_not_work_is_refused_at_its_line(here: Path, name: str, text: bytes, code: str):
    (only,) = refused(zipped(here, files=GOOD | {name: text}))
    assert only.code == code
    assert only.at is not None
    assert Path(only.at.file) == here.parent / "pack.zip" / name


def test_a_pack_without_a_pack_file_is_refused(here: Path):
    (only,) = refused(zipped(here, files={"brief.xml.j2": BRIEF}))
    assert only.message == "there is no pack.toml in pack.zip"
    two = {"a/pack.toml": PACK, "b/pack.toml": PACK}
    assert "there is no pack.toml in pack.zip" in {one.message for one in refused(zipped(here, files=two))}


def test_all_that_is_wrong_is_told_at_once(here: Path):
    bad = BRIEF.replace(b"block about", b"block abuot")
    files = GOOD | {"pack.toml": PACK + b"foo = 1\n", "brief.xml.j2": bad, "look.py": b"", "a.png": b"", "../b.md": b""}
    source = zipped(here, files={name: data for name, data in files.items() if name != "../b.md"})
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr(info("../b.md"), b"")
    codes = sorted(one.code for one in refused(source))
    assert codes == ["pack-file", "pack-refused", "pack-refused", "pack-refused", "unknown-block"]


def test_a_pack_may_extend_one_that_lies_beside_it(here: Path):
    add(zipped(here), Path("templates"))
    child = PACK.replace(b"chancery", b"embassy") + b'extends = "chancery"\n'
    brief = BRIEF.replace(b"standard/", b"chancery/")
    add(zipped(here, files={"pack.toml": child, "brief.xml.j2": brief}), Path("templates"))
    assert sorted(path.name for path in Path("templates").iterdir()) == ["chancery", "embassy"]
