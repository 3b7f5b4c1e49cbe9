"""The imprint stands on the even last page: by the printed pages where they are printed, else as the document says."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from reportgen import package, pages
from reportgen.build import Outcome, Task, build
from reportgen.load import Loader
from reportgen.stencil import report_template
from reportgen.workspace import Workspace

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice) to print pages")

OFFICE = "name: 江州市应急管理局\nfile_code: 江应急\nprinted_by: 江州市应急管理局办公室\n"
TASK = Task("city", "2024", "report")
ONE_PAGE, TWO_PAGES = 3, 22  # lines of text


def printed(
    workspace, lines: int, *stated: str, pdf: bool = True, pages_read: bool = True
) -> tuple[Outcome, list[str]]:
    """What a build of so many lines of text comes to, and the first line of each page (without a PDF: of none)."""
    report = [
        *("kind: report", "title: 2024年工作报告", "number: 3", "date: 2025-01-10", "to: 江州市人民政府"),
        *("mark: null", "copies_to: 市司法局", *stated, "opening: |"),
        *["  坚持学法用法，抓好普法宣传。"] * lines,
    ]
    root: Path = workspace({"inputs/city/office.yaml": OFFICE, "inputs/city/2024/report.yaml": "\n".join(report)})
    (root / "templates/base").mkdir(exist_ok=True)
    (root / "templates/base/report.docx").write_bytes(report_template())
    outcome = build(Loader(Workspace(root)), TASK, force=False, pdf=pdf)
    sheets = pages.read((root / outcome.pdf).read_bytes()) if outcome.pdf and pages_read else ()
    return outcome, ["".join(sheet.lines[0].text.split())[:6] for sheet in sheets]


def test_a_text_that_ends_on_an_odd_page_has_its_imprint_on_the_back(workspace):
    outcome, begins = printed(workspace, ONE_PAGE)

    assert begins[1:] == ["抄送：市司法"]
    assert outcome.problems == ()


def test_a_text_that_ends_on_an_even_page_has_its_imprint_below(workspace):
    outcome, begins = printed(workspace, TWO_PAGES)

    assert begins[1:] == ["坚持学法用法"]
    assert outcome.problems == ()


def test_what_the_document_says_is_done_and_not_questioned(workspace):
    outcome, begins = printed(workspace, ONE_PAGE, "imprint_page: same")

    assert len(begins) == 1
    assert outcome.problems == ()


def test_an_imprint_sent_to_an_odd_page_is_told_of(workspace):
    outcome, begins = printed(workspace, TWO_PAGES, "imprint_page: next")

    assert begins[2:] == ["抄送：市司法"]
    assert [str(problem) for problem in outcome.problems] == [
        "outputs/2024/city/2024年工作报告.docx: （提示）版记在第 3 面；双面印刷时应当在双页（偶数页）上 [imprint-on-odd-page]\n"
        "    → 删去 imprint_page: next，版记与正文同面"
    ]


@pytest.mark.parametrize(
    ("stated", "style"), [("imprint_page: same", b"ImprintAnchor"), ("imprint_page: next", b"ImprintAnchorNext")]
)
def test_without_printing_the_document_says_where_its_imprint_stands(workspace, tmp_path, stated, style):
    outcome, _ = printed(workspace, ONE_PAGE, stated, pdf=False)

    parts = package.read((tmp_path / "workspace" / outcome.file).read_bytes(), "").parts
    assert b'w:val="%s"' % style in parts["word/document.xml"]


def test_without_a_reader_of_pages_the_pdf_is_there_and_the_remedy_named(workspace, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)

    outcome, _ = printed(workspace, ONE_PAGE, pages_read=False)

    assert (outcome.exit_code, outcome.pdf) == (0, "outputs/2024/city/2024年工作报告.pdf")
    assert [str(problem) for problem in outcome.problems] == [
        "outputs/2024/city/2024年工作报告.docx: （提示）没有量版记排在第几面：没有装读 PDF 的部分 [no-pages]\n"
        '    → 安装：pip install "reportgen[pages]"；或在 YAML 里写 imprint_page'
    ]
