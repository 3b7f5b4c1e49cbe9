"""Blanks in a date go; its figures stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace
from reportgen.verify.elements import DATE, PRINTED

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "日期的数字和文字不改"


def mend(bench: Bench) -> None:
    """Change it."""
    elements = bench.facts.elements
    found = [(line, DATE.search(line.text)) for line in elements.text if DATE.fullmatch(line.words)]
    found += [(line, PRINTED.search(line.text.rstrip())) for line in elements.imprint]
    for line, date in found:
        start, end = date.span("date" if "date" in date.groupdict() else 0) if date else (0, 0)
        for place in range(end - 1, start - 1, -1):
            if line.text[place].isspace():
                replace(bench, line, place, place + 1, "")
