"""The plain facts of a .docx that rules look at; lengths are twips unless a name says otherwise."""

import re
from typing import NamedTuple


class Border(NamedTuple):
    """A line of a table or a paragraph."""

    style: str  # single, nil …
    eighths: int  # of a point
    color: str


NO_LINE = frozenset({"", "nil", "none"})
"""The styles of a border that draw nothing."""


class Run(NamedTuple):
    """A stretch of text in one format, as it is printed."""

    text: str
    east_asian: str  # the face of Chinese characters
    latin: str  # the face of digits and Latin letters
    size: int  # half-points
    color: str  # FF0000 or auto
    bold: bool
    hint: str  # eastAsia when marks that Latin text has too are printed in the Chinese face
    scale: int  # percent of the natural width
    spacing: int  # added to each character

    @property
    def han(self) -> bool:
        """Whether it has a Chinese character."""
        return _HAN.search(self.text) is not None


class Paragraph(NamedTuple):
    """A paragraph, as it is printed."""

    number: int  # counting from 1 those that say something; 0 for an empty one
    text: str
    runs: tuple[Run, ...]
    box: str | None  # in a text box or frame: how it is aligned ("none" when at a measure); else None
    table: int | None  # the number, from 0, of the table around it
    section: int
    new_page: bool  # begins a page, by a break or by its own format
    style: str  # the id of its style
    style_name: str
    align: str  # left, center, right, both, distribute
    line: int  # twips, or 240ths of a line when line_rule is auto
    line_rule: str  # auto, exact, atLeast
    before: int
    after: int
    left: int
    right: int
    first_line: int  # negative when it hangs
    left_chars: int | None  # hundredths of a character; in Word these win over the lengths
    right_chars: int | None
    first_line_chars: int | None
    snap_to_grid: bool
    contextual: bool  # no space between it and a neighbour of its style
    lines_between: bool  # its space above or below is counted in lines, or left to Word
    above: Border | None  # the line above it
    below: Border | None  # the line below it
    tabs: tuple[tuple[str, int], ...]  # its tab stops: how text stands at them, and where
    listed: bool  # numbered by Word: its number and its indents are those of a list

    @property
    def words(self) -> str:
        """The text without the blanks around it."""
        return self.text.strip()

    @property
    def size(self) -> int:
        """The largest size in it, half-points."""
        return max([run.size for run in self.runs if run.text.strip()], default=0)

    def excerpt(self) -> str:
        """Its first words, for a person to find it by."""
        words = self.words.replace("\n", " ").replace("\t", " ")
        return words if len(words) <= 12 else words[:11] + "…"


class DoubleLine(NamedTuple):
    """A line of two, as a letter has above and below (10.1)."""

    kind: str  # thickThin, thinThick, double
    color: str
    width: int  # 0 when it is not known


class Section(NamedTuple):
    """A stretch of pages of one shape."""

    width: int
    height: int
    landscape: bool
    top: int
    right: int
    bottom: int
    left: int
    gutter: int
    header: int
    footer: int
    grid: str  # "", default, lines, linesAndChars, snapToChars
    line_pitch: int
    character_pitch: int  # w:charSpace: 1/4096 point added to a character of the Normal style
    title_page: bool  # the first page has a footer of its own
    odd_footer: tuple[Paragraph, ...]
    even_footer: tuple[Paragraph, ...]
    first_footer: tuple[Paragraph, ...]

    @property
    def text_width(self) -> int:
        """The width of the type area."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """The height of the type area."""
        return self.height - self.top - self.bottom


class Floating(NamedTuple):
    """Where a table stands that the text flows around."""

    horizontal_anchor: str  # text, margin, page
    vertical_anchor: str
    x: int
    y: int
    horizontal: str  # "", left, center, right, inside, outside
    vertical: str  # "", top, center, bottom, inside, outside


class Table(NamedTuple):
    """A table; `borders` by side: top, bottom, left, right, insideH, insideV."""

    width: int  # 0 when it is not a length
    floating: Floating | None
    borders: dict[str, Border]
    columns: int  # the width of its columns together, 0 when they are not stated
    indent: int
    lines: tuple[Border | None, ...]  # above its first row, between rows, below its last; None where none is drawn
    margin: int = 0  # from the left edge of a cell to its text


_HAN = re.compile("[〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0010ffff]+")


def count_han(text: str) -> int:
    """How many Chinese characters a text has."""
    return sum(map(len, _HAN.findall(text)))


def is_han(character: str) -> bool:
    """Whether it is a Chinese character; punctuation is none."""
    return _HAN.fullmatch(character) is not None
