"""The canvas: ReportLab's, with what a plan needs and nothing of its defaults. Every private name of it stands here.

y runs down from the top edge; colours are RRGGBB.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from dealbrief.backends.pdf.fonts import font

_SETTINGS = {"invariant": 1, "trustedHosts": None, "trustedSchemes": [], "toColorCanUse": None, "useA85": 0}
for _name, _value in _SETTINGS.items():
    setattr(rl_config, _name, _value)
