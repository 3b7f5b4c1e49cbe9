"""标题不以公文的文种结尾，或只写了文种（《党政机关公文处理工作条例》第九条第七项）。

文种有十五种：决议、决定、命令（令）、公报、公告、通告、意见、通知、通报、报告、请示、批复、议案、函、纪要。
以方案、计划、总结、要点、办法等结尾的不合格，其他的判不出。

合格：关于印发2025年法治建设工作要点的通知
不合格：2025年法治建设工作要点
不合格：通知
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "title-without-genre"
CLAUSE = "条例9(7)"
STRENGTH = Strength.RULE
EXPECTED = "标题由发文机关名称、事由和文种组成，文种是条例的十五种之一"

_OTHERS = (
    "方案",
    "计划",
    "总结",
    "要点",
    "安排",
    "办法",
    "规定",
    "细则",
    "规划",
    "预案",
    "措施",
    "汇报",
    "申请",
    "建议",
    "说明",
    "制度",
)


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.title:
        yield Absent("没有标题")
    elif document.title_words == document.genre:
        yield Fault(document.title[-1], f"标题只有文种“{document.genre}”", "标题写明发文机关名称和事由：……关于……的通知")
    elif not document.genre:
        wrong = next((other for other in _OTHERS if document.title_words.endswith(other)), "")
        if wrong:
            yield Fault(
                document.title[-1],
                f"标题以“{wrong}”结尾，不是公文的文种",
                "作为附件用“关于印发……的通知”发，或改用合适的文种",
            )
        else:
            yield Unsure("标题不以十五种文种之一结尾")
