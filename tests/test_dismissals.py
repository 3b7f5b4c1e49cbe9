"""A comment beside a value dismisses what a rule finds there, with its reason."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from reportgen import source
from reportgen.build import Task, check
from reportgen.load import Loader
from reportgen.workspace import Workspace

OFFICE = "name: 江州市应急管理局\nfile_code: 江应急\n"
HEAD = "kind: report\ntitle: 江州市应急管理局2024年工作报告\nsign: null\n"


def outcome(workspace, text, office="city", **files):
    root = workspace({"inputs/city/office.yaml": OFFICE, "inputs/city/2024/report.yaml": text, **files})
    return check(Loader(Workspace(root)), Task(office, "2024", "report"))


def told(found):
    return [f"{problem.where.line} {problem.rule}" for problem in found.problems]


def test_an_error_dismissed_with_a_reason_stops_nothing(workspace):
    text = HEAD + (
        "statistics:\n"
        "  trained: {value: 3, unit: 人, parts: {a: 1, b: 1}}  # reportgen: allow unequal-parts 一人两证\n"
        "opening: 培训{{ trained }}。\n"
    )
    found = outcome(workspace, text)
    assert (found.exit_code, found.problems) == (0, ())
    assert [(one.problem.rule, one.reason) for one in found.dismissed] == [("unequal-parts", "一人两证")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("  # reportgen: allow unused-statistic 备用\n  trained: {value: 3}\n", []),
        ("  # 说明\n  # reportgen: allow unused-statistic 备用\n\n  # 说明\n  trained: {value: 3}\n", []),
        ("  trained:  # reportgen: allow unused-statistic 备用\n    value: 3\n", []),
        ("  # reportgen: allow unused-statistic 备用\n  # reportgen: allow unequal-parts 备用\n  trained: {value: 3}\n", ["6 unused-dismissal"]),
        ("  trained: {value: 3}\n  other: {value: 3}  # reportgen: allow unused-statistic 备用\n", ["5 unused-statistic"]),
        ("  trained: {value: 3}  # reportgen: allow unused-statistic\n", ["5 dismissal-without-reason", "5 unused-statistic"]),
        ("  trained: {value: 3}  # reportgen: allow unused-statistik 备用\n", ["5 unknown-dismissal", "5 unused-statistic"]),
        ("  trained: {value: 3, comment: '# reportgen: allow unused-statistic 备用'}\n", ["5 unused-statistic"]),
        ("  trained: {value: 3}  # allow unused-statistic 备用\n", ["5 unused-statistic"]),
    ],
)  # fmt: skip
def test_a_dismissal_holds_for_its_own_line_or_the_one_below(workspace, lines, expected):
    assert told(outcome(workspace, f"{HEAD}statistics:\n{lines}opening: 正文。\n")) == expected


def test_what_is_wrong_with_a_dismissal_is_said_with_the_remedy(workspace):
    text = HEAD + (
        "# reportgen: allow unequal-part 已核对\n"
        "# reportgen: allow unequal-parts\n"
        "# reportgen: allow unequal-parts 已核对\n"
        "# reportgen: allow\n"
        "opening: 正文。\n"
    )
    assert [str(problem) for problem in outcome(workspace, text).problems] == [
        "inputs/city/2024/report.yaml:4: （提示）没有“unequal-part”这条可以搁置的规则 [unknown-dismissal]\n"
        "    → 是否想写“unequal-parts”？",
        "inputs/city/2024/report.yaml:5: （提示）搁置“unequal-parts”没有写理由，不算数 [dismissal-without-reason]\n"
        "    → 写成 # reportgen: allow unequal-parts 理由",
        "inputs/city/2024/report.yaml:6: （提示）这里已经没有“unequal-parts”的问题，不必搁置 [unused-dismissal]\n"
        "    → 删去这条注释；要搁置别处的，移到那一行",
        "inputs/city/2024/report.yaml:7: （提示）没有写搁置哪一条规则 [unknown-dismissal]\n"
        "    → 写方括号里的英文；能搁置的规则用 reportgen rule 列出",
    ]


DISTRICT = {
    "inputs/east/office.yaml": "name: 江州市东区应急管理局\ninherits: city\n",
    "inputs/east/2024/report.yaml": "title: 江州市东区应急管理局2024年工作报告\n",
}
NAMED = HEAD + "achievements:\n  a:\n    text: 由江州市应急管理局牵头。{}\n"


@pytest.mark.parametrize(
    ("comment", "problems", "dismissed"),
    [("", ["6 name-of-above"], 0), ("  # reportgen: allow name-of-above 确由市局牵头", [], 1)],
)
def test_an_inherited_problem_is_dismissed_in_the_file_it_points_to(workspace, comment, problems, dismissed):
    found = outcome(workspace, NAMED.format(comment), "east", **DISTRICT)
    assert (told(found), len(found.dismissed)) == (problems, dismissed)


def test_a_dismissal_that_only_a_district_needs_is_not_unused_in_the_city(workspace):
    assert told(outcome(workspace, NAMED.format("  # reportgen: allow name-of-above 确由市局牵头"))) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: 1  # reportgen: allow x 理由\n", (1, 1)),
        ("# reportgen: allow x 理由\n\na: |\n  一\n  二\nb: 2\n", (3, 5)),
        ("a: |  # reportgen: allow x 理由\n  一\n\n  二\n", (1, 4)),
        ("a: >-\n  一\n# reportgen: allow x 理由\nb: 二\n", (4, 4)),
        ("a: '一\n\n  二'  # reportgen: allow x 理由\n", (3, 3)),
        ("a: 1\n# reportgen: allow x 理由", (2, 2)),
    ],
)
def test_a_dismissal_holds_for_the_whole_of_a_text_that_begins_there(text, lines):
    (allowance,) = source.read(text.encode(), "report.yaml").allowances
    assert (allowance.rule, allowance.reason, (allowance.first, allowance.last)) == ("x", "理由", lines)


@pytest.mark.parametrize(
    "text",
    ["a: |\n  一 # reportgen: allow x 理由\n", "a: '# reportgen: allow x 理由'\n"],
)
def test_what_is_part_of_a_text_dismisses_nothing(text):
    assert source.read(text.encode(), "report.yaml").allowances == ()


def run(root, *arguments):
    command = [sys.executable, "-m", "reportgen", *arguments, "--workspace", str(root)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


FINDINGS = HEAD + (
    "statistics:\n"
    "  a: {value: 3, parts: {b: 1}}\n"
    "  c: {value: 3}  # reportgen: allow unused-statistic 备用\n"
    "opening: 正文{{ a }}。\n"
)


def test_check_says_how_many_are_dismissed(workspace):
    root = workspace({"inputs/city/office.yaml": OFFICE, "inputs/city/2024/report.yaml": FINDINGS})
    done = run(root, "check", "2024")
    assert done.stdout == "查过 inputs/city/2024/report.yaml：1 个错误；另有 1 处注明理由，不再提示\n"
    assert done.returncode == 5


def test_sarif_has_a_result_for_each_problem_and_a_suppressed_one_for_each_dismissed(workspace):
    root = workspace({"inputs/city/office.yaml": OFFICE, "inputs/city/2024/report.yaml": FINDINGS})
    done = run(root, "check", "2024", "--format", "sarif")
    log = json.loads(done.stdout)
    (found,) = log["runs"]
    assert (log["version"], found["tool"]["driver"]["name"], done.returncode) == ("2.1.0", "reportgen", 5)
    assert found["tool"]["driver"]["rules"] == [
        {"id": "unequal-parts", "shortDescription": {"text": "统计数的各部分加起来不等于总数。"}},
        {"id": "unused-statistic", "shortDescription": {"text": "统计数写在数据里，正文没有一处用到。"}},
    ]
    file = {"uri": "inputs/city/2024/report.yaml"}
    assert found["results"] == [
        {
            "ruleId": "unequal-parts",
            "ruleIndex": 0,
            "level": "error",
            "message": {
                "text": "“a”各部分合计1，与总数3不等，相差2\n→ 核对总数和各部分，改正其中一个；只列了一部分就加上 partial: true"
            },
            "locations": [{"physicalLocation": {"artifactLocation": file, "region": {"startLine": 5}}}],
        },
        {
            "ruleId": "unused-statistic",
            "ruleIndex": 1,
            "level": "warning",
            "message": {"text": "统计数“c”没有一处用到\n→ 在正文里用 {{ c }} 引用，或删去它"},
            "locations": [{"physicalLocation": {"artifactLocation": file, "region": {"startLine": 6}}}],
            "suppressions": [{"kind": "inSource", "justification": "备用"}],
        },
    ]


def test_a_fault_before_any_document_is_read_is_sarif_too(workspace):
    done = run(workspace({}), "check", "2024", "--format", "sarif")
    (result,) = json.loads(done.stdout)["runs"][0]["results"]
    assert (result["ruleId"], result["locations"]) == (
        "no-office",
        [{"physicalLocation": {"artifactLocation": {"uri": "inputs"}}}],
    )


def test_a_build_that_changes_nothing_still_says_what_is_dismissed(workspace, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    text = HEAD + "statistics: {c: {value: 3}}  # reportgen: allow unused-statistic 备用\nopening: 正文。\n"
    root = workspace({"inputs/city/office.yaml": OFFICE, "inputs/city/2024/report.yaml": text})
    run(root, "stencil")
    first, second = (run(root, "build", "2024", "--format", "json") for _ in range(2))
    told = [json.loads(done.stdout)["outcomes"][0] for done in (first, second)]
    assert [one["unchanged"] for one in told] == [False, True]
    assert told[0]["dismissed"] == told[1]["dismissed"]
    assert told[0]["dismissed"][0]["reason"] == "备用"
