"""The note on attachments begins two characters in; its other lines stand below the first name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import CHARACTER
from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    lines = list({id(item.paragraph): item.paragraph for item in bench.document.note}.values())
    numbered = any(item.number for item in bench.document.note)
    hanging = (4 if numbered else 3) * CHARACTER  # 附件：1. or 附件：
    for paragraph in lines:
        strip_lead(bench, paragraph)
        align(bench.format(paragraph), "both")
        step = hanging if paragraph is lines[0] else CHARACTER
        indent(bench.format(paragraph), left=2 * CHARACTER + hanging, first=-step)
