"""What verify found, as a page for the browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PIL import Image
from typer.testing import CliRunner

from reportgen import cli, findings, pdf
from reportgen.findings import Judged
from reportgen.pages import Area
from reportgen.problems import Location, Problem
from reportgen.verify.verdict import Ruling, Strength, Verdict


def printed(pages: int) -> bytes:
    """Empty sheets of A4."""
    sheets = [Image.new("RGB", (2100, 2970), "white") for _ in range(pages)]
    file = BytesIO()
    sheets[0].save(file, "PDF", resolution=254, save_all=True, append_images=sheets[1:])
    return file.getvalue()


def verdict(rule: str, ruling: Ruling, strength=Strength.RULE, found="", area=None) -> Verdict:
    return Verdict(rule, "7.3.3", strength, ruling, f"应当{rule}", found, f"改正{rule}", area=area)


def page(*judged: Judged, problems=(), counted=("规定",)) -> str:
    return findings.page(judged, problems, counted).decode()


def text(html: str) -> str:
    """What a reader sees, a space between elements."""
    seen: list[str] = []
    reader = HTMLParser()
    reader.handle_data = seen.append
    reader.feed(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))
    return " ".join(" ".join(seen).split())


def test_failures_stand_first_by_strength_each_with_where_and_what_to_do():
    html = page(
        Judged(
            "来文.docx",
            (
                verdict("a", Ruling.PASS),
                verdict("b", Ruling.FAIL, Strength.USUAL, "是黑体"),
                verdict("c", Ruling.FAIL, Strength.RULE, "是仿宋"),
                verdict("d", Ruling.UNKNOWN, found="没有排版"),
                verdict("e", Ruling.ABSENT, found="没有附件"),
            ),
        )
    )

    assert (
        "来文.docx 不通过 规定 1 条 一般 1 条 1 条 1 条 1 条 来文.docx 不符 2 条 "
        "号 级别 条款 应当 实际 在哪里 怎样改 "
        "1 规定 7.3.3 应当c c 是仿宋 全文 改正c 2 一般 7.3.3 应当b b 是黑体 全文 改正b "
        "判不出 1 条 原因 没有判的规则 没有排版 应当d（7.3.3） "
        "符合 1 条，不适用 1 条 条款 应当 结论 7.3.3 应当a 符合 7.3.3 应当e 不适用：没有附件"
    ) in text(html)


def test_a_file_passes_where_only_weaker_rules_fail_than_are_counted():
    judged = Judged("来文.docx", (verdict("a", Ruling.FAIL, Strength.USUAL, "是黑体"),))

    assert "来文.docx 通过 一般 1 条" in text(page(judged))
    assert "来文.docx 不通过 一般 1 条" in text(page(judged, counted=("规定", "一般")))


def test_faults_are_marked_on_the_pages_one_box_for_one_place():
    area = Area(2, 28, 37, 184, 47)
    found = tuple(verdict(rule, Ruling.FAIL, found="不对", area=area) for rule in "ab")
    html = page(Judged("来文.docx", found, printed(3)))

    assert html.count('class="box 规定"') == 1
    style = re.search(r'class="box 规定" style="(.*?)"', html)[1]
    assert style == "left:12.95%;top:12.18%;width:75.03%;height:3.90%"
    for number in ("1", "2"):
        assert f'id="f1-{number}-box" href="#f1-{number}"' in html
        assert f'<tr id="f1-{number}">' in html
        assert f'href="#f1-{number}-box"' in html
    assert "第2面 1 2 其余 2 面，没有标出的 第1面 第3面" in text(html)


def test_without_pictures_the_page_says_why():
    html = page(Judged("来文.docx", (verdict("a", Ruling.PASS),), without="没有装 LibreOffice"))

    assert "没有不符的。" in text(html)
    assert "没有页面图：没有装 LibreOffice" in text(html)
    assert "<img" not in html


def test_the_words_of_a_document_are_no_html_and_nothing_is_fetched():
    hostile = '<script>alert("1")</script>&amp;'
    problem = Problem(Location(hostile), "not-a-document", hostile, hostile)
    html = page(
        Judged(hostile, (verdict("a", Ruling.FAIL, found=hostile, area=Area(1, 1, 1, 2, 2)),), printed(1)),
        problems=[problem],
    )

    assert "<script" not in html
    assert "没有查 " + hostile + "；" + hostile in text(html)
    assert set(re.findall(r'(?:src|href)="(data:image/png;base64,|#|[^"]*)', html)) <= {
        "data:image/png;base64,",
        "#",
    } | {f"#f1{rest}" for rest in ("", "-1", "-1-box")}
    assert not re.search(r"https?:|url\(|@import", html)


def test_verify_writes_the_page_and_replaces_only_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    docx.Document().save("来文.docx")
    Path("空.docx").write_bytes(b"")
    arguments = ["verify", "来文.docx", "空.docx", "--file-only", "--html", "报告.html"]

    first, second = (CliRunner().invoke(cli.app, arguments) for _ in range(2))

    assert first.exit_code == second.exit_code == 3
    assert second.stdout.endswith("已写 报告.html\n")
    seen = text(Path("报告.html").read_text(encoding="utf-8"))
    assert "空.docx 没有查 文件是空的；" in seen
    assert "来文.docx 不通过 规定" in seen
    assert "没有页面图：没有排版，量不了版面" in seen
    Path("报告.html").write_text("<p>我的网页</p>", encoding="utf-8")
    refused = CliRunner().invoke(cli.app, arguments)
    assert refused.exit_code == 6
    assert refused.stdout == second.stdout.removesuffix("已写 报告.html\n")
    assert "报告.html: 这里已有一个文件，不是 reportgen 生成的，或者生成后改动过 [not-a-view]" in refused.stderr
    assert Path("报告.html").read_text(encoding="utf-8") == "<p>我的网页</p>"


@pytest.mark.skipif(pdf.find_office() is None, reason="needs LibreOffice")
def test_the_faults_of_a_word_file_are_marked_where_libreoffice_prints_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    document = docx.Document()
    document.add_paragraph("江州市应急管理局2024年工作报告")
    document.add_paragraph("一、各项工作有序推进").runs[0].bold = True
    document.save("来文.docx")

    CliRunner().invoke(cli.app, ["verify", "来文.docx", "--html", "报告.html"])

    html = Path("报告.html").read_text(encoding="utf-8")
    assert html.count("<img") == 1
    assert 'class="box ' in html
