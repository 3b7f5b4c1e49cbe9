"""Work points: what an office will do in a year, who does it, and the notice that issues it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeAlias

from reportgen.model.entry import Entry, as_entry, in_order
from reportgen.model.envelope import Envelope
from reportgen.model.fields import Date, Identifier, Line, Names, Number, StatisticName, Text, as_date
from reportgen.model.shape import AfterValidator, BeforeValidator, Field, Model

Bound = Literal["不少于", "不低于", "至少", "达到", "完成", "不超过"]
Groups: TypeAlias = tuple[tuple[Identifier, ...], ...]


def _groups(value: Any) -> Any:
    """A name, a list of names, or a list of such lists: the groups in which units are named."""
    if isinstance(value, str):
        return [[value]]
    if isinstance(value, list) and all(isinstance(unit, str) for unit in value):
        return [value]
    if isinstance(value, list):
        return [[unit] if isinstance(unit, str) else unit for unit in value]
    return value


def _deadline(value: Any) -> Any:
    """A date where it is written as one; else words, as 年底前."""
    return as_date(value) if isinstance(value, str) and re.match(r"[0-9]{4}[-年]", value) else value


class Target(Model):
    """What can be counted at the end of the year."""

    what: Line = Field("", title="指标", description="数的是什么，如 领导班子法治专题学习")
    bound: Bound | None = Field(None, title="要求", description="印在数前：不少于、至少、达到……")
    number: Number = Field(title="数值", description="只写数字，如 4")
    unit: Line = Field("", title="单位", description="如 次、人次、%")
    deadline: Annotated[Date | Line, BeforeValidator(_deadline)] | None = Field(
        None, title="时限", description="如 2024-12-31 或 年底前"
    )


class Point(Entry):
    """A chapter, a point or a lower entry, with its targets and the units that answer for it."""

    # A point holds points; its fields never change, so that nothing else gets into them.
    items: Points = Field({}, title="下级条目", description="下一层的条目，按编号名写")  # type: ignore[assignment]
    points: Points = Field({}, title="要点", description="一是、二是、三是……")  # type: ignore[assignment]
    targets: dict[StatisticName, Target] = Field({}, title="指标", description="可考核的数，正文用 {{ 名称 }} 引用")
    lead: Annotated[Groups, BeforeValidator(_groups)] = Field(
        (), title="牵头", description="按职责写，如 [legal, office]"
    )
    responsible: Annotated[Groups, BeforeValidator(_groups)] = Field(
        (), title="责任", description="按职责写；几组就写几个列表，组间用逗号隔开"
    )
    lead_term: Line | None = Field(None, title="牵头的叫法", description="不写就用机关的叫法，如 牵头单位")
    responsible_term: Line | None = Field(None, title="责任的叫法", description="不写就用机关的叫法，如 责任单位")
    takes: Identifier | None = Field(None, title="取自上级", description="把上级别处的这一条移到这里")


Points: TypeAlias = Annotated[
    dict[Identifier, Annotated[Point, BeforeValidator(as_entry)]],
    AfterValidator(in_order),
]


class Notice(Model):
    """The notice that issues the points."""

    title: Names = Field((), title="通知标题", description="不写就是 关于印发……的通知")
    text: Text = Field("", title="通知正文", description="不写就是 现将《……》印发给你们，请结合实际，认真贯彻落实。")


class WorkPoints(Envelope):
    """The work points of a year; `title` is that of the issued text."""

    kind: Literal["work-points"] = Field(title="文种模型", description="work-points：工作要点")
    notice: Annotated[Notice, BeforeValidator(as_entry)] | None = Field(
        None, title="通知", description="null：不用通知，只印要点"
    )
    issued_as: Literal["following", "attachment"] = Field(
        "following", title="印发方式", description="following：附在通知之后，不叫附件；attachment：作为附件"
    )
    opening: Text = Field("", title="开头", description="指导思想；一行一段")
    chapters: Points = Field({}, title="各章", description="各章，按编号名写；items 下是各条要点")
    closing: Text = Field("", title="结尾", description="各章之后的正文")

    def placed(self) -> list[tuple[tuple[str, ...], Entry]]:
        """The chapters, each with its path."""
        return [(("chapters", name), chapter) for name, chapter in self.chapters.items()]

    def aims(self) -> Iterator[tuple[tuple[str, ...], str, Target]]:
        """Every target with the path of its point and its name."""
        for path, entry in self.entries():
            if isinstance(entry, Point):
                yield from ((path, name, target) for name, target in entry.targets.items())
