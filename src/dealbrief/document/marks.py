"""The one table of states and stances: a slug comes in, the shape or mark and the key of its word go out.

Promise: ○ announced, ◆ legal act, ● done. Restriction: ■ in force, ◆ licensed or eased, □ lifted, ▲ tightened or
reimposed. Both: × reversed or breached, ‖ suspended; a word alone where nothing is known. Shapes are names; each
backend draws them or sets the glyph of `GLYPHS`, all of which Source Sans 3 has.
"""

from __future__ import annotations

SHAPES: dict[str, str] = {
    "announced": "circle-open",
    "announced-only": "circle-open",
    "legal-act": "diamond",
    "partial": "circle",
    "done": "circle",
    "in-force": "square",
    "licensed": "diamond",
    "eased": "diamond",
    "lifted": "square-open",
    "tightened": "triangle",
    "reimposed": "triangle",
    "reversed": "cross",
    "breached": "cross",
    "suspended": "bars",
    "expired": "square-open",
    "unverified": "none",
    "unknown": "none",
    "none": "none",
    "not-reviewed": "none",
}

GLYPHS: dict[str, str] = {
    "circle": "●",
    "circle-open": "○",
    "diamond": "◆",
    "square": "■",
    "square-open": "□",
    "triangle": "▲",
    "cross": "×",
    "bars": "‖",
    "none": "",
}

STANCES: dict[str, str] = {
    "welcome": "+",
    "conditional": "±",
    "cautious": "=",
    "unchanged": "=",
    "critical": "−",
    "opposed": "−",
    "silent-or-unknown": "?",
}

CONFIDENCE = ("low", "moderate", "high")
