"""A mended copy: the faults that need no word changed are gone, every word and figure is still there."""

import copy
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_verify_faults import FAULTS, FLUSH, NEAR, NO_DOCUMENT, RULE, SAME_LOOK, SOUND, Paper, built, failures
from test_verify_foreign import made
from typer.testing import CliRunner

from reportgen import cli, identity, mending, package
from reportgen.mending import wml
from reportgen.mending.mends import MENDS
from reportgen.mending.printed import PRINTED
from reportgen.rendered import rendered
from reportgen.verify import facts, judgement, text
from reportgen.verify.verdict import Unsure

VALIDATOR = os.environ.get("OOXML_VALIDATE")


def mended(data: bytes) -> mending.Mended:
    return mending.mended(package.read(data, "文件.docx").parts)


def spoilt(name: str) -> bytes:
    base, _, spoil = next(fault[1:] for fault in FAULTS if fault[0] == name)
    paper = Paper(base)
    spoil(paper)
    return paper.data()


def letters(parts) -> list[str]:
    """The letters, characters and figures of each paragraph that has any."""
    said = [re.sub(r"[\W_]", "", words) for words in text.paragraphs(parts)]
    return [words for words in said if words]


def rules(verdicts) -> set[str]:
    return {each.rule for each in verdicts if each.ruling == "fail"}


# --- what is mended -------------------------------------------------------------------------------------------------

NEED_WORDS = {
    "第 in the number": "“第”、虚位、年份和机关代字是文字和数字，不改",
    "leading zero": "“第”、虚位、年份和机关代字是文字和数字，不改",
    "short copy number": "份号的数字不改",
    "copy number with a label": "份号的数字不改",
    "number without 号": "“第”、虚位、年份和机关代字是文字和数字，不改",
    "no title": "认不出哪一段是标题",
    "① for （1）": "要改动、增删或移动文字，由人来定",
    "remark above the date": "要改动、增删或移动文字，由人来定",
    "抄报": "要改动、增删或移动文字，由人来定",
    "term in Chinese numerals": "期限的数字和文字不改",
    "date in Chinese numerals": "日期的数字和文字不改",
    "date with zeros": "日期的数字和文字不改",
    "signer without a name": "没有写明签发人",
}
MENDABLE = [fault for fault in FAULTS if fault[2] in MENDS and fault[0] not in NEED_WORDS]


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_document_is_left_alone(name):
    found = mended(built(name))

    assert (found.parts, found.cured, found.left, found.marks) == (None, (), (), ())


@pytest.mark.parametrize(
    ("name", "rule"), [(fault[0], fault[2]) for fault in MENDABLE], ids=[one[0] for one in MENDABLE]
)
def test_a_fault_is_mended_and_no_word_with_it(name, rule):
    data = spoilt(name)
    found = mended(data)

    assert rule in rules(found.before)
    assert rule not in rules(found.after) == failures(package.write(found.parts))
    assert rules(found.after) <= rules(found.before)
    assert letters(found.parts) == letters(package.read(data, "文件.docx").parts)
    assert mending.mended(found.parts).parts is None


@pytest.mark.parametrize("name", NEED_WORDS)
def test_what_would_need_a_figure_or_a_word_stays_and_says_why(name):
    rule = next(fault[2] for fault in FAULTS if fault[0] == name)

    assert (rule, NEED_WORDS[name]) in [(one.verdict.rule, one.why) for one in mended(spoilt(name)).left]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("no mark", "要改动、增删或移动文字，由人来定"),
        ("urgency above secrecy", "要改动、增删或移动文字，由人来定"),
        ("title in one line", "在哪里回行由人来定"),
        ("full-width figures", "要改动、增删或移动文字，由人来定"),
    ],
)
def test_a_fault_without_a_mend_stays_and_says_why(name, why):
    found = mended(spoilt(name))

    assert {one.why for one in found.left} == {why}
    assert found.parts is None


MARKS = {
    "square brackets": [("[", "〔"), ("]", "〕")],
    "secrecy without a star": [("", "★")],
    "half-width colon": [(":", "：")],
    "full stop in the title": [("。", "")],
    "indented by blanks": [("\u3000\u3000", "")],
    "一. for 一、": [(".", "、")],
    "（一）、 for （一）": [("、", "")],
    "note numbered 一、": [("、", ".")],
    "remark without brackets": [("", "（"), ("", "）")],
    "copies without a full stop": [("", "。")],
    "two stops": [("。", "")],
    "dots for an ellipsis": [("...", "……")],
    "years with a hyphen": [("-", "—")],
}


