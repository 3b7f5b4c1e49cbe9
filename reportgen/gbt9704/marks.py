"""How headings, dates and file numbers are written: 一、 （一） 1. （1）, 2025年1月10日, 江应急〔2025〕3号."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

HAN = r"[^\W\da-zA-Z_]"
"""A Chinese character, as a pattern: any letter that is not Latin. A range such as 一-龥 takes 1 ms to compile."""

_DIGITS = "〇一二三四五六七八九"
_CIRCLES = "".join(map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)]))

# GB/T 9704-2012, 7.2.5: the year whole, in 〔〕; no 第, no leading zero.
FILE_NUMBER = re.compile(rf"(?P<code>{HAN}{{1,12}})〔(?P<year>(?:19|20)[0-9]{{2}})〕(?P<number>[1-9][0-9]{{0,4}})号")


def numeral(n: int) -> str:
    """`n` in Chinese numerals, as headings count: 十二, 二十, 一百零五."""
    if n < 1:
        raise ValueError(f"序数从1开始，不能是{n}")
    if n > 99:
        from cn2an import an2cn  # 75 ms to import, and no real heading counts so far

        return str(an2cn(n))
    tens, ones = divmod(n, 10)
    ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return ten + (_DIGITS[ones] if ones else "")


def circled(n: int) -> str:
    """`n` from 1 to 50 in a circle: ①, ⑫, ㊿."""
    if not 1 <= n <= len(_CIRCLES):
        raise ValueError(f"带圈数字只有①至㊿，没有第{n}个；请换用（1）或1.")
    return _CIRCLES[n - 1]


def arabic(n: int) -> str:
    """`n` in Arabic numerals."""
    if n < 1:
        raise ValueError(f"序数从1开始，不能是{n}")
    return str(n)


@dataclass(frozen=True)
class Mark:
    """The mark of a heading, known from a sample: （一） makes （二）, （三） …

    `level` is the level of GB/T 9704-2012, 7.3.3 whose face the mark has: 1 一、 2 （一） 3 1. 4 （1）; else None.
    """

    before: str
    after: str
    count: Callable[[int], str]
    level: int | None = None

    @classmethod
    @lru_cache(maxsize=256)  # a document asks for a few, again and again
    def of(cls, sample: str) -> Mark:
        """The mark that `sample` is the first of; ValueError when it is none we know."""
        for before, first, after, count, level in _SAMPLES:
            if found := re.fullmatch(f"(?P<before>{before}){first}(?P<after>{after})", sample):
                return cls(found["before"], found["after"], count, level)
        raise ValueError(f"不认识序号“{sample}”；请写第一个序号，例如 {' '.join(EXAMPLES)}")

    def nth(self, n: int) -> str:
        """The `n`-th mark of the row, from 1."""
        return f"{self.before}{self.count(n)}{self.after}"


EXAMPLES = ("一、", "（一）", "1.", "（1）", "一是", "第一，", "第一条", "①")

# Before, the first of the row, after. The first row that fits a sample decides.
_SAMPLES: tuple[tuple[str, str, str, Callable[[int], str], int | None], ...] = (
    ("", "一", "、[ 　]?", numeral, 1),
    ("[（(]", "一", "[）)]", numeral, 2),
    ("", "1", "[.．、][ 　]?", arabic, 3),
    ("[（(]", "1", "[）)]", arabic, 4),
    ("", "1", "[）)]", arabic, None),
    ("", "①", "[ 　]?", circled, None),
    ("", "一", "[是要][，：]?", numeral, None),
    ("[第其]", "一", "[，、：]?", numeral, None),
    ("第", "一", "(?:编|分编|章|节|条|款|项|步|点|部分|方面)[，、：]?[ 　]?", numeral, None),
    ("第", "1", "(?:编|分编|章|节|条|款|项|步|点|部分|方面)[，、：]?[ 　]?", arabic, None),
)


def date_text(day: date) -> str:
    """`day` as a document dates itself: 2025年1月10日 (GB/T 9704-2012, 7.3.5.4: no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"


def file_number(code: str, year: int, number: int) -> str:
    """The file number 江应急〔2025〕3号."""
    text = f"{code}〔{year}〕{number}号"
    if not FILE_NUMBER.fullmatch(text):
        raise ValueError(f"“{text}”不是发文字号；应由机关代字、四位年份和从1起的顺序号组成，如 江应急〔2025〕3号")
    return text


def parse_file_number(text: str) -> tuple[str, int, int]:
    """The code, the year and the number of 江应急〔2025〕3号."""
    found = FILE_NUMBER.fullmatch(text)
    if not found:
        raise ValueError(f"“{text}”不是发文字号；应如 江应急〔2025〕3号：年份用六角括号〔〕，序号不加“第”、不编虚位")
    return found["code"], int(found["year"]), int(found["number"])


def cells(text: str) -> Decimal:
    """The width of `text` in full-width characters; ASCII and other narrow characters are half of one."""
    return Decimal(half_cells(text)) / 2


def half_cells(text: str) -> int:
    """The width of `text` in half-width characters."""
    return 2 * len(text) - sum(map(is_narrow, text))


def is_narrow(character: str) -> bool:
    """Whether a character is as wide as half a Chinese one."""
    # Ambiguous ones, such as “” — · ①, are full-width in a Chinese font.
    return character < "\x7f" or east_asian_width(character) in {"H", "Na", "N"}
