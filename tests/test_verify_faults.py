"""Any Word file against GB/T 9704-2012: sound documents pass, and a named fault is found by its clause."""

import copy
import io
import json
import shutil
import subprocess
import time
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from typer.testing import CliRunner

from reportgen import cli, package, render, stencil
from reportgen.compose import NAMES
from reportgen.render.compiling import compiled
from reportgen.verify import judgement

SENTENCE = "全年共发生生产安全事故71起，下降11.3%，各区应急管理局按照统一部署开展督查检查，整改隐患412处。"


def paragraph(style: str, heading: str = "", text: str = "") -> dict[str, str]:
    return {"style": style, "heading": heading, "text": text}


BODY = [
    paragraph("body", text=SENTENCE),
    paragraph("heading_1", "一、依法预防处置突发事件"),
    paragraph("heading_2", "（一）推动治理模式转型"),
    paragraph("body", text=SENTENCE),
    paragraph("heading_1", "二、严格规范执法"),
    paragraph("lead_2", "（一）压实责任。", SENTENCE),
    paragraph("body", text="特此报告。"),
]
REPORT: dict[str, Any] = {
    "copy_number": "",
    "secrecy": "",
    "urgency": "",
    "mark": "江州市应急管理局文件",
    "file_number": "江应急〔2025〕3号",
    "upward": True,
    "signer_lines": [{"label": "签发人：", "names": "周明远"}],
    "title_lines": ["江州市应急管理局2024年", "法治政府建设情况的报告"],
    "to": "江州市人民政府：",
    "body": BODY,
    "attachment_notes": [],
    "sign": ["江州市应急管理局"],
    "sealed": True,
    "date": "2025年1月10日",
    "note": "（此件公开发布）",
    "attachments": [],
    "copies_label": "抄送：",
    "copies_to": "市委办公室，市司法局。",
    "printed_by": "江州市应急管理局办公室",
    "printed_on": "2025年1月11日印发",
    "imprint_on_next_page": False,
}
NOTICE = REPORT | {
    "copy_number": "000012",
    "secrecy": "机密★1年",
    "urgency": "加急",
    "upward": False,
    "signer_lines": [],
    "title_lines": ["江州市应急管理局关于做好", "2025年安全生产工作的通知"],
    "to": "各区应急管理局，局机关各处室：",
    "body": [*BODY[:-1], paragraph("body", text="请认真贯彻落实。")],
    "attachment_notes": [
        {"label": "附件：", "number": "1.", "name": "重点任务分解表"},
        {"label": "", "number": "2.", "name": "典型执法案例"},
    ],
    "attachments": [
        {"mark": "附件1", "title_lines": ["重点任务分解表"], "body": BODY[:1]},
        {"mark": "附件2", "title_lines": ["典型执法案例"], "body": BODY[:1]},
    ],
}
ISSUED = NOTICE | {
    "copy_number": "",
    "secrecy": "",
    "urgency": "",
    "attachment_notes": [],
    "attachments": [{"mark": "", "title_lines": ["2025年工作要点"], "body": BODY[:4]}],
}
UNSEALED = REPORT | {"sealed": False, "note": "", "copies_label": "", "copies_to": ""}
JOINT = NOTICE | {"sign": ["江州市应急管理局", "江州市公安局"]}
SIGNERS = REPORT | {
    "signer_lines": [{"label": "签发人：", "names": "周明远　李大同"}, {"label": "", "names": "王　五"}]
}
ONE_ATTACHMENT = NOTICE | {
    "attachment_notes": [{"label": "附件：", "number": "", "name": "典型执法案例"}],
    "attachments": [{"mark": "附件", "title_lines": ["典型执法案例"], "body": BODY[:1]}],
}
SHORT_NAME = REPORT | {"sealed": False, "sign": ["市政府"], "date": "2024年12月31日"}
SOUND = {
    "report": REPORT,
    "notice": NOTICE,
    "issued": ISSUED,
    "unsealed": UNSEALED,
    "joint": JOINT,
    "signers": SIGNERS,
    "one attachment": ONE_ATTACHMENT,
    "short name": SHORT_NAME,
}


@cache
def built(name: str) -> bytes:
    template = compiled(stencil.report_template(), "report.docx", NAMES)
    return package.write(render.fill(template, SOUND[name], "江州市应急管理局", date(2025, 1, 10)))


def verdicts(data: bytes):
    return judgement.verdicts(package.read(data, "文件.docx").parts)


def failures(data: bytes) -> set[str]:
    return {each.rule for each in verdicts(data) if each.ruling == "fail"}


# --- sound documents ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_document_has_no_failure_of_any_strength(name):
    assert not failures(built(name))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice) to save the copies")
