"""Letters, orders and minutes are judged by clauses of their own: GB/T 9704-2012, 10.1, 10.2 and 10.3."""

import pytest

from reportgen.verify import judgement

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SONG_TITLE, FANGSONG, HEITI = "方正小标宋简体", "仿宋_GB2312", "黑体"
WORDS = "为切实加强汛期水库安全管理，根据有关规定，现就进一步做好巡查值守、物资储备和应急演练有关事项说明如下。"


def run(text, face=FANGSONG, size=32, color="auto"):
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' for piece in text.split("\t"))
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{face}"/>'
        f'<w:color w:val="{color}"/><w:spacing w:val="{-5 if size == 32 else 0}"/><w:sz w:val="{size}"/></w:rPr>{pieces}</w:r>'
    )


def line(*runs, ind="", jc="both", before=0, high=579, extra=""):
    return (
        f'<w:p><w:pPr>{extra}<w:spacing w:before="{before}" w:after="0" w:line="{high}" w:lineRule="exact"/>'
        f'<w:ind {ind}/><w:jc w:val="{jc}"/></w:pPr>{"".join(runs)}</w:p>'
    )


def double(kind, color="FF0000", ind='w:left="-454" w:right="-340"'):
    rule = f'<w:pBdr><w:bottom w:val="{kind}" w:sz="24" w:space="1" w:color="{color}"/></w:pBdr>'
    return line(ind=ind, high=20, extra=rule)


def mark(text, y=None, before=0):
    words = line(run(text, SONG_TITLE, 96, "FF0000"), jc="center", high=1200, before=before)
    if y is None:
        return words
    place = f'<w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="1587" w:tblpY="{y}"/>'
    return (
        f'<w:tbl><w:tblPr>{place}<w:tblW w:w="8845" w:type="dxa"/></w:tblPr><w:tr><w:tc>{words}</w:tc></w:tr></w:tbl>'
    )


def text(words=WORDS, before=0):
    return line(run(words), ind='w:firstLine="640" w:firstLineChars="200"', before=before)


def number_at(side):
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    field = field.replace("<w:r>", '<w:r><w:rPr><w:rFonts w:ascii="宋体"/><w:sz w:val="28"/></w:rPr>')
    dashes = [run(dash, "宋体", 28) for dash in ("— ", " —")]
    ended = (
        f'{field}<w:r><w:rPr><w:rFonts w:ascii="宋体"/><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return line(dashes[0], ended, dashes[1], ind=f'w:{side}="280"', jc=side)


def imprint(rows, lines):
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths}" w:color="000000"/>' for side, eighths in lines.items()
    )
    made = "".join(f"<w:tr><w:tc>{row}</w:tc></w:tr>" for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="8845" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>'
        f'<w:left w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="8845"/></w:tblGrid>{made}</w:tbl>'
    )


COPIES = line(run("抄送：市防汛抗旱指挥部办公室。", size=28), ind='w:left="1120" w:hanging="840"', high=480)
PRINTED = line(run("临川市水利局办公室　　　　　　　　　2025年5月9日印发", size=28), ind='w:left="280"', high=480)
LINES = {"top": 8, "bottom": 8, "insideH": 6}


def verdicts(body, first="", *, title_page=False):
    """What the rules say of these paragraphs; `first` is the first page's footer."""
    return judgement.verdicts(parts_of(body, first, title_page=title_page))


