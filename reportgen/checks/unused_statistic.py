"""提示：统计数写在数据里，正文没有一处用到。

合格：有统计数 accidents，正文写 发生事故{{ accidents }}
不合格：有统计数 accidents，正文写 发生事故71起
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "unused-statistic"


_SHOWN = 10


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each statistic that is used neither itself nor in a part; one for all where they are many."""
    used = {name.split(".")[0] for name in subject.used}
    unused = [name for name in subject.document.statistics if name not in used]
    for name in unused if len(unused) <= _SHOWN else ():
        message, remedy = f"统计数“{name}”没有一处用到", f"在正文里用 {{{{ {name} }}}} 引用，或删去它"
        yield Problem(subject.locate(("statistics", name)), ID, message, remedy, "warning")
    if len(unused) > _SHOWN:
        message = f"有{len(unused)}个统计数没有一处用到：{'、'.join(unused[:_SHOWN])}……"
        yield Problem(subject.locate(("statistics", unused[0])), ID, message, "在正文里引用它们，或删去", "warning")
