"""The wording of figures: amounts, comparisons and shares as an officer writes them."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from reportgen.model.statistics import Part, Statistic

Base = Mapping[str, Decimal]
"""Last year's values by name: accidents, trained.special."""

_TENTH = Decimal("0.1")
_PER_CENT = ("%", "％")


class FigureError(ValueError):
    """A figure that cannot be worded as asked; says why and what to do."""

    def __init__(self, rule: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.remedy = rule, message, remedy


class Figure(NamedTuple):
    """A statistic, or a part of one, as prose refers to it."""

    name: str
    label: str
    value: Decimal
    unit: str
    approx: str | None
    last_year: Decimal | None
    as_of: date | None = None


def figures(statistics: Mapping[str, Statistic], base: Base) -> dict[str, Figure]:
    """Every statistic and part by the name prose uses; a missing last_year is taken from `base`."""
    found = {}
    for name, whole in statistics.items():
        found[name] = _figure(name, whole, whole, base)
        for part_name, part in whole.parts.items():
            found[f"{name}.{part_name}"] = _figure(f"{name}.{part_name}", part, whole, base)
    return found


def _figure(name: str, stated: Statistic | Part, whole: Statistic, base: Base) -> Figure:
    last_year = stated.last_year if stated.last_year is not None else base.get(name)
    unit = whole.unit if stated.unit is None else stated.unit
    return Figure(name, stated.label, stated.value, unit, stated.approx, last_year, whole.as_of)


def amount(figure: Figure) -> str:
    """71起, 约500场次, 10700余人, 2人以上."""
    return _approximate(figure, _digits(figure.value))


def value(figure: Figure) -> str:
    """The number alone: 71."""
    return _digits(figure.value)


def label(figure: Figure) -> str:
    """生产安全事故."""
    if not figure.label:
        raise FigureError("no-label", f"统计数“{figure.name}”没有写名称", f"在“{figure.name}”下补上 label: 名称")
    return figure.label


def labelled(figure: Figure) -> str:
    """生产安全事故71起."""
    return label(figure) + amount(figure)


def wan(figure: Figure, places: int = 2) -> str:
    """In 万, rounded half up to `places` decimals, closing zeros dropped: 12.4万人, 1.07万余人."""
    rounded = (figure.value / 10000).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if not rounded:
        raise FigureError("too-small", f"“{figure.name}”不足一万，用万作单位会写成0万", "去掉 |wan")
    digits = f"{rounded:f}"
    return _approximate(figure, (digits.rstrip("0").rstrip(".") if "." in digits else digits) + "万")


def chinese(figure: Figure) -> str:
    """In Chinese numerals: 三十四项."""
    from reportgen.gbt9704.marks import numeral

    if figure.value != figure.value.to_integral_value() or figure.value < 0:
        raise FigureError("not-whole", f"“{figure.name}”不是整数，不能写成汉字数字", "去掉 |chinese")
    if figure.value == 2 and figure.unit:
        return _approximate(figure, "两")
    return _approximate(figure, numeral(int(figure.value)) if figure.value else "零")


def as_of(figure: Figure) -> str:
    """The day the figure was counted to, in the year of the document: 12月16日."""
    if figure.as_of is None:
        remedy = f"在统计数“{figure.name.split('.')[0]}”下补上 as_of，如 as_of: 2024-12-31"
        raise FigureError("no-as-of", f"“{figure.name}”没有写截止日期", remedy)
    return f"{figure.as_of.month}月{figure.as_of.day}日"


def last_year(figure: Figure) -> str:
    """Last year's amount: 80起."""
    return f"{_digits(_base(figure))}{figure.unit}"


def change(*compared: Figure) -> str:
    """Against last year: 下降11.3%; of several: 下降11.3%和10.7%; of a percentage: 增加2.3个百分点."""
    changes = [_change(figure) for figure in compared]
    words = {word for word, _ in changes}
    if len(words) == 1:
        word = words.pop()
        return word + _listed([extent for _, extent in changes if extent])
    return "、".join(word + extent for word, extent in changes)


def rate(figure: Figure) -> str:
    """The extent of the change alone: 11.3%, 2.3个百分点."""
    return _change(figure)[1] or "0.0%"


def difference(figure: Figure) -> str:
    """Against last year as an amount: 减少9起."""
    gap = figure.value - _base(figure)
    if not gap:
        return "持平"
    unit = "个百分点" if figure.unit in _PER_CENT else figure.unit
    return f"{'增加' if gap > 0 else '减少'}{_digits(abs(gap))}{unit}"


def share(part: Figure, whole: Figure) -> str:
    """`part` of `whole` in per cent with one decimal, half up: 89.1%; the whole of it is 100%."""
    if not whole.value:
        raise FigureError("zero-base", f"“{whole.name}”是0，算不出占比", "改写这句话，不用占比")
    if part.value == whole.value:
        return "100%"
    return f"{(part.value / whole.value * 100).quantize(_TENTH, ROUND_HALF_UP):f}%"


def _change(figure: Figure) -> tuple[str, str]:
    base = _base(figure)
    gap = figure.value - base
    if not gap:
        return "持平", ""
    if figure.unit in _PER_CENT:
        return ("增加" if gap > 0 else "减少"), f"{_digits(abs(gap))}个百分点"
    if base <= 0:
        raise FigureError(
            "zero-base",
            f"“{figure.name}”上年是{_digits(base)}，算不出升降百分比",
            f"改用 {{{{ difference({figure.name}) }}}} 写增减数量，或改写这句话",
        )
    extent = (abs(gap) / base * 100).quantize(_TENTH, ROUND_HALF_UP)
    if not extent:
        return "基本持平", ""
    return ("上升" if gap > 0 else "下降"), f"{extent:f}%"


def _base(figure: Figure) -> Decimal:
    if figure.last_year is None:
        raise FigureError(
            "no-base",
            f"“{figure.name}”没有上年数，无从比较",
            f"在统计数“{figure.name}”下补上 last_year，或在上年文件里写上同名统计数",
        )
    return figure.last_year


def _approximate(figure: Figure, digits: str) -> str:
    if figure.approx == "以上":
        return f"{digits}{figure.unit}以上"
    if figure.approx not in {"余", "多", None}:
        return f"{figure.approx}{digits}{figure.unit}"
    return f"{digits}{figure.approx or ''}{figure.unit}"


def _digits(number: Decimal) -> str:
    return f"{number:f}"


def _listed(extents: list[str]) -> str:
    return "和".join(filter(None, ["、".join(extents[:-1]), *extents[-1:]]))


def base_values(statistics: object) -> dict[str, Decimal]:
    """The values in a year's statistics (plain data), by the names `figures` gives them; no number, no entry."""
    found: dict[str, Decimal] = {}
    for name, stated in statistics.items() if isinstance(statistics, dict) else ():
        parts = stated.get("parts") if isinstance(stated, dict) else None
        own = {f"{name}.{part}": value for part, value in parts.items()} if isinstance(parts, dict) else {}
        values = {name: stated, **own}
        for key, value in values.items():
            text = value.get("value") if isinstance(value, dict) else value
            if isinstance(text, str) and (number := _number(text)) is not None:
                found[key] = number
    return found


@lru_cache(maxsize=1024)  # one object for all districts that inherit it
def _number(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"-?[0-9]{1,30}(\.[0-9]{1,15})?", text) else None
