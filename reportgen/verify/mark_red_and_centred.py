"""发文机关标志不是红色，或没有居中（GB/T 9704-2012，7.2.4）。

发文字号上方的大字就是发文机关标志。

合格：江州市应急管理局文件　红色，居中
不合格：江州市应急管理局文件　黑色，居中
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Strength
from reportgen.verify.wording import is_red

ID = "mark-red-and-centred"
CLAUSE = "7.2.4"
STRENGTH = Strength.RULE
EXPECTED = "发文机关标志红色，居中"
_CENTRED = {"center", "distribute"}  # names of a joint document are spread over their cell
_WORDS = {"left": "左对齐", "right": "右对齐", "both": "两端对齐"}


def check(facts: Facts) -> Iterator[Fault]:
    """Every line of the mark that is not red, or not centred."""
    for paragraph in facts.elements.mark:
        colors = [run.color for run in paragraph.runs if run.han and not is_red(run.color)]
        if colors:
            color = "自动（黑色）" if colors[0] == "auto" else colors[0]
            message = f"发文机关标志的颜色是{color}，应为红色（FF0000）"
            yield Fault(paragraph, message, "把发文机关标志的字体颜色改为标准红色")
        if paragraph.align not in _CENTRED and paragraph.table is None and paragraph.box is None:
            align = _WORDS.get(paragraph.align, paragraph.align)
            yield Fault(paragraph, f"发文机关标志是{align}，应居中", "把发文机关标志改为居中，首行缩进改为0")
