"""The evidence of a document: every number in it, where it comes from, and how it was computed."""

import io
import json
import re
import shutil
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import cli, figures, package, prose
from reportgen.build import Task, build, composed
from reportgen.evidence import Evidence, Row, rows_of
from reportgen.evidence.layout import laid_out
from reportgen.evidence.making import evidence_of, make
from reportgen.evidence.origins import Origins
from reportgen.load import Loader
from reportgen.model.report import Report
from reportgen.model.statistics import Statistic
from reportgen.passages import Passage, Source, Words
from reportgen.problems import Location
from reportgen.tables import word
from reportgen.verify import text
from reportgen.workspace import Workspace

REPOSITORY = Path(__file__).parent.parent
OFFICE = "name: 江州市应急管理局\nfile_code: 江应急\n"
BEFORE = """kind: report
title: 江州市应急管理局2023年工作报告
statistics:
  deaths: {label: 死亡人数, value: 56, unit: 人}
"""
REPORT = """kind: report
title: 江州市应急管理局2024年工作报告
number: 3
date: 2025-01-10
statistics:
  accidents: {label: 生产安全事故, value: 71, unit: 起, last_year: 80, source: 调查评估处}
  deaths: {label: 死亡人数, value: 50, unit: 人, source: 调查评估处}
  trained:
    label: 三项岗位人员考核
    value: 124036
    unit: 人
    source: 培训中心
    parts:
      special: {label: 特种作业人员, value: 110523}
      managers: 13513
  tasks: {label: 重点任务, value: 34, unit: 项, as_of: 2024-12-16}
  rate: {label: 合格率, value: 98.5, unit: "%", last_year: 96.2}
opening: |
  全年发生{{ accidents|labelled }}、死亡{{ deaths }}，分别比上年{{ change(accidents, deaths) }}。
  考核{{ trained|wan }}，特种作业人员{{ trained.special }}，占{{ share(trained.special, trained) }}；合格率{{ change(rate) }}。
  截至{{ as_of(tasks) }}，{{ tasks|chinese }}全部完成，事故比上年{{ difference(accidents) }}，上年为{{ last_year(accidents) }}。
  依据《条例（2020修订）》第12条，召开会议5次，印发通知三十份，每季度一次。
"""
FILE = "inputs/jiangzhou/2024/report.yaml"
TASK = Task("jiangzhou", "2024", "report")
WORD = "outputs/2024/jiangzhou/江州市应急管理局2024年工作报告数据底稿.docx"
EXCEL = WORD.replace(".docx", ".xlsx")


@pytest.fixture
def root(workspace, monkeypatch) -> Path:
    place = workspace(
        {"inputs/jiangzhou/office.yaml": OFFICE, "inputs/jiangzhou/2023/report.yaml": BEFORE, FILE: REPORT}
    )
    standard = (REPOSITORY / "templates/base/report.docx").read_bytes()
    (place / "templates/base").mkdir()
    (place / "templates/base/report.docx").write_bytes(standard)
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


def evidence(root: Path, task: Task = TASK) -> Evidence:
    loader = Loader(Workspace(root))
    return evidence_of(loader, task, composed(loader, task))


def with_opening(root: Path, opening: str) -> Evidence:
    stated = REPORT[: REPORT.index("opening:")]
    (root / FILE).write_text(f"{stated}opening: |\n  {opening}\n", encoding="utf-8")
    return evidence(root)


def line(words: str, file: str = REPORT) -> int:
    """The line of the report that has these words."""
    (found,) = [number for number, text in enumerate(file.splitlines(), start=1) if words in text]
    return found


def summed_up(row: Row) -> tuple[str, ...]:
    values = "；".join(f"{one.value}{one.unit} {one.period}" for one in row.stated)
    return (row.words, values, row.how)


# --- where a number comes from --------------------------------------------------------------------------------------


