"""The rules of GB/T 9704-2012 on finished documents: each with what passes and its whole message."""

import io
import re
from pathlib import Path

import pytest
from docx import Document
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined

from reportgen import package, verify
from reportgen.verify.readback import differences
from reportgen.verify.text import paragraphs

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
TEMPLATE = Path(__file__).parents[1] / "templates" / "base" / "report.docx"

FANGSONG, HEITI, KAITI, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:gutter="0"/>'
)
GRID = '<w:docGrid w:type="lines" w:linePitch="579"/>'


def run(text, face=FANGSONG, size=32, color="auto", more='<w:spacing w:val="-5"/>', latin="Times New Roman"):
    return (
        f'<w:r><w:rPr><w:rFonts w:eastAsia="{face}" w:ascii="{latin}"/><w:color w:val="{color}"/>{more}'
        f'<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def line(*runs, align="both", spacing='w:line="579" w:lineRule="exact"', more=""):
    made = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f'<w:p><w:pPr>{more}<w:spacing {spacing}/><w:jc w:val="{align}"/></w:pPr>{made}</w:p>'


MARK = line(run("江州市应急管理局文件", TITLE, 96, "FF0000"), align="center")
NUMBER = line("江应急〔2025〕3号", align="center")
HEADLINE = line(run("2024年法治政府建设工作报告", TITLE, 44), align="center")
TEXT = line("全年共发生生产安全事故71起、死亡50人，分别下降11.3%和10.7%。")
HEADING = line(run("一、依法预防处置突发事件", HEITI))
SECTION = line(run("（一）推动治理模式转型", KAITI))
LEAD = line(run("（二）压实责任。", KAITI), run("全年组织开展督查检查。"))
DATE = line("2025年1月10日", align="right")
COPIES = line(run("抄送：市委办公室。", size=28), spacing='w:line="480" w:lineRule="exact"')
PRINTED = line(run("江州市应急管理局办公室　　2025年1月11日印发", size=28), spacing='w:line="480" w:lineRule="exact"')
BODY = [MARK, NUMBER, HEADLINE, line("市人民政府："), TEXT, HEADING, SECTION, LEAD, DATE, COPIES, PRINTED]


def number(align, indent, form="— {} —", face="宋体", size=28):
    before, after = form.split("{}")
    field = (
        f'<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:rFonts w:ascii="{face}"/><w:sz w:val="{size}"/></w:rPr>'
        "<w:t>1</w:t></w:r></w:fldSimple>"
    )
    return (
        f'<w:p><w:pPr><w:ind {indent}/><w:jc w:val="{align}"/></w:pPr>{run(before, "宋体", 28)}{field}'
        f"{run(after, '宋体', 28)}</w:p>"
    )


ODD, EVEN = number("right", 'w:right="280"'), number("left", 'w:left="280"')


def problems(*body, page=PAGE, grid=GRID, odd=ODD, even=EVEN, settings="<w:evenAndOddHeaders/>"):
    """What is wrong with a document, as an officer reads it."""
    footers = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{kind}"/>'
        for kind, text in (("default", odd), ("even", even))
        if text
    )
    section = f"<w:sectPr>{footers}{page}{grid}</w:sectPr>"
    arrows = {"default": ("footer", "odd.xml"), "even": ("footer", "even.xml"), "s": ("settings", "settings.xml")}
    listed = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{to}"/>' for name, (kind, to) in arrows.items()
    )
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(body or BODY)}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://r">{listed}</Relationships>',
        "word/odd.xml": f"<w:ftr {NAMESPACES}>{odd}</w:ftr>",
        "word/even.xml": f"<w:ftr {NAMESPACES}>{even}</w:ftr>",
        "word/settings.xml": f"<w:settings {NAMESPACES}>{settings}</w:settings>",
    }
    found = verify.format_problems({name: text.encode() for name, text in parts.items()}, "报告.docx")
    assert all(problem.severity == "warning" for problem in found)
    return [str(problem) for problem in found]


