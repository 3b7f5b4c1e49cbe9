"""省略号写成了几个点或句号，破折号写成了短横（GB/T 15834-2011）。

看正文和附件里汉字后面的。

合格：水利、电力、通信……
合格：应急管理——人民群众的安全防线
不合格：水利、电力、通信...
不合格：水利、电力、通信。。。
不合格：应急管理--人民群众的安全防线
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "ellipsis-of-dots"
CLAUSE = "GB/T 15834"
STRENGTH = Strength.RULE
EXPECTED = "省略号用“……”，破折号用“——”"

DOTS = re.compile(r"(?<=[一-龥])(?:\.{3,}|。{3,}|·{3,}|-{2,})")


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    for words in (*document.body, *document.after_text):
        if found := DOTS.search(words.text):
            yield Fault(words, f"写作“{found[0]}”", "省略号用“……”，破折号用“——”")
