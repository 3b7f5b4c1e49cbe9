"""错误或提示：星期与旁边的日期不符；年份没有写明、取自成文日期的是提示。

合格：2024年3月22日（星期五）
不合格：2024年3月22日（星期四）
"""

from collections.abc import Iterator
from datetime import date

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "wrong-weekday"

_DAY = r"(?:(?<![0-9])([0-9]{4})年)?(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日 ?[（(]?(星期|周)([一二三四五六日天])"
_NAMES = "一二三四五六日"


def check(subject: Subject) -> Iterator[Problem]:
    """An error where the year is stated; a warning where it is taken from the date of the document."""
    for found in matches(subject, _DAY, "日 ?[（(]?(?:星期|周)"):
        stated, month, day, word, name = found.match.groups()
        year = int(stated) if stated else subject.document.date and subject.document.date.year
        try:
            weekday = date(int(year or 0), int(month), int(day)).weekday()
        except ValueError:
            continue  # told by no-such-day, or the year is not known
        if _NAMES[weekday] != name.replace("天", "日"):
            message = f"{year}年{month}月{day}日是{word}{_NAMES[weekday]}，不是{word}{name}"
            severity = "error" if stated else "warning"
            yield Problem(found.where, ID, message, "核对日期和星期，改正其中一个", severity)  # type: ignore[arg-type]
