"""What verify measures on the printed page; all documents are printed at one start of LibreOffice."""

import copy
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from test_printed_letter import DOCUMENTS as LETTERS
from test_printed_page import CHINESE, DOCUMENTS
from test_verify_faults import (
    FLUSH,
    RULE,
    SAME_LOOK,
    SOUND,
    TITLE_NEAR,
    Paper,
    built,
)
from test_verify_foreign import made
from typer.testing import CliRunner

from reportgen import cli, package, pages, pdf, render, rendered, stencil
from reportgen.compose import NAMES
from reportgen.render.compiling import compiled
from reportgen.verify import judgement, printed
from reportgen.verify.verdict import Unsure

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")

NEW_PAGE = "<w:pageBreakBefore/>"
MEASURED = {module.ID for module in (*printed.OF_TEXT, *printed.OF_ELEMENTS)}
UNFIT = {
    "bare",
    "full page",
    "number only",
    "headings",
    "punctuation",
    "20 characters",
}  # lack what a document must have


def filled(name: str) -> bytes:
    template = compiled(stencil.report_template(), "report.docx", NAMES)
    return package.write(render.fill(template, DOCUMENTS[name], "江州市应急管理局", date(2025, 1, 10)))


def letter(name: str) -> bytes:
    template = stencil.minutes_template() if name == "minutes" else stencil.letter_template()
    parts = render.fill(compiled(template, name, NAMES), LETTERS[name], "江州市应急管理局", date(2024, 5, 13))
    return package.write(parts)


def spoilt_letter(spoil: Callable[[Any], object]) -> bytes:
    document = docx.Document(io.BytesIO(letter("letter")))
    spoil(document.element.body)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def short_rules(body: Any) -> None:
    for style in body.iter(qn("w:pStyle")):
        if style.get(qn("w:val")) == "LetterRule":
            style.getparent().append(parse_xml(f'<w:ind {nsdecls("w")} w:left="0" w:right="0"/>'))


def low_mark(body: Any) -> None:
    next(body.iter(qn("w:tblpPr"))).set(qn("w:tblpY"), "2157")


def spoilt(name: str, spoil: Callable[[Paper], object]) -> bytes:
    paper = Paper(name)
    spoil(paper)
    return paper.data()


def changed(name: str) -> bytes:
    paper = Paper("notice")
    SAME_LOOK[name](paper)
    return paper.data()


def empty(*, high: int = 579) -> str:
    return f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:before="0" w:after="0" w:line="{high}" w:lineRule="exact"/></w:pPr></w:p>'


def before(paper: Paper, words: str, *new: str) -> None:
    for xml in new:
        paper.line(words).addprevious(parse_xml(xml))


def to_each_run(paper: Paper, words: str, xml: str) -> None:
    for run in paper.line(words).iter(qn("w:r")):
        run.get_or_add_rPr().append(parse_xml(xml.replace("/>", f" {nsdecls('w')}/>")))


def indented(paper: Paper, side: str, twips: int) -> None:
    for line in paper.body.iter(qn("w:p")):
        if paper.text(line).startswith(("全年", "统筹")):
            line.get_or_add_pPr().append(
                parse_xml(f'<w:ind {nsdecls("w")} w:firstLine="640" w:firstLineChars="200" w:{side}="{twips}"/>')
            )


def imprint_on_new_page(paper: Paper) -> None:
    """The imprint on a page of its own, after a text of two pages."""
    long_text(paper, 12)
    last = list(paper.body.iter(qn("w:p")))[-1]
    last.get_or_add_pPr().append(parse_xml(f"<w:pageBreakBefore {nsdecls('w')}/>"))


def long_text(paper: Paper, lines: int, pitch: int = 579) -> None:
    """Text enough for full pages."""
    first = paper.line("全年")
    next(first.iter(qn("w:t"))).text = "统筹推进行政执法规范化普法宣传常态化和应急管理现代化建设" * lines
    first.get_or_add_pPr().append(
        parse_xml(f'<w:spacing {nsdecls("w")} w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/>')
    )


