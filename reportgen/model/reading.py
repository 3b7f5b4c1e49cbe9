"""Plain values into a model, or into problems that say what a clerk should change."""

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from reportgen.model.kinds import KINDS
from reportgen.model.shape import Misfit, Model, UnreadableError
from reportgen.problems import InputError, Location, Problem

Locate: TypeAlias = Callable[[tuple[str | int, ...]], Location]
M = TypeVar("M", bound=Model)

_LONGEST = 300
_MOST = 200  # problems of one document told one by one; more would not be read, and take long to word


def read(model: type[M], values: dict[str, Any], locate: Locate) -> M:
    """`values` as a `model`; raises InputError with a problem for every fault."""
    try:
        return model.model_validate(values)
    except UnreadableError as error:
        faults = error.faults
    problems = {_problem(values, fault, locate) for fault in faults[:_MOST]}
    if len(faults) > _MOST:
        message, remedy = f"还有 {len(faults) - _MOST} 处写得不对，没有一一列出", "先改正列出的各处，再运行一次"
        problems.add(Problem(locate(faults[_MOST].path), "more-problems", message, remedy))
    raise InputError(problems)


def _problem(values: dict[str, Any], fault: Misfit, locate: Locate) -> Problem:
    rule, message, remedy = _words(fault, values)
    return Problem(locate(fault.path), rule, _cut(message), _cut(remedy))


def _cut(words: str) -> str:
    """A message of bearable length, whatever was quoted in it."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]}……{words[-_LONGEST // 2 :]}"


def _words(fault: Misfit, values: dict[str, Any]) -> tuple[str, str, str]:
    key = str(fault.path[-1]) if fault.path else ""
    if fault.remedy:
        return fault.kind, fault.message, fault.remedy
    if fault.kind == "unknown":
        return "unknown-key", f"不认识的键“{key}”", _nearest_key(key, fault.model, _present(values, fault.path[:-1]))
    if fault.kind == "missing":
        title = fault.model.model_fields[key].title if fault.model else ""
        return "missing-key", f"缺少“{key}”（{title or '必填'}）", f"补上一行“{key}: …”"
    if fault.kind == "choice":
        written = f"“{fault.value}”不在可选的范围内" if isinstance(fault.value, str) else "这里应写一个词"
        allowed = KINDS if key == "kind" else fault.allowed  # what is no kind is read as a report
        return "unknown-choice", written, f"改成其中之一：{'、'.join(allowed)}"
    if fault.kind == "text" and fault.value is not None:
        shape = "一组列表（- …）" if isinstance(fault.value, list) else "下级的键"
        return "not-text", f"这里应写一段文字，写的却是{shape}", "改成一段文字；有几段时用 | 开头，一行一段"
    rule, message, remedy = _SHAPES[fault.kind]
    return rule, message.format(key), remedy.format(key)


_SHAPES = {
    "mapping": ("not-a-mapping", "“{}”下面应是“键: 值”的各行", "逐行写“编号名: 内容”，缩进两格，不用“- ”"),
    "list": ("not-a-list", "“{}”应写成列表", "写成 {}: [甲, 乙]，或每行一个“- 甲”"),
    "number": ("not-a-number", "“{}”应写一个整数", "写成半角阿拉伯数字，如 3"),
    "text": ("empty-value", "“{}”没有写值", "写上值，或删去这一行"),
}
"""What is said of a value of the wrong shape, in rule, message and remedy; {} is the key."""


def _nearest_key(key: str, around: type[Model] | None, present: list[str]) -> str:
    titles = {field.title or name: name for name, field in around.model_fields.items()} if around else {}
    names = list(titles.values())
    from difflib import get_close_matches

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
