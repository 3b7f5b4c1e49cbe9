"""密级和保密期限的写法不对（GB/T 9704-2012，7.2.2）。

密级写绝密、机密或秘密，与期限之间用“★”，期限用阿拉伯数字。只写密级的也算合格。

合格：机密★1年
合格：秘密★长期
不合格：机密1年
不合格：机密★一年
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "secrecy-form"
CLAUSE = "7.2.2"
STRENGTH = Strength.RULE
EXPECTED = "密级和保密期限写作“机密★1年”"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    words = document.secrecy
    if words is None:
        yield Absent("没有密级")
        return
    said = re.sub(r"\s", "", words.words)
    if not re.fullmatch(r"(绝密|机密|秘密)(★([1-9][0-9]?(年|个月|天)|长期))?", said):
        yield Fault(words, f"密级写作“{words.words}”", "密级和保密期限之间用“★”，期限用阿拉伯数字，如“机密★1年”")
