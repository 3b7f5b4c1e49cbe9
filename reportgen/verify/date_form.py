"""日期不是用阿拉伯数字写全的（GB/T 9704-2012，7.3.5.4）。

年、月、日齐全，不编虚位。只看独占一段的日期和印发日期。

合格：2025年1月10日
不合格：二〇二五年一月十日
不合格：2025年01月10日
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportgen.gbt9704.marks import date_text
from reportgen.verify.elements import DATE, PRINTED
from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Strength

ID = "date-form"
CLAUSE = "7.3.5.4"
STRENGTH = Strength.RULE
EXPECTED = "日期用阿拉伯数字写全年、月、日，不编虚位"


def check(facts: Facts) -> Iterator[Fault]:
    """Every date that is not written as it should be."""
    for paragraph in facts.elements.text:
        if (found := DATE.fullmatch(paragraph.words)) and not _is_right(paragraph.words):
            yield Fault(paragraph, f"成文日期“{paragraph.words}”{_should(found)}", "改正日期")
    for paragraph in facts.elements.imprint:
        if (printed := PRINTED.search(paragraph.words)) and not _is_right(printed["date"]):
            yield Fault(paragraph, f"印发日期“{printed['date']}”{_should(printed)}", "改正日期")


def _is_right(words: str) -> bool:
    found = re.fullmatch("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日", words)
    day = _day(*map(int, found.groups())) if found else None
    return day is not None and date_text(day) == words


def _should(found: re.Match[str]) -> str:
    figures = [_figure(found[name] or found[name + "2"] or "") for name in ("year", "month", "day")]
    day = _day(*figures)
    return f"应写作“{date_text(day)}”" if day else "应写全年、月、日，用阿拉伯数字，如“2025年1月10日”"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year < 2100 else None
    except ValueError:
        return None


_DIGITS = {**dict(zip("〇一二三四五六七八九", "0123456789", strict=True)), "零": "0", "○": "0", "O": "0", "Ｏ": "0"}


def _figure(words: str) -> int:
    """The number that figures or Chinese numerals stand for; 0 for none."""
    figures = "".join(_DIGITS.get(character, character) for character in words)
    if "十" in figures:
        tens, _, ones = figures.partition("十")
        figures = f"{tens or '1'}{ones or '0'}"
    return int(figures) if figures.isdecimal() else 0
