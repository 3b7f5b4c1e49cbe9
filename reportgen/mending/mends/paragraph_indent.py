"""Every paragraph of the text begins two characters in, by its format and not by blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import INDENT
from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead
from reportgen.verify import anatomy
from reportgen.verify.elements import is_plain

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.document.body:
        inside = anatomy.indent(paragraph)
        if inside is None or not is_plain(paragraph) or "\n" in paragraph.text:
            continue
        if paragraph.text[:1] in {"\u3000", " "} or abs(inside - 2) > 0.3:
            strip_lead(bench, paragraph)
            align(bench.format(paragraph), "both")
            indent(bench.format(paragraph), first=INDENT, first_chars=200)
