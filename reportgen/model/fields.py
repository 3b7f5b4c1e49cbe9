"""The kinds of value a clerk may write, each turning text into its type or saying what is wrong with it."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from reportgen.gbt9704.marks import Mark
from reportgen.model.shape import AfterValidator, BeforeValidator, WithJsonSchema, wrong

_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,15})?")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－％", "0123456789.,-%")


def _one_line(value: str) -> str:
    if "\n" not in value:
        return value
    if "\n" in value.strip("\n"):
        raise wrong("several-lines", "这里只能写一行", "把内容并成一行")
    return value.strip("\n")


def _number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    raise wrong("not-a-number", _why_no_number(value), "写成半角阿拉伯数字，如 71 或 843.12；单位写在 unit")


def _why_no_number(value: Any) -> str:
    if not isinstance(value, str):
        return "这里应写一个数字"
    half = value.translate(_FULL_WIDTH)
    if half != value:
        return f"“{value}”用了全角数字或符号"
    if re.fullmatch(r"-?[0-9]{1,3}([,，][0-9]{3})+(\.[0-9]+)?", value):
        return f"“{value}”带了千位分隔符"
    if re.match(r"[约近]|.*(余|多|以上)", value):
        return f"“{value}”里的约、近、余、多、以上另写在 approx"
    if found := re.match(r"-?[0-9]+(\.[0-9]+)?\s*(\S+)$", value):
        return f"“{value}”里除数字外还有“{found[2]}”"
    return f"“{value}”不是数字"


def _whole(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value):
        return int(value)
    return value


def as_date(value: Any) -> Any:
    """A text as the day it names."""
    if isinstance(value, date):
        return value
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    if not found:
        shown = f"“{value}”不是" if isinstance(value, str) else "这里应写"
        raise wrong("bad-date", f"{shown}完整的日期", "写成 2025-01-10 或 2025年1月10日（半角数字）")
    year, month, day = int(found[1]), int(found[2] or found[4]), int(found[3] or found[5])
    try:
        return date(year, month, day)
    except ValueError:
        raise wrong("bad-date", f"没有{year}年{month}月{day}日这一天", "改成实际的日期") from None


def _yes_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    answer = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}.get(str(value).lower())
    if answer is None:
        raise wrong("not-yes-or-no", "这里应写 true（是）或 false（否）", "改成 true 或 false")
    return answer


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[^\W_](?:[\w-]{0,59}\w)?", value):
        raise wrong("bad-id", f"“{value}”不能作编号名", "编号名用字母、数字、连字符或汉字，如 prevention")
    return value


def _statistic_name(value: str) -> str:
    if not re.fullmatch(r"[^\W\d]\w{0,59}", value):
        raise wrong(
            "bad-id", f"“{value}”不能作统计数的名称", "名称以字母或汉字开头，只含字母、数字、下划线，如 accidents_2"
        )
    return value


def _mark(value: str) -> str:
    try:
        Mark.of(value)
    except ValueError as error:
        raise wrong("bad-mark", str(error), "照样写出第一个序号，如 一、 （一） 1. （1） 一是") from None
    return value


def as_list(value: Any) -> Any:
    """A single text stands for a list of one; a `|` block for its lines."""
    return [line for line in value.split("\n") if line.strip()] if isinstance(value, str) else value


Text = str
Line = Annotated[Text, AfterValidator(_one_line)]
Names = Annotated[
    tuple[Line, ...],
    BeforeValidator(as_list),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"items": {"type": "string"}, "type": "array"}]}),
]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"pattern": r"^-?[0-9]+(\.[0-9]+)?$", "type": "string"}]}),
]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": ["integer", "string"]})]
Date = Annotated[date, BeforeValidator(as_date), WithJsonSchema({"examples": ["2025-01-10"], "type": "string"})]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": [True, False, "是", "否"]})]
Identifier = Annotated[Line, AfterValidator(_identifier)]
StatisticName = Annotated[Line, AfterValidator(_statistic_name)]
MarkSample = Annotated[Line, AfterValidator(_mark)]
