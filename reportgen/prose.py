"""The expressions in a text: names of statistics and a few functions, never arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, localcontext
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice, pairwise
from typing import Any, Literal, NamedTuple, TypeAlias

from reportgen import figures
from reportgen.figures import Figure, FigureError

Known: TypeAlias = Figure | str
"""What a name may stand for: a figure, or words."""

FUNCTIONS: dict[str, Callable[..., str]] = {
    "value": figures.value,
    "label": figures.label,
    "labelled": figures.labelled,
    "wan": figures.wan,
    "chinese": figures.chinese,
    "last_year": figures.last_year,
    "change": figures.change,
    "rate": figures.rate,
    "difference": figures.difference,
    "share": figures.share,
    "as_of": figures.as_of,
}
"""What an expression may call, as `change(a, b)` or `a|wan`."""

_LONGEST = 200
_MOST_KEPT = 512
_MOST_FAULTS = 50  # of one text; more would not be read, and take long to word
_DIGITS = 120  # more than any figure, quotient or sum of figures has
_MARK = re.compile(r"\{\{|\}\}|｛｛|｝｝")
_EXPRESSION = re.compile(  # nearly all have no quotes and no braces in them, and are found at a stretch
    r"\{\{([^'\"\n{}]{0,1000}(?=\}\})|(?:'[^'\n]*'|\"[^\"\n]*\"|[^'\"\n{]|\{(?!\{)){0,1000}?)\}\}"
)
_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_TOKEN = re.compile(r"\s*(?:([^\W\d]\w*)|([0-9]{1,3})(?![\w.])|('[^']*'|\"[^\"]*\")|([().,|])|(.))", re.DOTALL)


class Fault(NamedTuple):
    """What is wrong with an expression, and on which line of the text (from 0)."""

    line: int
    rule: str
    message: str
    remedy: str


class Figured(NamedTuple):
    """Where in a text the words of an expression stand, the expression, and the names in it as written."""

    start: int
    end: int
    expression: str
    names: tuple[str, ...]

    def moved(self, by: int) -> Figured:
        """The same, `by` characters further on."""
        return Figured(self.start + by, self.end + by, self.expression, self.names)


class Expanded(NamedTuple):
    """A text with its expressions worked out, the figures it named, the faults found, and where the figures stand."""

    text: str
    used: frozenset[str]
    faults: tuple[Fault, ...]
    figures: tuple[Figured, ...] = ()


def has_marks(text: str) -> bool:
    """Whether an expression, or a part of one, stands in the text."""
    return "{{" in text or "}}" in text or "｛｛" in text or "｝｝" in text


class _Kept(NamedTuple):
    """What became of a text, and what the names in it stood for."""

    expanded: Expanded
    named: tuple[tuple[str, Known], ...]


_kept: dict[str, _Kept] = {}
"""Of the texts met last: districts share most texts and figures of those above."""


def expand(text: str, known: Mapping[str, Known]) -> Expanded:
    """`text` with every `{{ … }}` replaced by its words."""
    if not has_marks(text):
        return Expanded(text, frozenset(), ())
    kept = _kept.get(text)
    if kept and all(_same(known.get(name), stood_for) for name, stood_for in kept.named):
        return kept.expanded
    expanded = _expanded(text, known)
    if not expanded.faults:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[text] = _Kept(expanded, tuple([(name, known[name]) for name in expanded.used]))
    return expanded


def _same(one: Known | None, other: Known) -> bool:
    """Whether both print alike, which equal numbers need not: 1.0 and 1.00."""
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return one == other
    return one == other and one.value is other.value and one.last_year is other.last_year


def _expanded(text: str, known: Mapping[str, Known]) -> Expanded:
    first, *rest = _EXPRESSION.split(text)  # in turn an expression and what follows it
    between, pieces, end = [first], [first], len(first)  # `end` of what the text expands to
    faults: list[Fault] = []
    figured: list[Figured] = []
    for expression, after in zip(rest[::2], rest[1::2], strict=True):
        try:
            words, named = _words(expression, known)
        except FigureError as error:
            line = sum(piece.count("\n") for piece in between)
            faults.append(Fault(line, error.rule, error.message, error.remedy))
            if len(faults) == _MOST_FAULTS:
                break
        else:
            figured.append(Figured(end, end + len(words), expression.strip(), named))
            pieces.append(words)
            end += len(words)
        pieces.append(after)
        between.append(after)
        end += len(after)
    if has_marks("\n".join(between)):
        faults += islice(_stray_marks(text), _MOST_FAULTS)
    used = frozenset([name for found in figured for name in found.names])
    return Expanded("".join(pieces), used, tuple(faults), tuple(figured))


def stand_ins(names: Iterable[str]) -> dict[str, Known]:
    """A figure for each name, for `misspelt`, where the values cannot be read."""
    return {name: Figure(name, name, Decimal(10**6), "", None, Decimal(10**6)) for name in names}


def misspelt(text: str, known: Mapping[str, Known]) -> tuple[Fault, ...]:
    """The faults of `text` that show without any value: unclosed marks, unknown names, unreadable expressions."""
    return expand(text, known).faults


def _stray_marks(text: str) -> Iterator[Fault]:
    inside = [found.span() for found in _EXPRESSION.finditer(text)]
    for (_, start), (end, _) in pairwise([(0, 0), *inside, (len(text), len(text))]):
        for found in _MARK.finditer(text, start, end):
            line = text.count("\n", 0, found.start())
            shown = text[found.start() : min(found.start() + 12, end)]
            yield Fault(line, "unclosed-expression", *_stray(found[0], shown))


def _stray(mark: str, shown: str) -> tuple[str, str]:
    shown = shown.splitlines()[0].strip()
    if mark in {"｛｛", "｝｝"}:
        return f"“{shown}”用了全角花括号", "改成半角：{{ 名称 }}"
    if mark == "{{":
        return f"“{shown}”处的 {{{{ 没有配对的 }}}}", "在同一行里补上 }}；若要印出花括号，写 {{ '{{' }}"
    return f"“{shown}”处的 }}}} 没有配对的 {{{{", "在前面补上 {{；若要印出花括号，写 {{ '}}' }}"


def _words(expression: str, known: Mapping[str, Known]) -> tuple[str, tuple[str, ...]]:
    """The words an expression stands for, and the names in it; nearly all are a name alone."""
    name = expression.strip()
    if name in known and _NAME.fullmatch(name):
        found = known[name]
        return found if isinstance(found, str) else figures.amount(found), (name,)
    if len(expression) > _LONGEST:
        raise FigureError("bad-expression", f"花括号里的内容超过{_LONGEST}字", "检查 }} 是否漏写")
    results: list[Any] = []
    used: list[str] = []
    for kind, what, count in _steps(name):
        if kind == "name":
            if what not in known:
                raise FigureError("unknown-statistic", f"没有名为“{what}”的统计数", _nearest(what, known, FUNCTIONS))
            used.append(what)
            results.append(known[what])
        elif kind == "call":
            results[-count:] = [_call(what, results[-count:], name)]
        elif kind == "plain":
            results.append(what)
        else:
            raise FigureError(*what)
    (result,) = results
    return figures.amount(result) if isinstance(result, Figure) else str(result), tuple(used)


def _call(function: str, arguments: list[Any], expression: str) -> str:
    try:
        return _checked(function, arguments)
    except TypeError:
        message = f"“{expression}”里 {function} 用得不对"
        raise FigureError("bad-expression", message, f"写法如 {_USAGE[function]}") from None


_Step: TypeAlias = tuple[Literal["name", "plain", "call", "fault"], Any, int]
"""A name looked up, a plain value, a function called with so many of the results before, or the fault that ends it."""


@lru_cache(maxsize=1024)  # the same expressions stand in one document after another
def _steps(text: str) -> tuple[_Step, ...]:
    """What is done in turn to work out an expression; a fault comes after what can be done before it."""
    expression = _Expression(text)
    try:
        expression.read()
    except FigureError as error:
        expression.steps.append(("fault", (error.rule, error.message, error.remedy), 0))
    return tuple(expression.steps)


class _Expression:
    """One expression, read from left to right: a name or a call, then `|` functions."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[str, str]] = []
        self.steps: list[_Step] = []

    def read(self) -> None:
        self.tokens += _tokens(self.text)
        if not self.tokens:
            raise FigureError("bad-expression", "花括号里是空的", "写上统计数的名称，如 {{ accidents }}")
        self._piped()
        if self.tokens:
            raise self._unreadable()

    def _piped(self) -> None:
        self._operand()
        while self._skip("|"):
            function = self._function(self._take("name"))
            rest = self._arguments() if self._skip("(") else 0
            self.steps.append(("call", function, 1 + rest))

    def _operand(self) -> None:
        if not self.tokens:
            raise self._unreadable()
        kind, token = self.tokens.pop(0)
        if kind == "text":
            self.steps.append(("plain", token[1:-1], 0))
        elif kind == "number":
            self.steps.append(("plain", int(token), 0))
        elif kind != "name":
            raise self._unreadable()
        elif self._skip("("):
            function = self._function(token)
            self.steps.append(("call", function, self._arguments()))
        else:
            while self._skip("."):
                token += "." + self._take("name")
            self.steps.append(("name", token, 0))

    def _arguments(self) -> int:
        """How many there are."""
        self._piped()
        count = 1
        while self._skip(","):
            self._piped()
            count += 1
        if not self._skip(")"):
            raise self._unreadable()
        return count

    def _function(self, name: str) -> str:
        if name not in FUNCTIONS:
            raise FigureError("unknown-function", f"没有“{name}”这个函数", _nearest(name, FUNCTIONS, ()))
        return name

    def _skip(self, mark: str) -> bool:
        if self.tokens and self.tokens[0] == ("mark", mark):
            self.tokens.pop(0)
            return True
        return False

    def _take(self, kind: str) -> str:
        if not self.tokens or self.tokens[0][0] != kind:
            raise self._unreadable()
        return self.tokens.pop(0)[1]

    def _unreadable(self) -> FigureError:
        return FigureError(
            "bad-expression",
            f"读不懂“{{{{ {self.text} }}}}”",
            "只能写统计数的名称和函数，如 {{ accidents }}、{{ change(accidents) }}、{{ trained|wan }}",
        )


