"""A remark stands in full-width brackets, two characters in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import INDENT
from reportgen.mending.formats import align, indent
from reportgen.mending.words import replace
from reportgen.verify.rules.remark_form import REMARK

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for line in bench.document.remarks:
        if not REMARK.match(line.words):
            continue
        lead = len(line.text) - len(line.text.lstrip())
        end = lead + len(line.words)
        replace(bench, line, end - (line.words[-1] in "）)】]〕"), len(line.text), "）")
        replace(bench, line, 0, lead + (line.words[0] in "（([【〔"), "（")
        align(bench.format(line), "both")
        indent(bench.format(line), first=INDENT, first_chars=200)
