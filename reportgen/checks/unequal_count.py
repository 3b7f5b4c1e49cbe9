"""提示：列出的项数，与后面写的数不等。

合格：健全市、县、镇三级网络
不合格：健全市、县、镇四级网络
"""

from collections.abc import Iterator

from reportgen.checks import recomputed
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "unequal-count"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    return recomputed.problems(subject, ID, "count")
