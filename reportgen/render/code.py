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
                    yield f"put({piece.data!r})"
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
        case nodes.Filter(name="length", node=nodes.Expr() as inner):
            return f"len({_expression(inner, local)})"
        case nodes.Test(name="defined"):  # `template` has seen that every name is
            return "True"
    return f"({_condition_words(node, local)})"


def _condition_words(node: nodes.Node, local: frozenset[str]) -> str:
    match node:
        case nodes.Compare(expr=left, ops=[nodes.Operand(op="eq" | "ne" as sign, expr=right)]):
            return f"{_expression(left, local)} {_OPERATORS[sign]} {_expression(right, local)}"
        case nodes.And(left=left, right=right):
            return f"{_expression(left, local)} and {_expression(right, local)}"
        case nodes.Or(left=left, right=right):
            return f"{_expression(left, local)} or {_expression(right, local)}"
        case nodes.Not(node=inner):
            return f"not {_expression(inner, local)}"
    raise TypeError(f"{type(node).__name__} is not admitted")


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f" {line}" for line in lines)
