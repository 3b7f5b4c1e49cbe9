"""Next year's work points and report, drafted from last year's."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from reportgen.build import Task, composed
from reportgen.cli import app
from reportgen.draft.forgetting import forget
from reportgen.load import Loader
from reportgen.problems import InputError
from reportgen.source import read
from reportgen.source.writing import Noted, bare, written
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[1]
OFFICE = "name: 江州市应急管理局\nfile_code: 江应急\ndepartments: {legal: 政策法规处}\n"
REPORT = """\
kind: report
title: 江州市应急管理局2024年法治政府建设工作报告
number: 3
signers: [沈维桢]
date: 2025-01-10
statistics:
  trained: {label: 培训, value: 418, unit: 人次, last_year: 350, as_of: 2024-12-16, source: 法规处}
opening: 2024年，我局培训{{ trained }}，开展12次检查。
achievements:
  learning:
    heading: 学习
    items:
      study: {heading: 理论学习, recurring: true, text: "学习5次，培训{{ trained }}。"}
      once: {heading: 一次性工作, text: 建成平台。}
shortfalls:
  heading: 不足
  points: {grassroots: 基层力量薄弱。, sharing: 数据不通。}
plans:
  heading: 打算
  text: 2025年做好以下工作。
  items:
    enforcement:
      heading: 规范执法
      answers: [grassroots]
      points:
        officers: {heading: 轮训执法人员, text: "全年轮训不少于200人次，培训{{ trained }}。"}
        study: {heading: 学法, text: 再学一年。}
    film: 制作警示片3部，广为播放；
"""
POINTS = """\
kind: work-points
title: 江州市应急管理局2024年工作要点
number: 18
date: 2024-03-15
to: 各区局
opening: 2024年，贯彻党的二十大和二十届二中全会精神，落实江应急〔2023〕9号文件。
chapters:
  leadership:
    heading: 组织领导
    items:
      study:
        heading: 理论学习
        recurring: true
        text: 学法{{ sessions }}，执行《检查办法》（2024版），12月16日前完成4次小结。
        targets: {sessions: {what: 学法, bound: 不少于, number: 5, unit: 次, deadline: 2024-12-31}}
        lead: [legal]
      platform: {heading: 建平台, text: 建成平台。}
"""


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """A workspace with one office, its report and its work points of 2024."""
    shutil.copytree(ROOT / "templates" / "base", tmp_path / "templates" / "base")
    write(tmp_path, "jiangzhou/office.yaml", OFFICE)
    write(tmp_path, "jiangzhou/2024/report.yaml", REPORT)
    write(tmp_path, "jiangzhou/2024/work-points.yaml", POINTS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(place: Path, name: str, text: str) -> Path:
    file = place / "inputs" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, [*words], catch_exceptions=False)
    return done.exit_code, done.output


def drafted(place: Path, name: str = "work-points", office: str = "jiangzhou") -> str:
    return (place / "inputs" / office / "2025" / f"{name}.yaml").read_text(encoding="utf-8")


def without_head_and_tail(text: str) -> str:
    lines = text.splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    end = next((n for n, line in enumerate(lines) if n > start and line.startswith("# 没有带过来")), len(lines))
    return "".join(lines[start:end])


def filled(text: str) -> str:
    """The draft with every gap filled: 77, or a day where a date belongs."""
    text = re.sub(r"^((?:date|printed_on): )todo", r"\g<1>2025-03-20", text, flags=re.MULTILINE)
    text = re.sub(r"((?:as_of|deadline): )todo", r"\g<1>2025-03-01", text)
    return text.replace("todo", "77")


def test_the_draft_has_what_recurs_and_what_was_planned_and_gaps_for_all_that_belongs_to_last_year(place):
    code, out = run("draft", "2025")

    assert code == 0
    assert (
        without_head_and_tail(drafted(place))
        == """\
kind: work-points
title: 江州市应急管理局2025年工作要点
number: todo  # 上年：18
to: 各区局
date: todo  # 上年：2024-03-15
# todo 处原为：2024年、党的二十大和二、二十届二中全会精神、〔2023〕9号文件
opening: |
  todo年，贯彻todo和todo精神，落实江应急todo文件。