@pytest.mark.parametrize("name", MARKS)
def test_the_marks_that_change_are_named(name):
    assert [(one.before, one.after) for one in mended(spoilt(name)).marks] == MARKS[name]


@pytest.mark.parametrize("change", SAME_LOOK.values(), ids=SAME_LOOK)
@pytest.mark.parametrize("name", ["square brackets", "black mark", "black rule", "title close to the rule"])
def test_an_element_is_mended_where_it_stands(name, change):
    base, rule, spoil = next(fault[1:] for fault in FAULTS if fault[0] == name)
    paper = Paper(base)
    change(paper)
    spoil(paper)
    found = mended(paper.data())

    assert rule not in rules(found.after)
    assert rules(found.after) <= rules(found.before)


TAB = '<w:tab w:val="right" w:pos="7000"/>'


def close_the_name(paper: Paper) -> None:
    name = paper.line("2025年1月10日").getprevious()
    for spacing in list(name.iter(qn("w:spacing"))):
        spacing.getparent().remove(spacing)
    name.get_or_add_pPr().append(parse_xml(NEAR.replace("/>", f" {nsdecls('w')}/>")))


NEWER = [
    ("attachment-title-face", "notice", lambda d: d.look("重点任务分解表", face="黑体", size="32")),
    ("attachment-title-distance", "notice", lambda d: d.format("重点任务分解表", NEAR)),
    ("element-face", "notice", lambda d: d.look("各区应急管理局，局", face="宋体")),
    ("sign-off-distance", "unsealed", close_the_name),
    ("page-across", "report", lambda d: [d.section("pgSz", "w", "16838"), d.section("pgSz", "h", "11906")]),
    ("marks-nested", "report", lambda d: d.say("下降", "按《关于印发《办法》的通知》下降")),
    ("mark-height", "report", lambda d: d.format("江州市应急管理局文件", NEAR.replace('before="0"', 'before="1500"'))),
    ("signer-place", "report", lambda d: d.format("江应急〔", f"<w:tabs {nsdecls('w')}>{TAB}</w:tabs>")),
]


@pytest.mark.parametrize(("rule", "base", "spoil"), NEWER, ids=[one[0] for one in NEWER])
def test_what_the_newer_rules_find_is_mended(rule, base, spoil):
    paper = Paper(base)
    spoil(paper)
    data = paper.data()
    found = mended(data)

    assert rule in rules(found.before)
    assert rules(found.after) == set()
    assert letters(found.parts) == letters(package.read(data, "文件.docx").parts)


def minutes() -> bytes:
    """Minutes of a meeting, the list of those present in one face."""
    paper = Paper("issued")
    paper.say("江州市应急管理局文件", "江州市应急管理局会议纪要")
    paper.drop("各区应急管理局，局", "江州市应急管理局办公室")
    line = paper.line("一、依法预防")
    line.addprevious(copy.deepcopy(line))
    paper.say("一、依法预防处置突发事件", "出席：周明远、李大同")
    paper.look("出席：", face="仿宋_GB2312")
    return paper.data()


def test_those_present_get_a_label_in_heiti():
    before = facts.read(package.read(minutes(), "文件.docx").parts)
    found = mended(minutes())
    runs = [
        run for words in facts.read(found.parts).paragraphs for run in words.runs if words.text.startswith("出席：")
    ]

    assert len([run for words in before.paragraphs for run in words.runs if words.text.startswith("出席：")]) == 1
    assert "attendance-face" in rules(found.before) - rules(found.after)
    assert [(run.text, run.east_asian, run.size) for run in runs] == [
        ("出席：", "黑体", 32),
        ("周明远、李大同", "仿宋_GB2312", 32),
    ]


# --- documents of other makers --------------------------------------------------------------------------------------


