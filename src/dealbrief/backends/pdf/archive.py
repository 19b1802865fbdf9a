"""What makes the file fit for an archive: metadata and attachments come in; their objects are added to the document.

XMP metadata that names the standards (ISO 19005-2 and -3, 6.6; ISO 14289-1, 5), the sRGB output intent, and files the
document was made from (ISO 19005-3, 6.8).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from dealbrief.backends.pdf.canvas import PRODUCER, PageCanvas
from dealbrief.backends.pdf.plan.page_plan import PageMeta
from dealbrief.document.tree import Attachment
from dealbrief.resources import resource

_COLOURS = "sRGB IEC61966-2.1"


def write_archive(canvas: PageCanvas, meta: PageMeta, attachments: Sequence[Attachment]) -> None:
    """Add metadata, output intent and attachments. The file is PDF/A-2a, with attachments PDF/A-3a."""
    metadata = _stream(_xmp(meta, 3 if attachments else 2), Type=PDFName("Metadata"), Subtype=PDFName("XML"))
    canvas.set_in_catalogue(Metadata=canvas.reference(metadata), OutputIntents=PDFArray([_output_intent(canvas)]))
    if attachments:
        _attach(canvas, attachments, meta.stamp)


def _stream(content: bytes, **entries: Any) -> PDFStream:
    return PDFStream(PDFDictionary(entries), content)


@cache
def _profile() -> bytes:
    return (resource("assets") / "colour" / "srgb.icc").read_bytes()


def _output_intent(canvas: PageCanvas) -> PDFDictionary:
    profile = canvas.reference(_stream(_profile(), N=3))
    names = {"OutputConditionIdentifier": PDFString(_COLOURS), "Info": PDFString(_COLOURS)}
    kind = {"Type": PDFName("OutputIntent"), "S": PDFName("GTS_PDFA1")}
    return PDFDictionary({**kind, **names, "DestOutputProfile": profile})


def _attach(canvas: PageCanvas, attachments: Sequence[Attachment], stamp: date) -> None:
    files = sorted(attachments, key=lambda attachment: attachment.name)
    references = [canvas.reference(_file(canvas, attachment, stamp)) for attachment in files]
    named = [
        part for file, reference in zip(files, references, strict=True) for part in (PDFString(file.name), reference)
    ]
    names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(named)})})
    canvas.set_in_catalogue(Names=names, AF=PDFArray(references))


def _file(canvas: PageCanvas, attachment: Attachment, stamp: date) -> PDFDictionary:
    size = PDFDictionary({"ModDate": PDFString(f"D:{stamp:%Y%m%d}000000+00'00'"), "Size": len(attachment.data)})
    kind = {"Type": PDFName("EmbeddedFile"), "Subtype": "/" + attachment.media_type.replace("/", "#2F"), "Params": size}
    data = canvas.reference(PDFStream(PDFDictionary(kind), attachment.data, filters=[PDFZCompress]))
    names = {"F": PDFString(attachment.name), "UF": PDFString(attachment.name), "Desc": PDFString(attachment.about)}
    place = {"AFRelationship": PDFName("Source"), "EF": PDFDictionary({"F": data, "UF": data})}
    return PDFDictionary({"Type": PDFName("Filespec"), **names, **place})


def _xmp(meta: PageMeta, part: int) -> bytes:
    """The metadata packet (ISO 16684-1), which describes the one property its standard does not know."""
    when = f"{meta.stamp.isoformat()}T00:00:00+00:00"
    fields = {"title": meta.title, "author": meta.author, "subject": meta.subject, "language": meta.language}
    filled = {name: escape(text) for name, text in fields.items()}
    words = "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in meta.keywords)
    return _XMP.format(**filled, words=words, keywords=escape(", ".join(meta.keywords)), when=when, part=part,
                       producer=PRODUCER).encode()  # fmt: skip


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag>{words}</rdf:Bag></dc:subject>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