def with_(old, *new):
    """The good document with one paragraph replaced."""
    place = BODY.index(old)
    return [*BODY[:place], *new, *BODY[place + 1 :]]


def one(*lines):
    return ["\n    → ".join(lines) + "（在模板里改）"]


def test_a_document_in_the_standard_format_has_no_problem():
    assert problems() == []


# --- the page -------------------------------------------------------------------------------------------------------


def test_page_size():
    letter = PAGE.replace('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')

    assert problems(page=letter) == one(
        "报告.docx: （提示）纸张是215.9毫米×279.4毫米，应为A4（210毫米×297毫米） [page-size]",
        "在“页面设置→纸张”中选A4",
    )


def test_page_size_allows_a_sheet_across():
    across = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1587" w:right="2098"/>'

    assert problems(page=across) == []


def test_text_area():
    assert problems(page=PAGE.replace("2098", "1440").replace('left="1587"', 'left="1800"')) == one(
        "报告.docx: （提示）上边距是25.4毫米，应为37毫米；左边距是31.8毫米，应为28毫米 [text-area]",
        "在“页面设置→页边距”中改正，装订线设为0",
    )


def test_text_area_may_differ_by_a_millimetre():
    assert problems(page=PAGE.replace("2098", "2041")) == []


def test_text_area_counts_the_gutter():
    assert problems(page=PAGE.replace('gutter="0"', 'gutter="567"')) == one(
        "报告.docx: （提示）左边距是38毫米，应为28毫米 [text-area]",
        "在“页面设置→页边距”中改正，装订线设为0",
    )


# --- the text -------------------------------------------------------------------------------------------------------


def test_body_face():
    assert problems(*with_(TEXT, line(run("全年组织开展督查检查。", "宋体")))) == one(
        "报告.docx（第5段“全年组织开展督查检查。”）: （提示）正文有10个字是3号宋体，应为3号仿宋 [body-face]",
        "把这一段所用样式的中文字体改为仿宋_GB2312，字号改为3号",
    )


def test_body_face_names_a_face_once():
    small = line(run("全年组织开展督查检查。", "", 21))

    assert problems(*with_(TEXT, small, small)) == one(
        "报告.docx（第5段“全年组织开展督查检查。”）: （提示）正文等2段有20个字是5号未指定字体，应为3号仿宋 [body-face]",
        "把这一段所用样式的中文字体改为仿宋_GB2312，字号改为3号",
    )


@pytest.mark.parametrize(
    "added",
    [
        line(run("全年组织开展督查检查。", "FangSong")),
        line(run("重", "黑体"), run("全年组织开展督查检查。" * 10)),
        line(run("附件1", HEITI)),
        line(run("典型执法案例", TITLE, 44), align="center", spacing='w:line="720" w:lineRule="exact"'),
        f"<w:tbl><w:tr><w:tc>{line(run('案件', '宋体', 24))}</w:tc></w:tr></w:tbl>",
    ],
)
def test_body_face_leaves_alone(added):
    assert problems(*with_(TEXT, TEXT, added)) == []


def test_line_pitch():
    loose = line("全年组织开展督查检查。", spacing='w:line="360" w:lineRule="auto"')

    assert problems(*with_(TEXT, loose, loose)) == one(
        "报告.docx（第5段“全年组织开展督查检查。”）: "
        "（提示）这一段等2段的行距是1.5倍行距，应为固定值28.95磅（每页22行） [line-pitch]",
        "把这一段所用样式的行距改为固定值28.95磅，段前段后改为0",
    )


@pytest.mark.parametrize(
    ("spacing", "pitch"),
    [
        ('w:line="580" w:lineRule="exact"', "固定值29磅"),
        ('w:line="500" w:lineRule="exact"', "固定值25磅"),
        ('w:line="579" w:lineRule="atLeast"', "最小值28.95磅"),
    ],
)
def test_line_pitch_names_what_it_found(spacing, pitch):
    assert f"行距是{pitch}，" in problems(*with_(TEXT, line("全年组织开展检查。", spacing=spacing)))[0]


