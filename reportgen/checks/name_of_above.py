"""提示：沿用上级的文字里写着上级机关或其内设机构的名称。

合格：由{{ departments.legal }}牵头
不合格：由政策法规处牵头（市局的文件；区局印出时，应当是法制科）
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "name-of-above"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each such text."""
    if subject.document.standalone and subject.locate(("standalone",)).file == subject.file:
        return  # it inherits nothing
    whole = "\n".join([words for _, entry in subject.entries for words in (entry.heading, entry.text, entry.closing)])
    there = sorted([name for name in subject.names_above if name in whole])
    for path, entry in subject.entries if there else ():
        for key in ("heading", "text", "closing"):
            words = getattr(entry, key)
            named = [name for name in there if name in words]
            if named and (where := subject.locate((*path, key))).file != subject.file:
                message = f"{subject.office.name}沿用的文字里有上级的名称：{'、'.join(named)}"
                remedy = "上级的文件里改用 {{ office }}、{{ departments.职责名 }}，或在本机关的文件里另写这一条"
                yield Problem(where, ID, message, remedy, "warning")
