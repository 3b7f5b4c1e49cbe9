"""提示：还有没填的地方，签发以前都要填好。

合格：江州市开展4次专题学习；“1+X”证书
不合格：xx市开展X次专题学习；江应急〔2024〕 号；时间待定；____
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "placeholder"

_PLACES = re.compile(  # first what any of them begins with: most characters are no such sign
    r"(?m)(?=[xXＸｘ×✕_＿＊*△?？○〇〔（《“年月待【\[此TtF])(?:"
    r"(?<![A-Za-z0-9×+＋])(?:[xXＸｘ×✕]{2,}(?![A-Za-z0-9])|[xXＸｘ×] ?(?=[市省县区局镇次人家件起项条名期场年月日号个]))"
    r"|_{2,}|＿{2,}|＊{2,}|\*{2,}|△{2,}|[?？]{2,}|(?<![一二三四五六七八九○〇])[○〇]{2,}(?![一二三四五六七八九○〇])"
    r"|〔[^〔〕]{0,20}〕 *号|〔 *〕|（ *）|《 *》|“ *”|年 +月(?!均)|月 +日(?!均)"
    r"|(?<![有等期亟尚])待(?:定|填写|填|补充|补)(?=[，。；、）】）\]]|$)|[（【\[]待(?:定|补|填|核|确认|更新|修改|完善|审)[^）】\]]{0,6}[）】\]]"
    r"|此处(?:填写|插入|补充)|(?<![A-Za-z])(?:TBD|tbd|FIXME)(?![A-Za-z]))"
)


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each: none may reach a signed document, but a draft may be printed with them."""
    for found in matches(subject, _PLACES):
        message = f"“{found.around()}”里的“{found.match[0].strip()}”还没有填"
        yield Problem(found.where, ID, message, "签发以前填上实际的内容，或删去这一处", "warning")
