"""The filled template on paper, measured against GB/T 9704-2012.

The documents are printed by LibreOffice. It puts air between Chinese and digits whatever the file says, so that a
date is wider there than in Word: where a date's edge is measured, the tolerance says so.
"""

import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from paper import BOTTOM, CHARACTER, LEFT, LINE, RIGHT, TOP, Sheet, sheets

from reportgen import package, render, stencil
from reportgen.compose import NAMES
from reportgen.gbt9704 import layout
from reportgen.render.compiling import compiled

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice) to print the documents")

# --- the documents --------------------------------------------------------------------------------------------------

CHINESE = "统筹推进行政执法规范化普法宣传常态化和应急管理现代化建设" * 20
SENTENCES = (
    "坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻习近平法治思想，全面落实市委、市政府关于法治政府建设的"
    "部署要求，把依法防范化解重大安全风险作为首要任务。全年共发生生产安全事故71起、死亡50人，分别下降11.3%和10.7%。"
)


def paragraph(style: str, heading: str = "", text: str = "") -> dict[str, str]:
    return {"style": style, "heading": heading, "text": text}


SHORT = [
    paragraph("body", text=SENTENCES),
    paragraph("heading_1", "一、依法预防处置突发事件"),
    paragraph("heading_2", "（一）推动治理模式向事前预防转型"),
    paragraph("body", text=SENTENCES),
    paragraph("lead_2", "（二）压实安全生产责任。", SENTENCES),
    paragraph("heading_3", "1.健全制度"),
    paragraph("lead_4", "（1）完善预案。", SENTENCES),
    paragraph("body", text="特此报告。"),
]
# The text before the headings is so long that none would be the last line of a page, and every page is full.
LONG = [paragraph("body", text=CHINESE * 2), paragraph("body", text=SENTENCES), *SHORT * 3]
BARE: dict[str, Any] = {
    "copy_number": "",
    "secrecy": "",
    "urgency": "",
    "mark": "",
    "file_number": "",
    "upward": False,
    "signer_lines": [],
    "title_lines": ["江州市应急管理局2024年", "法治政府建设工作报告"],
    "to": "",
    "body": SHORT,
    "attachment_notes": [],
    "sign": [],
    "sealed": True,
    "date": "",
    "note": "",
    "attachments": [],
    "copies_label": "",
    "copies_to": "",
    "printed_by": "",
    "printed_on": "",
    "imprint_on_next_page": False,
}
SEALED = BARE | {
    "copy_number": "000012",
    "secrecy": "机密★1年",
    "urgency": "加急",
    "mark": "江州市应急管理局文件",
    "file_number": "江应急〔2025〕3号",
    "to": "江州市人民政府：",
    "sign": ["江州市应急管理局"],
    "date": "2025年1月10日",
    "note": "（此件主动公开）",
    "copies_label": "抄送：",
    "copies_to": "省应急管理厅，市委办公室、市人大常委会办公室、市政府办公室、市政协办公室，各县（市、区）应急管理局。",
    "printed_by": "江州市应急管理局办公室",
    "printed_on": "2025年1月11日印发",
}
NO_HEAD_LINES = {"copy_number": "", "secrecy": "", "urgency": ""}
NAME = "关于进一步加强全市生产安全事故隐患排查治理工作的若干措施"
DOCUMENTS = {
    "sealed": SEALED | {"body": LONG},
    "upward": SEALED | NO_HEAD_LINES | {"upward": True, "signer_lines": [{"label": "签发人：", "names": "周明远"}]},
    "signers": SEALED
    | {
        "upward": True,
        "signer_lines": [{"label": "签发人：", "names": "周明远　李大同"}, {"label": "", "names": "王　五"}],
    },
    "unsealed": SEALED | {"sealed": False, "copies_to": "", "copies_label": "", "note": ""},
    "short name": SEALED | {"sealed": False, "sign": ["市政府"], "date": "2024年12月31日"},
    "attachments": SEALED
    | {
        "attachment_notes": [
            {"label": "附件：", "number": "1.", "name": "典型执法案例"},
            {"label": "", "number": "2.", "name": NAME},
        ],
        "attachments": [
            {"mark": "附件1", "title_lines": ["典型执法案例"], "body": SHORT},
            {
                "mark": "附件2",
                "title_lines": ["关于进一步加强全市生产安全", "事故隐患排查治理工作的若干措施"],
                "body": SHORT,
            },
        ],
    },
    "15 characters": SEALED
    | {
        "mark": "江州市住房和城乡建设管理局文件",
        "to": "",
        "attachment_notes": [{"label": "附件：", "number": "", "name": "典型执法案例"}],
    },
    "20 characters": SEALED | {"mark": "江州市临江区住房和城乡建设管理委员会文件", "file_number": ""},
    "two names": SEALED | {"sign": ["江州市应急管理局", "江州市公安局"]},
    "next page": SEALED | {"imprint_on_next_page": True},
    "bare": BARE,
    "number only": BARE | {"file_number": "江应急〔2025〕3号", "date": "2025年1月10日"},
    # A text that fills its page to the last line but three leaves no room for name and date.
    "full page": BARE
    | {
        "body": [paragraph("body", text="全年无事故。")] * 16 + [paragraph("lead_1", "一、结语。", "特此报告。")],
        "sign": ["江州市应急管理局"],
        "date": "2025年1月10日",
    },
    # Three lines each time, twenty-two to a page: a heading would be the last line of every third one.
    "headings": BARE
    | {"body": [paragraph("heading_2", "（一）标题"), *[paragraph("body", text="一行正文。")] * 2] * 44},
    # Clauses of every length, so that many a line is full where a mark follows.
    "punctuation": BARE
    | {
        "body": [
            paragraph("body", text="".join("统筹推进安全"[: n % 7] + "，" for n in range(99)) + "。") for _ in range(9)
        ]
    },
    "notice": SEALED
    | NO_HEAD_LINES
    | {
        "title_lines": ["关于印发2024年江州市", "法治政府建设工作要点的通知"],
        "to": "各区人民政府，市各委办局，市各直属单位，各有关企业事业单位，各开发区管委会：",
        "body": [
            paragraph("body", text="现将《2024年江州市法治政府建设工作要点》印发给你们，请结合实际认真贯彻落实。")
        ],
        "attachments": [
            {"mark": "", "title_lines": ["2024年工作要点"], "body": [paragraph("body", text="一、加强领导。")]}
        ],
        "note": "",
    },
}


