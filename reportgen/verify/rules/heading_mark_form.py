"""层次序数后面的标点不对（GB/T 9704-2012，7.3.3；GB/T 15834-2011，附录B）。

依次用“一、”“（一）”“1.”“（1）”。“①”只在全文没有用过“（1）”时不合格。

合格：一、依法预防处置突发事件
合格：（一）压实安全生产责任
合格：1.健全巡查制度
合格：（1）汛期每日巡查
不合格：一.依法预防处置突发事件
不合格：（一）、压实安全生产责任
不合格：1、健全巡查制度
不合格：(1)汛期每日巡查
不合格：①汛期每日巡查
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "heading-mark-form"
CLAUSE = "7.3.3"
STRENGTH = Strength.RULE
EXPECTED = "结构层次序数依次用“一、”“（一）”“1.”“（1）”"

WRONG = (
    (re.compile(r"[一二三四五六七八九十]{1,3}\s*[.．，,:：]\s*(?=[一-龥])"), "“一”之后用顿号：“一、”"),
    (re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*[、.．，,]"), "“（一）”之后不加标点"),
    (re.compile(r"\([一二三四五六七八九十]{1,3}\)"), "括号用全角：“（一）”"),
    (re.compile(r"[0-9]{1,2}、"), "“1”之后用圆点：“1.”"),
    (re.compile(r"\([0-9]{1,2}\)"), "括号用全角：“（1）”"),
    (re.compile(r"第[一二三四五六七八九十]{1,3}、"), "“第一”之后用逗号：“第一，”；或改为“一、”"),
    (re.compile(r"[（(][0-9]{1,2}[）)]\s*[、.．，,]"), "“（1）”之后不加标点"),
)


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    circled = next((words for words in document.body if "①" <= words.words[:1] <= "⑳"), None)
    if circled and not any(re.match("[（(][0-9]{1,2}[）)]", words.words) for words in document.body):
        yield Fault(circled, f"序数写作“{circled.words[:1]}”，没有用过“（1）”", "第四层的序数用“（1）”")
    for words in document.body:
        for mark, remedy in WRONG:
            if found := mark.match(words.words):
                yield Fault(words, f"序数写作“{found[0].strip()}”", remedy)
