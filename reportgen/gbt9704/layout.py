"""The page of GB/T 9704-2012: its measures, faces and distances, each with its clause.

Lengths are twips (1/20 point), as Word keeps them, unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
POINTS_PER_MM = 72 / 25.4


class Page(NamedTuple):
    """The sheet and its margins; what they leave is the type area (版心)."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int

    @property
    def text_width(self) -> int:
        """The width of the type area: 156 mm."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of the type area: 225 mm."""
        return self.height - self.top - self.bottom

    def turned(self) -> Page:
        """The sheet turned for a wide table: the same type area, its head at the binding edge."""
        gap = self.bottom - self.footer
        return Page(
            self.height, self.width, self.left, self.top, self.right, self.bottom, self.header, self.right - gap
        )


class Face(NamedTuple):
    """A typeface and its size: 3号仿宋 is `Face("仿宋_GB2312", 16)`; `latin` sets digits and Latin letters."""

    name: str
    points: int
    latin: str = "Times New Roman"  # a Chinese face that is not installed is replaced by one with broad digits
    color: str = ""  # 5.2.4: black unless the standard says otherwise


class Rule(NamedTuple):
    """A line across the type area."""

    eighths: int  # its thickness in 1/8 point, as Word keeps it
    color: str = "000000"


RED = "FF0000"
SONG_TITLE = "方正小标宋简体"  # 小标宋, the face of marks and titles
FANGSONG = "仿宋_GB2312"
HEITI = "黑体"
KAITI = "楷体_GB2312"
SONG = "宋体"

# --- the page -------------------------------------------------------------------------------------------------------

# 5.1: A4. 5.2.1: 天头37 mm, 订口28 mm, 版心156×225 mm. The footer's distance puts the page number 7 mm below (7.5).
PAGE = Page(width=11906, height=16838, top=2098, right=1474, bottom=1984, left=1587, header=851, footer=1433)
PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 297  # 5.1
TOP_MM, LEFT_MM, TEXT_WIDTH_MM, TEXT_HEIGHT_MM = 37, 28, 156, 225  # 5.2.1

LINES_PER_PAGE = 22  # 5.2.3
CHARACTERS_PER_LINE = 28  # 5.2.3
LINE = 579  # 3.2, 5.2.3: a line; 22 of them fill 225 mm, 580 would leave room for 21
CHARACTER = 316  # 3.1, 5.2.3: a character; 28 of them fill 156 mm
TRACKING = -5  # 5.2.3: 3号 characters are 16 pt wide, and 28 fit only when each gives up a quarter of a point
FULL_WIDTH = 16 * TWIPS_PER_POINT + TRACKING  # what a 3号 character takes up
HALF_WIDTH = 8 * TWIPS_PER_POINT + TRACKING  # what a digit takes up

# --- faces ----------------------------------------------------------------------------------------------------------

BODY = Face(FANGSONG, 16)  # 5.2.2, 7.3.3: 3号仿宋
COPY_NUMBER = Face(FANGSONG, 16)  # 7.2.1: 3号 Arabic digits
SECRECY = Face(HEITI, 16)  # 7.2.2: 3号黑体
URGENCY = Face(HEITI, 16)  # 7.2.3: 3号黑体
MARK = Face(SONG_TITLE, 48, color=RED)  # 7.2.4: 红色小标宋; the size is the office's choice
FILE_NUMBER = Face(FANGSONG, 16)  # 7.2.5, 5.2.2
SIGNER = Face(KAITI, 16)  # 7.2.6: 3号楷体, the label before it 3号仿宋
TITLE = Face(SONG_TITLE, 22)  # 7.3.1: 2号小标宋
HEADINGS = (Face(HEITI, 16), Face(KAITI, 16), Face(FANGSONG, 16), Face(FANGSONG, 16))  # 7.3.3: 一、 （一） 1. （1）
ATTACHMENT_MARK = Face(HEITI, 16)  # 7.3.7: 3号黑体
IMPRINT = Face(FANGSONG, 14)  # 7.4.2, 7.4.3: 4号仿宋
PAGE_NUMBER = Face(SONG, 14, latin=SONG)  # 7.5: 4号宋体

# --- lines ----------------------------------------------------------------------------------------------------------

