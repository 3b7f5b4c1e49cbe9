"""The footer stands where its number is 7 mm below the text."""

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
        if not section.landscape:
            wml.child(element, "pgMar").set(W + "footer", str(PAGE.footer))
