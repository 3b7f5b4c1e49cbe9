"""The numbers in the note on attachments are followed by a dot; the numbers stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "序号是数字，不增、不删、不改"

_NUMBER = re.compile(r"(?:^|(?<=[：:\n\s]))([0-9]{1,2})([．、])")


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in {id(item.paragraph): item.paragraph for item in bench.document.note}.values():
        for found in reversed(list(_NUMBER.finditer(paragraph.text))):
            replace(bench, paragraph, *found.span(2), ".")
