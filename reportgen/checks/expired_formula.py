"""提示：提法已经过时：会议、规划、法律有了新的，文件的日期却在它之后。

提法列在程序的 expired_formula.yaml 里；机关可以在 office.yaml 的 expired 下添上自己的。没有日期的文件，按当年第一天算。

合格：党的二十届三中全会精神（2025年1月的文件）
不合格：党的二十届二中全会精神（2025年1月的文件）
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from reportgen import source
from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.inherit import plain
from reportgen.model.office import Formula
from reportgen.problems import Problem

ID = "expired-formula"

_DASH = "[-－—–~～]"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each place."""
    day = subject.document.date or (date(int(subject.year), 1, 1) if subject.year else None)
    expired = {
        words: formula
        for formula in (_known() | subject.office.expired).values()
        if day and formula.since <= day
        for words in formula.words
    }
    if not expired:
        return
    for found in matches(subject, _any_of(tuple(expired))):
        formula = expired[re.sub(_DASH, "—", found.match[0])]
        message = f"“{found.around(4)}”：“{found.match[0]}”{formula.since.year}年{formula.since.month}月起已经过时"
        now = f"现在的说法是“{formula.now}”" if formula.now else "换成现在的说法"
        yield Problem(found.where, ID, message, f"{now}；确实在说过去的不必理会", "warning")


@cache
def _any_of(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(one).replace("—", _DASH) for one in longest_first)


@cache
def _known() -> dict[str, Formula]:
    """The formulas the program knows, by their ids."""
    file = Path(__file__).with_suffix(".yaml")
    root = source.read(file.read_bytes(), file.name).root
    return {name: Formula.model_validate(plain(node)) for name, node in root.entries.items()}
