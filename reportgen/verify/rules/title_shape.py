"""标题的几行排成了沙漏形，或都一样长（GB/T 9704-2012，7.3.1）。

应当上短下长、上长下短或中间长。只看自己分的行，两行一样长的不算；
长短参差，看不出形状的，判不出。

合格：江州市应急管理局 / 关于印发2025年法治建设工作要点的通知
不合格：江州市应急管理局关于印发 / 2025年 / 法治建设工作要点的通知
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.title import shape
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "title-shape"
CLAUSE = "7.3.1"
STRENGTH = Strength.RULE
EXPECTED = "多行标题排成梯形或菱形"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = [line for words in document.title for line in words.words.split("\n")]
    if len(lines) < 2:
        yield Absent("标题只有一行或由Word换行")
    elif (figure := shape(lines)) in {"沙漏", "等长"} and not (figure == "等长" and len(lines) == 2):
        yield Fault(
            document.title[0], f"标题{len(lines)}行排成{figure}形", "重新回行，排成上短下长、上长下短或中间长的形状"
        )
    elif figure == "其他":
        yield Unsure(f"标题{len(lines)}行长短参差，看不出是不是梯形、菱形")
