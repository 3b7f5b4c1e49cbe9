"""What became of plans and work points: by ids exactly, by wording mostly; the rules on them, and the two files."""

import itertools
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trials import command

from reportgen.around import Surroundings
from reportgen.build import Task, composed
from reportgen.gbt9704 import layout
from reportgen.load import Loader
from reportgen.model import reading
from reportgen.model.entry import Entry
from reportgen.problems import InputError, Location
from reportgen.promises import Answer, ids_in, status
from reportgen.trace import Row, Trace, traced
from reportgen.trace.layout import laid_out
from reportgen.trace.wording import Likeness
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[1]
CITY = "inputs/jiangzhou"

# --- the sample, labelled by hand -----------------------------------------------------------------------------------

PLANS = {
    "study-law": ("完成", ["leadership.direction"]),
    "duty-reports": ("完成", ["leadership.responsibility.duty-review"]),
    "local-law": ("完成", ["rules.legislation"]),
    "lenient-list": ("完成", ["rules.business.lenient-cases"]),
    "permit-speed": ("完成", ["rules.business.approval"]),
    "credit-report": ("推迟", ["business-services"]),
    "case-review": ("完成", ["enforcement.supervision.file-review"]),
    "offsite-platform": ("推进中", ["data-sharing"]),
    "law-publicity": ("完成", ["prevention.culture"]),
}
"""The city's plans of 2023: how far each has come, and where its report of 2024 tells of it."""

POINTS = {
    "direction": ("完成", ["leadership.direction"]),
    "responsibility": ("完成", ["leadership.responsibility"]),
    "duty-review": ("完成", ["leadership.responsibility.duty-review"]),
    "legislation": ("完成", ["rules.legislation"]),
    "procedure": ("完成", ["rules.decision-making.procedure"]),
    "review": ("完成", ["rules.decision-making.review", "rules.decision-making.cleaning"]),
    "approval": ("完成", ["rules.business.approval"]),
    "lenient-cases": ("完成", ["rules.business.lenient-cases"]),
    "credit": ("推进中", ["rules.business.lenient-cases", "business-services"]),
    "guidance": ("完成", ["rules.business.guidance"]),
    "precision": ("完成", ["enforcement.precision"]),
    "three-systems": ("完成", ["enforcement.three-systems"]),
    "digital": ("推进中", ["enforcement.precision.digital", "data-sharing"]),
    "talent": ("完成", ["leadership.talent"]),
    "file-review": ("完成", ["enforcement.supervision.file-review"]),
    "criminal": ("完成", ["enforcement.supervision.criminal"]),
    "litigation": ("完成", ["enforcement.supervision.litigation"]),
    "whistleblowing": ("完成", ["enforcement.whistleblowing"]),
    "openness": ("完成", ["rules.openness"]),
    "three-year": ("完成", ["prevention.shift.three-year"]),
    "emergencies": ("完成", ["prevention.emergencies"]),
    "culture": ("完成", ["prevention.culture"]),
    "cases-explained": ("完成", ["prevention.culture.cases-explained"]),
}
"""The city's work points of 2024, the same way."""

SHORTFALLS = {
    "legal-thinking": ("有计划", ["coordination"]),
    "rules-lag": ("有计划", ["coordination"]),
    "grassroots": ("有计划", ["law-enforcement"]),
    "data-sharing": ("有计划", ["law-enforcement"]),
    "business-services": ("有计划", ["law-enforcement.credit-reports"]),
    "publicity-aim": ("有计划", ["public-service"]),
}
"""The shortfalls in the city's report of 2024, and the plan in it that answers each."""

DISTRICT = {
    "direction": ["leadership.learning"],
    "responsibility": ["leadership.duty"],
    "talent": ["leadership.team"],
    "lenient-cases": ["service.business.tolerance"],
    "guidance": ["service.business.clinic"],
    "review": ["service.decisions"],
    "three-systems": ["enforcement.inspection.procedure", "service.openness"],
    "joint-checks": ["enforcement.inspection"],
    "town-rotation": [],
    "file-review": ["enforcement.inspection.procedure"],
    "criminal": ["enforcement.inspection.cooperation"],
    "three-year": ["enforcement.safety"],
    "small-places": ["enforcement.safety"],
    "emergencies": ["enforcement.emergency"],
    "industry-norms": ["culture.self-discipline"],
}
"""A district's work points that its report, with ids of its own, names nowhere: where it tells of them."""


