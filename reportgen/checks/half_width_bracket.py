"""提示：汉字两边或旁边用了半角括号。

合格：管理办法（试行）；IP(v6)
不合格：管理办法(试行)
"""

import re
from collections.abc import Iterator

from reportgen.checks import year_bracket
from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "half-width-bracket"

_BRACKET = r"\([^()]*[)）]|（[^（）()]*\)"
_CHINESE = "[一-龥《》“”（）]"  # a text: dear to compile, and seldom needed


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each pair."""
    for found in matches(subject, _BRACKET, r"\(", r"\)"):
        start, end = found.match.span()
        text = found.passage.text
        if re.compile(_CHINESE).search(text, max(start - 1, 0), end) and not re.compile(year_bracket.YEAR).match(
            text, start
        ):
            message = f"“{found.match[0][:24]}”用了半角括号"
            yield Problem(found.where, ID, message, "改为全角的（ ）", "warning")
