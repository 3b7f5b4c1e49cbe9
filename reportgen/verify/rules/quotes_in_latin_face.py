"""引号、破折号、省略号的中文字体是西文字体，或没有写明，印出来太窄。

中文的引号与西文的是同一个字符，宽窄由字体决定。看标题和正文。

合格：“十四五”　中文字体仿宋_GB2312
不合格：“十四五”　中文字体Times New Roman
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.chinese_face_unset import is_unset
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import face

ID = "quotes-in-latin-face"
CLAUSE = "惯例"
STRENGTH = Strength.CUSTOM
EXPECTED = "“ ” — …… 的中文字体写明，不是西文字体"

_LATIN = re.compile(
    "Times|Arial|Calibri|Cambria|Courier|Helvetica|Verdana|Georgia|Tahoma|Segoe|Liberation|DejaVu", re.IGNORECASE
)
MARKS = re.compile("[“”‘’—…]")


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    for words in (*document.title, *document.body):
        for run in words.runs:
            if MARKS.search(run.text) and (is_unset(run.east_asian) or _LATIN.match(run.east_asian)):
                yield Fault(
                    words,
                    f"引号、破折号、省略号的中文字体是{face(run.east_asian)}",
                    "改用与正文相同的中文字体，如仿宋_GB2312",
                )
                return
