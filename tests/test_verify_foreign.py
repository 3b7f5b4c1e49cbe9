"""A sound document of another maker: direct formatting, empty lines for distance, other faces of the same kind."""

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