def test_every_number_from_a_statistic_is_told_with_how_it_was_computed(root):
    assert [summed_up(row) for row in evidence(root).sourced()] == [
        ("71起", "71起 本年", "照写"),
        ("50人", "50人 本年", "照写"),
        ("11.3%", "71起 本年；80起 上年", "（80－71）÷80，四舍五入"),
        ("10.7%", "50人 本年；56人 上年", "（56－50）÷56，四舍五入"),
        ("12.4万人", "124036人 本年", "124036÷10000，四舍五入"),
        ("110523人", "110523人 本年", "照写"),
        ("89.1%", "110523人 本年；124036人 本年", "110523÷124036，四舍五入"),
        ("增加2.3个百分点", "98.5% 本年；96.2% 上年", "98.5－96.2"),
        ("三十四项", "34项 截至2024年12月16日", "照写，用汉字数字"),
        ("减少9起", "71起 本年；80起 上年", "80－71"),
        ("80起", "80起 上年", "照写上年数"),
    ]


def test_a_value_is_told_with_its_label_its_source_and_its_line(root):
    deaths = evidence(root).sourced()[3]

    assert [(one.name, one.label, one.source, str(one.where)) for one in deaths.stated] == [
        ("deaths", "死亡人数", "调查评估处", f"{FILE}:{line('deaths: {')}"),
        ("deaths", "死亡人数", "调查评估处", f"inputs/jiangzhou/2023/report.yaml:{line('deaths: {', BEFORE)}"),
    ]
    assert deaths.sentence == "全年发生生产安全事故71起、死亡50人，分别比上年下降11.3%和10.7%。"
    assert str(deaths.where) == f"{FILE}:{line('全年发生')}"


def test_the_source_of_a_part_is_that_of_the_whole(root):
    (part,) = evidence(root).sourced()[5].stated

    assert (part.label, part.source, part.where.line) == ("特种作业人员", "培训中心", line("special: {"))


def test_numbers_without_a_source_stand_apart_from_those_that_need_none(root):
    found = evidence(root)

    assert [(row.words, row.where.line) for row in found.unsourced()] == [
        ("5次", line("召开会议5次")),
        ("三十份", line("召开会议5次")),
    ]
    assert [(row.words, row.kind) for row in found.others()] == [
        ("〔2025〕3号", "文号"),
        ("2024年", "日期"),
        ("12月16日", "日期"),
        ("2020", "名称"),
        ("第12条", "条款、编号"),
        ("一次", "汉字数字"),
        ("2025年1月10日", "日期"),
    ]


def test_the_day_a_figure_was_counted_to_is_a_date_with_its_statistic(root):
    (day,) = [row for row in evidence(root).others() if row.words == "12月16日"]

    assert (day.stated[0].name, day.how) == ("tasks", "照写截止日期")


@pytest.mark.parametrize(
    ("opening", "rows"),
    [
        ("事故{{ accidents|value }}起", [("71", "71起 本年", "照写")]),
        ("事故{{ change(accidents) }}", [("下降11.3%", "71起 本年；80起 上年", "（80－71）÷80，四舍五入")]),
        ("幅度{{ rate(accidents) }}", [("11.3%", "71起 本年；80起 上年", "（80－71）÷80，四舍五入")]),
        ("{{ change(half, rate) }}", [("50.0%", "40起 本年；80起 上年", "（80－40）÷80")]),
        ("{{ change(same, accidents) }}", [("11.3%", "71起 本年；80起 上年", "（80－71）÷80，四舍五入")]),
        ("共{{ even|wan }}", [("2万人", "20000人 本年", "20000÷10000")]),
        ("共{{ trained|wan(1) }}", [("12.4万人", "124036人 本年", "124036÷10000，四舍五入")]),
        ("共{{ trained|wan(4) }}", [("12.4036万人", "124036人 本年", "124036÷10000")]),
        ("{{ hotline|labelled }}", [("40件", "40件 本年", "照写")]),
        ("{{ hotline|label }}", []),
        ("{{ office }}和{{ '17' }}", []),
        ("{{ few|chinese }}", [("五级", "5级 本年", "照写，用汉字数字")]),
        ("{{ about }}、{{ over }}", [("近300人", "300人 本年", "照写"), ("200余件", "200件 本年", "照写")]),
        ("{{ share(same, same) }}", [("100%", "80起 本年；80起 本年", "80÷80")]),
    ],
)
def test_each_way_to_word_a_figure(root, opening, rows):
    more = """  half: {value: 40, unit: 起, last_year: 80}
  same: {value: 80, unit: 起, last_year: 80}
  even: {value: 20000, unit: 人}
  few: {value: 5, unit: 级}
  about: {value: 300, unit: 人, approx: 近}
  over: {value: 200, unit: 件, approx: 余}
  hotline: {label: 12345热线, value: 40, unit: 件}
"""
    stated = REPORT.replace("  rate: {label: 合格率, value: 98.5", f"{more}  rate: {{label: 合格率, value: 96.2")
    (root / FILE).write_text(f"{stated[: stated.index('opening:')]}opening: |\n  {opening}\n", encoding="utf-8")

    assert [summed_up(row) for row in evidence(root).sourced()] == rows


