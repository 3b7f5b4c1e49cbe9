"""Why YAML cannot be read, in a clerk's words instead of the parser's."""

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from reportgen.source import characters
from reportgen.source.layout import TAB
from reportgen.source.nodes import Fault

QUOTE_IT = "给整个值加双引号"
ANCHOR = Fault("anchor", "值以“&”开头，YAML 会把它当作记号", f"如果是正文，{QUOTE_IT}；不支持用“&”和“*”引用别处的内容")
ALIAS = Fault("alias", "值以“*”开头，YAML 会把它当作引用", f"如果是正文，{QUOTE_IT}；不支持用“&”和“*”引用别处的内容")
TAG = Fault("tag", "值以“!”开头，YAML 会把它当作类型标记", f"如果是正文，{QUOTE_IT}；不支持类型标记")
DIRECTIVE = Fault("directive", "行首的“%”在 YAML 里是指令，这里不支持", f"删去这一行；如果是正文，{QUOTE_IT}")
COMPLEX_KEY = Fault("key-not-text", "键不是一行文字", "键写成一个词，放在行首，后面写“: ”和值")
BRACES = Fault("unquoted-braces", "值以“{{”开头，YAML 会把它当作花括号里的内容", f"{QUOTE_IT}，或在“|”下面另起一行写")
INDENTATION = Fault(
    "bad-indentation",
    "这一行的缩进与上面各行对不上",
    "同一层的各行，行首空格数要相同；下一层比上一层多两格；不用制表符",
)
BAD_ESCAPE = Fault("bad-escape", "双引号里的“\\”写法不对", "把“\\”写成“\\\\”，或把两边的双引号换成单引号")
BESIDE_BAR = Fault("text-beside-bar", "“|”或“>”后面还写了别的字", "这一行只留“|”，文字从下一行写起，每行多缩进两格")
BESIDE_KEY = Fault("list-beside-key", "“- ”写在了键的同一行", "列表项另起一行写，每行一个“- ”；或写成 [甲, 乙]")
QUESTION_MARK = Fault("key-not-text", "值以“? ”开头，YAML 会把它当作键", f"如果是正文，{QUOTE_IT}")
MISSING_COLON = Fault(
    "missing-colon", "这一行没有“: ”，不知道是什么", "写成“键: 值”；如果接着上面的文字，上面写“|”，这一行多缩进两格"
)
OTHER = Fault("not-yaml", "这一行不合 YAML 的写法", f"检查这一行的冒号、引号、括号和缩进；不确定时{QUOTE_IT}")

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.?)")
_BEFORE_VALUE = re.compile(r"[ \t\-]*")


class Text(NamedTuple):
    """The last text read before the parser gave up: where it began and ended, and its quote or block sign."""

    line: int
    column: int
    end_line: int
    style: str


def escape_fault(found: list[str]) -> Fault:
    """Characters made by an escape in double quotes that no document can print."""
    halves = any("\ud800" <= character <= "\udfff" for character in found)
    return Fault(
        "control-character",
        f"双引号里用“\\”写出了{characters.listed(found, '控制字符')}，不是可以印的字符",
        "直接写出这个字，不用“\\”" if halves else "删去它；要写“\\”本身，写成“\\\\”，或把两边的双引号换成单引号",
    )


def explain(error: yaml.MarkedYAMLError, lines: list[str], last: Text | None) -> tuple[int, Fault]:
    """The index of the line to look at, and what is most likely wrong with it."""
    stop = _stop(error, lines, last)
    words = f"{error.context or ''} | {error.problem or ''}"
    line, fault = next(explanation for pattern, explanation in _EXPLANATIONS if pattern.search(words))(stop)
    runaway = last and last.style in {"'", '"'} and last.line < last.end_line == line
    if last and runaway and fault.rule in {"text-after-quote", "colon-in-value", "bad-indentation"}:
        # The quote was closed by the next one in the file; name the line where it opened.
        return last.line, _unclosed_quote(stop.text(last.line)[last.column :])
    return line, fault


