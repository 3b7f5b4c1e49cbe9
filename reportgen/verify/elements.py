"""What the paragraphs of a document are, known by what they say and look like, never by the names of their styles."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from reportgen.gbt9704.layout import TITLE
from reportgen.gbt9704.special import ATTENDANCE
from reportgen.verify.shapes import Paragraph
from reportgen.verify.wording import is_red

FILE_NUMBER = re.compile(
    r"(?P<code>[^\W\d_]{1,14})\s*(?P<open>[〔\[［【(（﹝<〈《{])\s*(?P<year>\d{2,4})\s*年?\s*(?P<close>[〕\]］】)）﹞>〉》}])"
    r"\s*(?P<ordinal>第?)\s*(?P<number>\d{1,6})\s*(?P<last>号?)"
)
"""A file number, well written or not: 江应急[2025]第03号."""

_NUMERAL = "[0-9０-９〇○OＯ零一二三四五六七八九十]"
DATE = re.compile(
    rf"(?P<year>{_NUMERAL}{{2,4}})\s*年\s*(?P<month>{_NUMERAL}{{1,3}})\s*月\s*(?P<day>{_NUMERAL}{{0,3}})\s*日?"
    r"|(?P<year2>\d{4})[-./](?P<month2>\d{1,2})[-./](?P<day2>\d{1,2})"
)
"""A date, well written or not: 二〇二五年一月十日, 2025.1.10."""

PRINTED = re.compile(rf"(?:^|\s)(?P<date>{DATE.pattern})\s*印发$")
"""The end of the line that says when a document was printed."""

_SENT = re.compile(r"(?:抄送|分送|抄报)\s*[:：]")
_HEAD_LINES = 20  # a file number stands among the first lines that say something
_SIGNER = re.compile(r"签发人\s*[:：]?")
SERIAL = re.compile(
    r"[（(]?\s*(?:第\s*[0-9〇零一二三四五六七八九十百]{1,6}\s*[期号次]|[〔\[]\d{4}[〕\]]\s*\d{1,4}\s*[期号])\s*[）)]?"
)  # 10.2, 10.3
_ISSUED = re.compile(rf"\s*[一-龥、 ]{{2,40}}(?:\t|\u3000+| {{2,}})\s*(?:{DATE.pattern})")  # minutes, 10.3
_TITLE = re.compile("关于|(?:决议|决定|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函)$")
_BELOW_NUMBER = re.compile(r"(绝密|机密|秘密)(★.{1,20})?|特急|加急")  # in a letter, 10.1
_ATTENDANCE = re.compile(rf"\s*(?:{'|'.join(ATTENDANCE.values())})\s*[:：]")
_ATTACHMENT = re.compile(r"附件\s*[0-9０-９一二三四五六七八九十]*\s*[:：]?")
_TITLE_LINES = 12  # no title has more
_LARGE = 36  # half-points: 小2号; text is smaller, titles are larger
_TITLE_SIZE = TITLE.points * 2

_LEVELS = re.compile(
    "([一二三四五六七八九十百]+、)|([（(][一二三四五六七八九十百]+[）)])|([0-9]{1,2}[.．、](?![0-9]))|([（(][0-9]{1,2}[）)])"
)
_SENTENCE_END = re.compile(r"[。！？；]")


class Elements(NamedTuple):
    """The elements of a document; those it lacks are empty."""

    mark: tuple[Paragraph, ...]  # 发文机关标志
    file_number: Paragraph | None
    file_number_words: str
    title: tuple[Paragraph, ...]
    text: tuple[Paragraph, ...]  # from the title to the imprint, attachments included, tables and boxes left out
    imprint: tuple[Paragraph, ...]  # 版记
    after_imprint: tuple[Paragraph, ...]


class Heading(NamedTuple):
    """How a paragraph begins: with a heading of this level (1 一、 2 （一） 3 1. 4 （1）) of so many characters."""

    level: int
    length: int


def recognise(paragraphs: Iterable[Paragraph]) -> Elements:
    """The elements of a document with these paragraphs."""
    said = [paragraph for paragraph in paragraphs if paragraph.number]
    first, last = _imprint(said)
    before = said[:first]
    number = next((place for place, words in enumerate(before[:_HEAD_LINES]) if _file_number(words)), None)
    above = before[: 6 if number is None else number]
    mark = [words for words in above if _is_mark(words)] or [words for words in above if _says_mark(words, number)]
    start = _end_of_head(before, mark, number)
    title = list(takewhile(_is_title, before[start : start + _TITLE_LINES]))
    return Elements(
        mark=tuple(mark),
        file_number=None if number is None else before[number],
        file_number_words="" if number is None else _file_number(before[number]),
        title=tuple(title),
        text=tuple(words for words in before[start + len(title) :] if words.table is None and words.box is None),
        imprint=tuple(said[first : last + 1]),
        after_imprint=tuple(said[last + 1 :]),
    )


def heading(paragraph: Paragraph) -> Heading | None:
    """The heading of level 一、 （一） 1. or （1） that a paragraph is or begins with.

    A paragraph that goes on in the same face after its first sentence is an item of a list, not a heading.
    """
    words = paragraph.words
    found = _LEVELS.match(words)
    level = found.lastindex if found else None
    if level is None:
        return None
    if not _SENTENCE_END.search(words) and words[-1] not in "：，、":
        return Heading(level, len(paragraph.text))
    lead = _lead(paragraph)
    return Heading(level, lead) if lead else None


def is_copies(paragraph: Paragraph) -> bool:
    """Whether a paragraph says whom copies are sent to."""
    return bool(_SENT.match(paragraph.words))


def label(paragraph: Paragraph) -> int:
    """How many characters of a paragraph are the label of a list of those at a meeting (10.3): 出席："""
    found = _ATTENDANCE.match(paragraph.text)
    return found.end() if found else 0


def is_plain(paragraph: Paragraph) -> bool:
    """Whether a paragraph of the text is no title and no number of an attachment."""
    is_title = paragraph.align == "center" and paragraph.size >= _LARGE
    return not is_title and not _ATTACHMENT.fullmatch(paragraph.words)


def _lead(paragraph: Paragraph) -> int:
    """The characters before the face changes, when a sentence ends there; 0 when it does not."""
    length, first = 0, None
    for run in paragraph.runs:
        look = run.east_asian, run.bold
        if run.han and first is None:
            first = look
        if run.han and look != first:
            ends = {paragraph.text[length - 1], paragraph.text[length]}
            return length if ends & set("。！？；：") else 0
        length += len(run.text)
    return 0


def _file_number(paragraph: Paragraph) -> str:
    """The file number that a paragraph is, what stands beside it left out; "" when it is none."""
    parts = [part.strip() for part in re.split(r"\t|\u3000{2,}| {3,}|签发人", paragraph.words)]
    return next((part for part in parts if FILE_NUMBER.fullmatch(part)), "")


def _is_mark(paragraph: Paragraph) -> bool:
    if _SIGNER.match(paragraph.words):
        return False
    red = any(is_red(run.color) for run in paragraph.runs if run.han)
    if _TITLE.search(paragraph.words) and not red:
        return False
    if paragraph.size > _TITLE_SIZE or (red and paragraph.size >= _LARGE):
        return True
    return paragraph.words.endswith("文件") and paragraph.size == _TITLE_SIZE


def _says_mark(paragraph: Paragraph, number: int | None) -> bool:
    """Whether a paragraph above a file number names an office and 文件, whatever it looks like."""
    return number is not None and bool(re.fullmatch(r"[\w（）、 \u3000]{4,40}文件", paragraph.words))


def _end_of_head(before: Sequence[Paragraph], mark: Sequence[Paragraph], number: int | None) -> int:
    """Where the title begins."""
    if number is None:
        start = before.index(mark[-1]) + 1 if mark else 0
        table = None
    else:
        start = number + 1
        table = before[number].table
    while start < len(before) and (
        _SIGNER.match(before[start].words)
        or _BELOW_NUMBER.fullmatch(before[start].words)
        or SERIAL.fullmatch(before[start].words)
        or _ISSUED.fullmatch(before[start].words)
        or (table is not None and before[start].table == table)
    ):
        start += 1
    return start


def _is_title(paragraph: Paragraph) -> bool:
    if paragraph.table is not None or paragraph.words.endswith(("：", ":")):
        return False
    if paragraph.words.endswith("。"):
        return paragraph.size >= _LARGE and paragraph.align == "center"
    return paragraph.size >= _LARGE or (paragraph.align == "center" and not DATE.fullmatch(paragraph.words))


def _imprint(said: Sequence[Paragraph]) -> tuple[int, int]:
    """The places of the first and the last paragraph of the imprint; past the end when there is none."""
    lines = [place for place, paragraph in enumerate(said) if _is_imprint(paragraph)]
    if not lines:
        return len(said), len(said) - 1
    tables = {said[place].table for place in lines} - {None}
    places = lines + [place for place, paragraph in enumerate(said) if paragraph.table in tables]
    return min(places), max(places)


def _is_imprint(paragraph: Paragraph) -> bool:
    words = paragraph.words
    return bool(_SENT.match(words) or (words.endswith("印发") and PRINTED.search(words)))
