"""The titles of attachments are set in 2号小标宋."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import TITLE, TITLE_LINE
from reportgen.mending.formats import dress, space

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for each in bench.document.attachments:
        for line in each.title:
            for run, element in bench.runs(line):
                dress(run, element, TITLE)
            if line.line_rule == "exact" and line.line < TITLE.points * 20:
                space(bench.format(line), line=TITLE_LINE)
