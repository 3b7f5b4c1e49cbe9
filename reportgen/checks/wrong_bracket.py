"""提示：该用圆括号的地方用了书名号。

合格：各市（区）应急管理局；《办法（试行）》
不合格：各市《区》应急管理局
"""

from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "wrong-bracket"

_BRACKET = "《((?:市|县|区|旗)(?:、(?:市|县|区|旗))*|镇|乡|街道|开发区|乡镇|试行|暂行|代章|此件[^》]{2,8})》"


def check(subject: Subject) -> Iterator[Problem]:
    """An error for each."""
    for found in matches(subject, _BRACKET):
        remedy = f"改为（{found.match[1]}）"
        yield Problem(found.where, ID, f"“{found.around()}”：{found.match[1]}不是书名，不用书名号", remedy, "warning")
