"""命令（令）的正文之后没有签发人的职务，或没有成文日期（GB/T 9704-2012，10.2）。

都有的，签名章的位置要看版面，判不出。

合格：市　长　　陆明远 / 2025年3月1日
不合格：市　长　　陆明远
不合格：2025年3月1日
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.signature_missing import in_table
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "order-unsigned"
CLAUSE = "10.2"
STRENGTH = Strength.RULE
EXPECTED = "命令（令）加盖签发人签名章，标注职务和成文日期"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.date is None:
        yield Fault(
            document.text[-1] if document.text else None, "没有成文日期", "在签名章下空一行写成文日期，右空四字"
        )
    elif not document.signature and not document.facts.pictures and not in_table(document):
        yield Fault(document.date, "没有签发人的职务", "在正文下空二行写签发人职务，加盖签名章，右空四字")
    else:
        yield Unsure("签名章的位置要看版面")
