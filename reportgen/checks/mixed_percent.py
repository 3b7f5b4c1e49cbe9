"""提示：一份文件里既有全角的“％”，又有半角的“%”。

合格：增长5%，下降3%
不合格：增长5％，下降3%
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "mixed-percent"

_FULL = re.compile("(?<![0-9.])[0-9.]*％")


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each ％."""
    if "%" in subject.text:
        for found in matches(subject, _FULL, "％"):
            message = f"“{found.match[0]}”用了全角的百分号，别处用的是半角"
            yield Problem(found.where, ID, message, "改为半角的 %", "warning")
