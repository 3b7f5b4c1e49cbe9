"""提示：引用统计数的地方另写了约、近、左右：统计数是准数的不必约，本来是约数的已经印了一个。

合格：全年检查{{ inspections }}
不合格：全年检查约{{ inspections }}（印成“约5327家次”）
不合格：服务企业近{{ visits }}（visits 写了 approx: 余，印成“近1100余家次”）
"""

import re
from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "approximate-beside-exact"

_BEFORE = re.compile("(?:(?<![公节合预签制立条相特])约|(?<![附最接邻])近|接近|将近|大约|约为|超|超过|逾)$")
_AFTER = re.compile("(?:左右|上下|以上)(?!级)")
_WORDS = frozenset("约近为超过逾") | {"左右", "上下", "以上"}  # how what stands beside ends, or begins


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    for passage in subject.passages:
        for figure in passage.words.figures:
            beside = passage.text[figure.start - 1 : figure.start], passage.text[figure.end : figure.end + 2]
            if _WORDS.isdisjoint(beside):
                continue
            before = _BEFORE.search(passage.text, max(0, figure.start - 3), figure.start)
            word = before or _AFTER.match(passage.text, figure.end)
            if not word:
                continue
            name = figure.expression.partition("|")[0].strip()
            if name in subject.used and not re.search(r"\|\s*(?:wan|label)", figure.expression):
                printed = passage.text[min(word.start(), figure.start) : max(word.end(), figure.end)]
                message = f"“{printed}”里的“{word[0]}”写在统计数“{name}”的旁边，{name}自己会印准数或约数"
                remedy = f"删去“{word[0]}”；要印约数就在“{name.split('.')[0]}”下写 approx"
                yield Problem(passage.where(subject.line, figure.start), ID, message, remedy, "warning")
