"""A text taken from the office above names that office, or a unit of it.

Passes:  由{{ departments.legal }}牵头
Fails:   由政策法规处牵头        in the city's file, printed by a district whose unit is called 法制科
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "name-of-above"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each such text."""
    for path, entry in subject.document.entries() if subject.names_above else ():
        for key in ("heading", "text", "closing"):
            words = getattr(entry, key)
            named = sorted(name for name in subject.names_above if name in words)
            where = subject.locate((*path, key))
            if named and where.file != subject.file:
                message = f"{subject.office.name}沿用的文字里有上级的名称：{'、'.join(named)}"
                remedy = "上级的文件里改用 {{ office }}、{{ departments.职责名 }}，或在本机关的文件里另写这一条"
                yield Problem(where, ID, message, remedy, "warning")