def test_a_copy_saved_by_libreoffice_has_no_failure_either(tmp_path):
    for name in SOUND:
        (tmp_path / f"{name}.docx").write_bytes(built(name))
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--convert-to", "docx", "--outdir", tmp_path / "saved", *sorted(tmp_path.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )

    assert {name: failures((tmp_path / "saved" / f"{name}.docx").read_bytes()) for name in SOUND} == {
        name: set() for name in SOUND
    }


# --- faults ---------------------------------------------------------------------------------------------------------


class Paper:
    """A document to be spoilt; paragraphs are found by their first words."""

    def __init__(self, name: str) -> None:
        self.document = docx.Document(io.BytesIO(built(name)))
        self.body = self.document.element.body

    def data(self) -> bytes:
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()

    def line(self, words: str):
        found = [each for each in self.body.iter(qn("w:p")) if self.text(each).startswith(words)]
        assert found, words
        return found[0]

    def text(self, line) -> str:
        return "".join(each.text or "" for each in line.iter(qn("w:t"))).strip("\u3000 ")

    def say(self, words: str, new: str, line: str = "") -> None:
        """`words` becomes `new` in the text node that has it."""
        nodes = (self.line(line) if line else self.body).iter(qn("w:t"))
        node = next(each for each in nodes if words in (each.text or ""))
        node.text = node.text.replace(words, new)

    def look(self, words: str, **stated: str) -> None:
        """Direct formatting of all runs: face, size, color."""
        for run in self.line(words).iter(qn("w:r")):
            pr = run.get_or_add_rPr()
            if "face" in stated:
                pr.get_or_add_rFonts().set(qn("w:eastAsia"), stated["face"])
            for tag, key in (("w:color", "color"), ("w:sz", "size")):
                if key in stated:
                    for old in pr.findall(qn(tag)):
                        pr.remove(old)
                    pr.append(parse_xml(f'<{tag} {nsdecls("w")} w:val="{stated[key]}"/>'))

    def format(self, words: str, *stated: str) -> None:
        """Direct formatting of the paragraph: elements of w:pPr."""
        pr = self.line(words).get_or_add_pPr()
        for xml in stated:
            element = parse_xml(xml.replace("/>", f" {nsdecls('w')}/>", 1) if xml.endswith("/>") else xml)
            for old in pr.findall(element.tag):
                pr.remove(old)
            pr.append(element)

    def drop(self, *several: str) -> None:
        for words in several:
            line = self.line(words)
            line.getparent().remove(line)

    def add(self, words: str, new: str):
        """A copy of a line below it that says something else."""
        line = self.line(words)
        twin = copy.deepcopy(line)
        first, *others = list(twin.iter(qn("w:t")))
        first.text = new
        for other in others:
            other.text = ""
        line.addnext(twin)
        return twin

    def above(self, words: str, other: str) -> None:
        self.line(other).addprevious(self.line(words))

    def borders(self):
        return self.body.findall(f".//{qn('w:tblBorders')}")[-1]

    def section(self, child: str, name: str, value: str) -> None:
        for found in self.body.iter(qn(f"w:{child}")):
            found.set(qn(f"w:{name}"), value)


LEFT, CENTER, RIGHT = (f'<w:jc w:val="{side}"/>' for side in ("left", "center", "right"))
FLUSH = '<w:ind w:left="0" w:right="0" w:firstLine="0" w:firstLineChars="0"/>'
IN = '<w:ind w:left="0" w:firstLine="640" w:firstLineChars="200"/>'
RULE = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="{{style}}" w:sz="12" w:space="7" w:color="{{color}}"/></w:pBdr>'
NEAR = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
LOW = '<w:spacing w:before="2400" w:after="0" w:line="1200" w:lineRule="exact"/>'
NEAR_TAB = f'<w:tabs {nsdecls("w")}><w:tab w:val="clear" w:pos="8529"/><w:tab w:val="right" w:pos="6500"/></w:tabs>'
BLOCK = '<w:ind w:left="640" w:firstLine="0" w:firstLineChars="0"/>'
ONE_IN = '<w:ind w:left="280" w:firstLine="0"/>'
TITLE_NEAR = '<w:spacing w:before="0" w:after="0" w:line="720" w:lineRule="exact"/>'


def number_the_only(paper: Paper) -> None:
    mark = next(line for line in paper.body.iter(qn("w:p")) if paper.text(line) == "附件")
    next(mark.iter(qn("w:t"))).text = "附件1"


def name_close_to_text(paper: Paper) -> None:
    name = paper.line("2025年1月10日").getprevious()
    name.get_or_add_pPr().append(parse_xml(NEAR.replace("/>", f" {nsdecls('w')}/>")))


