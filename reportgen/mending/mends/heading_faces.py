"""Headings get the face of their level, 3号: 一、 黑体, （一） 楷体."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import HEADINGS
from reportgen.mending.formats import look
from reportgen.verify.elements import heading

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

RULES = ("heading-faces",)


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.facts.elements.text:
        found = heading(paragraph)
        left = found.length if found else 0
        for run, element in bench.runs(paragraph):
            if found and left > 0:
                face = HEADINGS[found.level - 1]
                look(element, face.name, face.points, "" if run.latin else face.latin)
            left -= len(run.text)
