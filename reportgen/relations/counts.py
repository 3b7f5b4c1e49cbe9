"""How many are listed: 专题学习、专题报告、专题研讨“三个专题”；市、县、镇三级."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.relations.sentences import Relation

_COUNT = re.compile(
    "(?P<count>[0-9二两三四五六七八九十](?:(?<=[0-9])[0-9])?) ?"
    "(?P<unit>个|项|大|类|种|级|方面)(?!月|百分点|左右|以上|工作日)"
)
_BRACKETS = re.compile("[（(][^（）()]*[）)]")
_BREAK = re.compile("[，。；：！？“”《》\n]")
_LEVELS = tuple("省市县区镇乡村道")
_LONGEST = 120
_NUMERALS = {"两": 2} | {numeral: at for at, numeral in enumerate("二三四五六七八九十", 2)}


def counts_in(text: str) -> bool:
    """Whether a text has what may be a list and the number of its items."""
    return "、" in text and _COUNT.search(text) is not None


def counts(text: str) -> Iterator[Relation]:
    """The lists of a text that are followed by the number of their items."""
    text = _BRACKETS.sub(lambda found: "\0" * len(found[0]), text)
    for found in _COUNT.finditer(text):
        opening = text[found.start() - 1 : found.start()]
        end = found.start() - (opening in {"“", " "})
        listed = _BREAK.split(text[max(end - _LONGEST, 0) : end])[-1]
        if "、" not in listed:
            continue
        items = listed.replace("\0", "").split("、")
        stated = _NUMERALS.get(found["count"]) or int(found["count"])
        start = end - len(listed)
        if not all(items) or re.search("[0-9等]", "".join(items)):
            continue
        last = re.split("以及|[和及与]", items[-1])
        number = len(items) + (len(last) - 1 if all(last) else 0)
        if stated in {len(items), number}:
            yield Relation("count", start, found.end(), "true")
        elif number == len(items) and (_alike(items) or _beside(items, stated, found, opening)):
            message = f"“{text[start : found.end()].strip()}”里，列了{number}项，写的是“{found[0]}”"
            yield Relation(
                "count", start, found.end(), "false", "warning", message, "核对列出的各项，改正数字或补上漏写的"
            )


def _alike(items: list[str]) -> bool:
    """Whether the items are surely one list: all end alike, or begin alike but for the words before the first."""
    if len({item[-2:] for item in items}) == 1:
        return True
    beginnings = {item[:2] for item in items[1:]}
    return len(items) > 2 and len(beginnings) == 1 and beginnings.pop() in items[0]


def _beside(items: list[str], stated: int, found: re.Match[str], opening: str) -> bool:
    """Whether they are most likely one: levels of government, or several long items and one more or less stated."""
    if found["unit"] == "级":
        return all(item.endswith(_LEVELS) for item in items)
    long = len(items) > 2 and min(map(len, items)) > 3
    return long and abs(stated - len(items)) == 1 and found["count"] in _NUMERALS and opening != "“"