FAULTS = [
    # name, document, rule, what is done to it
    ("letter paper", "report", "page-size", lambda d: d.section("pgSz", "w", "12240")),
    ("wide margins", "report", "text-area", lambda d: d.section("pgMar", "left", "1800")),
    ("text in Song", "report", "body-face", lambda d: d.look("全年", face="宋体")),
    ("text in 4号", "report", "body-face", lambda d: d.look("全年", size="28")),
    ("loose lines", "report", "line-pitch", lambda d: d.format("全年", '<w:spacing w:line="360" w:lineRule="auto"/>')),
    ("grid of characters", "report", "characters-per-line", lambda d: d.section("docGrid", "type", "linesAndChars")),
    ("blue heading", "report", "text-black", lambda d: d.look("一、", color="2F5496")),
    ("black mark", "report", "mark-red-and-centred", lambda d: d.look("江州市应急管理局文件", color="000000")),
    ("mark at the left", "report", "mark-red-and-centred", lambda d: d.format("江州市应急管理局文件", LEFT)),
    (
        "small black mark",
        "report",
        "mark-red-and-centred",
        lambda d: d.look("江州市应急管理局文件", size="22", color="000000"),
    ),
    ("mark in Heiti", "report", "mark-face", lambda d: d.look("江州市应急管理局文件", face="黑体")),
    ("no mark", "notice", "mark-missing", lambda d: d.drop("江州市应急管理局文件")),
    ("square brackets", "report", "file-number-form", lambda d: d.say("〔2025〕", "[2025]")),
    ("第 in the number", "notice", "file-number-form", lambda d: d.say("〕3号", "〕第3号")),
    ("leading zero", "notice", "file-number-form", lambda d: d.say("〕3号", "〕03号")),
    ("no number", "issued", "file-number-missing", lambda d: d.drop("江应急〔")),
    ("two numbers", "notice", "file-number-repeated", lambda d: d.add("江应急〔", "江公发〔2025〕7号")),
    ("number in Song", "notice", "file-number-face", lambda d: d.look("江应急〔", face="宋体")),
    ("number at the left", "notice", "file-number-place", lambda d: d.format("江应急〔", LEFT)),
    ("upward number in the middle", "report", "file-number-place", lambda d: d.format("江应急〔", CENTER)),
    ("number close to the mark", "notice", "file-number-distance", lambda d: d.format("江应急〔", NEAR)),
    ("short copy number", "notice", "copy-number-form", lambda d: d.say("000012", "12")),
    ("secret without copy number", "notice", "copy-number-missing", lambda d: d.say("000012", "")),
    ("secrecy without a star", "notice", "secrecy-form", lambda d: d.say("★", "")),
    ("term in Chinese numerals", "notice", "secrecy-form", lambda d: d.say("1年", "一年", "机密")),
    ("urgency unknown", "notice", "urgency-form", lambda d: d.say("加急", "急件")),
    ("urgency in Fangsong", "notice", "head-lines-face", lambda d: d.look("加急", face="仿宋_GB2312")),
    ("urgency above secrecy", "notice", "head-lines-order", lambda d: d.above("加急", "机密")),
    ("urgency at the right", "notice", "head-lines-flush", lambda d: d.format("加急", RIGHT)),
    ("no signer", "report", "signer-missing", lambda d: d.say("签发人：", "") or d.say("周明远", "")),
    (
        "signer in a notice",
        "notice",
        "signer-in-downward-document",
        lambda d: d.say("3号", "3号　　　　签发人：周明远", "江应急〔"),
    ),
    ("signer without a colon", "report", "signer-form", lambda d: d.say("签发人：", "签发人 ")),
    ("signer in Fangsong", "report", "signer-face", lambda d: d.look("江应急〔", face="仿宋_GB2312")),
    (
        "no red rule",
        "notice",
        "red-rule-missing",
        lambda d: d.format("江应急〔", RULE.format(style="nil", color="auto")),
    ),
    (
        "black rule",
        "notice",
        "red-rule-colour",
        lambda d: d.format("江应急〔", RULE.format(style="single", color="000000")),
    ),
    ("short rule", "notice", "red-rule-width", lambda d: d.format("江应急〔", '<w:ind w:left="600" w:right="600"/>')),
    ("title in Heiti", "report", "title-face", lambda d: d.look("江州市应急管理局2024", face="黑体")),
    ("title in 小2号", "report", "title-size", lambda d: d.look("法治政府建设情况", size="36")),
    ("title at the left", "report", "title-centred", lambda d: d.format("江州市应急管理局2024", LEFT)),
    (
        "title torn in a word",
        "notice",
        "title-word-torn",
        lambda d: [d.say("2025年安全", "全"), d.say("做好", "做好2025年安")],
    ),
    (
        "title torn in an office",
        "notice",
        "title-word-torn",
        lambda d: [d.say("局关于做好", ""), d.say("2025年安全", "局关于做好2025年安全")],
    ),
    (
        "hourglass",
        "notice",
        "title-shape",
        lambda d: [d.say("关于做好", "关于"), d.add("江州市应急管理局关于", "做好")],
    ),
    (
        "title in one line",
        "notice",
        "title-line-too-long",
        lambda d: d.say("关于做好", "关于做好全市各行业各领域及重点单位"),
    ),
    ("title close to the rule", "notice", "title-distance", lambda d: d.format("江州市应急管理局关于", TITLE_NEAR)),
    ("a plan", "notice", "title-without-genre", lambda d: d.say("工作的通知", "工作的方案")),
    ("full stop in the title", "notice", "title-punctuation", lambda d: d.say("的通知", "的通知。")),
    ("no addressee", "notice", "addressee-missing", lambda d: d.drop("各区应急管理局，局")),
    ("addressee indented", "notice", "addressee-flush", lambda d: d.format("各区应急管理局，局", IN)),
    ("half-width colon", "notice", "addressee-colon", lambda d: d.say("处室：", "处室:")),
    (
        "addressee close to the title",
        "notice",
        "addressee-distance",
        lambda d: [d.format(words, TITLE_NEAR) for words in ("2025年安全", "各区应急管理局，局")],
    ),
    ("two superiors", "report", "addressees-several", lambda d: d.say("江州市人民政府：", "江州市人民政府、市委：")),
    ("addressed to a mayor", "report", "addressed-to-person", lambda d: d.say("江州市人民政府：", "张市长：")),
    ("no indent", "report", "paragraph-indent", lambda d: d.format("全年", FLUSH)),
    (
        "indented by blanks",
        "report",
        "indent-of-blanks",
        lambda d: d.format("全年", FLUSH) or d.say("全年共", "　　全年共"),
    ),
    ("heading in Fangsong", "report", "heading-faces", lambda d: d.look("一、", face="仿宋_GB2312")),
    ("一. for 一、", "report", "heading-mark-form", lambda d: d.say("一、", "一.")),
    ("（一）、 for （一）", "report", "heading-mark-form", lambda d: d.say("（一）推", "（一）、推")),
    ("一、三、", "report", "headings-out-of-order", lambda d: d.say("二、", "三、")),
    ("no text on this page", "report", "no-text-on-this-page", lambda d: d.add("特此报告", "（此页无正文）")),
    (
        "attachments not listed",
        "notice",
        "attachment-note-missing",
        lambda d: d.drop("附件：", "2."),
    ),
    ("one attachment lacks", "notice", "attachment-missing", lambda d: d.drop("附件2")),
    ("another name", "notice", "attachment-names-differ", lambda d: d.say("分解表", "分工表", "附件：")),
    ("附件3 for 附件2", "notice", "attachment-numbers", lambda d: d.say("附件2", "附件3")),
    ("the only one numbered", "one attachment", "attachment-numbers", number_the_only),
    ("note with a full stop", "notice", "attachment-note-punctuation", lambda d: d.say("分解表", "分解表。", "附件：")),
    ("note with a half-width colon", "notice", "attachment-note-colon", lambda d: d.say("附件：", "附件:")),
    ("note numbered 一、", "notice", "attachment-note-numbers", lambda d: d.say("1.", "1、", "附件：")),
    ("note at the edge", "notice", "attachment-note-indent", lambda d: d.format("附件：", FLUSH)),
    ("note close to the text", "notice", "attachment-note-distance", lambda d: d.format("附件：", NEAR)),
    ("attachment mark in Fangsong", "notice", "attachment-mark-face", lambda d: d.look("附件1", face="仿宋_GB2312")),
    ("attachment mark with a colon", "notice", "attachment-mark-form", lambda d: d.say("附件1", "附件1：")),
    ("attachment mark in the middle", "notice", "attachment-mark-flush", lambda d: d.format("附件1", CENTER)),
    (
        "attachment on the same page",
        "notice",
        "attachment-on-same-page",
        lambda d: d.format("附件1", '<w:pageBreakBefore w:val="0"/>'),
    ),
    ("attachment title at the left", "notice", "attachment-title-centred", lambda d: d.format("重点任务分解表", LEFT)),
    ("date in Chinese numerals", "report", "date-form", lambda d: d.say("2025年1月10日", "二〇二五年一月十日")),
    ("date with zeros", "report", "date-form", lambda d: d.say("2025年1月10日", "2025年01月10日")),
    ("no date", "report", "date-missing", lambda d: d.drop("2025年1月10日")),
    ("no name", "report", "signature-missing", lambda d: d.body.remove(d.line("2025年1月10日").getprevious())),
    (
        "name below the date",
        "unsealed",
        "sign-off-order",
        lambda d: d.line("2025年1月10日").addnext(d.line("2025年1月10日").getprevious()),
    ),
    ("date at the right edge", "report", "sign-off-place", lambda d: d.format("2025年1月10日", RIGHT, FLUSH)),
    ("date at the left edge", "unsealed", "sign-off-place", lambda d: d.format("2025年1月10日", LEFT, FLUSH)),
    ("remark without brackets", "report", "remark-form", lambda d: d.say("（此件公开发布）", "此件公开发布")),
    ("remark at the edge", "report", "remark-form", lambda d: d.format("（此件", FLUSH)),
    ("no imprint", "report", "imprint-missing", lambda d: d.body.remove(d.body.findall(qn("w:tbl"))[-1])),
    ("no printer", "report", "printer-missing", lambda d: d.say("江州市应急管理局办公室", "")),
    ("printed too early", "report", "printed-before-date", lambda d: d.say("1月11日印发", "1月9日印发")),
    ("copies without a full stop", "report", "copies-form", lambda d: d.say("市司法局。", "市司法局")),
    ("copies with a half-width colon", "report", "copies-form", lambda d: d.say("抄送：", "抄送:")),
    ("copies at the edge", "report", "imprint-indent", lambda d: d.format("抄送：", FLUSH)),
    ("imprint in Song", "report", "imprint-last", lambda d: d.look("抄送", face="宋体")),
    (
        "copies below the printer",
        "report",
        "imprint-order",
        lambda d: d.body.findall(qn("w:tbl"))[-1].append(d.body.find(f".//{qn('w:tr')}")),
    ),
    (
        "no line between",
        "report",
        "imprint-line-missing",
        lambda d: d.borders().find(qn("w:insideH")).set(qn("w:val"), "nil"),
    ),
    (
        "thin outer line",
        "report",
        "imprint-line-weight",
        lambda d: d.borders().find(qn("w:top")).set(qn("w:sz"), "4"),
    ),
    (
        "narrow imprint",
        "report",
        "imprint-width",
        lambda d: [column.set(qn("w:w"), "7000") for column in d.body.findall(f".//{qn('w:gridCol')}")],
    ),
    ("subject words", "report", "subject-words", lambda d: d.add("（此件", "主题词：安全生产　报告")),
    ("prints counted", "report", "number-of-prints", lambda d: d.add("（此件", "（共印50份）")),
    ("footer too low", "report", "page-number-distance", lambda d: d.section("pgMar", "footer", "850")),
    (
        "a wide table",
        "report",
        "table-too-wide",
        lambda d: [each.set(qn("w:w"), "9900") for each in d.body.iter(qn("w:gridCol"), qn("w:tblW"))],
    ),
    ("half-width comma", "report", "half-width-punctuation", lambda d: d.say("起，下降", "起，明显,下降")),
    ("title mark unpaired", "report", "marks-unpaired", lambda d: d.say("下降", "按《安全生产法下降")),
    ("two stops", "report", "marks-repeated", lambda d: d.say("特此报告。", "特此报告。。")),
    ("dots for an ellipsis", "report", "ellipsis-of-dots", lambda d: d.say("下降", "下降...")),
    ("full-width figures", "report", "full-width-figures", lambda d: d.say("71起", "７１起")),
    ("years with a hyphen", "report", "range-by-hyphen", lambda d: d.say("下降", "2021-2025年下降")),
    ("mixed number", "report", "numbers-mixed", lambda d: d.say("71起", "3千5百起")),
    ("a request in a report", "report", "report-that-asks", lambda d: d.say("特此报告。", "妥否，请批示。")),
    ("text on a sheet across", "report", "page-across", lambda d: d.section("pgSz", "w", "16900")),
    ("copy number with a label", "notice", "copy-number-form", lambda d: d.say("000012", "份号：12")),
    ("secrecy at the right", "notice", "head-lines-flush", lambda d: d.format("机密", RIGHT)),
    ("urgency in other words", "notice", "urgency-form", lambda d: d.say("加急", "非常紧急")),
    ("mark too low", "notice", "mark-height", lambda d: d.format("江州市应急管理局文件", LOW)),
    ("number without 号", "notice", "file-number-form", lambda d: d.say("〕3号", "〕3")),
    ("signer far from the edge", "report", "signer-place", lambda d: d.format("江应急〔", NEAR_TAB)),
    ("signer without a name", "report", "signer-form", lambda d: d.say("周明远", "")),
    ("no title", "report", "title-missing", lambda d: d.drop("江州市应急管理局2024", "法治政府")),
    (
        "title torn in a name",
        "notice",
        "title-word-torn",
        lambda d: [d.say("关于做好", "关于学习《安全"), d.say("2025年安全生产工作", "生产法》")],
    ),
    (
        "title of one word",
        "notice",
        "title-without-genre",
        lambda d: [d.drop("江州市应急管理局关于"), d.say("2025年安全生产工作的", "")],
    ),
    ("all lines indented", "report", "paragraph-indent", lambda d: d.format("全年", BLOCK)),
    ("text in the middle", "report", "paragraph-indent", lambda d: d.format("全年", CENTER)),
    ("heading at the edge", "report", "paragraph-indent", lambda d: d.format("一、", FLUSH)),
    ("1. in Kaiti", "report", "heading-faces", lambda d: d.say("（一）推", "1.推")),
    ("(1) in half-width brackets", "report", "heading-mark-form", lambda d: d.say("（一）推", "(1)推")),
    ("① for （1）", "report", "heading-mark-form", lambda d: d.say("（一）推", "①推")),
    ("（一）（三）", "report", "headings-out-of-order", lambda d: d.say("（一）压", "（三）压")),
    ("items not aligned", "notice", "attachment-note-indent", lambda d: d.format("2.", FLUSH)),
    (
        "attachment title close to the mark",
        "notice",
        "attachment-title-distance",
        lambda d: d.format("重点任务分解表", TITLE_NEAR),
    ),
    ("attachment title in Heiti", "notice", "attachment-title-face", lambda d: d.look("重点任务分解表", face="黑体")),
    ("unsealed name close to the text", "unsealed", "sign-off-distance", name_close_to_text),
    ("date in Song", "report", "element-face", lambda d: d.look("2025年1月10日", face="宋体")),
    ("remark in 【】", "report", "remark-form", lambda d: d.say("（此件公开发布）", "【此件公开发布】")),
    ("remark above the date", "report", "remark-form", lambda d: d.above("（此件", "2025年1月10日")),
    ("抄报", "report", "copies-form", lambda d: d.say("抄送", "抄报")),
    (
        "copies that do not hang",
        "report",
        "imprint-indent",
        lambda d: [d.say("市司法局。", "市司法局、" * 6 + "市司法局。"), d.format("抄送", ONE_IN)],
    ),
    ("half-width brackets", "report", "half-width-punctuation", lambda d: d.say("起，下降", "起(含轻伤)，下降")),
    ("straight quotes", "report", "half-width-punctuation", lambda d: d.say("统一部署", '"统一"部署')),
    ("bracket unpaired", "report", "marks-unpaired", lambda d: d.say("下降", "（同比下降")),
    ("title in a title", "report", "marks-nested", lambda d: d.say("下降", "按《转发《安全生产法》的通知》下降")),
    ("percent sign once", "report", "percent-once", lambda d: d.say("11.3%", "10～11.3%")),
    ("percentages with a hyphen", "report", "range-by-hyphen", lambda d: d.say("11.3%", "10%-11.3%")),
    ("a figure of two kinds", "report", "numbers-mixed", lambda d: d.say("412处", "1千2百86处")),
    (
        "quotes in Times",
        "report",
        "quotes-in-latin-face",
        lambda d: [d.say("统一", "“统一”"), d.look("全年", face="Times New Roman")],
    ),
    (
        "no Chinese face",
        "report",
        "chinese-face-unset",
        lambda d: [each.attrib.pop(qn("w:eastAsia"), "") for each in d.document.styles.element.iter(qn("w:rFonts"))],
    ),
]


