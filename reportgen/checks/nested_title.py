"""提示：书名号里的书名号、引号里的引号，与外层的一样（GB/T 15834-2011）。

合格：《关于印发〈方案〉的通知》
不合格：《关于印发《方案》的通知》；《关于印发<方案>的通知》
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "nested-title"

_NESTED = re.compile("《[^《》]*《[^《》]*》[^《》]*》|“[^“”]*“[^“”]*”[^“”]*”")
_ANGLE = "《[^《》]*[<＜][^《》<>＜＞]*[>＞][^《》]*》"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    for found in matches(subject, _NESTED, "《[^《》]*《", "“[^“”]*“"):
        words = found.match[0]
        what, inner = ("书名号", "单书名号〈 〉") if words[0] == "《" else ("引号", "单引号‘ ’")
        message = f"“{words[:30]}{'…' if len(words) > 30 else ''}”：{what}里面又用了双{what}"
        yield Problem(found.where, ID, message, f"里面一层改用{inner}", "warning")
    for found in matches(subject, _ANGLE, "<", "＜"):
        message = f"“{found.match[0][:30]}{'…' if len(found.match[0]) > 30 else ''}”：里面一层用了小于号、大于号"
        yield Problem(found.where, ID, message, "改用单书名号〈 〉", "warning")