@pytest.mark.parametrize("spacing", ['w:line="560" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"'])
def test_line_pitch_allows_what_gives_22_lines(spacing):
    assert problems(*with_(TEXT, line("全年组织开展检查。", spacing=spacing))) == []


def test_line_pitch_of_single_lines_counts_only_on_the_grid():
    off = line("全年组织开展检查。", spacing='w:line="240" w:lineRule="auto"', more='<w:snapToGrid w:val="0"/>')

    assert "行距是单倍行距，" in problems(*with_(TEXT, off))[0]


def test_characters_per_line():
    assert problems(*with_(TEXT, line(run("全年组织开展督查检查。" * 20, more="")))) == one(
        "报告.docx: （提示）正文是3号字，字符间距标准，每行排27字，应排28字 [characters-per-line]",
        "把正文样式的字符间距设为紧缩0.25磅，缩放设为100%",
    )


@pytest.mark.parametrize("grid", ["linesAndChars", "snapToChars"])
def test_characters_per_line_on_a_grid_of_characters(grid):
    assert problems(grid=f'<w:docGrid w:type="{grid}" w:linePitch="579" w:charSpace="-841"/>') == one(
        "报告.docx: （提示）文档网格设了字符网格，用LibreOffice打开或转PDF时每行只排14字 [characters-per-line]",
        "在“页面设置→文档网格”中选“只指定行网格”，字符间距设为紧缩0.25磅",
    )


def test_text_black():
    assert problems(*with_(HEADING, line(run("一、依法预防处置突发事件", HEITI, color="2F5496")))) == one(
        "报告.docx（第6段“一、依法预防处置突发事件”）: "
        "（提示）这一段有颜色为2F5496的文字，除发文机关标志外应为黑色 [text-black]",
        "把这一段所用样式的字体颜色改为“自动”",
    )


@pytest.mark.parametrize("added", [line(run("全年。", color="0D0D0D")), line(run("————", color="FF0000"))])
def test_text_black_leaves_alone(added):
    assert problems(*with_(TEXT, TEXT, added)) == []


# --- the elements ---------------------------------------------------------------------------------------------------


def test_mark_red_and_centred():
    assert problems(*with_(MARK, line(run("江州市应急管理局文件", TITLE, 96)))) == [
        *one(
            "报告.docx（第1段“江州市应急管理局文件”）: "
            "（提示）发文机关标志的颜色是自动（黑色），应为红色（FF0000） [mark-red-and-centred]",
            "把发文机关标志的字体颜色改为标准红色",
        ),
        *one(
            "报告.docx（第1段“江州市应急管理局文件”）: （提示）发文机关标志是两端对齐，应居中 [mark-red-and-centred]",
            "把发文机关标志改为居中，首行缩进改为0",
        ),
    ]


def test_file_number_form():
    assert problems(*with_(NUMBER, line("江应急[2025]第03号", align="center"))) == one(
        "报告.docx（第2段“江应急[2025]第0…”）: （提示）发文字号“江应急[2025]第03号”年份没有用六角括号〔〕，"
        "序号前加了“第”，序号编了虚位，应写作“江应急〔2025〕3号” [file-number-form]",
        "改正发文字号",
    )


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("江应急〔25〕3号", "年份不是四位数字"),
        ("江应急（2025）3号", "年份没有用六角括号〔〕"),
        ("江应急〔2025〕 3号", "中间有空格"),
        ("JYJ〔2025〕3号", "机关代字不全是汉字"),
    ],
)
def test_file_number_form_says_what_is_wrong(words, wrong):
    assert f"“{words}”{wrong}，应写作“" in problems(*with_(NUMBER, line(words, align="center")))[0]


