"""The rules on the numbers of the prose, in a document as it is written."""

import pytest

from reportgen.build import Task, build
from reportgen.load import Loader
from reportgen.stencil import report_template
from reportgen.workspace import Workspace

REPORT = """kind: report
title: 2024年工作报告
date: 2025-01-10
sign: 江州市应急管理局
statistics:
  accidents: {{label: 生产安全事故, value: 72, unit: 起, last_year: 80}}
  trained: {{label: 资格考试, value: 24036, unit: 人}}
opening: |
  全年共发生{{{{ accidents|labelled }}}}，{{{{ change(accidents) }}}}；完成{{{{ trained|labelled }}}}。
  {}
closing: 特此报告。
"""


@pytest.fixture
def told(workspace):
    """The exit code of a build with a sentence on line 10, and the problems told."""

    def run(sentence):
        office = "name: 江州市应急管理局\nfile_code: 江应急\nmark: null\nprinted_by: null\n"
        files = {"inputs/city/office.yaml": office, "inputs/city/2024/report.yaml": REPORT.format(sentence)}
        root = workspace(files)
        (root / "templates" / "base").mkdir(exist_ok=True)
        (root / "templates" / "base" / "report.docx").write_bytes(report_template())
        outcome = build(Loader(Workspace(root)), Task("city", "2024", "report"), force=False, pdf=False)
        return outcome.exit_code, [str(problem) for problem in outcome.problems]

    return run


@pytest.mark.parametrize(
    "sentence",
    [
        "完成{{ trained|labelled }}，其中特种作业人员20523人，管理人员3513人。",
        "全年发生{{ accidents|labelled }}，同比下降10%。",
        "全年发生{{ accidents }}，比{{ last_year(accidents) }}减少8起，下降10%。",
        "完成{{ trained|labelled }}，其中特种作业人员20523人，占85.4%。",
    ],
)
def test_what_agrees_with_the_statistics_is_no_problem(told, sentence):
    assert told(sentence) == (0, [])


@pytest.mark.parametrize(
    ("sentence", "problem"),
    [
        (
            "完成{{ trained|labelled }}，其中特种作业人员20523人，管理人员3514人。",
            "“24036人，其中特种作业人员20523人，管理人员3514人”里，20523人＋3514人＝24037人，写的是24036人，相差1人"
            " [unequal-sum]\n    → 核对各数，改正其中一个",
        ),
        (
            "完成{{ trained|labelled }}，其中特种作业人员20523人，占84.5%。",
            "“24036人，其中特种作业人员20523人，占84.5%”里，20523人÷24036人＝85.4%，写的是84.5% [unequal-share]\n"
            "    → 核对这三个数，改正其中一个",
        ),
        (
            "全年发生{{ accidents|labelled }}，同比下降11%。",
            "“72起，同比下降11%”里，上年80起（统计数里的上年数）、本年72起，应为下降10%，写的是下降11% [unequal-change]\n"
            "    → 核对这几个数，改正不对的",
        ),
        (
            "全年发生{{ accidents|labelled }}，同比上升10%。",
            "“72起，同比上升10%”里，上年80起（统计数里的上年数）、本年72起，应为下降10%，写的是上升10% [unequal-change]\n"
            "    → 核对这几个数，改正不对的",
        ),
    ],
)
def test_what_contradicts_the_statistics_stops_the_build(told, sentence, problem):
    assert told(sentence) == (5, [f"inputs/city/2024/report.yaml:10: {problem}"])


def test_what_may_be_read_otherwise_does_not_stop_it(told):
    code, problems = told("建成避难场所96个，其中中心避难场所14个，固定避难场所81个。")

    assert code == 0
    assert problems == [
        "inputs/city/2024/report.yaml:10: （提示）“96个，其中中心避难场所14个，固定避难场所81个”里，14个＋81个＝95个，"
        "写的是96个，相差1个 [unequal-sum]\n    → 核对各数，改正其中一个；只列了一部分就在最后一项后面加“等”"
    ]
