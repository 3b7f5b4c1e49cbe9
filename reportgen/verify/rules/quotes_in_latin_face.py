"""Quotation marks, dashes and ellipses of the text are printed in a Latin face, too narrow for Chinese.

Passes:  “十四五”        w:hint="eastAsia"
Fails:   “十四五”        in Times New Roman
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "quotes-in-latin-face"
CLAUSE = "惯例"
STRENGTH = Strength.CUSTOM
EXPECTED = "“ ” — …… 用中文字体"

MARKS = re.compile("[“”‘’—…]")


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    narrow = [
        ("", words)
        for words in (*document.title, *document.body)
        for run in words.runs
        if MARKS.search(run.text) and run.hint != "eastAsia" and run.latin != run.east_asian
    ]
    if narrow:
        yield Unsure("引号、破折号没有标明用中文字体，Word 按语言设置决定")
