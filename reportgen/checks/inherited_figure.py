"""提示：印出了上级机关文件里写它自己的内容：统计数、发文字号、日期、标题、签发人、主送机关、抄送机关、联系人。

合格：区局的文件里有自己的 accidents
不合格：区局的正文写 {{ accidents }}，只有市局的文件里有它的数值
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Location, Problem

ID = "inherited-figure"

_OWN = {
    "title": "标题",
    "number": "发文字号",
    "date": "成文日期",
    "signers": "签发人",
    "to": "主送机关",
    "copies_to": "抄送机关",
    "contact": "联系人",
}
_SHOWN = 8


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each of these that stands in the file of an office above, and one for all statistics together."""
    if subject.document.standalone and subject.locate(("standalone",)).file == subject.file:
        return  # nothing is inherited
    for key, what in _OWN.items():
        where = subject.locate((key,))
        renamed = key == "title" and subject.office.name in "".join(subject.document.title)
        if getattr(subject.document, key, None) and where.file != subject.file and not renamed:
            yield _problem(subject, where, what)
    names = sorted({name.split(".")[0] for name in subject.used} & set(subject.document.statistics))
    above = {
        name: where for name in names if (where := subject.locate(("statistics", name, "value"))).file != subject.file
    }
    if above:
        listed = "、".join(list(above)[:_SHOWN]) + (f"等{len(above)}个" if len(above) > _SHOWN else "")
        yield _problem(subject, min(above.values()), f"统计数 {listed}")


def _problem(subject: Subject, where: Location, what: str) -> Problem:
    message = f"{subject.office.name}的文件印出了上级文件中的{what}"
    return Problem(where, ID, message, f"在 {subject.file} 里写上本机关自己的", "warning")
