"""Offices and documents with all they inherit."""

from pathlib import Path

import pytest

from reportgen.load import Loaded, Loader
from reportgen.problems import InputError
from reportgen.workspace import Workspace

CITY = {
    "inputs/city/office.yaml": "name: 江州市应急管理局\nfile_code: 江应急\nprinted_by: 江州市应急管理局办公室\n"
    "departments: {legal: 政策法规处, party: 机关党委}\n",
    "inputs/city/2024/report.yaml": "kind: report\ntitle: 报告\nnumber: 3\ndate: 2025-01-10\n"
    "statistics:\n  accidents: {value: 71, unit: 起}\n"
    "achievements:\n  a: {heading: 预防, text: '共{{ accidents }}。'}\n  b: {heading: 救援}\n",
}
DISTRICT = {"inputs/east/office.yaml": "name: 江州市东区应急管理局\ninherits: city\nfile_code: 东应急\n"}


def load(root: Path, office: str = "city", year: str = "2024") -> Loaded:
    return Loader(Workspace(root)).document(office, year, "report")


def problems(root: Path, office: str = "city") -> list[str]:
    with pytest.raises(InputError) as caught:
        load(root, office)
    return [str(problem) for problem in caught.value.problems]


def test_a_document_has_the_name_and_mark_of_its_office_unless_it_says_otherwise(workspace):
    report = load(workspace(CITY)).document

    assert (report.mark, report.sign, report.printed_by) == (
        "江州市应急管理局文件",
        ("江州市应急管理局",),
        "江州市应急管理局办公室",
    )


def test_null_takes_away_what_the_office_would_print(workspace):
    bare = "kind: report\ntitle: 报告\nmark: null\nsign: ~\nprinted_by: null\n"

    report = load(workspace({**CITY, "inputs/city/2024/report.yaml": bare})).document

    assert (report.mark, report.sign, report.printed_by) == (None, (), None)


def test_a_district_writes_down_only_what_differs(workspace):
    own = "number: 5\nachievements:\n  a: {text: 本区无事故。}\n  b: null\n  c: {heading: 创建}\n"

    loaded = load(workspace({**CITY, **DISTRICT, "inputs/east/2024/report.yaml": own}), "east")

    assert {name: (entry.heading, entry.text) for name, entry in loaded.document.achievements.items()} == {
        "a": ("预防", "本区无事故。"),
        "c": ("创建", ""),
    }
    assert (loaded.document.number, loaded.document.mark) == ("5", "江州市东区应急管理局文件")


def test_what_names_an_office_is_not_inherited_but_follows_its_own_name(workspace):
    office = load(workspace({**CITY, **DISTRICT, "inputs/east/2024/report.yaml": "number: 5\n"}), "east").office

    assert office.printed_by == "江州市东区应急管理局办公室"
    assert office.departments == {"legal": "政策法规处", "party": "机关党委"}


def test_a_document_of_its_own_takes_nothing_from_above(workspace):
    own = "kind: report\nstandalone: true\ntitle: 自己的报告\n"

    report = load(workspace({**CITY, **DISTRICT, "inputs/east/2024/report.yaml": own}), "east").document

    assert (report.title, report.achievements, report.statistics) == (("自己的报告",), {}, {})


def test_an_inherited_value_is_located_in_the_file_of_the_city(workspace):
    own = "number: 5\nachievements:\n  a: {txt: 无}\n"
    city = CITY["inputs/city/2024/report.yaml"].replace("value: 71", "value: 七十一")
    root = workspace({**CITY, **DISTRICT, "inputs/city/2024/report.yaml": city, "inputs/east/2024/report.yaml": own})

    assert problems(root, "east") == [
        "inputs/city/2024/report.yaml:6: “七十一”不是数字 [not-a-number]\n"
        "    → 写成半角阿拉伯数字，如 71 或 843.12；单位写在 unit",
        "inputs/east/2024/report.yaml:3: 不认识的键“txt” [unknown-key]\n    → 这里已有“text”；删去该行",
    ]


def test_a_null_that_removes_nothing_is_most_likely_misspelt(workspace):
    own = "number: 5\nachievements:\n  aa: null\n"

    assert problems(workspace({**CITY, **DISTRICT, "inputs/east/2024/report.yaml": own}), "east") == [
        "inputs/east/2024/report.yaml:3: “aa: null”要删去上级的“aa”，但上级没有这一项 [removes-nothing]\n"
        "    → 上级此处有：a、b；改正名称，或删去这一行"
    ]


def test_an_inheritance_loop_is_named(workspace):
    west = {"inputs/west/office.yaml": "name: 西区局\ninherits: east\n"}
    east = {"inputs/east/office.yaml": "name: 东区局\ninherits: west\n", "inputs/east/2024/report.yaml": "number: 1\n"}

    assert problems(workspace({**west, **east}), "east") == [
        "inputs/west/office.yaml:2: 机关互相沿用，绕成了圈：east → west → east [inheritance-loop]\n"
        "    → 去掉其中一个 inherits"
    ]


def test_an_unknown_office_above_is_named_with_the_nearest(workspace):
    east = {"inputs/east/office.yaml": "name: 东区局\ninherits: citty\n", "inputs/east/2024/report.yaml": "number: 1\n"}

    assert problems(workspace({**CITY, **east}), "east") == [
        "inputs/east/office.yaml:2: inherits 指向的机关“citty”不存在 [no-such-office]\n"
        "    → 是否想写“city”？现有：city、east"
    ]


