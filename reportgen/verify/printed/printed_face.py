"""正文印出来用的不是仿宋（GB/T 9704-2012，5.2.2）。

电脑上没有文件要的字体，就用别的字体代替：代替的是宋体、黑体、楷体，不合格；
代替的是通用字体（如 Noto），只说明这台电脑缺字体，判不出。文件里要的就不是仿宋的，由 body-face 来查。

合格：文件要仿宋_GB2312，印出来是仿宋
不合格：文件要仿宋_GB2312，印出来是宋体
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper, Spot
from reportgen.verify.shapes import Paragraph, is_han
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import is_fangsong, is_heiti, is_kaiti, is_song

ID = "printed-face"
CLAUSE = "5.2.2"
STRENGTH = Strength.USUAL
EXPECTED = "印出来的正文是仿宋"
_STAND_INS = ("noto", "sourcehan", "wenquanyi", "wqy", "droid", "uming", "ukai", "arpl", "fallback", "unifont", "cwtex")
_MOST = 0.5


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    faces, asked = Counter[str](), Counter[str]()
    first: dict[str, tuple[Spot, Paragraph]] = {}
    for paragraph in paper.document.body:
        asked.update(run.east_asian for run in paragraph.runs if run.han)
        for spot in paper.spots(paragraph):
            for glyph in spot.line.glyphs:
                if is_han(glyph.char):
                    faces[glyph.font] += 1
                    first.setdefault(glyph.font, (spot, paragraph))
    if not faces:
        yield Absent("没有正文")
        return
    face, times = faces.most_common(1)[0]
    plain = face.lower().replace("-", "").replace(" ", "")
    wanted = asked.most_common(1)[0][0] if asked else ""
    if is_fangsong(face) or plain.startswith(("stfangsong", "fzfs", "fangsong")) or times < _MOST * faces.total():
        return
    if not is_fangsong(wanted):
        yield Unsure(f"文件里正文用的是{wanted or '没有写明的字体'}，印出来是{face}")
    elif any(name in plain for name in _STAND_INS) or not (is_song(face) or is_heiti(face) or is_kaiti(face)):
        yield Unsure(f"排版的电脑上没有“{wanted}”，印出来用{face}代替，看不出真正的字形")
    else:
        spot, paragraph = first[face]
        yield Fault(
            paragraph, f"文件要“{wanted}”，印出来是{face}", f"在排版的电脑上安装“{wanted}”，或改用已装的仿宋", spot.area
        )
