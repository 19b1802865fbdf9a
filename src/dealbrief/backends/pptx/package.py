"""Opening a foreign package: the bytes of a .pptx or .potx come in, its parts go out, or why it is refused.

Nothing is read before its size, its number and its name are known to be harmless, and no part is parsed that declares a
document type. Whatever else goes wrong in a damaged file ends in the same error.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from dealbrief.errors import OutputError, Place, Problem

MAX_FILE = 60 * 1024 * 1024
MAX_PARTS = 2_000
MAX_PART = 20 * 1024 * 1024
MAX_TOTAL = 100 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 256 * 1024
"""A part up to this size may be packed as tightly as it likes."""
TYPES = "[Content_Types].xml"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml."
_MAINS = tuple(f"{_MAIN}{kind}.main+xml" for kind in ("presentation", "template", "slideshow"))
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/"
_SAVE = "open it in PowerPoint and save it as .pptx or .potx"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: the last word of its type, and the part it leads to; "" where it leaves the file."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True)
class Package:
    """A package that was opened: its parts by name, without a slash before it."""

    file: str
    parts: dict[str, bytes] = field(repr=False)
    main: str = ""

    def xml(self, name: str) -> Any:
        """The root of a part, without comments and processing instructions.

        Raises:
            OutputError: The part is missing or no XML.
        """
        if name not in self.parts:
            raise refused("master-broken", f"the part {name} is missing", self.file, _SAVE)
        return parsed(self.parts[name], name, self.file)

    def relations(self, name: str) -> list[Relation]:
        """The relations of a part ("" for the package), those whose target is missing left out."""
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        found = self.xml(path) if path in self.parts else ()
        return [
            one for one in (_relation(node, folder) for node in found) if not one.target or one.target in self.parts
        ]

    def related(self, name: str, kind: str) -> Iterator[tuple[str, str]]:
        """Id and target of the relations of one kind that stay in the file."""
        return ((one.id, one.target) for one in self.relations(name) if one.kind == kind and one.target)


def refused(code: str, message: str, file: str, hint: str | None = None) -> OutputError:
    """The error of a file that cannot be used as a whole."""
    return OutputError([Problem(code, message, Place(file, 1), hint)])


def open_package(data: bytes, file: str) -> Package:
    """Open a master.

    Args:
        data: The whole file.
        file: Its name, for problems.

    Raises:
        OutputError: It is too large, damaged, encrypted, of an old format, holds macros or anything made to harm, or
            has no presentation with a master and a layout.
    """
    if len(data) > MAX_FILE:
        raise refused("master-too-large", f"the file is larger than {MAX_FILE >> 20} MB", file, "take out its slides")
    if data.startswith(_OLE):
        raise _old(data, file)
    package = Package(file, _parts(data, file))
    _check_contents(package)
    found = Package(file, package.parts, _main(package))
    if not any(True for _ in layouts(found)):
        raise refused("master-broken", "it has no slide master with a layout", file, _SAVE)
    return found


def masters(package: Package) -> list[str]:
    """The slide masters, in the order of the presentation."""
    listed = package.xml(package.main).iterfind("{*}sldMasterIdLst/{*}sldMasterId")
    targets = dict(package.related(package.main, "slideMaster"))
    ids = (node.get(f"{{{_RELATIONS.rstrip('/')}}}id") for node in listed)
    return list(dict.fromkeys(targets[one] for one in ids if one in targets))


def layouts(package: Package) -> Iterator[tuple[str, str]]:
    """Every master with each of its layouts, in the order of the masters."""
    for master in masters(package):
        listed = package.xml(master).iterfind("{*}sldLayoutIdLst/{*}sldLayoutId")
        targets = dict(package.related(master, "slideLayout"))
        ids = (node.get(f"{{{_RELATIONS.rstrip('/')}}}id") for node in listed)
        for layout in dict.fromkeys(targets[one] for one in ids if one in targets):
            yield master, layout


def parsed(data: bytes, name: str, file: str) -> Any:
    """The root of an XML part.

    Raises:
        OutputError: It is no XML, or declares a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root: Any = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else "no XML"
        raise refused("master-broken", f"the part {name} cannot be read: {reason}", file, _SAVE) from None
    if root.getroottree().docinfo.doctype:
        raise refused("master-unsafe", f"the part {name} declares a document type", file, _SAVE)
    return root


