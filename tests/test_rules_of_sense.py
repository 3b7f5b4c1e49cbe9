"""One quantity has one value, names and numbers do not drift, and the envelope fits the kind of document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import checks
from reportgen.build import Task, check
from reportgen.checks import approximate_beside_exact, broken_numbering, title_drift
from reportgen.checks.stated import thing
from reportgen.gbt9704.marks import numeral
from reportgen.load import Loader
from reportgen.passages import Passage, Source, Words
from reportgen.problems import Location
from reportgen.workspace import Workspace

OFFICE = (
    "name: 江州市应急管理局\nfile_code: 江应急\nsuperior: 江州市人民政府\n"
    "departments: {legal: 法制科, command: 应急指挥处, office: 办公室, subordinates: 各区应急管理局}\n"
)
RULES = {
    *("approximate-beside-exact", "attachment-title-drift", "bad-relation", "broken-numbering", "broken-relation"),
    *("cited-file-number", "contradicted-figure", "copies-to-subordinate", "department-name-drift", "file-number-year"),
    *("hand-written-figure", "notice-without-recipients", "office-name-drift", "repeated-file-number"),
    *("request-in-report", "several-recipients", "title-drift", "two-values", "unit-drift"),
}
"""The rules told of here; others may find something in these texts, too."""
FILE = "inputs/city/2024/report.yaml"
POINTS = "inputs/city/2024/work-points.yaml"


@pytest.fixture
def found(workspace):
    """What the rules find in the last of the given files, as `line rule`, or whole."""

    def find(text: str, *, whole: bool = False, **others: str) -> list[str]:
        files = {"inputs/city/office.yaml": OFFICE, **others, FILE: _complete(text)}
        return _told(workspace, files, "report", whole=whole)

    return find


def _complete(text: str) -> str:
    lines = (("kind", "kind: report"), ("title", "title: 江州市应急管理局2024年工作报告"), ("sign", "sign: null"))
    return text + "".join(f"{line}\n" for key, line in lines if f"{key}:" not in text)


def _told(workspace, files, name, *, whole=False):
    outcome = check(Loader(Workspace(workspace(files))), Task("city", "2024", name))
    problems = [problem for problem in outcome.problems if problem.rule in RULES]
    if whole:
        return [str(problem) for problem in problems]
    return [f"{problem.where.line} {problem.rule}" for problem in problems]


STATISTICS = """\
statistics:
  accidents: {label: 生产安全事故, value: 71, unit: 起, last_year: 80}
  inspections: {label: 执法检查, value: 5327, unit: 家次}
  visits: {label: 服务企业, value: 1100, unit: 家次, approx: 余}
  days: {label: 办理时间, value: 6.5, unit: 个工作日}
  lessons: {label: 法治课, value: 9, unit: 堂}
  round: {label: 发放资料, value: 3000, unit: 份}
