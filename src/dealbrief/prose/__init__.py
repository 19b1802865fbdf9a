"""Written text: a string from the source comes in, inlines or blocks with their references go out.

Two types of text pass here. *Inline* text knows references only; *prose* knows a Markdown subset (paragraphs, lists,
strong, emphasis, links, code, quotes, backslash escapes) and references. Nothing typed is substituted. What Markdown
offers beyond the subset is refused at its place, never printed as if it were text.
"""

from dealbrief.document.inlines import plain_text
from dealbrief.prose.inline import parse_inline
from dealbrief.prose.markdown import parse_prose
from dealbrief.prose.references import Origin, in_language, map_references, references

__all__ = ["Origin", "in_language", "map_references", "parse_inline", "parse_prose", "plain_text", "references"]
