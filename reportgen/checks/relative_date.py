"""提示：日期要看读的那天才知道是哪一天、哪一年。

合格：2024年以来；截至12月16日，查处436起
不合格：今年以来（2024年的报告，2025年签发）
不合格：到目前为止，查处436起
"""

from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "relative-date"

_YEAR = "(?:今年|本年度|去年)(?!度)"
_NOW = "(?:截[至止]到?目前|到目前为止|截至日前|截至发稿)(?=[^。；]{0,200}[0-9])"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    signed = subject.document.date
    if signed and subject.year and signed.year > int(subject.year):
        for found in matches(subject, _YEAR, "今年", "本年度", "去年"):
            word = found.match[0]
            meant = int(subject.year) - (word == "去年")
            message = f"“{found.around(4)}”：本文成文于{signed.year}年，“{word}”指哪一年说不清"
            yield Problem(found.where, ID, message, f"写明年份，如“{meant}年”", "warning")
    for found in matches(subject, _NOW, "目前", "截至日前", "截至发稿"):
        message = f"“{found.around(8)}”后面有数，却没有说明截至哪一天"
        yield Problem(found.where, ID, message, "改为“截至×月×日”的写法，写明日期", "warning")