RED_RULE = Rule(12, RED)  # 7.2.7: red, as wide as the type area; the thickness is free
IMPRINT_OUTER_RULE = Rule(8)  # 7.4.1: 0.35 mm, the first and the last
IMPRINT_INNER_RULE = Rule(6)  # 7.4.1: 0.25 mm, between

# --- distances ------------------------------------------------------------------------------------------------------

MARK_TOP_MM = 35  # 7.2.4: from the top of the type area to the mark's upper edge
MARK_LINE = 1200  # the exact line of a 48 pt mark; with MARK_BEFORE and three head lines it begins 35 mm down
MARK_BEFORE = 86
MARK_SCALE = 76  # percent of its natural width: ten characters of 48 pt look well so
MARK_WIDEST = 430  # points: a mark stays a little narrower than the type area
RED_RULE_GAP_MM = 4  # 7.2.7: below the file number
RED_RULE_SPACE = 7  # points between the file number's exact line and the rule, which leave 4 mm below the ink
RED_RULE_CELL_MARGIN = 140  # the same below a table of signers
SIGNERS_LEFT = 4200  # the cell of the number beside several signers
SLACK = 30  # room a line needs beyond its text, or its last character goes to the next one
TWO_LINES = 2 * LINE  # 7.2.5, 7.3.1: 空二行, below the mark and below the rule
TITLE_LINE = 720  # the exact line of a 2号 title
INDENT = 2 * BODY.points * TWIPS_PER_POINT  # 7.3.3: every paragraph begins two characters in
SIGN_RIGHT = 4  # 7.3.5.1: characters to the right of a sealed date
UNSEALED_RIGHT = 2  # 7.3.5.2: characters to the right of an unsealed sign-off
UNSEALED_STEP = 2  # 7.3.5.2: characters from the first of the name to the first of the date
IMPRINT_LINE = 480  # the exact line of 4号 text between two rules
IMPRINT_CHARACTER = IMPRINT.points * TWIPS_PER_POINT  # 7.4.2: one 4号 character free on each side
PAGE_NUMBER_GAP_MM = 7  # 7.5: from the type area to the dashes beside the number
PAGE_NUMBER_LINE = 360
PAGE_NUMBER_ASIDE = PAGE_NUMBER.points * TWIPS_PER_POINT  # 7.5: odd pages one character from the right, even left

# --- what depends on the length of a text -----------------------------------------------------------------------------


def mark_scale(characters: int, points: float = MARK.points) -> int:
    """How wide, in percent, the characters of a mark may be (7.2.4), so that it is no wider than the type area."""
    return int(MARK_WIDEST * 100 // (max(characters, 1) * points))


def text_width(text: str) -> int:
    """How wide 3号 text is printed; a digit takes half a character."""
    return sum(FULL_WIDTH if east_asian_width(character) in "WFA" else HALF_WIDTH for character in text)


def unsealed_indents(sign: str, date: str) -> tuple[int, int]:
    """Where an unsealed name and its date begin (7.3.5.2), from the left edge of the type area.

    The name ends two characters from the right edge and the date begins two characters right of the name's first;
    a date longer than the name ends there instead, and the name moves left.
    """
    last = PAGE.text_width - UNSEALED_RIGHT * CHARACTER
    step = UNSEALED_STEP * CHARACTER
    name_left = last - text_width(sign)
    if text_width(date) > text_width(sign):
        name_left = last - text_width(date) - step
    name_left = max(name_left, 0)
    return name_left, name_left + step


def signers_indent(lines: Sequence[str]) -> int:
    """Where several signers begin in their cell, so that the widest line ends a character from the edge (7.2.6)."""
    widest = max(map(text_width, lines), default=0)
    return max(PAGE.text_width - SIGNERS_LEFT - CHARACTER - widest, 0)


def sealed_indent(sign: str, date: str) -> int:
    """Where the box begins in which a sealed name and its date are centred; it ends at the right edge (7.3.5.1).

    The date ends four characters from the edge; a name too long for that axis moves it left, so far as to fit.
    """
    half = max(SIGN_RIGHT * CHARACTER + text_width(date) // 2, text_width(sign) // 2 + SLACK)
    return max(PAGE.text_width - 2 * half, 0)
