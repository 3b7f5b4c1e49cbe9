"""提示：报告里有请示事项（《党政机关公文处理工作条例》第十五条第四项：不得在报告等非请示性公文中夹带请示事项）。

合格：特此报告。以上报告，请审阅。
不合格：以上报告，请批示。恳请市政府予以支持。
"""

from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import HAN
from reportgen.problems import Problem

ID = "request-in-report"

_REQUEST = (
    f"(?:恳请|敬请|(?<![申提报邀聘呈商约函要])请){HAN}{{0,8}}?"
    "(?:批示|批复|批准|审批|指示|(?:予以?|给予)(?:大力|重点|适当)?(?:支持|解决|批准|安排))"
    "|[妥当可]否[，,]?请"
)


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each request in a document that is titled a report."""
    if not "".join(subject.document.title).endswith("报告") or subject.document.kind != "report":
        return
    for found in matches(subject, _REQUEST, f"请{HAN}{{0,8}}?[批审指予给]", "否[，,]?请"):
        message = f"报告里不得夹带请示事项：“{found.match[0]}”"
        remedy = "删去，另写一份请示；只是转述的，改写这句话"
        yield Problem(found.where, ID, message, remedy, "warning")