chapters:
  leadership:
    heading: 组织领导
    items:
      study:
        heading: 理论学习
        answers: [study]
        recurring: true
        # 上年报告的计划：再学一年。
        # todo 处原为：2024版、12月16日前完、4次小
        text: |
          学法{{ sessions }}，执行《检查办法》（todo版），todo前完成todo次小结。
        targets:
          sessions: {what: 学法, bound: 不少于, number: todo, unit: 次, deadline: todo}  # 上年：不少于5次，2024-12-31
        lead: [legal]
  enforcement:
    heading: 规范执法
    answers: [enforcement, grassroots]
    items:
      officers:
        heading: 轮训执法人员
        answers: [officers]
        # todo 处原为：200人次、{{ trained }}
        text: |
          全年轮训不少于todo人次，培训todo。
  planned:
    heading: todo
    items:
      film:
        heading: 制作警示片todo部  # todo 处原为：3部
        answers: [film]
        text: |
          广为播放。
  unmet:
    heading: todo
    items:
      # 2024年报告所说的不足：数据不通。
      sharing:
        heading: todo
        answers: [sharing]
        text: |
          todo
"""
    )
    assert (
        out
        == """\
已起草 inputs/jiangzhou/2025/work-points.yaml：4 条，待填 18 处
    上年报告的计划和不足 6 条，都写在 answers 里
    没有带过来 2 处（列在文件末尾）：2024年的要点“建平台”（platform）；2024年报告 plans 的开头一段（text）
    填好 todo，再运行：reportgen build 2025 work-points --office jiangzhou
"""
    )


def test_a_build_stops_at_the_gaps_and_tells_them_all(place):
    run("draft", "2025")
    text = drafted(place)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if "todo" in line.split("#")[0]]

    code, out = run("check", "2025")

    assert code == 3
    told = re.findall(r"work-points\.yaml:(\d+): .*\[todo\]", out)
    assert sorted({int(line) for line in told}) == lines
    assert "“opening”还有 4 处空没有填（todo）：……todo年…… [todo]\n    → 填上内容；上年的写在旁边的注释里\n" in out
    assert "[bad-file-number]" not in out
    assert not (place / "outputs").exists()


def test_a_filled_draft_builds_and_no_figure_of_last_year_is_in_it(place):
    run("draft", "2025")
    write(place, "jiangzhou/2025/work-points.yaml", filled(drafted(place)))

    document = composed(Loader(Workspace(place)), Task("jiangzhou", "2025", "work-points")).document

    figures = {found for words, _ in document.words() for found in re.findall(r"\d+", words)}
    assert figures <= {"77", "2025", "3", "20"}


def test_drafting_again_changes_nothing_and_offers_what_is_new(place):
    run("draft", "2025")
    write(place, "jiangzhou/2025/work-points.yaml", before := drafted(place).replace("sharing", "others"))

    code, out = run("draft", "2025")

    assert code == 0
    assert drafted(place) == before
    assert (
        out
        == """\
已有 inputs/jiangzhou/2025/work-points.yaml，没有动它
    它还没有下面这些，要用就抄进去：
    chapters:
      unmet:
        items:
          # 2024年报告所说的不足：数据不通。
          sharing:
            heading: todo
            answers: [sharing]
            text: |
              todo
