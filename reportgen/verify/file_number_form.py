"""发文字号的写法不合标准（GB/T 9704-2012，7.2.5）。

年份写全，用六角括号；序号不加“第”，不编虚位。

合格：江应急〔2025〕3号
不合格：江应急[2025]第03号
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.gbt9704 import marks
from reportgen.verify.elements import FILE_NUMBER
from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Strength

ID = "file-number-form"
CLAUSE = "7.2.5"
STRENGTH = Strength.RULE
EXPECTED = "发文字号写作“江应急〔2025〕3号”"


def check(facts: Facts) -> Iterator[Fault]:
    """What is wrong in the file number, all in one."""
    words, paragraph = facts.elements.file_number_words, facts.elements.file_number
    found = FILE_NUMBER.fullmatch(words)
    if not found or marks.FILE_NUMBER.fullmatch(words):
        return
    year = found["year"] if len(found["year"]) == 4 else "20" + found["year"][-2:]
    right = f"{found['code']}〔{year}〕{found['number'].lstrip('0') or '1'}号"
    wrong = "，".join(_wrong(found))
    yield Fault(paragraph, f"发文字号“{words}”{wrong}，应写作“{right}”", "改正发文字号")


def _wrong(found: re.Match[str]) -> Iterator[str]:
    if (found["open"], found["close"]) != ("〔", "〕"):
        yield "年份没有用六角括号〔〕"
    if not re.fullmatch("(19|20)[0-9]{2}", found["year"]) or "年" in found[0]:
        yield "年份不是四位数字"
    if found["ordinal"]:
        yield "序号前加了“第”"
    if found["number"].startswith("0"):
        yield "序号编了虚位"
    if not found["last"]:
        yield "末尾没有“号”"
    if re.search(r"\s", found[0]):
        yield "中间有空格"
    if not re.fullmatch("[一-龥]{1,12}", found["code"]):
        yield "机关代字不全是汉字"