def test_file_number_form_is_known_beside_a_signer():
    upward = line(run("　江应急〔2025〕3号"), "<w:r><w:tab/></w:r>", run("签发人："), run("周明远", KAITI))

    assert problems(*with_(NUMBER, upward)) == []


def test_heading_faces():
    assert problems(*with_(HEADING, line(run("一、依法预防处置突发事件", more="<w:b/>")))) == one(
        "报告.docx（第6段“一、依法预防处置突发事件”）: "
        "（提示）“一、”一级的标题是3号仿宋_GB2312，应为3号黑体 [heading-faces]",
        "把这一级标题的中文字体改为黑体，字号改为3号",
    )


def test_heading_faces_of_a_heading_that_the_text_follows():
    bold = line(run("（二）压实责任。", more="<w:b/>"), run("全年组织开展督查检查。"))

    assert problems(*with_(LEAD, bold, bold)) == one(
        "报告.docx（第8段“（二）压实责任。全年组…”）: "
        "（提示）“（一）”一级的标题等2段是3号仿宋_GB2312，应为3号楷体 [heading-faces]",
        "把这一级标题的中文字体改为楷体_GB2312，字号改为3号",
    )


@pytest.mark.parametrize("item", ["（三）组织开展督查检查。全年共12次。", "（三）组织开展督查检查；", "一、二级医院，"])
def test_heading_faces_leaves_items_of_a_list_alone(item):
    assert problems(*with_(LEAD, line(item))) == []


@pytest.mark.parametrize(
    ("words", "should"),
    [
        ("二〇二五年一月十日", "应写作“2025年1月10日”"),
        ("二○二五年十二月二十一日", "应写作“2025年12月21日”"),
        ("2025年01月10日", "应写作“2025年1月10日”"),
        ("2025.1.10", "应写作“2025年1月10日”"),
        ("2025年 1月10日", "应写作“2025年1月10日”"),
        ("2025年2月30日", "应写全年、月、日，用阿拉伯数字，如“2025年1月10日”"),
        ("2025年1月", "应写全年、月、日，用阿拉伯数字，如“2025年1月10日”"),
    ],
)
def test_date_form(words, should):
    found = problems(*with_(DATE, line(words, align="right")))

    assert found == one(f"报告.docx（第9段“{words}”）: （提示）成文日期“{words}”{should} [date-form]", "改正日期")


def test_date_form_of_the_date_of_printing():
    printed = PRINTED.replace("2025年1月11日", "2025年01月11日")

    assert problems(*with_(PRINTED, printed)) == one(
        "报告.docx（第11段“江州市应急管理局办公室…”）: "
        "（提示）印发日期“2025年01月11日”应写作“2025年1月11日” [date-form]",
        "改正日期",
    )


def test_imprint_last():
    assert problems(*BODY, line("附件")) == one(
        "报告.docx（第12段“附件”）: （提示）版记之后还有文字，版记应在全文最后 [imprint-last]",
        "把版记移到附件之后、全文的末尾",
    )


def test_imprint_last_wants_fangsong_of_size_four():
    assert problems(*with_(COPIES, COPIES.replace('w:val="28"', 'w:val="32"'))) == one(
        "报告.docx（第10段“抄送：市委办公室。”）: （提示）版记是3号仿宋_GB2312，应为4号仿宋 [imprint-last]",
        "把版记的中文字体改为仿宋_GB2312，字号改为4号",
    )


def test_imprint_last_takes_a_table_whole_and_lets_an_empty_paragraph_follow():
    read_by = line(run("校对：王五", size=28))
    rows = f"<w:tr><w:tc>{COPIES}</w:tc></w:tr><w:tr><w:tc>{PRINTED}</w:tc><w:tc>{read_by}</w:tc></w:tr>"

    assert problems(*BODY[:-2], f"<w:tbl>{rows}</w:tbl>", "<w:p/>") == []


# --- page numbers ---------------------------------------------------------------------------------------------------

ALIGN = "在“页眉和页脚”中勾选“奇偶页不同”，奇数页页码右对齐、偶数页页码左对齐，并空一字"


