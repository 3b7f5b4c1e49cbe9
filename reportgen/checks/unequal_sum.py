"""错误或提示：写出的各部分，加起来不等于总数。

“其中”后面写了“等”的，或离总数还差很多的，只是一部分。有别的读法的是提示。

合格：考试24036人，其中特种作业人员20523人，管理人员3513人
不合格：考试24036人，其中特种作业人员20523人，管理人员3514人
"""

from collections.abc import Iterator

from reportgen.checks import recomputed
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "unequal-sum"


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each."""
    return recomputed.problems(subject, ID, "sum")
