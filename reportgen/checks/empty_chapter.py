"""提示：一章只有标题，下面什么也没有；区局把下面的各条都删去了的，往往如此。

合格：chapters: {rules: null}
不合格：chapters: {rules: {items: {legislation: null, procedure: null}}}
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "empty-chapter"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each; a heading without a number may be that of a part, with chapters after it."""
    for path, chapter in subject.document.placed():
        if chapter.numbered and not (chapter.text or chapter.points or chapter.items or chapter.closing):
            message = f"“{chapter.heading}”这一章只有标题，下面什么也没有"
            remedy = f"补上内容；不要这一章就删去，沿用上级的写成 {path[-1]}: null"
            yield Problem(subject.locate(path), ID, message, remedy, "warning")
