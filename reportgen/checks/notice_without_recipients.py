"""提示：通知没有写主送机关。

合格：to: [各区应急管理局, 局机关各处室]
不合格：没有 to
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.model.work_points import WorkPoints
from reportgen.problems import Problem

ID = "notice-without-recipients"


def check(subject: Subject) -> Iterator[Problem]:
    """At most one warning."""
    document = subject.document
    if isinstance(document, WorkPoints) and document.notice is not None and not document.to:
        remedy = "补上 to: [受文的机关]；向社会公布的通知不必理会"
        yield Problem(subject.locate(("to",)), ID, "通知没有写主送机关", remedy, "warning")
