"""A sound document of another maker: direct formatting, empty lines for distance, other faces of the same kind."""

import copy
import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from reportgen import package
from reportgen.verify import judgement

SONG_TITLE = "方正小标宋_GBK"
LINES = (
    f'<w:tblBorders {nsdecls("w")}><w:top w:val="single" w:sz="8" w:color="auto"/>'
    '<w:bottom w:val="single" w:sz="8" w:color="auto"/><w:insideH w:val="single" w:sz="6" w:color="auto"/></w:tblBorders>'
)
RULE = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="18" w:space="8" w:color="FF0000"/></w:pBdr>'
PAGE_FIELD = [
    f'<w:fldChar {nsdecls("w")} w:fldCharType="begin"/>',
    f"<w:instrText {nsdecls('w')}>PAGE</w:instrText>",
    f'<w:fldChar {nsdecls("w")} w:fldCharType="end"/>',
]


class Maker:
    """Writes a document line by line, as a macro would."""

    def __init__(self) -> None:
        self.document = docx.Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        section.footer_distance = Mm(25)
        self.document.settings.odd_and_even_pages_header_footer = True
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            footer.is_linked_to_previous = False
            self.page_number(footer.paragraphs[0], side)

    def page_number(self, line, side: str) -> None:
        line.alignment = ALIGN.RIGHT if side == "right" else ALIGN.LEFT
        setattr(line.paragraph_format, f"{side}_indent", Pt(14))
        for text in ("— ", "", " —"):
            run = self.run(line, text, "宋体", 14, latin="宋体")
            if not text:
                for element in PAGE_FIELD:
                    run._r.append(parse_xml(element))

    def run(self, line, text: str, face: str, size: float, latin: str = "Times New Roman"):
        run = line.add_run(text)
        run.font.size, run.font.name = Pt(size), latin
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
        if size == 16:
            run._r.rPr.append(parse_xml(f'<w:spacing {nsdecls("w")} w:val="-5"/>'))
        return run

    def line(self, *pieces: tuple[str, str], size=16.0, align=ALIGN.JUSTIFY, high=28.95, left=0.0, right=0.0, first=0):
        line = self.document.add_paragraph()
        form = line.paragraph_format
        line.alignment, form.line_spacing, form.space_after, form.space_before = align, Pt(high), Pt(0), Pt(0)
        form.first_line_indent, form.left_indent, form.right_indent = Pt(first), Pt(left), Pt(right)
        for text, face in pieces:
            self.run(line, text, face, size)
        return line

    def text(self, words: str, face: str = "仿宋"):
        return self.line((words, face), first=32)

    def free(self, lines: int) -> None:
        for _ in range(lines):
            self.line()

    def title(self, *lines: str) -> None:
        for line in lines:
            self.line((line, SONG_TITLE), size=22, align=ALIGN.CENTER, high=36)

    def imprint(self, *lines: str) -> None:
        table = self.document.add_table(len(lines), 1)
        table._tbl.tblPr.append(parse_xml(LINES))
        for cell, words in zip(table.columns[0].cells, lines, strict=True):
            cell.paragraphs[0].paragraph_format.left_indent = Pt(14)
            self.run(cell.paragraphs[0], words, "仿宋", 14)

    def data(self) -> bytes:
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def made(*, upward: bool, sealed: bool) -> bytes:
    maker = Maker()
    maker.free(3)
    mark = maker.line(("江州市交通运输局文件", SONG_TITLE), size=45, align=ALIGN.CENTER, high=60)
    mark.runs[0].font.color.rgb = RGBColor(255, 0, 0)
    maker.free(2)
    if upward:
        number = maker.line(("　江交〔2025〕8号　　　　　　　　　　　签发人：", "仿宋"), ("王五", "楷体"))
    else:
        number = maker.line(("江交〔2025〕8号", "仿宋"), align=ALIGN.CENTER)
    number._p.get_or_add_pPr().append(parse_xml(RULE))
    maker.free(2)
    maker.title("江州市交通运输局关于", "2025年春运工作情况的报告" if upward else "做好2025年春运工作的通知")
    maker.free(1)
    maker.line(("江州市人民政府：" if upward else "各县（市、区）交通运输局，局属各单位：", "仿宋"))
    maker.text("2025年春运从1月14日开始，至2月22日结束，共40天，有关情况如下，请结合实际抓好各项工作。")
    maker.text("一、加强组织领导", "黑体")
    maker.text("（一）落实责任", "楷体")
    maker.text("1.各单位把春运工作摆上重要位置，主要负责同志亲自抓，一级抓一级，层层抓落实。")
    maker.free(1)
    maker.text("附件：春运工作任务表")
    maker.free(2)
    if sealed:
        maker.line(("江州市交通运输局", "仿宋"), align=ALIGN.RIGHT, right=44)
        maker.line(("2025年1月3日", "仿宋"), align=ALIGN.RIGHT, right=64)
    else:
        maker.line(("江州市交通运输局", "仿宋"), align=ALIGN.RIGHT, right=32)
        maker.line(("2025年1月3日", "仿宋"), align=ALIGN.LEFT, left=316)
    maker.text("（此件公开发布）")
    maker.line(("附件", "黑体")).paragraph_format.page_break_before = True
    maker.free(1)
    maker.title("春运工作任务表")
    maker.free(1)
    maker.text("各单位按照分工抓好落实，每季度报送一次进展情况，年底前完成全部任务。")
    maker.imprint("抄送：市政府办公室。", "江州市交通运输局办公室　　　　　　　　2025年1月4日印发")
    return maker.data()


