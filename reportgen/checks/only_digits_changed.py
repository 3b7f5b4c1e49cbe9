"""句子与上年的只有数字不同：不算毛病，也许没有再看过。

合格：开展普法宣传活动182场，覆盖12万人次。（上年写 举办普法活动165场。）
不合格：开展普法宣传活动182场。（上年写 开展普法宣传活动165场。）
"""

import re
from collections.abc import Iterable, Iterator

from reportgen.checks.searching import sentences
from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem

ID = "only-digits-changed"

_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def _body(passages: Iterable[Passage]) -> Iterator[Passage]:
    return (passage for passage in passages if passage.style == "body" or passage.style.startswith("lead"))


def check(subject: Subject) -> Iterator[Problem]:
    """An information for each such sentence."""
    before = subject.last_year()
    if before is None:
        return
    said = {
        _DIGITS.sub("0", found[0]): found[0] for passage in _body(before.passages) for found in sentences(passage.text)
    }
    for passage in _body(subject.passages):
        for found in sentences(passage.text):
            there = said.get(_DIGITS.sub("0", found[0]))
            if there and there != found[0]:
                message = f"“{found[0]}”与上年只有数字不同：“{there}”"
                where = passage.where(subject.line, found.start())
                yield Problem(where, ID, message, "看一看文字是否还合适", "information")
