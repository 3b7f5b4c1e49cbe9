"""提示：不足里的一条，同一份报告的计划里没有一条对应。

不足和计划都分条写的才查。
合格：shortfalls: {points: {grassroots: …}}　plans: {items: {training: {answers: [grassroots], …}}}
不合格：shortfalls: {points: {grassroots: …}}　plans: {items: {training: …}}
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem
from reportgen.promises import answering, answers, plans, shortfalls

ID = "shortfall-without-plan"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    if not plans(subject.document):
        return
    answered = answers(subject.entries, "plans")
    for shortfall in shortfalls(subject.document):
        if not answering(shortfall, answered):
            message = f"不足“{shortfall.named}”没有对应的计划"
            remedy = f"在计划里补一条，或在针对它的一条里写 answers: [{shortfall.id}]"
            yield Problem(subject.locate(shortfall.path), ID, message, remedy, "warning")
