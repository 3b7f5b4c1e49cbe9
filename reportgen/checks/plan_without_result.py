"""提示：上年的计划，本年报告里没有一处说明结果。

写在成效里的算完成，写在不足里的算推进中；推迟的，写 answers: {编号名: 推迟}。
合格：上年 plans: {items: {ordinance: …}}，本年成效的一条写着 answers: [ordinance]
不合格：上年 plans: {items: {ordinance: …}}，本年报告里没有 answers 写着 ordinance
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem
from reportgen.promises import answering, answers, plans

ID = "plan-without-result"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each plan of last year."""
    before = subject.last_year() if subject.document.kind == "report" else None
    if before is None:
        return
    told = answers(subject.entries, "achievements", "shortfalls")
    where = subject.locate(("achievements",))
    for plan in plans(before.stated):
        if not answering(plan, told):
            message = f"上年计划“{plan.named}”（{before.locate(plan.path, 0)}）在本年报告里没有结果"
            remedy = f"在说到它的条目里写 answers: [{plan.id}]；没有做完的写进不足，推迟的写 {{{plan.id}: 推迟}}"
            yield Problem(where, ID, message, remedy, "warning")
