"""提示：上行文抄送了下级机关（《党政机关公文处理工作条例》第十五条第一项：不抄送下级机关）。

合格：copies_to: 省应急管理厅，市司法局
不合格：copies_to: 市司法局，各区应急管理局
"""

import re
from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.checks.upward import goes_upward
from reportgen.gbt9704.marks import HAN
from reportgen.problems import Problem

ID = "copies-to-subordinate"

_BELOW = (
    "各(?:县级?市|市辖?区|[市县]?（[市县、]*区）|市、?区|县|区|旗|镇|乡|街道|开发区|园区|功能区|村)"
    f"(?:{HAN}|[（）])*|各?直属单位|所属各?单位"
)


def check(subject: Subject) -> Iterator[Problem]:
    """At most one warning, with the first such office."""
    if not goes_upward(subject):
        return
    for line in subject.document.copies_to:
        named = subject.office.departments.get("subordinates", "")
        found = re.search(_BELOW, line)
        below = named if named and named in line else found[0] if found else ""
        if below:
            message = f"上行文不抄送下级机关：“{below}”"
            yield Problem(subject.locate(("copies_to",)), ID, message, "删去；要下级知道的，另行印发", "warning")
            return
