"""提示：写的是别的年份，不是本文件的年份：在标题里，在开头，或在与上年相同的句子里。

合格：2024年，我局……（2024年的文件）
不合格：2023年，我局……（2024年的文件）
不合格：2024年，我局将……（2024年的文件；上年的文件里说的是下一年）
"""

import re
from collections.abc import Iterable, Iterator

from reportgen.checks.searching import sentences
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import HAN
from reportgen.passages import Passage
from reportgen.problems import Problem

ID = "other-year"

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}) ?年")
_NAMED = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）|〔[^〔〕]*〕")
_OPENING = re.compile(
    r"((?:19|20)[0-9]{2}) ?年(?:度)?(?:以来)?，"
    rf"|((?:19|20)[0-9]{{2}}) ?年(?:度)?(?={HAN}{{2,20}}局，?坚持)"
)
_LOOKS_BACK = "[0-9] ?年(?:起|以来|以后|后|至|[0-9]{1,2}月)"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each place."""
    own = int(subject.year) if subject.year else 0
    yield from _title(subject, own)
    yield from _opening(subject, own)
    yield from _carried_over(subject, own)


def _title(subject: Subject, own: int) -> Iterator[Problem]:
    for passage in subject.passages:
        years = {int(year) for year in _YEAR.findall(_NAMED.sub("", passage.text))}
        if passage.style == "title" and years and own not in years and passage.where(subject.line).file == subject.file:
            message = f"标题写的是{min(years)}年，这份文件放在 {own} 年的文件夹里"
            yield Problem(passage.where(subject.line), ID, message, f"改为{own}年，或把文件移到那一年", "warning")
        break


def _opening(subject: Subject, own: int) -> Iterator[Problem]:
    first = next((passage for passage in subject.passages if passage.style == "body"), None)
    found = _OPENING.match(first.text) if first else None
    if first and found and int(found[1] or found[2]) != own:
        message = f"开头写的是“{found[0]}”，这份文件说的是{own}年"
        yield Problem(first.where(subject.line), ID, message, f"改为{own}年；确实要从那一年说起的不必理会", "warning")


def _carried_over(subject: Subject, own: int) -> Iterator[Problem]:
    before = subject.last_year()
    if before is None:
        return
    tied = list(_tied(subject.passages, own))
    if not (passages := before.saying(found[0] for _, found in tied)):
        return
    said = {found[0] for _, found in _tied(passages, own)}
    for passage, found in tied:
        if found[0] in said:
            message = f"“{found[0][:30]}{'…' if len(found[0]) > 30 else ''}”与上年的文件一字不差，年份也没有改"
            where = passage.where(subject.line, found.start())
            yield Problem(where, ID, message, "核对年份；确实不用改的不必理会", "warning")


def _tied(passages: Iterable[Passage], own: int) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The sentences that speak of the document's year or the one before, and do not look back at it."""
    last, this = str(own - 1), str(own)
    for passage in passages:
        for found in sentences(passage.text) if last in passage.text or this in passage.text else ():
            if last in found[0] or this in found[0]:
                plain = _NAMED.sub("", found[0])
                years = {int(year) for year in _YEAR.findall(plain)}
                if years & {own - 1, own} and not re.search(_LOOKS_BACK, plain):
                    yield passage, found
