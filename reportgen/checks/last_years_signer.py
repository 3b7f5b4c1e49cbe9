"""提示：正文里写着上年的签发人，今年签发的是另一位。

合格：signers: [沈维桢]，正文写 局长沈维桢
不合格：signers: [沈维桢]，正文写 局长周明远（上年由周明远签发）
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "last-years-signer"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each place."""
    before = subject.last_year() if subject.document.signers else None
    gone = set(before.stated.signers) - set(subject.document.signers) if before else set()
    for name in sorted(gone):
        for passage in subject.passages:
            if len(name) > 1 and (at := passage.text.find(name)) >= 0:
                message = f"正文写着“{name}”：上年由其签发，今年的签发人是{'、'.join(subject.document.signers)}"
                remedy = "核对职务和姓名；确实要写的不必理会"
                yield Problem(passage.where(subject.line, at), ID, message, remedy, "warning")
