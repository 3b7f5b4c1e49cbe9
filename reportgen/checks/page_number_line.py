"""正文里夹着页码，多半是从别的文件一起复制来的。

合格：2021—2025年
不合格：— 3 —；第3页 共10页（独占一段）
"""

from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import HAN
from reportgen.problems import Problem

ID = "page-number-line"

_NUMBER = (
    r"^ *(?:[—－–-]+ *[0-9]{1,3} *[—－–-]+|第 *[0-9]{1,3} *页[，, /／]*(?:共 *[0-9]{1,3} *页)?) *$"
    rf"|(?:^|(?<=[，。；])|(?<={HAN})) ?— [0-9]{{1,3}} — ?(?={HAN}|[（0-9])"
)


def check(subject: Subject) -> Iterator[Problem]:
    """An error for each."""
    for found in matches(subject, _NUMBER, "[—－–-] *[0-9]{1,3} *[—－–-]", "页"):
        message = f"“{found.match[0].strip()}”像是带进来的页码"
        yield Problem(found.where, ID, message, "删去；页码由模板印出")
