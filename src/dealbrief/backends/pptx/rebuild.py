"""A foreign master comes in as a package; a package of our own goes out that holds its looks and nothing else.

Copied are the parts on a list: masters, layouts, themes, the size, the default text and the pictures these use, decoded
and encoded anew. All else of the new package is the standard master's. So what is not on the list cannot pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from dealbrief.backends.pptx.master import theme_fonts
from dealbrief.backends.pptx.oxml import NAMESPACES, qname, serialised
from dealbrief.backends.pptx.package import TYPES, Package, layouts, refused
from dealbrief.backends.pptx.repack import unzipped, zipped
from dealbrief.backends.pptx.scrub import Pictures, cleaned, cleaned_theme
from dealbrief.backends.pptx.settle import settle
from dealbrief.errors import Place, Problem
from dealbrief.pictures import NotAPicture, read_picture

_RELATIONS = NAMESPACES["r"]
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPE = "application/vnd.openxmlformats-officedocument."
_OWN = ("ppt/presProps.xml", "ppt/viewProps.xml", "ppt/tableStyles.xml", "docProps/core.xml", "docProps/app.xml")
"""Parts of the standard master that stand for those of the foreign one."""
_FIRST_ID = 2_147_483_648
_CONTENT = {
    "presentation": f"{_TYPE}presentationml.presentation.main+xml",
    "slideMaster": f"{_TYPE}presentationml.slideMaster+xml",
    "slideLayout": f"{_TYPE}presentationml.slideLayout+xml",
    "notesMaster": f"{_TYPE}presentationml.notesMaster+xml",
    "theme": f"{_TYPE}theme+xml",
    "presProps": f"{_TYPE}presentationml.presProps+xml",
    "viewProps": f"{_TYPE}presentationml.viewProps+xml",
    "tableStyles": f"{_TYPE}presentationml.tableStyles+xml",
    "app": f"{_TYPE}extended-properties+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
}
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg"}


@dataclass
class _Rebuilder:
    """Collects the parts of the new package."""

    source: Package
    standard: Mapping[str, bytes]
    parts: dict[str, bytes] = field(default_factory=dict)
    media: dict[bytes, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    masters: dict[str, Any] = field(default_factory=dict)
    themes: int = 0
    layouts: int = 0

    def build(self) -> bytes:
        relations: list[tuple[str, str]] = []
        with_layouts = dict.fromkeys(master for master, _ in layouts(self.source))
        for number, name in enumerate(with_layouts, 1):
            self._master(name, number)
            relations.append(("slideMaster", f"slideMasters/slideMaster{number}.xml"))
        self._notes_master()
        count = len(relations)
        relations.append(("notesMaster", "notesMasters/notesMaster1.xml"))
        relations += [(kind, f"{kind}.xml") for kind in ("presProps", "viewProps", "tableStyles")]
        relations.append(("theme", "theme/theme1.xml"))
        self._presentation(count)
        self._add_relations("ppt/presentation.xml", relations)
        self.parts |= {name: self.standard[name] for name in _OWN}
        self.parts["_rels/.rels"] = self.standard["_rels/.rels"]
        self.parts[TYPES] = _types(self.parts)
        return zipped(self.parts)

    def _master(self, name: str, number: int) -> None:
        mine = [layout for master, layout in layouts(self.source) if master == name]
        first = self.layouts + 1
        for layout in mine:
            self._layout(layout, name, number)
        relations = [("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(first, self.layouts + 1)]
        relations.append(("theme", f"../theme/theme{self._theme(name)}.xml"))
        pictures = self._pictures(name, f"the master {number}", len(relations))
        root = cleaned(self.source.xml(name), pictures)
        listed = root.find(qname("p:sldLayoutIdLst"))
        for entry in list(listed):
            listed.remove(entry)
        for index in range(len(mine)):
            identity = _FIRST_ID + number * 1000 + index + 1
            entry = etree.SubElement(listed, qname("p:sldLayoutId"), id=str(identity))
            entry.set(qname("r:id"), f"rId{index + 1}")
        self._put(f"ppt/slideMasters/slideMaster{number}.xml", root, [*relations, *pictures.used], pictures)

    def _layout(self, name: str, source: str, master: int) -> None:
        self.layouts += 1
        root = self.source.xml(name)
        scene = root.find(qname("p:cSld"))
        if scene is None:
            raise refused("master-broken", f"the part {name} is no slide layout", self.source.file)
        label = self._unique(scene.get("name") or f"Layout {self.layouts}")
        pictures = self._pictures(name, f"the layout “{label}”", 1)
        root = cleaned(root, pictures)
        root.find(qname("p:cSld")).set("name", label)
        texts = self.source.xml(self.source.main)
        changed = dict.fromkeys(settle(root, self._cleaned_master(source), texts, self._fonts(source)))
        self._changed(f"the layout “{label}”", changed)
        relations = [("slideMaster", f"../slideMasters/slideMaster{master}.xml"), *pictures.used]
        self._put(f"ppt/slideLayouts/slideLayout{self.layouts}.xml", root, relations, pictures)

    def _unique(self, name: str) -> str:
        """A layout's name, numbered where another master has it too: the plan names layouts."""
        found, count = name, 1
        while found.casefold() in self.names:
            count += 1
            found = f"{name} ({count})"
        self.names.add(found.casefold())
        return found

    def _theme(self, master: str) -> int:
        self.themes += 1
        name = next((target for _, target in self.source.related(master, "theme")), "")
        if not name:
            raise refused("master-broken", f"the part {master} has no theme", self.source.file)
        pictures = self._pictures(name, "the theme", 0)
        root = cleaned_theme(self.source.xml(name), pictures)
        self._put(f"ppt/theme/theme{self.themes}.xml", root, pictures.used, pictures)
        return self.themes

    def _notes_master(self) -> None:
        """The standard master's: a foreign one may show anything behind the notes."""
        self.themes += 1
        self.parts["ppt/notesMasters/notesMaster1.xml"] = self.standard["ppt/notesMasters/notesMaster1.xml"]
        self.parts[f"ppt/theme/theme{self.themes}.xml"] = self.standard["ppt/theme/theme2.xml"]
        self._add_relations("ppt/notesMasters/notesMaster1.xml", [("theme", f"../theme/theme{self.themes}.xml")])

    def _presentation(self, count: int) -> None:
        """The standard presentation with this one's masters, size and default text."""
        own = self.source.xml(self.source.main)
        root: Any = etree.fromstring(self.standard["ppt/presentation.xml"])
        listed = root.find(qname("p:sldMasterIdLst"))
        for entry in list(listed):
            listed.remove(entry)
        for number in range(1, count + 1):
            entry = etree.SubElement(listed, qname("p:sldMasterId"), id=str(_FIRST_ID + number * 1000))
            entry.set(qname("r:id"), f"rId{number}")
        root.find(f"{qname('p:notesMasterIdLst')}/{qname('p:notesMasterId')}").set(qname("r:id"), f"rId{count + 1}")
        size = own.find(qname("p:sldSz"))
        try:
            wide, high = (str(int(size.get(side))) for side in ("cx", "cy"))
        except (AttributeError, TypeError, ValueError):
            raise refused("master-broken", "the presentation has no slide size", self.source.file) from None
        root.find(qname("p:sldSz")).attrib.update({"cx": wide, "cy": high})
        text = own.find(qname("p:defaultTextStyle"))
        if text is not None:
            root.replace(root.find(qname("p:defaultTextStyle")), cleaned(text, Pictures({}, "", {}, 0)))
        self.parts["ppt/presentation.xml"] = serialised(root)

    def _pictures(self, part: str, where: str, taken: int) -> Pictures:
        """The pictures a part may show: by the ids of its relations, encoded anew."""
        found: dict[str, str] = {}
        broken: dict[str, str] = {}
        for identity, target in self.source.related(part, "image"):
            try:
                found[identity] = self._picture(self.source.parts[target])
            except NotAPicture as error:
                broken[identity] = str(error)
        return Pictures(found, where, broken, taken)

    def _picture(self, data: bytes) -> str:
        if data not in self.media:
            image = read_picture(data)
            name = f"image{len(self.media) + 1}.{_ENDINGS[image.media]}"
            self.media[data] = name
            self.parts[f"ppt/media/{name}"] = image.encoded
        return self.media[data]

    def _put(self, name: str, root: Any, relations: list[tuple[str, str]], pictures: Pictures) -> None:
        self.parts[name] = serialised(root)
        self._add_relations(name, relations)
        at = Place(self.source.file, 1)
        hint = "it is left out; put it in again in PowerPoint as a PNG picture, a text or a shape, if it is needed"
        for what in dict.fromkeys(pictures.dropped):
            self.problems.append(Problem("master-dropped", f"{pictures.where} holds {what}", at, hint, "warning"))

    def _cleaned_master(self, name: str) -> Any:
        """A master as its layouts will see it, its pictures aside."""
        if name not in self.masters:
            self.masters[name] = cleaned(self.source.xml(name), Pictures({}, "", {}, 0))
        return self.masters[name]

    def _fonts(self, master: str) -> tuple[str, str]:
        name = next((target for _, target in self.source.related(master, "theme")), "")
        return theme_fonts(self.source.xml(name)) if name else ("", "")

    def _changed(self, where: str, changed: Iterable[str]) -> None:
        for what in changed:
            message, hint = (
                f"{where} has {what}",
                "it is set in one column and plain letters of the theme",
            )
            self.problems.append(Problem("master-changed", message, Place(self.source.file, 1), hint, "warning"))

    def _add_relations(self, name: str, relations: list[tuple[str, str]]) -> None:
        folder, _, base = name.rpartition("/")
        if relations:
            self.parts[f"{folder}/_rels/{base}.rels"] = _relations(relations)


