"""An entry of the text: a chapter, a section, a point; each may hold further ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeAlias

from reportgen.model.fields import Identifier, Line, MarkSample, Text, YesNo, as_list
from reportgen.model.shape import AfterValidator, BeforeValidator, Field, Model, WithJsonSchema, WrongError, wrong


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
    """`entries` in the order written, those with `after` or `before` moved beside the entry they name."""
    if not any(entry.after or entry.before for entry in entries.values()):
        return entries
    beside: dict[str, dict[str, list[str]]] = {"before": {}, "after": {}}
    for name, entry in entries.items():
        if stated := _place(name, entry, entries):
            key, neighbour = stated
            beside[key].setdefault(neighbour, []).append(name)
    order: list[str] = []
    waiting = [(name, False) for name, entry in reversed(entries.items()) if not (entry.after or entry.before)]
    while waiting:
        name, led = waiting.pop()
        if led:
            order.append(name)
            continue
        waiting.extend((other, False) for other in reversed(beside["after"].get(name, [])))
        waiting.append((name, True))
        waiting.extend((other, False) for other in reversed(beside["before"].get(name, [])))
    if len(order) < len(entries):
        circle = "、".join(name for name in entries if name not in order)
        raise wrong("unknown-after", f"{circle}的 after 或 before 互相等待，排不出先后", "去掉其中一个 after 或 before")
    return {name: entries[name] for name in order}


def _place(name: str, entry: Entry, entries: dict[str, Entry]) -> tuple[str, str] | None:
    """The key that says where an entry stands, and the entry it names."""
    if entry.after and entry.before:
        raise _misplaced("after-and-before", name, "before", f"“{name}”既写了 after 又写了 before", "只留一个")
    key, neighbour = ("after", entry.after) if entry.after else ("before", entry.before)
    if neighbour and (neighbour not in entries or neighbour == name):
        here = "、".join(other for other in entries if other != name)
        message = f"“{name}”要排在“{neighbour}”之{'后' if entry.after else '前'}，但同级没有这一项"
        raise _misplaced("unknown-after", name, key, message, f"同级有：{here}")
    return (key, neighbour) if neighbour else None


def _misplaced(rule: str, name: str, key: str, message: str, remedy: str) -> WrongError:
    return wrong(rule, message, remedy, (name, key))


Status: TypeAlias = Literal["完成", "推进中", "推迟"]


def _as_answers(value: Any) -> Any:
    """An id or a list of ids stands for ids without a status of their own."""
    value = as_list(value)
    return dict.fromkeys(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else value


_AN_ID: dict[str, Any] = {"type": "string"}
_STATUSES: dict[str, Any] = {"enum": ["完成", "推进中", "推迟", None]}
Answers: TypeAlias = Annotated[
    dict[Identifier, Status | None],
    BeforeValidator(_as_answers),
    WithJsonSchema(
        {"anyOf": [_AN_ID, {"items": _AN_ID, "type": "array"}, {"additionalProperties": _STATUSES, "type": "object"}]}
    ),
]


class Entry(Model):
    """A chapter, section or point; a plain text stands for an entry with that text alone."""

    or_text = True

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
    answers: Answers = Field(
        {}, title="对应", description="对应的上年计划、本年要点或不足的编号名；可写成 编号名: 完成、推进中、推迟"
    )
    recurring: YesNo = Field(
        default=False, title="常年", description="true：每年都有；起草下一年时照写，数字、日期等留空"
    )
    after: Identifier | None = Field(None, title="排在其后", description="排在同级哪一项之后")
    before: Identifier | None = Field(None, title="排在其前", description="排在同级哪一项之前，与 after 只写一个")


AnEntry: TypeAlias = Annotated[Entry, BeforeValidator(as_entry)]
Entries: TypeAlias = Annotated[dict[Identifier, AnEntry], AfterValidator(in_order)]


def with_below(entry: Entry, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """`entry` and all entries under it, each with its path, in the order printed."""
    yield path, entry
    for kind, entries in (("points", entry.points), ("items", entry.items)):
        for name, below in entries.items():
            yield from with_below(below, (*path, kind, name))
