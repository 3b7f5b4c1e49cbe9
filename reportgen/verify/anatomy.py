"""An official document taken apart: its elements by what they say, where they stand and what they look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import dropwhile, pairwise
from typing import NamedTuple

from reportgen.gbt9704.layout import LINE, PAGE
from reportgen.verify.elements import DATE, FILE_NUMBER, PRINTED, SERIAL, label
from reportgen.verify.facts import Facts
from reportgen.verify.shapes import Paragraph
from reportgen.verify.wording import is_red

GENRES = (
    "决议",
    "决定",
    "命令",
    "令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
)
"""条例第八条: the kinds of official documents."""

UPWARD = frozenset({"报告", "请示"})
_SECRET = re.compile(r"(绝密|机密|秘密)(?!.*[。，])")
_URGENT = re.compile(r"(?!.*应急)(?:特提|[一-龥]{0,4}\s*急件?|[一-龥]{0,4}紧急)")
_NUMBER = re.compile(r"(?:份号\s*[:：]?|编号\s*[:：]?|No\.?|№)?\s*[0-9０-９]{1,10}")
_NOTE = re.compile(r"\s*附\s*件\s*[0-9０-９一二三四五六七八九十]*\s*[:：]\s*\S")
_ATTACHMENT = re.compile(r"附\s*件\s*[0-9０-９一二三四五六七八九十]*\s*[:：]?")
_LABEL = re.compile(r"\s*附\s*件\s*(?P<colon>[:：])\s*")
_ENDS = tuple("。！？；：:，、;")
_SIGN_WIDEST = 34  # characters of a name below the text
_LARGE = 36


class Item(NamedTuple):
    """A line of the note on attachments."""

    paragraph: Paragraph
    number: str  # "" without one
    mark: str  # what follows the number
    name: str


class Attachment(NamedTuple):
    """An attachment bound with the text."""

    mark: Paragraph
    title: tuple[Paragraph, ...]

    @property
    def number(self) -> str:
        """The number in its mark; "" without one."""
        return re.sub(r"[附件\s:：]", "", self.mark.text)

    @property
    def name(self) -> str:
        """Its title in one piece."""
        return "".join(line.words for line in self.title)


class Anatomy:
    """The elements of a document; those it lacks are empty."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.mark = facts.elements.mark
        self.file_number = facts.elements.file_number
        # A second file number is centred like a title.
        self.title = tuple(dropwhile(lambda line: FILE_NUMBER.fullmatch(line.words), facts.elements.title))
        self.imprint = facts.elements.imprint
        self.paragraphs = facts.paragraphs
        self._place = {id(paragraph): place for place, paragraph in enumerate(facts.paragraphs)}

    @cached_property
    def title_words(self) -> str:
        """The title in one piece."""
        return re.sub(r"\s", "", "".join(line.text for line in self.title))

    @cached_property
    def genre(self) -> str:
        """The kind of document its title ends in; "" when it ends in none."""
        words = re.sub(r"[（(][^（）()]*[）)]$", "", self.title_words)
        return next((genre for genre in sorted(GENRES, key=len, reverse=True) if words.endswith(genre)), "")

    @cached_property
    def special(self) -> str:
        """信函, 命令 or 纪要, which have clauses of their own (10.1 to 10.3); else ""."""
        mark = re.sub(r"\s", "", "".join(line.text for line in self.mark))
        if mark.endswith(("命令", "令")):
            return "命令（令）"
        if mark.endswith("纪要"):
            return "纪要"
        if mark and any(is_red(line.color) and line.kind != "double" for line in self.facts.double_lines):
            return "信函"
        if mark and self.genre == "函" and not mark.endswith("文件") and not self._has_ordinary_lines:
            return "信函"
        return ""

    @property
    def _has_ordinary_lines(self) -> bool:
        """Whether a single red line stands above the title, or the imprint says who printed it."""
        end = self.place(self.first) if self.first else 0
        lines = (line for words in self.paragraphs[:end] for line in (words.above, words.below) if line)
        return self.printed is not None or any(line.style == "single" and is_red(line.color) for line in lines)

    @cached_property
    def is_official(self) -> bool:
        """Whether it looks like an official document at all: two of its tell-tale elements are there."""
        signs = (
            bool(self.mark),
            self.file_number is not None,
            bool(self.imprint),
            self.date is not None,
            bool(self.special),
        )
        return sum(signs) >= 2

    @cached_property
    def is_upward(self) -> bool:
        """Whether it goes to a superior."""
        return self.genre in UPWARD

    @cached_property
    def first(self) -> Paragraph | None:
        """The first paragraph of the title, or else of the text."""
        text = self.facts.elements.text
        return next(iter((*self.title, *text)), None)

    @cached_property
    def head(self) -> tuple[Paragraph, ...]:
        """Everything above the title that says something."""
        end = self.place(self.first) if self.first else 0
        return tuple(paragraph for paragraph in self.paragraphs[:end] if paragraph.number)

    @cached_property
    def _above_mark(self) -> tuple[Paragraph, ...]:
        if not self.mark:
            return self.head[:4]
        return tuple(words for words in self.head if self.place(words) < self.place(self.mark[0]))[:6]

    @cached_property
    def copy_number(self) -> Paragraph | None:
        """份号."""
        return next((words for words in self._above_mark if _NUMBER.fullmatch(words.words)), None)

    @cached_property
    def secrecy(self) -> Paragraph | None:
        """密级和保密期限."""
        return next((words for words in self._above_mark if _SECRET.match(words.words)), None)

    @cached_property
    def urgency(self) -> Paragraph | None:
        """紧急程度."""
        return next((words for words in self._above_mark if _URGENT.fullmatch(words.words)), None)

    @cached_property
    def serial(self) -> Paragraph | None:
        """令号 or 期号: what counts orders and minutes."""
        return next((words for words in self.head if SERIAL.fullmatch(words.words)), None)

    @cached_property
    def attendance(self) -> tuple[Paragraph, ...]:
        """出席, 请假 and 列席 below the text of minutes."""
        return tuple(words for words in self.facts.elements.text if label(words))

    @cached_property
    def signers(self) -> tuple[Paragraph, ...]:
        """The lines of the head with 签发人."""
        return tuple(words for words in self.head if re.search(r"签\s*发\s*人", words.text))

    @cached_property
    def text(self) -> tuple[Paragraph, ...]:
        """From below the title to the first attachment or other matter printed with it."""
        whole = self.facts.elements.text
        return whole[: self._end_of_text]

    @cached_property
    def _end_of_text(self) -> int:
        whole = self.facts.elements.text
        dated = False
        for place, words in enumerate(whole):
            if _ATTACHMENT.fullmatch(words.words) and (dated or words.new_page):
                return place
            if dated and words.align == "center" and words.size >= _LARGE:
                return place
            dated = dated or bool(DATE.fullmatch(words.words))
        return len(whole)

    @cached_property
    def after_text(self) -> tuple[Paragraph, ...]:
        """Attachments and other matter printed with the document."""
        return self.facts.elements.text[self._end_of_text :]

    @cached_property
    def date(self) -> Paragraph | None:
        """The date of the document."""
        return next((words for words in reversed(self.text) if DATE.fullmatch(words.words)), None)

    @cached_property
    def signature(self) -> tuple[Paragraph, ...]:
        """The names above the date."""
        if self.date is None:
            return ()
        place = self.text.index(self.date)
        names: list[Paragraph] = []
        for words in reversed(self.text[:place]):
            if re.match(r"[（(【\[〔]?\s*此件", words.words):
                continue  # a remark in the wrong place
            if not _is_name(words) or words in self._note_lines or words is self.addressee:
                break
            names.insert(0, words)
        return tuple(names)

    @cached_property
    def addressee(self) -> Paragraph | None:
        """主送机关: the first line below the title, when it ends as one."""
        first = next(iter(self.text), None)
        if first is None or len(first.words) > 300 or "。" in first.words:
            return None
        if first.words.endswith(("：", ":")) and not re.match(r"[一二三四五六七八九十（(]+[、）)]", first.words):
            return first
        ends = re.search(r"(?:政府|[府局委院部厅办会司处室队]|单位|企业|机构)[，,。]?$", first.words)
        flush = first.first_line <= 0 and not first.first_line_chars and first.text[:1] not in "\u3000 "
        return first if ends and flush and len(first.words) < 60 else None

    @cached_property
    def _note_lines(self) -> tuple[Paragraph, ...]:
        start = next((place for place, words in enumerate(self.text) if _NOTE.match(words.text)), None)
        if start is None or _ATTACHMENT.fullmatch(self.text[start].words):
            return ()
        lines = [self.text[start]]
        counts = "一二三四五六七八九十" if re.search("[:：]\\s*一[.．、]", lines[0].text) else "0-9０-９"
        for words in self.text[start + 1 :]:
            if not re.match(rf"\s*[{counts}]+\s*[.．、]", words.text) or (
                words.words.endswith("。") and len(words.words) > 60
            ):
                break
            lines.append(words)
        return tuple(lines)

    @cached_property
    def note(self) -> tuple[Item, ...]:
        """附件说明, item by item."""
        items = []
        for words in self._note_lines:
            for line in _LABEL.sub("", words.text).split("\n"):
                found = re.match(
                    r"\s*([0-9０-９]+|[一二三四五六七八九十]+(?=[.．、]))\s*([.．、])?\s*(?=\S)(?!年)(.+)", line
                )
                number, mark, name = found.groups() if found and found[2] else ("", "", line)
                if name.strip():
                    items.append(Item(words, number, mark, name.strip()))
        return tuple(items)

    @cached_property
    def attachments(self) -> tuple[Attachment, ...]:
        """The attachments bound with the text."""
        found = []
        rest = self.after_text
        for place, words in enumerate(rest):
            if _ATTACHMENT.fullmatch(words.words):
                found.append(Attachment(words, tuple(_title_below(rest[place + 1 :]))))
        return tuple(found)

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the text itself: no addressee, no note on attachments, no sign-off."""
        others = {
            id(each) for each in (self.addressee, self.date, *self.signature, *self._note_lines, *self.attendance)
        }
        end = len(self.text) if self.date is None else self.text.index(self.date)
        return tuple(words for words in self.text[:end] if id(words) not in others)

    @cached_property
    def remarks(self) -> tuple[Paragraph, ...]:
        """What stands between the date and what follows it: 附注."""
        return () if self.date is None else self.text[self.text.index(self.date) + 1 :]

    @cached_property
    def copies(self) -> Paragraph | None:
        """抄送."""
        return next((words for words in self.imprint if re.match(r"(?:抄送|分送|抄报)", words.words)), None)

    @cached_property
    def printed(self) -> Paragraph | None:
        """印发机关和印发日期."""
        return next((words for words in self.imprint if PRINTED.search(words.words)), None)

    @cached_property
    def printer(self) -> Paragraph | None:
        """印发机关: the line with the date of printing, or the cell beside it."""
        if self.printed is None or not PRINTED.match(self.printed.words):
            return self.printed
        beside = self.imprint[self.imprint.index(self.printed) - 1] if self.imprint[0] is not self.printed else None
        return beside if beside and beside.table == self.printed.table and beside is not self.copies else None

    def place(self, paragraph: Paragraph) -> int:
        """Where a paragraph stands among all, empty ones counted."""
        return self._place[id(paragraph)]

    def said_after(self, paragraph: Paragraph) -> Paragraph | None:
        """The next paragraph that says something."""
        return next((words for words in self.paragraphs[self.place(paragraph) + 1 :] if words.number), None)

    def gap(self, above: Paragraph, below: Paragraph) -> tuple[float, float] | None:
        """How many lines are free between two paragraphs, at least and at most; None when the file does not tell."""
        between = self.paragraphs[self.place(above) : self.place(below) + 1]
        if any(each.table is not None or each.box is not None or each.lines_between for each in between):
            return None
        least = most = 0.0
        for upper, lower in pairwise(between):
            if not (upper.contextual and upper.style == lower.style):
                least += max(upper.after, 0 if lower.contextual and upper.style == lower.style else lower.before)
                most += upper.after + lower.before
        for each in between[1:-1]:
            height = self._height(each)
            if height is None:
                return None
            least, most = least + height, most + height
        return least / LINE, most / LINE

    def _height(self, empty: Paragraph) -> int | None:
        if empty.line_rule == "exact":
            return empty.line
        section = self.facts.sections[empty.section] if empty.section < len(self.facts.sections) else None
        on_grid = section is not None and section.grid in {"lines", "linesAndChars", "snapToChars"}
        return section.line_pitch if section and on_grid and empty.snap_to_grid and empty.line == 240 else None


def looks(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[tuple[str, int], Paragraph]]:
    """The faces and sizes of the Chinese characters in paragraphs."""
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if run.han:
                yield (run.east_asian, run.size), paragraph


def is_flush(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins at the left edge."""
    if paragraph.align not in {"left", "both"} or paragraph.text[:1] in "\u3000 \t":
        return False
    chars = (paragraph.left_chars or 0) + (paragraph.first_line_chars or 0)
    return not chars and abs(paragraph.left + (0 if paragraph.first_line_chars == 0 else paragraph.first_line)) < 60


