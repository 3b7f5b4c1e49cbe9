"""提示：数字的写法不合 GB/T 15835-2011，或者会有两种读法。

合格：3500件；5%～10%；3万元～5万元；2023年3月；5千米
不合格：3千5百件；5～10%；3～5万元；23年3月
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "number-form"

_MIXED = re.compile(  # each first what it begins with, which is quick, then what stands before that
    r"[0-9](?:[千百十](?:[0-9一二三四五六七八九][百十]?|[余多](?=[人元家次件个名户]))|(?<!20[0-9].)[千百][人元家次件个名户])"
)
_RANGE = re.compile(
    r"([0-9](?<![0-9.年月—～~-].)[0-9]*(?:\.[0-9]+)?)([～~—–-])([0-9]+(?:\.[0-9]+)?)([%％]|[万亿](?![0-9]))"
)
_SHORT_YEAR = re.compile(
    r"([0-9](?<![0-9.、—～~/第近过满约每前长达历经余时-].)[0-9])年(?=(?:1[0-2]|[1-9])月(?!龄)|底(?![层气蕴线])|初(?!心)|末|度(?!过))"
)


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    for found in matches(subject, _MIXED):
        message = f"“{found.around()}”：阿拉伯数字与“千、百、十”混着写"
        yield Problem(found.where, ID, message, "全用阿拉伯数字，如 3500；只有“万、亿”可以连用", "warning")
    for found in matches(subject, _RANGE):
        low, dash, high, unit = found.match.groups()
        message = f"“{found.match[0]}”的前一个数没有写“{unit}”，会有两种读法"
        yield Problem(found.where, ID, message, f"改为“{low}{unit}{dash}{high}{unit}”", "warning")
    for found in matches(subject, _SHORT_YEAR):
        year = 2000 + int(found.match[1])
        if abs(year - int(subject.year or 0)) <= 6:
            message = f"“{found.around(4)}”的年份只写了两位"
            yield Problem(found.where, ID, message, f"改为“{year}年”", "warning")
