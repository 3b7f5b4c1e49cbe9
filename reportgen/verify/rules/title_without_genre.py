"""The title does not end in a kind of official document (条例第八条、第九条).

Passes:  关于印发2024年工作要点的通知
Fails:   2024年安全生产工作方案
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