def test_last_years_value_is_found_in_last_years_file(workspace):
    before = "kind: report\ntitle: 报告\nstatistics:\n  accidents: {value: 80, unit: 起, parts: {fire: 3}}\n"

    loaded = load(workspace({**CITY, "inputs/city/2023/report.yaml": before}))

    assert {name: str(value) for name, value in loaded.base.items()} == {"accidents": "80", "accidents.fire": "3"}


def test_a_fault_in_last_years_file_is_a_warning_of_this_years(workspace):
    before = "kind: report\ntitle: 报告\ntitle: 又一个\n"

    (warning,) = load(workspace({**CITY, "inputs/city/2023/report.yaml": before})).warnings

    assert (warning.severity, warning.rule, str(warning.where)) == (
        "warning",
        "repeated-key",
        "inputs/city/2023/report.yaml:3",
    )


def test_all_faults_of_office_and_document_are_told_at_once(workspace):
    office = "name: 江州市应急管理局\ndepartment: {legal: 处}\n"
    report = "kind: reports\ntitel: 报告\ndate: 2024-02-30\nsealed: 也许\nopening: 共{{ accidnets }}，{{ 没完\n"
    root = workspace({"inputs/city/office.yaml": office, "inputs/city/2024/report.yaml": report})

    assert problems(root) == [
        "inputs/city/office.yaml:2: 不认识的键“department” [unknown-key]\n"
        "    → 是否想写“departments”？改正拼写，或删去该行"
    ]
    assert problems(workspace({**CITY, "inputs/city/2024/report.yaml": report})) == [
        "inputs/city/2024/report.yaml:1: 缺少“title”（标题） [missing-key]\n    → 补上一行“title: …”",
        "inputs/city/2024/report.yaml:1: “reports”不在可选的范围内 [unknown-choice]\n    → 改成其中之一：report、work-points、letter、minutes、request",
        "inputs/city/2024/report.yaml:2: 不认识的键“titel” [unknown-key]\n    → 是否想写“title”？改正拼写，或删去该行",
        "inputs/city/2024/report.yaml:3: 没有2024年2月30日这一天 [bad-date]\n    → 改成实际的日期",
        "inputs/city/2024/report.yaml:4: 这里应写 true（是）或 false（否） [not-yes-or-no]\n    → 改成 true 或 false",
        "inputs/city/2024/report.yaml:5: “{{ 没完”处的 {{ 没有配对的 }} [unclosed-expression]\n"
        "    → 在同一行里补上 }}；若要印出花括号，写 {{ '{{' }}",
        "inputs/city/2024/report.yaml:5: 没有名为“accidnets”的统计数 [unknown-statistic]\n"
        "    → 先在 statistics 下写上这个统计数",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("value: 71起", "“71起”里除数字外还有“起”"),
        ("value: ７１", "“７１”用了全角数字或符号"),
        ("value: '124,036'", "“124,036”带了千位分隔符"),
        ("value: 1e3", "“1e3”里除数字外还有“e3”"),
        ("value: .5", "“.5”不是数字"),
        ("value: [71]", "这里应写一个数字"),
    ],
)
def test_a_value_that_is_no_number_says_why(workspace, line, told):
    report = f"kind: report\ntitle: 报告\nstatistics:\n  a:\n    {line}\n    unit: 起\n"

    assert problems(workspace({**CITY, "inputs/city/2024/report.yaml": report})) == [
        f"inputs/city/2024/report.yaml:5: {told} [not-a-number]\n"
        "    → 写成半角阿拉伯数字，如 71 或 843.12；单位写在 unit"
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("date: 2025-13-01", "没有2025年13月1日这一天 [bad-date]\n    → 改成实际的日期"),
        ("date: 25年1月10日", "“25年1月10日”不是完整的日期 [bad-date]\n    → 写成 2025-01-10 或 2025年1月10日（半角数字）"),
        ("date: 2025.1.10", "“2025.1.10”不是完整的日期 [bad-date]\n    → 写成 2025-01-10 或 2025年1月10日（半角数字）"),
        ("secrecy: 保密", "“保密”不是密级和保密期限 [bad-secrecy]\n    → 写成 机密★1年、秘密 等：绝密、机密、秘密，★后写期限"),
        ("copy_number: A1", '份号“A1”不是6位以内的数字 [bad-copy-number]\n    → 写成 6 位阿拉伯数字，如 "000012"'),
        (
            "number: 江应急[2025]3号",
            "“江应急[2025]3号”不是发文序号，也不是完整的发文字号 [bad-file-number]\n"
            "    → 写序号（如 3），或写全（如 江应急〔2025〕3号：六角括号，不加“第”，序号前不加 0）",
        ),
        ("urgency: 急件", "“急件”不在可选的范围内 [unknown-choice]\n    → 改成其中之一：特急、加急"),
        ("opening: [一段, 两段]", "这里应写一段文字，写的却是一组列表（- …） [not-text]\n    → 改成一段文字；有几段时用 | 开头，一行一段"),
        ("achievements: [甲, 乙]", "“achievements”下面应是“键: 值”的各行 [not-a-mapping]\n    → 逐行写“编号名: 内容”，缩进两格，不用“- ”"),
        ("numbering: {2: {mark: 甲、}}", "不认识序号“甲、”；请写第一个序号，例如 一、 （一） 1. （1） 一是 第一， 第一条 ① [bad-mark]\n    → 照样写出第一个序号，如 一、 （一） 1. （1） 一是"),
        ("标题: 又一个", "不认识的键“标题” [unknown-key]\n    → 这里已有“title”；删去该行"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_line_and_remedy(workspace, line, told):
    report = f"kind: report\ntitle: 报告\n{line}\n"

    assert problems(workspace({**CITY, "inputs/city/2024/report.yaml": report})) == [
        f"inputs/city/2024/report.yaml:3: {told}"
    ]