@pytest.mark.parametrize("upward", [True, False])
@pytest.mark.parametrize("sealed", [True, False])
def test_a_sound_document_of_another_maker_has_no_failure(upward, sealed):
    parts = package.read(made(upward=upward, sealed=sealed), "文件.docx").parts
    found = judgement.verdicts(parts)

    assert [(each.rule, each.found) for each in found if each.ruling == "fail"] == []
    assert sum(each.ruling == "pass" for each in found) > 75


# --- the same look by other XML -------------------------------------------------------------------------------------

SPACES = (
    f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
VML_BOX = f"<w:p {SPACES}><w:r><w:pict><v:shape><v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict></w:r></w:p>"
DRAWN = (
    f"<w:p {SPACES}><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wp:positionH><wp:align>center</wp:align>"
    '</wp:positionH><wp:extent cx="5616000" cy="0"/><a:graphic><a:graphicData><wps:wsp><wps:spPr>{line}</wps:spPr>{text}'
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
)
RED_LINE = '<a:ln w="19050"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'
SHELL_TABLE = f'<w:tbl {SPACES}><w:tblPr/><w:tblGrid><w:gridCol w:w="8845"/></w:tblGrid><w:tr><w:tc/></w:tr></w:tbl>'


class Paper:
    """A made document whose XML is to be changed; lines are found by their words."""

    def __init__(self) -> None:
        self.document = docx.Document(io.BytesIO(made(upward=False, sealed=True)))
        self.body = self.document.element.body

    def lines(self, *starts: str):
        said = [
            (each, "".join(t.text or "" for t in each.iter(qn("w:t"))).strip("\u3000"))
            for each in self.body.iter(qn("w:p"))
        ]
        return [next(line for line, words in said if words.startswith(start)) for start in starts]

    def into(self, shell: str, holder: str, *starts: str) -> None:
        wrapper = parse_xml(shell)
        lines = self.lines(*starts)
        lines[0].addprevious(wrapper)
        next(wrapper.iter(qn(holder))).extend(lines)

    def each(self, tag: str):
        return list(self.body.iter(qn(tag)))


def in_styles(paper: Paper) -> None:
    """Every look a paragraph style of its own, and no direct formatting."""
    for number, line in enumerate(paper.each("w:p")):
        runs = line.findall(qn("w:r"))
        if len({str(run.rPr.xml) for run in runs if run.rPr is not None}) != 1 or line.pPr is None:
            continue
        style = parse_xml(
            f'<w:style {SPACES} w:type="paragraph" w:styleId="a{number}"><w:name w:val="样式{number}"/></w:style>'
        )
        style.append(copy.deepcopy(line.pPr))
        style.append(copy.deepcopy(runs[0].rPr))
        for old in style.iter(qn("w:pStyle")):
            old.getparent().remove(old)
        paper.document.styles.element.append(style)
        line.pPr.clear()
        line.pPr.append(parse_xml(f'<w:pStyle {SPACES} w:val="a{number}"/>'))
        for run in runs:
            run.rPr.clear()


def as_wps_does(paper: Paper) -> None:
    """Start and end for left and right; indents in characters besides lengths."""
    names = {"left": "start", "right": "end"}
    for jc in paper.each("w:jc"):
        jc.set(qn("w:val"), names.get(jc.get(qn("w:val")), jc.get(qn("w:val"))))
    for ind in paper.each("w:ind"):
        for old, new in names.items():
            if value := ind.attrib.pop(qn(f"w:{old}"), None):
                ind.set(qn(f"w:{new}"), value)
        if ind.get(qn("w:firstLine")) == "640":
            ind.set(qn("w:firstLineChars"), "200")


def theme_faces(paper: Paper) -> None:
    theme = next(part for part in paper.document.part.package.iter_parts() if "theme" in str(part.partname))
    theme._blob = theme.blob.replace(b'<a:ea typeface=""/>', '<a:ea typeface="仿宋"/>'.encode())
    for fonts in paper.each("w:rFonts"):
        if fonts.get(qn("w:eastAsia")) == "仿宋":
            fonts.set(qn("w:eastAsiaTheme"), "minorEastAsia")
            fonts.set(qn("w:eastAsia"), "宋体")


def in_runs_of_three(paper: Paper) -> None:
    for run in paper.each("w:r"):
        words = run.findall(qn("w:t"))
        if len(words) == 1 and len(words[0].text) > 3:
            twin = copy.deepcopy(run)
            words[0].text, twin.find(qn("w:t")).text = words[0].text[:3], words[0].text[3:]
            run.addnext(twin)


def tracked(paper: Paper) -> None:
    for run in [line.findall(qn("w:r"))[0] for line in paper.lines("江交〔", "各县", "2025年春运从")]:
        insertion = parse_xml(f'<w:ins {SPACES} w:id="1" w:author="办公室"/>')
        deletion = f'<w:del {SPACES} w:id="2" w:author="办公室"><w:r><w:delText>原稿,错.</w:delText></w:r></w:del>'
        run.addprevious(insertion)
        insertion.append(run)
        insertion.addnext(parse_xml(deletion))


def as_fields(paper: Paper) -> None:
    for line in paper.lines("江交〔", "江州市交通运输局关于"):
        run = line.find(qn("w:r"))
        for kind, add in (("begin", run.addprevious), ("separate", run.addprevious), ("end", run.addnext)):
            add(parse_xml(f'<w:r {SPACES}><w:fldChar w:fldCharType="{kind}"/></w:r>'))


def framed(paper: Paper) -> None:
    frame = f'<w:framePr {SPACES} w:w="8845" w:hAnchor="margin" w:vAnchor="margin" w:xAlign="center" w:y="1900"/>'
    paper.lines("江州市交通运输局文件")[0].pPr.insert(0, parse_xml(frame))


def without_rule(paper: Paper):
    line = paper.lines("江交〔")[0]
    line.pPr.remove(line.pPr.find(qn("w:pBdr")))
    return line


def rule_above_an_empty_line(paper: Paper) -> None:
    rule = RULE.replace("w:bottom", "w:top")
    without_rule(paper).addnext(parse_xml(f"<w:p {SPACES}><w:pPr>{rule}</w:pPr></w:p>"))


def drawn_rule(paper: Paper) -> None:
    without_rule(paper).addnext(parse_xml(DRAWN.format(line=RED_LINE, text="")))


def title_in_one_paragraph(paper: Paper) -> None:
    first, second = paper.lines("江州市交通运输局关于", "做好2025年春运")
    first.append(parse_xml(f"<w:r {SPACES}><w:br/></w:r>"))
    first.extend(second.findall(qn("w:r")))
    second.getparent().remove(second)


def page_break_in_a_run(paper: Paper) -> None:
    mark = next(line for line in paper.each("w:p") if line.findall(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}"))
    mark.pPr.remove(mark.pPr.find(qn("w:pageBreakBefore")))
    mark.find(qn("w:r")).addprevious(parse_xml(f'<w:r {SPACES}><w:br w:type="page"/></w:r>'))


def imprint_in_two_cells(paper: Paper) -> None:
    table = paper.each("w:tbl")[-1]
    copies, printed = paper.each("w:tr")[-2:]
    cell = printed.find(qn("w:tc"))
    twin = copy.deepcopy(cell)
    cell.addnext(twin)
    for holder, words, side in ((cell, "江州市交通运输局办公室", "left"), (twin, "2025年1月4日印发", "right")):
        next(holder.iter(qn("w:t"))).text = words
        holder.find(qn("w:p")).get_or_add_pPr().append(parse_xml(f'<w:jc {SPACES} w:val="{side}"/>'))
    table.tblPr.remove(table.tblPr.find(qn("w:tblBorders")))
    for row, top, bottom in ((copies, 8, 6), (printed, 6, 8)):
        for each in row.findall(qn("w:tc")):
            lines = f'<w:top w:val="single" w:sz="{top}"/><w:bottom w:val="single" w:sz="{bottom}"/>'
            each.get_or_add_tcPr().append(parse_xml(f"<w:tcBorders {SPACES}>{lines}</w:tcBorders>"))


CONTROL = f"<w:sdt {SPACES}><w:sdtContent/></w:sdt>"
HEAD = "江州市交通运输局文件"
CHANGES = {
    "styles alone": in_styles,
    "start, end and indents in characters": as_wps_does,
    "faces of the theme": theme_faces,
    "many runs": in_runs_of_three,
    "tracked changes": tracked,
    "fields": as_fields,
    "mark in a frame": framed,
    "mark in a VML text box": lambda d: d.into(VML_BOX, "w:txbxContent", HEAD),
    "mark in a DrawingML text box": lambda d: d.into(
        DRAWN.format(line="", text="<wps:txbx><w:txbxContent/></wps:txbx>"), "w:txbxContent", HEAD
    ),
    "mark in a table": lambda d: d.into(SHELL_TABLE, "w:tc", HEAD),
    "date in a table": lambda d: d.into(SHELL_TABLE, "w:tc", "2025年1月3日"),
    "number in a content control": lambda d: d.into(CONTROL, "w:sdtContent", "江交〔"),
    "rule above an empty line": rule_above_an_empty_line,
    "rule drawn in DrawingML": drawn_rule,
    "title in one paragraph": title_in_one_paragraph,
    "page break in a run": page_break_in_a_run,
    "imprint in two cells": imprint_in_two_cells,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_same_look_by_other_xml_is_no_fault(change):
    paper = Paper()
    change(paper)
    buffer = io.BytesIO()
    paper.document.save(buffer)
    found = judgement.verdicts(package.read(buffer.getvalue(), "文件.docx").parts)

    assert [(each.rule, each.found) for each in found if each.ruling == "fail"] == []


def test_a_document_without_any_formatting_is_not_told_what_its_elements_lack():
    document = docx.Document()
    document.add_heading("关于做好防汛工作的通知", 0)
    document.add_paragraph("各单位：")
    buffer = io.BytesIO()
    document.save(buffer)
    found = judgement.verdicts(package.read(buffer.getvalue(), "文件.docx").parts)
    elements = [
        each for each in found if each.clause.startswith(("7.2", "7.3", "7.4")) and each.rule != "heading-faces"
    ]

    assert "fail" not in {each.ruling for each in elements}


def test_a_red_line_of_another_program_does_not_make_a_letter_of_a_notice():
    paper = Paper()
    border = next(iter(paper.body.iter(qn("w:pBdr"))))[0]
    border.set(qn("w:val"), "double")
    buffer = io.BytesIO()
    paper.document.save(buffer)
    found = {each.rule: each for each in judgement.verdicts(package.read(buffer.getvalue(), "文件.docx").parts)}

    assert found["letter-mark-form"].found == "不是信函格式"
    assert found["red-rule-missing"].ruling == "pass"
