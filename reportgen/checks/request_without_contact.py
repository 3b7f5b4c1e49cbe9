"""提示：请示没有写联系人（惯例：请示在附注处注明联系人的姓名和电话，便于上级机关询问）。

合格：contact: {name: 秦树声, phone: 86321135}
不合格：没有 contact，note 里也没有电话
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "request-without-contact"


def check(subject: Subject) -> Iterator[Problem]:
    """At most one warning."""
    request = subject.document
    if request.kind == "request" and "电话" not in "".join(request.remarks()):
        remedy = "补上 contact: {name: 姓名, phone: 电话}，印在附注里"
        yield Problem(subject.locate(("contact",)), ID, "请示没有写联系人和电话", remedy, "warning")
