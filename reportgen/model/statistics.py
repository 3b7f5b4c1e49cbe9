"""A statistic: one figure, stated once; and how two of them must compare."""

import operator
import re
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias

from reportgen.model.fields import Date, Line, Number, StatisticName, YesNo
from reportgen.model.shape import BeforeValidator, Field, Model, PlainValidator, WithJsonSchema, wrong

Approximation = Literal["约", "近", "余", "多", "以上"]


class Part(Model):
    """One part of a statistic; unit and approximation default to those of the whole."""

    label: Line = Field("", title="名称", description="这一部分的名称，如 特种作业人员")
    value: Number = Field(title="数值", description="本年数值，只写数字")
    unit: Line | None = Field(None, title="单位", description="不写则与总数相同")
    last_year: Number | None = Field(None, title="上年数", description="上年数值；不写则取上年文件中的同名统计数")
    approx: Approximation | None = Field(None, title="约数", description="约、近写在数前；余、多、以上写在数后")


def as_figure(value: Any) -> Any:
    """A number alone stands for a figure with that value."""
    return {"value": value} if isinstance(value, str) else value


class Statistic(Model):
    """One figure of the year."""

    label: Line = Field("", title="名称", description="统计数的名称，如 生产安全事故")
    value: Number = Field(title="数值", description="本年数值，只写数字，如 71")
    unit: Line = Field("", title="单位", description="如 起、人次、家次、万元、%")
    last_year: Number | None = Field(None, title="上年数", description="上年数值；不写则取上年文件中的同名统计数")
    approx: Approximation | None = Field(None, title="约数", description="约、近写在数前；余、多、以上写在数后")
    parts: dict[StatisticName, Annotated[Part, BeforeValidator(as_figure)]] = Field(
        {}, title="其中", description="各组成部分；只写数字也可以，各部分之和应等于总数"
    )
    partial: YesNo = Field(
        default=False, title="只列部分", description="true：parts 只是其中一部分，不要求加起来等于总数"
    )
    as_of: Date | None = Field(None, title="截止日期", description="统计截止到哪一天")
    source: Line | None = Field(None, title="来源", description="提供数据的处室或文件")
    comment: Line | None = Field(None, title="说明", description="只供自己看，不印出来")


_HOLDS = {"<=": operator.le, "<": operator.lt, "=": operator.eq}
_RELATION = re.compile(r"\s*([^\W\d][\w.]*)\s*(<=|≤|<|=|>=|≥|>)\s*([^\W\d][\w.]*)\s*")
_MIRRORED = {">=": "<=", "≥": "<=", ">": "<", "≤": "<="}


class Relation(NamedTuple):
    """How two statistics must compare: cases <= inspections."""

    left: str
    sign: str
    right: str

    def __str__(self) -> str:
        return f"{self.left} {self.sign} {self.right}"

    def holds(self, left: Decimal, right: Decimal) -> bool:
        """Whether two values compare so."""
        return bool(_HOLDS[self.sign](left, right))


def as_relation(value: Any) -> Any:
    """`cases <= inspections` as a relation; `>=` is turned round."""
    found = _RELATION.fullmatch(value) if isinstance(value, str) else None
    if not found:
        shown = f"“{value}”不是" if isinstance(value, str) else "这里应写"
        raise wrong("bad-relation", f"{shown}两个统计数的大小关系", "写成 cases <= inspections；可以用 <=、<、=")
    left, sign, right = found.groups()
    turned = sign in {">=", "≥", ">"}
    return Relation(right if turned else left, _MIRRORED.get(sign, sign), left if turned else right)


Relations: TypeAlias = Annotated[
    tuple[Annotated[Relation, PlainValidator(as_relation)], ...],
    WithJsonSchema({"items": {"examples": ["cases <= inspections"], "type": "string"}, "type": "array"}),
]
