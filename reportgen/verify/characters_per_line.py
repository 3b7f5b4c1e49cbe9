"""每行不是28个字（GB/T 9704-2012，5.2.3）。

156毫米放不下28个16磅的字，每个字要紧缩四分之一磅。用字符网格在 Word 里也排得下，在 LibreOffice 里行数会减半。

合格：字体 → 高级 → 间距 → 紧缩0.25磅
不合格：字体 → 高级 → 间距 → 标准（27个字）
不合格：页面设置 → 文档网格 → 指定行和字符网格
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from reportgen.gbt9704.layout import BODY, CHARACTERS_PER_LINE, PAGE, TRACKING, TWIPS_PER_POINT
from reportgen.verify.elements import is_plain
from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Run, count_han
from reportgen.verify.verdict import Strength
from reportgen.verify.wording import points, size

ID = "characters-per-line"
CLAUSE = "5.2.3"
STRENGTH = Strength.USUAL
EXPECTED = "每行排28字"


def check(facts: Facts) -> Iterator[Fault]:
    """A grid of characters, or else how many characters of the text's commonest look fit a line."""
    if any(section.grid in {"linesAndChars", "snapToChars"} for section in facts.sections):
        yield Fault(
            None,
            "文档网格设了字符网格，用LibreOffice打开或转PDF时每行只排14字",
            f"在“页面设置→文档网格”中选“只指定行网格”，字符间距设为紧缩{points(-TRACKING)}",
        )
        return
    runs = [run for paragraph in filter(is_plain, facts.elements.text) for run in paragraph.runs]
    looks = list(dict.fromkeys((run.size, run.spacing, run.scale) for run in runs))
    if not looks:
        return
    half_points, spacing, scale = looks[0] if len(looks) == 1 else _commonest(runs)
    width = half_points / 2 * TWIPS_PER_POINT * scale / 100 + spacing
    if half_points != BODY.points * 2:
        return  # body-face says so
    count = int(PAGE.text_width // max(width, 1))
    if count != CHARACTERS_PER_LINE:
        yield Fault(
            None,
            f"正文是{size(half_points)}字，{_spacing(spacing)}，每行排{count}字，应排{CHARACTERS_PER_LINE}字",
            f"把正文样式的字符间距设为紧缩{points(-TRACKING)}，缩放设为100%",
        )


def _commonest(runs: Iterable[Run]) -> tuple[int, int, int]:
    looks: Counter[tuple[int, int, int]] = Counter()
    for run in runs:
        looks[run.size, run.spacing, run.scale] += count_han(run.text)
    return looks.most_common(1)[0][0]


def _spacing(twips: int) -> str:
    if not twips:
        return "字符间距标准"
    return f"字符间距{'紧缩' if twips < 0 else '加宽'}{points(abs(twips))}"
