"""A share or a rate stated in the text is not what the numbers beside it give, at the precision printed.

Passes:  立案436件，其中一般程序320件，占73.4%
Fails:   立案436件，其中一般程序320件，占74.3%
"""

from collections.abc import Iterator

from reportgen.checks import recomputed
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "unequal-share"


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each."""
    return recomputed.problems(subject, ID, "share")
