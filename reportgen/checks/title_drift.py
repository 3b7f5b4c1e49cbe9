"""提示：两处书名号里的名称只差一个字，多半有一处写错了。

地名不同（《江苏省……》《江西省……》）、数字不同的不算。

合格：《生产安全事故报告和调查处理条例》……《生产安全事故报告和调查处理条例》
不合格：《生产安全事故报告和调查处理条例》……《生产安全事故报告和调查处理条列》
"""

import re
from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem

ID = "title-drift"

_TITLE = re.compile("《([^《》]{5,60})》")
_PLACE = "[省市区县州盟旗镇乡]"
_SKIPPED = re.compile(r"[\s0-9０-９—－–\-~～()（）]")


def check(subject: Subject) -> Iterator[Problem]:
    """A warning where a title differs in one character from an earlier one."""
    seen: dict[str, str] = {}  # a title without one of its characters → the title
    known: set[str] = set()
    for passage in subject.passages:
        for found in _TITLE.finditer(passage.text):
            title = _SKIPPED.sub("", found[1])
            if title in known:
                continue
            shorter = [title[:at] + title[at + 1 :] for at in range(len(title))]
            near = next((seen[key] for key in (title, *shorter) if key in seen), None)
            if near is None:
                near = next((key for key in shorter if key in known), None)
            known.add(title)
            for key in shorter:
                seen.setdefault(key, title)
            if near is not None and not _other_place(title, near):
                yield _problem(subject, passage, found, near)


def _other_place(one: str, two: str) -> bool:
    """Whether the character in which they differ belongs to the name of a place."""
    at = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return bool(re.search(_PLACE, one[at : at + 3]) or re.search(_PLACE, two[at : at + 3]))


def _problem(subject: Subject, passage: Passage, found: re.Match[str], near: str) -> Problem:
    message = f"《{found[1]}》与另一处的《{near}》只差一个字"
    remedy = "核对全称，统一写法；确是两份文件的，不必改"
    return Problem(passage.where(subject.line, found.start()), ID, message, remedy, "warning")
