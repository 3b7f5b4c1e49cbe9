"""What is wrong with one of the two double lines of a letter."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Unsure
from reportgen.verify.wording import is_red


def line_of(kind: str, name: str, document: Anatomy) -> Iterator[Fault | Unsure]:
    """A fault when no line of this kind is there, or it is not red."""
    facts = document.facts
    lines = [line for line in facts.double_lines if line.kind == kind]
    if not lines and facts.drawings and not facts.double_lines:
        yield Unsure("文件里有图形，双线可能画在图里")
    elif not lines:
        yield Fault(document.mark[-1], f"没有{name}的双线", f"加一条{name}的红色双线，长170毫米，居中")
    elif not any(is_red(line.color) for line in lines):
        yield Fault(document.mark[-1], f"{name}的双线是{lines[0].color}", "双线的颜色改为红色（FF0000）")
