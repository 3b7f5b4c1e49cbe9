"""The paragraph that the line of the head hangs on has no indents, so that the line is as wide as the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import CHARACTER
from reportgen.mending.formats import indent
from reportgen.verify.rules.red_rule_missing import lines_of_head

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    lines = [paragraph for paragraph, _ in lines_of_head(bench.document) if paragraph.table is None]
    for paragraph in lines[-1:]:
        if paragraph.align in {"left", "both"} and paragraph.text[:1] not in {"\u3000", "\t"}:
            indent(bench.format(paragraph), first=CHARACTER, first_chars=100)
        else:
            indent(bench.format(paragraph))