def wide_letters(paper: Paper) -> None:
    long_text(paper, 20)
    to_each_run(paper, "统筹", '<w:spacing w:val="10"/>')


def lay_the_imprint_in_the_text(paper: Paper) -> None:
    place = next(paper.body.iter(qn("w:tblpPr")))
    place.getparent().remove(place)


def number_the_attachments_anew(paper: Paper) -> None:
    last = paper.body.find(qn("w:sectPr"))
    end = parse_xml(f"<w:p {nsdecls('w')}><w:pPr/></w:p>")
    end.pPr.append(copy.deepcopy(last))
    paper.line("附件1").addprevious(end)
    last.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))


def footers_alike(paper: Paper) -> None:
    paper.document.settings.odd_and_even_pages_header_footer = False


def date_after_a_tab(paper: Paper) -> None:
    line = paper.line("2025年1月10日")
    paper.format(
        "2025年1月10日",
        '<w:jc w:val="left"/>',
        FLUSH,
        f'<w:tabs {nsdecls("w")}><w:tab w:val="left" w:pos="1000"/></w:tabs>',
    )
    next(line.iter(qn("w:r"))).insert(0, parse_xml(f"<w:tab {nsdecls('w')}/>"))


def attachment_below_a_line(paper: Paper) -> None:
    line = paper.add("请认真贯彻落实", "以上请一并落实。")
    paper.line("附件1").addprevious(line)
    paper.format("以上请", NEW_PAGE)
    paper.format("附件1", '<w:pageBreakBefore w:val="0"/>')