def rebuilt(source: Package, standard: bytes) -> tuple[bytes, tuple[Problem, ...]]:
    """The new package, and warnings of what was left out.

    Args:
        source: The foreign master.
        standard: The file of the standard master.

    Raises:
        OutputError: A part that every master has is missing or broken.
    """
    work = _Rebuilder(source, unzipped(standard))
    data = work.build()
    return data, tuple(work.problems)


def _relations(relations: list[tuple[str, str]]) -> bytes:
    space = f"{_PACKAGE}relationships"
    spaces: dict[Any, str] = {None: space}
    root = etree.Element(f"{{{space}}}Relationships", nsmap=spaces)
    for number, (kind, target) in enumerate(relations, 1):
        etree.SubElement(
            root, f"{{{space}}}Relationship", Id=f"rId{number}", Type=f"{_RELATIONS}/{kind}", Target=target
        )
    return serialised(root)


def _types(parts: Mapping[str, bytes]) -> bytes:
    """The list of content types: a part's is known by its name."""
    space = f"{_PACKAGE}content-types"
    spaces: dict[Any, str] = {None: space}
    root = etree.Element(f"{{{space}}}Types", nsmap=spaces)
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults |= {ending: kind for kind, ending in _ENDINGS.items()}
    for ending, kind in defaults.items():
        etree.SubElement(root, f"{{{space}}}Default", Extension=ending, ContentType=kind)
    for name in sorted(parts):
        stem = name.rpartition("/")[2].rpartition(".")[0].rstrip("0123456789")
        if stem in _CONTENT and name.endswith(".xml"):
            etree.SubElement(root, f"{{{space}}}Override", PartName=f"/{name}", ContentType=_CONTENT[stem])
    return serialised(root)
