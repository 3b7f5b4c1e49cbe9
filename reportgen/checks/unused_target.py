"""提示：指标没有一处用到；区局改写了正文的，往往如此。

合格：text: 专题学习{{ sessions }}。　targets: {sessions: {number: 4, unit: 次}}
不合格：text: 专题学习4次。　targets: {sessions: {number: 4, unit: 次}}
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "unused-target"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    if subject.document.kind != "work-points":
        return
    for path, entry in subject.entries:
        for name in getattr(entry, "targets", {}):
            if name not in subject.used:
                message = f"指标“{name}”没有一处用到"
                remedy = f"在正文里用 {{{{ {name} }}}} 引用；不要了就删去，区局写 {name}: null"
                yield Problem(subject.locate((*path, "targets", name)), ID, message, remedy, "warning")
