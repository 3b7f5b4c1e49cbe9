"""A secret document has no copy number (条例 第九条第一项).

Passes:  secrecy: 机密★1年，copy_number: "000012"
Fails:   secrecy: 机密★1年
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "secret-without-copy-number"


def check(subject: Subject) -> Iterator[Problem]:
    """At most one problem."""
    if subject.document.secrecy and not subject.document.copy_number:
        yield Problem(subject.locate(("secrecy",)), ID, "涉密公文应当标注份号", '补上 copy_number: "000001"', "warning")
