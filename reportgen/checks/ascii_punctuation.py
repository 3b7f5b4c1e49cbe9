"""提示：汉字旁边用了半角标点。

合格：12:30；3.5%；“双公示”；GB/T 9704
不合格：加强领导,压实责任；主题: 落实责任；"双公示"
"""

from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import HAN
from reportgen.problems import Problem

ID = "ascii-punctuation"

_FULL = dict(zip(",;:?!.", "，；：？！。", strict=True))
_BESIDE_CHINESE = (
    rf"(?m)[,;:?!.\"](?:(?<=(?:{HAN}|[》”）%])[,;:?!])|(?<=[,;?!])(?=[《“（]|{HAN})|(?<={HAN}\.)(?={HAN}|$)"
    rf"|(?<=\")(?={HAN})|(?<={HAN}\"))"
)


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each mark; for a pair of quotation marks, one for each half."""
    for found in matches(subject, _BESIDE_CHINESE):
        mark = found.match[0]
        better = f"“{_FULL[mark]}”" if mark in _FULL else "中文引号“ ”"
        yield Problem(found.where, ID, f"“{found.around()}”里用了半角的“{mark}”", f"改为全角的{better}", "warning")
