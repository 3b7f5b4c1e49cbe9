"""The section in which the text begins is turned upright, with the margins of the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import PAGE
from reportgen.mending import wml
from reportgen.verify.content import W

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    at = bench.document.first.section if bench.document.first else 0
    for section, element in bench.sections[min(at, len(bench.sections) - 1) :][:1]:
        if section.width > section.height:
            wml.state(element, "pgSz", w=PAGE.width, h=PAGE.height)
            margins = wml.child(element, "pgMar")
            for side in ("top", "right", "bottom", "left"):
                margins.set(W + side, str(getattr(PAGE, side)))
            margins.set(W + "gutter", "0")
