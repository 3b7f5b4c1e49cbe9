"""A statistic: one figure, stated once."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from reportgen.model.fields import Date, Line, Model, Number, StatisticName, YesNo

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