def parts_of(body, first="", *, title_page=False):
    """A file with these paragraphs."""
    footers = {"odd": number_at("right"), "even": number_at("left"), "first": first}
    kinds = {"odd": "default", "even": "even", "first": "first"}
    used = [name for name, content in footers.items() if content]
    references = "".join(f'<w:footerReference w:type="{kinds[name]}" r:id="{name}"/>' for name in used)
    page = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" '
        'w:header="851" w:footer="1433" w:gutter="0"/>'
    )
    section = f"<w:sectPr>{references}{page}{'<w:titlePg/>' if title_page else ''}</w:sectPr>"
    arrows = [(name, "footer", f"{name}.xml") for name in used] + [("s", "settings", "settings.xml")]
    listed = "".join(f'<Relationship Id="{a}" Type="{OFFICE}/{kind}" Target="{to}"/>' for a, kind, to in arrows)
    names = f'xmlns:w="{W}" xmlns:r="{R}"'
    parts = {
        "word/document.xml": f"<w:document {names}><w:body>{''.join(body)}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://r">{listed}</Relationships>',
        "word/settings.xml": f"<w:settings {names}><w:evenAndOddHeaders/></w:settings>",
    }
    parts |= {f"word/{name}.xml": f"<w:ftr {names}>{footers[name]}</w:ftr>" for name in used}
    return {name: part.encode() for name, part in parts.items()}


def failures(found):
    return {each.rule for each in found if each.ruling == "fail"}


# --- 10.1 -----------------------------------------------------------------------------------------------------------

LETTER = {
    "mark": mark("临川市水利局", y=1557),
    "upper": double("thickThinSmallGap"),
    "number": line(run("临水函〔2025〕7号"), jc="right"),
    "title": line(run("临川市水利局关于商请支援防汛物资的函", SONG_TITLE, 44), jc="center", before=1158, high=720),
    "to": line(run("临川市应急管理局："), jc="left", before=579),
    "text": text() + text("专此函达。"),
    "sign": line(run("临川市水利局"), jc="right", ind='w:right="1320"', before=1158),
    "date": line(run("2025年5月8日"), jc="right", ind='w:right="1264"'),
    "imprint": imprint([COPIES], {}),
}
FOOT = double("thinThickSmallGap", ind='w:left="-454" w:right="-340"')


def letter(foot=FOOT, *, title_page=True, **changed):
    return failures(verdicts((LETTER | changed).values(), foot, title_page=title_page))


def test_a_sound_letter_has_no_failure():
    assert letter() == set()


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"mark": mark("临川市水利局文件", y=1557)}, "letter-mark-form"),
        ({"mark": mark("临川市水利局", y=1557) + mark("临川市财政局")}, "letter-mark-form"),
        ({"mark": mark("临川市水利局", y=4082)}, "letter-mark-height"),
        ({"mark": mark("临川市水利局", y=1557).replace("FF0000", "000000")}, "mark-red-and-centred"),
        ({"upper": ""}, "letter-upper-line"),
        ({"upper": double("thinThickSmallGap")}, "letter-upper-line"),
        ({"upper": double("thickThinSmallGap", "000000")}, "letter-upper-line"),
        ({"foot": line()}, "letter-lower-line"),
        ({"upper": double("thickThinSmallGap", ind="")}, "letter-line-width"),
        ({"number": line(run("临水函〔2025〕7号"), jc="center")}, "letter-number-place"),
        ({"number": line(run("临水函[2025]7号"), jc="right")}, "file-number-form"),
        ({"number": LETTER["number"] + line(run("机密★1年", HEITI), jc="center")}, "letter-head-lines"),
        ({"title": LETTER["title"].replace("1158", "0")}, "letter-title-distance"),
        ({"foot": FOOT + number_at("right")}, "letter-first-page-number"),
        ({"title_page": False}, "letter-first-page-number"),
        ({"imprint": imprint([COPIES, PRINTED], {})}, "letter-imprint"),
        ({"imprint": imprint([COPIES], LINES)}, "letter-imprint"),
        ({"to": ""}, "addressee-missing"),
    ],
)
def test_a_fault_of_a_letter_is_found(changed, rule):
    assert rule in letter(**changed)


def test_a_letter_is_free_of_what_only_ordinary_documents_need():
    found = {each.rule: each for each in verdicts(LETTER.values(), FOOT, title_page=True)}

    for rule in ("red-rule-missing", "imprint-missing", "file-number-place", "imprint-line-missing"):
        assert (found[rule].ruling, found[rule].found) == ("not-applicable", "信函格式另有规定（10.1—10.3）")
    assert {found[rule].clause for rule in found if rule.startswith("letter-")} == {"10.1"}
    assert found["minutes-signed"].found == "不是纪要格式"