def naive(*, headings: bool) -> bytes:
    """What comes of words put into a new document of python-docx."""
    document = docx.Document()

    def line(words: str, size: float = 0, align: ALIGN | None = None, *, red: bool = False) -> None:
        added = document.add_paragraph()
        run = added.add_run(words)
        run.font.size = Pt(size) if size else None
        added.alignment = align
        if red:
            run.font.color.rgb = RGBColor(255, 0, 0)

    line("江州市水利局文件", 36, ALIGN.CENTER, red=True)
    line("江水发（2025）12号", 0, ALIGN.CENTER)
    if headings:
        document.add_heading("江州市水利局关于做好防汛工作的通知", 0)
    else:
        line("江州市水利局关于做好防汛工作的通知", 22, ALIGN.CENTER)
    line("各县（市、区）水利局:")
    line("为做好2025年防汛工作,确保人民群众生命财产安全，现将“三个到位”等有关事项通知如下：")
    if headings:
        document.add_heading("一、提高思想认识", 1)
    else:
        line("一、提高思想认识")
    line("各地要充分认识防汛工作的重要性——切实增强责任感，坚持人民至上、生命至上，压紧压实各级防汛责任。")
    line("附件:防汛责任人名单；")
    line("江州市水利局", 0, ALIGN.RIGHT)
    line("2025年5月6日", 0, ALIGN.RIGHT)
    line("抄送:市防汛抗旱指挥部办公室")
    line("江州市水利局办公室      2025年5月6日印发")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("headings", [False, True])
def test_a_document_that_was_never_formatted_comes_out_right(headings):
    data = naive(headings=headings)
    found = mended(data)

    assert len(rules(found.before)) > 20
    assert rules(found.after) == set()
    assert letters(found.parts) == letters(package.read(data, "文件.docx").parts)


def test_quotes_and_dashes_of_a_mended_text_are_printed_in_the_chinese_face():
    printed = facts.read(mended(naive(headings=False)).parts)
    runs = [run for paragraph in printed.paragraphs for run in paragraph.runs if set("“”—") & set(run.text)]

    assert [(run.east_asian, run.latin, run.hint) for run in runs] == [
        ("仿宋_GB2312", "Times New Roman", "eastAsia")
    ] * 2


def test_quotes_are_marked_as_chinese_in_a_document_that_is_mended_for_something_else():
    paper = Paper("report")
    paper.say("下降", "“下降”")
    for fonts in paper.body.iter(qn("w:rFonts")):
        fonts.attrib.pop(qn("w:hint"), None)
    sound = paper.data()
    paper.section("pgSz", "w", "12240")
    printed = facts.read(mended(paper.data()).parts)

    assert mended(sound).parts is None
    assert {run.hint for words in printed.paragraphs for run in words.runs if "“" in run.text} == {"eastAsia"}


def test_page_numbers_are_added_odd_on_the_right_and_even_on_the_left():
    (section,) = facts.read(mended(naive(headings=False)).parts).sections
    odd, even = section.odd_footer[0], section.even_footer[0]

    assert (odd.text, odd.align, odd.right) == ("— {PAGE} —", "right", 280)
    assert (even.text, even.align, even.left) == ("— {PAGE} —", "left", 280)
    assert {(run.latin, run.size) for run in (*odd.runs, *even.runs)} == {("宋体", 28)}


def footed(words: str) -> bytes:
    """A document whose footer says words around a number."""
    document = docx.Document(io.BytesIO(made(upward=False, sealed=True)))
    for footer in (document.sections[0].footer, document.sections[0].even_page_footer):
        first, last = words.split("1")
        runs = [run for run in footer.paragraphs[0].runs if run.text]
        runs[0].text, runs[-1].text = first, last
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("words", ["- 1 -", "第1页", "1/", "·1·"])
def test_the_dress_of_a_page_number_is_changed(words):
    assert rules(mended(footed(words)).after) == set()


def test_a_footer_with_words_of_its_own_is_left_alone():
    found = mended(footed("江州交通 1 号"))

    assert [(one.verdict.rule, one.why) for one in found.left][:1] == [("page-numbers", "页脚里除了页码还有别的文字")]
    assert found.parts is None