@pytest.mark.parametrize(("name", "rule", "spoil"), [one[1:] for one in FAULTS], ids=[one[0] for one in FAULTS])
def test_a_fault_is_found_by_its_rule(name, rule, spoil):
    paper = Paper(name)
    spoil(paper)

    assert rule in failures(paper.data())


@pytest.mark.parametrize(
    ("rule", "clause", "spoil"),
    [
        ("head-lines-flush", "7.2.1", lambda d: d.format("000012", RIGHT)),
        ("head-lines-flush", "7.2.2", lambda d: d.format("机密", RIGHT)),
        ("head-lines-face", "7.2.3", lambda d: d.look("加急", face="仿宋_GB2312")),
        ("imprint-last", "7.4.2", lambda d: d.look("抄送", face="宋体")),
        ("imprint-indent", "7.4.3", lambda d: d.format("江州市应急管理局办公室", FLUSH)),
    ],
)
def test_a_rule_on_several_elements_names_the_clause_of_the_one_at_fault(rule, clause, spoil):
    paper = Paper("notice")
    spoil(paper)

    assert [each.clause for each in verdicts(paper.data()) if each.rule == rule] == [clause]


def test_every_rule_states_its_clause_and_what_it_expects():
    modules = [rule.module for rule in judgement.RULES]

    assert len({module.ID for module in modules}) == len(modules)
    assert all(module.CLAUSE and module.EXPECTED and module.STRENGTH for module in modules)


