"""提示：上行文的主送机关不止一个（《党政机关公文处理工作条例》第十五条第一项：原则上主送一个上级机关）。

合格：to: 江州市人民政府
不合格：to: [江州市人民政府, 省应急管理厅]
"""

import re
from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.checks.upward import goes_upward
from reportgen.problems import Problem

ID = "several-recipients"


def check(subject: Subject) -> Iterator[Problem]:
    """At most one warning."""
    recipients = [one for line in subject.document.to for one in re.split("[、，；,]", line) if one.strip("：: ")]
    if len(recipients) > 1 and goes_upward(subject):
        message = f"上行文原则上主送一个上级机关，这里有{len(recipients)}个：{'、'.join(recipients)}"
        yield Problem(subject.locate(("to",)), ID, message, "主送一个，其他的写在 copies_to", "warning")