def test_a_number_in_a_label_is_no_figure(root):
    stated = REPORT.replace("label: 生产安全事故", "label: 3类事故")
    (root / FILE).write_text(stated, encoding="utf-8")

    assert [(row.words, row.kind) for row in evidence(root).rows if row.sentence.startswith("全年发生")][:2] == [
        ("3类", "没有来源"),
        ("71起", "有来源"),
    ]


def test_the_envelope_and_the_attachments_are_read_too(root):
    own = """copy_number: "000012"
secrecy: 机密★1年
to: 12个部门
attachments:
  cases: {title: 2024年案例, text: 共8件。}
  list: {title: 名单9人}
note: 联系电话：0571-12345678
"""
    (root / FILE).write_text(REPORT[: REPORT.index("opening:")] + own, encoding="utf-8")

    assert [(row.words, row.kind) for row in evidence(root).rows] == [
        ("000012", "份号"),
        ("1年", "保密期限"),
        ("〔2025〕3号", "文号"),
        ("2024年", "日期"),
        ("12个", "没有来源"),
        ("1.", "序号"),
        ("2024年", "日期"),
        ("2.", "序号"),
        ("9人", "没有来源"),
        ("2025年1月10日", "日期"),
        ("0571-12345678", "名称"),
        ("1", "序号"),
        ("2024年", "日期"),
        ("8件", "没有来源"),
    ]


def test_the_numbers_a_template_prints_itself_are_told_with_the_template(root):
    path = root / "templates/base/report.docx"
    template = docx.Document(str(path))
    template.add_paragraph("共印50份")
    template.save(str(path))

    assert evidence(root).rows[-1][1:5] == ("50", "模板", "共印50份", ("templates/base/report.docx", 0, ""))


def test_the_targets_of_work_points_are_sources(root):
    points = """kind: work-points
title: 2024年工作要点
chapters:
  one:
    heading: 学习
    items:
      study: {heading: 学法, text: "{{ sessions }}。", targets: {sessions: {what: 专题学习, bound: 不少于, number: 4, unit: 次}}}
"""
    file = "inputs/jiangzhou/2024/work-points.yaml"
    (root / file).write_text(points, encoding="utf-8")
    (root / "templates/base/work-points.docx").write_bytes((root / "templates/base/report.docx").read_bytes())

    (row,) = evidence(root, TASK._replace(document="work-points")).sourced()

    assert summed_up(row) == ("不少于4次", "4次 目标", "照写")
    assert (row.stated[0].label, str(row.stated[0].where)) == ("专题学习", f"{file}:7")


# --- every number ---------------------------------------------------------------------------------------------------


def printed_digits(data: bytes) -> Counter[str]:
    """The runs of digits in a Word file, counted without a line of the program."""
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    paragraphs = re.sub(r"</w:p>", "\n", re.sub(r"<w:p[ >][^>]*>|<w:(?:tab|br)/>", "\n", xml))
    return Counter(re.findall("[0-9]+", re.sub(r"<[^>]+>", "", paragraphs)))