shortfalls: 用到{{ accidents }}{{ inspections }}{{ visits }}{{ days }}{{ lessons }}{{ round }}。
"""


@pytest.mark.parametrize(
    ("opening", "rule"),
    [
        ("全年检查{{ inspections }}。", ""),
        ("全年检查5327家次。", "hand-written-figure"),
        ("全年执法检查 5327 家次。", "hand-written-figure"),
        ("全年发生生产安全事故71起。", "hand-written-figure"),
        ("平均用时6.5个工作日。", ""),
        ("办理时间压缩到6.5个工作日。", "hand-written-figure"),
        ("班子成员讲法治课9堂。", "hand-written-figure"),
        ("开展活动9堂。", ""),
        ("全年走访3000份。", ""),
        ("全年发放资料3000份。", "hand-written-figure"),
        ("检查5327家。", ""),
        ("2025年计划检查5327家次。", ""),
        ("全年发生生产安全事故72起。", "contradicted-figure"),
        ("今年全市共发生生产安全事故 72 起。", "contradicted-figure"),
        ("上年发生生产安全事故80起。", ""),
        ("全年发生生产安全事故80起。", ""),
        ("一季度发生生产安全事故12起。", ""),
        ("其中较大生产安全事故2起。", ""),
        ("临江区发生生产安全事故3起。", ""),
        ("发生生产安全事故约72起。", ""),
        ("发生亡人生产安全事故12起。", ""),
        ("全年检查约{{ inspections }}。", "approximate-beside-exact"),
        ("全年检查近{{ inspections }}。", "approximate-beside-exact"),
        ("全年检查{{ inspections }}左右。", "approximate-beside-exact"),
        ("全年检查超过{{ inspections }}。", "approximate-beside-exact"),
        ("全年服务企业近{{ visits }}。", "approximate-beside-exact"),
        ("全年检查附近{{ inspections }}。", ""),
        ("办理公约{{ inspections }}。", ""),
        ("检查约{{ inspections|wan }}。", ""),
        ("约有企业检查{{ inspections }}。", ""),
    ],
)  # fmt: skip
def test_a_number_stands_as_its_statistic_does(found, opening, rule):
    assert found(f"{STATISTICS}opening: {opening}\n") == ([f"9 {rule}"] if rule else [])


def test_a_number_that_could_be_a_reference_is_offered_it(found):
    opening = "opening: |\n  全年检查5327家次。\n  发生生产安全事故72起。\n  服务企业约{{ visits }}。\n"
    assert found(STATISTICS + opening, whole=True) == [
        f"{FILE}:10: （提示）“全年检查5327家次”是手写的，与统计数“inspections”相同 [hand-written-figure]\n"
        "    → 改用 {{ inspections }}；只是碰巧相同的不必改",
        f"{FILE}:11: （提示）这里手写“生产安全事故72起”，统计数“accidents”是71起 [contradicted-figure]\n"
        "    → 核对后改用 {{ accidents }}；说的不是同一回事的，把名称写清楚",
        f"{FILE}:12: （提示）“约1100余家次”里的“约”写在统计数“visits”的旁边，visits自己会印准数或约数 [approximate-beside-exact]\n"
        "    → 删去“约”；要印约数就在“visits”下写 approx",
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("开展应急救援演练36场。\n  再次开展应急救援演练36场。", ""),
        ("开展应急救援演练36场。\n  全年开展应急救援演练38场。", "two-values"),
        ("开展应急救援演练36场。\n  上年开展应急救援演练38场。", ""),
        ("开展应急救援演练36场。\n  其中市级应急救援演练8场。", ""),
        ("开展培训36期。\n  开展培训38期。", ""),
        ("甲类979人次（企业主要负责人415人次）。\n  乙类4829人次（企业主要负责人1921人次）。", ""),
        ("培训行政执法人员418人次。\n  全年培训行政执法人员418人。", "unit-drift"),
        ("办理行政处罚案件418件。\n  全年办理行政处罚案件418宗。", "unit-drift"),
        ("检查重点企业418家。\n  全年检查重点企业418家次。", "unit-drift"),
        ("检查重点企业418家。\n  全年检查重点企业418家。", ""),
        ("培训36人。\n  培训36人次。", ""),
    ],
)  # fmt: skip
def test_one_thing_has_one_number_and_one_unit(found, text, rule):
    assert found(f"opening: |\n  {text}\n") == ([f"3 {rule}"] if rule else [])


def test_two_numbers_for_one_thing_are_told_with_both(found):
    assert found("opening: |\n  开展应急救援演练36场。\n  全年开展应急救援演练38场。\n", whole=True) == [
        f"{FILE}:3: （提示）“应急救援演练”这里是38场，第2行是36场 [two-values]\n"
        "    → 核对后统一，最好都引用同一个统计数；说的不是同一回事的，把名称写清楚"
    ]


def test_two_reports_of_a_year_state_one_value(found):
    other = _complete("statistics:\n  drills: {label: 应急演练, value: 36, unit: 场}\nopening: 演练{{ drills }}。\n")
    text = "statistics:\n  exercises: {label: 应急演练, value: 38, unit: 场}\nopening: 演练{{ exercises }}。\n"
    assert found(text, whole=True, **{"inputs/city/2024/brief.yaml": other}) == [
        f"{FILE}:2: （提示）“应急演练”写作38场，brief.yaml 的“drills”写作36场 [two-values]\n"
        "    → 核对后统一；说的不是同一回事的，把 label 写清楚"
    ]


def test_a_unit_other_than_last_years_is_told(found):
    text = "statistics:\n  trained: {{value: 3, unit: {}}}\nopening: 培训{{{{ trained }}}}。\n"
    before = {"inputs/city/2023/report.yaml": _complete(text.format("人"))}
    assert found(text.format("人次"), whole=True, **before) == [
        f"{FILE}:2: （提示）“trained”的单位写作“人次”，上年文件里是“人”，两年的数不能比 [unit-drift]\n"
        "    → 统一单位，或另起一个名称"
    ]
    assert found(text.format("人"), **before) == []


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("全年共发生生产安全事故", "生产安全事故"),
        ("办理行政处罚案件共计", "行政处罚案件"),
        ("出动", "出动"),
        ("", ""),
        ("组织开展", ""),
    ],
)
def test_what_is_counted_is_named_without_the_words_around_it(label, words):
    assert thing(label) == words


@pytest.mark.parametrize(
    ("relation", "rules"),
    [
        ("a <= b", []),
        ("b >= a", []),
        ("a < b", []),
        ("a = a", []),
        ("a <= b.c", []),
        ("b <= a", ["3 broken-relation"]),
        ("b < b", ["3 broken-relation"]),
        ("a > b", ["3 broken-relation"]),
        ("a <= d", ["3 broken-relation"]),
        ("a 小于 b", ["3 bad-relation"]),
    ],
)
def test_statistics_compare_as_the_report_says(found, relation, rules):
    statistics = "statistics: {a: 3, b: {value: 5, parts: {c: 5}}}\nopening: '{{ a }}{{ b }}'\n"
    assert found(f"{statistics}relations: ['{relation}']\n") == rules


def test_a_relation_that_names_no_statistic_or_is_none_says_how_to_write_it(found):
    assert found("relations: [a <= b]\n", whole=True)[0] == (
        f"{FILE}:1: 没有名为“a”的统计数 [broken-relation]\n    → 改正名称，或删去这条关系"
    )
    assert found("relations: [a]\n", whole=True) == [
        f"{FILE}:1: “a”不是两个统计数的大小关系 [bad-relation]\n    → 写成 cases <= inspections；可以用 <=、<、="
    ]


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ("一是学。二是做。三是考。", []),
        ("一是学。三是考。", [2]),
        ("二是做。三是考。", [2]),
        ("一是学，三是考。", [2]),
        ("一是学。二是做。二是考。", [2]),
        ("甲：一是学。二是做。乙：一是学。二是做。", []),
        ("一是甲：一是子；二是丑。二是乙。三是丙。", []),
        ("一是甲。\n  其中，无序号的一段。\n  二是乙。一是子；二是丑；三是寅。\n  三是丙。", []),
        ("一是甲。\n  三是丙。", [3]),
        ("一、甲\n  （一）子\n  （二）丑\n  二、乙\n  （三）寅", []),
        ("一、甲\n  （一）子\n  （二）丑\n  二、乙\n  （一）寅", []),
        ("一、甲\n  三、丙", [3]),
        ("（一）子\n  （三）寅", [3]),
        ("1.子\n  2.丑\n  4.卯", [4]),
        ("1.5万人参加。\n  3.8万人参加。", []),
        ("三、四季度开展检查。", []),
        ("一是一，二是二，说的是否属实。", []),
        ("十是大数。", [2]),
    ],
)  # fmt: skip
def test_hand_written_marks_follow_one_another(found, lines, wrong):
    told = [line for line in found(f"opening: |\n  {lines}\n") if "numbering" in line]
    assert told == [f"{line} broken-numbering" for line in wrong]


def test_a_mark_that_does_not_follow_is_quoted(found):
    assert found("opening: 一是抓学习。三是抓考核。\n", whole=True) == [
        f"{FILE}:1: （提示）“三是抓考核。”的序号“三是”接不上：前一个序号是1 [broken-numbering]\n"
        "    → 补上漏掉的，或改正序号"
    ]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=6))
def test_runs_that_each_count_from_one_are_in_order_and_a_missing_member_is_told(lengths):
    runs = ["".join(f"{numeral(n)}是事项。" for n in range(1, length + 1)) for length in lengths]
    assert _numbering("甲：".join(["", *runs])) == 0
    if lengths[-1] > 2:
        assert _numbering(runs[-1].replace("二是事项。", "")) == 1


def _numbering(text: str) -> int:
    passage = Passage("body", Words(text, (Source(0, ("opening",)),)))
    subject = type("Subject", (), {"passages": (passage,), "line": staticmethod(lambda *_: Location("f", 1))})()
    return len(list(broken_numbering.check(subject)))


@pytest.mark.parametrize(
    ("text", "drifts"),
    [
        ("《安全生产许可证条例》《安全生产许可证条列》", True),
        ("《安全生产许可证条例》《安全生产许可条例》", True),
        ("《安全生产许可证条例》《安全生产许可证条例》", False),
        ("《江苏省优化营商环境条例》《江西省优化营商环境条例》", False),
        ("《优化营商环境条例》《江州市优化营商环境条例》", False),
        ("《重大行政决策程序规定》《重大行政决策程序规定实施细则》", False),
        ("《2023年工作要点的通知》《2024年工作要点的通知》", False),
        ("《宪法》《刑法》", False),
    ],
)
def test_titles_that_differ_in_one_character_are_told(found, text, drifts):
    assert found(f"opening: 学习{text}。\n") == (["1 title-drift"] if drifts else [])


@given(st.text("安全生产事故报告条例规定", min_size=6, max_size=12), st.data())
def test_any_one_other_character_is_found_and_no_title_drifts_from_itself(title, data):
    at = data.draw(st.integers(0, len(title) - 1))
    other = title[:at] + "误" + title[at + 1 :]
    assert len(_titles(f"《{title}》《{other}》")) == 1
    assert _titles(f"《{title}》《{title}》") == []


def _titles(text: str) -> list:
    passage = Passage("body", Words(text, (Source(0, ("opening",)),)))
    subject = type("Subject", (), {"passages": (passage,), "line": staticmethod(lambda *_: Location("f", 1))})()
    return list(title_drift.check(subject))


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("由法制科牵头。", []),
        ("由法规科牵头。", ["1 department-name-drift"]),
        ("法治科、办公室负责。", ["1 department-name-drift"]),
        ("由应急指挥科牵头。", []),
        ("由应急救援指挥处牵头。", ["1 department-name-drift"]),
        ("由市司法局法规科牵头。", []),
        ("依法查处，从严惩处。", []),
        ("由各业务处负责。", []),
        ("由财务科负责。", []),
        ("江州市应急管理局印发。", []),
        ("江州应急管理局印发。", ["1 office-name-drift"]),
        ("江州市应急局印发。", ["1 office-name-drift"]),
        ("江州市应急管理司局印发。", []),
        ("江州市司法局印发。", []),
        ("江州市临江区应急管理局印发。", []),
        ("江州市应急管里局印发。", ["1 office-name-drift"]),
        ("市应急管理局、我局印发。", []),
    ],
)
def test_names_of_the_office_and_its_departments_do_not_drift(found, text, rules):
    assert found(f"opening: {text}\n") == rules


def test_a_name_that_drifts_is_told_with_the_right_one(found):
    assert found("opening: 江州应急管理局由法规科牵头，法规科负责。\n", whole=True) == [
        f"{FILE}:1: （提示）“法规科”不是本机关的内设机构，相近的是“法制科” [department-name-drift]\n"
        "    → 改用 {{ departments.legal }}；是别的单位的，写明是哪个单位",
        f"{FILE}:1: （提示）“江州应急管理局”与本机关的名称“江州市应急管理局”不同 [office-name-drift]\n"
        "    → 写全称 {{ office }}，或用“我局”“市应急管理局”这样的简称；是别的单位的不必改",
    ]


NUMBERED = "number: {}\ndate: {}\n"


def test_a_file_number_used_before_is_told_of_the_later_document(workspace):
    report = _complete(NUMBERED.format(3, "2025-01-10"))
    earlier = _complete(NUMBERED.format(3, "2025-01-06"))
    files = {"inputs/city/office.yaml": OFFICE, "inputs/city/2024/brief.yaml": earlier, FILE: report}
    assert _told(workspace, files, "report", whole=True) == [
        f"{FILE}:1: （提示）发文字号“江应急〔2025〕3号”已用在 inputs/city/2024/brief.yaml [repeated-file-number]\n"
        "    → 改正 number（或 date），一个字号只用一次"
    ]
    assert _told(workspace, files, "brief") == []


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("number: '3'  # 已取号\n", True),
        ("number :  3\n", True),
        ('"number": 3\n', True),
        ("number: 江应急〔2025〕3号\n", True),
        ("number:\n  3\n", True),
        ("number: 13\n", False),
        ("number: 4 # 3\n", False),
        ("", False),
    ],
)
def test_a_file_number_is_found_however_it_is_written(workspace, written, same):
    report, earlier = _complete(NUMBERED.format(3, "2025-01-10")), _complete(f"{written}date: 2025-01-06\n")
    files = {"inputs/city/office.yaml": OFFICE, "inputs/city/2024/brief.yaml": earlier, FILE: report}

    assert _told(workspace, files, "report") == ["1 repeated-file-number"] * same


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (NUMBERED.format("江应急〔2025〕3号", "2025-01-10"), []),
        (NUMBERED.format("江应急〔2024〕3号", "2025-01-10"), ["1 file-number-year"]),
        ("opening: 按江应急〔2024〕12号执行。\n" + NUMBERED.format(3, "2025-01-10"), []),
        ("opening: 按江应急〔2025〕2号执行。\n" + NUMBERED.format(3, "2025-01-10"), []),
        ("opening: 按江应急〔2025〕9号执行。\n" + NUMBERED.format(3, "2025-01-10"), ["1 cited-file-number"]),
        ("opening: 按江政发〔2025〕9号执行。\n" + NUMBERED.format(3, "2025-01-10"), []),
        ("opening: 按江政发〔2024〕第9号执行。\n", ["1 cited-file-number"]),
        ("opening: 按江政发〔2024〕09号执行。\n", ["1 cited-file-number"]),
    ],
)
def test_file_numbers_fit_their_year_and_cite_what_there_is(found, text, rules):
    assert found(text) == rules


UPWARD = "signers: [周明远]\nto: 江州市人民政府\n"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (UPWARD, []),
        ("signers: [周明远]\nto: [江州市人民政府, 省应急管理厅]\n", ["2 several-recipients"]),
        ("signers: [周明远]\nto: 江州市人民政府、省应急管理厅\n", ["2 several-recipients"]),
        ("kind: report\ntitle: 工作情况\nto: [各区应急管理局, 局各处室]\n", []),
        (UPWARD + "copies_to: 省应急管理厅，市委全面依法治市委员会办公室，市司法局\n", []),
        (UPWARD + "copies_to: 市司法局，各区应急管理局\n", ["3 copies-to-subordinate"]),
        (UPWARD + "copies_to: [市司法局, 各镇（街道）]\n", ["3 copies-to-subordinate"]),
        (UPWARD + "copies_to: 各县（市、区）人民政府\n", ["3 copies-to-subordinate"]),
        (UPWARD + "copies_to: 各市应急管理局\n", []),
        (UPWARD + "closing: 特此报告。\n", []),
        (UPWARD + "closing: 以上报告，请审阅。\n", []),
        (UPWARD + "closing: 以上报告，请批示。\n", ["3 request-in-report"]),
        (UPWARD + "closing: 恳请市政府予以支持。\n", ["3 request-in-report"]),
        (UPWARD + "closing: 请予批准。\n", ["3 request-in-report"]),
        (UPWARD + "opening: 企业申请批准的事项当日办结。\n", []),
        (UPWARD + "opening: 及时向市政府请示汇报，提请批准。\n", []),
    ],
)
def test_an_upward_report_has_one_recipient_asks_nothing_and_goes_to_nobody_below(found, text, rules):
    assert found(text) == rules


WORK_POINTS = (
    "kind: work-points\ntitle: 江州市应急管理局2024年法治建设工作要点\nchapters: {a: {heading: 甲, text: 乙。}}\n"
)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("to: 局各处室\n", []),
        ("", ["1 notice-without-recipients"]),
        ("notice: null\n", []),
        ("to: 局各处室\nnotice: 现将《江州市应急管理局2024年法治建设工作要点》印发给你们。\n", []),
        ("to: 局各处室\nnotice: 现将《江州市应急管理局2023年法治建设工作要点》印发给你们。\n", ["5 attachment-title-drift"]),
        ("to: 局各处室\nnotice: 现将《江州市应急管理局2024年法治工作要点》印发给你们。请按《条例》办理。\n", ["5 attachment-title-drift"]),
        ("to: 局各处室\nnotice: {title: 关于印发2023年法治建设工作要点的通知}\n", ["5 attachment-title-drift"]),
    ],
)  # fmt: skip
def test_a_notice_has_recipients_and_names_what_it_issues(workspace, text, rules):
    files = {"inputs/city/office.yaml": OFFICE, POINTS: WORK_POINTS + text}
    assert _told(workspace, files, "work-points") == rules


def test_every_rule_is_listed_once():
    assert len(checks.IDS) == len(checks.RULES)


@given(*[st.text(alphabet="约近接将大超过逾为左右上下以级公年1", max_size=5)] * 2)
def test_no_word_of_approximation_is_passed_over(before, after):
    rule = approximate_beside_exact

    if rule._BEFORE.search(before) or rule._AFTER.match(after):
        assert not rule._WORDS.isdisjoint((before[-1:], after[:2]))
