"""What a tag may say: the small part of jinja2's language that a template needs."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

Shape = object
"""`str`, `int`, `bool` or `Colour`; `object` for one of docxtpl's own objects; a list of one shape; a mapping of
names to shapes; None when already reported."""


class Colour(str):
    """The shape of a text of six hexadecimal digits, which only colours a cell."""

    __slots__ = ()


Report = Callable[[str, str, str], None]
"""Takes a rule, a message and a remedy."""

CELL_TAGS = ("cellbg", "colspan", "hm", "vm")
KEYWORDS = ("if", "elif", "else", "endif", "for", "endfor", *CELL_TAGS)
LOOP: Mapping[str, Shape] = {"first": bool, "last": bool, "index": int, "length": int}
FILTERS = ("length", "count", "join", "first", "last", "default", "upper", "lower", "trim")
ALLOWED = (
    f"只能写：名称、名称.名称、== 和 !=、and or not、is defined、|{' |'.join(FILTERS)}、"
    "if elif else endif、for … in … endfor、loop.first loop.last loop.index loop.length、cellbg colspan hm vm"
)

_ENVIRONMENT = Environment(autoescape=True)
_DEEPEST = 10  # brackets and signs in one tag


@dataclass(frozen=True)
class Statement:
    """A parsed tag: what it prints or tests or goes through, and the name it gives the items."""

    keyword: str  # "" prints
    expression: nodes.Expr | None = None
    variable: str = ""


@dataclass(frozen=True)
class Refusal:
    """Why a tag cannot be understood."""

    rule: str
    message: str
    remedy: str


@lru_cache(maxsize=10_000)
def _parsed(keyword: str, body: str) -> Statement | Refusal:
    block = keyword in {"if", "elif", "for"}
    source = f"{{% {_source(keyword, body)} %}}{{% {_ending(keyword)} %}}" if block else f"{{{{ {body} }}}}"
    try:
        tree = _ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        return _syntax(error.message or "", body)
    except (RecursionError, MemoryError, ValueError, OverflowError):
        return Refusal("syntax", "写得太深太长，读不出", ALLOWED)
    return _statement(keyword, tree)


def parse(kind: str, body: str) -> Statement | Refusal:
    """The tag's meaning, or why it has none."""
    keyword, rest = _divided(body) if kind == "statement" else ("", body)
    if sum(body.count(sign) for sign in "([{-+~") > _DEEPEST or body.count("not ") > _DEEPEST:
        return Refusal("forbidden-language", "里括号或符号太多", ALLOWED)
    if keyword in {"else", "endif", "endfor", "hm", "vm"}:
        return _bare(keyword, rest.strip())
    if kind == "statement" and keyword not in KEYWORDS:
        return _unknown_keyword(keyword)
    if not rest.strip():
        return Refusal("syntax", "是空的" if not keyword else f"的“{keyword}”后面没有内容", ALLOWED)
    return _parsed(keyword, rest.strip())


def _divided(body: str) -> tuple[str, str]:
    """The keyword of a statement and what follows it."""
    words = body.split(maxsplit=1)
    return (words[0] if words else "", words[1] if len(words) > 1 else "")


def _source(keyword: str, body: str) -> str:
    return f"{'if' if keyword == 'elif' else keyword} {body}"


def _ending(keyword: str) -> str:
    return "endfor" if keyword == "for" else "endif"


def _bare(keyword: str, rest: str) -> Statement | Refusal:
    if not rest:
        return Statement(keyword)
    if keyword == "else" and rest.startswith("if"):
        return Refusal("syntax", "不认识“else if”", "改为“elif”")
    return Refusal("syntax", f"的“{keyword}”后面多出“{rest}”", f"只写“{keyword}”")


def _unknown_keyword(keyword: str) -> Refusal:
    near = difflib.get_close_matches(keyword.lower()[:20], KEYWORDS, 1, 0.7)
    remedy = f"是否想写“{near[0]}”？" + ALLOWED if near else ALLOWED
    return Refusal("forbidden-language", f"不能用“{keyword}”" if keyword else "是空的", remedy)


def _syntax(message: str, body: str) -> Refusal:
    """jinja2's complaint in a clerk's words."""
    wide = next((character for character in body if character in "（）＝！｜．，。；：、【】"), "")
    if wide:
        return Refusal("syntax", f"里有全角的“{wide}”", "标记里的符号都用半角")
    if "unexpected char" in message or "string" in message:
        return Refusal("syntax", "里有不能用的符号或不成对的引号", ALLOWED)
    return Refusal("syntax", "写法有误，读不懂", ALLOWED)


def _statement(keyword: str, tree: nodes.Template) -> Statement | Refusal:
    node = tree.body[0] if len(tree.body) == 1 else None
    printed = node.nodes if isinstance(node, nodes.Output) else []
    if len(printed) == 1 and isinstance(printed[0], nodes.Expr):
        return Statement(keyword, printed[0])
    if isinstance(node, nodes.If) and isinstance(node.test, nodes.Expr):
        return Statement(keyword, node.test)
    if isinstance(node, nodes.For):
        if node.test or node.recursive:
            return Refusal("forbidden-language", "的循环里不能带条件，也不能用 recursive", "在循环里面用 if")
        if isinstance(node.target, nodes.Name) and node.target.name != "loop" and isinstance(node.iter, nodes.Expr):
            return Statement(keyword, node.iter, node.target.name)
        return Refusal("forbidden-language", "的“for”后面只能有一个名称", "写成 for 名称 in 列表")
    return Refusal("syntax", "写法有误，读不懂", ALLOWED)


