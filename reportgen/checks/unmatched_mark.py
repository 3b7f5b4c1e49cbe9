"""Brackets, quotation marks or title marks of a paragraph do not pair, or cross one another.

Passes:  《关于印发〈方案〉的通知》（江应急〔2024〕3号）
Fails:   《关于印发〈方案〉的通知（江应急〔2024〕3号）；（一《二）三》
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import around
from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem, Severity

ID = "unmatched-mark"

_PAIRS = {"》": "《", "〉": "〈", "”": "“", "’": "‘", "）": "（", "〕": "〔", "】": "【"}
_MARKS = re.compile("[《》〈〉“”‘’（）〔〕【】]")
_ITEM = re.compile(r"(?:^|[。；：，、\s])[0-9a-zA-Z一二三四五六七八九十①-⑳]{1,3}）$")  # 1）2）as marks of items


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each mark that has no partner; a quotation left open may go on in the next paragraph."""
    for passage in subject.passages:
        for at, message, severity in _unmatched(passage):
            yield Problem(passage.where(subject.line, at), ID, message, "补上缺的一半，或改成配对的符号", severity)


def _unmatched(passage: Passage) -> Iterator[tuple[int, str, Severity]]:
    text = passage.text
    waiting: list[int] = []
    for found in _MARKS.finditer(text):
        at, mark = found.start(), found[0]
        if mark not in _PAIRS:
            waiting.append(at)
        elif waiting and text[waiting[-1]] == _PAIRS[mark]:
            waiting.pop()
        elif (mark == "’" and text[at - 1 : at].isascii()) or (
            mark == "）" and _ITEM.search(text[max(at - 4, 0) : at + 1])
        ):
            continue  # an apostrophe; 1）
        elif _PAIRS[mark] in [text[one] for one in waiting]:
            while text[opened := waiting.pop()] != _PAIRS[mark]:
                yield opened, f"“{around(text, opened, at + 1, 2)}”里“{text[opened]}”与“{mark}”交叉了", "error"
        else:
            yield at, f"“{around(text, at, at + 1, 10)}”里的“{mark}”前面没有配对的“{_PAIRS[mark]}”", "error"
    for at in waiting:
        closing = next(mark for mark, opening in _PAIRS.items() if opening == text[at])
        severity: Severity = "warning" if text[at] in "“‘" else "error"
        yield at, f"“{around(text, at, at + 1, 10)}”里的“{text[at]}”后面没有配对的“{closing}”", severity
