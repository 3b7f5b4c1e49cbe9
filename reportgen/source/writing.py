"""Writes values as YAML that a clerk goes on editing: prose in blocks, notes as comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value] | Noted | None"

_PROSE = ("opening", "text", "closing")
_PLAIN = re.compile(r"[\w《“〔（][\w《》“”〔〕（）、，。；—·%.★+-]*")
_NO_TEXT = {"null", "~"}


class Noted(NamedTuple):
    """A value with comments above it and beside it; `flow` puts a mapping on one line."""

    value: Value
    above: tuple[str, ...] = ()
    beside: str = ""
    flow: bool = False


def written(values: Mapping[str, Value]) -> str:
    """`values` as the text of a YAML file."""
    return "".join(f"{line}\n" for line in _lines(values, 0))


def bare(value: Value, key: str = "") -> Value:
    """The value without its notes, as it is read back."""
    if isinstance(value, Noted):
        return bare(value.value, key)
    if isinstance(value, dict):
        return {name: bare(child, name) for name, child in value.items()}
    if isinstance(value, list):
        return [bare(item) for item in value]
    return "".join(f"{line}\n" for line in _prose(value)) if value and key in _PROSE else value


def _prose(text: str) -> list[str]:
    return [line.strip() for line in text.strip().split("\n")]


def _lines(values: Mapping[str, Value], depth: int) -> Iterator[str]:
    space = "  " * depth
    for key, stated in values.items():
        noted = _noted(stated)
        yield from (f"{space}# {_one_line(note)}" for note in noted.above)
        beside = f"  # {_one_line(noted.beside)}" if noted.beside else ""
        value = noted.value
        if isinstance(value, dict) and value and not noted.flow:
            yield f"{space}{key}:{beside}"
            yield from _lines(value, depth + 1)
        elif isinstance(value, str) and value and key in _PROSE:
            yield f"{space}{key}: |{beside}"
            yield from (f"{space}  {line}".rstrip() for line in _prose(value))
        else:
            yield f"{space}{key}: {_flow(value)}{beside}"


def _noted(value: Value) -> Noted:
    """The value with all its notes; one that is noted twice keeps both."""
    if not isinstance(value, Noted):
        return Noted(value)
    inner = _noted(value.value)
    beside = "；".join(filter(None, (value.beside, inner.beside)))
    return Noted(inner.value, (*value.above, *inner.above), beside, value.flow or inner.flow)


def _flow(value: Value) -> str:
    if isinstance(value, Noted):
        return _flow(value.value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return "null" if value is None else _scalar(value)


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXT
    return text if plain else json.dumps(text, ensure_ascii=False)


def _one_line(note: str) -> str:
    return " ".join(note.split())
