"""提示：涉密公文没有标注份号（《党政机关公文处理工作条例》第九条第一项）。

合格：secrecy: 机密★1年，copy_number: "000012"
不合格：secrecy: 机密★1年
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "secret-without-copy-number"


def check(subject: Subject) -> Iterator[Problem]:
    """At most one problem."""
    if subject.document.secrecy and not subject.document.copy_number:
        yield Problem(subject.locate(("secrecy",)), ID, "涉密公文应当标注份号", '补上 copy_number: "000001"', "warning")
