"""Paragraphs of the text get the exact pitch that makes 22 lines a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import BODY, LINE
from reportgen.mending.formats import space
from reportgen.verify import line_pitch
from reportgen.verify.elements import is_plain

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    body = {id(paragraph) for paragraph in bench.document.body}
    for paragraph in bench.facts.elements.text:
        plain = is_plain(paragraph) and paragraph.size <= BODY.points * 2
        sections = bench.facts.sections[paragraph.section : paragraph.section + 1]
        if plain and not line_pitch.is_right(paragraph, sections):
            above = {"before": 0} if id(paragraph) in body else {}
            space(bench.format(paragraph), line=LINE, after=0, **above)