# name, document, rule, what is done to it
FAULTS = [
    ("text beyond the edge", "report", "text-outside-area", lambda d: indented(d, "right", -700)),
    ("text too narrow", "report", "text-area-not-filled", lambda d: (long_text(d, 10), indented(d, "right", 900))),
    ("24 lines", "report", "lines-on-full-page", lambda d: long_text(d, 60, 530)),
    ("26 characters", "report", "characters-on-full-line", wide_letters),
    (
        "raised text",
        "report",
        "printed-body-size",
        lambda d: to_each_run(d, "全年", '<w:vertAlign w:val="superscript"/>'),
    ),
    ("the mark a little low", "report", "mark-distance", lambda d: before(d, "江州市应急管理局文件", empty(high=300))),
    (
        "blanks before the mark",
        "report",
        "printed-mark-centred",
        lambda d: d.say("江州市", "\u3000江州市", "江州市应急管理局文件"),
    ),
    ("a line above the number", "notice", "printed-number-distance", lambda d: before(d, "江应急〔", empty())),
    (
        "rule far below the number",
        "notice",
        "red-rule-distance",
        lambda d: d.format(
            "江应急〔", RULE.format(style="single", color="FF0000").replace('w:space="7"', 'w:space="22"')
        ),
    ),
    (
        "short rule",
        "notice",
        "red-rule-across",
        lambda d: d.format("江应急〔", '<w:ind w:left="600" w:right="600" w:firstLine="0"/>'),
    ),
    (
        "title one line below the rule",
        "notice",
        "printed-title-distance",
        lambda d: d.format("江州市应急管理局关于", TITLE_NEAR.replace('before="0"', 'before="579"')),
    ),
    (
        "blanks before the title",
        "notice",
        "printed-title-centred",
        lambda d: d.say("江州市", "\u3000\u3000江州市", "江州市应急管理局关于"),
    ),
    (
        "title broken by the program",
        "notice",
        "printed-title-lines",
        lambda d: (
            d.drop("2025年安全生产工作的通知"),
            d.say("关于做好", "关于进一步加强全市安全生产责任落实和隐患排查整治工作的通知", "江州市应急管理局关于"),
        ),
    ),
    (
        "addressee close",
        "notice",
        "printed-addressee-distance",
        lambda d: [d.format(words, TITLE_NEAR) for words in ("2025年安全", "各区应急管理局，局")],
    ),
    (
        "no text on the first page",
        "notice",
        "first-page-without-text",
        lambda d: d.format("全年", NEW_PAGE),
    ),
    ("text flush", "report", "printed-indent", lambda d: d.format("全年", FLUSH)),
    ("a line above the copy number", "notice", "printed-head-lines", lambda d: before(d, "000012", empty())),
    ("attachment below a line", "notice", "attachment-in-midpage", attachment_below_a_line),
    (
        "attachment title on line 2",
        "notice",
        "attachment-title-line",
        lambda d: [
            each.get_or_add_pPr().append(parse_xml(TITLE_NEAR.replace("/>", f" {nsdecls('w')}/>")))
            for each in d.body.iter(qn("w:p"))
            if d.text(each) == "重点任务分解表"
        ],
    ),
    ("date after a tab", "report", "printed-sign-off-place", date_after_a_tab),
    (
        "name and date alone",
        "report",
        "sign-off-alone",
        lambda d: [
            each.get_or_add_pPr().append(parse_xml(f"<w:pageBreakBefore {nsdecls('w')}/>"))
            for each in d.body.iter(qn("w:p"))
            if d.text(each) == "江州市应急管理局"
        ],
    ),
    ("imprint below the text", "report", "imprint-above-foot", lay_the_imprint_in_the_text),
    ("imprint alone on page 3", "report", "imprint-on-odd-page", imprint_on_new_page),
    (
        "narrow imprint",
        "report",
        "imprint-rules-across",
        lambda d: [
            each.set(qn("w:w"), "7000")
            for each in list(d.body.iter(qn("w:tbl")))[-1].iter(qn("w:tblW"), qn("w:gridCol"), qn("w:tcW"))
        ],
    ),
    ("footer too low", "report", "page-number-off-line", lambda d: d.section("pgMar", "footer", "850")),
    ("all numbers at the right", "report", "page-number-aside", footers_alike),
    ("attachments numbered anew", "notice", "page-numbers-out-of-order", number_the_attachments_anew),
    (
        "two page breaks",
        "report",
        "blank-page",
        lambda d: (
            before(
                d,
                "特此报告",
                empty().replace("<w:pPr>", "<w:pPr><w:pageBreakBefore/>"),
                empty().replace("<w:pPr>", "<w:pPr><w:pageBreakBefore/>"),
            )
            or d.format("特此报告", NEW_PAGE)
        ),
    ),
]
UNSEEN = {"page-of-other-size", "printed-face", "printed-mark-red"}  # LibreOffice prints them as the file says


def foot(maker_made: bytes) -> bytes:
    """A document of another maker with its imprint at the foot of an even page."""
    document = docx.Document(io.BytesIO(maker_made))
    table = document.element.body.findall(qn("w:tbl"))[-1]
    table.tblPr.append(
        parse_xml(
            f'<w:tblpPr {nsdecls("w")} w:vertAnchor="margin" w:tblpYSpec="bottom" w:horzAnchor="page" w:tblpX="1587"/>'
        )
    )
    anchor = parse_xml(empty(high=20))
    anchor.get_or_add_pPr().insert(0, parse_xml(f"<w:pageBreakBefore {nsdecls('w')}/>"))
    table.addnext(anchor)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