def test_a_typed_page_number_becomes_one_that_counts():
    document = docx.Document(io.BytesIO(made(upward=False, sealed=True)))
    for footer in (document.sections[0].footer, document.sections[0].even_page_footer):
        footer.paragraphs[0].text = "— 1 —"
    buffer = io.BytesIO()
    document.save(buffer)
    (section,) = facts.read(mended(buffer.getvalue()).parts).sections

    assert [[line.text for line in footer] for footer in (section.odd_footer, section.even_footer)] == [
        ["— {PAGE} —"],
        ["— {PAGE} —"],
    ]


def test_a_title_that_looks_like_text_is_known_by_what_it_says():
    document = docx.Document(io.BytesIO(naive(headings=False)))
    title = document.paragraphs[2]
    title.alignment, title.runs[0].font.size = None, None
    buffer = io.BytesIO()
    document.save(buffer)
    found = mended(buffer.getvalue())

    assert "title-missing" in rules(found.before)
    assert rules(found.after) == set()


def test_a_document_without_a_section_is_mended_as_far_as_it_goes():
    paper = Paper("report")
    paper.body.remove(paper.body.find(qn("w:sectPr")))
    paper.look("一、", color="2F5496")
    found = mended(paper.data())

    assert rules(found.before) - rules(found.after) == {"text-black"}


