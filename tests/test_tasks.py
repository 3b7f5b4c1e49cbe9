"""The table of tasks: which entries are tasks, who has how many, and what the two files say."""

import io
import json
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest
from docx.oxml.ns import qn

from reportgen import cli, package, pdf
from reportgen.breakdown import Breakdown, broken_down
from reportgen.breakdown.layout import laid_out
from reportgen.breakdown.making import Made, make
from reportgen.build import Task, composed, tasks
from reportgen.load import Loader
from reportgen.tables import sheets, word
from reportgen.verify import cells, text
from reportgen.workspace import Workspace

OFFICE = """name: 江州市临江区应急管理局
file_code: 临应急
departments: {legal: 法制科, office: 办公室, relief: 减灾救灾科, disaster: 减灾救灾科, squad: 执法大队, party: 机关党委, all: 局各科室}
terms: {lead: 牵头科室, responsible: 责任科室}
"""
POINTS = """kind: work-points
title: 江州市临江区应急管理局2024年法治建设工作要点
date: 2024-03-22
to: 局各科室
chapters:
  law:
    heading: 加强组织领导
    items:
      study:
        heading: 系统学习
        text: 专题学习{{ sessions }}，开展{{ hearings }}旁听庭审。
        targets:
          sessions: {what: 专题学习, bound: 不少于, number: 4, unit: 次, deadline: 2024-12-31}
          hearings: {number: 1, unit: 次, deadline: 年底前}
        lead: [legal, office]
        responsible: [[all], [squad, legal]]
      relief-work: {heading: 防灾减灾, text: 做好救助。, lead: [relief, disaster], responsible: [disaster, squad]}
      duties: {heading: 依法履职, text: 落实责任。, responsible: [squad, all]}
  duty:
    heading: 规范执法
    items:
      precise: {heading: 精准执法, text: 分类执法。}
      permits:
        heading: 优化许可
        text: 简化手续。
        responsible: [legal]
        points:
          online: {text: 网上办理。, lead: [office], responsible: [legal]}
          paper: {text: "减少材料{{ papers }}。", targets: {papers: {what: 减少材料, number: 10, unit: "%", deadline: 2024-06-30}}}
        items: {one: {heading: 一窗受理}, two: {heading: 限时办结}}
  summing-up: {heading: 总结提高, text: 及时总结经验。年底上报。, lead: [office]}
"""
FILE = "inputs/linjiang/2024/work-points.yaml"
TASK = Task("linjiang", "2024", "work-points")
WORD = "outputs/2024/linjiang/江州市临江区应急管理局2024年法治建设工作要点任务分解表.docx"
EXCEL = WORD.replace(".docx", ".xlsx")