SOUND_ONES = {
    **{f"sound {name}": lambda name=name: built(name) for name in SOUND},
    **{f"printed {name}": lambda name=name: filled(name) for name in DOCUMENTS if name not in UNFIT},
    **{f"letter {name}": lambda name=name: letter(name) for name in LETTERS},
    **{f"foreign {n}": lambda n=n: foot(made(upward=n > 1, sealed=bool(n % 2))) for n in range(4)},
    **{f"same look: {name}": lambda name=name: changed(name) for name in SAME_LOOK if name != "imprint of paragraphs"},
}
OF_LETTERS = [
    ("short double rules", "letter-rules-printed", short_rules),
    ("mark 40 mm from the edge", "mark-distance", low_mark),
]
SPOILT = {name: lambda one=one, spoil=spoil: spoilt(one, spoil) for name, one, _, spoil in FAULTS} | {
    name: lambda spoil=spoil: spoilt_letter(spoil) for name, _, spoil in OF_LETTERS
}
BROKEN = [(name, rule) for name, _, rule, _ in FAULTS] + [(name, rule) for name, rule, _ in OF_LETTERS]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {name: make() for name, make in (SOUND_ONES | SPOILT).items()}


@pytest.fixture(scope="module")
def paper(files):
    """The pages of every document."""
    return dict(zip(files, (one.pages for one in rendered.rendered(list(files.values()))), strict=True))


@pytest.fixture(scope="module")
def found(files, paper):
    """The verdicts on every document."""
    return {
        name: judgement.verdicts(package.read(data, "文件.docx").parts, paper[name]) for name, data in files.items()
    }


def failures(verdicts) -> dict[str, str]:
    return {each.rule: each.found for each in verdicts if each.ruling == "fail" and each.rule in MEASURED}


# --- verdicts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SOUND_ONES)
def test_a_sound_document_fails_no_measured_rule(found, name):
    # Where the imprint goes is decided by a build that sees the pages; these are filled without.
    assert {rule: said for rule, said in failures(found[name]).items() if rule != "imprint-on-odd-page"} == {}


@pytest.mark.parametrize("name", [f"sound {name}" for name in SOUND])
def test_everything_on_the_pages_of_our_own_documents_is_recognised(found, name):
    unsure = {each.rule for each in found[name] if each.ruling == "cannot-tell" and each.rule in MEASURED}

    # The face that is installed, a page that is not full, a print on one side or on both.
    assert unsure <= {"printed-face", "lines-on-full-page", "imprint-on-odd-page"}


@pytest.mark.parametrize(("name", "rule"), BROKEN)
def test_a_fault_is_seen_on_its_page(found, name, rule):
    faults = [each for each in found[name] if each.rule == rule and each.ruling == "fail"]

    assert faults
    assert all(
        each.area and each.remedy and judgement.place(each).startswith(f"第{each.area.page}面") for each in faults
    )


def test_every_measured_rule_has_a_document_that_breaks_it():
    assert {rule for _, rule in BROKEN} | UNSEEN == MEASURED


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (name, rule)
        for name, _, rule, _ in FAULTS
        if name in {"the mark a little low", "text beyond the edge", "two page breaks", "date after a tab"}
    ],
)
def test_what_only_the_page_shows_is_no_fault_of_the_file(files, name, rule):
    said = {each.rule: each for each in judgement.verdicts(package.read(files[name], "文件.docx").parts)}

    assert said[rule].ruling == "cannot-tell"
    assert said[rule].found == "没有排版，量不了版面"
    assert {each.rule for each in said.values() if each.ruling == "fail"} == set()


def test_a_letter_is_judged_by_its_own_clause(found):
    said = {each.rule: each for each in found["mark 40 mm from the edge"]}
    mark = said["mark-distance"]

    assert mark.clause == "10.1"
    assert re.fullmatch(r"发文机关标志上边缘在纸张上边缘之下40\.\d毫米，应为30毫米", mark.found)
    assert said["imprint-above-foot"].ruling == "not-applicable"
    assert said["printed-mark-centred"].ruling == "pass"


