"""提示：数字旁边、汉字之间有空格，从 PDF 复制来的文字往往如此。

合格：2024年3月22日；GB/T 9704；《关于学习思想 建设法治的意见》
不合格：2024 年 3 月 22 日；国 务 院
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import around, having
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import HAN
from reportgen.problems import Location, Problem

ID = "stray-space"

# Texts: dear to compile, and seldom needed.
_SPACE = rf"(?:(?<={HAN})|(?<=[，。；：、）》”])) +(?=[0-9]|{HAN})|(?<=[0-9%]) +(?={HAN}|[，。；：、）%])"
_PADDED_NAME = rf"(?:^|[：、，；]){HAN} +{HAN}(?=$|[：、，；])"  # 张 三, as lists of names have it
_TITLE = re.compile("《[^《》]*》")  # a space may part the halves of a title
_BY_PROGRAM = {"sign", "date", "printed_on"}


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each line that has them."""
    for passage in having(subject, " "):
        text = passage.text
        if passage.style in _BY_PROGRAM:
            continue
        titles = [found.span() for found in _TITLE.finditer(text)]
        places: dict[Location, list[int]] = {}
        for found in re.finditer(_SPACE, text):
            if re.compile(_PADDED_NAME).match(text, max(found.start() - 2, 0)) or _parts_a_title(text, found, titles):
                continue
            places.setdefault(passage.where(subject.line, found.start()), []).append(found.start())
        for where, starts in places.items():
            more = f"等 {len(starts)} 处" if len(starts) > 1 else ""
            message = f"“{around(text, starts[0], starts[0] + 1, 5)}”{more}有多余的空格"
            yield Problem(where, ID, message, "删去空格；数字与汉字之间、汉字之间都不空格", "warning")


def _parts_a_title(text: str, space: re.Match[str], titles: list[tuple[int, int]]) -> bool:
    """Whether the space stands between the halves of a title: 《… …》"""
    beside = text[space.start() - 1] + text[space.end()]
    return re.fullmatch(f"{HAN}{{2}}", beside) is not None and any(start < space.start() < end for start, end in titles)
