"""The document tree: blocks, inlines, figures' data, lengths, numbering. Knows no deal, template or file format."""
