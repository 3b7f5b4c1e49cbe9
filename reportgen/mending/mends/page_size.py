"""Every sheet becomes A4; one that lies stays so."""

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
        size = wml.child(element, "pgSz")
        width, height = (PAGE.height, PAGE.width) if section.width > section.height else (PAGE.width, PAGE.height)
        size.set(W + "w", str(width))
        size.set(W + "h", str(height))
