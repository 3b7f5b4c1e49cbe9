"""提示：发文字号里的年份不是成文日期的年份。

合格：number: 江应急〔2025〕3号，date: 2025-01-10
不合格：number: 江应急〔2024〕3号，date: 2025-01-10
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import FILE_NUMBER
from reportgen.problems import Problem

ID = "file-number-year"


def check(subject: Subject) -> Iterator[Problem]:
    """At most one warning."""
    found, day = FILE_NUMBER.fullmatch(subject.file_number), subject.document.date
    if found and day and int(found["year"]) != day.year:
        message = f"发文字号“{found[0]}”是{found['year']}年的，成文日期在{day.year}年"
        yield Problem(subject.locate(("number",)), ID, message, "核对 number 和 date，改正其中一个", "warning")
