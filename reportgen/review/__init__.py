"""The review copy of a document (送审稿): what is to be said at which place of the printed text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from reportgen.evidence import Row
from reportgen.passages import Locate, Passage, Path
from reportgen.problems import Location, Problem

_KEYS = ("", "label", "unit", "last_year", "approx", "parts", "as_of", "source")
"""What a rule may find fault with in a statistic, each perhaps on a line of its own; "" is the statistic itself."""
_QUOTED = re.compile("“([^“”]+)”")


class Span(NamedTuple):
    """A piece of what is printed: which passage, and from where to where in it."""

    passage: int
    start: int
    end: int


class Remark(NamedTuple):
    """What is said of a piece."""

    span: Span
    words: str


Places: TypeAlias = dict[tuple[str, int], list[Span]]
"""What is printed from each line of each file."""


def remarks(
    problems: Iterable[Problem], rows: Sequence[Row], passages: Sequence[Passage], locate: Locate
) -> list[Remark]:
    """A remark for each problem and each number without a source, in the order of the text."""
    written, computed = _written(passages, locate), _computed(rows, locate)
    found = [Remark(_place(problem, written, computed, passages), _words(problem)) for problem in problems]
    found += [Remark(Span(row.passage, row.start, row.end), _without_source(row)) for row in rows if row.unsourced]
    return sorted(found)


def _written(passages: Iterable[Passage], locate: Locate) -> Places:
    """The pieces written on each line."""
    places: Places = defaultdict(list)
    for number, passage in enumerate(passages):
        sources = passage.words.sources
        ends = [*(source.start for source in sources[1:]), len(passage.text)]
        for source, end in zip(sources, ends, strict=True):
            if end > source.start:
                where = locate(source.path, source.line)
                places[where.file, where.line].append(Span(number, source.start, end))
    return places


def _computed(rows: Iterable[Row], locate: Locate) -> Places:
    """The numbers that come from the statistic on each line."""
    places: Places = defaultdict(list)
    lines: dict[Path, set[Location]] = {}
    for row in rows:
        for one in row.stated:
            if one.path not in lines:
                lines[one.path] = {locate((*one.path, key), 0) for key in _KEYS}
            for where in {one.where, *lines[one.path]}:
                places[where.file, where.line].append(Span(row.passage, row.start, row.end))
    return places


def _place(problem: Problem, written: Places, computed: Places, passages: Sequence[Passage]) -> Span:
    """Where a problem shows: the words it quotes, the text on its line, the number of its statistic, or the title."""
    line = (problem.where.file, problem.where.line)
    there = written.get(line, [])
    for quoted in _QUOTED.findall(problem.message):
        for span in there:
            at = passages[span.passage].text.find(quoted, span.start, span.end)
            if at >= 0:
                return Span(span.passage, at, at + len(quoted))
    title = next(number for number, passage in enumerate(passages) if passage.style == "title")
    return next(iter([*there, *computed.get(line, [])]), Span(title, 0, len(passages[title].text)))


def _words(problem: Problem) -> str:
    kind = "错误" if problem.severity == "error" else "提示"
    return f"{kind}：{problem.message}\n→ {problem.remedy}\n{problem.where} [{problem.rule}]"


def _without_source(row: Row) -> str:
    return f"没有来源：“{row.words}”没有引用统计数\n→ 核对这个数；能写进 statistics 的，写进去再引用\n{row.where}"
