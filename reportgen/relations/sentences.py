"""A text as sentences and brackets, each with the numbers that stand directly in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from reportgen.quantities import Number

Kind = Literal["sum", "share", "change", "count"]
KINDS: tuple[Kind, ...] = ("sum", "share", "change", "count")
_DEEPEST = 3
_BEFORE = 12  # numbers of the sentence before that are looked at
_EARLIER = 24  # of all before it
_BLANK = re.compile("[\0 \u3000\xa0]+")
_SAME = {"名": "人", "位": "人", "次数": "次", "人次数": "人次"}
_CHANGES = "增加|减少|增收|减收|增支|减支|增长|下降|上升|提高|降低|净增|净减|提升|多|少|下滑|回落|增幅|降幅"
_CHANGE = re.compile(f"(?:{_CHANGES})(?:了|到达|约)?$")
_CHANGE_ENDS = frozenset([word[-1] for word in _CHANGES.split("|")]) | {"了", "达", "约"}
_BASE = re.compile(
    "(?:上年|去年|上一年|同期|前年|上半年|上季度|上月|原来|此前|年初)(?:度|的|为|底|末|是|有)*[^，、]{0,6}$|(?:由|从)的?$"
)
_NO_BASE = re.compile(
    "预算|计划|目标|任务|结转|结余|旧存|积存|留存|未结|增|升|提高|减|降|多|少|超|快|高于|低于|扩大|缩小|回落|持平"
)
_BRACKET = re.compile("[（）()]")
_BRACKET_OR_END = re.compile("[（）()。！？\n]")


class Relation(NamedTuple):
    """Numbers of a text of which one follows from the others, as stated from `start` to `end`."""

    kind: Kind
    start: int
    end: int
    verdict: Literal["true", "false", "unsure"]
    severity: Literal["error", "warning"] = "warning"
    """Of a false one: an error where no other reading of the words is likely."""
    message: str = ""
    remedy: str = ""


class Level(NamedTuple):
    """A sentence, or what stands in one pair of brackets; what is bracketed within it is blanked out of `words`."""

    text: str
    """The whole text, in which the numbers have their places."""
    start: int
    words: str
    numbers: tuple[Number, ...]
    before: tuple[Number, ...] = ()
    """Of brackets: the numbers before them, outside. Of a sentence: those of the sentence before."""
    inside: tuple[Number, ...] = ()
    """All numbers in it, with those in brackets."""
    earlier: tuple[Number, ...] = ()
    """The last numbers of the sentences before."""
    bracketed: bool = False

    def between(self, start: int, end: int) -> str:
        """The words from `start` to `end` of the whole text, without what is bracketed and without blanks."""
        return _BLANK.sub("", self.words[max(start - self.start, 0) : max(end - self.start, 0)])

    def stated(self, kind: Kind, *numbers: Number, sure: bool = True) -> Relation:
        """A relation between the numbers that is true, or of which one cannot be sure."""
        return Relation(kind, *_span(numbers), "true" if sure else "unsure")

    def broken(self, kind: Kind, numbers: tuple[Number, ...], message: str, remedy: str, *, certain: bool) -> Relation:
        """A relation between the numbers that does not hold; the sentence is quoted before the message."""
        start, end = _span(numbers)
        quoted = re.sub(r"\s+", "", self.text[start:end])
        quoted = quoted if len(quoted) <= 90 else f"{quoted[:50]}……{quoted[-36:]}"
        severity: Literal["error", "warning"] = "error" if certain else "warning"
        return Relation(kind, start, end, "false", severity, f"“{quoted}”里，{message}", remedy)

    def shown(self, value: Decimal, like: Number) -> str:
        """A value printed as a number of the text is: in its unit, and in 万 where that is."""
        printed = self.text[like.start : like.end]
        scale = next((one for one in ("亿", "万") if one in printed), "")
        value = value.scaleb(-{"亿": 8, "万": 4, "": 0}[scale])
        return f"{value.normalize():f}{scale}{like.unit}"


def levels(text: str, numbers: Sequence[Number]) -> Iterator[Level]:
    """Every sentence of the text and every pair of brackets in it."""
    numbers = tuple(_with_chained_changes(text, numbers))
    before: tuple[Number, ...] = ()
    at = 0
    for start, end in _sentences(text):
        first = at
        while at < len(numbers) and numbers[at].start < end:
            at += 1
        inside = numbers[first:at]
        if inside:
            earlier = numbers[max(first - _EARLIER, 0) : first]
            words = text[start:end].replace(",", "，").replace(";", "；").replace(":", "：")
            whole = Level(text, start, words, inside, before, inside, earlier)
            if "（" in words or "(" in words:
                yield from _nested(whole)
            else:
                yield whole
        before = inside[-_BEFORE:]


def _with_chained_changes(text: str, numbers: Sequence[Number]) -> Iterator[Number]:
    """The numbers; in 减少6起、56人 the second is a change like the first."""
    before: Number | None = None
    for number in numbers:
        if (
            before is not None
            and not number.label
            and number.kind == before.kind == "quantity"
            and is_change(before)
            and text[before.end : number.start].strip() in {"、", "和"}
        ):
            number = number._replace(label=before.label)  # noqa: PLW2901
        yield number
        before = number


def measure(number: Number) -> str:
    """What two numbers must share to be added or compared: 人 for 人 and 名."""
    return _SAME.get(number.unit, number.unit) if number.kind == "quantity" else number.kind


def is_change(number: Number) -> bool:
    """Whether it says by how much something changed: 比上年减少9起."""
    return number.label[-1:] in _CHANGE_ENDS and _CHANGE.search(number.label) is not None


def is_base(number: Number) -> bool:
    """Whether it is what something is compared with: 上年80起."""
    return _BASE.search(number.label) is not None and not _NO_BASE.search(number.label)


def up_to(numbers: Sequence[Number], place: int, most: int = 12) -> Sequence[Number]:
    """The last of the numbers that end before a place; the cost of a long sentence stays in proportion to it."""
    end = bisect_right(numbers, place, key=lambda one: one.end)
    return numbers[max(end - most, 0) : end]


def since(numbers: Sequence[Number], place: int, most: int = 60) -> Sequence[Number]:
    """The first of the numbers that begin after a place."""
    start = bisect_left(numbers, place, key=lambda one: one.start)
    return numbers[start : start + most]


def slack(number: Number) -> Decimal:
    """How far off, as a share of itself, rounding may make a figure with decimals or in 万; whole counts are exact."""
    return number.step / 2 / abs(number.value) if number.step != 1 and number.value else Decimal(0)


def _span(numbers: tuple[Number, ...]) -> tuple[int, int]:
    return min(one.start for one in numbers), max(one.end for one in numbers)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = depth = 0
    for found in _BRACKET_OR_END.finditer(text):
        if found[0] in "（(":
            depth += 1
        elif found[0] in "）)":
            depth = max(depth - 1, 0)
        elif not depth or found[0] == "\n":
            yield start, found.end()
            start, depth = found.end(), 0
    yield start, len(text)


def _nested(whole: Level, depth: int = 0) -> Iterator[Level]:
    """A level and those in its brackets; `whole` has all their words and numbers."""
    pairs = list(_brackets(whole.words)) if depth < _DEEPEST else []
    if not pairs:
        yield whole
        return
    own: list[Number] = []
    children: list[Level] = []
    pieces: list[str] = []
    at = 0
    rest = list(reversed(whole.numbers))
    for opened, closed in pairs:
        pieces += [whole.words[at:opened], "\0" * (closed - opened)]
        at = closed
        while rest and rest[-1].start < whole.start + opened:
            own.append(rest.pop())
        within: list[Number] = []
        while rest and rest[-1].start < whole.start + closed:
            within.append(rest.pop())
        if within:
            start, words = whole.start + opened + 1, whole.words[opened + 1 : closed - 1]
            before, inside = tuple(own[-_BEFORE:]), tuple(within)
            children.append(Level(whole.text, start, words, inside, before, inside, whole.earlier, bracketed=True))
    own += reversed(rest)
    yield whole._replace(words="".join([*pieces, whole.words[at:]]), numbers=tuple(own))
    for child in children:
        yield from _nested(child, depth + 1)


def _brackets(words: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs of brackets."""
    depth = opened = 0
    for found in _BRACKET.finditer(words):
        if found[0] in "（(":
            opened = opened if depth else found.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield opened, found.end()
