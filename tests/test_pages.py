"""The pages of a PDF as reportgen.pages reads them, against pdfplumber, which shares nothing with it."""

import io
import sys

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import pages
from reportgen.problems import OutputError

MM = 25.4 / 72


def drawn(*commands: str, rotate: int = 0, box: str = "0 0 595 842") -> bytes:
    """A PDF with one page that these commands draw; Helvetica is F1."""
    content = "\n".join(commands).encode()
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Rotate {rotate}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Helvetica/Encoding/WinAnsiEncoding"
        b"/FirstChar 32/LastChar 126/Widths[" + b"600 " * 95 + b"]/FontDescriptor 6 0 R>>",
        b"<</Type/FontDescriptor/FontName/ABCDEF+Helvetica/Flags 32/FontBBox[-166 -225 1000 931]>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + table
    return bytes(out + b"trailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)


def near(value: float):
    return pytest.approx(value, abs=0.05)


def test_a_character_is_where_the_file_puts_it():
    (page,) = pages.read(drawn("1 0 0 rg BT /F1 20 Tf 100 742 Td (Hx) Tj ET"))
    (line,) = page.lines

    assert (round(page.width, 1), round(page.height, 1)) == (209.9, 297.0)
    assert line.text == "Hx"
    first = line.glyphs[0]
    assert (first.font, first.size, first.colour) == ("Helvetica", 20, "FF0000")
    assert (first.start, first.baseline) == near((100 * MM, 100 * MM))
    assert first.start < first.left < first.right <= first.end
    assert first.bottom == near(first.baseline)
    assert first.top == near(first.baseline - 20 * 0.718 * MM)  # the capitals of Helvetica


def test_a_page_that_is_turned_is_measured_as_it_is_seen():
    (page,) = pages.read(drawn("BT /F1 20 Tf 0 1 -1 0 100 50 Tm (H) Tj ET", rotate=90))
    ((glyph,),) = (line.glyphs for line in page.lines)

    assert (round(page.width), round(page.height)) == (297, 210)
    assert (glyph.start, glyph.baseline) == near((50 * MM, 100 * MM))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_on_a_page_turned_by_any_angle_everything_stays_on_the_paper(turn):
    (page,) = pages.read(drawn("0 0 595 842 re S 50 50 1 300 re f", rotate=turn))

    assert len(page.strokes) == 5
    for stroke in page.strokes:
        assert -0.5 < stroke.left <= stroke.right < page.width + 0.5
        assert -0.5 < stroke.top <= stroke.bottom < page.height + 0.5


def test_slanted_writing_is_no_line_of_text():
    assert pages.read(drawn("BT /F1 20 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET"))[0].lines == ()


def test_raised_characters_belong_to_their_line_and_do_not_move_it():
    (line,) = pages.read(drawn("BT /F1 16 Tf 100 700 Td (H) Tj /F1 9 Tf 5.3 Ts (55) Tj /F1 16 Tf 0 Ts (x) Tj ET"))[
        0
    ].lines

    assert line.text == "H55x"
    assert line.baseline == near(142 * MM)


def test_a_paper_that_does_not_begin_at_nought_is_measured_from_its_own_corner():
    (page,) = pages.read(drawn("BT /F1 20 Tf 110 742 Td (H) Tj ET", box="10 10 605 852"))

    assert (page.lines[0].glyphs[0].start, page.lines[0].baseline) == near((100 * MM, 110 * MM))


def test_a_line_and_a_thin_rectangle_are_strokes_and_a_box_is_none():
    (page,) = pages.read(drawn("0 0 1 RG 2 w 100 700 m 300 700 l S", "1 0 0 rg 100 600 200 1 re f", "9 9 90 90 re f"))
    line, thin = page.strokes

    assert line[:4] == near((100 * MM, 141 * MM, 300 * MM, 143 * MM))
    assert thin[:4] == near((100 * MM, 241 * MM, 300 * MM, 242 * MM))
    assert (line.colour, thin.colour) == ("0000FF", "FF0000")


@given(
    st.lists(
        st.tuples(
            st.integers(50, 500), st.integers(20, 800), st.sampled_from([8, 14, 22]), st.text("AHx5", min_size=1)
        ),
        min_size=1,
        max_size=5,
        unique_by=lambda piece: piece[1] // 40,
    )
)
def test_pdfplumber_finds_the_same_characters_in_the_same_places(pieces):
    pdf = drawn(*(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in pieces))
    with pdfplumber.open(io.BytesIO(pdf)) as paper:
        others = [
            (char["text"], char["x0"] * MM, (float(paper.pages[0].height) - char["matrix"][5]) * MM, char["size"])
            for char in paper.pages[0].chars
        ]
    ours = [
        (glyph.char, glyph.start, glyph.baseline, glyph.size)
        for line in pages.read(pdf)[0].lines
        for glyph in line.glyphs
    ]

    assert len(ours) == len(others)
    for mine, other in zip(sorted(ours, key=in_place), sorted(others, key=in_place), strict=True):
        assert mine[0] == other[0]
        assert mine[1:] == near(other[1:])


def in_place(glyph):
    return round(glyph[2]), glyph[1]


def test_a_picture_of_a_page_has_so_many_dots_to_the_inch():
    (picture,) = pages.pictures(drawn("1 0 0 rg 0 0 595 842 re f"), dots=72)

    assert picture.size == (595, 842)
    assert picture.getpixel((300, 400)) == (255, 0, 0)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"PK\x03\x04"])
def test_what_is_no_pdf_is_told_as_such(content):
    with pytest.raises(pages.NotAPdf):
        pages.read(content)


def test_without_the_extra_the_remedy_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)

    with pytest.raises(OutputError) as caught:
        pages.read(b"")
    assert str(caught.value) == (
        'reportgen: 没有装读 PDF 页面的部分（pypdfium2） [no-pages]\n    → 安装：pip install "reportgen[pages]"'
    )
