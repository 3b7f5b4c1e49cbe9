"""Every paragraph of the text begins two characters in, by its format and not by blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import INDENT
from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead
from reportgen.verify import anatomy
from reportgen.verify.elements import is_plain
from reportgen.verify.rules.paragraph_indent import counted, is_aside, is_block

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    long = {id(paragraph) for paragraph in counted(bench.document)}
    for paragraph in bench.document.body:
        if paragraph.listed:
            continue
        inside = anatomy.indent(paragraph)
        aside = id(paragraph) in long and (is_aside(paragraph) or is_block(paragraph))
        if not aside and (inside is None or not is_plain(paragraph) or "\n" in paragraph.text):
            continue
        if aside or inside is None or paragraph.text[:1] in {"\u3000", " "} or abs(inside - 2) > 0.3:
            strip_lead(bench, paragraph)
            align(bench.format(paragraph), "both")
            indent(bench.format(paragraph), first=INDENT, first_chars=200)
