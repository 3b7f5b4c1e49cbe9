"""提示：上行文没有签发人（《党政机关公文处理工作条例》第九条第六项）。

合格：to: 江州市人民政府，signers: [周明远]
不合格：to: 江州市人民政府
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "upward-without-signer"


def check(subject: Subject) -> Iterator[Problem]:
    """At most one warning: the recipient is the office's superior, or a report has a recipient at all."""
    report = subject.document
    if report.signers or not report.to or not report.mark:
        return
    if report.to[0].rstrip("：:") == subject.office.superior or "".join(report.title).endswith(("报告", "请示")):
        yield Problem(
            subject.locate(("to",)), ID, "上行文应当注明签发人", "补上 signers: [姓名]；不是上行文则不必理会", "warning"
        )
