"""提示：数字后面写了“次数”“人数”一类的词，应当是单位；人数用“次”作单位的也是。

合格：基层宣讲201次；宣讲次数201次；参与人数186420人次
不合格：基层宣讲201次数；参与人数186420次
"""

from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "count-noun-after-number"

_NOUN = r"(?<=[0-9万余多]) ?(人次|家次|场次|[次人件家个])数(?=[，。；、：）]|$)"
_PEOPLE = r"(?m)人数 ?(?:达到?|共计?|为|约|超过?)? ?[0-9.]+ ?[万余多]* ?([次件起])(?=[，。；、）]|$)"


def check(subject: Subject) -> Iterator[Problem]:
    """An error for each; a warning for people counted in another unit."""
    for found in matches(subject, _NOUN, "(?m)数(?:[，。；、：）]|$)"):
        remedy = f"改为“{found.match[1]}”"
        yield Problem(
            found.where, ID, f"“{found.around()}”：数字后面是单位，不是“{found.match[0].strip()}”", remedy, "warning"
        )
    for found in matches(subject, _PEOPLE):
        message = f"“{found.around()}”：人数的单位不是“{found.match[1]}”"
        yield Problem(found.where, ID, message, "改为“人”或“人次”", "warning")
