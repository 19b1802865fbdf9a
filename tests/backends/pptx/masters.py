"""Foreign masters for tests, made in code: a name comes in, the bytes of a .pptx go out, as somebody's PowerPoint might
have written it. `hostile` puts a mark into every place that must not reach an output."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from dealbrief.backends.pptx.oxml import NAMESPACES, qname
from dealbrief.backends.pptx.repack import unzipped, zipped

SENTINEL = "Zwergenkoenig7"
_GERMAN = {
    "Title Slide": "Titelfolie",
    "Title and Content": "Titel und Inhalt",
    "Section Header": "Abschnittsüberschrift",
    "Two Content": "Zwei Inhalte",
    "Comparison": "Vergleich",
    "Title Only": "Nur Titel",
    "Blank": "Leer",
    "Content with Caption": "Inhalt mit Überschrift",
    "Picture with Caption": "Bild mit Überschrift",
    "Title and Vertical Text": "Titel und vertikaler Text",
    "Vertical Title and Text": "Vertikaler Titel und Text",
}
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def saved(deck: Any) -> bytes:
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def default() -> bytes:
    """What python-pptx starts with: an old 4:3 master of Office."""
    return saved(Presentation())


def wide(deck: Any) -> Any:
    """The same stretched to 16:9, as PowerPoint does it."""
    width = Inches(40) // 3
    share = width / deck.slide_width
    deck.slide_width = width
    for part in (deck.slide_master, *deck.slide_layouts):
        for place in part.element.iter(qname("a:off"), qname("a:ext")):
            name = "x" if place.tag == qname("a:off") else "cx"
            if place.get(name):
                place.set(name, str(round(int(place.get(name)) * share)))
    return deck


def german() -> bytes:
    """16:9, every layout and placeholder named in German, the types as PowerPoint writes them."""
    deck = wide(Presentation())
    for layout in deck.slide_layouts:
        layout.element.find(qname("p:cSld")).set("name", _GERMAN[layout.name])
        for number, shape in enumerate(layout.placeholders, 1):
            shape.element.find(f".//{qname('p:cNvPr')}").set("name", f"Platzhalter {number}")
    return saved(deck)


def old_size() -> bytes:
    """4:3 in 10 by 7.5 inches, a dark ground, fonts of its own."""
    deck = Presentation()
    master = deck.slide_master.element
    mapped = master.find(qname("p:clrMap"))
    for ours, theirs in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        mapped.set(ours, theirs)
    return saved(deck)


def sparse() -> bytes:
    """Without footers, dates, numbers and subtitle."""
    deck = wide(Presentation())
    for part in (deck.slide_master, *deck.slide_layouts):
        for shape in list(part.placeholders):
            kind = shape.element.find(f".//{qname('p:ph')}").get("type")
            if kind in ("ftr", "dt", "sldNum", "subTitle"):
                shape.element.getparent().remove(shape.element)
    return saved(deck)


def inheriting() -> bytes:
    """Layouts whose content and title have no place of their own; types that say nothing; sizes in the master only."""
    deck = wide(Presentation())
    for layout in deck.slide_layouts:
        layout.element.attrib.pop("type", None)
        if layout.name == "Title and Content":
            for shape in layout.placeholders:
                place = shape.element.find(f"{qname('p:spPr')}/{qname('a:xfrm')}")
                if place is not None:
                    place.getparent().remove(place)
    return saved(deck)


def picture(colour: str = "#aa3311") -> bytes:
    """A PNG that says something in its metadata."""
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Author", SENTINEL)
    stream = io.BytesIO()
    Image.new("RGB", (60, 20), colour).save(stream, "PNG", pnginfo=told)
    return stream.getvalue()


def lived_in() -> bytes:
    """As a company's file looks after years: sample slides, notes, comments, a logo, alternatives for new programs."""
    deck = wide(Presentation())
    layout = deck.slide_layouts[1]
    slide = deck.slides.add_slide(layout)
    slide.shapes.title.text = SENTINEL
    slide.notes_slide.notes_text_frame.text = SENTINEL
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.add_picture(io.BytesIO(picture("#00aa11")), 0, 0)
    for each in deck.slide_layouts:
        logo(each)
    alternatives(layout.element)
    return saved(deck)


