"""Tags that speak of the whole cell they stand in: {% cellbg %} colours it, the others let it span columns or rows.

docxtpl moves them to the properties of the cell, out of whatever stands around them there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinja2 import nodes

from reportgen.template.gate import Element, W
from reportgen.template.language import Colour, Shape, Statement
from reportgen.template.tags import Fault, Tag

MOST_COLUMNS = 63  # of a table in Word
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")
_LOOPS = {"hm": "tc", "vm": "tr"}  # what must be repeated around them


def check(tag: Tag, meaning: Statement, shape: Shape, around: Sequence[tuple[str, Tag]]) -> Iterator[Fault]:
    """What is wrong with such a tag; `around` has the blocks it stands in, from the outside, each with its keyword."""
    cell = tag.paragraph.enclosing("tc")
    if cell is None:
        yield tag.fault("outside-table", f"标记“{tag.shown}”不在表格里", "移到表格的一格里")
        return
    if any(opened.paragraph.enclosing("tc") is cell for _, opened in around):
        what, remedy = "管整个一格，却写在这一格的 if 或 for 里", "移到 if 和 for 之外"
    elif tag.prefix or not _movable(tag, cell):
        what, remedy = (
            "旁边有另一个表格、图形或制表符，或者这一格没有写明宽度",
            "在这一格里单独输入这个标记，并指定列宽",
        )
    elif meaning.keyword in _LOOPS and not _repeated(_LOOPS[meaning.keyword], cell, around):
        loop = f"{{%{_LOOPS[meaning.keyword]} for … %}}"
        what, remedy = f"不在 {loop} 的循环里", f"把这一格放进 {loop} 的循环"
    elif meaning.keyword == "vm" and not _one_text(tag, cell):
        what = "只管同一种格式的文字，这一格里还有别的"
        remedy = "选中这一格的文字，剪切后以“只保留文本”粘贴，去掉制表位"
    elif meaning.keyword == "colspan" and not _columns(meaning.expression, shape):
        what, remedy = "后面不是列数", f"写 1 至 {MOST_COLUMNS} 的数，如 {{% colspan 2 %}}，或 名称|length"
    elif meaning.keyword == "cellbg" and not _colours(meaning.expression, shape):
        what, remedy = "后面不是颜色", "写六位的颜色值，如 {% cellbg 'D9D9D9' %}"
    else:
        return
    yield tag.fault("cell-tag", f"标记“{tag.shown}”{what}", remedy)


def slot(keyword: str) -> str:
    """What of a cell the tag sets; each can be set once."""
    return "colour" if keyword == "cellbg" else "span"


def _movable(tag: Tag, cell: Element) -> bool:
    """Whether docxtpl finds the properties of the cell, and takes the run away with nothing in it but the tag."""
    properties = cell.find(f"{W}tcPr")
    shades = [shade.getparent() is properties for shade in cell.iter(f"{W}shd")]
    return (
        properties is not None
        and len(properties) > 0
        and next(cell.iterdescendants(f"{W}tc"), None) is None
        and shades[:1] != [False]
        and all(sum(child.tag != f"{W}rPr" for child in piece.element.getparent()) == 1 for piece in tag.pieces)
    )


def _repeated(prefix: str, cell: Element, around: Sequence[tuple[str, Tag]]) -> bool:
    """Whether the innermost loop repeats the cell, or its row, in its own table."""
    loop = next((opened for keyword, opened in reversed(around) if keyword == "for"), None)
    if loop is None or loop.prefix != prefix:
        return False
    unit = loop.paragraph.enclosing(prefix)
    row = cell.getparent()
    return unit is not None and unit.getparent() is (row if prefix == "tc" else row.getparent())


def _one_text(tag: Tag, cell: Element) -> bool:
    """Whether all words of the cell stand in one text, which docxtpl finds by a name that begins with t."""
    names = [element for element in cell.iter(f"{W}*") if element.tag.startswith(f"{W}t") and not _of_cell(element)]
    return (
        len(tag.pieces) == 1
        and names[:1] == [tag.pieces[0].element]
        and not any(element.tag == f"{W}t" and (element.text or "").strip() for element in names[1:])
    )


def _of_cell(element: Element) -> bool:
    """Whether the element is the cell itself or among its properties."""
    return element.tag in {f"{W}tc", f"{W}tcPr"} or next(element.iterancestors(f"{W}tcPr"), None) is not None


def _columns(expression: nodes.Expr | None, shape: Shape) -> bool:
    return (
        1 <= expression.value <= MOST_COLUMNS if isinstance(expression, nodes.Const) and shape is int else shape is int
    )


def _colours(expression: nodes.Expr | None, shape: Shape) -> bool:
    if isinstance(expression, nodes.Const):
        return bool(_COLOUR.fullmatch(str(expression.value)))
    return shape is Colour
