"""How many lines are free between two elements."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Unsure

_TOO_FEW, _TOO_MANY = 0.6, 0.8


def distance(document: Anatomy, above: Paragraph, below: Paragraph, lines: int, where: str) -> Iterator[Fault | Unsure]:
    """A fault when other than `lines` lines are free."""
    found = document.gap(above, below)
    if found is None:
        yield Unsure(f"{where}空几行要看版面")
        return
    least, most = found
    if most < lines - _TOO_FEW or least > lines + _TOO_MANY:
        yield Fault(below, f"{where}空{most:.1f}行", f"改为空{lines}行：段前设为{lines * 28.95:g}磅，删去多余的空行")
    elif least < lines - _TOO_FEW or most > lines + _TOO_MANY:
        yield Unsure(f"{where}空{least:.1f}到{most:.1f}行，各种软件显示不同")
