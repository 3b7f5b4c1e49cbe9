"""A template's tags as Python code: what docxtpl makes of them, in the language that `template` admits.

jinja2 reads the tags; the code needs neither jinja2 nor any look-up but those of plain mappings, so there is nothing in
it for a hostile template to reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import CodeType

from jinja2 import Environment, nodes

_ENVIRONMENT = Environment(autoescape=True, keep_trailing_newline=True)
_OPERATORS = {"eq": "==", "ne": "!="}
_FILTERS = {
    **dict.fromkeys(("length", "count"), "len({})"),
    "first": "item({}, 0)",
    "last": "item({}, -1)",
    "upper": "str({}).upper()",
    "lower": "str({}).lower()",
    "trim": "str({}).strip()",
}


def code(source: str, name: str) -> CodeType:
    """The code that defines `fill` for the text `source` with its tags; raises jinja2's TemplateSyntaxError."""
    lines = ["def fill(context, put):", *_indented(_statements(_ENVIRONMENT.parse(source).body, frozenset()))]
    return compile("\n".join(lines), name, "exec")


def _statements(body: Sequence[nodes.Node], local: frozenset[str]) -> Iterator[str]:
    yield "pass"
    for node in body:
        if isinstance(node, nodes.Output):
            for piece in node.nodes:
                if isinstance(piece, nodes.TemplateData):
                    yield f"put({plain(piece.data)!r})"
                else:
                    yield f"put(text({_expression(piece, local)}))"
        elif isinstance(node, nodes.If):
            yield from _condition(node, local)
        elif isinstance(node, nodes.For):
            yield from _loop(node, local)
        else:
            raise TypeError(f"{type(node).__name__} is not admitted")


def _condition(node: nodes.If, local: frozenset[str]) -> Iterator[str]:
    for word, branch in (("if", node), *(("elif", branch) for branch in node.elif_)):
        yield f"{word} {_expression(branch.test, local)}:"
        yield from _indented(_statements(branch.body, local))
    yield "else:"
    yield from _indented(_statements(node.else_, local))


def _loop(node: nodes.For, local: frozenset[str]) -> Iterator[str]:
    target = node.target
    assert isinstance(target, nodes.Name)
    items = _expression(node.iter, local)
    yield f"for v_loop, v_{target.name} in loop_over({items}):"
    yield from _indented(_statements(node.body, local | {target.name, "loop"}))
    yield f"if not {items}:"
    yield from _indented(_statements(node.else_, local))


def _expression(node: nodes.Node, local: frozenset[str]) -> str:
    match node:
        case nodes.Name(name=name):
            return f"v_{name}" if name in local else f"context[{name!r}]"
        case nodes.Getattr(node=inner, attr=str(key)) | nodes.Getitem(node=inner, arg=nodes.Const(value=str(key))):
            return f"{_expression(inner, local)}[{key!r}]"
        case nodes.Const(value=str() | int() as value):
            return repr(value)
        case nodes.Filter(name=name, node=nodes.Expr() as inner, args=args):
            return _filtered(name, _expression(inner, local), [_expression(arg, local) for arg in args])
        case nodes.Test(name="defined", node=inner):  # `template` has seen that every name is
            return f"({_expression(inner, local)} is not nothing)" if isinstance(inner, nodes.Filter) else "True"
    return f"({_operation(node, local)})"


def _filtered(name: str, value: str, args: list[str]) -> str:
    if name == "join":
        return f"{args[0] if args else repr('')}.join({value})"
    if name == "default":
        return f"({value} or {args[0]})" if args[1:] == ["True"] else f"default({value}, {args[0]})"
    return f"({_FILTERS[name].format(value)})"


def plain(words: str) -> str:
    """What a template says around its tags, the braces docxtpl lets one write as {_{ put back."""
    for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        words = words.replace(written, meant)
    return words


def _operation(node: nodes.Node, local: frozenset[str]) -> str:
    match node:
        case nodes.Compare(expr=left, ops=[nodes.Operand(op="eq" | "ne" as sign, expr=right)]):
            return f"{_expression(left, local)} {_OPERATORS[sign]} {_expression(right, local)}"
        case nodes.And(left=left, right=right):
            return f"{_expression(left, local)} and {_expression(right, local)}"
        case nodes.Or(left=left, right=right):
            return f"{_expression(left, local)} or {_expression(right, local)}"
        case nodes.Mul(left=left, right=right):  # of {% hm %}
            return f"{_expression(left, local)} * {_expression(right, local)}"
        case nodes.Not(node=inner):
            return f"not {_expression(inner, local)}"
    raise TypeError(f"{type(node).__name__} is not admitted")


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f" {line}" for line in lines)