class _Stop(NamedTuple):
    """Where the parser gave up, where the thing began that it was reading, and what it had read before."""

    line: int
    column: int
    opened: int
    opened_column: int
    lines: list[str]
    last: Text | None

    def text(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""

    @property
    def character(self) -> str:
        return self.text(self.line)[self.column : self.column + 1]


def _stop(error: yaml.MarkedYAMLError, lines: list[str], last: Text | None) -> _Stop:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    opened = error.context_mark
    return _Stop(line, column, opened.line if opened else line, opened.column if opened else column, lines, last)


def _open_quote(stop: _Stop) -> tuple[int, Fault]:
    return stop.opened, _unclosed_quote(stop.text(stop.opened)[stop.opened_column :])


def _unclosed_quote(text: str) -> Fault:
    quote = text[:1] or '"'
    wide = "（结尾写成了中文引号）" if "”" in text or "’" in text else ""
    return Fault(
        "unclosed-quote",
        f"这里的引号 {quote} 没有配对{wide}",
        f"在值的末尾补上半角的 {quote}；如果引号是正文的一部分，改用中文引号“”",
    )


def _bad_escape(stop: _Stop) -> tuple[int, Fault]:
    text = stop.text(stop.line)
    escape = _ESCAPE.match(text, text.rfind("\\", 0, stop.column + 1))
    written = escape[0] if escape else "\\"
    code = int((escape and (escape[1] or escape[2])) or "0", 16)
    if 0xD800 <= code <= 0xDFFF:
        return stop.line, escape_fault([chr(code)])
    return stop.line, Fault("bad-escape", f"双引号里的“{written}”不是 YAML 认识的写法", BAD_ESCAPE.remedy)


def _no_node(stop: _Stop) -> tuple[int, Fault]:
    if stop.character == ",":
        return stop.line, Fault("empty-value", "逗号前面没有值", "补上值，或删去多余的逗号")
    if not stop.character.strip():
        message, remedy = "直到这里，前面的括号“[”或“{”还没有配对", "检查上面的括号，补上半角的“]”或“}”"
        return stop.line, Fault("unclosed-bracket", message, remedy)
    return _reserved(stop)


def _reserved(stop: _Stop) -> tuple[int, Fault]:
    if stop.character == "\t":
        return stop.line, TAB
    if not stop.character.strip():
        return stop.line, OTHER
    return stop.line, Fault("reserved-character", f"值不能以“{stop.character}”开头，YAML 另有用处", QUOTE_IT)


def _unclosed_bracket(stop: _Stop) -> tuple[int, Fault]:
    text = stop.text(stop.opened)[stop.opened_column :]
    if text.startswith("{{"):
        return stop.opened, BRACES
    closing = "}" if text.startswith("{") else "]"
    return stop.opened, Fault(
        "unclosed-bracket",
        f"这里的括号“{text[:1]}”没有配对，或各项之间缺少逗号",
        f"补上半角的“{closing}”，各项之间用“, ”隔开；如果括号是正文的一部分，{QUOTE_IT}",
    )


def _missing_colon(stop: _Stop) -> tuple[int, Fault]:
    if stop.text(stop.opened).lstrip()[:1] in {"'", '"'}:
        return stop.opened, Fault("missing-colon", "这一行引号后面没有“: ”", "写成“键: 值”；键一般不加引号")
    return stop.opened, MISSING_COLON


def _unexpected_colon(stop: _Stop) -> tuple[int, Fault]:
    last = stop.last
    if last is None or last.line == stop.line or last.end_line < stop.line:
        message, remedy = "值里又有“: ”，YAML 会把它当作另一个键", f"{QUOTE_IT}，或把值里的冒号改成全角“：”"
        return stop.line, Fault("colon-in-value", message, remedy)
    if not last.style and _BEFORE_VALUE.fullmatch(stop.text(last.line), 0, last.column):
        return last.line, MISSING_COLON
    return stop.line, Fault(
        "bad-indentation",
        "这一行比上一行缩进得多，会接到上一行的值后面",
        "与上一行对齐；如果它属于上一行的键，上一行冒号后面不要写值",
    )


def _unexpected_text(stop: _Stop) -> tuple[int, Fault]:
    last = stop.last
    before = stop.text(stop.line)[: stop.column].rstrip()
    if last and last.end_line == stop.line and last.style in {"'", '"'} and before.endswith(last.style):
        message = f"引号 {last.style} 结束后还有别的字"
        remedy = "引号要包住整个值；值里的引号改用中文引号“”，或在值的两边换一种引号"
        return stop.line, Fault("text-after-quote", message, remedy)
    if before.endswith(("]", "}")):
        message = f"括号“{before[-1]}”结束后还有别的字"
        return stop.line, Fault("text-after-bracket", message, f"如果是正文，{QUOTE_IT}")
    return stop.line, INDENTATION


def _always(fault: Fault) -> Callable[[_Stop], tuple[int, Fault]]:
    return lambda stop: (stop.line, fault)


# What the parser was doing | what it says of it, in the words of libyaml and of PyYAML; the first that fits counts.
_EXPLANATIONS = tuple(
    (re.compile(words), explanation)
    for words, explanation in (
        (r"quoted scalar \| .*(end of stream|document)", _open_quote),
        (r"quoted scalar", _bad_escape),
        (r"node content", _no_node),
        (r"flow (sequence|mapping)", _unclosed_bracket),
        (r"an alias", _always(ALIAS)),
        (r"an anchor", _always(ANCHOR)),
        (r"a tag|a node", _always(TAG)),
        (r"directive", _always(DIRECTIVE)),
        (r"tab character", _always(TAB)),
        (r"block scalar", _always(BESIDE_BAR)),
        (r"simple key", _missing_colon),
        (r"mapping values", _unexpected_colon),
        (r"sequence entries", _always(BESIDE_KEY)),
        (r"mapping keys", _always(QUESTION_MARK)),
        (r"cannot start any token", _reserved),
        (r"", _unexpected_text),
    )
)
