"""Facts read from a .docx: what a paragraph inherits, and how a page and its footers are."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen import package
from reportgen.verify import facts, text
from reportgen.verify.shapes import Border, Floating

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def read(body, **parts):
    return facts.read(package_of(body, **parts))


def package_of(body, *, styles="", settings="", theme="", footers=(), declaration=""):
    parts = {
        "word/document.xml": f"{declaration}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/settings.xml": f"<w:settings {NAMESPACES}>{settings}</w:settings>",
        "word/theme/theme1.xml": f'<a:theme xmlns:a="http://a">{theme}</a:theme>',
        **{f"word/footer{n}.xml": f"<w:ftr {NAMESPACES}>{text}</w:ftr>" for n, text in enumerate(footers, 1)},
    }
    arrows = [("styles", "styles.xml"), ("settings", "settings.xml"), ("theme", "theme/theme1.xml")]
    arrows += [("footer", f"footer{n}.xml") for n in range(1, len(footers) + 1)]
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(arrows)
    )
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="http://r">{listed}</Relationships>'
    return {name: text.encode("utf-8", "surrogatepass") for name, text in parts.items()}


def style(name, *, based="", ppr="", rpr="", kind="paragraph", default=False):
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" w:default="{int(default)}"><w:name w:val="名为{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>'
    )


def paragraph(text="字", *, ppr="", rpr=""):
    return f"<w:p><w:pPr>{ppr}</w:pPr><w:r><w:rPr>{rpr}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def defaults(ppr="", rpr=""):
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{rpr}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{ppr}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def first_run(body, **parts):
    return read(body, **parts).paragraphs[0].runs[0]


# --- inheritance ----------------------------------------------------------------------------------------------------


def test_a_document_that_states_nothing_has_the_defaults_of_the_file_format():
    found = read(paragraph()).paragraphs[0]

    assert (found.line, found.line_rule, found.before) == (240, "auto", 0)
    assert (found.align, found.snap_to_grid) == ("left", True)
    run = found.runs[0]
    assert (run.east_asian, run.latin, run.size, run.color, run.bold) == ("", "", 20, "auto", False)
    assert (run.scale, run.spacing) == (100, 0)


@pytest.mark.parametrize(
    ("own", "size"),
    [
        (paragraph(), 30),
        (paragraph(ppr='<w:pStyle w:val="Child"/>'), 34),
        (paragraph(ppr='<w:pStyle w:val="Grandchild"/>'), 34),
        (paragraph(ppr='<w:pStyle w:val="Child"/>', rpr='<w:rStyle w:val="Letters"/>'), 36),
        (paragraph(ppr='<w:pStyle w:val="Child"/>', rpr='<w:rStyle w:val="Letters"/><w:sz w:val="38"/>'), 38),
        (paragraph(ppr='<w:pStyle w:val="Unknown"/>', rpr='<w:rStyle w:val="Unknown"/>'), 30),
        (paragraph(ppr='<w:pStyle w:val="Letters"/>'), 30),
        (paragraph(rpr='<w:sz w:val="16pt"/>'), 32),
        (paragraph(rpr='<w:sz w:val="huge"/>'), 20),
    ],
)
def test_the_nearest_statement_of_a_size_counts(own, size):
    styles = (
        defaults(rpr='<w:sz w:val="28"/>')
        + style("Normal", rpr='<w:sz w:val="30"/>', default=True)
        + style("Child", based="Normal", rpr='<w:sz w:val="34"/>')
        + style("Grandchild", based="Child")
        + style("Letters", kind="character", rpr='<w:sz w:val="36"/>')
    )

    assert first_run(own, styles=styles).size == size


def test_spacing_and_indents_are_inherited_attribute_by_attribute():
    styles = (
        defaults(ppr='<w:spacing w:after="200" w:line="276" w:lineRule="auto"/>')
        + style("Base", ppr='<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:left="10" w:firstLine="640"/>')
        + style("Own", based="Base", ppr='<w:spacing w:before="579"/><w:ind w:right="280"/>')
    )

    found = read(paragraph(ppr='<w:pStyle w:val="Own"/><w:spacing w:after="0"/>'), styles=styles).paragraphs[0]

    assert (found.line, found.line_rule, found.before, found.after) == (579, "exact", 579, 0)
    assert (found.left, found.right, found.first_line) == (10, 280, 640)
    assert (found.style, found.style_name) == ("Own", "名为Own")


def test_a_line_without_a_rule_is_a_multiple_even_where_an_exact_one_is_inherited():
    styles = style("Base", ppr='<w:spacing w:line="579" w:lineRule="exact"/>')

    found = read(paragraph(ppr='<w:pStyle w:val="Base"/><w:spacing w:line="360"/>'), styles=styles).paragraphs[0]

    assert (found.line, found.line_rule) == (360, "auto")


def test_a_hanging_line_undoes_an_inherited_indent_and_characters_are_kept_apart():
    styles = style("Base", ppr='<w:ind w:firstLine="640" w:firstLineChars="200" w:start="5"/>')

    found = read(paragraph(ppr='<w:pStyle w:val="Base"/><w:ind w:hanging="840"/>'), styles=styles).paragraphs[0]

    assert (found.left, found.first_line, found.first_line_chars, found.left_chars) == (5, -840, 200, None)


@pytest.mark.parametrize(
    ("ppr", "name", "value"),
    [
        ('<w:jc w:val="end"/>', "align", "right"),
        ('<w:jc w:val="start"/>', "align", "left"),
        ('<w:snapToGrid w:val="0"/>', "snap_to_grid", False),
        ('<w:snapToGrid w:val="false"/>', "snap_to_grid", False),
        ("<w:snapToGrid/>", "snap_to_grid", True),
        ('<w:spacing w:line="28.95pt" w:lineRule="exact"/>', "line", 579),
        ('<w:framePr w:xAlign="outside"/>', "box", "outside"),
    ],
)
def test_paragraph_properties_in_all_their_spellings(ppr, name, value):
    assert getattr(read(paragraph(ppr=ppr)).paragraphs[0], name) == value


def test_a_loop_of_styles_ends():
    styles = style("One", based="Two", rpr='<w:sz w:val="32"/>') + style("Two", based="One", rpr='<w:w w:val="80"/>')

    run = first_run(paragraph(ppr='<w:pStyle w:val="One"/>'), styles=styles)

    assert (run.size, run.scale) == (32, 80)


def test_a_style_based_on_one_of_another_kind_inherits_nothing_from_it():
    styles = style("Letters", kind="character", rpr='<w:sz w:val="44"/>') + style("Own", based="Letters")

    assert first_run(paragraph(ppr='<w:pStyle w:val="Own"/>'), styles=styles).size == 20


@pytest.mark.parametrize(
    ("default", "base", "own", "letters", "direct", "bold"),
    [
        ("", "", "", "", "", False),
        ("", "<w:b/>", "", "", "", True),
        ("", "<w:b/>", "<w:b/>", "", "", True),
        ("", "<w:b/>", '<w:b w:val="0"/>', "", "", False),
        ("", "<w:b/>", "", "<w:b/>", "", False),
        ("", "", "", "<w:b/>", "", True),
        ("", "<w:b/>", "", '<w:b w:val="0"/>', "", True),
        ("", "<w:b/>", "", "<w:b/>", "<w:b/>", True),
        ("", "<w:b/>", "", "", '<w:b w:val="off"/>', False),
        ("<w:b/>", "<w:b/>", "", "<w:b/>", "", True),
    ],
)
def test_bold_of_a_character_style_toggles_that_of_the_paragraph_style(default, base, own, letters, direct, bold):
    styles = (
        defaults(rpr=default)
        + style("Base", rpr=base)
        + style("Own", based="Base", rpr=own)
        + style("Letters", kind="character", rpr=letters)
    )
    body = paragraph(ppr='<w:pStyle w:val="Own"/>', rpr=f'<w:rStyle w:val="Letters"/>{direct}')

    assert first_run(body, styles=styles).bold is bold


def test_a_paragraph_in_a_table_inherits_from_the_style_of_the_table():
    styles = (
        defaults(ppr='<w:spacing w:after="200"/>')
        + style("Grid", kind="table", ppr='<w:spacing w:after="0" w:line="300"/>', rpr='<w:sz w:val="21"/>')
        + style("Own", ppr='<w:spacing w:line="579" w:lineRule="exact"/>')
    )
    cell = paragraph(ppr='<w:pStyle w:val="Own"/>')
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>'

    found = read(table + cell, styles=styles).paragraphs

    assert [(each.table, each.after, each.line, each.runs[0].size) for each in found] == [
        (0, 0, 579, 21),
        (None, 200, 579, 20),
    ]


# --- faces ----------------------------------------------------------------------------------------------------------

THEME = (
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/>'
    '<a:font script="Jpan" typeface="游明朝"/></a:minorFont><a:majorFont><a:latin typeface="Cambria"/>'
    '<a:ea typeface="黑体"/></a:majorFont>'
)


@pytest.mark.parametrize(
    ("fonts", "east_asian", "latin"),
    [
        ('w:eastAsia="仿宋_GB2312" w:ascii="Times New Roman"', "仿宋_GB2312", "Times New Roman"),
        ('w:eastAsiaTheme="minorEastAsia" w:asciiTheme="minorHAnsi"', "宋体", "Calibri"),
        ('w:eastAsiaTheme="majorEastAsia" w:asciiTheme="majorAscii"', "黑体", "Cambria"),
        ('w:eastAsia="仿宋_GB2312" w:eastAsiaTheme="minorEastAsia" w:hAnsi="Arial"', "宋体", "Arial"),
        ('w:eastAsiaTheme="otherEastAsia"', "主题字体otherEastAsia", ""),
    ],
)
def test_a_face_of_the_theme_goes_before_the_one_stated_beside_it(fonts, east_asian, latin):
    run = first_run(paragraph(rpr=f"<w:rFonts {fonts}/>"), theme=THEME)

    assert (run.east_asian, run.latin) == (east_asian, latin)


def test_the_face_of_a_theme_is_that_of_the_document_language():
    run = first_run(
        paragraph(rpr='<w:rFonts w:eastAsiaTheme="minorEastAsia"/>'),
        theme=THEME,
        settings='<w:themeFontLang w:eastAsia="ja-JP"/>',
    )

    assert run.east_asian == "游明朝"


def test_a_face_stated_nearer_replaces_an_inherited_theme_face():
    styles = style("Base", rpr='<w:rFonts w:eastAsiaTheme="minorEastAsia" w:ascii="Arial"/>')

    run = first_run(
        paragraph(ppr='<w:pStyle w:val="Base"/>', rpr='<w:rFonts w:eastAsia="仿宋_GB2312"/>'),
        styles=styles,
        theme=THEME,
    )

    assert (run.east_asian, run.latin) == ("仿宋_GB2312", "Arial")


def test_a_colour_replaces_the_whole_of_an_inherited_one():
    styles = style("Base", rpr='<w:color w:val="2F5496" w:themeColor="accent1"/>')

    run = first_run(paragraph(ppr='<w:pStyle w:val="Base"/>', rpr='<w:color w:val="ff0000"/>'), styles=styles)

    assert run.color == "FF0000"


# --- pages ----------------------------------------------------------------------------------------------------------


def test_a_section_is_read_with_its_page_margins_and_grid():
    found = read(
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"'
        ' w:header="851" w:footer="1433" w:gutter="0"/><w:titlePg/>'
        '<w:docGrid w:type="lines" w:linePitch="579" w:charSpace="-841"/></w:sectPr>',
        settings="<w:evenAndOddHeaders/>",
    )

    section = found.sections[0]
    assert found.even_and_odd
    assert (section.width, section.height, section.landscape, section.title_page) == (11906, 16838, False, True)
    assert (section.text_width, section.text_height, section.header, section.footer) == (8845, 12756, 851, 1433)
    assert (section.grid, section.line_pitch, section.character_pitch) == ("lines", 579, -841)


def test_paragraphs_know_their_section_and_earlier_states_of_a_section_are_no_sections():
    found = read(
        paragraph("甲")
        + '<w:p><w:pPr><w:sectPr><w:pgSz w:w="100" w:h="200"/><w:sectPrChange><w:sectPr/></w:sectPrChange></w:sectPr>'
        "</w:pPr></w:p>" + paragraph("乙") + '<w:sectPr><w:pgSz w:w="300" w:h="400"/></w:sectPr>'
    )

    places = [(each.text, each.number, each.section) for each in found.paragraphs]
    assert places == [("甲", 1, 0), ("", 0, 0), ("乙", 2, 1)]
    assert [section.width for section in found.sections] == [100, 300]


def test_footers_show_fields_by_name_and_pass_to_the_next_section():
    number = (
        '<w:r><w:t xml:space="preserve">— </w:t><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText> PA</w:instrText>'
        "<w:instrText>GE \\* MERGEFORMAT</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/><w:t xml:space="preserve"> —</w:t></w:r>'
    )
    simple = '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
    references = '<w:footerReference w:type="default" r:id="r3"/><w:footerReference w:type="even" r:id="r4"/>'
    found = read(
        f"<w:p><w:pPr><w:sectPr>{references}</w:sectPr></w:pPr></w:p><w:sectPr/>",
        footers=[f"<w:p>{number}</w:p>", simple],
    )

    for section in found.sections:
        assert [each.text for each in section.odd_footer] == ["— {PAGE} —"]
        assert [each.text for each in section.even_footer] == ["{PAGE}"]
        assert section.first_footer == ()
    assert [run.size for run in found.sections[0].odd_footer[0].runs if "PAGE" in run.text] == [28]


def test_a_text_box_tells_how_it_is_aligned():
    box = (
        "<w:p><w:r><w:drawing><wp:anchor><wp:positionH><wp:align>outside</wp:align></wp:positionH><wps:txbx>"
        "<w:txbxContent><w:p><w:r><w:t>— 1 —</w:t></w:r></w:p></w:txbxContent></wps:txbx></wp:anchor></w:drawing>"
        "</w:r></w:p>"
    )

    assert [(each.text, each.box) for each in read(box).paragraphs] == [("", None), ("— 1 —", "outside")]


def test_a_table_is_read_with_its_borders_width_and_place():
    styles = (
        '<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders>'
        '<w:top w:val="single" w:sz="4" w:color="auto"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders></w:tblPr>'
        "</w:style>"
    )
    found = read(
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblpPr w:vertAnchor="margin" w:tblpYSpec="bottom" '
        'w:horzAnchor="page" w:tblpX="1587"/><w:tblW w:w="8845" w:type="dxa"/><w:tblBorders>'
        '<w:top w:val="single" w:sz="8" w:color="000000"/></w:tblBorders></w:tblPr>'
        f"<w:tr><w:tc>{paragraph()}</w:tc></w:tr></w:tbl>",
        styles=styles,
    )

    table = found.tables[0]
    assert table.width == 8845
    assert table.floating == Floating("page", "margin", 1587, 0, "", "bottom")
    assert table.borders == {"top": Border("single", 8, "000000"), "insideH": Border("single", 4, "auto")}


def test_two_hundred_paragraphs_are_read_and_ruled_on_in_25_ms():
    from reportgen import verify

    text = "全年共发生生产安全事故71起、死亡50人，分别下降11.3%和10.7%。" * 2
    one = paragraph(text, ppr='<w:pStyle w:val="Own"/>', rpr='<w:sz w:val="32"/>')
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{one * 200}</w:body></w:document>".encode(),
        "word/styles.xml": f"<w:styles {NAMESPACES}>{style('Own')}</w:styles>".encode(),
    }

    def cost():
        start = time.process_time()
        verify.format_problems(parts, "报告.docx")
        return time.process_time() - start

    assert min(cost() for _ in range(5)) < 0.025


# --- paragraphs marked up alike -------------------------------------------------------------------------------------

OURS = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OTHER = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'


def plain(words="字", *, ppr="", rpr="", more=""):
    return (
        f'<w:p><w:pPr>{ppr}</w:pPr><w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{words}</w:t>{more}</w:r></w:p>'
    )


PLAIN = (
    plain(),
    plain(" 二、乙 "),
    plain(""),
    plain("甲&amp;&lt;乙&#39;", ppr='<w:jc w:val="center"/>'),
    plain(rpr='<w:b/><w:sz w:val="44"/>', more='<w:tab/><w:t xml:space="preserve">后</w:t>'),
    plain(ppr='<w:pStyle w:val="A"/>', more="</w:r><w:r><w:tab/>"),
)
PIECES = (
    *PLAIN * 8,
    plain(ppr="<w:sectPr/>"),
    plain(ppr="<w:pageBreakBefore/>"),
    plain(ppr="<w:rPr><w:del/></w:rPr>"),
    plain(rpr="<w:ins/>"),
    plain(more='<w:br w:type="page"/>'),
    plain(more='<w:fldChar w:fldCharType="begin"/>'),
    plain(more='<w:fldChar w:fldCharType="end"/>'),
    *map(plain, ("&#x4e00;", "&#10;", "&no;", "\n", "\r", "\t", "\x01", "\uffff", "\ud800", "]]>", ">", "<!-- -->")),
    paragraph(" 字 "),
    "<w:p/>",
    "<w:sectPr/>",
    "<!--",
    "-->",
    '<w:p paragraphs_here="0"/>',
    '<w:x xmlns:w="urn:x">',
    "</w:x>",
)
AROUND = (
    ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ("<w:del>", "</w:del>"),
    ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:p>", "</w:p>"),
    ("<w:p><w:r><w:t>", "</w:t></w:r></w:p>"),
    ("<w:p><w:r><w:pict><w:txbxContent>", '</w:txbxContent></w:pict><w:br w:type="page"/></w:r></w:p>'),
    ("<!-- ", " -->"),
    ("<w:p><w:r><w:t><![CDATA[", "]]></w:t></w:r></w:p>"),
    ('<v:x xmlns:v="urn:x" xmlns:w="urn:y">', "</v:x>"),
    (f'<v:x xmlns:v="{W}">', "</v:x>"),
)


@given(
    st.recursive(
        st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
        lambda inner: st.lists(
            inner | st.tuples(st.sampled_from(AROUND), inner).map(lambda each: each[1].join(each[0]))
        ).map("".join),
        max_leaves=6,
    )
)
@example("".join(PLAIN) * 3)
@example(AROUND[6][0] + plain() + plain(" ") + AROUND[6][1] + plain())
@example(plain(ppr="<w:rPr><w:del/></w:rPr>") + plain() + plain())
def test_paragraphs_marked_up_alike_are_read_as_if_each_was_parsed(body):
    """Only a part that begins as ours do is looked through for them."""
    ours, other = (package_of(body, styles=style("A", ppr="<w:keepNext/>"), declaration=each) for each in (OURS, OTHER))

    assert result(facts.read, ours) == result(facts.read, other)
    assert result(text.paragraphs, ours) == result(text.paragraphs, other)


def result(reading, parts):
    try:
        return reading(parts)
    except package.NotADocument as fault:
        return str(fault)
