"""错误或提示：一段里的括号、引号、书名号不成对，或互相交叉；少一半引号的是提示。

合格：《关于印发〈方案〉的通知》（江应急〔2024〕3号）
不合格：《关于印发〈方案〉的通知（江应急〔2024〕3号）；（一《二）三》
"""

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.checks.searching import around
from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem, Severity

ID = "unmatched-mark"

_PAIRS = {"》": "《", "〉": "〈", "”": "“", "’": "‘", "）": "（", "〕": "〔", "】": "【"}
_CLOSING = {opening: closing for closing, opening in _PAIRS.items()}
_MARKS = re.compile("[《》〈〉“”‘’（）〔〕【】]")
_MARKS_AND_LINES = re.compile("[《》〈〉“”‘’（）〔〕【】\n]")
_DEEPEST = 4  # marks within one another, as they are mostly
_ITEM = r"(?:^|[。；：，、\s])[0-9a-zA-Z]{1,3}）$"  # 1）2）as marks of items


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each mark that has no partner; a quotation left open may go on in the next paragraph."""
    for passage in () if _all_match(subject.text) else subject.passages:
        for at, message, severity in _unmatched(passage):
            yield Problem(passage.where(subject.line, at), ID, message, "补上缺的一半，或改成配对的符号", severity)


def _all_match(text: str) -> bool:
    """Whether within each line every mark has its partner, none more than some within others."""
    marks = "".join(_MARKS_AND_LINES.findall(text))
    for _ in range(_DEEPEST):
        for closing, opening in _PAIRS.items():
            marks = marks.replace(opening + closing, "")
    return not marks.strip("\n")


def _unmatched(passage: Passage) -> Iterator[tuple[int, str, Severity]]:
    text = passage.text
    waiting: list[int] = []
    open_now: Counter[str] = Counter()
    for found in _MARKS.finditer(text):
        at, mark = found.start(), found[0]
        if mark not in _PAIRS:
            waiting.append(at)
            open_now[mark] += 1
        elif open_now[_PAIRS[mark]]:
            while text[opened := waiting.pop()] != _PAIRS[mark]:
                open_now[text[opened]] -= 1
                yield opened, f"{_unclosed(text, opened)}，先遇到了“{mark}”", "error"
            open_now[_PAIRS[mark]] -= 1
        elif not _is_no_pair(text, at):
            yield at, f"“{around(text, at, at + 1, 10)}”里的“{mark}”前面没有配对的“{_PAIRS[mark]}”", "error"
    for at in waiting:
        yield at, _unclosed(text, at), "warning" if text[at] in "“‘" else "error"


def _unclosed(text: str, at: int) -> str:
    return f"“{around(text, at, at + 1, 10)}”里的“{text[at]}”后面没有配对的“{_CLOSING[text[at]]}”"


def _is_no_pair(text: str, at: int) -> bool:
    """Whether the mark is an apostrophe, or belongs to the number of an item: 1）"""
    if text[at] == "’":
        return text[at - 1 : at].isascii()
    return text[at] == "）" and bool(re.search(_ITEM, text[max(at - 4, 0) : at + 1]))
