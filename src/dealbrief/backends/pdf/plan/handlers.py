"""One handler for each class of block."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealbrief.backends.pdf.plan import captions, front, prose, source_list, tables, title_block
from dealbrief.backends.pdf.plan.setting import Handler
from dealbrief.document import blocks

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        blocks.Heading: prose.heading,
        blocks.Paragraph: prose.paragraph,
        blocks.ListBlock: prose.list_block,
        blocks.ListItem: prose.blocks_inside,
        blocks.Quote: prose.quote,
        blocks.Table: captions.inner_table,
        blocks.Row: tables.row_alone,
        blocks.Cell: prose.blocks_inside,
        blocks.Figure: captions.inner_figure,
        blocks.Callout: captions.inner_box,
        blocks.KeyFigure: front.key_figure,
        blocks.KeyFigures: front.key_figures,
        blocks.Takeaway: front.takeaway,
        blocks.Takeaways: front.takeaways,
        blocks.Columns: prose.columns,
        blocks.Aside: prose.aside,
        blocks.Contents: front.contents,
        blocks.SourceList: source_list.source_list,
        blocks.NoteList: source_list.note_list,
        blocks.PageBreak: prose.page_break,
        blocks.Section: prose.inner_section,
        blocks.TitleBlock: title_block.title_block,
    }
)
