"""提示：标题末尾的文种与 kind 不同。请示、纪要只有一种写法，函还包括复函。

合格：kind: request，title: 江州市应急管理局关于申请安排经费的请示
不合格：kind: request，title: 江州市应急管理局关于申请安排经费的报告
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "title-not-of-kind"
_ENDS = {"request": "请示", "letter": "函", "minutes": "纪要"}


def check(subject: Subject) -> Iterator[Problem]:
    """At most one warning."""
    document = subject.document
    ending = _ENDS.get(document.kind)
    title = "".join(document.title).strip()
    if ending and not title.endswith(ending):
        message = f"kind 是 {document.kind}，标题却不以“{ending}”结尾：“{title}”"
        remedy = f"标题末尾写“{ending}”，或改正 kind"
        yield Problem(subject.locate(("title",)), ID, message, remedy, "warning")
