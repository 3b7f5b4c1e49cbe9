"""A table wider than the type area is made narrower, its columns in proportion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import TWIPS_PER_MM
from reportgen.mending.formats import widen

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    first = {words.table: words for words in reversed(bench.facts.paragraphs)}
    for number, element in enumerate(bench.tables):
        if number not in first or not bench.sections:
            continue
        section = bench.sections[min(first[number].section, len(bench.sections) - 1)][0]
        table = bench.facts.tables[number]
        width = min(filter(None, (table.columns, table.width)), default=0)
        if width + max(table.indent, 0) > section.text_width + 4 * TWIPS_PER_MM:
            widen(element, section.text_width)
