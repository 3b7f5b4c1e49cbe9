"""The review copy: every problem and every number without a source is a comment at its place; the text stays."""

import io
import json
import sys
import time
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import cli, package
from reportgen.build import Outcome, Task, build
from reportgen.load import Loader
from reportgen.passages import Passage, Source, Words
from reportgen.review import Remark, Span
from reportgen.review.making import review
from reportgen.review.word import with_comments
from reportgen.stencil.styles import styles_xml
from reportgen.stencil.word import document_parts
from reportgen.verify import text
from reportgen.workspace import Workspace

REPOSITORY = Path(__file__).parent.parent
REPORT = """kind: report
title: 江州市应急管理局2024年工作报告
number: 3
date: 2025-01-10
statistics:
  trained: {label: 考核, value: 30, unit: 人, parts: {special: 20, managers: 10}}
opening: |
  召开会议5次。
achievements:
  one:
    heading: 加强培训
    run_in: true
    text: 考核{{ trained }}，其中特种{{ trained.special }}、管理{{ trained.managers }}，办班8期。
closing: 特此报告。
"""
FILE = "inputs/jiangzhou/2024/report.yaml"
TASK = Task("jiangzhou", "2024", "report")
BUILT = "outputs/2024/jiangzhou/江州市应急管理局2024年工作报告.docx"
COPY = BUILT.replace(".docx", "（送审稿）.docx")


@pytest.fixture
def root(workspace, monkeypatch) -> Path:
    place = workspace({"inputs/jiangzhou/office.yaml": "name: 江州市应急管理局\nfile_code: 江应急\n", FILE: REPORT})
    (place / "templates/base").mkdir()
    (place / "templates/base/report.docx").write_bytes((REPOSITORY / "templates/base/report.docx").read_bytes())
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs a command; its exit code and what it printed on each stream."""

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["reportgen", *arguments])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        printed = capsys.readouterr()
        return int(caught.value.code or 0), printed.out, printed.err

    return command


def made(root: Path, report: str = REPORT, *, force: bool = False) -> Outcome:
    (root / FILE).write_text(report, encoding="utf-8")
    return review(Loader(Workspace(root)), TASK, force=force)


def comments(data: bytes) -> list[tuple[str, str]]:
    """The words each comment stands at, and what it says, read by another library's eyes."""
    document = docx.Document(io.BytesIO(data))
    marked: dict[str, str] = {}
    opened: list[str] = []
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            opened.append(element.get(qn("w:id")))
            marked[opened[-1]] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            opened.remove(element.get(qn("w:id")))
        elif element.tag == qn("w:t"):
            for one in opened:
                marked[one] += element.text or ""
    assert opened == []
    assert sorted(one.get(qn("w:id")) for one in document.element.body.iter(qn("w:commentReference"))) == sorted(marked)
    return [(marked[str(comment.comment_id)], comment.text) for comment in document.comments]


def found(root: Path) -> list[tuple[str, str]]:
    return comments((root / COPY).read_bytes())


def line(words: str, report: str = REPORT) -> int:
    (number,) = [number for number, text in enumerate(report.splitlines(), start=1) if words in text]
    return number


# --- what is said, and where ----------------------------------------------------------------------------------------


def test_each_number_without_a_source_has_a_comment(root):
    assert made(root).exit_code == 0

    assert found(root) == [
        (
            "5次",
            f"没有来源：“5次”没有引用统计数\n→ 核对这个数；能写进 statistics 的，写进去再引用\n{FILE}:{line('5次')}",
        ),
        (
            "8期",
            f"没有来源：“8期”没有引用统计数\n→ 核对这个数；能写进 statistics 的，写进去再引用\n{FILE}:{line('8期')}",
        ),
    ]


def test_an_error_of_the_checks_does_not_stop_the_copy_and_stands_at_the_number(root):
    report = REPORT.replace("special: 20", "special: 21")

    outcome = made(root, report)

    assert (outcome.exit_code, outcome.file) == (5, COPY)
    assert (
        "30人",
        "错误：“trained”各部分合计31人，与总数30人不等，相差1\n"
        "→ 核对总数和各部分，改正其中一个；只列了一部分就加上 partial: true\n"
        f"{FILE}:{line('trained: {')} [unequal-parts]",
    ) in found(root)
    assert not (root / BUILT).exists()


