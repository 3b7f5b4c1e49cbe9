"""The lines of the imprint begin one character in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import IMPRINT_CHARACTER
from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead
from reportgen.verify.elements import PRINTED

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for line in (bench.document.copies, bench.document.printed):
        if line is None or PRINTED.match(line.words):
            continue
        strip_lead(bench, line)
        form = bench.format(line)
        align(form, "left" if "\t" in line.text else "both")
        if line.table is None:
            indent(form, first=IMPRINT_CHARACTER, first_chars=100)  # an indent would shorten the line around it
        elif line is bench.document.copies:
            indent(form, left=4 * IMPRINT_CHARACTER, right=IMPRINT_CHARACTER, first=-3 * IMPRINT_CHARACTER)
        else:
            indent(form, left=IMPRINT_CHARACTER)