def logo(layout: Any) -> None:
    """A picture at the right end of the title."""
    _, relation = layout.part.get_or_add_image_part(io.BytesIO(picture()))
    spot = (Inches(12.3), Inches(0.1), Inches(0.9), Inches(0.3))
    shape = layout.shapes._spTree.add_pic(900, "Logo", f"C:\\Users\\{SENTINEL}\\logo.png", relation, *spot)
    assert shape is not None


def alternatives(layout: Any) -> None:
    """A shape that new programs draw in one way and all others in another."""
    a, p = NAMESPACES["a"], NAMESPACES["p"]
    shape = (
        f'<p:sp xmlns:p="{p}" xmlns:a="{a}"><p:nvSpPr><p:cNvPr id="{{number}}" name="{{name}}"/><p:cNvSpPr/><p:nvPr/>'
        '</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="6800000"/><a:ext cx="12192000" cy="40000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "</p:spPr></p:sp>"
    )
    both = (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice xmlns:p14="http://schemas.microsoft.com/office/powerpoint/'
        f'2010/main" Requires="p14">{shape.format(number=950, name=SENTINEL)}</mc:Choice>'
        f"<mc:Fallback>{shape.format(number=951, name='Bar')}</mc:Fallback></mc:AlternateContent>"
    )
    layout.find(f".//{qname('p:spTree')}").append(etree.fromstring(both))


