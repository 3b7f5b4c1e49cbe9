"""Takes out of a text what belongs to its year: figures, dates, editions, congresses and file numbers become gaps."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from reportgen.prose import FUNCTIONS

GAP = "todo"
_NUMERALS = "[一二两三四五六七八九十百千万]+"
_DIGITS = r"\d+(?:[.,，:：]\d+)*"
_OF_ITS_YEAR = re.compile(
    r"(?P<expression>\{\{.*?\}\})"
    r"|[〔\[【（(]\d{4}[〕\]】）)]第?\d*号"  # a file number
    r"|\d{2,4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日"
    rf"|{_DIGITS}(?:[—–～~至-]{{1,2}}{_DIGITS})*"
    r"|[二一][〇○零九][〇○零一二三四五六七八九]{2}年"
    r"|(?:党的)?[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}中全会"
    r"|党的[一二三四五六七八九十]{1,3}大(?![一-鿿]?[个件项])|中国共产党第[一二三四五六七八九十]{1,3}次全国代表大会"
    r"|(?<=“)[一二三四五六七八九十]{1,2}五(?=”)"
    rf"|(?P<bound>不少于|不低于|不超过|不高于|至少|达到|超过|完成|增长|提高|下降|减少)(?P<counted>{_NUMERALS})(?=[个次项件家人场期篇名轮处份堂户起成倍])"
)
_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)*")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_AFTER = re.compile(r"[%％‰]|[一-鿿]{1,2}")


class Forgotten(NamedTuple):
    """A text with gaps, and what stood in each of them."""

    text: str
    old: tuple[str, ...]


def forget(text: str, known: Container[str] = ()) -> Forgotten:
    """`text` with a gap wherever it speaks of its own year; an expression of `known` names stays."""
    old: list[str] = []

    def gap(found: re.Match[str]) -> str:
        if found["expression"] and _known(found["expression"], known):
            return found[0]
        unit = _AFTER.match(text, found.end())
        counted = found["counted"]
        old.append((counted or found[0]) + (unit[0] if unit else ""))
        return f"{found['bound']}{GAP}" if counted else GAP

    return Forgotten(_OF_ITS_YEAR.sub(gap, text), tuple(old))


def _known(expression: str, known: Container[str]) -> bool:
    names = [name for name in _NAME.findall(_QUOTED.sub("", expression)) if name not in FUNCTIONS]
    return all(name == "office" or name.startswith("departments.") or name in known for name in names)
