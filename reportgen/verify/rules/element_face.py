"""主送机关、附件说明、署名、成文日期或附注不是3号仿宋（GB/T 9704-2012，5.2.2）。

合格：2025年1月10日　仿宋_GB2312，3号
不合格：2025年1月10日　宋体，3号
不合格：2025年1月10日　仿宋_GB2312，4号
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import BODY
from reportgen.verify.anatomy import Anatomy, looks
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import face, is_fangsong, size

ID = "element-face"
CLAUSE = "5.2.2"
STRENGTH = Strength.USUAL
EXPECTED = "主送机关、附件说明、署名、成文日期、附注用3号仿宋"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not elements(document):
        yield Absent("没有这些要素")
    for (name, half_points), paragraph, more in gathered(looks(elements(document))):
        if not is_fangsong(name) or half_points != BODY.points * 2:
            found = f"“{paragraph.excerpt()}”{more}是{size(half_points)}{face(name)}"
            yield Fault(paragraph, found, "字体改为仿宋_GB2312，字号改为3号")


def elements(document: Anatomy) -> tuple[Paragraph, ...]:
    """The paragraphs that are these elements."""
    notes = tuple(item.paragraph for item in document.note)
    single = tuple(filter(None, (document.addressee, document.date)))
    remarks = tuple(words for words in document.remarks if words.words.startswith(("（", "(")))
    return (*single, *document.signature, *notes, *remarks)
