"""Headings get the face of their level, 3号: 一、 黑体, （一） 楷体."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import HEADINGS
from reportgen.mending.formats import dress
from reportgen.verify.elements import heading

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.facts.elements.text:
        found = heading(paragraph)
        left = found.length if found else 0
        for run, element in bench.runs(paragraph):
            if found and left > 0:
                dress(run, element, HEADINGS[found.level - 1])
            left -= len(run.text)
