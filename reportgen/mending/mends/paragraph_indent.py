"""Every paragraph of the text begins two characters in, by its format and not by blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import INDENT
from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead
from reportgen.verify import anatomy
from reportgen.verify.elements import heading, is_plain
from reportgen.verify.rules.paragraph_indent import hangs

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench
    from reportgen.verify.shapes import Paragraph

_LONG = 30  # characters; a shorter one in the middle may be something else


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.document.body:
        if is_plain(paragraph) and "\n" not in paragraph.text and not paragraph.listed and _is_wrong(paragraph):
            strip_lead(bench, paragraph)
            align(bench.format(paragraph), "both")
            indent(bench.format(paragraph), first=INDENT, first_chars=200)


def _is_wrong(paragraph: Paragraph) -> bool:
    inside = anatomy.indent(paragraph)
    if inside is None:
        return paragraph.align in {"center", "right"} and (
            len(paragraph.words) > _LONG or heading(paragraph) is not None
        )
    return paragraph.text[:1] in {"\u3000", " "} or abs(inside - 2) > 0.3 or hangs(paragraph)
