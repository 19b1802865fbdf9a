"""Write advance tables of the fonts a reader may get instead of ours.

In: the font files named on the command line. Out: assets/fonts/metrics/<name>.json with `units` and `advances`
(code point in hexadecimal → advance in font units) for Latin, Cyrillic, punctuation and the symbols in use.
Usage: python tools/make_font_metrics.py FILE.ttf…
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "assets" / "fonts" / "metrics"
RANGES = [(0x20, 0x250), (0x2B0, 0x300), (0x370, 0x530), (0x2000, 0x2070), (0x20A0, 0x2200), (0x2200, 0x2300)]
SHAPES = [(0x25A0, 0x2600)]


def advances(path: Path) -> dict[str, int]:
    font = TTFont(path)
    cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
    wanted = [code for first, last in RANGES + SHAPES for code in range(first, last) if code in cmap]
    return {f"{code:04X}": metrics[cmap[code]][0] for code in wanted}


def main(paths: list[str]) -> None:
    for path in map(Path, paths):
        table = {"units": TTFont(path)["head"].unitsPerEm, "advances": advances(path)}
        target = TARGET / f"{path.stem}.json"
        target.write_text(json.dumps(table, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