@pytest.fixture
def root(workspace, monkeypatch) -> Path:
    place = workspace({"inputs/linjiang/office.yaml": OFFICE, FILE: POINTS})
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs a command; its exit code and what it printed on each stream."""

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["reportgen", *arguments])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        printed = capsys.readouterr()
        return int(caught.value.code or 0), printed.out, printed.err

    return command


def table(root: Path, points: str | None = None, office: str | None = None) -> Breakdown:
    for name, content in ((FILE, points), ("inputs/linjiang/office.yaml", office)):
        if content is not None:
            (root / name).write_text(content, encoding="utf-8")
    loaded = composed(Loader(Workspace(root)), TASK).loaded
    return broken_down(loaded.document, loaded.office, loaded.base)


def made(root: Path, *, force: bool = False) -> Made:
    return make(Loader(Workspace(root)), TASK, force=force)


def chapter(text: str) -> str:
    """Work points of one chapter, of which `text` is the rest."""
    return f"kind: work-points\ntitle: 要点\nnotice: null\nchapters:\n  one:\n    heading: 第一章\n    {text}\n"


# --- the rows -------------------------------------------------------------------------------------------------------


def test_every_task_is_a_row_in_the_order_printed(root):
    assert [row.cells() for row in table(root).rows] == [
        (
            *("1", "加强组织领导", "系统学习", "专题学习不少于4次（2024年12月31日）\n开展1次旁听庭审（年底前）"),
            *("法制科、办公室", "局各科室，执法大队", "2024年12月31日\n年底前"),
        ),
        ("2", "加强组织领导", "防灾减灾", "", "减灾救灾科", "执法大队", ""),
        ("3", "加强组织领导", "依法履职", "", "", "执法大队、局各科室", ""),
        ("4", "规范执法", "精准执法", "", "", "", ""),
        ("5", "规范执法", "优化许可", "减少材料10%", "", "法制科", "2024年6月30日"),
        ("6", "规范执法", "网上办理", "", "办公室", "法制科", ""),
        ("7", "总结提高", "及时总结经验", "", "办公室", "", ""),
    ]


def test_the_totals_of_each_department_are_those_counted_by_hand(root):
    """法制科 leads 1, answers for 5 and 6; 办公室 leads 1, 6, 7; 减灾救灾科, two roles, leads 2 once."""
    breakdown = table(root)

    assert {department: breakdown.shares(department) for department in breakdown.departments} == {
        "法制科": (1, 2),
        "办公室": (3, 0),
        "减灾救灾科": (1, 0),
        "执法大队": (0, 3),
        "机关党委": (0, 0),
        "局各科室": (0, 2),
    }
    assert breakdown.idle() == ("机关党委",)
    assert [row.number for row in breakdown.without_lead()] == [3, 5]
    assert [row.number for row in breakdown.without_units()] == [4]


@pytest.mark.parametrize(
    ("rest", "rows"),
    [
        ("items: {a: {heading: 甲}, b: {heading: 乙}}", ["甲", "乙"]),
        ("items: {a: {heading: 甲, items: {b: {heading: 乙}, c: {heading: 丙}}}}", ["乙", "丙"]),
        ("items: {a: {heading: 甲, lead: [legal], items: {b: {heading: 乙}, c: {heading: 丙}}}}", ["甲"]),
        ("items: {a: {heading: 甲, lead: [legal], items: {b: {heading: 乙, lead: [squad]}}}}", ["甲", "乙"]),
        ("items: {a: {heading: 甲, points: {b: {text: 乙。}, c: {text: 丙。}}}}", ["甲"]),
        ("items: {a: {heading: 甲, points: {b: {text: 乙。, lead: [legal]}}}}", ["甲", "乙"]),
        ("items: {a: {text: 没有标题的一条。还有一句。}}", ["没有标题的一条"]),
        ("items: {a: {text: 接着写的一段。, numbered: false}, b: {heading: 乙}}", ["乙"]),
        ("text: 只有正文。", ["只有正文"]),
        ("lead: [legal]\n    items: {a: {heading: 甲}}", ["第一章"]),
    ],
)
def test_what_is_a_task(root, rest, rows):
    assert [row.task for row in table(root, chapter(rest)).rows] == rows


def test_a_target_above_the_lowest_items_keeps_a_row(root):
    stated = "items: {a: {heading: 甲, targets: {n: {what: 检查, number: 3, unit: 次}}, items: {b: {heading: 乙}}}}"

    assert [(row.task, row.targets) for row in table(root, chapter(stated)).rows] == [("甲", ("检查3次",)), ("乙", ())]


def test_the_same_deadline_of_several_targets_is_told_once(root):
    of = "{what: 检查, number: 3, unit: 次, deadline: 年底前}"
    (row,) = table(root, chapter(f"items: {{a: {{heading: 甲, targets: {{n: {of}, m: {of}}}}}}}")).rows

    assert (row.targets, row.deadlines) == (("检查3次",), ("年底前",))


def test_units_the_office_lacks_answer_for_nothing(root):
    office = OFFICE.replace("squad: 执法大队, ", "") + "inherits: city\n"
    (root / "inputs/city").mkdir()
    (root / "inputs/city/office.yaml").write_text("name: 市局\ndepartments: {squad: 支队}\n", encoding="utf-8")
    office = office.replace("departments: {", "departments: {squad: null, ")
    stated = "items: {a: {heading: 甲, lead: [squad], items: {b: {heading: 乙}}}}"

    assert [row.task for row in table(root, chapter(stated), office).rows] == ["乙"]


# --- the Word file --------------------------------------------------------------------------------------------------


def forty(root: Path) -> Breakdown:
    items = "".join(
        f"      p{n}: {{heading: 落实第{n}项重点任务, text: 抓好落实。, lead: [legal], responsible: [all, squad]}}\n"
        for n in range(1, 41)
    )
    return table(root, chapter(f"items:\n{items}".rstrip()))


def test_the_word_file_says_what_the_table_says(root):
    breakdown = table(root)
    parts = word.parts(laid_out(breakdown))
    rows = [line for row in (breakdown.headings, *(row.cells() for row in breakdown.rows)) for line in row]

    assert text.paragraphs(parts) == [
        "江州市临江区应急管理局2024年法治建设工作要点任务分解表",
        *"\n".join(rows).split("\n"),
        "",
    ]


def test_a_title_too_long_for_the_wide_page_is_broken_into_lines(root):
    long = table(root, POINTS.replace("2024年法治建设工作要点", "关于深入推进安全生产治本攻坚三年行动的2024年工作要点"))

    assert len(word._title(laid_out(table(root, POINTS)))) == 1
    assert word._title(laid_out(long)) == [
        "江州市临江区应急管理局",
        "关于深入推进安全生产治本攻坚三年行动的",
        "2024年工作要点任务分解表",
    ]


def test_the_header_is_repeated_and_no_row_is_broken(root):
    document = docx.Document(io.BytesIO(package.write(word.parts(laid_out(forty(root))))))
    (printed,) = document.tables
    marks = [{child.tag for child in row._tr.trPr} for row in printed.rows]

    assert marks == [{qn("w:cantSplit"), qn("w:tblHeader")}] + 40 * [{qn("w:cantSplit")}]
    assert [cell.text for cell in printed.rows[0].cells] == [*forty(root).headings]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice) to print the table")
def test_forty_tasks_are_printed_on_several_pages_each_under_the_header(root):
    printed = pdf.convert(package.write(word.parts(laid_out(forty(root)))), "table.docx")
    with pdfplumber.open(io.BytesIO(printed)) as paper:
        pages = [page.extract_text().splitlines() for page in paper.pages]
    numbers = [line.split()[0] for page in pages for line in page if line[0].isdecimal()]

    assert len(pages) > 2
    assert all("序号" in "".join(page[:2]) for page in pages)
    assert [page[-1].replace(" ", "") for page in pages] == [f"—{number}—" for number in range(1, len(pages) + 1)]
    assert numbers == [str(number) for number in range(1, 41)]


def test_the_page_is_that_of_the_standard_turned(root):
    (section,) = docx.Document(io.BytesIO(package.write(word.parts(laid_out(table(root)))))).sections
    millimetres = [round(length.mm) for length in (section.page_width, section.page_height)]
    margins = [section.top_margin, section.right_margin, section.bottom_margin, section.left_margin]

    assert millimetres == [297, 210]
    assert [round(margin.mm) for margin in margins] == [28, 37, 26, 35]
    assert sum(column.width for column in laid_out(table(root)).printed[0].columns) == word._PAGE.text_width


@pytest.mark.parametrize(
    ("style", "face", "points"),
    [("公文标题（首行）", "方正小标宋简体", 22), ("表头", "黑体", 12), ("表格文字", "仿宋_GB2312", 12)],
)
def test_the_faces_are_those_of_official_documents(root, style, face, points):
    styles = docx.Document(io.BytesIO(package.write(word.parts(laid_out(table(root)))))).styles

    assert styles[style].element.rPr.rFonts.get(qn("w:eastAsia")) == face
    assert styles[style].font.size.pt == points


# --- the spreadsheet ------------------------------------------------------------------------------------------------


def book(root: Path, breakdown: Breakdown | None = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(package.write(sheets.parts(laid_out(breakdown or table(root))))))


def test_each_department_has_a_sheet_with_what_falls_to_it(root):
    found = book(root)

    assert found.sheetnames == ["全部", "法制科", "办公室", "减灾救灾科", "执法大队", "局各科室", "统计"]
    assert [(row[0], row[2], row[7]) for row in found["法制科"].iter_rows(values_only=True)] == [
        ("序号", "重点任务", "分工"),
        (1, "系统学习", "牵头"),
        (5, "优化许可", "责任"),
        (6, "网上办理", "责任"),
    ]
    assert [*found["统计"].iter_rows(values_only=True)] == [
        ("内设机构", "牵头", "责任", "合计"),
        ("法制科", 1, 2, 3),
        ("办公室", 3, 0, 3),
        ("减灾救灾科", 1, 0, 1),
        ("执法大队", 0, 3, 3),
        ("机关党委", 0, 0, 0),
        ("局各科室", 0, 2, 2),
        ("合计", 5, 7, 12),
    ]


def test_the_sheet_of_all_can_be_filtered_and_printed(root):
    every = book(root)["全部"]

    assert (every.freeze_panes, every.auto_filter.ref, every.print_title_rows) == ("A2", "A1:G8", "$1:$1")
    assert (every.page_setup.orientation, every.page_setup.fitToWidth, every.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert every["D2"].alignment.wrap_text
    assert every.oddHeader.center.text == "江州市临江区应急管理局2024年法治建设工作要点任务分解表"


@pytest.mark.parametrize("heading", ["=1+1", "+加强", "-减少", "@全体"])
def test_a_text_that_begins_like_a_formula_stays_a_text(root, heading):
    cell = book(root, table(root, POINTS.replace("heading: 系统学习", f'heading: "{heading}"')))["全部"]["C2"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (heading, "s", True)


@pytest.mark.parametrize(
    ("names", "given"),
    [
        (["长" * 32, "长" * 33], ["长" * 31, "长" * 28 + "（2）"]),
        (["办公室[党委]", "科:室*/?\\"], ["办公室_党委_", "科_室____"]),
        (["全部", "统计", "History"], ["全部（2）", "统计（2）", "History（2）"]),
        (["甲/乙", "甲:乙"], ["甲_乙", "甲_乙（2）"]),
        (["'"], ["_"]),
    ],
)
def test_the_names_of_the_sheets_are_such_as_excel_takes(names, given):
    found = sheets.sheet_names(names, taken=("全部", "统计"))

    assert found == given
    assert all(len(name) <= 31 for name in found)


# --- the files ------------------------------------------------------------------------------------------------------


def test_the_same_inputs_give_the_same_bytes(root, monkeypatch):
    made(root)
    first = [(root / name).read_bytes() for name in (WORD, EXCEL)]
    for name in (WORD, EXCEL):
        (root / name).unlink()
    later = time.time() + 4000
    monkeypatch.setattr(time, "time", lambda: later)

    assert made(root).exit_code == 0
    assert [(root / name).read_bytes() for name in (WORD, EXCEL)] == first
    assert {entry.date_time[0] for data in first for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {1980}
    for data in first:
        assert b"2024-03-22T00:00:00Z" in package.unpacked(data)["docProps/core.xml"]


def test_what_has_not_changed_is_not_written_again(root):
    assert [file.unchanged for file in made(root).files] == [False, False]
    assert [file.unchanged for file in made(root).files] == [True, True]


def test_changed_inputs_replace_both_files(root):
    made(root)
    (root / FILE).write_text(POINTS.replace("heading: 精准执法", "heading: 分类执法"), encoding="utf-8")

    again = made(root)

    assert ([file.unchanged for file in again.files], again.exit_code) == ([False, False], 0)
    assert {*(root / "outputs/2024/linjiang").iterdir()} == {root / WORD, root / EXCEL}


def edit_excel(root: Path, value: str) -> None:
    found = openpyxl.load_workbook(root / EXCEL)
    found["全部"]["C3"] = value
    found.save(root / EXCEL)


def edit_word(root: Path, value: str) -> None:
    document = docx.Document(str(root / WORD))
    document.tables[0].cell(2, 2).paragraphs[0].runs[0].text = value
    document.save(str(root / WORD))


def test_a_spreadsheet_edited_by_hand_is_refused_with_the_row(root, run):
    made(root)
    edit_excel(root, "防汛抗旱")
    edited = (root / EXCEL).read_bytes()
    (root / FILE).write_text(POINTS.replace("heading: 精准执法", "heading: 分类执法"), encoding="utf-8")
    before = (root / WORD).read_bytes()

    code, out, err = run("tasks", "2024")

    assert (code, out) == (6, f"没有生成 {FILE} 的任务分解表：1 个错误\n")
    assert err == (
        f"{EXCEL}（“全部”表第3行）: 生成后被手工改过，现为“2　加强组织领导　防汛抗旱　减灾救灾科　执法大队” [edited-by-hand]\n"
        "    → 把改动写回 YAML；或用 --force 重新生成（改过的文件会改名留在旁边）\n"
    )
    assert ((root / EXCEL).read_bytes(), (root / WORD).read_bytes()) == (edited, before)


def test_a_word_file_edited_by_hand_is_refused(root, run):
    made(root)
    edit_word(root, "防汛抗旱")

    code, _, err = run("tasks", "2024")

    assert code == 6
    assert "生成后被手工改过，现为“防汛抗旱” [edited-by-hand]" in err


def test_force_keeps_what_was_edited_beside(root, run):
    made(root)
    edit_excel(root, "防汛抗旱")
    edit_word(root, "防汛抗旱")
    edited = {name[-5:]: (root / name).read_bytes() for name in (WORD, EXCEL)}

    code, out, _ = run("tasks", "2024", "--force")

    kept = {file.suffix: file.read_bytes() for file in (root / "outputs/2024/linjiang").glob("*（手工修改 *）.*")}
    assert (code, kept) == (0, edited)
    assert out.count("（原来的文件留作 ") == 2


def test_a_spreadsheet_that_was_only_saved_again_is_kept_beside_and_replaced(root):
    made(root)
    openpyxl.load_workbook(root / EXCEL).save(root / EXCEL)

    again = made(root)

    assert (again.exit_code, [bool(file.kept) for file in again.files]) == (0, [False, True])


@pytest.mark.parametrize("content", [b"", b"no spreadsheet", package.write({"x": b"y"})])
def test_a_spreadsheet_of_other_make_is_not_overwritten(root, content):
    (root / EXCEL).parent.mkdir(parents=True)
    (root / EXCEL).write_bytes(content)

    outcome = made(root)

    assert ([problem.rule for problem in outcome.problems], outcome.exit_code) == (["not-ours"], 6)
    assert not (root / WORD).exists()
    assert made(root, force=True).exit_code == 0


def test_a_row_taken_out_of_the_spreadsheet_is_told(root):
    made(root)
    found = openpyxl.load_workbook(root / EXCEL)
    found["统计"].delete_rows(8)
    found.save(root / EXCEL)

    (problem,) = made(root).problems
    assert (problem.where.place, problem.message) == ("末尾", "生成后有行被手工删去")


def test_a_formula_someone_wrote_counts_as_an_edit(root):
    made(root)
    edit_excel(root, "=1+1")

    (problem,) = made(root).problems
    assert "现为“2　加强组织领导　=1+1　" in problem.message


def test_the_rows_of_a_spreadsheet_are_read_back(root):
    rows = cells.rows(sheets.parts(laid_out(table(root))))

    assert rows[0] == ("“全部”表第1行", ("序号", "章", "重点任务", "指标", "牵头科室", "责任科室", "时限"))
    assert rows[-1] == ("“统计”表第8行", ("合计", "5", "7", "12"))


def test_a_spreadsheet_that_is_open_is_not_replaced(root, run):
    made(root)
    (root / EXCEL).with_name(f"~${Path(EXCEL).name}").touch()
    (root / FILE).write_text(POINTS.replace("heading: 精准执法", "heading: 分类执法"), encoding="utf-8")

    code, _, err = run("tasks", "2024")

    assert code == 6
    assert err.startswith(f"{EXCEL}: 文件正在 Excel 或 WPS 中打开（~${Path(EXCEL).name}） [open-elsewhere]\n")


SHARED = """<sst xmlns="m"><si><t>法制科</t></si><si><r><t>办公</t></r><r><t xml:space="preserve">室 </t></r>
<rPh sb="0" eb="1"><t>bàn</t></rPh></si></sst>"""
ROWS = """<worksheet xmlns="m"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
<row r="2"><c r="A2"/></row><row r="4"><c r="A4"><v>3</v></c><c r="B4"><f>SUM(A1)</f><v>3</v></c></row></sheetData></worksheet>"""


def test_a_spreadsheet_is_read_as_excel_saves_it():
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    arrows = (
        f'<Relationship Id="a" Type="{relations}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
        f'<Relationship Id="b" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>'
    )
    book = f'<workbook xmlns="m" xmlns:r="{relations}"><sheets><sheet name="全部" r:id="a"/></sheets></workbook>'
    parts = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f"<Relationships>{arrows}</Relationships>",
        "xl/sharedStrings.xml": SHARED,
        "xl/worksheets/sheet1.xml": ROWS,
    }

    assert cells.rows({name: part.encode() for name, part in parts.items()}) == [
        ("“全部”表第1行", ("法制科", "办公室")),
        ("“全部”表第4行", ("3", "=SUM(A1)")),
    ]


# --- the command ----------------------------------------------------------------------------------------------------


def test_the_command_sums_up_who_does_what(root, run):
    assert run("tasks", "2024") == (
        0,
        f"已生成 {WORD}\n"
        f"已生成 {EXCEL}\n"
        "    任务 7 条，写明单位的 6 条，有牵头的 4 条\n"
        "    法制科：牵头 1 条，责任 2 条\n"
        "    办公室：牵头 3 条，责任 0 条\n"
        "    减灾救灾科：牵头 1 条，责任 0 条\n"
        "    执法大队：牵头 0 条，责任 3 条\n"
        "    局各科室：牵头 0 条，责任 2 条\n"
        "    没有牵头的：3.依法履职；5.优化许可\n"
        "    没有写明单位的：4.精准执法\n"
        "    没有点到名的内设机构：机关党委\n",
        "",
    )


def test_the_command_gives_the_table_to_other_programs(root, run):
    code, out, _ = run("tasks", "2024", "--format", "json")
    (outcome,) = json.loads(out)["outcomes"]

    assert code == 0
    assert [file["name"] for file in outcome["files"]] == [WORD, EXCEL]
    assert (outcome["rows"], outcome["clauses"], outcome["led"]) == (7, 6, 4)
    assert outcome["departments"][0] == {"name": "法制科", "lead": 1, "responsible": 2}
    assert (outcome["without_lead"], outcome["without_units"], outcome["idle"]) == ([3, 5], [4], ["机关党委"])
    assert outcome["tasks"][1]["lead"] == "减灾救灾科"


def test_a_target_that_only_the_table_prints_is_no_warning(root):
    (root / FILE).write_text(POINTS.replace("减少材料{{ papers }}。", "减少材料。"), encoding="utf-8")

    outcome = made(root)

    assert outcome.problems == ()
    assert outcome.table.rows[4].targets == ("减少材料10%",)


def test_a_year_without_work_points_is_told(root, run):
    (root / FILE).rename(root / "inputs/linjiang/2024/report.yaml")
    (root / "inputs/linjiang/2024/report.yaml").write_text("kind: report\ntitle: 报告\n", encoding="utf-8")

    assert run("tasks", "2024") == (
        3,
        "",
        "inputs/linjiang/2024: 这一年没有工作要点：没有一个文件写着 kind: work-points [no-work-points]\n"
        "    → 写一个 work-points.yaml，写法见 docs/data-format.md；或换一个年份、机关\n",
    )


def test_documents_of_another_kind_are_passed_over(root):
    (root / "inputs/linjiang/2024/report.yaml").write_text("kind: report\nnonsense: 1\n", encoding="utf-8")
    loader = Loader(Workspace(root))

    assert tasks(loader, "2024", [], None, every=False, kind="work-points") == [TASK]
    assert tasks(loader, "2024", [], None, every=False, kind="report") == [TASK._replace(document="report")]


def test_the_fault_of_the_work_points_above_is_told_to_a_district(root, run):
    (root / "inputs/east/2024").mkdir(parents=True)
    (root / "inputs/east/office.yaml").write_text("name: 东区局\ninherits: linjiang\n", encoding="utf-8")
    (root / "inputs/east/2024/work-points.yaml").write_text("title: 东区局2024年工作要点\n", encoding="utf-8")
    (root / FILE).write_text("kind： work-points\n", encoding="utf-8")

    code, _, err = run("tasks", "2024", "--office", "east")

    assert (code, err.split(":")[0]) == (3, FILE)


def test_a_department_nobody_knows_is_told(root, run):
    (root / FILE).write_text(POINTS.replace("lead: [relief, disaster]", "lead: [releif]"), encoding="utf-8")

    code, _, err = run("tasks", "2024")

    assert code == 3
    assert "没有“releif”这个内设机构 [unknown-department]" in err
    assert not (root / "outputs").exists()


def test_one_offices_mistake_does_not_stop_the_others(root, run):
    for office, points in (("east", "kind: work-points\ntitel: x\n"), ("west", None)):
        folder = root / "inputs" / office
        folder.mkdir()
        own = f"name: 江州市{office}区应急管理局\n" + ("inherits: linjiang\n" if points is None else "")
        (folder / "office.yaml").write_text(own, encoding="utf-8")
        if points:
            (folder / "2024").mkdir()
            (folder / "2024/work-points.yaml").write_text(points, encoding="utf-8")

    code, out, err = run("tasks", "2024", "--all")

    assert code == 3
    assert "inputs/east/2024/work-points.yaml:2: 不认识的键“titel” [unknown-key]" in err
    assert out.splitlines()[0] == "没有生成 inputs/east/2024/work-points.yaml 的任务分解表：2 个错误"
    assert "已生成 outputs/2024/west/江州市west区应急管理局2024年法治建设工作要点任务分解表.xlsx" in out
    assert out.splitlines()[-1] == "共 3 个文件，成功 2 个，失败 1 个"


def test_no_other_command_loads_the_library_of_spreadsheets():
    script = "import sys, reportgen.cli, reportgen.build, reportgen.outputs; print('openpyxl' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
