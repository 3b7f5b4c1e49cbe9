"""错误或提示：写出的占比、合格率等，与旁边的数算出来的不符；按印出的位数四舍五入。

合格：立案436件，其中一般程序320件，占73.4%
不合格：立案436件，其中一般程序320件，占74.3%
"""

from collections.abc import Iterator

from reportgen.checks import recomputed
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "unequal-share"


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each."""
    return recomputed.problems(subject, ID, "share")