def listed_digits(found: Evidence) -> Counter[str]:
    return Counter(run for row in found.rows for run in re.findall("[0-9]+", row.words))


@pytest.mark.parametrize(
    ("office", "document", "least"),
    [
        ("jiangzhou", "report", 230),
        ("jiangzhou", "work-points", 50),
        ("linjiang", "report", 30),
        ("linjiang", "work-points", 30),
        ("yunhe", "work-points", 30),
    ],
)
def test_no_number_of_the_sample_is_missing(tmp_path, office, document, least):
    for folder in ("inputs", "templates"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    task = Task(office, "2024", document)
    loader = Loader(Workspace(tmp_path))
    built = build(loader, task, force=False, pdf=False)

    counted = printed_digits((tmp_path / built.file).read_bytes())

    assert sum(counted.values()) > least
    assert listed_digits(evidence(tmp_path, task)) == counted


PIECES = st.sampled_from(
    [
        *"一二三四五六七八九十年月日号第条个次人，。；、（）—%〔〕《》“”+-.·1234567890",
        "２４",
        "{{ accidents }}",
        "{{ accidents|labelled }}",
        "{{ change(accidents, deaths) }}",
        "{{ deaths|chinese }}",
    ]
)


STATISTICS = {
    "accidents": Statistic(label="3类事故", value="71", unit="起", last_year="80"),
    "deaths": Statistic(value="50", unit="人", last_year="50"),
}


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=40).map("".join))
def test_no_run_of_digits_is_left_out_whatever_stands_around_it(written):
    known = figures.figures(STATISTICS, {})
    expanded = prose.expand(written, known)
    passage = Passage("body", Words(expanded.text, (Source(0, ()),), expanded.figures))
    origins = Origins(Report(kind="report", title="报告", statistics=STATISTICS), known, nowhere, nowhere)

    rows = list(rows_of([passage], origins, nowhere))

    covered = {at for row in rows for at in range(row.start, row.end)}
    assert [at for at, character in enumerate(expanded.text) if character.isdecimal() and at not in covered] == []
    assert [row.start for row in rows] == sorted(row.start for row in rows)


def nowhere(_path, _line):
    return Location("")


# --- the files ------------------------------------------------------------------------------------------------------


def test_the_spreadsheet_has_a_sheet_for_each_kind(root):
    make(Loader(Workspace(root)), TASK, force=False)
    book = openpyxl.load_workbook(root / EXCEL)

    assert book.sheetnames == ["没有来源的数", "有来源的数", "日期、文号、序号和名称"]
    assert [*book["没有来源的数"].iter_rows(values_only=True)][:2] == [
        ("序号", "文中的数", "所在的句子", "位置"),
        (
            17,
            "5次",
            "依据《条例（2020修订）》第12条，召开会议5次，印发通知三十份，每季度一次。",
            f"{FILE}:{line('召开会议5次')}",
        ),
    ]
    assert [*book["有来源的数"].iter_rows(values_only=True)][4] == (
        *(6, "10.7%", "全年发生生产安全事故71起、死亡50人，分别比上年下降11.3%和10.7%。"),
        *("死亡人数", "50\n56", "人", "本年\n上年", "调查评估处"),
        f"{FILE}:{line('deaths: {')}\ninputs/jiangzhou/2023/report.yaml:{line('deaths: {', BEFORE)}",
        "（56－50）÷56，四舍五入",
    )


def test_in_word_the_numbers_stand_under_their_sentence(root):
    parts = word.parts(laid_out(evidence(root)))
    paragraphs = text.paragraphs(parts)
    (first, second, third) = docx.Document(io.BytesIO(package.write(parts))).tables

    assert paragraphs[:2] == ["江州市应急管理局2024年工作报告数据底稿", "没有来源的数"]
    assert [len(table.columns) for table in (first, second, third)] == [4, 9, 5]
    assert [cell.text for cell in second.rows[0].cells] == [
        *("序号", "文中的数", "统计数", "数值", "单位", "时间", "来源", "位置", "怎样得出"),
    ]
    assert {cell.text for cell in second.rows[1].cells} == {
        "全年发生生产安全事故71起、死亡50人，分别比上年下降11.3%和10.7%。"
    }
    assert [cell.text for cell in second.rows[4].cells][1:] == [
        *("11.3%", "生产安全事故", "71\n80", "起", "本年\n上年", "调查评估处", f"report.yaml:{line('accidents: {')}"),
        "（80－71）÷80，四舍五入",
    ]
    assert {sum(column.width.twips for column in table.columns) for table in (first, second, third)} == {12756}


