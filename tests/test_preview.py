"""A document as it is printed: its PDF and pictures, and where two versions differ."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Pt, RGBColor
from PIL import Image
from typer.testing import CliRunner

from reportgen import cli, pdf, views
from reportgen.pages import Area, Glyph, Line, Page, Stroke
from reportgen.preview import strip
from reportgen.preview.differing import Kind, Mark, Sheets, pairs
from reportgen.problems import OutputError
from reportgen.workspace import Workspace, create

needs_libreoffice = pytest.mark.skipif(pdf.find_office() is None, reason="needs LibreOffice")


# --- where two documents differ -------------------------------------------------------------------------------------


def line(words: str, top: float, *, left=28.0, font="FangSong", colour="000000") -> Line:
    """Characters five millimetres wide and high."""
    glyphs = (
        Glyph(char, at, top, at + 5, top + 5, top + 4, 16, font, colour, at, at + 5)
        for char, at in ((char, left + 5 * place) for place, char in enumerate(words))
    )
    return Line(tuple(glyphs))


def paper(*sides, ink=None) -> Sheets:
    """A document of pages with these lines and strokes, and white pictures of them but for the `ink`."""
    pages, pictures = [], []
    for number, side in enumerate(sides, start=1):
        lines = tuple(one for one in side if isinstance(one, Line))
        strokes = tuple(one for one in side if isinstance(one, Stroke))
        pages.append(Page(number, 210, 297, lines, strokes, ()))
        picture = Image.new("RGB", (210 * 4, 297 * 4), "white")
        for one in lines:
            picture.paste("black", tuple(round(4 * edge) for edge in (one.left, one.top, one.right, one.top + 1)))
        pictures.append(picture)
    if ink:
        pictures[0].paste("yellow", tuple(4 * edge for edge in ink))
    return Sheets(pages, pictures, dots=101.6)


OPENING, MIDDLE, END = line("全年完成办件一百二十件，", 40), line("比上年增加二十件。", 50), line("特此报告。", 60)


def marked(before: Sheets, after: Sheets) -> list[tuple[list[Mark], list[Mark]]]:
    return [tuple(map(list, pair.marks)) for pair in pairs(before, after)]


def test_the_same_document_differs_nowhere():
    assert marked(paper([OPENING, MIDDLE]), paper([OPENING, MIDDLE])) == [([], [])]


def test_other_words_are_marked_on_both_sides():
    after = paper([OPENING, line("比上年增加三十件。", 50)])

    assert marked(paper([OPENING, MIDDLE]), after) == [
        ([Mark(Area(1, 53, 50, 63, 55), Kind.WORDS)], [Mark(Area(1, 53, 50, 63, 55), Kind.WORDS)])
    ]


def test_where_words_were_added_the_other_side_has_a_slit():
    ((before, after),) = marked(paper([OPENING, END]), paper([OPENING, MIDDLE, line("特此报告。", 70)]))

    assert before == [Mark(Area(1, 27.6, 60, 28.4, 65), Kind.WORDS)]
    assert after == [Mark(Area(1, 28, 50, 73, 55), Kind.WORDS)]


def test_what_only_follows_a_line_that_moved_is_not_marked():
    after = paper([OPENING, line("比上年增加二十件。", 53), line("特此报告。", 63)])

    assert marked(paper([OPENING, MIDDLE, END]), after) == [
        ([Mark(Area(1, 28, 50, 73, 55), Kind.PLACE)], [Mark(Area(1, 28, 53, 73, 58), Kind.PLACE)])
    ]


def test_a_line_that_begins_elsewhere_is_marked():
    after = paper([line("全年完成办件一百二十件，", 40, left=38), MIDDLE])

    ((before, now),) = marked(paper([OPENING, MIDDLE]), after)
    assert [mark.kind for mark in (*before, *now)] == [Kind.PLACE, Kind.PLACE]


@pytest.mark.parametrize("look", [{"font": "SimHei"}, {"colour": "FF0000"}])
def test_the_same_words_in_another_look_are_marked(look):
    after = paper([OPENING, line("比上年增加二十件。", 50, **look)])

    ((before, now),) = marked(paper([OPENING, MIDDLE]), after)
    assert before == now == [Mark(Area(1, 28, 50, 73, 55), Kind.LOOK)]


def test_shading_behind_the_same_words_is_seen_in_the_picture():
    ((before, after),) = marked(paper([OPENING, MIDDLE]), paper([OPENING, MIDDLE], ink=(28, 52, 73, 55)))

    assert before == after == [Mark(Area(1, 28, 50, 73, 55), Kind.LOOK)]


def test_a_drawn_line_that_came_is_marked():
    rule = Stroke(28, 80, 184, 80.5, "FF0000")

    assert marked(paper([OPENING]), paper([OPENING, rule])) == [([], [Mark(Area(1, 28, 80, 184, 80.5), Kind.PLACE)])]


def test_pages_after_one_that_was_put_in_stand_beside_their_likes():
    first, new, last = [OPENING, line("— 1 —", 265)], [line("临时增加的内容", 40)], [MIDDLE, END]

    found = pairs(paper(first, last), paper(first, new, [*last, line("— 3 —", 265)]))

    assert [(pair.before, pair.after, pair.differs) for pair in found] == [(0, 0, False), (None, 1, True), (1, 2, True)]
    assert found[2].marks[1] == ()  # its number is another, and nothing else


def test_words_that_stand_on_the_next_page_are_the_same_words():
    assert all(not any(side) for side in marked(paper([OPENING, MIDDLE]), paper([OPENING], [MIDDLE]))[0])


# --- where views go -------------------------------------------------------------------------------------------------


def test_a_view_replaces_its_earlier_self_and_nothing_a_person_changed(tmp_path):
    place, file = Workspace(tmp_path), tmp_path / "报告.html"
    views.put(place, {file: b"<p>1</p>"})
    views.put(place, {file: b"<p>2</p>"})
    assert re.fullmatch(rb"<p>2</p>\n<!-- reportgen [0-9a-f]{64} -->\n", file.read_bytes())

    file.write_bytes(file.read_bytes().replace(b"2", b"3"))
    with pytest.raises(OutputError) as refused:
        views.put(place, {file: b"<p>4</p>", tmp_path / "other.html": b""})
    assert [str(problem) for problem in refused.value.problems] == [
        "报告.html: 这里已有一个文件，不是 reportgen 生成的，或者生成后改动过 [not-a-view]\n    → 移走它，或给它改名，再运行"
    ]
    assert b"<p>3</p>" in file.read_bytes()
    assert [*tmp_path.iterdir()] == [file]


def test_pictures_of_pages_there_are_no_more_are_taken_away_unless_a_person_changed_them(tmp_path):
    pages = [tmp_path / f"第{number}页.png" for number in range(1, 4)]
    views.put(Workspace(tmp_path), dict.fromkeys(pages, b"picture"))
    pages[2].write_bytes(b"changed")

    views.sweep(pages[1:])

    assert sorted(tmp_path.iterdir()) == [pages[0], pages[2]]


# --- pictures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "size"), [(1, (532, 732)), (3, (1564, 732)), (5, (2080, 1464))])
def test_a_strip_holds_all_pages(count, size):
    pages = [strip.small(Image.new("RGB", (1000, 1400), "white"), count) for _ in range(count)]

    assert strip.strip(pages).size == size


# --- the command ----------------------------------------------------------------------------------------------------


def word(file: Path, *paragraphs: str) -> None:
    document = docx.Document()
    for words in paragraphs:
        run = document.add_paragraph().add_run(words)
        run.font.size = Pt(16)
        run.font.color.rgb = RGBColor(0, 0, 0)
    document.save(file)


def opened(file: Path) -> Image.Image:
    return Image.open(BytesIO(file.read_bytes())).convert("RGB")


def ran(*arguments):
    return CliRunner().invoke(cli.app, ["preview", *arguments, "--no-open"])


@needs_libreoffice
def test_a_word_file_is_shown_in_a_folder_beside_it_and_replaces_only_its_own_pictures(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    word(Path("来文.docx"), "第一段。")
    folder = tmp_path / "来文（预览）"
    folder.mkdir()
    (folder / "第02页.png").write_bytes(b"of somebody else")

    done = ran("来文.docx")

    assert (done.exit_code, done.stdout) == (
        0,
        "已生成 来文（预览）/来文.pdf\n已生成 来文（预览）/全部页面.png\n已生成 来文（预览）/第01页.png\n",
    )
    assert opened(folder / "第01页.png").width == 1275  # 8.5 inches of 150 dots
    (folder / "全部页面.png").write_bytes(b"changed by hand")
    refused = ran("来文.docx")
    assert refused.exit_code == 6
    assert (
        "来文（预览）/全部页面.png: 这里已有一个文件，不是 reportgen 生成的，或者生成后改动过 [not-a-view]\n"
        "    → 移走它，或给它改名，再运行\n"
    ) in refused.stderr
    assert (folder / "全部页面.png").read_bytes() == b"changed by hand"
    assert (folder / "第02页.png").read_bytes() == b"of somebody else"


@needs_libreoffice
def test_two_word_files_are_compared_page_by_page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    word(Path("旧稿.docx"), "全年完成办件一百二十件。", "特此报告。")
    word(Path("新稿.docx"), "全年完成办件一百三十件。", "特此报告。")

    done = ran("新稿.docx", "--compare", "旧稿.docx")

    assert (done.exit_code, done.stdout) == (
        0,
        "已生成 新稿（预览）/比较.png\n已生成 新稿（预览）/比较第01张.png\n第1张：第1页（原第1页），1 处不同\n",
    )
    colours = {colour for _, colour in opened(Path("新稿（预览）/比较第01张.png")).getcolors(100_000)}
    assert any(red > 150 > 2 * green for red, green, _ in colours), "no red on the left"


def test_a_year_is_shown_as_its_inputs_are_now_beside_where_it_is_built(tmp_path, monkeypatch):
    create(tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    blank = BytesIO()
    Image.new("RGB", (210, 297), "white").save(blank, "PDF")
    monkeypatch.setattr(pdf, "convert_all", lambda files: [blank.getvalue() for _ in files])

    done = ran("2024", "report")

    folder = "outputs/2024/jiangzhou/江州市应急管理局2024年法治政府建设工作报告（预览）"
    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        [
            f"已生成 {folder}/江州市应急管理局2024年法治政府建设工作报告.pdf",
            f"已生成 {folder}/全部页面.png",
            f"已生成 {folder}/第01页.png",
        ],
    )
    assert [*Path("outputs").rglob("*.docx")] == []


def test_without_libreoffice_there_is_nothing_to_see(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pdf, "find_office", lambda: None)
    word(Path("来文.docx"), "第一段。")

    done = ran("来文.docx")

    assert (done.exit_code, done.stderr) == (
        6,
        "来文.docx: 没有装 LibreOffice，转不成 PDF [no-libreoffice]\n"
        "    → 安装 LibreOffice（apt-get install libreoffice-writer，或到官网下载），或在 Word/WPS 里另存为 PDF\n",
    )
    assert [*tmp_path.iterdir()] == [tmp_path / "来文.docx"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("来文.docx", "report"), "写了 Word 文件，就不再写 DOC"),
        (("2024", "report", "work-points", "--compare", "2023"), "--compare 一次只比一个文件"),
    ],
)
def test_what_cannot_be_meant_is_a_wrong_command_line(arguments, message):
    done = ran(*arguments)

    assert (done.exit_code, message in done.output) == (2, True)


def test_faces_that_are_missing_are_named_with_what_stands_in_for_them(tmp_path, monkeypatch):
    from reportgen.cli import previewing
    from reportgen.fonts import Missing
    from reportgen.preview.making import Made

    lacking = previewing._lacking(Made("来文.docx", (), (), (Missing("仿宋_GB2312", "FangSong"), Missing("黑体", ""))))

    assert lacking.message == (
        "这台电脑没有这些字体：仿宋_GB2312（用 FangSong 代替）、黑体（没有可以代替的）；字形与印出来的不同"
    )
    if sys.platform == "linux":
        assert lacking.remedy == "向信息部门或字体厂商要来字体文件，放进 ~/.local/share/fonts，运行 fc-cache -f，再运行"
