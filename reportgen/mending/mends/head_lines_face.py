"""密级 and 紧急程度 are set in 3号黑体."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import SECRECY
from reportgen.mending.formats import dress

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for line in (bench.document.secrecy, bench.document.urgency):
        for run, element in bench.runs(line) if line else ():
            dress(run, element, SECRECY)
