"""The marks of attachments are set in 3号黑体."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import ATTACHMENT_MARK
from reportgen.mending.formats import dress

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

RULES = ("attachment-mark-face",)


def mend(bench: Bench) -> None:
    """Change it."""
    dress(bench, [each.mark for each in bench.document.attachments], ATTACHMENT_MARK)
