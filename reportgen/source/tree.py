"""The events of the YAML parser as a tree of text, lists and mappings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeAlias

import yaml

from reportgen.problems import Location, Problem, Severity
from reportgen.source import characters, layout, syntax
from reportgen.source.nodes import Fault, Mapping, Node, Scalar, Sequence

DEEPEST = 40
MOST_NODES = 100_000

# PyYAML's types leave the marks of an event optional; those of the parser always have them.
Event: TypeAlias = Any
Mark: TypeAlias = Any

LOADER = getattr(yaml, "CLoader", yaml.Loader)  # libyaml where PyYAML was built with it

_MOST_LINES = 1000  # of one text that is not a block; bounds the time on a file that is no report
_NULLS = {"null", "~", "Null", "NULL"}
_made = tuple.__new__  # a named tuple in half the time, for those a file has a thousand of
_CUT = re.compile(r"[ \t]#(?=[^\s#])([^\n]*)")
_CUT_ANYWHERE = re.compile(r"#(?<=\S[ \t]#)(?=[^\s#])")
_SUSPECT = "&!＃"  # a text that has one of these is looked at value by value
# The first character of a text that is no null, visible, and neither a bracket nor a quote of the wrong kind.
_HARMLESS = re.compile(f"[^\\s{characters.CLASS}{layout.BRACKETS}{layout.QUOTES}｜nN~]")
_HASH_VALUE = re.compile(r"[ \t]*(#[^\s#][^\n]*)")
_WIDE_COMMENT = re.compile(r"\s＃")
_CHINESE = (
    "\u2014\u2018-\u201d\u2026\u2e80-\u303f\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
    "\U00020000-\U0003ffff"
)
# The next line begins with a blank that is no indentation for YAML; that is told there.
_ODD_BLANK_BELOW = re.compile(f"[ \t]*(?:#[^\n]*)?\n[ \n]*{characters.INVISIBLE.pattern}")
_FIRST_LINE = r"[^\n]*\n(?: *\n)*( *)"


@cache
def _fold() -> re.Pattern[str]:
    """A line end between two Chinese characters; dear to compile, and seldom needed."""
    return re.compile(f"[{_CHINESE}][ \t]*\n[ \t]*(?=[{_CHINESE}])")


class _Places(dict[int, Location]):
    """The place of each line by its index; one object for all that stands on it."""

    def __init__(self, file: str) -> None:
        self._file = file

    def __missing__(self, line: int) -> Location:
        place: Location = _made(Location, (self._file, line + 1, ""))
        self[line] = place
        return place


class Tree:
    """Takes the events of one document; `root` is what they made, `problems` what a person should mend."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.stopped = False  # a limit was passed: the rest was not read
        self.nulls = False
        self._following: Callable[[], Event]
        self._last: Event = None
        self._open: list[Event] = []  # the beginnings of the lists and mappings whose end has not come yet
        self._nodes = 0
        self._last_line = text.rstrip("\n").count("\n") + 1
        self._at = _Places(file)
        self._suspect = any(sign in text for sign in _SUSPECT) or _CUT_ANYWHERE.search(text) is not None

    def read(self) -> yaml.MarkedYAMLError | None:
        """Takes events until the document ends; returns the error if the parser gave up."""
        try:
            self._following = LOADER(self.text).get_event
            self._next()
            if type(self._next()) is yaml.DocumentStartEvent:
                self.root = self._node(self._next())
                if not self.stopped:
                    self._next()
        except yaml.MarkedYAMLError as error:
            return error
        except (ValueError, OverflowError):  # PyYAML's own scanner hands "\U00110000" to chr()
            self.problem(self.end.line + 1 if self.end else 1, syntax.BAD_ESCAPE)
            self.stopped = True
        return None

    def problem(self, line: int, fault: Fault, severity: Severity = "error") -> None:
        """Notes a fault on a line, counted from 1."""
        # The parser may name the line after the last one.
        self.problems.append(Problem(Location(self.file, min(line, self._last_line)), *fault, severity))

    def columns(self) -> set[int]:
        """Where the keys of the mappings begin that are still open."""
        kinds = ((type(event), event) for event in self._open)
        return {
            event.start_mark.column for kind, event in kinds if kind is yaml.MappingStartEvent and not event.flow_style
        }

    @property
    def end(self) -> Mark | None:
        """Where what was read last ends."""
        return self._last.end_mark if self._last else None

    @property
    def last(self) -> syntax.Text | None:
        """The last event, if it was a text."""
        event = self._last
        if type(event) is not yaml.ScalarEvent:
            return None
        mark: Mark = event.start_mark
        end: Mark = event.end_mark
        return syntax.Text(mark.line, mark.column, end.line, event.style or "")

    def _next(self) -> Event:
        self._last = self._following()
        return self._last

    def _node(self, event: Event) -> Node:
        """What begins with an event; not for the texts in a list or mapping."""
        line = event.start_mark.line
        if type(event) is yaml.AliasEvent:
            self.problem(line + 1, syntax.ALIAS)
            return Scalar(event.anchor, self._at[line], line + 1, literal=False)
        self._nodes += 1
        if self._suspect or self._nodes > MOST_NODES:
            self._look_around(event)
        if type(event) is yaml.ScalarEvent:  # the whole document is one text: told at its end
            self._look_for_escapes(event)
            return self._scalar(event)
        if len(self._open) == DEEPEST:
            fault = Fault("too-deep", f"这里的层次超过 {DEEPEST} 层", "减少层次；检查是否多写了“[”“{”“- ”")
            self.problem(line + 1, fault)
            self.stopped = True
        self._open.append(event)
        node = self._mapping(event) if type(event) is yaml.MappingStartEvent else self._sequence(event)
        self._open.pop()
        return node

    def _mapping(self, start: Event) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        seen: dict[str, str] = {}  # keys as they look → as they are; empty while all look as they are
        key_end = -1
        at, following = self._at, self._following
        while not self.stopped:
            self._last = event = following()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                key, key_end = event.value, event.end_mark.line
                self._nodes += 1
                plain = key.isidentifier() and key.isascii()
                if not plain or seen or key in keys or self._suspect or self._nodes > MOST_NODES:
                    self._look_at_key(event, start, keys, seen)
                keys.setdefault(key, at[event.start_mark.line])
            elif kind is yaml.MappingEndEvent:
                break
            else:
                key = ""  # refused, only its value still needs a place
                self._refuse_key(event, start)
            if not self.stopped:
                self._last = event = following()
                text = type(event) is yaml.ScalarEvent
                entries.setdefault(key, self._text(event, start, key, key_end) if text else self._node(event))
        return _made(Mapping, (entries, keys, at[start.start_mark.line]))

    def _sequence(self, start: Event) -> Sequence:
        items: list[Node] = []
        while not self.stopped and (kind := type(event := self._next())) is not yaml.SequenceEndEvent:
            text = kind is yaml.ScalarEvent
            items.append(self._text(event, start, "", event.start_mark.line) if text else self._node(event))
        return Sequence(tuple(items), self._at[start.start_mark.line])

    def _refuse_key(self, event: Event, start: Event) -> None:
        """Notes a list or mapping that stands for a key, and reads it."""
        kind, mark = type(event), event.start_mark
        if kind is not yaml.AliasEvent:
            braces = start.flow_style and kind is yaml.MappingStartEvent and mark.index == start.start_mark.index + 1
            self.problem(mark.line + 1, syntax.BRACES if braces else syntax.COMPLEX_KEY)
        self._node(event)

    def _text(self, event: Event, start: Event, key: str, key_end: int) -> Scalar:
        """A text in the list or mapping that `start` begins; looked at closely if it may not be what was meant."""
        self._nodes += 1
        text, style = event.value, event.style
        if _HARMLESS.match(text) and not self._suspect and self._nodes <= MOST_NODES:
            if style == "|":
                line = event.start_mark.line
                return _made(Scalar, (text, self._at[line], line + 2, True))
            if not style and event.end_mark.line == key_end and not (start.flow_style and "，" in text):
                return _made(Scalar, (text, self._at[key_end], key_end + 1, False))
        self._look_at(event, start, key, key_end)
        return self._scalar(event)

    def _scalar(self, event: Event) -> Scalar:
        line, style = event.start_mark.line, event.style or ""
        text = None if _is_null(event) else event.value
        self.nulls = self.nulls or text is None
        return Scalar(text, self._at[line], line + 2 if style in {"|", ">"} else line + 1, style == "|")

    def _look_around(self, event: Event) -> None:
        """Notes an anchor, a tag, or that the file holds too much."""
        line = event.start_mark.line + 1
        if self._nodes > MOST_NODES:
            fault = Fault("too-many-values", f"键和值超过 {MOST_NODES} 个", "拆成几个文件，或删去不属于报告的内容")
            self.problem(line, fault)
            self.stopped = True
        if event.anchor is not None:
            self.problem(line, syntax.ANCHOR)
        if event.tag is not None:
            self.problem(line, syntax.TAG)

    def _look_for_escapes(self, event: Event) -> bool:
        """Notes what an escape in double quotes made and no document can print; whether there is any."""
        found = characters.ESCAPED.findall(event.value) if event.style == '"' else []
        if found:
            self.problem(event.start_mark.line + 1, syntax.escape_fault(found))
        return bool(found)

    def _look_at(self, event: Event, start: Event, key: str, key_end: int) -> None:
        """Notes what is odd about a value."""
        self._look_around(event)
        style = event.style or ""
        if self._look_for_escapes(event):
            return
        if not characters.VISIBLE.search(event.value):
            self._empty(event, key)
        elif not style and not _is_null(event):
            flow = bool(start.flow_style)
            self._plain(event, flow=flow, own_line=not flow and event.start_mark.line > key_end)
        elif style == ">":
            self._joined(event, _joint_in_block)
        elif style in {"'", '"'}:
            self._joined(event, _joint)

    def _look_at_key(self, event: Event, start: Event, keys: dict[str, Location], seen: dict[str, str]) -> None:
        """Notes what is odd about a key after `keys`."""
        self._look_around(event)
        key, line = event.value, event.start_mark.line + 1
        for fault in self._key_faults(key, event.style or "", flow=bool(start.flow_style)):
            self.problem(line, fault)
        if not seen:
            seen.update(zip(keys, keys, strict=True))
        looks = _as_it_looks(key)
        if looks in seen:
            self.problem(line, _repeated(key, seen[looks], keys[seen[looks]].line))
        else:
            seen[looks] = key

    @staticmethod
    def _key_faults(key: str, style: str, *, flow: bool) -> Iterator[Fault]:
        if "\n" in key:
            yield syntax.COMPLEX_KEY
        elif style == '"' and (found := characters.ESCAPED.findall(key)):
            yield syntax.escape_fault(found)
        elif not characters.VISIBLE.search(key):
            yield layout.EMPTY_KEY
        elif not style and key == "<<":
            yield Fault("merge-key", "不支持用“<<”并入别处的内容", "把要并入的各行直接写在这里")
        elif fault := layout.key_fault(key):
            yield fault
        elif flow and not style:
            if "，" in key:
                yield layout.comma_fault()
            if fault := layout.flow_key_fault(key):
                yield fault

    def _empty(self, event: Event, key: str) -> None:
        mark, style = event.start_mark, event.style or ""
        of = f"“{_cut_short(key)}”" if key else "这一项"
        message = f"{of}的值是空的" if style else f"{of}没有写值"
        remedy = "写上值；不需要就删去这一行；要删去上级的这一项，写 null"
        if style in {"|", ">"}:
            message = f"{of}的“{style}”下面没有缩进的文字"
            remedy = "文字写在下面各行，每行多缩进两格；不需要就删去这一行"
        elif not style and (hash_value := _HASH_VALUE.match(self.text, mark.index)):
            message = f"{of}没有值：“{_cut_short(hash_value[1])}”以“#”开头，YAML 会当作注释"
            remedy = "如果是正文，给整个值加双引号；如果是注释，写上值"
        elif not style and _ODD_BLANK_BELOW.match(self.text, mark.index):
            return
        self.problem(mark.line + 1, Fault("empty-value", message, remedy))

    def _plain(self, event: Event, *, flow: bool, own_line: bool) -> None:
        text, line = event.value, event.start_mark.line
        fault = _plain_fault(text, flow=flow, own_line=own_line)
        if fault:
            self.problem(line + 1, fault)
        elif layout.in_smart_quotes(text):
            message = f"{_short(text)}两边的中文引号会印出来"
            self.problem(line + 1, Fault("smart-quotes", message, "不想印就删去这对引号；想印就不必改"), "warning")
        if event.end_mark.line > line and not self._swallowed(event, "error" if fault else "warning") and not fault:
            self._joined(event, _joint)
        if "＃" in text and _WIDE_COMMENT.search(text):
            message, remedy = "“＃”和后面的字会印出来", "如果是注释，改用半角“#”，前面空一格"
            self.problem(line + 1, Fault("full-width-hash", message, remedy), "warning")
        if cut := _CUT.match(self.text, event.end_mark.index):
            message = f"“#{_cut_short(cut[1])}”会被当作注释，不会印出来"
            remedy = "如果是正文，给整个值加双引号；如果是注释，在“#”后面加一个空格"
            self.problem(event.end_mark.line + 1, Fault("hash-cuts-value", message, remedy), "warning")

    def _swallowed(self, event: Event, severity: Severity) -> bool:
        """Whether lines of a plain text look like keys or list items: legal after its first line, but seldom meant."""
        before = len(self.problems)
        lines = self._raw(event).split("\n", _MOST_LINES)[1:_MOST_LINES]
        for number, part in enumerate(lines, event.start_mark.line + 2):
            if part.strip() and (fault := layout.head_fault(part.lstrip(" "), any_word=False)):
                self.problem(number, fault, severity)
        return len(self.problems) > before

    def _joined(self, event: Event, joint_in: Callable[[str], re.Match[str] | None]) -> None:
        """Notes a text over several lines that is joined to one with a blank between Chinese characters."""
        if event.end_mark.line > event.start_mark.line and (joint := joint_in(raw := self._raw(event))):
            line = event.start_mark.line + raw.count("\n", 0, joint.end())
            message = "这一行与下一行会接成一行，断行处多出一个空格"
            fault = Fault("folded-line", message, "写成一行；要分成几段就写“|”，文字另起一行")
            self.problem(line, fault, "warning")

    def _raw(self, event: Event) -> str:
        return self.text[event.start_mark.index : event.end_mark.index]


