"""Letters and minutes on paper, measured against GB/T 9704-2012, 10.1 and 10.3."""

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from paper import BOTTOM, CHARACTER, LEFT, LINE, RIGHT, TOP, Rule, Sheet, sheets

from reportgen import package, pages, render, stencil
from reportgen.compose import NAMES
from reportgen.gbt9704 import layout, special
from reportgen.render.compiling import compiled
from reportgen.verify import judgement
from reportgen.verify.verdict import Ruling

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice) to print the documents")

LETTER: dict[str, Any] = {
    "copy_number": "",
    "secrecy": "",
    "urgency": "",
    "mark": "江州市应急管理局",
    "file_number": "江应急函〔2024〕26号",
    "upward": False,
    "signer_lines": [],
    "title_lines": ["江州市应急管理局关于商请", "联合开展危险化学品运输检查的函"],
    "to": "江州市公安局：",
    "body": [{"style": "body", "heading": "", "text": "现就有关事项函商如下。" * 30}] * 3,
    "attachment_notes": [],
    "attendance": [],
    "sign": ["江州市应急管理局"],
    "sealed": True,
    "date": "2024年5月13日",
    "note": "（联系人：贺敏之，联系电话：86321126）",
    "attachments": [],
    "copies_label": "抄送：",
    "copies_to": "市安全生产委员会办公室。",
    "printed_by": "",
    "printed_on": "",
    "imprint_on_next_page": False,
}
MINUTES = LETTER | {
    "body": [*LETTER["body"], *LETTER["body"][:2]],  # the imprint stands on an even page
    "mark": "江州市应急管理局会议纪要",
    "file_number": "第6期",
    "title_lines": ["关于研究防汛准备工作的会议纪要"],
    "to": "",
    "attendance": [
        {"label": "出席：", "names": "沈维桢、何承安"},
        {"label": "请假：", "names": "郑怀远"},
        {"label": "列席：", "names": "、".join(["罗亦农、林若川、韩启明、丁晓岚"] * 3)},
    ],
    "sign": ["江州市应急管理局办公室"],
    "note": "",
    "printed_by": "江州市应急管理局办公室",
    "printed_on": "2024年6月3日印发",
}
DOCUMENTS = {
    "letter": LETTER,
    "secret": LETTER | {"copy_number": "000012", "secrecy": "机密★1年", "urgency": "加急"},
    "urgent": LETTER | {"urgency": "加急", "mark": "江州市临江区住房和城乡建设管理委员会"},
    "minutes": MINUTES,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("printed")


@pytest.fixture(scope="module")
def printed(folder) -> dict[str, list[Sheet]]:
    """The sheets of every document, printed in one go."""
    for name, context in DOCUMENTS.items():
        template = stencil.minutes_template() if name == "minutes" else stencil.letter_template()
        parts = render.fill(compiled(template, name, NAMES), context, "江州市应急管理局", date(2024, 5, 13))
        (folder / f"{name}.docx").write_bytes(package.write(parts))
    subprocess.run(
        [
            *(SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--convert-to", "pdf", "--outdir", folder, *sorted(folder.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: sheets(folder / f"{name}.pdf") for name in DOCUMENTS}


LETTERS = ["letter", "secret", "urgent"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_rule_of_the_standard_finds_a_fault_in_it(printed, folder, name):
    parts = package.read((folder / f"{name}.docx").read_bytes(), name).parts
    found = judgement.verdicts(parts, pages.read((folder / f"{name}.pdf").read_bytes()))

    assert [f"{verdict.rule} {verdict.found}" for verdict in found if verdict.ruling == Ruling.FAIL] == []


def near(value: float, tolerance: float):
    return pytest.approx(value, abs=tolerance)


def upper_edge(rule: Rule) -> float:
    """Of a line, whose place is that of its middle."""
    return rule.top - rule.thickness / 2


def lower_edge(rule: Rule) -> float:
    return rule.top + rule.thickness / 2


# --- 10.1 -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LETTERS)
def test_the_mark_of_a_letter_stands_30_mm_from_the_edge_of_the_page(printed, name):
    ink = printed[name][0].ink(20, 49, red=True)

    assert ink.top == near(special.LETTER_MARK_TOP_MM, 0.7)
    assert ink.middle == near((LEFT + RIGHT) / 2, 0.7)


@pytest.mark.parametrize("name", LETTERS)
def test_the_upper_rule_is_thick_over_thin_4_mm_below_the_mark(printed, name):
    thick, thin = printed[name][0].rules[:2]

    assert thick.thickness > 3 * thin.thickness
    assert upper_edge(thick) - printed[name][0].ink(20, 49, red=True).bottom == near(special.LETTER_RULE_GAP_MM, 0.5)


@pytest.mark.parametrize("name", LETTERS)
def test_the_lower_rule_is_thin_over_thick_20_mm_from_the_edge_of_the_page(printed, name):
    thin, thick = printed[name][0].rules[2:]

    assert thick.thickness > 3 * thin.thickness
    middle = (upper_edge(thin) + lower_edge(thick)) / 2
    assert layout.PAGE_HEIGHT_MM - middle == near(special.LETTER_FOOT_RULE_MM, 0.3)


@pytest.mark.parametrize("name", LETTERS)
def test_both_rules_are_170_mm_wide_and_red_in_the_middle_of_the_page(printed, name):
    rules = printed[name][0].rules

    assert len(rules) == 4
    for rule in rules:
        assert rule.right - rule.left == near(special.LETTER_RULE_WIDTH_MM, 0.2)
        assert (rule.left + rule.right) / 2 == near(layout.PAGE_WIDTH_MM / 2, 0.2)
        assert printed[name][0].ink(rule.top - 0.6, rule.top + 0.6, red=True).left == near(rule.left, 0.3)


@pytest.mark.parametrize(("name", "first"), [("letter", "江应急函"), ("secret", "000012"), ("urgent", "加急")])
def test_the_first_element_stands_seven_eighths_of_a_character_below_the_rule(printed, name, first):
    sheet = printed[name][0]
    line = sheet.glyphs(first)
    top = line.baseline - 0.88 * layout.BODY.points / layout.POINTS_PER_MM  # of the box a character is drawn in

    gap = special.LETTER_GAP / layout.TWIPS_PER_MM
    assert top - lower_edge(sheet.rules[1]) == near(gap, 0.4)


def test_the_number_is_flush_right_on_the_line_of_the_first_element(printed):
    for name in LETTERS:
        assert printed[name][0].glyphs("江应急函〔2024〕26号").right == near(RIGHT, 0.3)
    for name, first in (("secret", "000012"), ("urgent", "加急")):
        element, number = (printed[name][0].glyphs(words) for words in (first, "江应急函"))
        assert element.left == near(LEFT, 0.3)
        assert element.baseline == near(number.baseline, 0.1)


def test_secrecy_and_urgency_follow_the_number_of_copies_line_by_line(printed):
    copy, secrecy, urgency = (printed["secret"][0].glyphs(words) for words in ("000012", "机密★1年", "加急"))

    assert [line.left for line in (secrecy, urgency)] == near([LEFT, LEFT], 0.3)
    assert [secrecy.baseline - copy.baseline, urgency.baseline - secrecy.baseline] == near([LINE, LINE], 0.1)


@pytest.mark.parametrize(("name", "last"), [("letter", "江应急函"), ("secret", "加急"), ("urgent", "加急")])
def test_the_title_of_a_letter_stands_two_lines_below_the_last_element(printed, name, last):
    sheet = printed[name][0]
    title = sheet.line("江州市应急管理局关于商请")
    title_top = title.baseline - 0.8 * layout.TITLE_LINE / layout.TWIPS_PER_MM

    assert (title_top - sheet.glyphs(last).baseline - 0.2 * LINE) / LINE == near(2, 0.1)


def test_only_the_first_page_of_a_letter_has_rules_and_no_number(printed):
    first, second = printed["letter"][:2]

    with pytest.raises(ValueError, match="not enough values"):
        _ = first.page_number
    assert second.page_number.text == "—2—"
    assert second.rules == []


def test_the_copies_of_a_letter_stand_at_the_foot_of_the_last_page_without_rules(printed):
    last = printed["letter"][-1]
    line = last.lines[-1]

    assert line.text == "抄送：市安全生产委员会办公室。"
    assert BOTTOM - line.baseline == near(0.2 * layout.IMPRINT_LINE / layout.TWIPS_PER_MM, 0.3)


# --- 10.3 -----------------------------------------------------------------------------------------------------------


def test_the_mark_of_minutes_stands_35_mm_down_the_type_area(printed):
    assert printed["minutes"][0].ink(TOP, 90, red=True).top == near(TOP + special.MINUTES_MARK_TOP_MM, 0.7)


def test_minutes_are_issued_and_dated_on_the_red_rule(printed):
    sheet = printed["minutes"][0]
    organ, day = sheet.glyphs("江州市应急管理局办公室"), sheet.glyphs("2024年5月31日"[:6])
    rule = sheet.rules[0]

    assert organ.free_left == near(1, 0.1)
    assert organ.baseline == near(day.baseline, 0.1)
    assert rule.top - sheet.ink(organ.baseline - 5, rule.top - 0.5).bottom == near(layout.RED_RULE_GAP_MM, 0.5)
    assert (rule.left, rule.right) == near((LEFT, RIGHT), 0.2)


def test_who_was_there_is_listed_a_line_below_the_text_two_characters_in(printed):
    sheet = next(sheet for sheet in printed["minutes"] if any("出席：" in line.text for line in sheet.lines))
    lines = [line.text for line in sheet.lines]
    start = lines.index("出席：沈维桢、何承安")
    present, excused, sat_in, more = sheet.lines[start : start + 4]

    assert present.baseline - sheet.lines[start - 1].baseline == near(2 * LINE, 0.1)
    assert [line.free_left for line in (present, excused, sat_in)] == near([2, 2, 2], 0.1)
    assert more.left == near(sheet.glyphs("罗亦农").left, 0.3)
    assert more.left - LEFT == near(5 * CHARACTER, 0.6)
