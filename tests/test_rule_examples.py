"""The examples on the manual pages of the format rules are what the rules say of them."""

import re

import pytest
from test_verify_formats import FANGSONG, HEITI, LINES, SONG_TITLE, imprint, line, parts_of, run

from reportgen import rule_pages
from reportgen.verify import facts, judgement, rules
from reportgen.verify.anatomy import GENRES, Anatomy

RULES = {rule.module.ID: rule for rule in judgement.RULES}
RED_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="7" w:color="FF0000"/></w:pBdr>'
NEW_PAGE = "<w:pageBreakBefore/>"
TWO_IN = 'w:firstLine="640" w:firstLineChars="200"'

# The lines of a document, downwards: what they say and how they look where an example does not tell.
DOCUMENT = {
    "head": ("", {"face": HEITI, "jc": "left"}),
    "mark": ("江州市应急管理局文件", {"face": SONG_TITLE, "size": 96, "color": "FF0000", "jc": "center", "high": 1200}),
    "number": ("江应急〔2025〕3号", {"jc": "center", "before": 1158, "extra": RED_LINE}),
    "below number": ("", {"face": HEITI, "jc": "left"}),
    "title": ("关于加强汛期工作的报告", {"face": SONG_TITLE, "size": 44, "jc": "center", "before": 1158, "high": 720}),
    "addressee": ("江州市人民政府：", {"jc": "left", "before": 579}),
    "text": ("各区应急管理局按照统一部署开展督查检查，整改隐患，全年发生的生产安全事故同比下降。", {"ind": TWO_IN}),
    "end": ("特此报告。", {"ind": TWO_IN}),
    "note": ("附件：重点任务分解表", {"ind": 'w:left="640"', "before": 579}),
    "attendance": ("", {"ind": 'w:left="640"', "before": 579}),
    "sign": ("江州市应急管理局 / 2025年1月10日", {"jc": "right", "ind": 'w:right="632"', "before": 579}),
    "remark": ("", {"ind": TWO_IN}),
    "attachment": ("附件", {"face": HEITI, "jc": "left", "extra": NEW_PAGE}),
    "attachment title": (
        "重点任务分解表",
        {"face": SONG_TITLE, "size": 44, "jc": "center", "before": 579, "high": 720},
    ),
    "imprint": (
        "抄送：市委办公室。 / 江州市应急管理局办公室　　2025年1月11日印发",
        {"size": 28, "ind": 'w:left="280"', "high": 480},
    ),
}
SAID_OTHERWISE = {
    rules.LETTER: {"mark": "江州市应急管理局"},
    rules.ORDER: {"mark": "江州市人民政府令", "number": "第12号", "title": "", "addressee": ""},
    rules.MINUTES: {"mark": "江州市应急管理局会议纪要", "number": "第7期", "addressee": "", "sign": ""},
}

# What an example says of its look, after a full-width blank or after the way through the menus.
LOOKS = {
    **{name: {"face": name} for name in (HEITI, FANGSONG, SONG_TITLE, "宋体")},
    **{f"中文字体{name}": {"face": name} for name in (FANGSONG, "Times New Roman")},
    **{f"{name}号": {"size": size} for name, size in ((2, 44), (3, 32), (4, 28))},
    **{f"{points:g}磅": {"size": int(points * 2)} for points in (16, 10.5)},
    "红色": {"color": "FF0000"},
    "黑色": {"color": "000000"},
    "2F5496": {"color": "2F5496"},
    "自动（黑色）": {"color": "auto"},
    "加粗": {},
    "居中": {"jc": "center"},
    "左对齐": {"jc": "left"},
    "右对齐": {"jc": "right"},
    "不缩进": {"ind": ""},
    "左空一字": {"ind": 'w:left="280"'},
    "左空二字": {"ind": 'w:left="640"'},
    "首行缩进2字符": {"ind": TWO_IN},
    "首行缩进无": {"ind": ""},
    "左侧0字符": {},
    "左侧2字符": {"ind": 'w:left="640" w:leftChars="200"'},
    **{f"段前{points:g}磅": {"before": round(points * 20)} for points in (0, 28.95, 57.9)},
    "段前分页": {"extra": NEW_PAGE},
    "接在成文日期之后": {"extra": ""},
    "没有分隔线": {"lines": {}},
    "上下有分隔线": {"lines": LINES},
}