def trace_of(root: Path, office: str = "jiangzhou", year: str = "2024") -> Trace:
    loader = Loader(Workspace(root))
    around = Surroundings(loader)
    report, before = (around.other(office, one, "report") for one in (year, f"{int(year) - 1}"))
    assert report is not None
    asking = around.other(office, year, "work-points")
    return traced(report, before, asking, composed(loader, Task(office, year, "report")).loaded.office.name)


def by_ids(rows: tuple[Row, ...]) -> dict[str, tuple[str, list[str]]]:
    return {row.id: (row.status, [".".join(ids_in(place.path)) for place in row.told]) for row in rows}


def test_the_city_s_plans_are_traced_as_labelled_by_hand():
    assert by_ids(trace_of(ROOT).plans) == PLANS


def test_the_city_s_work_points_are_traced_as_labelled_by_hand():
    assert by_ids(trace_of(ROOT).points) == POINTS


def test_the_city_s_shortfalls_are_answered_as_labelled_by_hand():
    assert by_ids(trace_of(ROOT).shortfalls) == SHORTFALLS


def test_what_is_told_is_found_at_its_line():
    lines = (ROOT / CITY / "2024/report.yaml").read_text(encoding="utf-8").splitlines()
    for row in trace_of(ROOT).plans:
        for place in row.told:
            assert place.at.file == f"{CITY}/2024/report.yaml"
            assert lines[place.at.line - 1].strip() == f"{place.path[-1]}:"


