"""Reads one YAML file strictly: every value stays the text typed and knows its line."""

from __future__ import annotations

import re

import yaml

from reportgen.problems import InputError, Location, Problem
from reportgen.source import allowances, layout, syntax
from reportgen.source.decoding import UnreadableError, decode, without_controls
from reportgen.source.nodes import Allowance, Fault, Mapping, Node, Scalar, Sequence, Source
from reportgen.source.tree import Tree

__all__ = ["Allowance", "Mapping", "Node", "Scalar", "Sequence", "Source", "read"]

_CONTENT = re.compile(r"^[ \t]*[^ \t\n#]", re.MULTILINE)
_MORE_CONTENT = re.compile(r"^(?!\.\.\.[ \t]*(?:#|$))[ \t]*[^ \t\n#]", re.MULTILINE)
# Faults after which a missing value on the same line needs no words of its own.
_EXPLAINS_EMPTY = {
    "full-width-colon", "colon-without-blank", "full-width-comma", "full-width-hash", "full-width-dash",
    "dash-without-blank", "invisible-character", "unquoted-braces", "key-not-text", "anchor", "alias", "tag",
}  # fmt: skip
# Faults that are no reason for the parser to give up on the same line.
_EXPLAINS_NOTHING = {"empty-value", "repeated-key", "control-character"}
_MOST_PROBLEMS = 200  # of one file
_SECOND = Fault(
    "second-document", "这里开始了另一份内容，一个文件只能有一份", "删去“---”或“...”这一行；另一份内容放到另一个文件里"
)
_EMPTY = Fault("empty-file", "文件里没有内容", "写上内容，每行一个“键: 值”；不需要这个文件就删去它")


def read(data: bytes, file: str) -> Source:
    """The mapping `data` holds, for the path `file` shown to people; raises InputError with everything found."""
    try:
        text, faults = without_controls(decode(data))
    except UnreadableError as error:
        raise InputError([Problem(Location(file, error.line), *error.fault)]) from None
    tree = Tree(text, file)
    for line, fault in faults:
        tree.problem(line, fault)
    _read(tree, text)
    problems = _told(tree.problems)
    if not isinstance(tree.root, Mapping) or any(problem.severity == "error" for problem in problems):
        raise InputError(_first(problems))
    escaped = b"\\" in data  # words may be written by their numbers
    todo, takes = b"todo" in data.lower() or escaped, b"takes" in data or escaped
    return Source(tree.root, problems, tuple(allowances.read(text, file)), tree.nulls, todo, takes)


def _read(tree: Tree, text: str) -> None:
    first = _CONTENT.search(text)
    if first and first[0] == "%":
        # Not handed to the parser: many directives take it forever.
        tree.problem(text.count("\n", 0, first.start()) + 1, syntax.DIRECTIVE)
        return
    error = tree.read()
    if error:
        _gave_up(tree, text, error)
    elif not tree.stopped:
        _check_end(tree, text)
        _check_root(tree, text)


def _told(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in order, without the empty values that another fault of their line explains."""
    explained = {problem.where.line for problem in problems if problem.rule in _EXPLAINS_EMPTY}
    told = [
        problem
        for problem in dict.fromkeys(problems)
        if problem.rule != "empty-value" or problem.where.line not in explained
    ]
    return tuple(sorted(told, key=lambda problem: (problem.where.line, problem.rule, problem.message)))


def _first(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """As many of the problems as anyone will read, and how many more there are."""
    if len(problems) <= _MOST_PROBLEMS:
        return problems
    message, remedy = f"还有 {len(problems) - _MOST_PROBLEMS} 处问题，没有一一列出", "先改正列出的各处，再运行一次"
    rest = Problem(problems[_MOST_PROBLEMS].where, "more-problems", message, remedy)
    return (*problems[:_MOST_PROBLEMS], rest)


def _gave_up(tree: Tree, text: str, error: yaml.MarkedYAMLError) -> None:
    """Notes why the parser gave up, and what a look over the lines it has not read finds."""
    lines = text.split("\n")
    line, fault = syntax.explain(error, lines, tree.last)
    start = _unread(tree, text, error)
    last = tree.last.end_line if tree.last and start == tree.last.line else line
    _look(tree, lines, start, range(start, max(line, last) + 1))
    if not any(
        min(start, line) < problem.where.line <= line + 1
        for problem in tree.problems
        if problem.severity == "error" and problem.rule not in _EXPLAINS_NOTHING
    ):
        tree.problem(line + 1, fault)


def _unread(tree: Tree, text: str, error: yaml.MarkedYAMLError) -> int:
    """The index of the first line the parser has not understood."""
    if tree.end is None:
        return 0
    last, mark = tree.last, error.problem_mark
    if last and mark and last.line < last.end_line == mark.line and last.style not in {"|", ">"}:
        return last.line  # it ran into the fault: its end belongs to something else
    line: int = tree.end.line
    end = text.find("\n", tree.end.index)
    rest = text[tree.end.index : len(text) if end < 0 else end].strip()
    return line + 1 if not rest or rest.startswith("#") else line


def _look(tree: Tree, lines: list[str], start: int, suspects: range) -> bool:
    """Notes what a look over the lines finds; whether it found anything."""
    found = {(line + 1, fault.rule): fault for line, fault in layout.look(lines, start, tree.columns(), suspects)}
    tree.problems = [  # what was only doubtful while it could be read is an error now
        problem
        for problem in tree.problems
        if problem.severity == "error" or (problem.where.line, problem.rule) not in found
    ]
    told = {(problem.where.line, problem.rule) for problem in tree.problems}
    for (line, rule), fault in found.items():
        if (line, rule) not in told:
            tree.problem(line, fault)
    return bool(found)


def _check_end(tree: Tree, text: str) -> None:
    """Notes what follows after the end of the document."""
    index = tree.end.index if tree.end else 0
    # The end of the document is the head of a line, or stands after its “...”.
    more = _MORE_CONTENT.search(text, index)
    if not more:
        return
    line = text.count("\n", 0, more.start())
    if text.startswith("---", more.start()) or "\n..." in text[max(0, index - 4) : more.start()]:
        tree.problem(line + 1, _SECOND)
    elif isinstance(tree.root, Mapping) and not _look(tree, text.split("\n"), line, range(line, line + 1)):
        tree.problem(line + 1, syntax.INDENTATION)


def _check_root(tree: Tree, text: str) -> None:
    """Notes a document that is empty or no mapping."""
    root = tree.root
    if isinstance(root, Mapping):
        return
    if root is None or (isinstance(root, Scalar) and not (root.text or "").strip()):
        tree.problem(1, _EMPTY)
    elif isinstance(root, Sequence):
        message, remedy = "文件的最外层是列表，应是一行行的“键: 值”", "最外层的各行写成“键: 值”，行首不写“- ”"
        tree.problem(root.at.line, Fault("not-a-mapping", message, remedy))
    else:
        lines = text.split("\n")
        if not _look(tree, lines, root.at.line - 1, range(len(lines))):
            message, remedy = "文件的内容是一段文字，应是一行行的“键: 值”", "写成“键: 值”，冒号是半角的，后面空一格"
            tree.problem(root.at.line, Fault("not-a-mapping", message, remedy))