def test_the_same_inputs_give_the_same_bytes(root, monkeypatch):
    make(Loader(Workspace(root)), TASK, force=False)
    first = [(root / name).read_bytes() for name in (WORD, EXCEL)]
    for name in (WORD, EXCEL):
        (root / name).unlink()
    later = time.time() + 4000
    monkeypatch.setattr(time, "time", lambda: later)

    assert make(Loader(Workspace(root)), TASK, force=False).exit_code == 0
    assert [(root / name).read_bytes() for name in (WORD, EXCEL)] == first


def test_evidence_edited_by_hand_is_refused_and_with_force_kept_beside(root, run):
    make(Loader(Workspace(root)), TASK, force=False)
    book = openpyxl.load_workbook(root / EXCEL)
    book["没有来源的数"]["B2"] = "已核对"
    book.save(root / EXCEL)
    (root / FILE).write_text(REPORT.replace("value: 71", "value: 72"), encoding="utf-8")

    code, out, err = run("evidence", "2024")

    assert (code, out) == (6, f"没有生成 {FILE} 的数据底稿：1 个错误\n")
    assert f"{EXCEL}（“没有来源的数”表第2行）: 生成后被手工改过，现为“17　已核对　" in err
    assert run("evidence", "2024", "--force")[0] == 0
    assert len([*(root / WORD).parent.glob("*数据底稿（手工修改 *）.xlsx")]) == 1


# --- the command ----------------------------------------------------------------------------------------------------


def test_the_command_tells_what_lacks_a_source(root, run):
    sentence = "依据《条例（2020修订）》第12条，召开会议5次，印发通知三十份，每季度一次。"
    where = f"{FILE}:{line('召开会议5次')}"

    assert run("evidence", "2024") == (
        0,
        f"已生成 {WORD}\n"
        f"已生成 {EXCEL}\n"
        "    数 20 个：有来源 11 个，没有来源 2 个，不需要来源 7 个（文号 1，日期 3，名称 1，条款、编号 1，汉字数字 1）\n"
        f"    没有来源：5次　{where}　{sentence}\n"
        f"    没有来源：三十份　{where}　{sentence}\n",
        "",
    )


def test_the_command_gives_every_number_to_other_programs(root, run):
    code, out, _ = run("evidence", "2024", "report", "--format", "json")
    (outcome,) = json.loads(out)["outcomes"]

    assert (code, len(outcome["numbers"]), [file["name"] for file in outcome["files"]]) == (0, 20, [WORD, EXCEL])
    assert outcome["numbers"][2] == {
        "number": 3,
        "words": "71起",
        "kind": "有来源",
        "sentence": "全年发生生产安全事故71起、死亡50人，分别比上年下降11.3%和10.7%。",
        "file": FILE,
        "line": line("全年发生"),
        "how": "照写",
        "statistics": [
            {
                "name": "accidents",
                "label": "生产安全事故",
                "value": "71",
                "unit": "起",
                "period": "本年",
                "source": "调查评估处",
                "where": f"{FILE}:{line('accidents: {')}",
                "path": "statistics.accidents",
            }
        ],
    }


def test_a_fault_of_the_document_is_told_and_nothing_is_written(root, run):
    (root / FILE).write_text(REPORT.replace("{{ deaths }}", "{{ death }}"), encoding="utf-8")

    code, out, err = run("evidence", "2024")

    assert (code, out) == (3, f"没有生成 {FILE} 的数据底稿：1 个错误\n")
    assert "没有名为“death”的统计数 [unknown-statistic]" in err
    assert not (root / "outputs").exists()