def test_empty_paragraphs_give_way_to_space_but_for_one_that_ends_a_section():
    paper = Paper("notice")
    paper.format("江应急〔", NEAR)
    title = paper.line("江州市应急管理局关于")
    for inside in ("", f"<w:pPr>{RULE.format(style='nil', color='auto')}</w:pPr>"):
        title.addprevious(parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
    before = len(list(paper.body.iter(qn("w:p"))))
    found = mended(paper.data())
    after = package.xml(found.parts["word/document.xml"])

    assert rules(found.after) == set()
    assert len(list(after.iter(qn("w:p")))) <= before


# --- what is seen on the pages --------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice) to see the pages")
def test_distances_that_only_the_page_shows_are_mended():
    paper = Paper("notice")
    paper.format("江州市应急管理局文件", '<w:spacing w:before="0" w:after="0" w:line="1000" w:lineRule="exact"/>')
    paper.format("江应急〔", RULE.format(style="single", color="FF0000").replace('w:space="7"', 'w:space="25"'))
    paper.format("重点任务分解表", NEAR)
    found = mending.mended(
        package.read(paper.data(), "文件.docx").parts, lambda parts: next(rendered([package.write(parts)])).pages
    )

    assert rules(found.before) > {"mark-distance", "red-rule-distance", "attachment-title-line"}
    assert (rules(found.after), found.left, found.unseen) == (set(), (), "")


def test_without_pages_what_the_file_says_is_mended_all_the_same():
    data = package.read(spoilt("square brackets"), "文件.docx").parts
    found = mending.mended(data, lambda _: Unsure("没有装 LibreOffice，量不了版面"))

    assert (rules(found.after), found.unseen) == (set(), "没有装 LibreOffice，量不了版面")


# --- what never happens ---------------------------------------------------------------------------------------------


def test_a_mend_that_would_bring_another_fault_is_not_made(monkeypatch):
    def mend(bench):
        MENDS["page-size"].mend(bench)
        for _, element in bench.runs(bench.document.mark[0]):
            wml.state(wml.leading(element, "rPr"), "sz", val=32)
            wml.state(wml.leading(element, "rPr"), "color", val="auto")

    data = spoilt("letter paper")
    monkeypatch.setattr(mending, "MENDS", {"page-size": SimpleNamespace(mend=mend)})
    found = mended(data)

    assert found.parts is None
    assert [(one.verdict.rule, one.why) for one in found.left] == [
        ("page-size", "改了，“发文机关标志红色，居中”这一条就不符")
    ]


def test_a_mend_that_would_change_a_word_is_not_made(monkeypatch):
    def mend(bench):
        MENDS["page-size"].mend(bench)
        next(bench.root.iter(qn("w:t"))).text = "江州市"

    data = spoilt("letter paper")
    monkeypatch.setattr(mending, "MENDS", {"page-size": SimpleNamespace(mend=mend)})

    assert mended(data).parts is None


def test_every_mend_cures_a_rule_that_there_is():
    assert set(MENDS) <= {rule.module.ID for rule in judgement.RULES}


def test_the_page_of_rules_lists_every_mend_and_what_it_leaves():
    page = (Path(__file__).parents[1] / "docs" / "format-rules.md").read_text(encoding="utf-8")
    file, on_paper = page.split("## `reportgen fix` 能改的")[1].split("排出版面以后还能改的")
    whole, part = file.split("改得了一部分")

    assert set(re.findall("`([a-z-]+)`", whole)) == {rule for rule, mend in MENDS.items() if not hasattr(mend, "LEFT")}
    assert dict(re.findall("^- `([a-z-]+)`：(.+)$", part, re.MULTILINE)) == {
        rule: mend.LEFT for rule, mend in MENDS.items() if hasattr(mend, "LEFT")
    }
    assert re.findall("`([a-z-]+)`", on_paper) == list(PRINTED)


def test_a_mended_build_is_no_build_any_more(tmp_path):
    parts = package.read(spoilt("letter paper"), "文件.docx").parts
    stamped = identity.stamped(parts, text.paragraphs(parts), "city/2024/report")

    assert identity.read(mending.mended(stamped).parts) is None


def test_other_parts_stay_byte_for_byte():
    parts = package.read(spoilt("square brackets"), "文件.docx").parts
    after = mending.mended(parts).parts

    assert {name for name in parts if after[name] != parts[name]} <= {"word/document.xml", "docProps/custom.xml"}


LINES = [
    *("江州市水利局文件", "江水发[2025]第03号", "江水发（2025）12号", "　江水〔2025〕8号　　　签发人 王五"),
    *("江州市水利局关于做好防汛工作的通知。", "各县水利局,局属单位:", "一.提高认识", "(一)、加强值守", "1、明确责任"),
    "为做好2025年防汛工作,确保人民群众“生命财产”安全，根据有关规定，现将有关事项通知如下：",
    "　　为做好防汛工作...确保人民群众生命财产安全，，根据2021-2025年规划，现将有关事项通知如下。",
    *(
        "附件：1、名单；",
        "江州市水利局",
        "2025年5月6日",
        "2025 年 05 月 6 日",
        "（此件公开发布)",
        "联系人：张三",
        "附件1：",
    ),
    *(
        "防汛责任人名单",
        "抄送:市委,市政府",
        "江州市水利局办公室    2025年5月7日印发",
        "",
        "　",
        "机密1年",
        "特急",
        "——",
    ),
]
LINE = st.tuples(
    st.sampled_from(LINES),
    st.sampled_from([10.5, 16, 22, 48]),
    st.sampled_from(["left", "center", "right", "both"]),
    st.sampled_from(["FF0000", "000000"]),
    st.sampled_from(["仿宋", "黑体", "方正小标宋简体"]),
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINE, min_size=4, max_size=12))
def test_of_any_document_every_word_stays_no_fault_comes_and_once_is_enough(lines):
    document = docx.Document()
    for words, size, align, color, face in lines:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(words)
        run.font.size, run.font.color.rgb = Pt(size), RGBColor.from_string(color)
        run._r.rPr.get_or_add_rFonts().set(qn("w:eastAsia"), face)
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:jc {nsdecls("w")} w:val="{align}"/>'))
    buffer = io.BytesIO()
    document.save(buffer)
    before = package.read(buffer.getvalue(), "文件.docx").parts
    found = mending.mended(before)

    assert letters(found.parts or before) == letters(before)
    assert rules(found.after) <= rules(found.before)
    assert mending.mended(found.parts or before).parts is None


@pytest.mark.skipif(not VALIDATOR, reason="OOXML_VALIDATE names no schema validator")
def test_what_is_mended_is_valid(tmp_path):
    for number, fault in enumerate(MENDABLE):
        (tmp_path / f"{number}.docx").write_bytes(package.write(mended(spoilt(fault[0])).parts))
    (tmp_path / "naive.docx").write_bytes(package.write(mended(naive(headings=True)).parts))
    done = subprocess.run([sys.executable, VALIDATOR, *sorted(tmp_path.iterdir())], capture_output=True, check=False)

    assert done.returncode == 0, done.stdout.decode()


# --- the command ----------------------------------------------------------------------------------------------------


def ran(*arguments):
    return CliRunner().invoke(cli.app, ["fix", "--file-only", *map(str, arguments)])