_NAMES_OF_NODES = {
    **dict.fromkeys(("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Neg", "Pos"), "运算"),
    **dict.fromkeys(("List", "Tuple", "Dict"), "列表或字典"),
    "Call": "函数",
    "Concat": "连接符 ~",
    "CondExpr": "“甲 if 条件 else 乙”",
    "Slice": "切片",
}


def shape_of(node: nodes.Expr, names: Mapping[str, Shape], report: Report) -> Shape:
    """What an expression yields; reports unknown names and whatever is not allowed."""
    match node:
        case nodes.Name(name=name):
            return _member(names, name, f"里的名称“{name}”不存在", report)
        case nodes.Getattr(node=inner, attr=key) | nodes.Getitem(node=inner, arg=nodes.Const(value=str(key))):
            return _attribute(inner, key, names, report)
        case nodes.Const(value=str() | bool() | int() as value):
            return type(value)
        case nodes.Filter(
            name=name, node=nodes.Expr() as inner, args=args, kwargs=[], dyn_args=None, dyn_kwargs=None
        ) if _takes(name, args):
            return _filtered(name, inner, args, names, report)
    return _condition(node, names, report)


def root_name(node: nodes.Expr | None) -> str:
    """The name an expression starts from: `page` of `page.body`."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _condition(node: nodes.Expr, names: Mapping[str, Shape], report: Report) -> Shape:
    match node:
        case nodes.Compare(expr=left, ops=[nodes.Operand(op="eq" | "ne", expr=right)]):
            return _comparison(left, right, names, report)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            shapes = [shape_of(left, names, report), shape_of(right, names, report)]
            return shapes[0] if shapes[0] == shapes[1] else bool
        case nodes.Not(node=inner) | nodes.Test(name="defined", node=inner, args=[], kwargs=[]):
            shape_of(inner, names, report)
            return bool
    report("forbidden-language", f"里不能用{_forbidden(node)}", ALLOWED)
    return None


def _attribute(inner: nodes.Expr, key: str, names: Mapping[str, Shape], report: Report) -> Shape:
    owner = shape_of(inner, names, report)
    if key.startswith("_"):
        report("forbidden-language", f"里不能用“{key}”", ALLOWED)
        return None
    if owner is None:
        return None
    if isinstance(owner, Mapping):
        return _member(owner, key, f"里的“{_spelt(inner)}”没有“{key}”这一项", report)
    if isinstance(owner, list):
        remedy = f"写成 {{% for 名称 in {_spelt(inner)} %}} … {{% endfor %}}，在里面用“名称”"
        report("not-text", f"里的“{_spelt(inner)}”是列表，不能直接取“{key}”", remedy)
    else:
        report("unknown-name", f"里的“{_spelt(inner)}”没有下一级“{key}”", f"改为“{_spelt(inner)}”")
    return None


def _member(shapes: Mapping[str, Shape], key: str, complaint: str, report: Report) -> Shape:
    if key in shapes:
        return shapes[key]
    near = _near(key, tuple(shapes))
    can = "能用的有：" + "、".join(sorted(shapes))
    report("unknown-name", complaint, f"是否想写“{near}”？{can}" if near else can)
    return None


@lru_cache(maxsize=10_000)
def _near(key: str, names: tuple[str, ...]) -> str:
    return next(iter(difflib.get_close_matches(key.lower()[:40], names, 1, 0.6)), "")


def _comparison(left: nodes.Expr, right: nodes.Expr, names: Mapping[str, Shape], report: Report) -> Shape:
    for side in (left, right):
        shape = shape_of(side, names, report)
        if isinstance(shape, list | Mapping) or shape is object:
            report("not-text", f"里的“{_spelt(side)}”是列表或一组内容，不能比较", "比较其中的文字，或用 |length")
    return bool


def _takes(name: str, args: list[nodes.Expr]) -> bool:
    """Whether a filter is known and may be given these arguments."""
    match name, args:
        case "join", [nodes.Const(value=str())]:
            return True
        case "default", [nodes.Expr()] | [nodes.Expr(), nodes.Const(value=bool())]:
            return True
    return name in FILTERS and name != "default" and not args


def _filtered(
    name: str, inner: nodes.Expr, args: list[nodes.Expr], names: Mapping[str, Shape], report: Report
) -> Shape:
    shape = shape_of(inner, names, report)
    match name:
        case "length" | "count":
            fits, rule, wanted = shape is str or isinstance(shape, list), "not-a-list", "列表"
        case "join" | "first" | "last":
            fits, rule, wanted = shape == [str], "not-a-list", "文字的列表"
        case _:
            fits, rule, wanted = shape is str or shape is int, "not-text", "文字"
    if shape is not None and not fits:
        report(rule, f"里的“{_spelt(inner)}”不是{wanted}，没有 |{name}", f"删去 |{name}")
    for arg in args[: name == "default"]:
        if shape_of(arg, names, report) not in (None, str, int):
            report("not-text", f"里的“{_spelt(arg)}”不是文字", "换成文字")
    return int if name in {"length", "count"} else str


def _forbidden(node: nodes.Expr) -> str:
    match node:
        case nodes.Filter(name=name):
            return f"“|{name}”"
        case nodes.Test(name=name):
            return f"“is {name}”"
        case nodes.Compare():
            return "“==”和“!=”以外的比较"
        case nodes.Getitem():
            return "序号取值"
        case nodes.Const(value=value):
            return f"“{value}”"
    name = type(node).__name__
    return _NAMES_OF_NODES.get(name, name)


def _spelt(node: nodes.Expr) -> str:
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=inner, attr=key) | nodes.Getitem(node=inner, arg=nodes.Const(value=str(key))):
            return f"{_spelt(inner)}.{key}"
        case nodes.Filter(name=name, node=nodes.Expr() as inner):
            return f"{_spelt(inner)}|{name}"
    return "…"
