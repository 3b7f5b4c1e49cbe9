"""用了全角的阿拉伯数字（GB/T 15835-2011）。

看标题、正文和附件。

合格：全年发生事故71起
不合格：全年发生事故７１起
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "full-width-figures"
CLAUSE = "GB/T 15835"
STRENGTH = Strength.RULE
EXPECTED = "阿拉伯数字用半角"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    for words in (*document.title, *document.body, *document.after_text):
        if found := re.search("[０-９]+", words.text):
            yield Fault(words, f"“{found[0]}”是全角数字", "改为半角数字")