# --- 10.2 -----------------------------------------------------------------------------------------------------------

ORDER = {
    "mark": line() * 2 + mark("临川市人民政府令"),
    "number": line(run("第12号"), jc="center", before=1158),
    "text": text(
        "《临川市水库管理办法》已经市政府第8次常务会议通过，现予公布，自2025年7月1日起施行，请认真贯彻执行。", 1158
    ),
    "sign": line(run("市　长　　陆明远"), jc="right", ind='w:right="1264"', before=1158),
    "date": line(run("2025年5月8日"), jc="right", ind='w:right="1264"'),
    "imprint": imprint([COPIES, PRINTED], LINES),
}


def order(**changed):
    return failures(verdicts((ORDER | changed).values()))


def test_a_sound_order_has_no_failure():
    assert order() == set()


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"mark": line() * 4 + mark("临川市人民政府令")}, "order-mark-height"),
        ({"number": ""}, "order-number"),
        ({"number": line(run("第12号"), jc="left", before=1158)}, "order-number"),
        ({"number": line(run("第12号"), jc="center")}, "order-number"),
        ({"text": text(before=0)}, "order-text-distance"),
        ({"text": line(run("各县（市、区）人民政府："), before=1158) + text()}, "order-addressed"),
        ({"sign": ""}, "order-unsigned"),
        ({"date": ""}, "order-unsigned"),
    ],
)
def test_a_fault_of_an_order_is_found(changed, rule):
    assert rule in order(**changed)


# --- 10.3 -----------------------------------------------------------------------------------------------------------


def attendance(label, names, before=0, face=HEITI, ind='w:left="1580" w:hanging="948"'):
    return line(run(label, face), run(names), ind=ind, before=before)


MINUTES = {
    "mark": line() * 3 + mark("临川市水利局会议纪要", before=86),
    "number": line(run("第7期"), jc="center", before=1158),
    "issued": line(run("临川市水利局办公室　　　　　　　　　　2025年5月8日"), jc="left"),
    "title": line(run("关于研究度汛准备工作的会议纪要", SONG_TITLE, 44), jc="center", before=1158, high=720),
    "text": text() + text(),
    "present": attendance("出席：", "陆明远、沈怀谷、顾清河", before=579),
    "absent": attendance("请假：", "王维周"),
    "observers": attendance("列席：", "办公室李若水，水库科周知行，财务科吴子安，监督科郑北辰，质量科冯远山"),
    "imprint": imprint([COPIES, PRINTED], LINES),
}


def minutes(**changed):
    return failures(verdicts((MINUTES | changed).values()))


def test_sound_minutes_have_no_failure():
    assert minutes() == set()


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"mark": line() * 7 + mark("临川市水利局会议纪要")}, "mark-height"),
        ({"mark": MINUTES["mark"].replace("FF0000", "000000")}, "mark-red-and-centred"),
        ({"present": attendance("出席：", "陆明远、沈怀谷", 579, FANGSONG)}, "attendance-face"),
        ({"absent": attendance("请假:", "王维周")}, "attendance-form"),
        ({"absent": attendance("请假：", "王维周", ind="")}, "attendance-form"),
        ({"present": "", "observers": MINUTES["observers"] + MINUTES["present"]}, "attendance-form"),
        ({"present": attendance("出席：", "陆明远、沈怀谷")}, "attendance-form"),
        ({"imprint": LETTER["sign"] + LETTER["date"] + MINUTES["imprint"]}, "minutes-signed"),
        ({"title": MINUTES["title"].replace(SONG_TITLE, HEITI)}, "title-face"),
        ({"imprint": ""}, "imprint-missing"),
    ],
)
def test_a_fault_of_minutes_is_found(changed, rule):
    assert rule in minutes(**changed)
