"""发文字号的年份不在六角括号〔〕里（GB/T 9704-2012，7.2.5）。

合格：江应急〔2022〕3号
不合格：江应急[2022]3号；江应急【2022】3号；江应急（2022）3号
"""

from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import HAN
from reportgen.problems import Problem

ID = "year-bracket"

YEAR = rf"[\[【(（［{{｛](?<={HAN}.)" r"((?:19|20)[0-9]{2})[\]】)）］}｝](?= ?第? ?[0-9]{1,5} ?号)"


def check(subject: Subject) -> Iterator[Problem]:
    """An error for each."""
    for found in matches(subject, YEAR):
        remedy = f"改为〔{found.match[1]}〕"
        yield Problem(found.where, ID, f"“{found.around()}”：发文字号的年份要用六角括号", remedy)
