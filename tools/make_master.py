"""Writes the 16:9 masters of the packs: no slides, one theme, the layouts of a look.

In: the tables of `standard_layouts` and its like. Out: PresentationML packages whose bytes depend on nothing else
(ECMA-376 Part 1, chapters 19 and 20).
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from campaign_layouts import CAMPAIGN
from master_parts import Block, Layout, Level, Look, Slot
from ministry_layouts import MINISTRY
from standard_layouts import STANDARD

ROOT = Path(__file__).parents[1]
TARGETS = {
    "assets/masters/standard.pptx": STANDARD,
    "templates/campaign/master.pptx": CAMPAIGN,
    "templates/ministry/master.pptx": MINISTRY,
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument"


def emu(inches: float) -> int:
    return round(inches * 914400)


def colour(name: str) -> str:
    """A scheme colour, with luminance in percent where given; six hex digits stand for themselves."""
    slot, *luminance = name.split()
    if not luminance:
        return f'<a:srgbClr val="{slot}"/>' if len(slot) == 6 and slot.isdigit() else f'<a:schemeClr val="{slot}"/>'
    mod, off = luminance
    return f'<a:schemeClr val="{slot}"><a:lumMod val="{mod}000"/><a:lumOff val="{off}000"/></a:schemeClr>'


def fill(name: str) -> str:
    return f"<a:solidFill>{colour(name)}</a:solidFill>" if name else ""


def level_xml(number: int, level: Level) -> str:
    bullet = (
        f'<a:buFont typeface="+mn-lt"/><a:buChar char={quoteattr(level.bullet)}/>' if level.bullet else "<a:buNone/>"
    )
    return (
        f'<a:lvl{number}pPr marL="{emu(level.left)}" indent="{-emu(level.hanging)}" algn="{level.align}" '
        f'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="{level.spacing}000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>{bullet}'
        f'<a:defRPr sz="{round(level.size * 100)}" b="{int(level.bold)}" kern="1200">{fill(level.colour)}'
        f'<a:latin typeface="{level.font}"/><a:ea typeface="{level.font.replace("lt", "ea")}"/>'
        f'<a:cs typeface="{level.font.replace("lt", "cs")}"/></a:defRPr></a:lvl{number}pPr>'
    )


def list_style(levels: tuple[Level, ...]) -> str:
    return "".join(level_xml(number, level) for number, level in enumerate(levels, 1))


def transform(box: tuple[float, float, float, float]) -> str:
    x, y, width, height = map(emu, box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def body_properties(anchor: str) -> str:
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{anchor}">'
        "<a:noAutofit/></a:bodyPr>"
    )


def run(text: str, slot_type: str) -> str:
    properties = '<a:rPr lang="en-GB"/>'
    if slot_type == "sldNum":
        guid = "{8F5A2D1C-6B3E-4C7A-9D20-5E1F0B7A4C31}"
        return f'<a:fld id="{guid}" type="slidenum">{properties}<a:t>{text}</a:t></a:fld>'
    return f"<a:r>{properties}<a:t>{escape(text)}</a:t></a:r>"


def slot_xml(number: int, slot: Slot, on_master: bool = False) -> str:
    place = "" if slot.idx == 0 or (on_master and slot.type in ("title", "body")) else f' idx="{slot.idx}"'
    size = ' sz="quarter"' if slot.type in ("ftr", "sldNum", "body") and not on_master else ""
    kind = "" if slot.type == "obj" else f' type="{slot.type}"'
    prompt = ' hasCustomPrompt="1"' if not on_master and slot.type not in ("ftr", "sldNum") else ""
    paragraphs = f"<a:p>{run(slot.prompt, slot.type)}</a:p>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{slot.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{kind}{size}{place}{prompt}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{transform(slot.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill(slot.fill)}</p:spPr>'
        f"<p:txBody>{body_properties(slot.anchor)}<a:lstStyle>{list_style(slot.levels)}</a:lstStyle>"
        f"{paragraphs}</p:txBody></p:sp>"
    )


DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def block_xml(number: int, block: Block) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Block">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr '
        f'userDrawn="1"/></p:nvSpPr><p:spPr>{transform(block.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{fill(block.fill)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def rule_xml(number: int, name: str, look: Look) -> str:
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Rule">{DECORATIVE}</p:cNvPr><p:cNvCxnSpPr/><p:nvPr '
        f'userDrawn="1"/></p:nvCxnSpPr><p:spPr>{transform((look.left, look.foot, look.width, 0))}'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525">{fill(name)}</a:ln></p:spPr></p:cxnSp>'
    )


def tree(shapes: str) -> str:
    group = (
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" '
        'y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
    )
    return f"<p:spTree>{group}{shapes}</p:spTree>"


def ground(name: str) -> str:
    return f"<p:bg><p:bgPr>{fill(name)}<a:effectLst/></p:bgPr></p:bg>"


def layout_xml(layout: Layout, look: Look) -> str:
    dark = layout.ground == "tx2"
    slots = (*layout.slots, *look.furniture(dark))
    shapes = "".join(block_xml(number, block) for number, block in enumerate(layout.art, 2 + len(slots)))
    shapes += "".join(slot_xml(number, slot) for number, slot in enumerate(slots, 2))
    if layout.rule:
        shapes += rule_xml(len(slots) + len(layout.art) + 2, look.rules[dark], look)
    kind = f' type="{layout.kind}"' if layout.kind else ""
    background = "" if layout.ground == "bg1" else ground(layout.ground)
    return (
        f'{DECLARATION}<p:sldLayout {NAMES}{kind} preserve="1" userDrawn="1"><p:cSld name="{layout.name}">{background}'
        f"{tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)


def master_xml(look: Look) -> str:
    footer, _, number = look.furniture(False)
    slots = (look.title, look.body, footer, number)
    shapes = "".join(slot_xml(n, slot, on_master=True) for n, slot in enumerate(slots, 2))
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(look.layouts)))
    deeper = (*look.body.levels, *(look.body.levels[-1],) * 6)
    other = list_style((Level(18),) * 9)
    return (
        f"{DECLARATION}<p:sldMaster {NAMES}><p:cSld>{ground('bg1')}{tree(shapes)}</p:cSld>{COLOUR_MAP}"
        f'<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles><p:titleStyle>'
        f"{list_style(look.title.levels)}</p:titleStyle><p:bodyStyle>{list_style(deeper)}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def notes_master_xml() -> str:
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>'
        f'{transform((0.75, 0.8, 6.0, 3.375))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="accent4"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    notes = Slot("Notes", "body", 3, (0.75, 4.5, 6.0, 4.8), (Level(11, before=4),), "Notes")
    body = slot_xml(3, notes, on_master=True).replace('type="body"', 'type="body" sz="quarter" idx="3"')
    style = list_style((Level(11, before=4),) * 9)
    return (
        f"{DECLARATION}<p:notesMaster {NAMES}><p:cSld>{ground('bg1')}{tree(image + body)}</p:cSld>{COLOUR_MAP}"
        f"<p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
    )


def theme_xml(look: Look) -> str:
    colours = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in look.colours.items())
    fonts = "".join(
        f'<a:{tag}><a:latin typeface="{name}" panose="{panose}"/><a:ea typeface=""/><a:cs typeface=""/></a:{tag}>'
        for tag, (name, panose) in (("majorFont", look.major), ("minorFont", look.minor))
    )
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="{{}}" cap="flat" cmpd="sng" algn="ctr">{plain}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{look.name}">'
        f'<a:themeElements><a:clrScheme name="{look.name}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{look.name}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{look.name}"><a:fillStyleLst>{plain * 3}</a:fillStyleLst><a:lnStyleLst>'
        f"{''.join(line.format(w) for w in (9525, 15875, 31750))}</a:lnStyleLst><a:effectStyleLst>{effect * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def presentation_xml() -> str:
    return (
        f'{DECLARATION}<p:presentation {NAMES} saveSubsetFonts="1" autoCompressPictures="0"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId '
        'r:id="rId2"/></p:notesMasterIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{list_style((Level(18),) * 9)}</p:defaultTextStyle></p:presentation>"
    )


def relations(*pairs: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}" Target="{target}"/>'
        for n, (kind, target) in enumerate(pairs, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def properties(tag: str) -> str:
    return f"{DECLARATION}<p:{tag} {NAMES}/>"


def parts(look: Look) -> dict[str, str]:
    """Every part but the list of content types, by its name in the package."""
    layouts = [f"slideLayout{n}.xml" for n in range(1, len(look.layouts) + 1)]
    found = {
        "_rels/.rels": relations(
            ("officeDocument", "ppt/presentation.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>dealbrief</Application></Properties>',
        "docProps/core.xml": f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"/>',
        "ppt/presentation.xml": presentation_xml(),
        "ppt/_rels/presentation.xml.rels": relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": properties("presentationPr"),
        "ppt/viewProps.xml": properties("viewPr"),
        "ppt/tableStyles.xml": f'{DECLARATION}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
        'main" def="{2D5ABB26-0587-4C30-8999-92F81FD0307C}"/>',
        "ppt/theme/theme1.xml": theme_xml(look),
        "ppt/theme/theme2.xml": theme_xml(look),
        "ppt/slideMasters/slideMaster1.xml": master_xml(look),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            *(("slideLayout", f"../slideLayouts/{name}") for name in layouts), ("theme", "../theme/theme1.xml")
        ),
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations(("theme", "../theme/theme2.xml")),
    }
    for name, layout in zip(layouts, look.layouts, strict=True):
        found[f"ppt/slideLayouts/{name}"] = layout_xml(layout, look)
        found[f"ppt/slideLayouts/_rels/{name}.rels"] = relations(("slideMaster", "../slideMasters/slideMaster1.xml"))
    return found


def content_types(names: list[str]) -> str:
    kinds = {
        "ppt/presentation.xml": "presentation.main", "ppt/presProps.xml": "presProps",
        "ppt/viewProps.xml": "viewProps", "ppt/tableStyles.xml": "tableStyles",
        "ppt/slideMasters/": "slideMaster", "ppt/slideLayouts/": "slideLayout", "ppt/notesMasters/": "notesMaster",
    }  # fmt: skip
    types = {
        "docProps/app.xml": f"{TYPES}.extended-properties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    for name in names:
        if name.startswith("ppt/theme/"):
            types[name] = f"{TYPES}.theme+xml"
        for prefix, kind in kinds.items():
            if name.startswith(prefix):
                types[name] = f"{TYPES}.presentationml.{kind}+xml"
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(types.items()))
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>'
    )


def package(look: Look) -> bytes:
    found = parts(look)
    names = sorted(found)
    entries = [("[Content_Types].xml", content_types([n for n in names if not n.endswith(".rels")]))]
    entries += [(name, found[name]) for name in names]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode())
    return buffer.getvalue()


if __name__ == "__main__":
    for target, look in TARGETS.items():
        (ROOT / target).write_bytes(package(look))
