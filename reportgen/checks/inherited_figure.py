"""A report prints a figure, a number or a date that stands in the file of the office above.

Passes:  the district's file gives accidents its own value
Fails:   the district's text says {{ accidents }}, but only the city's file has a value for it
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "inherited-figure"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each statistic in use, and for number and date, whose value another office wrote."""
    places: dict[tuple[str, ...], str] = {
        ("statistics", name.split(".")[0], "value"): f"统计数“{name.split('.')[0]}”" for name in sorted(subject.used)
    }
    if subject.report.number:
        places["number",] = "发文字号"
    if subject.report.date:
        places["date",] = "成文日期"
    for path, what in places.items():
        where = subject.locate(path)
        if where.file != subject.file:
            yield Problem(
                where,
                ID,
                f"{subject.office.name}的文件印出了上级文件中的{what}",
                f"在 {subject.file} 里写上本机关的{what}",
                "warning",
            )
