"""提示：answers 里的编号名，哪里都没有。

应是上年报告的计划或不足、本年要点、本年报告的不足的编号名；上年的报告和本年的要点都没有的，不查成效里写的。
合格：上年 plans: {items: {ordinance: …}}，本年成效的一条写着 answers: [ordinance]
不合格：上年 plans: {items: {ordinance: …}}，本年成效的一条写着 answers: [ordinence]
"""

from collections.abc import Iterator
from difflib import get_close_matches

from reportgen.checks.subject import Other, Subject
from reportgen.problems import Problem

ID = "unknown-answer"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each id."""
    answering = [(path, entry.answers) for path, entry in subject.entries if entry.answers]
    others = list(_others(subject)) if answering else []
    if None in others:
        return  # told where that document is built
    known = {path[-1] for path, _ in subject.entries if path[0] == "shortfalls" and len(path) > 1}.union(
        *(other.ids for other in others if other)
    )
    for path, answers in answering:
        for name in answers if others or path[0] == "plans" else ():
            if name not in known:
                near = get_close_matches(name, sorted(known), 1, 0.6)
                remedy = f"是否想写“{near[0]}”？" if near else "改成上年计划、本年要点或不足的编号名，或删去"
                message = f"answers 里的“{name}”，上年报告、本年要点和不足里都没有"
                yield Problem(subject.locate((*path, "answers", name)), ID, message, remedy, "warning")


def _others(subject: Subject) -> Iterator[Other | None]:
    """Last year's report and this year's work points, of the office and of those whose text it inherits.

    None for one that cannot be read.
    """
    around = subject.around
    before = f"{int(subject.year) - 1:04}", subject.name if subject.document.kind == "report" else "report"
    for office in subject.chain if around else ():
        for year, name in {before, (subject.year, "work-points")} - {(subject.year, subject.name)}:
            if around and (year, name) in around.documents(office):
                yield around.other(office, year, name)
