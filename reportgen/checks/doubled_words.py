"""提示：同一个词连着写了两遍，或数字后面的单位写了两遍。

合格：审结1起行政诉讼案件；5家家庭农场
不合格：审结1起起行政诉讼案件；一般企业企业主要负责人
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import around, at, matches
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import HAN
from reportgen.problems import Problem

ID = "doubled-words"

# A count word that also begins a word of its own: 3起起重机械事故, 5家家庭农场, 45人人均.
_COUNTED = (
    r"[0-9万亿余多] ?(?:人次人次|家次家次|场次场次|起起(?![重诉火草义因降吊爆步源点网])|件件(?!均)|"
    r"个个(?![体人案性别税])|项项(?!目)|条条(?![例款文件块线])|次次(?![生日品要月年数序均])|份份(?!额)|名名(?![单师录校企医优牌家人为老特著声誉气额义角胜城])|"
    r"场场(?![所馆地景次外均])|期期(?![限间货末满刊])|家家(?![庭长属禽电具政园族居畜装乡用底务访传均])|"
    rf"人人(?!{HAN}))"
)
_WORD = re.compile(rf"(?![一逐每各])({HAN}{{2,6}})\1")  # 一项一项, 逐个逐个 mean to be so; 二〇二〇 is a year


def check(subject: Subject) -> Iterator[Problem]:
    """An error for each count word, a warning for each other word."""
    for found in matches(subject, _COUNTED):
        doubled = found.match[0].lstrip("0123456789万亿余多 ")
        word = doubled[: len(doubled) // 2]
        yield Problem(
            found.where,
            ID,
            f"“{found.around()}”里“{word}”写了两遍",
            "删去一个；单位已随统计数印出的，不再手写",
            "warning",
        )
    for passage in at(subject, _repeats(subject.text)):
        for twice in _WORD.finditer(passage.text):
            before = max(twice.start() - 1, 0)
            if "〇" not in twice[1] and not re.match(_COUNTED, passage.text[before:]):
                message = f"“{around(passage.text, *twice.span())}”里“{twice[1]}”写了两遍"
                where = passage.where(subject.line, twice.start())
                yield Problem(where, ID, message, "删去一个；确实要连用的不必理会", "warning")


def _repeats(text: str) -> Iterator[tuple[int, int]]:
    """Where some characters may be those that stand right before them, as many as a word has.

    The text as one number, compared with itself so many characters further on: a quarter of the time `_WORD` takes.
    """
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) != 2 * len(text):  # rare characters are two in this code
        yield 0, len(text)
        return
    number = int.from_bytes(coded, "little")
    for length in range(2, 7):
        alike = (number ^ number >> 16 * length).to_bytes(len(coded), "little")
        found = alike.find(bytes(2 * length))
        while found >= 0:
            yield found // 2, found // 2 + length
            found = alike.find(bytes(2 * length), found + 2 * length)
