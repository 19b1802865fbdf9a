"""The gate a deck passes before anybody opens it: the bytes of a .pptx come in, everything wrong with them goes out.

Three judges that share no line with the writer: the transitional schemas of ECMA-376, the rules of the Open XML SDK,
and what neither sees: entries of one name, relations without a part, ids that occur twice, rows of a wrong length.
"""

from __future__ import annotations

import io
import posixpath
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SCHEMAS = {
    P: "pml.xsd",
    A: "dml-main.xsd",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}": "dml-chart.xsd",
}
_TYPES = "[Content_Types].xml"


def gate_faults(data: bytes) -> list[str]:
    """Every fault of a package, none for a good one."""
    try:
        parts = _parts(data)
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        return [f"it cannot be read: {error}"]
    roots = {}
    faults = [*_twice("the package has entries", zipfile.ZipFile(io.BytesIO(data)).namelist())]
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                roots[name] = etree.fromstring(content)
            except etree.XMLSyntaxError as error:
                faults.append(f"{name} is no XML: {error}")
    faults.extend(_package_faults(parts, roots))
    faults.extend(fault for name, root in roots.items() for fault in _schema_faults(name, root))
    faults.extend(fault for name, root in roots.items() for fault in _id_faults(name, root))
    return [*faults, *audit_faults(data)]


def audit_faults(data: bytes) -> list[str]:
    """What the rules of the Open XML SDK find, without a limit."""
    from openxml_audit import OpenXmlValidator

    with tempfile.NamedTemporaryFile(suffix=".pptx") as file:
        file.write(data)
        file.flush()
        result = OpenXmlValidator(max_errors=0).validate(Path(file.name))
    return [f"{error.part_uri}: {error.description}" for error in result.errors]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _twice(what: str, names: list[str]) -> Iterator[str]:
    yield from (f"{what} of one name: {name}" for name, count in Counter(names).items() if count > 1)


def _package_faults(parts: Mapping[str, bytes], roots: Mapping[str, Any]) -> Iterator[str]:
    types = roots.get(_TYPES)
    if types is None:
        yield "it has no content types"
        return
    named = {entry.get("PartName") for entry in types}
    endings = {entry.get("Extension") for entry in types}
    for name in parts:
        if name != _TYPES and f"/{name}" not in named and name.rpartition(".")[2] not in endings:
            yield f"{name} has no content type"
    yield from (f"{name} has a content type and is missing" for name in named if name and name[1:] not in parts)
    for name, root in roots.items():
        if name.endswith(".rels"):
            yield from _relation_faults(name, root, parts, roots)
    for name in parts:
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(parts[name])) as book:
                yield from _twice(f"{name} has entries", book.namelist())


def _relation_faults(name: str, root: Any, parts: Mapping[str, bytes], roots: Mapping[str, Any]) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    known = [relation.get("Id") for relation in root]
    yield from _twice(f"{name} has relations", known)
    for relation in root:
        target = relation.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if relation.get("TargetMode") != "External" and path not in parts:
            yield f"{name}: {path} is missing"
    owner = roots.get(posixpath.join(folder, posixpath.basename(name).removesuffix(".rels")))
    if owner is not None:
        wanted = {
            value for node in owner.iter(etree.Element) for key, value in node.attrib.items() if key.startswith(R)
        }
        yield from (f"{name} lacks the relation {one}" for one in sorted(wanted - set(known)) if one)


@cache
def _schema(name: str) -> Any:
    import power_pptx

    return etree.XMLSchema(etree.parse(str(Path(power_pptx.__file__).parent / "schemas" / name)))


def _schema_faults(name: str, root: Any) -> Iterator[str]:
    schema = next((file for space, file in _SCHEMAS.items() if str(root.tag).startswith(space)), None)
    if schema and not _schema(schema).validate(root):
        yield from (f"{name}: {error.message}" for error in _schema(schema).error_log)


def _id_faults(name: str, root: Any) -> Iterator[str]:
    yield from _twice(f"{name} has shapes", [node.get("id") for node in root.iter(f"{P}cNvPr")])
    for tag in ("sldId", "sldMasterId", "sldLayoutId"):
        yield from _twice(f"{name} has a {tag}", [node.get("id") for node in root.iter(P + tag)])
    for table in root.iter(f"{A}tbl"):
        columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
        for row in table.findall(f"{A}tr"):
            if len(row.findall(f"{A}tc")) != columns:
                yield f"{name}: a row has {len(row.findall(f'{A}tc'))} cells, its table {columns} columns"