def test_page_numbers_are_missing():
    assert problems(odd="", even="") == one(
        "报告.docx: （提示）没有页码 [page-numbers]", "在页脚中插入页码，奇数页居右、偶数页居左"
    )


def test_page_numbers_in_the_middle():
    assert problems(odd=number("center", ""), even="", settings="") == one(
        "报告.docx: （提示）单双页页码没有分开，单页码应居右、双页码应居左 [page-numbers]", ALIGN
    )


@pytest.mark.parametrize(
    ("odd", "even", "message", "remedy"),
    [
        (ODD, number("right", 'w:right="280"'), "双页页码居右，应居左空一字", ALIGN),
        (number("center", ""), EVEN, "单页页码居中，应居右空一字", ALIGN),
        (number("right", ""), EVEN, "单页页码距版心边缘0磅，应空一字（14磅）", ALIGN),
        (ODD, "", "双页没有页码", "在偶数页的页脚中插入页码"),
        (
            number("right", 'w:right="280"', form="-{}-"), EVEN,
            "单页页码写作“-1-”，应写作“— 1 —”", "在页脚中把页码两侧改为一字线（—）",
        ),
        (
            number("right", 'w:right="280"', face="Calibri", size=21), EVEN,
            "单页页码是5号Calibri，应为4号宋体", "在页脚中把页码的字体（含西文字体）改为4号宋体",
        ),
    ],
)  # fmt: skip
def test_page_numbers(odd, even, message, remedy):
    assert problems(odd=odd, even=even) == one(f"报告.docx: （提示）{message} [page-numbers]", remedy)


@pytest.mark.parametrize(
    "odd",
    [
        number("right", 'w:rightChars="100" w:right="100"'),
        number("right", "", form="— {} —　"),
        number("left", "").replace("<w:pPr>", '<w:pPr><w:framePr w:xAlign="outside"/>'),
    ],
)
def test_page_numbers_may_stand_one_character_from_the_edge_in_other_ways(odd):
    assert problems(odd=odd) == []


# --- whole documents ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", verify.RULES, ids=lambda rule: rule.ID)
def test_every_rule_has_a_manual_page_and_the_name_of_its_file(rule):
    assert rule.__name__ == f"reportgen.verify.{rule.ID.replace('-', '_')}"
    assert re.search(rf"（GB/T 9704-2012，{re.escape(rule.CLAUSE)}[）.]", rule.__doc__)
    assert "\n合格：" in rule.__doc__
    assert "\n不合格：" in rule.__doc__


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return package.read(buffer.getvalue(), "").parts


def test_a_document_by_another_maker_is_measured_through_its_theme_and_styles():
    document = Document()
    document.add_heading("一、依法预防处置突发事件", 1)
    document.add_paragraph("全年组织开展督查检查。")

    found = [(problem.rule, problem.message) for problem in verify.format_problems(saved(document), "")]

    assert found == [
        ("page-size", "纸张是215.9毫米×279.4毫米，应为A4（210毫米×297毫米）"),
        (
            "text-area",
            "上边距是25.4毫米，应为37毫米；下边距是25.4毫米，应为35毫米；左边距是31.8毫米，应为28毫米；右边距是31.8毫米，应为26毫米",
        ),
        ("body-face", "正文有10个字是11磅ＭＳ 明朝，应为3号仿宋"),
        ("line-pitch", "这一段等2段的行距是1.15倍行距，应为固定值28.95磅（每页22行）"),
        ("text-black", "这一段有颜色为365F91的文字，除发文机关标志外应为黑色"),
        ("heading-faces", "“一、”一级的标题是4号ＭＳ ゴシック，应为3号黑体"),
        ("page-numbers", "没有页码"),
    ]