def test_the_page_of_rules_lists_every_rule_as_it_is():
    page = (Path(__file__).parents[1] / "docs" / "format-rules.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]

    assert rows == [
        f"| `{rule.module.ID}` | {rule.module.CLAUSE} | {rule.module.STRENGTH} | {rule.module.EXPECTED} |"
        for rule in judgement.RULES
    ]


# --- other makers ---------------------------------------------------------------------------------------------------


BOX = (
    f'<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox><w:txbxContent/>'
    "</v:textbox></v:shape></w:pict></w:r></w:p>"
)
DRAWN = (
    f'<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict>'
    '<v:line from="0,0" to="442pt,0" strokecolor="red"/></w:pict></w:r></w:p>'
)
TABLE = (
    f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="8845" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="8845"/>'
    "</w:tblGrid><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"
)
CONTROL = f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>"
INSERTED = f'<w:ins {nsdecls("w")} w:id="1" w:author="办公室"/>'


def wrap(paper: Paper, shell: str, place: str, *lines: str) -> None:
    """Puts lines into something else that looks the same; `place` is the tag within that holds them."""
    wrapper = parse_xml(shell)
    found = [paper.line(words) for words in lines]
    found[0].addprevious(wrapper)
    holder = next(wrapper.iter(qn(place)))
    for line in found:
        holder.append(line)


def insert_runs(paper: Paper) -> None:
    run = paper.line("江应急〔").find(qn("w:r"))
    change = parse_xml(INSERTED)
    run.addprevious(change)
    change.append(run)


def draw_the_rule(paper: Paper) -> None:
    paper.format("江应急〔", RULE.format(style="nil", color="auto"))
    paper.line("江应急〔").addnext(parse_xml(DRAWN))


def use_empty_paragraphs(paper: Paper) -> None:
    paper.format("江应急〔", NEAR)
    for _ in range(2):
        paper.line("江应急〔").addprevious(parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{NEAR}</w:pPr></w:p>"))


def use_paragraphs_for_the_imprint(paper: Paper) -> None:
    table = paper.body.findall(qn("w:tbl"))[-1]
    for line in list(table.iter(qn("w:p"))):
        table.addprevious(line)
    paper.body.remove(table)
    for words, sides in (("抄送", {"top": 8, "bottom": 6}), ("江州市应急管理局办公室", {"bottom": 8})):
        lines = "".join(f'<w:{side} w:val="single" w:sz="{sz}" w:color="auto"/>' for side, sz in sides.items())
        paper.format(words, f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>")


SAME_LOOK = {
    "mark in a table": lambda d: wrap(d, TABLE, "w:tc", "江州市应急管理局文件"),
    "head in a table": lambda d: wrap(d, TABLE, "w:tc", "江州市应急管理局文件", "江应急〔"),
    "mark in a text box": lambda d: wrap(d, BOX, "w:txbxContent", "江州市应急管理局文件"),
    "head in a content control": lambda d: wrap(d, CONTROL, "w:sdtContent", "江州市应急管理局文件", "江应急〔"),
    "number as a tracked insertion": insert_runs,
    "a drawn rule": draw_the_rule,
    "empty paragraphs for distance": use_empty_paragraphs,
    "imprint of paragraphs": use_paragraphs_for_the_imprint,
}


@pytest.mark.parametrize("name", ["report", "notice", "issued"])
@pytest.mark.parametrize("change", SAME_LOOK.values(), ids=SAME_LOOK)
def test_the_same_look_by_other_means_is_no_fault(name, change):
    paper = Paper(name)
    change(paper)

    assert not failures(paper.data())


def test_a_document_that_is_no_official_one_is_not_blamed_for_lacking_a_heading():
    document = docx.Document()
    document.add_heading("说明", 0)
    document.add_paragraph("大家好，这是一段文字。")
    buffer = io.BytesIO()
    document.save(buffer)
    found = {each.rule: each.ruling for each in verdicts(buffer.getvalue())}

    assert found["page-size"] == "fail"
    assert found["mark-missing"] == found["date-missing"] == found["imprint-missing"] == "cannot-tell"


def test_a_document_numbered_by_word_is_not_blamed_for_numbers_it_does_not_show():
    paper = Paper("report")
    paper.say("二、", "四、")
    listed = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    paper.line("（一）推").get_or_add_pPr().append(listed)
    found = {each.rule: each for each in verdicts(paper.data())}

    assert found["headings-out-of-order"].found == "有的序数是 Word 自动编的，要看版面"


def test_a_file_of_200000_paragraphs_ends_in_one_problem(tmp_path):
    paper = Paper("report")
    data = io.BytesIO(paper.data())
    with zipfile.ZipFile(data) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 200_000)
    file = tmp_path / "长.docx"
    file.write_bytes(package.write(parts))
    result = ran(file)

    assert result.exit_code == 3
    assert "超过100,000段 [not-a-document]\n    → 公文没有这么长；拆成几个文件再查" in result.output


# --- the command ----------------------------------------------------------------------------------------------------


def ran(*arguments):
    return CliRunner().invoke(cli.app, ["verify", "--file-only", *map(str, arguments)])


def test_a_sound_document_ends_with_0_and_one_failed_rule_with_5(tmp_path):
    sound, faulty = tmp_path / "好.docx", tmp_path / "坏.docx"
    sound.write_bytes(built("report"))
    paper = Paper("report")
    paper.format("（此件", FLUSH)
    faulty.write_bytes(paper.data())

    assert ran(sound).exit_code == 0
    result = ran(faulty)
    assert result.exit_code == 5
    assert (
        "  不符　规定　7.3.6　附注左空二字加圆括号，在成文日期下一行 [remark-form]\n"
        "        第15段“（此件公开发布）”：附注没有左空二字\n"
        "        → 首行缩进设为2字符\n"
    ) in result.stdout


def test_strict_decides_which_failures_count(tmp_path):
    file = tmp_path / "坏.docx"
    paper = Paper("report")
    paper.look("江州市应急管理局2024", face="黑体")
    file.write_bytes(paper.data())

    assert [ran(file, "--strict", strength).exit_code for strength in ("规定", "一般", "惯例")] == [0, 5, 5]


def test_json_has_every_rule_with_its_verdict(tmp_path):
    file = tmp_path / "好.docx"
    file.write_bytes(built("report"))
    data = json.loads(ran(file, "--format", "json").stdout)

    assert {each["rule"] for each in data["files"][0]["verdicts"]} == {rule.module.ID for rule in judgement.RULES}
    assert data["problems"] == []


def test_sarif_has_a_result_for_each_failure_and_its_rule_with_the_clause(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    paper = Paper("report")
    paper.format("（此件", FLUSH)
    Path("坏.docx").write_bytes(paper.data())
    Path("空.docx").write_bytes(b"")

    (found,) = json.loads(ran("坏.docx", "空.docx", "--format", "sarif").stdout)["runs"]

    broken, unread = found["results"]
    assert broken == {
        "ruleId": "remark-form",
        "ruleIndex": 1,
        "level": "error",
        "message": {"text": "附注没有左空二字\n→ 首行缩进设为2字符"},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": "%E5%9D%8F.docx"}},
                "logicalLocations": [{"name": "第15段“（此件公开发布）”"}],
            }
        ],
    }
    assert (unread["ruleId"], unread["message"]["text"].partition("\n")[0]) == ("not-a-document", "文件是空的")
    assert found["tool"]["driver"]["rules"][1] == {
        "id": "remark-form",
        "shortDescription": {"text": "附注左空二字加圆括号，在成文日期下一行"},
        "fullDescription": {"text": "7.3.6（规定）：附注左空二字加圆括号，在成文日期下一行"},
        "defaultConfiguration": {"level": "error"},
        "properties": {"clause": "7.3.6", "strength": "规定", "expected": "附注左空二字加圆括号，在成文日期下一行"},
    }


def zeros() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"\0" * 10_000_000)
    return buffer.getvalue()


NO_DOCUMENT = {
    "empty": (b"", "文件是空的"),
    "pdf": (b"%PDF-1.7", "这是 PDF 文件，不是 .docx"),
    "cut": (built("report")[:5000], "文件不完整，后半部分缺失"),
    "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "文件加了密码"),
    "zeros": (zeros(), "文件里没有正文部件"),
}


@pytest.mark.parametrize(("content", "reason"), NO_DOCUMENT.values(), ids=NO_DOCUMENT)
def test_what_is_no_document_ends_in_one_problem(tmp_path, content, reason):
    file = tmp_path / "文件.docx"
    file.write_bytes(content)
    result = ran(file)

    assert result.exit_code == 3
    assert result.output.count("[not-a-document]") == 1
    assert reason in result.output


def test_a_document_is_judged_in_a_tenth_of_a_second():
    data = built("notice")
    verdicts(data)
    start = time.process_time()
    for _ in range(10):
        verdicts(data)

    assert (time.process_time() - start) / 10 < 0.1