def test_a_mended_copy_is_written_beside_and_the_original_stays(tmp_path):
    file = tmp_path / "来文.docx"
    file.write_bytes(data := spoilt("square brackets"))
    result = ran(file)

    assert (result.exit_code, file.read_bytes()) == (0, data)
    assert not failures((tmp_path / "来文-改.docx").read_bytes())
    assert result.stdout == (
        f"{file}\n"
        "  已改　规定　7.2.5　第2段“江应急[2025]3号…”：发文字号“江应急[2025]3号”年份没有用六角括号〔〕，"
        "应写作“江应急〔2025〕3号” [file-number-form]\n"
        "  标点　第2段“[”改为“〔”\n"
        "  标点　第2段“]”改为“〕”\n"
        "  改前不符 1 条（规定 1）；改后不符 0 条\n"
        "  只看了文件里写的：没有排版，量不了版面\n"
        f"已写 {tmp_path / '来文-改.docx'}\n"
    )


def test_what_stays_is_listed_and_ends_with_5(tmp_path):
    file = tmp_path / "来文.docx"
    paper = Paper("report")
    paper.say("2025年1月10日", "2025年01月10日")
    paper.format("（此件", FLUSH)
    file.write_bytes(paper.data())
    result = ran(file, "--output", tmp_path / "好.docx")

    assert result.exit_code == 5
    assert (
        "  改不了　规定　7.3.5.4　第14段“2025年01月10日”：成文日期“2025年01月10日”应写作“2025年1月10日” [date-form]\n"
        "        日期的数字和文字不改\n"
        "        → 改正日期\n"
        "  改前不符 2 条（规定 2）；改后不符 1 条（规定 1）\n"
        "  只看了文件里写的：没有排版，量不了版面\n"
        f"已写 {tmp_path / '好.docx'}\n"
    ) in result.stdout


def test_where_nothing_is_wrong_nothing_is_written(tmp_path):
    file = tmp_path / "来文.docx"
    file.write_bytes(built("report"))
    result = ran(file)

    assert (result.exit_code, result.stdout) == (0, f"{file}\n  没有要改的\n  只看了文件里写的：没有排版，量不了版面\n")
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    file, other = tmp_path / "来文.docx", tmp_path / "来文-改.docx"
    file.write_bytes(spoilt("square brackets"))
    other.write_bytes(b"mine")
    result = ran(file)

    assert (result.exit_code, other.read_bytes()) == (6, b"mine")
    assert f"{other}: 这里已有一个文件，内容不同 [exists]" in result.output
    assert ran(file, "--force").exit_code == 0
    assert len(list(tmp_path.iterdir())) == 3  # the other one was kept under another name


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_the_original_is_never_written_over(tmp_path, force):
    file = tmp_path / "来文.docx"
    file.write_bytes(data := spoilt("square brackets"))
    result = ran(file, "--output", file, *force)

    assert (result.exit_code, file.read_bytes()) == (6, data)
    assert f"{file}: 这是原文件，不改写它 [exists]\n    → 写到别的文件" in result.output


def test_json_tells_what_was_mended_and_what_was_left(tmp_path):
    file = tmp_path / "来文.docx"
    file.write_bytes(spoilt("square brackets"))
    (told,) = json.loads(ran(file, "--format", "json").stdout)["files"]

    assert (told["before"]["规定"], told["after"]["规定"], told["left"]) == (1, 0, [])
    assert [each["rule"] for each in told["mended"]] == ["file-number-form"]
    assert told["marks"][0] == {"paragraph": 2, "before": "[", "after": "〔"}
    assert told["output"] == str(tmp_path / "来文-改.docx")


@pytest.mark.parametrize(("content", "reason"), NO_DOCUMENT.values(), ids=NO_DOCUMENT)
def test_what_is_no_document_ends_in_one_problem(tmp_path, content, reason):
    file = tmp_path / "文件.docx"
    file.write_bytes(content)
    result = ran(file)

    assert result.exit_code == 3
    assert result.output.count("[not-a-document]") == 1
    assert reason in result.output


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    file = tmp_path / "来文.docx"
    file.write_bytes(spoilt("square brackets"))
    result = ran(tmp_path / "没有.docx", file)

    assert result.exit_code == 3
    assert "没有这个文件 [unreadable]" in result.output
    assert (tmp_path / "来文-改.docx").exists()