@dataclass(frozen=True)
class Printed:
    """A document on paper."""

    sheets: list[Sheet]

    @property
    def first(self) -> Sheet:
        return self.sheets[0]

    @property
    def last(self) -> Sheet:
        return self.sheets[-1]

    @property
    def full(self) -> list[Sheet]:
        """The sheets after the first that text alone fills; the last of them may give a line to name and date."""
        return self.sheets[1 : self.sheets.index(self.with_line("2025年1月10日")) - 1]

    def with_line(self, words: str) -> Sheet:
        """The sheet with the last line that has these words."""
        return [sheet for sheet in self.sheets if any(words in line.text for line in sheet.lines)][-1]


def fill(context: dict[str, Any], target: Path) -> None:
    template = compiled(stencil.report_template(), "report.docx", NAMES)
    target.write_bytes(package.write(render.fill(template, context, "江州市应急管理局", date(2025, 1, 10))))


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> dict[str, Printed]:
    """Every document, printed in one go."""
    folder = tmp_path_factory.mktemp("printed")
    for name, context in DOCUMENTS.items():
        fill(context, folder / f"{name}.docx")
    subprocess.run(
        [
            *(SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--convert-to", "pdf", "--outdir", folder, *sorted(folder.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: Printed(sheets(folder / f"{name}.pdf")) for name in DOCUMENTS}


def near(value: float, tolerance: float):
    return pytest.approx(value, abs=tolerance)


# --- 5.2: the type area ---------------------------------------------------------------------------------------------


def test_a_full_page_has_22_lines(printed):
    full = printed["sealed"].full

    assert len(full) >= 3
    assert [len(sheet.lines) for sheet in full] == [layout.LINES_PER_PAGE] * len(full)


def test_a_full_line_has_28_characters(printed):
    lines = [line for sheet in printed["sealed"].sheets for line in sheet.lines if line.text in CHINESE * 2]
    whole = [line for line in lines if line.free_left < 0.1 and line.free_right < 0.5]

    assert len(whole) > 20
    assert {len(line.text) for line in whole} == {layout.CHARACTERS_PER_LINE}


def test_the_text_fills_156_by_225_mm(printed):
    for sheet in printed["sealed"].full:
        whole = [line for line in sheet.lines if line.text in CHINESE * 2 and len(line.text) == 28]
        for line in whole:
            assert line.left == near(LEFT, 0.3)
            assert line.right == near(RIGHT, 0.6)
        assert sheet.lines[0].row == near(1, 0.1)
        assert sheet.lines[-1].row == near(22, 0.1)
        assert sheet.lines[-1].baseline < BOTTOM


def test_no_page_ends_with_a_heading(printed):
    document = printed["headings"].sheets

    assert len(document) == 7
    assert {sheet.lines[-1].text for sheet in document} == {"一行正文。"}


def test_no_mark_is_lost_at_the_end_of_a_full_line(printed):
    text = "".join(line.text for sheet in printed["punctuation"].sheets for line in sheet.lines)

    assert text.count("，") == 9 * 99


def test_the_first_page_of_a_short_notice_shows_its_text_and_its_sign_off(printed):
    text = "".join(line.text for line in printed["notice"].first.lines)

    assert "印发给你们" in text
    assert text.endswith("2025年1月10日")


# --- 7.2: the heading -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sealed", "upward", "15 characters", "20 characters"])
def test_the_upper_edge_of_the_mark_is_35_mm_down_the_type_area(printed, name):
    ink = printed[name].first.ink(TOP, 90, red=True)

    assert ink.top == near(TOP + layout.MARK_TOP_MM, 0.7)
    assert ink.middle == near((LEFT + RIGHT) / 2, 0.5)
    assert LEFT < ink.left < ink.right < RIGHT


def test_number_of_copies_secrecy_and_urgency_stand_on_the_first_three_lines(printed):
    head = printed["sealed"].first.lines[:3]

    assert [(line.text, line.row) for line in head] == [("000012", 1), ("机密★1年", 2), ("加急", 3)]
    assert [line.free_left for line in head] == near([0, 0, 0], 0.1)


def test_the_number_stands_two_lines_below_the_mark_in_the_middle(printed):
    sheet = printed["sealed"].first
    number = sheet.line("江应急〔2025〕3号")
    mark = sheet.ink(TOP, 90, red=True)

    assert number.middle == near((LEFT + RIGHT) / 2, 0.3)
    assert (sheet.ink(100, number.baseline + 2).top - mark.bottom) / LINE == near(2.6, 0.2)  # two lines and leading


@pytest.mark.parametrize("name", ["sealed", "upward", "signers"])
def test_the_red_rule_runs_4_mm_below_the_number_across_the_type_area(printed, name):
    sheet = printed[name].first
    rule = sheet.rules[0]
    number = sheet.glyphs("江应急〔2025〕3号")

    assert sheet.ink(rule.top - 0.2, rule.top + 0.8, red=True).left == near(LEFT, 0.3)
    assert rule.top - sheet.ink(number.baseline - 5, rule.top - 0.5).bottom == near(layout.RED_RULE_GAP_MM, 0.4)
    assert (rule.left, rule.right) == near((LEFT, RIGHT), 0.2)


def test_a_mark_without_a_number_keeps_its_rule_where_it_was(printed):
    with_number, without = printed["sealed"].first.rules, printed["20 characters"].first.rules

    assert without[0].top == near(with_number[0].top, 0.1)


def test_an_upward_document_has_its_number_left_and_its_signer_right(printed):
    line = printed["upward"].first.line("签发人")

    assert line.text.replace("　", "") == "江应急〔2025〕3号签发人：周明远"
    assert printed["upward"].first.glyphs("江应急").free_left == near(1, 0.1)
    assert line.free_right == near(1, 0.1)


def test_the_last_of_several_signers_stands_on_the_line_of_the_number(printed):
    sheet = printed["signers"].first
    first, last = sheet.line("签发人"), sheet.line("王五")

    assert last.text == "江应急〔2025〕3号王五"
    assert last.free_left == near(1, 0.1)
    assert sheet.glyphs("王五").left == near(sheet.glyphs("周明远").left, 0.3)
    assert first.free_right == near(1, 0.1)
    assert first.baseline == near(printed["sealed"].first.line("江应急〔2025〕3号").baseline, 0.2)


# --- 7.3: the text --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sealed", "upward", "signers", "20 characters"])
def test_the_title_stands_two_lines_below_the_rule_in_the_middle(printed, name):
    sheet = printed[name].first
    first, second = (line for line in sheet.lines if line.points == layout.TITLE.points)
    line_top = first.baseline - 0.8 * layout.TITLE_LINE / layout.TWIPS_PER_MM

    assert (line_top - sheet.rules[0].top) / LINE == near(2, 0.1)
    assert first.middle == near((LEFT + RIGHT) / 2, 0.3)
    assert second.baseline - first.baseline == near(layout.TITLE_LINE / layout.TWIPS_PER_MM, 0.1)


def test_the_recipient_stands_one_line_below_the_title(printed):
    sheet = printed["sealed"].first
    title, recipient = sheet.line("法治政府建设工作报告"), sheet.line("江州市人民政府：")

    assert recipient.baseline - title.baseline == near(2.05 * LINE, 0.5)
    assert recipient.free_left == near(0, 0.1)


@pytest.mark.parametrize("name", ["15 characters", "bare"])
def test_without_a_recipient_the_text_stands_one_line_below_the_title(printed, name):
    lines = printed[name].first.lines
    title, text = next(pair for pair in pairwise(lines) if pair[0].text == "法治政府建设工作报告")

    assert text.baseline - title.baseline == near(2.05 * LINE, 0.5)


@pytest.mark.parametrize("words", ["一、依法预防", "（一）推动", "（二）压实", "1.健全", "（1）完善", "特此报告"])
def test_every_paragraph_begins_two_characters_in(printed, words):
    line = next(line for sheet in printed["bare"].sheets for line in sheet.lines if words in line.text)

    assert line.free_left == near(2, 0.1)


def test_attachment_notes_stand_one_line_below_the_text_with_their_names_aligned(printed):
    sheet = printed["attachments"].with_line("附件：")
    text, first, second = sheet.line("特此报告"), sheet.line("附件："), sheet.line("2.关于")
    wrapped = sheet.lines[sheet.lines.index(second) + 1]

    assert first.row - text.row == near(2, 0.1)
    assert first.free_left == near(2, 0.1)
    assert second.row - first.row == near(1, 0.1)
    names = [sheet.glyphs("典型执法案例").left, sheet.glyphs("关于进一步").left, wrapped.left]
    assert names == near([names[0]] * 3, 0.3)


def test_a_single_attachment_has_no_number(printed):
    note = printed["15 characters"].with_line("附件：").line("附件：")

    assert note.text == "附件：典型执法案例"
    assert note.free_left == near(2, 0.1)


def test_a_sealed_name_is_centred_over_its_date_two_lines_below_the_text(printed):
    sheet = printed["attachments"].with_line("2025年1月10日")
    name, date = sheet.line("江州市应急管理局"), sheet.line("2025年1月10日")
    above = sheet.lines[sheet.lines.index(name) - 1]

    assert name.middle == near(date.middle, 0.2)
    assert date.free_right == near(layout.SIGN_RIGHT, 0.65)  # LibreOffice prints the date six millimetres wider
    assert date.row - name.row == near(1, 0.1)
    assert name.row - above.row == near(3, 0.1)


def test_two_sealed_names_stand_on_one_axis_line_upon_line(printed):
    sheet = printed["two names"].with_line("江州市公安局")
    lines = [sheet.line(words) for words in ("江州市应急管理局", "江州市公安局", "2025年1月10日")]

    assert [line.middle for line in lines] == near([lines[0].middle] * 3, 0.2)
    assert [line.row - lines[0].row for line in lines] == near([0, 1, 2], 0.1)


def test_an_unsealed_name_ends_two_characters_from_the_edge_one_line_below_the_text(printed):
    sheet = printed["unsealed"].with_line("2025年1月10日")
    text, name, date = sheet.line("特此报告"), sheet.line("江州市应急管理局"), sheet.line("2025年1月10日")

    assert name.free_right == near(layout.UNSEALED_RIGHT, 0.1)
    assert (date.left - name.left) / CHARACTER == near(layout.UNSEALED_STEP, 0.1)
    assert [name.row - text.row, date.row - name.row] == near([2, 1], 0.1)


def test_a_date_longer_than_its_unsealed_name_ends_two_characters_from_the_edge(printed):
    sheet = printed["short name"].with_line("2024年12月31日")
    name, date = sheet.line("市政府"), sheet.line("2024年12月31日")

    assert (date.left - name.left) / CHARACTER == near(layout.UNSEALED_STEP, 0.1)
    assert date.free_right == near(layout.UNSEALED_RIGHT, 1.2)  # the air LibreOffice puts into the date


def test_the_note_stands_on_the_line_below_the_date(printed):
    sheet = printed["sealed"].with_line("（此件主动公开）")
    date, note = sheet.line("2025年1月10日"), sheet.line("（此件主动公开）")

    assert note.row - date.row == near(1, 0.1)
    assert note.free_left == near(2, 0.1)


def test_name_and_date_take_a_line_of_text_with_them_to_the_next_page(printed):
    document = printed["full page"]

    assert [line.text for line in document.last.lines] == ["一、结语。特此报告。", "江州市应急管理局", "2025年1月10日"]


def test_an_attachment_begins_a_page_with_its_mark_and_has_its_title_on_line_three(printed):
    for mark, title in (("附件1", "典型执法案例"), ("附件2", "关于进一步加强全市生产安全")):
        sheet = printed["attachments"].with_line(mark)
        first, second = sheet.lines[:2]
        assert (first.text, first.row, second.text) == (mark, 1, title)
        assert first.free_left == near(0, 0.1)
        assert second.row == near(3, 0.3)  # a 2号 line is taller
        assert second.middle == near((LEFT + RIGHT) / 2, 0.3)


def test_a_document_without_a_heading_begins_with_its_title(printed):
    sheet = printed["bare"].first

    assert sheet.lines[0].text == "江州市应急管理局2024年"
    assert sheet.lines[0].row == near(1, 0.3)
    assert not any(sheet.rules for sheet in printed["bare"].sheets)
    with pytest.raises(LookupError):
        sheet.ink(0, 297, red=True)


def test_a_number_without_a_heading_opens_the_document_without_a_rule(printed):
    sheet = printed["number only"].first

    assert (sheet.lines[0].text, sheet.lines[0].row) == ("江应急〔2025〕3号", 1)
    assert sheet.lines[1].row == near(4.2, 0.3)
    assert not sheet.rules


# --- 7.4: the imprint -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sealed", "upward", "attachments"])
def test_the_imprint_stands_on_the_lower_edge_of_the_last_page(printed, name):
    rules = [rule for rule in printed[name].last.rules if rule.top > 200]

    assert [rule.thickness for rule in rules] == near([0.35, 0.26, 0.35], 0.02)
    assert rules[-1].top == near(BOTTOM, 0.5)
    for rule in rules:
        assert (rule.left, rule.right) == near((LEFT, RIGHT), 0.2)


def test_an_imprint_on_the_next_page_stands_there_alone_on_its_lower_edge(printed):
    before, last = printed["next page"].sheets[-2:]

    assert before.lines[-1].text == "（此件主动公开）"
    assert last.lines[0].text.startswith("抄送：省应急管理厅")
    assert last.rules[-1].top == near(BOTTOM, 0.5)


def test_the_imprint_leaves_one_character_on_each_side(printed):
    sheet = printed["sealed"].last
    copies, printed_by = sheet.line("抄送："), sheet.line("江州市应急管理局办公室")
    wrapped = sheet.lines[sheet.lines.index(copies) + 1]
    character = layout.IMPRINT_CHARACTER / layout.TWIPS_PER_MM

    assert [line.points for line in (copies, wrapped, printed_by)] == [14, 14, 14]
    assert copies.left - LEFT == near(character, 0.3)
    assert RIGHT - copies.right >= character - 0.3
    assert wrapped.left == near(sheet.glyphs("省应急管理厅").left, 0.3)
    assert printed_by.left - LEFT == near(character, 0.3)
    assert RIGHT - printed_by.right == near(character, 0.3)


def test_an_imprint_without_copies_has_two_rules(printed):
    rules = [rule for rule in printed["unsealed"].last.rules if rule.top > 200]

    assert [rule.thickness for rule in rules] == near([0.35, 0.35], 0.02)
    assert rules[-1].top == near(BOTTOM, 0.5)


# --- 7.5: page numbers ----------------------------------------------------------------------------------------------


def test_odd_pages_are_numbered_right_and_even_pages_left(printed):
    character = layout.PAGE_NUMBER_ASIDE / layout.TWIPS_PER_MM
    for sheet in printed["sealed"].sheets:
        number = sheet.page_number
        assert number.text == f"—{sheet.number}—"
        aside = RIGHT - number.right if sheet.number % 2 else number.left - LEFT
        assert aside == near(character, 0.2)


def test_the_dashes_beside_the_number_are_7_mm_below_the_type_area(printed):
    for sheet in printed["sealed"].sheets[:2]:
        dash = sheet.ink(BOTTOM + 1, 290, right=sheet.page_number.left + 4)

        assert dash.top - BOTTOM == near(layout.PAGE_NUMBER_GAP_MM, 0.3)
