"""提示：本机关的另一份文件已经用了这个发文字号。

看本机关这一年和上一年的全部文件；提示在后的一份；照上年的文件改写、还没有取号的，也会提示。
纪要的期数（第5期）各种会议各编各的，不查。

合格：report.yaml 印 江应急〔2025〕3号，work-points.yaml 印 江应急〔2025〕4号
不合格：两份都印 江应急〔2025〕3号
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "repeated-file-number"


def check(subject: Subject) -> Iterator[Problem]:
    """At most one problem, told of the later document."""
    if "〔" not in subject.file_number or subject.around is None or not subject.chain:
        return
    office, first = subject.chain[0], f"{int(subject.year) - 1:04}"  # a number belongs to one year, or the turn of it
    for year, name in subject.around.documents(office):
        if year < first or (year, name) >= (subject.year, subject.name):
            continue
        if (subject.around.says(office, year, name, "number") or "") not in subject.file_number:
            continue
        other = subject.around.other(office, year, name)
        if other is None or (other.stated.number or "-") not in subject.file_number:
            continue
        if other.file_number == subject.file_number:
            message = f"发文字号“{subject.file_number}”已用在 inputs/{office}/{year}/{name}.yaml"
            yield Problem(
                subject.locate(("number",)), ID, message, "改正 number（或 date），一个字号只用一次", "warning"
            )
            return
