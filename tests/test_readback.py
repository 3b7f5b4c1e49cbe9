"""What a .docx says, and how it differs from what was composed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.verify.readback import Difference, differences, wording
from reportgen.verify.text import paragraphs

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:symex="http://schemas.microsoft.com/office/word/2015/wordml/symex" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def said(body):
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return paragraphs({"word/document.xml": document.encode()})


JIA = "<w:r><w:t>jia</w:t></w:r>"
EITHER = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>全年</w:t></w:r><w:r><w:t>71起</w:t></w:r>", "全年71起"),
        ("", ""),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>", "甲\n乙\n丙"),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r>", "A-BC"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "\uf0fe"),
        ('<w:r><w:sym w:font="Symbol" w:char="D800"/></w:r>', "\ufffd"),
        ("<w:r><w:t> 甲 </w:t></w:r>", "甲"),
        ('<w:r><w:t xml:space="preserve"> 甲 </w:t></w:r>', " 甲 "),
        ("<w:r><w:t>　甲</w:t></w:r>", "　甲"),
        ("<w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", "甲"),
        ("<w:ins><w:r><w:t>甲</w:t></w:r></w:ins>", "甲"),
        ("<w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>乙</w:t></w:r></w:moveTo>", "乙"),
        ("<w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink>", "甲"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt>", "甲"),
        (f"<w:r><w:ruby><w:rt>{JIA}</w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r>", "甲"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "x"),
        ('<w:fldSimple w:instr=" DATE "><w:r><w:t>今天</w:t></w:r></w:fldSimple>', "今天"),
        ("<w:r>" + EITHER.format('<symex:symEx symex:char="1F600"/>', "<w:t>笑</w:t>") + "</w:r>", "😀"),
    ],
)
def test_a_paragraph_says_what_word_shows(inside, text):
    assert said(f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{inside}</w:p>") == [text]


def field(code, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_field_shows_its_result_and_not_its_code():
    assert said(f"<w:p>{field(' PAGE ', '3')}</w:p>") == ["3"]


def test_a_field_within_the_code_of_another_is_not_shown():
    inner = field(" PAGE ", "3")
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> IF </w:instrText></w:r>{inner}<w:r><w:instrText> = 3 </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>末页</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    assert said(f"<w:p>{outer}</w:p>") == ["末页"]


def test_tables_and_text_boxes_stand_in_their_order_and_once():
    inside = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    box = EITHER.format(
        f"<w:drawing><wp:anchor><wps:txbx>{inside}</wps:txbx></wp:anchor></w:drawing>", f"<w:pict>{inside}</w:pict>"
    )
    last = "<w:p><w:r><w:t>末</w:t></w:r></w:p>"
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>格1</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"

    text = said(f"<w:p><w:r><w:t>前</w:t>{box}</w:r><w:r><w:t>后</w:t></w:r></w:p>{table}{last}")

    assert text == ["前后", "框内", "格1", "", "末"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    text = said(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>"
    )

    assert text == ["甲乙"]


def test_a_deleted_row_is_not_shown():
    row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>"

    assert said(f"<w:tbl>{row}</w:tbl><w:p/>") == [""]


LETTER = [
    ("江应急〔2025〕3号", False),
    ("签发人：周明远", False),
    ("工作报告", True),
    ("全年发生事故71起。", True),
    ("特此报告。", True),
    ("2025年1月10日", False),
]
PRINTED = [
    "　江应急〔2025〕3号\t签发人：周明远",
    "工作报告",
    "",
    "　　全年发生事故71起。",
    "特此报告。",
    "2025年1月10日",
]


def changed(place, *paragraphs_):
    return [*PRINTED[:place], *paragraphs_, *PRINTED[place + 1 :]]


@pytest.mark.parametrize(
    "printed",
    [
        PRINTED,
        ["江应急〔2025〕3号", "签发人：周明远", *PRINTED[1:]],
        ["江应急〔2025〕3号签发人：周明远", *PRINTED[1:]],
        ["内部资料", *PRINTED, "内部资料"],
        changed(0, "　江应急〔2025〕3号\t内部资料\t签发人：周明远"),
    ],
)
def test_a_document_that_says_just_what_was_composed_has_no_differences(printed):
    assert differences(LETTER, printed, {"内部资料"}) == []


@pytest.mark.parametrize(
    ("printed", "found", "message"),
    [
        (
            changed(4),
            [Difference("dropped", "特此报告。", "")],
            "缺少“特此报告。”",
        ),
        (
            changed(4, "特此报告。", "联系人：王五"),
            [Difference("extra", "", "联系人：王五")],
            "多出“联系人：王五”",
        ),
        (
            changed(3, "全年发生事故17起。"),
            [Difference("altered", "全年发生事故71起。", "全年发生事故17起。")],
            "应为“全年发生事故71起。”，文中是“全年发生事故17起。”",
        ),
        (
            changed(0, "　江应急〔2025〕4号\t签发人：周明远"),
            [Difference("altered", "江应急〔2025〕3号", "江应急〔2025〕4号")],
            "应为“江应急〔2025〕3号”，文中是“江应急〔2025〕4号”",
        ),
        (
            changed(0, "　江应急〔2025〕3号"),
            [Difference("dropped", "签发人：周明远", "")],
            "缺少“签发人：周明远”",
        ),
        (
            changed(0, "　江应急〔2025〕3号\t加急\t签发人：周明远"),
            [Difference("extra", "", "加急")],
            "多出“加急”",
        ),
        (
            [*PRINTED[:3], "特此报告。", "全年发生事故71起。", PRINTED[5]],
            [Difference("moved", "特此报告。", "工作报告")],
            "“特此报告。”的次序不对，文中排在“工作报告”之后",
        ),
        (
            ["特此报告。", *PRINTED[:4], PRINTED[5]],
            [Difference("moved", "特此报告。", "")],
            "“特此报告。”的次序不对，文中排在最前",
        ),
        (
            [*PRINTED[:3], "全年发生事故71起。特此报告。", PRINTED[5]],
            [
                Difference("altered", "全年发生事故71起。", "全年发生事故71起。特此报告。"),
                Difference("dropped", "特此报告。", ""),
            ],
            "应为“全年发生事故71起。”，文中是“全年发生事故71起。特此报告。”",
        ),
        (
            changed(3, "全年发生事故\u200b71起。"),
            [Difference("altered", "全年发生事故71起。", "全年发生事故\u200b71起。")],
            "应为“全年发生事故71起。”，文中是“全年发生事故⟨U+200B⟩71起。”",
        ),
        (
            changed(3, "全年发生事故71起。", "全年发生事故71起。"),
            [Difference("extra", "", "全年发生事故71起。")],
            "多出“全年发生事故71起。”",
        ),
    ],
)
def test_kinds_of_difference_are_told_apart(printed, found, message):
    assert differences(LETTER, printed, set()) == found
    assert wording(found[0]) == message


def test_a_piece_that_must_be_a_paragraph_may_not_share_one():
    assert differences([("甲乙丙丁", True), ("戊", False)], ["甲乙丙丁\t戊"], set()) != []


def test_an_excerpt_shows_the_place_that_differs_in_thirty_characters():
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 200)))
    other = text[:100] + "？" + text[101:]

    message = wording(Difference("altered", text, other))

    assert message == f"应为“…{text[90:118]}…”，文中是“…{other[90:118]}…”"
    assert wording(Difference("dropped", text, "")) == f"缺少“{text[:29]}…”"


TEXTS = st.lists(st.text("甲乙丙丁，。1", min_size=1, max_size=6), max_size=12)


@given(TEXTS, st.lists(st.booleans(), min_size=12, max_size=12))
def test_pieces_printed_in_order_never_differ(texts, wholes):
    pieces = list(zip(texts, wholes, strict=False))

    assert differences(pieces, [f"　{text}\t" for text in texts], set()) == []


@given(TEXTS, st.integers(0, 11))
def test_a_missing_paragraph_is_always_noticed(texts, place):
    pieces = [(text, True) for text in texts]

    assert bool(differences(pieces, texts[:place] + texts[place + 1 :], set())) == (place < len(texts))


@pytest.mark.parametrize("count", [500, 5000])
def test_documents_with_nothing_in_common_are_compared_in_bounded_time(count):
    pieces = [(f"第{number}段，全年发生事故若干起，" * 20, True) for number in range(count)]
    printed = [f"各科室第{number}次会议议定事项如下：" * 20 for number in range(count)]

    start = time.process_time()
    found = differences(pieces, printed, set())

    assert len(found) >= count
    assert time.process_time() - start < 5


def test_a_long_equal_document_is_compared_in_linear_time():
    pieces = [(f"第{number}段，全年发生事故若干起。", True) for number in range(20_000)]

    start = time.process_time()

    assert differences(pieces, [text for text, _ in pieces], set()) == []
    assert time.process_time() - start < 1
