"""What a clerk finds who opens the blank template in Word."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest

from reportgen import package, stencil, template
from reportgen.compose import NAMES
from reportgen.gbt9704 import layout
from reportgen.model.kinds import KINDS

BASE = Path(__file__).parents[1] / "templates" / "base"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    return package.read(stencil.report_template(), "report.docx").parts


@pytest.fixture(scope="module")
def document():
    return docx.Document(BytesIO(stencil.report_template()))


def outline(document) -> list[str]:
    """One paragraph a line, also in tables: style | face | size | text; the steering tags as they stand."""
    lines = []
    for element in document.element.body.iter(f"{W}p"):
        paragraph = docx.text.paragraph.Paragraph(element, document)
        if paragraph.style.name == "模板标记":
            lines.append(paragraph.text)
            continue
        face = paragraph.style.element.rPr.rFonts.get(f"{W}eastAsia")
        lines.append(f"{paragraph.style.name} | {face} | {paragraph.style.font.size.pt:g} | {paragraph.text}")
    return lines


def test_the_template_from_heading_to_title(document):
    assert outline(document)[:36] == [
        "{%p if mark or copy_number %}",
        "份号 | 仿宋_GB2312 | 16 | {{ copy_number }}",
        "{%p endif %}",
        "{%p if mark or secrecy %}",
        "版头要素 | 黑体 | 16 | {{ secrecy }}",
        "{%p endif %}",
        "{%p if mark or urgency %}",
        "版头要素 | 黑体 | 16 | {{ urgency }}",
        "{%p endif %}",
        "{%p if mark %}",
        "发文机关标志 | 方正小标宋简体 | 48 | {{ mark }}",
        "{%p endif %}",
        "{%p if mark and not upward %}",
        "发文字号 | 仿宋_GB2312 | 16 | {{ file_number }}",
        "{%p elif mark and signer_lines|length == 1 %}",
        "{%p for line in signer_lines %}",
        "发文字号（上行文） | 仿宋_GB2312 | 16 | 　{{ file_number }}\t{{ line.label }}{{ line.names }}",
        "{%p endfor %}",
        "{%p elif mark %}",
        "发文字号（多个签发人） | 仿宋_GB2312 | 16 | {{ file_number }}",
        "{%p for line in signer_lines %}",
        "{%p if loop.first %}",
        "签发人（首行） | 仿宋_GB2312 | 16 | {{ line.label }}{{ line.names }}",
        "{%p else %}",
        "签发人（续行） | 仿宋_GB2312 | 16 | {{ line.label }}{{ line.names }}",
        "{%p endif %}",
        "{%p endfor %}",
        "{%p else %}",
        "{%p if file_number %}",
        "发文字号（无版头） | 仿宋_GB2312 | 16 | {{ file_number }}",
        "{%p endif %}",
        "{%p for line in signer_lines %}",
        "签发人（无版头） | 仿宋_GB2312 | 16 | {{ line.label }}{{ line.names }}",
        "{%p endfor %}",
        "{%p endif %}",
        "{%p for line in title_lines %}",
    ]


def test_the_template_from_title_to_the_headings_of_the_body(document):
    lines = outline(document)
    start = lines.index("{%p for line in title_lines %}")

    assert lines[start : start + 17] == [
        "{%p for line in title_lines %}",
        "{%p if mark or file_number or upward or copy_number or secrecy or urgency %}",
        "公文标题 | 方正小标宋简体 | 22 | {{ line }}",
        "{%p else %}",
        "公文标题（首行） | 方正小标宋简体 | 22 | {{ line }}",
        "{%p endif %}",
        "{%p endfor %}",
        "{%p if to %}",
        "主送机关 | 仿宋_GB2312 | 16 | {{ to }}",
        "{%p endif %}",
        "{%p for paragraph in body %}",
        "{%p if paragraph.style == 'heading_1' %}",
        "一级标题 | 黑体 | 16 | {{ paragraph.heading }}",
        "{%p elif paragraph.style == 'heading_2' %}",
        "二级标题 | 楷体_GB2312 | 16 | {{ paragraph.heading }}",
        "{%p elif paragraph.style == 'heading_3' %}",
        "三级标题 | 仿宋_GB2312 | 16 | {{ paragraph.heading }}",
    ]


def test_the_template_from_attachment_notes_to_the_note(document):
    lines = outline(document)
    start = lines.index("{%p for item in attachment_notes %}")

    assert lines[start : lines.index("{%p for attachment in attachments %}")] == [
        "{%p for item in attachment_notes %}",
        "{%p if not item.number %}",
        "附件说明（一个） | 仿宋_GB2312 | 16 | {{ item.label }}{{ item.name }}",
        "{%p elif loop.first %}",
        "附件说明 | 仿宋_GB2312 | 16 | {{ item.label }}{{ item.number }}\t{{ item.name }}",
        "{%p else %}",
        "附件说明（续） | 仿宋_GB2312 | 16 | {{ item.label }}{{ item.number }}\t{{ item.name }}",
        "{%p endif %}",
        "{%p endfor %}",
        "{%p for name in sign %}",
        "{%p if sealed %}",
        "署名 | 仿宋_GB2312 | 16 | {{ name }}",
        "{%p else %}",
        "署名（不盖章） | 仿宋_GB2312 | 16 | {{ name }}",
        "{%p endif %}",
        "{%p endfor %}",
        "{%p if date and not sign %}",
        "成文日期（无署名） | 仿宋_GB2312 | 16 | {{ date }}",
        "{%p elif date and sealed %}",
        "成文日期 | 仿宋_GB2312 | 16 | {{ date }}",
        "{%p elif date %}",
        "成文日期（不盖章） | 仿宋_GB2312 | 16 | {{ date }}",
        "{%p endif %}",
        "{%p if note %}",
        "附注 | 仿宋_GB2312 | 16 | {{ note }}",
        "{%p endif %}",
    ]


def test_the_template_from_attachments_to_the_imprint(document):
    lines = outline(document)
    start = lines.index("{%p for attachment in attachments %}")

    assert lines[start : start + 6] == [
        "{%p for attachment in attachments %}",
        "附件序号 | 黑体 | 16 | {{ attachment.mark }}",
        "{%p for line in attachment.title_lines %}",
        "附件标题 | 方正小标宋简体 | 22 | {{ line }}",
        "{%p endfor %}",
        "{%p for paragraph in attachment.body %}",
    ]
    assert lines[-13:] == [
        "{%p if copies_to or printed_by %}",
        "{%tr if copies_to %}",
        "抄送 | 仿宋_GB2312 | 14 | {{ copies_label }}{{ copies_to }}",
        "{%tr endif %}",
        "{%tr if printed_by %}",
        "印发 | 仿宋_GB2312 | 14 | {{ printed_by }}\t{{ printed_on }}",
        "{%tr endif %}",
        "{%p if imprint_on_next_page %}",
        "版记锚点（另起一面） | 仿宋_GB2312 | 1 | ",
        "{%p else %}",
        "版记锚点 | 仿宋_GB2312 | 1 | ",
        "{%p endif %}",
        "{%p endif %}",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_template_is_the_one_the_stencil_makes(kind):
    """Part by part: the bytes of the zip itself change with the compressor of the Python that wrote them."""
    made = package.read(stencil.template(kind), "made").parts

    assert package.read((BASE / f"{kind}.docx").read_bytes(), "committed").parts == made


def test_the_same_call_gives_the_same_bytes():
    assert stencil.report_template() == stencil.report_template()


@pytest.mark.parametrize(
    ("kind", "lacking"),
    [
        ("report", {"attendance"}),
        ("letter", {"attendance", "signer_lines", "printed_by", "printed_on"}),
        ("minutes", {"to", "signer_lines", "sealed"}),
    ],
)
def test_every_name_a_template_may_use_has_its_place(kind, lacking):
    text = "\n".join(outline(docx.Document(BytesIO(stencil.template(kind)))))
    used = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"\{[{%](.*?)[}%]\}", text))))

    assert set(NAMES) - used == lacking


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_passes_the_gate_of_all_templates(kind):
    assert template.check(stencil.template(kind), f"{kind}.docx", NAMES) == []


def test_a_letter_from_its_mark_to_its_title():
    lines = outline(docx.Document(BytesIO(stencil.letter_template())))

    assert lines[: lines.index("{%p for line in title_lines %}")] == [
        "发文机关标志 | 方正小标宋简体 | 48 | {{ mark }}",
        "信函标志锚点 | 仿宋_GB2312 | 1 | ",
        "信函标志锚点 | 仿宋_GB2312 | 1 | ",
        "信函上双线 | 仿宋_GB2312 | 1 | ",
        "{%p if copy_number %}",
        "发文字号（信函） | 仿宋_GB2312 | 16 | {{ copy_number }}\t{{ file_number }}",
        "{%p elif secrecy %}",
        "发文字号（信函） | 仿宋_GB2312 | 16 | {{ secrecy }}\t{{ file_number }}",
        "{%p elif urgency %}",
        "发文字号（信函） | 仿宋_GB2312 | 16 | {{ urgency }}\t{{ file_number }}",
        "{%p else %}",
        "发文字号（信函） | 仿宋_GB2312 | 16 | \t{{ file_number }}",
        "{%p endif %}",
        "{%p if copy_number and secrecy %}",
        "版头要素 | 黑体 | 16 | {{ secrecy }}",
        "{%p endif %}",
        "{%p if urgency and (copy_number or secrecy) %}",
        "版头要素 | 黑体 | 16 | {{ urgency }}",
        "{%p endif %}",
    ]


def test_a_letter_ends_with_its_copies_alone():
    assert outline(docx.Document(BytesIO(stencil.letter_template())))[-10:] == [
        "{%p if copies_to %}",
        "{%tr if copies_to %}",
        "抄送 | 仿宋_GB2312 | 14 | {{ copies_label }}{{ copies_to }}",
        "{%tr endif %}",
        "{%p if imprint_on_next_page %}",
        "版记锚点（另起一面） | 仿宋_GB2312 | 1 | ",
        "{%p else %}",
        "版记锚点 | 仿宋_GB2312 | 1 | ",
        "{%p endif %}",
        "{%p endif %}",
    ]


def test_minutes_name_who_issued_them_above_the_title_and_who_was_there_below_the_text():
    lines = outline(docx.Document(BytesIO(stencil.minutes_template())))
    number, attendance = lines.index("{%p if file_number %}"), lines.index("{%p for group in attendance %}")

    assert lines[number : number + 10] == [
        "{%p if file_number %}",
        "纪要编号 | 仿宋_GB2312 | 16 | {{ file_number }}",
        "{%p endif %}",
        "{%p if sign %}",
        "{%p for name in sign %}",
        "纪要的编发机关和日期 | 仿宋_GB2312 | 16 | 　{{ name }}\t{{ date }}",
        "{%p endfor %}",
        "{%p else %}",
        "纪要的编发机关和日期 | 仿宋_GB2312 | 16 | \t{{ date }}",
        "{%p endif %}",
    ]
    assert lines[attendance : attendance + 7] == [
        "{%p for group in attendance %}",
        "{%p if loop.first %}",
        "出席人员 | 仿宋_GB2312 | 16 | {{ group.label }}\t{{ group.names }}",
        "{%p else %}",
        "请假、列席人员 | 仿宋_GB2312 | 16 | {{ group.label }}\t{{ group.names }}",
        "{%p endif %}",
        "{%p endfor %}",
    ]


@pytest.mark.parametrize("kind", ["letter", "minutes"])
def test_every_style_of_the_other_templates_is_there_and_their_looks_come_from_styles_alone(kind):
    parts = package.read(stencil.template(kind), "made").parts
    written = b"".join(content for name, content in parts.items() if re.match("word/(document|footer)", name))
    asked = re.findall(rb'<w:[pr]Style w:val="(\w+)"', written)

    assert set(asked) <= set(re.findall(rb'w:styleId="(\w+)"', parts["word/styles.xml"]))
    assert set(re.findall(rb"<w:pPr>(.*?)</w:pPr>", written)) == set(re.findall(rb"<w:pStyle [^>]*/>", written))


def test_the_first_page_of_a_letter_has_a_rule_for_a_number():
    parts = package.read(stencil.letter_template(), "made").parts
    document = docx.Document(BytesIO(stencil.letter_template()))

    assert document.sections[0].different_first_page_header_footer
    assert b"PAGE" not in parts["word/footer3.xml"]
    assert b'w:val="LetterFootRule"' in parts["word/footer3.xml"]


def test_a_tag_is_one_run_so_that_word_cannot_split_it(document):
    for element in document.element.body.iter(f"{W}p"):
        text = "".join(run.text or "" for run in element.iter(f"{W}t"))
        if "{%" in text:
            assert len(list(element.iter(f"{W}r"))) == 1, text
        for run in element.iter(f"{W}r"):
            words = "".join(piece.text or "" for piece in run.iter(f"{W}t"))
            assert words.count("{{") == words.count("}}"), words


def test_a_signers_name_is_in_kaiti_and_its_label_is_not(document):
    (line,) = [p for p in document.paragraphs if p.style.name == "发文字号（上行文）"]

    assert [(run.style.name, run.text) for run in line.runs] == [
        ("Default Paragraph Font", "　{{ file_number }}\t{{ line.label }}"),
        ("签发人姓名", "{{ line.names }}"),
    ]
    assert document.styles["签发人姓名"].element.rPr.rFonts.get(f"{W}eastAsia") == "楷体_GB2312"


def test_a_heading_run_in_with_its_text_keeps_its_face(document):
    line = next(p for p in document.paragraphs if p.style.name == "公文正文" and len(p.runs) == 2)

    assert [(run.style.name, run.text) for run in line.runs] == [
        ("一级标题（段首）", "{{ paragraph.heading }}"),
        ("Default Paragraph Font", "{{ paragraph.text }}"),
    ]


def test_looks_come_from_styles_alone(parts):
    text = parts["word/document.xml"].decode()

    assert set(re.findall(r"<w:pPr>(.*?)</w:pPr>", text)) == set(re.findall(r"<w:pStyle [^>]*/>", text))
    hint = '<w:rFonts w:hint="eastAsia"/>'
    assert {look.replace(hint, "") for look in re.findall(r"<w:rPr>(.*?)</w:rPr>", text)} - {""} == set(
        re.findall(r"<w:rStyle [^>]*/>", text)
    )


def test_every_style_names_its_four_fonts_and_no_theme(parts):
    styles = parts["word/styles.xml"].decode()

    assert "Theme" not in styles
    for fonts in re.findall(r"<w:rFonts([^>]*)/>", styles):
        assert re.findall(r"w:(\w+)=", fonts) == ["hint", "ascii", "hAnsi", "eastAsia", "cs"]


def test_word_lists_only_the_styles_of_an_official_document(document):
    names = {style.name for style in document.styles}

    assert {"Normal", "Default Paragraph Font", "Normal Table"} <= names
    assert all(re.search(r"[一-龥]", name) for name in names - {"Normal", "Default Paragraph Font", "Normal Table"})


def test_every_style_the_text_asks_for_is_there(parts):
    asked = re.findall(rb'<w:[pr]Style w:val="(\w+)"', parts["word/document.xml"] + parts["word/footer1.xml"])

    assert set(asked) <= set(re.findall(rb'w:styleId="(\w+)"', parts["word/styles.xml"]))


def test_the_file_holds_nothing_but_what_word_needs(parts):
    assert list(parts) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "docProps/core.xml",
    ]


def test_the_page_is_that_of_the_standard(document):
    (section,) = document.sections

    assert round(section.page_width.mm) == 210
    assert round(section.page_height.mm) == 297
    assert round(section.top_margin.mm) == 37
    assert round(section.left_margin.mm) == 28
    assert document.settings.odd_and_even_pages_header_footer


@pytest.mark.parametrize(
    ("name", "scale"),
    [
        ("江州市应急管理局文件", 76),
        ("江州市临江区应急管理局文件", 68),
        ("江州市住房和城乡建设管理局文件", 59),
        ("江州市临江区住房和城乡建设管理委员会文件", 44),
    ],
)
def test_a_longer_mark_is_printed_narrower(name, scale):
    assert min(layout.mark_scale(len(name)), layout.MARK_SCALE) == scale
    assert len(name) * layout.MARK.points * scale / 100 <= layout.MARK_WIDEST


def test_a_date_shorter_than_the_name_begins_two_characters_after_it():
    sign, date = layout.unsealed_indents("江州市应急管理局", "2025年1月10日")

    assert date - sign == 2 * layout.CHARACTER
    assert sign + layout.text_width("江州市应急管理局") == layout.PAGE.text_width - 2 * layout.CHARACTER


def test_a_date_longer_than_the_name_ends_two_characters_from_the_edge():
    sign, date = layout.unsealed_indents("市政府", "2024年12月31日")

    assert date - sign == 2 * layout.CHARACTER
    assert date + layout.text_width("2024年12月31日") == layout.PAGE.text_width - 2 * layout.CHARACTER


def test_a_sealed_name_too_long_for_the_axis_of_its_date_moves_it_left():
    usual = layout.sealed_indent("江州市应急管理局", "2025年1月10日")
    name = "江州市临江区住房和城乡建设管理委员会"

    assert usual == 4287
    assert layout.PAGE.text_width - layout.sealed_indent(name, "2025年1月10日") >= layout.text_width(name)