def _old(data: bytes, file: str) -> OutputError:
    """Why a compound file is refused: Office packs encrypted files and its old formats in one."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        hint = "take the password off in PowerPoint: File, Info, Protect Presentation"
        return refused("master-encrypted", "the file is password-protected", file, hint)
    return refused("master-old-format", "the file is in the format of PowerPoint 97–2003, or another", file, _SAVE)


def _parts(data: bytes, file: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_list(infos, file)
            return {info.filename: archive.read(info) for info in infos}
    except OutputError:
        raise
    except Exception:  # a damaged archive raises anything: of zipfile, zlib, struct or a codec
        message = "the file is no PowerPoint file, or a damaged one"
        raise refused("master-broken", message, file, _SAVE) from None


def _check_list(infos: list[zipfile.ZipInfo], file: str) -> None:
    """Refuse by what the archive's list says: zipfile reads no more of a part than is declared there."""
    if len(infos) > MAX_PARTS:
        raise refused("master-too-large", f"the file has {len(infos):,} parts; {MAX_PARTS:,} are allowed", file, _SAVE)
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        raise refused("master-too-large", f"unpacked, the file is larger than {MAX_TOTAL >> 20} MB", file)
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        if info.flag_bits & 1:
            raise refused("master-encrypted", "the file is password-protected", file, "take the password off")
        if _leads_out(name) or name.casefold() in seen:
            raise refused("master-unsafe", f"the part name “{name[:80]}” leads out or stands twice", file, _SAVE)
        seen.add(name.casefold())
        if info.file_size > MAX_PART:
            raise refused("master-too-large", f"the part {name} is larger than {MAX_PART >> 20} MB", file)
        if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
            raise refused("master-too-large", f"the part {name} unpacks to over {MAX_RATIO} times its size", file)


def _leads_out(name: str) -> bool:
    # zipfile cuts a name at a NUL; what is left is checked like any other.
    pieces = name.split("/")
    return "\\" in name or name.startswith("/") or ".." in pieces or "." in pieces or "" in pieces or ":" in pieces[0]


def _check_contents(package: Package) -> None:
    """Refuse by what parts are: macros, and document types in any XML part."""
    if TYPES not in package.parts:
        raise refused("master-broken", "the file is no PowerPoint file: it has no list of content types", package.file)
    for name, data in package.parts.items():
        if name.endswith((".xml", ".rels", ".vml")) or data.lstrip()[:5] == b"<?xml":
            root = package.xml(name)
            if name == TYPES and any("macroenabled" in (node.get("ContentType") or "").lower() for node in root):
                raise _macros(package.file)
            if name.endswith(".rels") and any((node.get("Type") or "").endswith("/vbaProject") for node in root):
                raise _macros(package.file)
        if "vbaproject" in name.casefold():
            raise _macros(package.file)


def _macros(file: str) -> OutputError:
    return refused("master-macros", "the file holds macros", file, "save it as .pptx or .potx, which cannot hold any")


def _main(package: Package) -> str:
    """The presentation's part."""
    strict = any((node.get("Type") or "").startswith(_STRICT) for node in package.xml("_rels/.rels"))
    if strict:
        hint = "save it in PowerPoint as “PowerPoint Presentation (.pptx)”"
        raise refused("master-strict", "the file is saved as Strict Open XML", package.file, hint)
    types = {node.get("PartName", "").lstrip("/"): node.get("ContentType") for node in package.xml(TYPES)}
    for _, target in package.related("", "officeDocument"):
        if types.get(target) in _MAINS:
            return target
    raise refused("master-broken", "the file is no PowerPoint file: it holds no presentation", package.file, _SAVE)


def _relation(node: Any, folder: str) -> Relation:
    target = "" if node.get("TargetMode") == "External" else node.get("Target") or ""
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    kind = (node.get("Type") or "").rpartition("/")[2]
    return Relation(node.get("Id") or "", kind, path if target else "")
