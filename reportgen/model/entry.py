"""An entry of the text: a chapter, a section, a point; each may hold further ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError

from reportgen.model.fields import Identifier, Line, MarkSample, Model, Text, YesNo, as_list, wrong


class Numbering(Model):
    """How the entries of one level are marked."""

    mark: MarkSample | None = Field(
        None, title="序号样式", description="写出第一个序号作样子：一、 （一） 1. （1） 第一条"
    )
    continues: YesNo | None = Field(None, title="连续编号", description="true：接着前一章的序号编下去")
    run_in: YesNo | None = Field(None, title="标题接排", description="true：标题与正文同在一段")


def as_entry(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def in_order(entries: dict[str, Entry]) -> dict[str, Entry]:
    """`entries` in the order written, those with `after` moved behind the entry they name."""
    followers: dict[str, list[str]] = {}
    for name, entry in entries.items():
        if entry.after is None:
            continue
        if entry.after not in entries or entry.after == name:
            here = "、".join(other for other in entries if other != name)
            message = f"“{name}”要排在“{entry.after}”之后，但同级没有这一项"
            context = {"message": message, "remedy": f"同级有：{here}", "below": (name, "after")}
            raise PydanticCustomError("unknown-after", "{message}", context)
        followers.setdefault(entry.after, []).append(name)
    order: list[str] = []
    waiting = [name for name in reversed(entries) if entries[name].after is None]
    while waiting:
        name = waiting.pop()
        order.append(name)
        waiting.extend(reversed(followers.get(name, [])))
    if len(order) < len(entries):
        circle = "、".join(name for name in entries if name not in order)
        raise wrong("unknown-after", f"{circle}的 after 互相等待，排不出先后", "去掉其中一个 after")
    return {name: entries[name] for name in order}


AnEntry: TypeAlias = Annotated["Entry", BeforeValidator(as_entry)]
Entries: TypeAlias = Annotated[dict[Identifier, AnEntry], AfterValidator(in_order)]


class Entry(Model):
    """A chapter, section or point; a plain text stands for an entry with that text alone."""

    heading: Line = Field("", title="标题", description="不写序号，序号自动编排")
    numbered: YesNo = Field(default=True, title="编号", description="false：标题前不编序号，也不占层次")
    run_in: YesNo | None = Field(None, title="标题接排", description="true：标题与正文同在一段；false：标题独占一行")
    text: Text = Field(
        "", title="正文", description="标题下的正文；用 | 开头时一行一段。可引用统计数，如 {{ accidents }}"
    )
    points: Entries = Field({}, title="要点", description="一是、二是、三是……")
    point_paragraphs: YesNo | None = Field(None, title="要点分段", description="true：一是、二是各自成段；false：连排")
    point_mark: MarkSample = Field("一是", title="要点样式", description="写出第一个序号作样子：一是、第一，、①")
    items: Entries = Field({}, title="下级条目", description="下一层的条目，按编号名写")
    numbering: Numbering = Field(Numbering(), title="下级编号", description="下级条目怎样编号")
    closing: Text = Field("", title="收尾段", description="下级条目之后的正文")
    join: YesNo = Field(default=False, title="接上段", description="true：第一段接在上一段之后，不另起一段")
    answers: Annotated[tuple[Identifier, ...], BeforeValidator(as_list)] = Field(
        (), title="对应", description="对应上年计划或本年不足的编号名"
    )
    recurring: YesNo = Field(
        default=False, title="常年", description="true：每年都有；起草下一年时照写，数字、日期等留空"
    )
    after: Identifier | None = Field(None, title="排在其后", description="排在同级哪一项之后")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """An editor offers the keys and lets a plain text pass."""
        return {"anyOf": [handler(core_schema), {"type": "string"}]}


def with_below(entry: Entry, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """`entry` and all entries under it, each with its path, in the order printed."""
    yield path, entry
    for kind, entries in (("points", entry.points), ("items", entry.items)):
        for name, below in entries.items():
            yield from with_below(below, (*path, kind, name))