def context(**changes):
    body = [
        {"style": "body", "heading": "", "text": "2024年，我局深入学习贯彻习近平法治思想。"},
        {"style": "heading_1", "heading": "一、依法预防处置突发事件", "text": ""},
        {"style": "heading_2", "heading": "（一）推动治理模式转型", "text": ""},
        {"style": "body", "heading": "", "text": "全年共发生生产安全事故71起、死亡50人，分别下降11.3%和10.7%。"},
        {"style": "lead_2", "heading": "（二）压实责任。", "text": "全年组织开展督查检查。"},
        {"style": "heading_3", "heading": "1.完善制度", "text": ""},
        {"style": "lead_4", "heading": "（1）组织培训。", "text": "培训124036人次。"},
        {"style": "body", "heading": "", "text": "（三）组织开展督查。全年共12次。"},
    ]
    return {
        "copy_number": "000012",
        "secrecy": "机密★1年",
        "urgency": "加急",
        "mark": "江州市应急管理局文件",
        "file_number": "江应急〔2025〕3号",
        "upward": True,
        "signer_lines": [{"label": "签发人：", "names": "周明远"}],
        "title_lines": ["江州市应急管理局", "2024年法治政府建设工作报告"],
        "to": "江州市人民政府：",
        "body": body,
        "attachment_notes": [
            {"label": "附件：", "number": "1.", "name": "典型执法案例"},
            {"label": "", "number": "2.", "name": "行政处罚统计表"},
        ],
        "sign": ["江州市应急管理局"],
        "sealed": True,
        "date": "2025年1月10日",
        "note": "（此件主动公开）",
        "attachments": [{"mark": "附件1", "title_lines": ["典型执法案例"], "body": body[:2]}],
        "copies_label": "抄送：",
        "copies_to": "省应急管理厅，市委办公室。",
        "printed_by": "江州市应急管理局办公室",
        "printed_on": "2025年1月11日印发",
        "imprint_on_next_page": False,
        **changes,
    }


DOWNWARD = {"upward": False, "signer_lines": []}
TWO_LINES = [{"label": "签发人：", "names": "周明远　陈思齐"}, {"label": "", "names": "林晓东"}]
PLAIN = {
    **DOWNWARD,
    **dict.fromkeys(("copy_number", "secrecy", "urgency", "mark", "file_number", "note"), ""),
    **dict.fromkeys(("copies_label", "copies_to", "printed_by", "printed_on"), ""),
    "attachment_notes": [],
    "attachments": [],
}


def filled(values):
    template = DocxTemplate(TEMPLATE)
    template.render(values, Environment(undefined=StrictUndefined, autoescape=True))
    return saved(template)


def composed(values):
    """The pieces of text of a context, in order."""

    def body(each):
        return [(paragraph["heading"] + paragraph["text"], True) for paragraph in each]

    pieces = [(values[name], False) for name in ("copy_number", "secrecy", "urgency", "mark", "file_number")]
    pieces += [(each["label"] + each["names"], False) for each in values["signer_lines"]]
    pieces += [(each, True) for each in (*values["title_lines"], values["to"])] + body(values["body"])
    pieces += [(each[name], False) for each in values["attachment_notes"] for name in ("label", "number", "name")]
    pieces += [(each, False) for each in (*values["sign"], values["date"], values["note"])]
    for each in values["attachments"]:
        pieces += [(each["mark"], True), *((title, True) for title in each["title_lines"]), *body(each["body"])]
    return pieces + [(values[name], False) for name in ("copies_label", "copies_to", "printed_by", "printed_on")]


@pytest.mark.parametrize(
    "changes",
    [{}, DOWNWARD, {"sealed": False}, {"signer_lines": TWO_LINES}, PLAIN],
    ids=["full", "downward", "unsealed", "three signers", "plain"],
)
def test_our_own_template_is_in_the_standard_format_and_says_what_it_was_given(changes):
    values = context(**changes)

    parts = filled(values)

    assert verify.format_problems(parts, TEMPLATE.name) == []
    assert differences(composed(values), paragraphs(parts), set()) == []