@pytest.fixture
def without_ids(tmp_path: Path) -> Path:
    """The sample without `answers`, its work points under other ids than the entries of the report."""
    shutil.copytree(ROOT / "inputs", tmp_path / "inputs")
    (tmp_path / "templates").mkdir()
    for file in (tmp_path / "inputs").glob("*/*/*.yaml"):
        text = re.sub(r"^ *answers: .*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        if file.parts[-3:] == ("jiangzhou", "2024", "work-points.yaml"):
            text = re.sub(r"^( {6}[a-z-]+)(: *(#.*)?)$", r"\1-point\2", text, flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")
    for file in (tmp_path / "inputs").glob("linjiang/*/work-points*"):
        file.unlink()
    return tmp_path


def judged(rows: tuple[Row, ...], labels: dict[str, list[str]]) -> Iterator[tuple[bool, bool]]:
    """Of each row: whether something is suggested, and whether it is a labelled entry or one under it."""
    for row in rows:
        assert row.status in {"未提及", "没有计划"}
        found = ".".join(ids_in(row.suggested.path)) if row.suggested else ""
        right = any(f"{found}.".startswith(f"{label}.") for label in labels[row.id.removesuffix("-point")])
        yield bool(found), right


def shares(judgements: Iterator[tuple[bool, bool]]) -> tuple[float, float]:
    """Precision and recall."""
    every = list(judgements)
    right = sum(right for _, right in every)
    return right / sum(made for made, _ in every), right / len(every)


def places(labels: dict[str, tuple[str, list[str]]]) -> dict[str, list[str]]:
    return {name: told for name, (_, told) in labels.items()}


def test_suggestions_alone_find_what_became_of_the_plans(without_ids):
    """9 of 9: precision and recall 100 %."""
    precision, recall = shares(judged(trace_of(without_ids).plans, places(PLANS)))

    assert precision >= 0.8
    assert recall >= 0.8


def test_suggestions_alone_find_what_became_of_the_work_points(without_ids):
    """23 of 23: precision and recall 100 %."""
    precision, recall = shares(judged(trace_of(without_ids).points, places(POINTS)))

    assert precision >= 0.8
    assert recall >= 0.8


def test_suggestions_of_plans_for_shortfalls_are_right(without_ids):
    """4 of the 4 made; for two of the six shortfalls no plan is alike enough."""
    precision, recall = shares(judged(trace_of(without_ids).shortfalls, places(SHORTFALLS)))

    assert precision >= 0.8
    assert recall >= 0.6


def test_suggestions_find_what_became_of_a_district_s_work_points():
    """14 of the 14 made, of 15; of the other one the report says nothing."""
    rows = tuple(row for row in trace_of(ROOT, "linjiang").points if row.status == "未提及")
    assert {row.id for row in rows} == {*DISTRICT}

    precision, recall = shares(judged(rows, DISTRICT))

    assert precision >= 0.8
    assert recall >= 0.8


# --- a small office -------------------------------------------------------------------------------------------------

OFFICE = "name: 江州市应急管理局\nfile_code: 江应急\n"
BEFORE = """kind: report
title: 江州市应急管理局2023年工作报告
plans:
  heading: 下一步打算
  items:
    law:
      heading: 推进依法行政
      points:
        study: {heading: 深化法治学习, text: 开展专题学法。}
        ordinance: {heading: 推动条例立法, text: 年内完成条例起草工作。}
    platform: {heading: 建设监管平台, text: 汇聚企业用电数据。}
"""
REPORT = """kind: report
title: 江州市应急管理局2024年工作报告
number: 3
date: 2025-01-10
statistics:
  sessions: {value: 6, unit: 次}
achievements:
  law:
    heading: 依法行政
    items:
      learning: {heading: 法治学习, text: "专题学法{{ sessions }}。", ANSWERS}
      making: {heading: 条例立法, text: 完成条例起草工作。}
shortfalls:
  heading: 不足
  points:
    slow: {text: 监管平台还没有建成。, answers: [platform]}
plans:
  heading: 下一步打算
  items:
    next: {heading: 建成监管平台, text: 接入数据。, answers: [slow]}
"""
ALL = "answers: [study, ordinance]"
WORK_POINTS = """kind: work-points
title: 江州市应急管理局2024年工作要点
notice: null
chapters:
  law:
    heading: 依法行政
    items:
      learning:
        heading: 学法
        text: 学法{{ sessions }}。
        answers: [study]
        targets: {sessions: {what: 专题学法, bound: 不少于, number: 4, unit: 次}}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    write(tmp_path, "office.yaml", OFFICE)
    write(tmp_path, "2023/report.yaml", BEFORE)
    write(tmp_path, "2024/report.yaml", REPORT.replace("ANSWERS", ALL))
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    file = root / CITY / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def said(root: Path, answers: str = ALL, *changes: tuple[str, str]) -> list[str]:
    """The warnings on the report, its answers and other texts changed."""
    text = REPORT.replace("ANSWERS", answers)
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    write(root, "2024/report.yaml", text)
    return [str(problem) for problem in composed(Loader(Workspace(root)), Task("jiangzhou", "2024", "report")).problems]


@pytest.mark.parametrize(
    ("answers", "study", "ordinance"),
    [
        ("answers: [study, ordinance]", "完成", "完成"),
        ("answers: study", "完成", "未提及"),
        ("answers: law", "完成", "完成"),  # the plan above answers for both
        ("answers: {study: 推进中}", "推进中", "未提及"),
        ("answers: {study: 完成, ordinance: 推迟}", "完成", "推迟"),
        ("answers: {law: 推进中, study: 完成}", "完成", "推进中"),  # its own id says it more closely
    ],
)
def test_answers_say_how_far_a_plan_has_come(office, answers, study, ordinance):
    write(office, "2024/report.yaml", REPORT.replace("ANSWERS", answers))

    assert [(row.id, row.status) for row in trace_of(office).plans] == [
        ("study", study),
        ("ordinance", ordinance),
        ("platform", "推进中"),
    ]


def test_a_suggestion_is_marked_and_taken_for_nothing(office):
    write(office, "2024/report.yaml", REPORT.replace("ANSWERS", "answers: study"))

    ran = command("trace", "2024", "--workspace", str(office))

    assert ran.code == 0
    assert f"    未提及  推动条例立法  建议核对：依法行政 › 条例立法（{CITY}/2024/report.yaml:12）\n" in ran.out
    assert f"{CITY}/2024/report.yaml:7: （提示）上年计划“推动条例立法”" in ran.err


def test_the_terminal_shows_the_tables_and_the_files(office):
    write(office, "2024/work-points.yaml", WORK_POINTS)

    ran = command("trace", "2024", "--workspace", str(office))

    name = "outputs/2024/jiangzhou/江州市应急管理局2024年工作报告落实情况对照表"
    report = f"{CITY}/2024/report.yaml"
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "上年计划 3 条：完成 2 条，推进中 1 条\n"
        f"    完成    深化法治学习  依法行政 › 法治学习（{report}:11）\n"
        f"    完成    推动条例立法  依法行政 › 法治学习（{report}:11）\n"
        f"    推进中  建设监管平台  不足 › 监管平台还没有建成（{report}:16）\n"
        "本年要点 1 条：完成 1 条\n"
        f"    完成  学法  依法行政 › 法治学习（{report}:11）\n"
        "本年不足 1 条：有计划 1 条\n"
        f"    有计划  监管平台还没有建成  下一步打算 › 建成监管平台（{report}:20）\n"
        f"已生成 {name}.docx\n"
        f"已生成 {name}.xlsx\n"
    )


def test_the_first_year_has_only_shortfalls(office):
    shutil.rmtree(office / CITY / "2023")

    ran = command("trace", "2024", "--workspace", str(office))

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "上年计划：没有文件，或没有分条写\n本年要点：没有文件，或没有分条写\n本年不足 1 条：有计划 1 条\n"
    )


def test_a_year_without_a_report_is_told(office):
    (office / CITY / "2024/report.yaml").unlink()
    write(office, "2024/work-points.yaml", WORK_POINTS)

    ran = command("trace", "2024", "--workspace", str(office))

    assert (ran.code, ran.err) == (
        3,
        f"{CITY}/2024: 这一年没有报告：没有一个文件写着 kind: report [no-report]\n"
        "    → 写一个 report.yaml，写法见 docs/data-format.md；或换一个年份、机关\n",
    )


def test_the_data_have_ids_and_lines(office):
    write(office, "2024/work-points.yaml", WORK_POINTS)

    ran = command("trace", "2024", "--format", "json", "--workspace", str(office))

    (outcome,) = json.loads(ran.out)["outcomes"]
    assert outcome["plans"][0] == {
        "id": "study",
        "words": "深化法治学习",
        "file": f"{CITY}/2023/report.yaml",
        "line": 9,
        "status": "完成",
        "told": [
            {"id": "learning", "headings": ["依法行政", "法治学习"], "file": f"{CITY}/2024/report.yaml", "line": 11}
        ],
        "taken_up": [
            {"id": "learning", "headings": ["依法行政", "学法"], "file": f"{CITY}/2024/work-points.yaml", "line": 8}
        ],
        "targets": [],
        "suggested": None,
    }
    assert outcome["points"][0]["targets"] == ["专题学法不少于4次：6次"]
    assert outcome["shortfalls"][0]["status"] == "有计划"


# --- the files ------------------------------------------------------------------------------------------------------

WORD = "outputs/2024/jiangzhou/江州市应急管理局2024年工作报告落实情况对照表.docx"
EXCEL = WORD.replace(".docx", ".xlsx")


def test_both_files_hold_the_same_tables(office):
    write(office, "2024/work-points.yaml", WORK_POINTS)
    command("trace", "2024", "--workspace", str(office))

    book = openpyxl.load_workbook(office / EXCEL)
    document = docx.Document(str(office / WORD))

    sheets = [[["" if cell is None else str(cell) for cell in row] for row in sheet.values] for sheet in book]
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables] == sheets
    assert book.sheetnames == ["上年计划", "本年要点", "本年不足"]
    assert sheets[1] == [
        ["序号", "本年要点", "指标和完成数", "本年报告", "状态"],
        ["1", "学法", "专题学法不少于4次：6次", f"依法行政 › 法治学习（{CITY}/2024/report.yaml:11）", "完成"],
    ]


def test_every_table_is_as_wide_as_the_type_area():
    widths = [sum(column.width for column in table.columns) for table in laid_out(trace_of(ROOT)).printed]
    assert widths == [layout.PAGE.turned().text_width] * 3


def test_a_spreadsheet_edited_by_hand_is_kept(office):
    command("trace", "2024", "--workspace", str(office))
    book = openpyxl.load_workbook(office / EXCEL)
    book["上年计划"]["E2"] = "推迟"
    book.save(office / EXCEL)
    edited = (office / EXCEL).read_bytes()
    write(office, "2024/report.yaml", REPORT.replace("ANSWERS", "answers: {law: 推进中}"))

    ran = command("trace", "2024", "--workspace", str(office))

    assert (ran.code, ran.out) == (6, f"没有生成 {CITY}/2024/report.yaml 的落实情况对照表：1 个错误\n")
    assert f"{EXCEL}（“上年计划”表第2行）: 生成后被手工改过" in ran.err
    assert (office / EXCEL).read_bytes() == edited
    assert command("trace", "2024", "--force", "--workspace", str(office)).code == 0
    assert [file.read_bytes() for file in (office / EXCEL).parent.glob("*（手工修改 *）.xlsx")] == [edited]


def test_the_same_inputs_give_the_same_bytes(office):
    command("trace", "2024", "--workspace", str(office))
    first = [(office / name).read_bytes() for name in (WORD, EXCEL)]
    shutil.rmtree(office / "outputs")

    command("trace", "2024", "--workspace", str(office))

    assert [(office / name).read_bytes() for name in (WORD, EXCEL)] == first


# --- the rules ------------------------------------------------------------------------------------------------------


def test_a_report_that_answers_everything_has_no_warning(office):
    write(office, "2024/work-points.yaml", WORK_POINTS)

    assert said(office) == []


def test_a_plan_without_a_result_is_told(office):
    assert said(office, "answers: [study]") == [
        f"{CITY}/2024/report.yaml:7: （提示）上年计划“推动条例立法”（{CITY}/2023/report.yaml:10）在本年报告里没有结果"
        " [plan-without-result]\n"
        "    → 在说到它的条目里写 answers: [ordinance]；没有做完的写进不足，推迟的写 {ordinance: 推迟}"
    ]


@pytest.mark.parametrize("answers", ["answers: law", "answers: {study: 推迟, ordinance: 推进中}"])
def test_a_plan_that_is_answered_for_from_above_or_put_off_has_a_result(office, answers):
    assert said(office, answers) == []


def test_an_answer_of_a_work_point_is_no_result(office):
    write(office, "2024/work-points.yaml", WORK_POINTS)

    assert ["plan-without-result" in one and "深化法治学习" in one for one in said(office, "answers: [ordinance]")] == [
        True
    ]


def test_a_shortfall_without_a_plan_is_told(office):
    assert said(office, ALL, (", answers: [slow]", "")) == [
        f"{CITY}/2024/report.yaml:16: （提示）不足“监管平台还没有建成”没有对应的计划 [shortfall-without-plan]\n"
        "    → 在计划里补一条，或在针对它的一条里写 answers: [slow]"
    ]


def test_the_whole_of_the_plans_may_answer_a_shortfall(office):
    whole = ("plans:\n", "plans:\n  answers: [slow]\n")
    assert said(office, ALL, (", answers: [slow]", ""), whole) == []


@pytest.mark.parametrize(
    "plans", ["plans: 今后将努力工作。\n", "plans: {heading: 打算, text: 今后将努力工作。}\n", ""], ids=range(3)
)
def test_plans_without_ids_owe_no_answer(office, plans):
    own = REPORT[REPORT.index("plans:") :]
    assert said(office, ALL, (own, plans)) == []


@pytest.mark.parametrize(
    ("answers", "name", "remedy"),
    [
        ("answers: [study, ordinance, platfrom]", "platfrom", "是否想写“platform”？"),
        ("answers: {study: 完成, ordinance: 推迟, zzz: 完成}", "zzz", "改成上年计划、本年要点或不足的编号名，或删去"),
    ],
)
def test_an_answer_to_nothing_is_told(office, answers, name, remedy):
    assert said(office, answers) == [
        f"{CITY}/2024/report.yaml:11: （提示）answers 里的“{name}”，上年报告、本年要点和不足里都没有 [unknown-answer]\n"
        f"    → {remedy}"
    ]


def test_a_plan_that_answers_no_shortfall_is_told_also_in_the_first_year(office):
    shutil.rmtree(office / CITY / "2023")

    assert [one.split("\n")[1] for one in said(office, ALL, ("[slow]", "[slow, slaw]"))] == ["    → 是否想写“slow”？"]


def test_answers_are_not_held_against_a_report_that_cannot_be_read(office):
    write(office, "2023/report.yaml", BEFORE.replace("kind: report", "kind: report\nnonsense: 1"))

    assert [one for one in said(office, "answers: [study, gone]") if "unknown-answer" in one] == []


def test_work_points_answer_the_plans_of_the_year_before(office):
    write(office, "2024/work-points.yaml", WORK_POINTS.replace("answers: [study]", "answers: [studi]"))

    ready = composed(Loader(Workspace(office)), Task("jiangzhou", "2024", "work-points"))

    assert [str(problem) for problem in ready.problems] == [
        f"{CITY}/2024/work-points.yaml:11: （提示）answers 里的“studi”，上年报告、本年要点和不足里都没有 [unknown-answer]\n"
        "    → 是否想写“study”？"
    ]


def test_a_district_may_keep_the_answers_it_inherits(office):
    write(office, "2024/work-points.yaml", WORK_POINTS)
    (office / "inputs/east/2023").mkdir(parents=True)
    (office / "inputs/east/office.yaml").write_text("name: 东区局\ninherits: jiangzhou\n", encoding="utf-8")
    own = "kind: report\nstandalone: true\ntitle: 东区局2023年工作报告\nplans: {items: {own: {heading: 甲, text: 乙。}}}\n"
    (office / "inputs/east/2023/report.yaml").write_text(own, encoding="utf-8")

    assert composed(Loader(Workspace(office)), Task("east", "2024", "work-points")).problems == ()


@pytest.mark.parametrize(
    ("target", "value", "missed"),
    [
        ("{bound: 不少于, number: 6, unit: 次}", "6", False),
        ("{bound: 不少于, number: 7, unit: 次}", "6", True),
        ("{bound: 不低于, number: 98, unit: 次}", "97.9", True),
        ("{bound: 至少, number: 7, unit: 次}", "8", False),
        ("{bound: 达到, number: 100, unit: 次}", "99", True),
        ("{bound: 完成, number: 7, unit: 次}", "6", True),
        ("{bound: 不超过, number: 7, unit: 次}", "7", False),
        ("{bound: 不超过, number: 7, unit: 次}", "7.5", True),
        ("{number: 7, unit: 次}", "6", False),  # nothing says which way it is meant
        ("{bound: 不少于, number: 7, unit: 期}", "6", False),  # not the same thing
    ],
)
def test_a_target_is_compared_with_the_statistic_of_its_name(office, target, value, missed):
    write(office, "2024/work-points.yaml", re.sub(r"sessions: \{.*?\}", f"sessions: {target}", WORK_POINTS))

    found = said(office, ALL, ("value: 6", f"value: {value}"))

    assert ["target-missed" in one for one in found] == [True] * missed


def test_a_missed_target_is_told_with_both_numbers(office):
    write(office, "2024/work-points.yaml", WORK_POINTS.replace("number: 4", "number: 8"))

    assert said(office) == [
        f"{CITY}/2024/report.yaml:6: （提示）“sessions”是6次，没有达到要点要求的不少于8次（{CITY}/2024/work-points.yaml:12）"
        " [target-missed]\n"
        "    → 核对两处的数；确实没有达到的，在不足里说明"
    ]
    assert trace_of(office).points[0].targets == ("专题学法不少于8次：6次，没有达到",)


# --- values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a", {"a": None}),
        (["a", "b"], {"a": None, "b": None}),
        ({"a": "推迟", "b": "完成"}, {"a": "推迟", "b": "完成"}),
        ([], {}),
    ],
)
def test_answers_are_ids_or_ids_with_a_status(written, read):
    assert Entry.model_validate({"answers": written}).answers == read


def test_a_status_nobody_knows_is_told():
    with pytest.raises(InputError) as caught:
        reading.read(Entry, {"answers": {"a": "做完了"}}, lambda _: Location("report.yaml", 5))

    assert str(caught.value) == (
        "report.yaml:5: “做完了”不在可选的范围内 [unknown-choice]\n    → 改成其中之一：完成、推进中、推迟"
    )


@given(st.lists(st.sampled_from(["完成", "推进中", "推迟"]), max_size=5))
def test_the_status_of_a_promise_is_the_least_told_of_it_in_any_order(told):
    found = {status(Answer((), one) for one in order) for order in itertools.permutations(told)}

    least = next((one for one in ("推迟", "推进中", "完成") if one in told), None)
    assert found == {least}


CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=20)


@given(st.lists(CHINESE, min_size=1, max_size=8, unique=True))
def test_a_text_is_most_like_the_first_that_has_all_its_words(texts):
    likeness = Likeness({(str(number),): text for number, text in enumerate(texts)})

    for text in texts:
        found = likeness.likest(text)
        assert found is not None
        assert {*itertools.pairwise(texts[int(found[0])])} == {*itertools.pairwise(text)}


@given(CHINESE)
def test_nothing_is_suggested_where_no_two_characters_are_shared(text):
    other = "".join(chr(0x4E00 + (ord(character) - 0x4E00 + 7) % 20000) for character in text)
    shared = {*itertools.pairwise(text)} & {*itertools.pairwise(other)}

    assert shared or Likeness({("a",): text}).likest(other) is None


def test_an_empty_report_suggests_nothing():
    assert Likeness({}).likest("推动条例立法") is None


def test_a_table_without_rows_is_left_out_and_the_plans_stand_for_none():
    day = date(2025, 1, 10)
    names = [table.name for table in laid_out(Trace("报告", "局", day, (), (), ())).sheets]
    assert names == ["上年计划"]
