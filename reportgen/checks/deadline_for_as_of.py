"""提示：统计到某一天，写成了“截止”，应当用“截至”。

合格：截至12月16日，完成检查381家次；申请于12月16日截止
不合格：截止12月16日，完成检查381家次
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "deadline-for-as-of"

_WORD = re.compile(r"截止(?= ?(?:[0-9]+ ?[年月]|目前|今年|去年|上年末|年底))")


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    for found in matches(subject, _WORD):
        message = f"“{found.around(8)}”：“截止”后面不直接带时间"
        yield Problem(found.where, ID, message, "改为“截至”", "warning")