# The line that the examples of a rule stand for. What is not here is measured, or not a matter of one line.
JUDGED_AT = {
    "head": "copy-number-form copy-number-missing secrecy-form head-lines-face urgency-form head-lines-order head-lines-flush",
    "mark": "mark-face mark-red-and-centred letter-mark-form",
    "number": "file-number-form file-number-repeated file-number-face file-number-place file-number-distance signer-missing "
    "signer-in-downward-document signer-form letter-number-place order-number",
    "below number": "letter-head-lines",
    "title": "title-face title-size title-centred title-shape title-word-torn title-line-too-long title-distance "
    "title-without-genre title-punctuation letter-title-distance",
    "addressee": "addressee-flush addressee-colon addressee-distance addressees-several addressed-to-person order-addressed",
    "text": "body-face heading-faces text-black paragraph-indent heading-mark-form headings-out-of-order report-that-asks "
    "no-text-on-this-page half-width-punctuation marks-unpaired marks-repeated marks-nested ellipsis-of-dots "
    "full-width-figures range-by-hyphen numbers-mixed percent-once quotes-in-latin-face order-text-distance",
    "note": "attachment-note-numbers attachment-note-punctuation attachment-note-colon attachment-note-indent "
    "attachment-note-distance",
    "attendance": "attendance-form",
    "sign": "date-form date-missing signature-missing sign-off-order sign-off-distance element-face order-unsigned "
    "minutes-signed",
    "remark": "remark-form subject-words",
    "attachment": "attachment-numbers attachment-mark-face attachment-mark-form attachment-mark-flush "
    "attachment-on-same-page",
    "attachment title": "attachment-title-centred attachment-title-distance attachment-title-face",
    "imprint": "imprint-missing printer-missing copies-form imprint-order imprint-indent number-of-prints letter-imprint",
}
JUDGED = [(rule, place) for place, judged in JUDGED_AT.items() for rule in judged.split()]


def lines(place: str, words: str, look: dict) -> str:
    """What stands at a place of the document, one paragraph after another."""
    look = {"face": FANGSONG, "size": 32, "color": "auto", "jc": "both", "ind": "", "extra": "", "high": 579} | look
    befores = [look.get("before", 0), *[0] * words.count(" / ")]
    made = [
        line(
            run(each, look["face"], look["size"], look["color"]),
            **{name: look[name] for name in ("ind", "jc", "high", "extra")},
            before=before,
        )
        for each, before in zip(words.split(" / "), befores, strict=True)
        if each
    ]
    return imprint(made, look.get("lines", LINES)) if place == "imprint" and made else "".join(made)


def parsed(example: str) -> tuple[str, list[str], str]:
    """The words of an example, what it says of their look, and the remark in brackets after them."""
    words, _, tail = example.rpartition("　")
    looks = tail.rpartition(" → ")[2].split("，")
    if all(look in LOOKS for look in looks):
        return words, looks, ""
    if remarked := re.fullmatch("(.+)（([^（）]*)）", example):
        return *parsed(remarked[1])[:2], remarked[2]
    return example, [], ""


def document(rule: str, place: str, example: str) -> Anatomy:
    """A document with an example at its place; the remark （通知） is the kind of document it stands in."""
    words, looks, remark = parsed(example)
    special = next((name for name, modules in rules.OF_FORMATS.items() if RULES[rule].module in modules), "")
    says = {name: default for name, (default, _) in DOCUMENT.items()} | SAID_OTHERWISE.get(special, {})
    if remark in GENRES:
        says["title"] = f"关于加强汛期工作的{remark}"
    if words:
        says[place] = words
    made = {name: look for name, (_, look) in DOCUMENT.items()}
    for look in looks:
        made[place] = made[place] | LOOKS[look]
    return Anatomy(facts.read(parts_of([lines(name, says[name], made[name]) for name in DOCUMENT])))


def said(rule: str, place: str, example: str) -> str:
    """Pass, or what the rule says first: Fault, Unsure or Absent."""
    found = RULES[rule].findings(document(rule, place, example), judgement.FILE_ONLY)
    return next((type(one).__name__ for one in found), "Pass")


@pytest.mark.parametrize(("rule", "place"), JUDGED)
def test_the_examples_are_what_the_rule_says_of_them(rule, place):
    examples = re.findall("^(不?)合格：(.+)$", rule_pages.pages()[rule].rest, re.MULTILINE)
    sound = {"signer-in-downward-document": "Absent", "order-unsigned": "Unsure"}.get(rule, "Pass")

    assert {example: said(rule, place, example) for _, example in examples} == {
        example: "Fault" if wrong else sound for wrong, example in examples
    }
