"""Lines below the head that say what a title says are set as one: centred, 2号小标宋."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import TITLE, TITLE_LINE
from reportgen.mending.formats import align, dress, indent, space
from reportgen.verify.anatomy import GENRES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.mending.bench import Bench
    from reportgen.verify.shapes import Paragraph

LEFT = "认不出哪一段是标题"

_LINES = 4
_TITLE = re.compile(rf"[^。：:；]*关于[^。：:；]*(?:{'|'.join(GENRES)})")


def mend(bench: Bench) -> None:
    """Change it."""
    for line in _title(bench.facts.elements.text[:_LINES]):
        for run, element in bench.runs(line):
            dress(run, element, TITLE)
        form = bench.format(line)
        align(form, "center")
        indent(form)
        space(form, line=TITLE_LINE)


def _title(lines: Sequence[Paragraph]) -> Sequence[Paragraph]:
    for end in range(1, len(lines) + 1):
        if _TITLE.fullmatch("".join(line.words for line in lines[:end])):
            return lines[:end]
    return ()
