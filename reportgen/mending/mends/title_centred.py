"""The title stands in the middle, without the line that some styles draw below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending import wml
from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead, strip_tail

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.document.title:
        strip_tail(bench, paragraph)
        strip_lead(bench, paragraph)
        align(bench.format(paragraph), "center")
        indent(bench.format(paragraph))
        if paragraph.below:
            wml.state(wml.child(bench.format(paragraph), "pBdr"), "bottom", val="nil")
