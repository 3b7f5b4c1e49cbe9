"""The margins of every upright sheet leave the type area of the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import PAGE
from reportgen.mending import wml
from reportgen.verify.content import W

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for section, element in bench.sections:
        if section.landscape:
            continue
        if element.find(W + "pgMar") is None:
            wml.state(element, "pgMar", header=PAGE.header, footer=PAGE.footer)
        margins = wml.child(element, "pgMar")
        for side in ("top", "right", "bottom", "left"):
            margins.set(W + side, str(getattr(PAGE, side)))
        margins.set(W + "gutter", "0")
