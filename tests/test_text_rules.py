"""Rules on the text: what is mistyped, still to fill in, dated wrongly, or copied forward from another year."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen import checks
from reportgen.build import Task, check, composed
from reportgen.checks import department_name_drift, expired_formula, only_digits_changed, searching, unmatched_mark
from reportgen.load import Loader
from reportgen.passages import Passage, Source, Words
from reportgen.problems import Location, Problem, ReportgenError
from reportgen.workspace import Workspace

OFFICE = "name: 江州市应急管理局\nfile_code: 江应急\n"


def report(text: str, more: str = "", year: int = 2024) -> str:
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    return f"kind: report\ntitle: 江州市应急管理局{year}年工作报告\nsign: null\n{more}opening: |\n{lines}"


def found(root, office="jiangzhou", year="2024", name="report") -> list[Problem]:
    try:
        return list(composed(Loader(Workspace(root)), Task(office, year, name)).problems)
    except ReportgenError as error:
        return list(error.problems)


@pytest.fixture
def told(workspace):
    """The problems of a report of one or more paragraphs, and of others beside it."""

    def told(text: str, more: str = "", others: dict[str, str] | None = None) -> list[Problem]:
        files = {"inputs/jiangzhou/office.yaml": OFFICE, "inputs/jiangzhou/2024/report.yaml": report(text, more)}
        return found(workspace(files | (others or {})))

    return told


# --- each rule: wording that passes, and wording that fails -----------------------------------------------------------

SOUND = """\
2024年，全市共发生事故71起、死亡50人，分别下降11.3%和10.7%。
审结1起行政诉讼案件，查处3起起重机械事故，帮扶5家家庭农场，45人人均培训2次，建设12个个体工商户服务点，开展10项项目检查。
一项一项对照，逐个逐个销号，层层压实责任，为了了解情况，存在在岗不履职的问题，市市场监管局参加。
各市（区）应急管理局贯彻《宪法》《民法典》《管理办法（试行）》《关于印发〈执法公示办法〉的通知》（江应急〔2024〕3号）。
推进“1+X”证书和1+13+X+Y应急预案体系，用好X光机，按照GB/T 9704和5×8小时服务，参加QQ群和APP测试。
增长5%～10%，投入3万元～5万元，距离5千米，装机3千瓦，2021—2025年规划，2023年3月出台，历时12年1个月，近20年底数。
成员：张 三、李 四；待遇不变（待岗人员除外）；25年初心不改，2024百家企业参评。
截至2024年12月16日完成检查381家次，申请于12月16日截止，待遇从优，有待补充完善，等待确定。
开展“5.12”“6•16”“12•4”活动，12:30开始，比例3:1，网址www.example.com，比上年增加2.3个百分点。
落实《关于深入学习贯彻习近平法治思想 加快建设更高水平法治江州的实施意见》，2024年2月29日（星期四）施行。
主要任务是：1）压实责任；2）加强检查；（一）督促整改。
党的十九大以来，二〇〇三年起，党的二十届三中全会召开。"""


@pytest.mark.parametrize("line", SOUND.splitlines())
def test_sound_wording_is_left_alone(told, line):
    assert told(line) == []


FAULTY = [
    ("审结1起起行政诉讼案件。", ["（提示）“审结1起起行政诉讼案件…”里“起”写了两遍 [doubled-words]"]),
    ("培训8人次人次。", ["（提示）“培训8人次人次。”里“人次”写了两遍 [doubled-words]"]),
    ("一般企业企业主要负责人。", ["（提示）“一般企业企业主要负责人。”里“企业”写了两遍 [doubled-words]"]),
    ("基层宣讲201次数，巡演3场。", ["（提示）“…层宣讲201次数，巡演3场。”：数字后面是单位，不是“次数” [count-noun-after-number]"]),
    ("参与人数186420次。", ["（提示）“参与人数186420次。”：人数的单位不是“次” [count-noun-after-number]"]),
    ("各市《区》应急管理局。", ["（提示）“各市《区》应急管理局。”：区不是书名，不用书名号 [wrong-bracket]"]),
    ("印发《办法》《试行》。", ["（提示）“印发《办法》《试行》。”：试行不是书名，不用书名号 [wrong-bracket]"]),
    ("按照江应急[2022]3号。", ["“按照江应急[2022]3号。”：发文字号的年份要用六角括号 [year-bracket]"]),
    ("按照江应急【2022】3号。", ["“按照江应急【2022】3号。”：发文字号的年份要用六角括号 [year-bracket]"]),
    ("按照江应急（2022）3号。", ["“按照江应急（2022）3号。”：发文字号的年份要用六角括号 [year-bracket]"]),
    ("按照江应急(2022)3号。", ["“按照江应急(2022)3号。”：发文字号的年份要用六角括号 [year-bracket]"]),
    ("加强领导,压实责任。", ["（提示）“加强领导,压实责任。”里用了半角的“,” [ascii-punctuation]"]),
    ("加强领导.压实责任。", ["（提示）“加强领导.压实责任。”里用了半角的“.” [ascii-punctuation]"]),
    ("印发办法(试行)。", ["（提示）“(试行)”用了半角括号 [half-width-bracket]"]),
    ("印发《办法》(2023版)。", ["（提示）“(2023版)”用了半角括号 [half-width-bracket]"]),
    ("学习《宪法》、《民法典》。", ["（提示）“学习《宪法》、《民法典》。”：相邻的书名号之间通常不用顿号 [mark-between-titles]"]),
    ("《关于印发《方案》的通知》。", ["（提示）“《关于印发《方案》的通知》”：书名号里面又用了双书名号 [nested-title]"]),
    ("《关于印发<方案>的通知》。", ["（提示）“《关于印发<方案>的通知》”：里面一层用了小于号、大于号 [nested-title]"]),
    ("增长5％，下降3%。", ["（提示）“5％”用了全角的百分号，别处用的是半角 [mixed-percent]"]),
    ("办理3千5百件。", ["（提示）“办理3千5百件。”：阿拉伯数字与“千、百、十”混着写 [number-form]"]),
    ("办理3千余件。", ["（提示）“办理3千余件。”：阿拉伯数字与“千、百、十”混着写 [number-form]"]),
    ("增长5～10%。", ["（提示）“5～10%”的前一个数没有写“%”，会有两种读法 [number-form]"]),
    ("投入3～5万元。", ["（提示）“3～5万”的前一个数没有写“万”，会有两种读法 [number-form]"]),
    ("自23年3月起施行。", ["（提示）“自23年3月起施…”的年份只写了两位 [number-form]"]),
    ("全年办理 3 件。", ["（提示）“全年办理 3 件。”等 2 处有多余的空格 [stray-space]"]),
    ("国 务 院办公厅。", ["（提示）“国 务 院办公…”等 2 处有多余的空格 [stray-space]"]),
    ("加强领导。\n— 3 —", ["“— 3 —”像是带进来的页码 [page-number-line]"]),
    ("第3页共10页", ["“第3页共10页”像是带进来的页码 [page-number-line]"]),
    ("加强领导，。", ["“加强领导，。”里两个标点连在一起 [repeated-mark]"]),
    ("加强领导。（牵头单位：办公室）。", ["（提示）“…强领导。（牵头单位：办公室）。”：括号前后各有一个句号 [repeated-mark]"]),
    ("xx市开展检查。", ["（提示）“xx市开展检查。”里的“xx”还没有填 [placeholder]"]),
    ("开展X次学习。", ["（提示）“开展X次学习。”里的“X”还没有填 [placeholder]"]),
    ("以XXX思想为指导。", ["（提示）“以XXX思想为指导。”里的“XXX”还没有填 [placeholder]"]),
    ("××公司受罚。", ["（提示）“××公司受罚。”里的“××”还没有填 [placeholder]"]),
    ("由____负责。", ["（提示）“由____负责。”里的“____”还没有填 [placeholder]"]),
    ("时间待定。", ["（提示）“时间待定。”里的“待定”还没有填 [placeholder]"]),
    ("经费（待核实）。", ["（提示）“经费（待核实）。”里的“（待核实）”还没有填 [placeholder]"]),
    ("TBD 补数。", ["（提示）“TBD 补数。”里的“TBD”还没有填 [placeholder]"]),
    ("按照江应急〔2024〕 号。", ["（提示）“按照江应急〔2024〕 号。”里的“〔2024〕 号”还没有填 [placeholder]"]),
    ("6月31日前完成。", ["没有“6月31日”这一天 [no-such-day]"]),
    ("2023年2月29日印发。", ["没有“2023年2月29日”这一天 [no-such-day]"]),
    ("2024年3月22日（星期四）召开。", ["2024年3月22日是星期五，不是星期四 [wrong-weekday]"]),
    ("截止12月16日，完成检查381家次。", ["（提示）“截止12月16日，完…”：“截止”后面不直接带时间 [deadline-for-as-of]"]),
    ("到目前为止，查处436起。", ["（提示）“到目前为止，查处436起。”后面有数，却没有说明截至哪一天 [relative-date]"]),
    ("，组织开展专项活动。", ["这一段以“，”开头：“，组织开展专项活动。…” [beheaded-sentence]"]),
    ("2023年，我局坚持依法行政。", ["（提示）开头写的是“2023年，”，这份文件说的是2024年 [other-year]"]),
    ("印发《方案。", ["“印发《方案。”里的“《”后面没有配对的“》” [unmatched-mark]"]),
    ("印发方案）。", ["“印发方案）。”里的“）”前面没有配对的“（” [unmatched-mark]"]),
    ("（一《二）三》", ["“（一《二）三》”里的“《”后面没有配对的“》”，先遇到了“）” [unmatched-mark]", "“（一《二）三》”里的“》”前面没有配对的“《” [unmatched-mark]"]),
    ("推行“综合查一次。", ["（提示）“推行“综合查一次。”里的““”后面没有配对的“”” [unmatched-mark]"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "messages"), FAULTY)
def test_faulty_wording_is_told_whole(told, text, messages):
    shown = [str(problem).split(": ", 1)[1].split("\n")[0] for problem in told(text)]

    assert shown == messages


def test_every_text_rule_says_what_to_do(told):
    (problem,) = told("审结1起起行政诉讼案件。")

    assert str(problem) == (
        "inputs/jiangzhou/2024/report.yaml:5: （提示）“审结1起起行政诉讼案件…”里“起”写了两遍 [doubled-words]\n"
        "    → 删去一个；单位已随统计数印出的，不再手写"
    )


def test_a_unit_typed_after_a_statistic_that_prints_it_is_doubled(told):
    problems = told("发生事故{{ accidents }}起。", "statistics: {accidents: {value: 71, unit: 起}}\n")

    assert [problem.message for problem in problems] == ["“发生事故71起起。”里“起”写了两遍"]


def test_the_same_fault_is_told_at_each_line_it_stands_on(told):
    problems = told("各市《区》应急管理局。\n各市《区》应急管理局。\n各市《区》应急管理局。")

    assert [problem.where.line for problem in problems] == [5, 6, 7]


# --- the year and the day ---------------------------------------------------------------------------------------------


def test_this_year_is_unclear_in_a_report_signed_the_year_after(told):
    (problem,) = told("今年以来，事故下降。", "date: 2025-01-10\n")

    assert (problem.message, problem.remedy) == (
        "“今年以来，事…”：本文成文于2025年，“今年”指哪一年说不清",
        "写明年份，如“2024年”",
    )


def test_this_year_is_clear_in_a_document_signed_in_it(told):
    assert told("今年以来，事故下降。", "date: 2024-12-16\n") == []


def test_a_weekday_without_a_year_is_held_to_the_year_of_signing(told):
    (problem,) = told("定于3月22日（星期四）召开。", "date: 2024-03-01\n")

    assert (problem.severity, problem.message) == ("warning", "2024年3月22日是星期五，不是星期四")


def test_a_count_to_a_day_after_signing_is_told(told):
    (problem,) = told("截至2025年12月31日，查处436起。", "date: 2025-01-10\n")

    assert (problem.severity, problem.message) == ("warning", "“截至2025年12月31日”晚于成文日期2025年1月10日")


def test_a_title_of_another_year_is_told(workspace):
    root = workspace(
        {
            "inputs/jiangzhou/office.yaml": OFFICE,
            "inputs/jiangzhou/2024/report.yaml": report("加强领导。", year=2023),
        }
    )

    assert [problem.message for problem in found(root)] == ["标题写的是2023年，这份文件放在 2024 年的文件夹里"]


# --- copied forward ---------------------------------------------------------------------------------------------------

LAST = "inputs/jiangzhou/2023/report.yaml"


def test_a_sentence_with_a_year_that_is_last_years_word_for_word_is_told(told):
    kept = "2024年，我局将继续推进法治建设。"
    problems = told(f"加强领导。\n{kept}", others={LAST: report(kept, year=2023)})

    assert [problem.message for problem in problems] == [f"“{kept}”与上年的文件一字不差，年份也没有改"]


@pytest.mark.parametrize("kept", ["2020年起，我局开展立法调研。", "落实《实施纲要（2023—2025年）》。", "加强领导。"])
def test_a_sentence_that_need_not_change_is_left_alone(told, kept):
    assert told(f"压实责任。\n{kept}", others={LAST: report(kept, year=2023)}) == []


def test_last_years_signer_in_the_text_is_told(told):
    (problem,) = told(
        "局长周明远部署工作。",
        "signers: 沈维桢\n",
        {LAST: report("加强领导。", "signers: 周明远\n", 2023)},
    )

    assert problem.message == "正文写着“周明远”：上年由其签发，今年的签发人是沈维桢"


def test_a_sentence_beheaded_on_its_way_from_last_years_text_is_told(told):
    whole = "建立健全决策过程记录、材料归档管理和后评估制度，组织开展专项活动。"
    problems = told(
        "一是健全决策机制。材料归档管理和后评估制度，组织开展专项活动。", others={LAST: report(whole, year=2023)}
    )

    assert [problem.message for problem in problems if problem.rule == "beheaded-sentence"] == [
        "“材料归档管理和后评估制度，组织开展专项活…”没有头："
        "别处的原句是“建立健全决策过程记录、材料归档管理和后评估制度…”"
    ]


def test_a_sentence_beheaded_on_its_way_from_the_citys_text_is_told(workspace):
    root = workspace(
        {
            "inputs/jiangzhou/office.yaml": OFFICE,
            "inputs/jiangzhou/2024/report.yaml": report(
                "建立健全决策过程记录、材料归档管理和后评估制度，组织开展专项活动。"
            ),
            "inputs/linjiang/office.yaml": "name: 江州市临江区应急管理局\ninherits: jiangzhou\n",
            "inputs/linjiang/2024/report.yaml": "opening: 材料归档管理和后评估制度，组织开展专项活动。\n",
        }
    )

    assert [str(problem.where) for problem in found(root, "linjiang") if problem.rule == "beheaded-sentence"] == [
        "inputs/linjiang/2024/report.yaml:1"
    ]


@pytest.mark.parametrize(
    "kept",
    [
        "建立健全决策过程记录、材料归档管理和后评估制度，组织开展专项活动。",  # whole
        "组织开展材料归档管理和后评估制度，认真总结经验。",  # another verb
        "行政执法责任制和后评估制度得到落实，组织开展专项活动。",  # other words
    ],
)
def test_a_sentence_with_its_head_is_left_alone(told, kept):
    whole = "建立健全决策过程记录、材料归档管理和后评估制度，组织开展专项活动。"

    assert told(kept, others={LAST: report(whole, year=2023)}) == []


def test_sentences_with_other_digits_alone_are_information_for_check_only(workspace):
    root = workspace(
        {
            "inputs/jiangzhou/office.yaml": OFFICE,
            "inputs/jiangzhou/2024/report.yaml": report("开展活动182场。加强领导。"),
            LAST: report("开展活动165场。加强领导。", year=2023),
        }
    )
    outcome = check(Loader(Workspace(root)), Task("jiangzhou", "2024", "report"))

    assert outcome.problems == ()
    assert [str(problem.where) for problem in outcome.information] == ["inputs/jiangzhou/2024/report.yaml:5"]
    assert outcome.information[0].message == "“开展活动182场。”与上年只有数字不同：“开展活动165场。”"
    assert only_digits_changed not in checks.RULES


# --- formulas of their time -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "text", "told_of"),
    [
        ("2024-07-17", "贯彻党的二十届二中全会精神。", 0),
        ("2024-07-18", "贯彻党的二十届二中全会精神。", 1),
        ("2025-01-10", "贯彻党的二十届二中、三中全会精神。", 0),
        ("2025-12-10", "贯彻党的二十届二中、三中全会精神。", 1),
        ("2022-12-10", "全面贯彻党的十九大和十九届历次全会精神。", 2),
        ("2024-01-10", "贯彻《法治政府建设实施纲要（2015－2020年）》。", 1),
        ("2024-01-10", "贯彻《法治政府建设实施纲要（2021－2025年）》。", 0),
        ("2024-01-10", "党的十九大以来，贯彻《民法典》。", 0),
    ],
)
def test_a_formula_is_expired_from_its_day_on(told, day, text, told_of):
    assert [problem.rule for problem in told(text, f"date: {day}\n")] == ["expired-formula"] * told_of


def test_an_expired_formula_says_what_has_taken_its_place(told):
    (problem,) = told("贯彻党的二十届二中全会精神。", "date: 2025-01-10\n")

    assert (problem.message, problem.remedy) == (
        "“贯彻党的二十届二中全会精神。”：“二十届二中全会精神”2024年7月起已经过时",
        "现在的说法是“党的二十届三中全会精神”；确实在说过去的不必理会",
    )


def test_an_office_adds_formulas_of_its_own(workspace):
    root = workspace(
        {
            "inputs/jiangzhou/office.yaml": f"{OFFICE}expired: {{trial: {{words: 举报办法（试行）, since: 2024-06-01}}}}\n",
            "inputs/jiangzhou/2024/report.yaml": report("落实举报办法（试行）。", "date: 2024-06-02\n"),
        }
    )

    assert [problem.remedy for problem in found(root)] == ["换成现在的说法；确实在说过去的不必理会"]


def test_every_formula_the_program_knows_has_words_and_a_day():
    known = expired_formula._known()

    assert len(known) > 15
    assert all(formula.words and date(2015, 1, 1) < formula.since < date(2028, 1, 1) for formula in known.values())


# --- for all texts ----------------------------------------------------------------------------------------------------

inner = st.recursive(
    st.text("甲乙，。", max_size=4),
    lambda text: st.tuples(st.sampled_from(["《》", "“”", "（）", "〔〕", "【】", "〈〉"]), text, text).map(
        lambda parts: f"{parts[0][0]}{parts[1]}{parts[0][1]}{parts[2]}"
    ),
    max_leaves=12,
)


def passage(text: str) -> Passage:
    return Passage("body", Words(text, (Source(0, ("opening",)),)))


@given(inner)
def test_marks_that_pair_are_left_alone(text):
    assert list(unmatched_mark._unmatched(passage(text))) == []


@given(inner.filter(lambda text: any(mark in text for mark in "《（〔")), st.data())
def test_a_mark_taken_away_is_missed(text, data):
    places = [at for at, mark in enumerate(text) if mark in "《》（）〔〕"]
    at = data.draw(st.sampled_from(places))

    assert list(unmatched_mark._unmatched(passage(text[:at] + text[at + 1 :])))


PIECES = [
    *(piece for line in SOUND.splitlines() for piece in re.split("(?<=[，。；：、])", line)),
    *(piece for text, _ in FAULTY for piece in (text, text.rstrip("。"))),
    *"，。；：、！？,.:;“”‘’《》〈〉（）〔〕【】()[]<> —x×_△12一二十年月日号是处科局待第页\n",
    *re.split(
        " ",
        "由 法制科 法规科 执法一大队 牵头 一是 三是 （三） 人数3次 5人数 13月5日 周三 企业企业 截至目前 党的十九大精神",
    ),
    *re.split(
        " ",
        "江州市临江区应急管理局 江州市应急管理局 江州市临江区应急局 江应急〔2025〕第9号 现将《甲》印发 妥否，请批示",
    ),
    *("4. ", "𠮷林𠮷林", "安全生产监管安全生产监管", "恳请市政府予以支持", "二十届二中全会精神", "3月22日星期五"),
    *("《安全事故调查处理条例》", "《安全事故调查处理条列》"),
]
SHORTCUTS = {
    "having": lambda subject, *_: iter(subject.passages),
    "at": lambda subject, *_: iter(subject.passages),
    "_all_match": lambda _: False,
}
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), max_size=4)


@pytest.fixture(scope="module")
def samples():
    """Documents of offices with departments of their own, in different years."""
    loader = Loader(Workspace(Path(__file__).parents[1]))
    tasks = Task("linjiang", "2024", "report"), Task("jiangzhou", "2024", "work-points")
    return [composed(loader, task).subject._replace(year=year) for task in tasks for year in ("2024", "2035")]


@given(st.integers(0, 3), TEXTS)
@example(0, PIECES)
def test_what_is_looked_for_in_the_whole_text_first_is_missed_in_no_passage(samples, one, texts):
    subject = samples[one]._replace(passages=tuple(map(passage, texts)))
    quickly = list(checks.run(subject))
    with pytest.MonkeyPatch.context() as patch:
        for module in (searching, *checks.RULES):
            for name in SHORTCUTS.keys() & vars(module).keys():
                patch.setattr(module, name, SHORTCUTS[name])

        assert [problem for rule in checks.RULES for problem in rule.check(subject)] == quickly


@given(TEXTS)
@example(PIECES)
def test_rules_on_words_alone_say_the_same_of_a_passage_in_any_document(samples, texts):
    def told(rule, sample, texts):
        found = rule.check(sample._replace(passages=tuple(map(passage, texts))))
        return sorted((problem.message, problem.severity) for problem in found)

    for rule in checks._ALONE:
        alone = sorted(one for text in texts for one in told(rule, samples[0], [text]))
        assert all(told(rule, sample, texts) == alone for sample in samples)


@given(TEXTS)
@example(PIECES)
def test_units_are_the_same_in_a_text_as_in_its_lines(texts):
    lines = [line for text in texts for line in text.split("\n")]
    units = {found[1] for line in lines for found in department_name_drift._UNIT.finditer(line)}

    assert {*department_name_drift._IN_LINES.findall("".join(f"\n{line}" for line in lines))} == units


@given(st.text("甲。；！”）", max_size=40))
def test_sentences_lose_no_words(text):
    pieces = "".join(found[0] for found in searching.sentences(text))

    assert pieces.replace("。", "").count("甲") == text.count("甲")


def test_a_place_is_that_of_the_source_line():
    located = passage("甲").where(lambda path, line: Location(path[0], line))

    assert located == Location("opening", 0)


def test_a_text_with_an_expression_that_says_nothing_is_not_judged(told):
    assert [problem.rule for problem in told("发生{{ nothing }}，。")] == ["unknown-statistic"]