@pytest.mark.parametrize("snap", [True, False])
def test_a_grid_that_libreoffice_prints_otherwise_is_not_held_against_the_page(snap):
    document = docx.Document(io.BytesIO(foot(made(upward=False, sealed=True))))
    grid = document.element.body.sectPr.find(qn("w:docGrid"))
    for key, value in (("type", "linesAndChars"), ("linePitch", "579"), ("charSpace", "-841")):
        grid.set(qn(f"w:{key}"), value)
    first = next(line for line in document.paragraphs if line.text.startswith("2025年春运从"))
    first.runs[0].text = CHINESE
    if not snap:
        for line in document.paragraphs:
            line._p.get_or_add_pPr().insert(0, parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>'))
    buffer = io.BytesIO()
    document.save(buffer)
    (seen,) = rendered.rendered([buffer.getvalue()])
    found = judgement.verdicts(package.read(buffer.getvalue(), "文件.docx").parts, seen.pages)
    said = {each.rule: (each.ruling, each.found) for each in found if each.rule in MEASURED}

    if snap:
        assert set(said.values()) == {
            (
                "cannot-tell",
                "文件用了字符网格，LibreOffice 每行只排一半的字，版面不能作准：用 Word、WPS 另存的 PDF 来量（--pdf）",
            )
        }
    else:
        assert said["characters-on-full-line"] == (
            "cannot-tell",
            "文件用了字符网格，这里排出27字，各种软件排出的字数不同",
        )


def on(files, paper, change) -> dict[str, str]:
    """What fails when the pages of a sound report were other than they are."""
    seen = [change(page) for page in paper["sound report"]]
    return failures(judgement.verdicts(package.read(files["sound report"], "文件.docx").parts, seen))


def glyphs(page, **other):
    lines = [pages.Line(tuple(glyph._replace(**other) for glyph in line.glyphs)) for line in page.lines]
    return page._replace(lines=tuple(lines))


def test_a_pdf_on_other_paper_is_a_fault(files, paper):
    assert on(files, paper, lambda page: page._replace(height=279.4))["page-of-other-size"] == "这一面是210毫米×279毫米"


def test_a_mark_printed_black_is_a_fault(files, paper):
    assert on(files, paper, lambda page: glyphs(page, colour="000000")) == {
        "printed-mark-red": "发文机关标志的“江”印成 #000000"
    }


def test_text_printed_in_another_chinese_face_is_a_fault(files, paper):
    assert on(files, paper, lambda page: glyphs(page, font="SimSun")) == {
        "printed-face": "文件要“仿宋_GB2312”，印出来是SimSun"
    }
    assert "printed-face" not in on(files, paper, lambda page: glyphs(page, font="FangSong_GB2312"))


def test_a_fault_of_the_file_is_shown_on_its_page(files, paper):
    data = spoilt("report", lambda d: d.say("特此报告。", "特此报告。。"))
    (fault,) = [
        each
        for each in judgement.verdicts(package.read(data, "文件.docx").parts, paper["sound report"])
        if each.rule == "marks-repeated"
    ]

    assert judgement.place(fault) == "第2面第12段“特此报告。。”"
    assert fault.area.page == 2
    assert 37 < fault.area.top < fault.area.bottom < 262


def test_the_pages_of_another_document_tell_nothing(files, paper):
    found = judgement.verdicts(package.read(files["sound report"], "文件.docx").parts, paper["foreign 1"])

    assert {each.found for each in found if each.rule in MEASURED and each.rule != "printed-face"} == {
        "PDF 里的文字与文件对不上，可能不是这个文件的 PDF"
    }


def test_copies_saved_by_libreoffice_have_the_same_verdicts_page_for_page(files, paper, found, tmp_path):
    names = [name for name in files if name.startswith("sound")]
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(files[name])
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--convert-to", "docx", "--outdir", tmp_path / "saved", *sorted(tmp_path.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    saved = [(tmp_path / "saved" / f"{name}.docx").read_bytes() for name in names]
    for name, data, seen in zip(names, saved, rendered.rendered(saved), strict=True):
        assert len(seen.pages) == len(paper[name])
        again = judgement.verdicts(package.read(data, "文件.docx").parts, seen.pages)
        before, after = (
            {(each.rule, each.ruling, each.area.page if each.area else 0) for each in one}
            for one in (found[name], again)
        )
        assert before == after, name


# --- the command ----------------------------------------------------------------------------------------------------


def ran(*arguments):
    return CliRunner().invoke(cli.app, ["verify", *map(str, arguments)])


def test_the_command_prints_many_files_at_one_start_and_names_the_page(files, tmp_path, monkeypatch):
    starts = []
    started = pdf._started
    monkeypatch.setattr(pdf, "_started", lambda *one: starts.append(len(one[1])) or started(*one))
    for name in ("sound report", "the mark a little low", "text beyond the edge"):
        (tmp_path / f"{name}.docx").write_bytes(files[name])
    result = ran(*sorted(tmp_path.glob("*.docx")))

    assert starts == [3]
    assert result.exit_code == 5
    assert re.search(
        r"  不符　规定　7\.2\.4　发文机关标志上边缘至版心上边缘35毫米 \[mark-distance\]\n"
        r"        第1面第1段“江州市应急管理局文件”：发文机关标志上边缘在版心上边缘之下40\.\d毫米，应为35毫米\n"
        r"        → 调整标志的段前间距，减少5\.\d毫米\n",
        result.stdout,
    )


def test_a_pdf_that_is_named_is_measured(files, tmp_path):
    (tmp_path / "a.docx").write_bytes(files["the mark a little low"])
    (printed_,) = pdf.convert_all([files["the mark a little low"]])
    (tmp_path / "a.pdf").write_bytes(printed_)
    result = ran(tmp_path / "a.docx", "--pdf", tmp_path / "a.pdf", "--format", "json")
    (fault,) = [each for each in json.loads(result.stdout)["files"][0]["verdicts"] if each["rule"] == "mark-distance"]

    assert (fault["verdict"], fault["page"], len(fault["area"])) == ("fail", 1, 4)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["b.docx", "--pdf", "a.pdf"], "--pdf 只能用于一个文件"),
        (["--file-only", "--pdf", "a.pdf"], "--pdf 不能和 --file-only 一起用"),
    ],
)
def test_a_pdf_belongs_to_one_file(options, message):
    result = ran("a.docx", *options)

    assert (result.exit_code, message in result.output.replace("\n", "")) == (2, True)


