"""A sum stated in the text does not add up.

Passes:  考试24036人，其中特种作业人员20523人，管理人员3513人
Fails:   考试24036人，其中特种作业人员20523人，管理人员3514人

A list after 其中 that says 等, or leaves much of the whole, is only a part of it. Where another reading is possible the
problem is a warning.
"""

from collections.abc import Iterator

from reportgen.checks import recomputed
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "unequal-sum"


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each."""
    return recomputed.problems(subject, ID, "sum")
