"""The copy number is set in 3号; its figures stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import COPY_NUMBER
from reportgen.mending.formats import look

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "份号的数字不改"


def mend(bench: Bench) -> None:
    """Change it."""
    number = bench.document.copy_number
    for _, element in bench.runs(number) if number else ():
        look(element, points=COPY_NUMBER.points)