"""
    )


def test_the_skeleton_gives_title_opening_and_the_chapters_that_take_the_plans(place):
    (place / "templates" / "jiangzhou").mkdir()
    (place / "templates" / "jiangzhou" / "work-points.yaml").write_text(
        "title: '{{ office }}{{ year }}年法治工作要点'\nopening: 总结{{ last_year }}年，布置{{ year }}年。\n"
        "chapters:\n  law: {heading: 执法, answers: [enforcement]}\n  media: {heading: 宣传, answers: [film]}\n",
        encoding="utf-8",
    )

    run("draft", "2025")

    values = bare_values(drafted(place))
    assert values["title"] == "江州市应急管理局2025年法治工作要点"
    assert values["opening"] == "总结2024年，布置2025年。\n"
    assert {name: [*chapter["items"]] for name, chapter in values["chapters"].items()} == {
        "law": ["officers"],
        "media": ["film"],
        "leadership": ["study"],
        "unmet": ["sharing"],
    }


def bare_values(text: str):
    from reportgen.inherit import Resolved

    return Resolved(read(text.encode(), "x").root).values()


def test_next_years_report_compares_with_last_years_figures_and_has_an_entry_for_each_plan(place):
    code, _ = run("draft", "2025", "report")

    assert code == 0
    assert (
        without_head_and_tail(drafted(place, "report"))
        == """\
kind: report
title: 江州市应急管理局2025年法治政府建设工作报告
number: todo  # 上年：3
signers: [todo]  # 上年：沈维桢
date: todo  # 上年：2025-01-10
statistics:
  trained: {label: 培训, value: todo, unit: 人次, last_year: 418, as_of: todo, source: 法规处}  # 上年截至 2024-12-16
# todo 处原为：2024年、12次检
opening: |
  todo年，我局培训{{ trained }}，开展todo次检查。
achievements:
  learning:
    heading: 学习
    items:
      study:
        heading: 理论学习
        recurring: true
        text: |  # todo 处原为：5次
          学习todo次，培训{{ trained }}。
  enforcement:
    heading: 规范执法
    answers: [enforcement]
    items:
      officers:
        heading: 轮训执法人员
        answers: [officers]
        # 上年的计划：轮训执法人员 全年轮训不少于200人次，培训{{ trained }}。
        text: |
          todo
      study:
        heading: 学法
        answers: [study]
        # 上年的计划：学法 再学一年。
        text: |
          todo
  film:
    heading: todo
    answers: [film]
    # 上年的计划： 制作警示片3部，广为播放；
    text: |
      todo
shortfalls:
  heading: 不足
  # 上年的不足：基层力量薄弱。
  # 上年的不足：数据不通。
  text: |
    todo
plans:
  heading: 打算
  text: |
    todo
"""
    )


def test_a_filled_report_draft_builds(place):
    run("draft", "2025", "report")
    write(place, "jiangzhou/2025/report.yaml", filled(drafted(place, "report")))

    document = composed(Loader(Workspace(place)), Task("jiangzhou", "2025", "report")).document

    assert "77年，我局培训77人次，开展77次检查。" in [words for words, _ in document.words()]


def test_a_districts_draft_is_what_differs_from_the_citys(place):
    write(place, "linjiang/office.yaml", "name: 临江区应急管理局\ninherits: jiangzhou\nfile_code: 临应急\n")
    write(
        place,
        "linjiang/2024/work-points.yaml",
        "kind: work-points\nnumber: 7\ndate: 2024-04-03\nto: 各镇街\nchapters:\n  leadership:\n    items:\n"
        "      study: {text: 每季学法1次。}\n      platform: null\n      own: {heading: 自选动作, recurring: true, text: 做2次。}\n"
        "      once: {heading: 一次性, text: 做完。}\n",
    )
    write(
        place,
        "linjiang/2024/report.yaml",
        "kind: report\nstandalone: true\ntitle: 临江区应急管理局2024年报告\nplans:\n  heading: 打算\n  points: {village: 送法进村。}\n",
    )

    code, out = run("draft", "2025", "--all")

    assert code == 0
    assert (
        without_head_and_tail(drafted(place, office="linjiang"))
        == """\
kind: work-points
number: todo  # 上年：7
to: 各镇街
date: todo  # 上年：2024-04-03
chapters:
  leadership:
    items:
      study:
        text: |  # todo 处原为：1次
          每季学法todo次。
      own:
        heading: 自选动作
        recurring: true
        text: |  # todo 处原为：2次
          做todo次。
  planned:
    items:
      village:
        heading: todo
        answers: [village]
        text: |
          送法进村。
