"""“签发人”后面没有全角冒号，或没有姓名（GB/T 9704-2012，7.2.6）。

合格：江应急〔2025〕3号　　　　签发人：周明远
不合格：江应急〔2025〕3号　　　　签发人　周明远
不合格：江应急〔2025〕3号　　　　签发人：
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "signer-form"
CLAUSE = "7.2.6"
STRENGTH = Strength.RULE
EXPECTED = "“签发人”后加全角冒号和姓名"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.signers:
        yield Absent("没有签发人")
    for words in document.signers[:1]:
        if words.table is None and re.search(r"签发人\s*[：:]?\s*$", words.text):
            yield Fault(words, "“签发人”后没有姓名", "在“签发人：”后写姓名，用3号楷体")
        elif not re.search(r"签发人：", words.text):
            yield Fault(words, f"写作“{words.words[-10:]}”", "写作“签发人：姓名”，用全角冒号")
