"""Seeded defects: each takes an opened tagged PDF and breaks one thing a judge must notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

Mutation = Callable[[pikepdf.Pdf], None]
MUTATIONS: dict[str, Mutation] = {}


def broken(data: bytes, name: str) -> bytes:
    """The file with one defect, written anew."""
    with pikepdf.open(BytesIO(data)) as pdf:
        MUTATIONS[name](pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _seeds(mutation: Mutation) -> Mutation:
    MUTATIONS[mutation.__name__] = mutation
    return mutation


def _elements(pdf: pikepdf.Pdf, *tags: str) -> Iterator[Any]:
    found = [item for item in pdf.objects if isinstance(item, Dictionary) and "/S" in item and "/P" in item]
    return (item for item in found if str(item.S)[1:] in tags)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return (item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Type") == "/Font")


def _annotations(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return (annotation for page in pdf.pages for annotation in page.obj.get("/Annots", []))


@_seeds
def alternative_text_missing(pdf: pikepdf.Pdf) -> None:
    for figure in _elements(pdf, "Figure"):
        del figure["/Alt"]


@_seeds
def heading_level_skipped(pdf: pikepdf.Pdf) -> None:
    for heading in _elements(pdf, "H2"):
        heading.S = Name.H4


@_seeds
def no_character_map(pdf: pikepdf.Pdf) -> None:
    for font in _fonts(pdf):
        del font["/ToUnicode"]


@_seeds
def font_not_embedded(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/FontFile2" in item:
            del item["/FontFile2"]


@_seeds
def wrong_widths(pdf: pikepdf.Pdf) -> None:
    for font in _fonts(pdf):
        font.Widths = Array([int(width) + 90 for width in font.Widths])


@_seeds
def no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


@_seeds
def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


@_seeds
def no_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


@_seeds
def parent_tree_reversed(pdf: pikepdf.Pdf) -> None:
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    for index in range(1, len(nums), 2):
        if isinstance(nums[index], Array):
            nums[index] = Array(list(nums[index])[::-1])


@_seeds
def pages_without_place(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        del page.obj["/StructParents"]


@_seeds
def head_cells_without_scope(pdf: pikepdf.Pdf) -> None:
    for cell in _elements(pdf, "TH"):
        del cell["/A"]


@_seeds
def text_outside_the_tags(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    name = next(iter(page.obj.Resources.Font.keys()))
    page.contents_add(f"BT {name} 8 Tf 50 50 Td (!) Tj ET".encode())


@_seeds
def links_that_do_not_speak(pdf: pikepdf.Pdf) -> None:
    for annotation in _annotations(pdf):
        del annotation["/Contents"]


@_seeds
def action_in_the_catalogue(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


@_seeds
def rows_in_a_list(pdf: pikepdf.Pdf) -> None:
    for item in _elements(pdf, "LI"):
        item.S = Name.TR


@_seeds
def annotation_leads_elsewhere(pdf: pikepdf.Pdf) -> None:
    first, *_, second = _annotations(pdf)
    first.StructParent, second.StructParent = second.StructParent, first.StructParent


@_seeds
def head_that_spans_too_few_columns(pdf: pikepdf.Pdf) -> None:
    cell = next(cell for cell in _elements(pdf, "TH") if "/ColSpan" in cell.A)
    del cell.A["/ColSpan"]


@_seeds
def head_that_spans_too_few_rows(pdf: pikepdf.Pdf) -> None:
    cell = next(cell for cell in _elements(pdf, "TH") if "/RowSpan" in cell.A)
    del cell.A["/RowSpan"]


@_seeds
def sequence_left_out(pdf: pikepdf.Pdf) -> None:
    element = next(item for item in _elements(pdf, "P") if isinstance(item.get("/K"), int))
    del element["/K"]


@_seeds
def title_not_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


@_seeds
def not_marked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/MarkInfo"]


@_seeds
def wrong_parent(pdf: pikepdf.Pdf) -> None:
    first, second, *_ = _elements(pdf, "P")
    first.P = second