"""
    )
    assert "没有带过来 1 处（列在文件末尾）：2024年的要点“一次性”（once）\n" in out
    assert out.endswith("共 2 个文件，成功 2 个，失败 0 个\n")


def test_a_district_without_a_city_draft_gets_a_full_one(place):
    write(place, "linjiang/office.yaml", "name: 临江区应急管理局\ninherits: jiangzhou\nfile_code: 临应急\n")

    run("draft", "2025", "--office", "linjiang")

    assert [*bare_values(drafted(place, office="linjiang"))["chapters"]] == ["leadership"]


def test_without_anything_of_last_year_there_is_nothing_to_draft(place):
    code, out = run("draft", "2031")

    assert code == 3
    assert out == (
        "inputs/jiangzhou/2030: 没有可以起草的依据：缺 2030 年的 report.yaml 或 work-points.yaml [nothing-to-draft]\n"
        "    → 先写好上年的文件；或换一个年份、机关\n没有起草 inputs/jiangzhou/2031/work-points.yaml：1 个错误\n"
    )


def test_a_letter_is_not_drafted(place):
    with pytest.raises(InputError) as caught:
        run("draft", "2025", "letter")

    assert [str(problem) for problem in caught.value.problems] == [
        "inputs: 没有“letter”这个文件 [no-such-document]\n    → 现有：report、work-points"
    ]


def test_a_year_that_is_none_is_told(place):
    with pytest.raises(InputError) as caught:
        CliRunner().invoke(app, ["draft", "25年"], catch_exceptions=False)

    assert str(caught.value) == ("inputs: “25年”不是年份 [no-such-year]\n    → 写成四位数字，如 reportgen draft 2025")


def test_json_says_where_each_plan_went(place):
    _, out = run("draft", "2025", "--format", "json")

    (outcome,) = json.loads(out)["outcomes"]
    assert outcome["placed"] == {
        "enforcement": "enforcement",
        "grassroots": "enforcement",
        "officers": "officers",
        "study": "study",
        "film": "film",
        "sharing": "sharing",
    }


@pytest.mark.parametrize("office", ["jiangzhou", "linjiang", "yunhe"])
def test_the_sample_drafts_and_once_filled_builds_without_a_figure_of_2024(tmp_path, monkeypatch, office):
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    run("draft", "2025", "--all")
    for file in tmp_path.glob("inputs/*/2025/work-points.yaml"):
        file.write_text(filled(file.read_text(encoding="utf-8")), encoding="utf-8")

    document = composed(Loader(Workspace(tmp_path)), Task(office, "2025", "work-points")).document

    figures = {found for words, _ in document.words() for found in re.findall(r"\d+", words)}
    numbering = {str(number) for number in range(1, 40)}
    assert figures - numbering <= {"77", "7777", "2025"}


_WORDS = st.sampled_from(["培训", "不少于", "人次", "年", "月", "日", "（", "版）", "%", "、", "第", "号", "〔2024〕", "{{ x }}",
                          "党的二十大", "二十届三中全会", "“十四五”", "江应急", "\n"])  # fmt: skip
_FIGURES = st.from_regex(r"[0-9０-９]{1,6}([.,][0-9]{1,3})?", fullmatch=True)


@given(st.lists(_WORDS | _FIGURES).map("".join))
def test_nothing_of_its_year_is_left_in_a_forgotten_text(text):
    left = forget(text, {"x"}).text

    assert not re.search(r"\d|二十大|中全会|十四五", left)
    assert left.count("{{ x }}") == text.count("{{ x }}")


_VALUES = st.recursive(
    st.text(st.characters(exclude_categories=("C", "M", "Z")), min_size=1, max_size=12),
    lambda below: st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), below, min_size=1, max_size=4),
)


@given(st.dictionaries(st.from_regex(r"[a-z]{2,6}|text", fullmatch=True), _VALUES, min_size=1, max_size=4))
def test_values_written_as_yaml_are_read_back_the_same(values):
    from reportgen.inherit import Resolved

    noted = {key: Noted(value, above=("说明: #1",), beside="旁注") for key, value in values.items()}

    assert Resolved(read(written(noted).encode(), "x").root).values() == bare(noted)
