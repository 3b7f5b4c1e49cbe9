"""Dismissals in the comments of a YAML text: `# reportgen: allow rule-id 理由`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from reportgen.problems import Location
from reportgen.source.nodes import Allowance
from reportgen.source.tree import LOADER

_ALLOW = r"(?m)(?:^|(?<=[ \t]))#[ \t]*reportgen:[ \t]*allow\b[ \t]*([^\s，：]*)[ \t，：]*([^\n]*)"
_CONTENT = re.compile(r"^[ \t]*[^ \t\n#]", re.MULTILINE)


def read(text: str, file: str) -> Iterator[Allowance]:
    """Every dismissal in `text`, with the lines it holds for: its own, or those below a comment that stands alone.

    Where a text of several lines begins, it holds for all of them.
    """
    if "allow" not in text or not re.search(_ALLOW, text):
        return
    texts = [token for token in yaml.scan(text, Loader=LOADER) if isinstance(token, yaml.ScalarToken)]
    ends = {token.start_mark.line + 1: token.end_mark for token in texts}
    for found in re.finditer(_ALLOW, text):
        line = text.count("\n", 0, found.start()) + 1
        if any(_holds(token, found.start(), line) for token in texts):
            continue
        head = text.rfind("\n", 0, found.start()) + 1
        content = None if text[head : found.start()].strip() else _CONTENT.search(text, found.end())
        first = text.count("\n", 0, content.start()) + 1 if content else line
        end = ends.get(first)
        last = max(first, end.line + (end.column > 0)) if end else first
        yield Allowance(Location(file, line), found[1], found[2].strip(), first, last)


def _holds(token: yaml.ScalarToken, index: int, line: int) -> bool:
    """Whether what stands at `index` is part of a text; what follows the bar of a block is not."""
    start, end = token.start_mark, token.end_mark
    return start.index < index < end.index and not (token.style in {"|", ">"} and start.line + 1 == line)
