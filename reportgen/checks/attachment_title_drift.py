"""提示：通知里说印发的，与所附文本的标题不一样。

合格：现将《江州市应急管理局2024年法治建设工作要点》印发给你们（所附文本就是这个标题）
不合格：现将《江州市应急管理局2023年法治建设工作要点》印发给你们（所附文本是2024年的）
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import having
from reportgen.checks.subject import Subject
from reportgen.model.work_points import WorkPoints
from reportgen.problems import Problem

ID = "attachment-title-drift"

_ISSUED = r"(?:现|兹)将(《[^。，；]{1,200}》)[^。，；《》]{0,6}(?:印发|发|转发)给?"
_OF_TITLE = "关于(?:印发|发布)《?(.+?)》?的通知$"
_TITLE = "《((?:[^《》]|《[^《》]*》)+)》"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each title in the notice that no text bears."""
    document = subject.document
    if not isinstance(document, WorkPoints) or document.notice is None:
        return
    there = ["".join(document.title), *("".join(one.title) for one in document.attachments.values())]
    known = {_bare(title) for title in there}
    for passage in having(subject, "[现兹]将《", "关于(?:印发|发布)"):
        if passage.style == "title" and (found := re.search(_OF_TITLE, passage.text)):
            named = [(found[1], found.start(1))]
        else:
            named = [
                (title[1], issued.start(1) + title.start())
                for issued in re.finditer(_ISSUED, passage.text)
                for title in re.finditer(_TITLE, issued[1])
            ]
        for title, start in named:
            if _bare(title) not in known and "等" not in title:
                message = f"通知里印发的是《{title}》，所附的是《{'》《'.join(there)}》"
                yield Problem(passage.where(subject.line, start), ID, message, "核对后统一", "warning")


def _bare(title: str) -> str:
    return re.sub(r"[\s《》]", "", title)
