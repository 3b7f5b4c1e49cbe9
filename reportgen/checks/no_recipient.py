"""提示：请示、函没有写主送机关（《党政机关公文处理工作条例》第九条第八项）。

合格：to: 江州市人民政府
不合格：没有 to
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "no-recipient"
_NAMES = {"request": "请示", "letter": "函"}


def check(subject: Subject) -> Iterator[Problem]:
    """At most one warning."""
    name = _NAMES.get(subject.document.kind)
    if name and not subject.document.to:
        remedy = "补上 to: 受文机关的全称或规范化简称"
        yield Problem(subject.locate(("to",)), ID, f"{name}没有写主送机关", remedy, "warning")