def test_what_is_no_pdf_ends_in_one_problem_and_the_file_is_judged_all_the_same(files, tmp_path):
    (tmp_path / "a.docx").write_bytes(files["sound report"])
    result = ran(tmp_path / "a.docx", "--pdf", tmp_path / "a.docx")

    assert result.exit_code == 3
    assert (
        f"{tmp_path / 'a.docx'}: 这不是 PDF，或者加了密码、损坏了 [not-a-pdf]\n"
        "    → 在 Word/WPS 里把文件另存为 PDF，再运行\n"
    ) in result.output
    assert "判不出　--pdf 给出的 PDF 读不出来" in result.stdout


@pytest.mark.parametrize(
    ("lacks", "reason"),
    [
        ("find_office", "没有装 LibreOffice，量不了版面；也可以用 --pdf 给出 PDF"),
        ("pypdfium2", '没有装读 PDF 页面的部分（pypdfium2）；安装：pip install "reportgen[pages]"'),
    ],
)
def test_without_a_renderer_the_rest_stands_and_the_reason_is_named(files, tmp_path, monkeypatch, lacks, reason):
    if lacks == "find_office":
        monkeypatch.setattr(pdf, "find_office", lambda: None)
    else:
        monkeypatch.setitem(__import__("sys").modules, lacks, None)
    (tmp_path / "a.docx").write_bytes(files["sound report"])
    result = ran(tmp_path / "a.docx")

    assert result.exit_code == 0
    assert f"  判不出　{reason} [page-of-other-size、" in result.stdout
    assert list(rendered.rendered([b""])) == [Unsure(reason)]