def test_a_statistic_written_over_several_lines_has_its_problem_at_its_number(root):
    lines = "  trained:\n    value: 30\n    unit: 人\n    parts:\n      special: 21\n      managers: 10\n"
    stated = REPORT.replace(REPORT[REPORT.index("  trained:") : REPORT.index("opening:")], lines)

    made(root, stated)

    assert [words for words, said in found(root) if "unequal-parts" in said] == ["30人"]


def test_a_problem_that_quotes_the_text_stands_at_the_words_it_quotes(root):
    made(root, REPORT.replace("heading: 加强培训", "heading: 一、加强培训"))

    words, said = found(root)[1]
    assert (words, said.split("\n")[0]) == (
        "一、加强培训",
        "提示：“一、加强培训”开头的“一、”是手写的序号，会与自动编的重复",
    )


def test_a_problem_of_what_is_not_printed_stands_at_the_title(root):
    made(root, REPORT.replace("statistics:", "statistics:\n  idle: {value: 4, unit: 件}"))

    words, said = found(root)[0]
    assert words == "江州市应急管理局2024年工作报告"
    assert said.endswith("[unused-statistic]")


def test_a_number_of_the_title_the_sign_off_or_an_attachment_has_its_comment_there(root):
    more = "sign: [江州市12局, 江州市13局]\nattachments: {a: {title: 名单9人, text: 共7件。}, b: {title: 表6张}}\n"
    outcome = made(root, REPORT.replace("2024年工作报告", "2024年15项工作报告") + more)

    assert [words for words, _ in comments((root / outcome.file).read_bytes())] == [
        "15项",
        "5次",
        "8期",
        "9人",
        "6张",
        "12",
        "13",
        "9人",
        "7件",
    ]


# --- the copy -------------------------------------------------------------------------------------------------------


def test_the_text_and_the_look_are_those_of_the_document(root):
    loader = Loader(Workspace(root))
    build(loader, TASK, force=False, pdf=False)
    made(root)
    both = [docx.Document(str(root / name)) for name in (BUILT, COPY)]

    assert text.paragraphs(package.unpacked((root / COPY).read_bytes())) == text.paragraphs(
        package.unpacked((root / BUILT).read_bytes())
    )
    looks = [[(run.style.name, run.font.size, *list(run.text)) for run in characters(one)] for one in both]
    assert looks[0] == looks[1]


def characters(document):
    """Every run that has text, once for each of its characters, alone."""
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            for character in run.text:
                yield type("Character", (), {"style": run.style, "font": run.font, "text": character})


def test_the_document_itself_is_neither_written_nor_changed(root, run):
    assert run("build", "2024", "--review")[0] == 0
    assert not (root / BUILT).exists()

    run("build", "2024")
    before = (root / BUILT).read_bytes()
    (root / FILE).write_text(REPORT.replace("5次", "6次"), encoding="utf-8")
    run("build", "2024", "--review")

    assert (root / BUILT).read_bytes() == before
    assert [words for words, _ in found(root)] == ["6次", "8期"]


def test_the_same_inputs_give_the_same_bytes(root, monkeypatch):
    made(root)
    first = (root / COPY).read_bytes()
    (root / COPY).unlink()
    later = time.time() + 4000
    monkeypatch.setattr(time, "time", lambda: later)

    made(root)

    assert (root / COPY).read_bytes() == first
    assert {entry.date_time[0] for entry in zipfile.ZipFile(root / COPY).infolist()} == {1980}
    assert {(one.author, one.timestamp) for one in docx.Document(str(root / COPY)).comments} == {
        ("reportgen", datetime(2025, 1, 10, tzinfo=UTC))
    }
    assert made(root).unchanged