def indent(paragraph: Paragraph) -> float | None:
    """How many characters of 16 points the first line is indented; None when it is not at the left."""
    if paragraph.align not in {"left", "both"} or paragraph.text.lstrip("\u3000 ").startswith("\t") or paragraph.listed:
        return None
    size = (paragraph.size or 32) * 10
    first = paragraph.first_line_chars * size / 100 if paragraph.first_line_chars else paragraph.first_line
    left = paragraph.left_chars * size / 100 if paragraph.left_chars else paragraph.left
    if first < 0 and paragraph.left_chars:  # Word counts the characters to the first line, others to the second
        word = paragraph.left + paragraph.first_line if paragraph.left and paragraph.first_line else left
        first, left = (0, word) if paragraph.left or left + first < 0 else (first, left)
    lead = paragraph.text[: len(paragraph.text) - len(paragraph.text.lstrip("\u3000 "))]
    blanks = sum(size if blank == "\u3000" else size / 2 for blank in lead)
    return (first + left + blanks) / size


def right_gap(paragraph: Paragraph) -> float | None:
    """How many characters of 16 points are free to the right of a one-line paragraph; None when unknown."""
    if "\t" in paragraph.text or "\n" in paragraph.text or paragraph.table is not None or paragraph.box is not None:
        return None
    character = 315
    width = sum(0.5 if "!" <= each <= "~" or each == " " else 1 for each in paragraph.words) * character
    left = paragraph.left_chars * character / 100 if paragraph.left_chars else paragraph.left
    left += paragraph.first_line_chars * character / 100 if paragraph.first_line_chars else paragraph.first_line
    right = paragraph.right_chars * character / 100 if paragraph.right_chars else paragraph.right
    start = len(paragraph.text) - len(paragraph.text.lstrip("\u3000 "))
    lead = sum(1 if blank == "\u3000" else 0.5 for blank in paragraph.text[:start]) * character
    tail = sum(1 if blank == "\u3000" else 0.5 for blank in paragraph.text[start + len(paragraph.words) :]) * character
    if paragraph.align == "right":
        gap = right + tail
    elif paragraph.align == "center":
        gap = right + (PAGE.text_width - left - right - width - lead - tail) / 2 + tail
    else:
        gap = PAGE.text_width - left - lead - width
    return gap / character


def _is_name(paragraph: Paragraph) -> bool:
    words = paragraph.words
    return (
        len(words) <= _SIGN_WIDEST
        and not words.endswith(_ENDS)
        and not re.match(r"[一二三四五六七八九十（(0-9]", words)
    )


def _title_below(following: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The centred lines at the beginning."""
    for words in following:
        if words.align != "center" or words.words.endswith("。") or _ATTACHMENT.fullmatch(words.words):
            return
        yield words
