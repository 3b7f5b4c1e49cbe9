"""Plain values into a model, or into problems that say what a clerk should change."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reportgen.model.kinds import KINDS
from reportgen.problems import InputError, Location, Problem

Locate: TypeAlias = Callable[[tuple[str | int, ...]], Location]
M = TypeVar("M", bound=BaseModel)

_LONGEST = 300
_MOST = 200  # problems of one document told one by one; more would not be read, and take long to word


def read(model: type[M], values: dict[str, Any], locate: Locate) -> M:
    """`values` as a `model`; raises InputError with a problem for every fault."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems = {_problem(model, values, detail, locate) for detail in details[:_MOST]}
    if len(details) > _MOST:
        message, remedy = f"还有 {len(details) - _MOST} 处写得不对，没有一一列出", "先改正列出的各处，再运行一次"
        where = locate(_path(details[_MOST]))
        problems.add(Problem(where, "more-problems", message, remedy))
    raise InputError(problems)


def _problem(model: type[BaseModel], values: dict[str, Any], detail: ErrorDetails, locate: Locate) -> Problem:
    path = _path(detail)
    key = str(path[-1]) if path else ""
    rule, message, remedy = _words(detail, key, _model_at(model, path[:-1]), _present(values, path[:-1]))
    return Problem(locate(path), rule, _cut(message), _cut(remedy))


def _cut(words: str) -> str:
    """A message of bearable length, whatever was quoted in it."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]}……{words[-_LONGEST // 2 :]}"


def _path(detail: ErrorDetails) -> tuple[str | int, ...]:
    """Where it is: what the model says, and what a fault among several values adds to it."""
    return (*(step for step in detail["loc"] if step != "[key]"), *detail.get("ctx", {}).get("below", ()))


def _words(detail: ErrorDetails, key: str, around: type[BaseModel] | None, present: list[str]) -> tuple[str, str, str]:
    kind = detail["type"]
    if "remedy" in (context := detail.get("ctx", {})):
        return kind.replace("_", "-"), str(context["message"]), str(context["remedy"])
    if kind == "extra_forbidden":
        return "unknown-key", f"不认识的键“{key}”", _nearest_key(key, around, present)
    if kind == "missing":
        title = around.model_fields[key].title if around else None
        return "missing-key", f"缺少“{key}”（{title or '必填'}）", f"补上一行“{key}: …”"
    if kind == "literal_error":
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", "、").replace(", ", "、")
        allowed = "、".join(KINDS) if key == "kind" else allowed  # what is no kind is read as a report
        written = f"“{detail['input']}”不在可选的范围内" if isinstance(detail["input"], str) else "这里应写一个词"
        return "unknown-choice", written, f"改成其中之一：{allowed}"
    if kind.startswith("int"):
        return "not-a-number", f"“{key}”应写一个整数", "写成半角阿拉伯数字，如 3"
    rule, message, remedy = _SHAPES.get(kind, ("bad-value", "“{}”的值写得不对", "对照格式说明改正"))
    return rule, message.format(key), remedy.format(key)


_SHAPES = {
    **dict.fromkeys(
        ("dict_type", "model_type", "model_attributes_type"),
        ("not-a-mapping", "“{}”下面应是“键: 值”的各行", "逐行写“编号名: 内容”，缩进两格，不用“- ”"),
    ),
    **dict.fromkeys(
        ("tuple_type", "list_type"), ("not-a-list", "“{}”应写成列表", "写成 {}: [甲, 乙]，或每行一个“- 甲”")
    ),
    "string_type": ("empty-value", "“{}”没有写值", "写上值，或删去这一行"),
}
"""What pydantic says of a shape, in rule, message and remedy; {} is the key."""


def _nearest_key(key: str, around: type[BaseModel] | None, present: list[str]) -> str:
    titles = {field.title or name: name for name, field in around.model_fields.items()} if around else {}
    names = list(titles.values())
    near = [titles[key]] if key in titles else get_close_matches(key[:60], names, 1, 0.7)
    if not near:
        return f"删去该行，或改成认识的键：{'、'.join(names)}"
    if near[0] in present:
        return f"这里已有“{near[0]}”；删去该行"
    return f"是否想写“{near[0]}”？改正拼写，或删去该行"


def _present(values: Any, path: tuple[str | int, ...]) -> list[str]:
    for step in path:
        if isinstance(values, dict):
            values = values.get(step)
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
    return list(values) if isinstance(values, dict) else []


def _model_at(annotation: Any, path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model a value at `path` has, if it is one: a step is a key of a model, an id, or an index."""
    for step in path:
        if _is_model(annotation):
            field = annotation.model_fields.get(str(step))
            annotation = _bare(field.annotation) if field else None
        else:
            annotation = _bare((get_args(annotation) or (None,))[-1])
    return annotation if _is_model(annotation) else None


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _bare(annotation: Any) -> Any:
    """`annotation` without Annotated[…] and `| None`."""
    while True:
        if hasattr(annotation, "__metadata__"):
            annotation = annotation.__origin__
        elif type(None) in get_args(annotation):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation
