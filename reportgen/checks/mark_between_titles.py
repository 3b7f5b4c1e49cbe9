"""提示：两个书名号之间用了顿号（GB/T 15834-2011，4.5.3.5：通常不用）。

合格：《宪法》《民法典》；《办法》（试行）、《规定》
不合格：《宪法》、《民法典》
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "mark-between-titles"

_MARK = re.compile("》、(?=《)")


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    for found in matches(subject, _MARK):
        message = f"“{found.around()}”：相邻的书名号之间通常不用顿号"
        yield Problem(found.where, ID, message, "删去顿号", "warning")
