"""The numbers a document prints, each with what it counts, as rules compare them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.quantities import Number

_BEFORE = re.compile(
    "(?:全年|今年以来|今年|本年度?|年内|一年来|目前|截至目前|全[省市区县]|全系统|我[局市区县]|共计?|累计|总计|已|还|并|同时|先后"
    "|组织|开展|举办|召开|完成|办理|受理|查处|查办|发生|出具|实施|发放|建成|建有|现有|设有|共有|有|进行)+"
)
_AFTER = re.compile("(?:共计?|累计|总计|达到?|约|近|为|是|了|有|超过?|突破|逾|合计)+$")
_OTHER_TIME = re.compile(
    "(?:上|去|前|次|明|下|往)年|同期|季度|上半年|下半年|[0-9一二三四五六七八九十]月|计划|力争|目标|预计|不少于|至少|每"
)
_PART = "[区县市镇乡省街道]|[级类型等的]$|较大|重大|一般|特别|亡人|新增|剩余"
_SHORT = 2  # 培训, 检查 and the like name nothing
_LONG = 5
_ADVERB = 12  # 上半年, 截至6月30日: longer clauses speak of something else
_FARTHEST = 300  # characters before a number that say what it counts
_SENTENCE_ENDS = "。！？；\n"


class Stated(NamedTuple):
    """A number, the passage it stands in, and what it counts."""

    number: Number
    passage: Passage
    thing: str

    @property
    def before(self) -> str:
        """The sentence as far as the number."""
        text, first = self.passage.text, max(0, self.number.start - _FARTHEST)
        return text[
            max(first - 1, *(text.rfind(mark, first, self.number.start) for mark in _SENTENCE_ENDS))
            + 1 : self.number.start
        ]

    @property
    def of_the_year(self) -> bool:
        """Whether it counts the whole thing in the document's own year, as far as the sentence shows."""
        before = self.before
        if self.number.approx or "其中" in before or before.count("（") > before.count("）"):
            return False  # in brackets it may be a part of what stands before
        *earlier, clause = before.split("，")
        return not any(
            _OTHER_TIME.search(one) for one in (clause, *earlier[-1:]) if one is clause or len(one) <= _ADVERB
        )

    def names(self, label: str) -> bool:
        """Whether it counts what a statistic with this label does, and not a part of it."""
        if self.thing == thing(label):
            return len(self.thing) > _SHORT
        if len(label) <= _LONG:
            return False
        words = _named(self.number.label)
        return words.endswith(label) and not re.search(_PART, words.removesuffix(label))

    def words(self) -> str:
        """The number as printed."""
        return self.passage.text[self.number.start : self.number.end]


def by_hand(subject: Subject) -> Iterator[Stated]:
    """Every number that counts or measures something and that no expression printed, except in plans."""
    for number, passage, figured in subject.counted:
        if not figured:
            yield Stated(number, passage, thing(number.label))


def repeated(subject: Subject, shortest: int) -> Iterator[list[Stated]]:
    """The numbers that count the same thing, except in plans; its name has so many characters at least."""
    things: dict[str, list[tuple[Number, Passage]]] = {}
    for number, passage, _ in subject.counted:
        things.setdefault(thing(number.label), []).append((number, passage))
    for name, same in things.items():
        if len(same) > 1 and len(name) >= shortest:
            yield [Stated(number, passage, name) for number, passage in same]


@lru_cache(maxsize=4096)
def _named(label: str) -> str:
    """The words before a number without the fillers between."""
    return _AFTER.sub("", "".join(label.split()))


@lru_cache(maxsize=4096)  # rules ask again and again, and one year's labels are the next one's
def thing(label: str) -> str:
    """What is counted, without the verbs and fillers around it: 全年发生生产安全事故 counts 生产安全事故."""
    words = _named(label)
    before = _BEFORE.match(words)
    return words[before.end() :] if before else words