MASTERS: dict[str, Callable[[], bytes]] = {
    "default": default,
    "german": german,
    "old-size": old_size,
    "sparse": sparse,
    "inheriting": inheriting,
    "lived-in": lived_in,
}


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A package with its parts changed."""
    parts = unzipped(data)
    change(parts)
    return zipped(parts)


def related(parts: dict[str, bytes], part: str, kind: str, target: str, external: bool = False, id: str = "") -> str:
    """Add a relation to a part; its id."""
    folder, _, base = part.rpartition("/")
    name = f"{folder}/_rels/{base}.rels" if part else "_rels/.rels"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = etree.fromstring(parts[name]) if name in parts else etree.Element(f"{{{space}}}Relationships")
    identity = id or f"rIdX{len(root)}"
    made = etree.SubElement(root, f"{{{space}}}Relationship", Id=identity, Target=target)
    made.set("Type", kind if ":" in kind else f"{NAMESPACES['r']}/{kind}")
    if external:
        made.set("TargetMode", "External")
    parts[name] = etree.tostring(root)
    return identity


def hostile() -> bytes:
    """A lived-in master with a mark in everything that must not pass."""
    return repacked(lived_in(), _poison)


def _poison(parts: dict[str, bytes]) -> None:
    mark = SENTINEL.encode()
    layout, master, deck = (
        "ppt/slideLayouts/slideLayout2.xml",
        "ppt/slideMasters/slideMaster1.xml",
        "ppt/presentation.xml",
    )
    said = b"<x>" + mark + b"</x>"
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("sheet.xml", mark)
    blobs = {
        "ppt/embeddings/oleObject1.bin": ("oleObject", layout, mark),
        "ppt/embeddings/book1.xlsx": ("package", layout, inner.getvalue()),
        "ppt/activeX/activeX1.xml": ("control", layout, said),
        "ppt/tags/tag1.xml": ("tags", layout, said),
        "ppt/comments/comment1.xml": ("comments", deck, said),
        "ppt/commentAuthors.xml": ("commentAuthors", deck, said),
        "ppt/printerSettings/printerSettings9.bin": ("printerSettings", deck, mark),
        "ppt/changesInfos/changesInfo1.xml": ("http://schemas.microsoft.com/changesInfo", deck, said),
        "ppt/revisionInfo.xml": ("http://schemas.microsoft.com/revisionInfo", deck, said),
        "customXml/item1.xml": ("customXml", deck, said),
        "docProps/custom.xml": ("custom-properties", "", said),
        "ppt/media/clip.mp4": ("video", layout, mark),
        "ppt/media/drawing.emf": ("image", layout, mark),
        "ppt/fonts/font1.fntdata": ("font", deck, mark),
    }
    ids = {}
    for name, (kind, owner, data) in blobs.items():
        parts[name] = data
        ids[name] = related(parts, owner, kind, f"/{name}")
    link = related(parts, layout, "hyperlink", f"https://example.org/{SENTINEL}", external=True)
    linked = related(parts, layout, "image", f"file://server/{SENTINEL}.png", external=True)
    template = related(parts, master, "attachedTemplate", f"file:///{SENTINEL}", external=True)
    assert template
    types = parts["[Content_Types].xml"].decode()
    extra = "".join(
        f'<Default Extension="{ending}" ContentType="application/octet-stream"/>'
        for ending in ("mp4", "emf", "fntdata", "xlsx", "bin")
        if f'Extension="{ending}"' not in types
    )
    parts["[Content_Types].xml"] = types.replace("</Types>", f"{extra}</Types>").encode()
    parts["docProps/app.xml"] = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>'
        + mark + b"</Company></Properties>"
    )  # fmt: skip
    parts["ppt/viewProps.xml"] = b'<x path="C:/' + mark + b'"/>'
    parts["ppt/presProps.xml"] = b"<x>" + mark + b"</x>"
    parts["ppt/tableStyles.xml"] = b"<x>" + mark + b"</x>"
    parts[layout] = _poisoned_layout(parts[layout].decode(), link, linked, ids)
    parts[master] = parts[master].replace(b"</p:sldMaster>", _timing() + b"</p:sldMaster>")
    root = etree.fromstring(parts[deck])
    root.append(etree.fromstring(f'<p:extLst xmlns:p="{NAMESPACES["p"]}"><p:ext uri="{{{SENTINEL}}}"/></p:extLst>'))
    parts[deck] = etree.tostring(root)
    theme = next(name for name in parts if name.startswith("ppt/theme/theme1"))
    end = f'<a:custClrLst><a:custClr name="{SENTINEL}"><a:srgbClr val="112233"/></a:custClr></a:custClrLst>'
    parts[theme] = parts[theme].replace(b"</a:theme>", end.encode() + b"</a:theme>")


def _timing() -> bytes:
    return f'<p:timing><p:extLst><p:ext uri="{SENTINEL}"/></p:extLst></p:timing><!-- {SENTINEL} -->'.encode()


def _poisoned_layout(xml: str, link: str, linked: str, ids: dict[str, str]) -> bytes:
    a, r = NAMESPACES["a"], NAMESPACES["r"]
    click = f'<a:hlinkClick xmlns:a="{a}" xmlns:r="{r}" r:id="{link}" tooltip="{SENTINEL}"/>'
    xml = xml.replace('name="Title 1"/>', f'name="Title 1">{click}</p:cNvPr>', 1)
    spot = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    shapes = "".join(
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="x" descr="{SENTINEL}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip xmlns:r="{r}" {attribute}/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{spot}</p:spPr></p:pic>"
        for number, attribute in ((801, f'r:link="{linked}"'), (802, f'r:embed="{ids["ppt/media/drawing.emf"]}"'))
    )
    ole = (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="803" name="{SENTINEL}"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole">'
        f'<p:oleObj xmlns:r="{r}" r:id="{ids["ppt/embeddings/oleObject1.bin"]}" progId="{SENTINEL}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
    hidden = (
        '<p:sp><p:nvSpPr><p:cNvPr id="804" name="x" hidden="1"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{spot}</p:spPr>"
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{SENTINEL}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    tags = f'<p:custDataLst><p:tags xmlns:r="{r}" r:id="{ids["ppt/tags/tag1.xml"]}"/></p:custDataLst>'
    xml = xml.replace("</p:spTree>", f"{shapes}{ole}{hidden}</p:spTree>{tags}")
    move = '<p:transition advTm="5000"/>' + _timing().decode()
    return xml.replace("</p:sldLayout>", f"{move}</p:sldLayout>").encode()


def potx(data: bytes) -> bytes:
    """The same as a template."""

    def change(parts: dict[str, bytes]) -> None:
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(b"presentation.main+xml", b"template.main+xml")

    return repacked(data, change)
