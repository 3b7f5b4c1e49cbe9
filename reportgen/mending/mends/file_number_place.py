"""The file number stands in the middle; that of an upward document one character from the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import CHARACTER
from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead, strip_tail

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    line = bench.document.file_number
    if not line:
        return
    form = bench.format(line)
    strip_lead(bench, line)
    if bench.document.signers:
        align(form, "left")
        indent(form, first=CHARACTER, first_chars=100)  # the line below it stays as wide as the text
    else:
        strip_tail(bench, line)
        align(form, "center")
        indent(form)
