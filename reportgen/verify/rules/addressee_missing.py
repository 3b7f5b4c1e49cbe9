"""应当写主送机关的公文没有写（GB/T 9704-2012，7.3.2）。

查通知、请示、批复、函、议案，写在标题之下、写在版记里都可以。报告、通报、意见也有普遍公布的，判不出。

合格：各区应急管理局：（通知的标题之下）
不合格：通知的标题之下就是正文
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "addressee-missing"
CLAUSE = "7.3.2"
STRENGTH = Strength.RULE
EXPECTED = "有主送机关（公告、通告、决定等除外）"

_SENT = {"通知", "请示", "报告", "批复", "函", "议案", "通报", "意见"}


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.genre not in _SENT:
        yield Absent("这种公文可以没有主送机关")
    elif document.addressee is None and not any("主送" in words.text for words in document.imprint):
        if document.genre in {"通报", "意见", "报告"}:
            yield Unsure(f"有的{document.genre}普遍公布，不写主送机关")
        else:
            yield Fault(
                document.title[-1],
                f"{document.genre}没有主送机关",
                "在标题下空一行顶格写主送机关，后加全角冒号；或移入版记",
            )