def _is_null(event: Event) -> bool:
    return not event.style and event.value in _NULLS and event.tag is None


def _plain_fault(text: str, *, flow: bool, own_line: bool) -> Fault | None:
    first = text[0]
    if own_line and (fault := layout.head_fault(text, any_word=False)):
        return fault
    if characters.INVISIBLE.match(first):
        message = f"值的前面有{characters.named(first)}"
        return Fault("invisible-character", message, "删去它；想印出来就给整个值加双引号")
    if first in layout.BRACKETS:
        return layout.bracket_fault(text)
    if flow and "，" in text:
        return layout.comma_fault()
    if first == "｜" and len(text) > 1 and text[1] == " ":
        return Fault("full-width-bar", "用了全角竖线“｜”", "改成半角“|”")
    return None


def _joint(raw: str) -> re.Match[str] | None:
    """The first joint in a plain or quoted text."""
    return _fold().search(raw)


def _joint_in_block(raw: str) -> re.Match[str] | None:
    """The first joint in a `>` block: only lines with no indentation of their own are joined."""
    head = re.match(_FIRST_LINE, raw)
    indent = head[1] if head else ""
    return re.search(f"^{indent}(?! )[^\n]*[{_CHINESE}][ \t]*\n(?={indent}[{_CHINESE}])", raw, re.MULTILINE)


def _as_it_looks(key: str) -> str:
    """`key` without what cannot be seen and in one Unicode form: equal for keys that look the same."""
    if key.isascii():
        return key
    return unicodedata.normalize("NFKC", characters.INVISIBLE.sub("", key))


def _repeated(key: str, first: str, line: int) -> Fault:
    remedy = "删去其中一行，或给其中一行换一个键"
    if key == first:
        return Fault("repeated-key", f"键“{_cut_short(key)}”重复，第{line}行已经写过", remedy)
    return Fault("repeated-key", f"这里的键与第{line}行的“{_cut_short(first)}”看起来一样", remedy)


def _short(quoted: str) -> str:
    """A text in quotation marks, of bearable length."""
    return quoted if len(quoted) <= 22 else f"{quoted[:20]}…{quoted[-1]}"


def _cut_short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"