def test_a_copy_edited_by_hand_is_refused(root, run):
    made(root)
    document = docx.Document(str(root / COPY))
    document.paragraphs[-1].add_run("请审")
    next(one for one in document.paragraphs if one.text == "特此报告。").add_run("请审。")
    document.save(str(root / COPY))
    (root / FILE).write_text(REPORT.replace("5次", "6次"), encoding="utf-8")

    code, out, err = run("build", "2024", "--review")

    assert (code, out) == (6, f"没有生成 {FILE}：2 个错误\n")
    assert "生成后被手工改过，现为“特此报告。请审。” [edited-by-hand]" in err


def test_a_copy_with_comments_of_a_reader_is_kept_beside(root):
    made(root)
    document = docx.Document(str(root / COPY))
    document.add_comment(document.paragraphs[-1].add_run(""), "同意", "局长", "局")
    document.save(str(root / COPY))

    outcome = made(root, REPORT.replace("5次", "6次"))

    assert outcome.exit_code == 0
    assert ("同意" in "".join(said for _, said in comments((root / outcome.kept).read_bytes()))) is True


def test_a_fault_in_the_text_leaves_no_copy(root, run):
    (root / FILE).write_text(REPORT.replace("trained.special", "trained.specail"), encoding="utf-8")

    code, out, err = run("build", "2024", "--review")

    assert (code, out) == (3, f"没有生成 {FILE}：1 个错误\n")
    assert "没有名为“trained.specail”的统计数 [unknown-statistic]" in err
    assert not (root / "outputs").exists()


def test_the_command_tells_how_many_comments_there_are(root, run):
    code, out, _ = run("build", "2024", "--review")
    assert (code, out.split("（")[0], out.rstrip().endswith("，批注 2 条）")) == (
        0,
        f"已生成 {COPY.split('（')[0]}",
        True,
    )

    (outcome,) = json.loads(run("build", "2024", "--review", "--format", "json")[1])["outcomes"]
    assert (outcome["file"], outcome["comments"], outcome["unchanged"]) == (COPY, 2, True)


def test_a_review_copy_as_pdf_is_refused(root, run):
    assert run("build", "2024", "--review", "--pdf") == (2, "", "--review 和 --pdf 不能一起用：PDF 里看不到批注\n")


def test_no_other_command_loads_the_library_that_writes_comments():
    import subprocess

    script = "import sys, reportgen.cli, reportgen.build, reportgen.outputs; print('docx' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


# --- cutting runs ---------------------------------------------------------------------------------------------------

PIECES = st.lists(st.lists(st.text("甲乙12丙", max_size=6), max_size=3), min_size=1, max_size=5)


@settings(max_examples=150, deadline=None)
@given(PIECES.filter(lambda paragraphs: any(map("".join, paragraphs))), st.data())
def test_a_comment_stands_at_just_the_words_meant_wherever_they_are(paragraphs, data):
    body = "".join(
        "<w:p>"
        + "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{run[:2]}</w:t><w:t>{run[2:]}</w:t></w:r>" for run in runs)
        + "</w:p>"
        for runs in paragraphs
    )
    parts = document_parts(
        body,
        styles_xml((), ()),
        b"<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'/>",
    )
    passages = [Passage("body", Words(words, (Source(0, ()),))) for runs in paragraphs if (words := "".join(runs))]
    spans = data.draw(st.lists(st.sampled_from(passages).flatmap(lambda one: span_in(passages, one)), max_size=5))
    found = [Remark(span, f"批注{number}") for number, span in enumerate(sorted(spans))]

    done = with_comments(parts, passages, found, date(2025, 1, 10))

    assert text.paragraphs(done) == text.paragraphs(parts)
    assert sorted(comments(package.write(done)), key=lambda one: one[1]) == [
        (passages[remark.span.passage].text[remark.span.start : remark.span.end], remark.words) for remark in found
    ]


def span_in(passages: list[Passage], passage: Passage):
    """A piece of a passage that is not empty."""
    number, size = passages.index(passage), len(passage.text)
    return st.integers(0, size - 1).flatmap(
        lambda start: st.integers(start + 1, size).map(lambda end: Span(number, start, end))
    )