_USAGE = {
    "value": "{{ accidents|value }}",
    "label": "{{ accidents|label }}",
    "labelled": "{{ accidents|labelled }}",
    "wan": "{{ trained|wan }} 或 {{ trained|wan(1) }}",
    "chinese": "{{ items|chinese }}",
    "last_year": "{{ last_year(accidents) }}",
    "change": "{{ change(accidents) }} 或 {{ change(accidents, deaths) }}",
    "rate": "{{ rate(accidents) }}",
    "difference": "{{ difference(accidents) }}",
    "share": "{{ share(trained.special, trained) }}",
    "as_of": "{{ as_of(accidents) }}",
}


def _checked(name: str, arguments: list[Any]) -> str:
    """The call, held to figures (and a number of decimals for `wan`)."""
    wanted = arguments[:1] if name == "wan" else arguments
    numbers = arguments[len(wanted) :]
    if {*map(type, wanted)} != {Figure} or not all(isinstance(number, int) and number <= 4 for number in numbers):
        raise TypeError
    with localcontext(prec=_DIGITS):
        return FUNCTIONS[name](*arguments)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for found in _TOKEN.finditer(text):
        name, number, quoted, mark, other = found.groups()
        if other is not None:
            raise _unexpected(other, text)
        if name is not None:
            yield "name", name
        elif number is not None:
            yield "number", number
        elif quoted is not None:
            yield "text", quoted
        else:
            yield "mark", mark


def _unexpected(mark: str, text: str) -> FigureError:
    if mark in "+-*/%<>=":
        return FigureError(
            "arithmetic",
            f"“{{{{ {text} }}}}”里不能做运算（{mark}）",
            "要得出的数写成一个统计数，或用 change、difference、share 函数",
        )
    if mark in "（），．｜“”‘’。、":
        return FigureError("bad-expression", f"“{{{{ {text} }}}}”里用了全角符号“{mark}”", "花括号里的符号用半角")
    return FigureError("bad-expression", f"“{{{{ {text} }}}}”里有不能用的“{mark}”", "只写统计数的名称和函数")


def _nearest(name: str, names: Mapping[str, object], others: Mapping[str, object] | tuple[()]) -> str:
    if name in others:
        return f"“{name}”是函数，写法如 {_USAGE[name]}"
    if near := get_close_matches(name, list(names), 1, 0.5):
        return f"是否想写“{near[0]}”？"
    there = [one for one, known in names.items() if not isinstance(known, str)]
    shown = "、".join(there[:8])
    return f"现有：{shown}{'……' if len(there) > 8 else ''}" if there else "先在 statistics 下写上这个统计数"
