"""Many files as PDF at one start of LibreOffice, whatever one of them does to it."""

import os
import shutil
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from test_verify_faults import built

from reportgen import pages, pdf
from reportgen.pdf import NotConverted
from reportgen.problems import OutputError

REMEDY = "再运行一次；仍不行就在 Word/WPS 里另存为 PDF"


@pytest.fixture
def starts(tmp_path, monkeypatch) -> Path:
    """A program in LibreOffice's stead, which does what a file says; a line in this file for each time it starts."""
    if os.name == "nt":
        pytest.skip("needs a script that runs as a program")
    log = tmp_path / "starts"
    program = tmp_path / "soffice"
    program.write_text(
        f"#!{sys.executable}\n"
        + textwrap.dedent(f"""
            import os, pathlib, subprocess, sys, time
            folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
            names = sys.argv[sys.argv.index("--outdir") + 2:]
            with open({str(log)!r}, "a") as log:
                log.write(" ".join(names) + "\\n")
            for name in names:
                says = (folder / name).read_text()
                if says == "die":
                    os.abort()
                if says == "hang":
                    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
                    open({str(tmp_path / "child")!r}, "w").write(str(child.pid))
                    time.sleep(60)
                if says != "unreadable":
                    (folder / name).with_suffix(".pdf").write_text("%PDF " + says + (" %%EOF" if says != "cut" else ""))
        """),
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return log


def converted(*files: str) -> list[str]:
    return [
        one.reason if isinstance(one, NotConverted) else one.decode()
        for one in pdf.convert_all([file.encode() for file in files])
    ]


def test_one_start_converts_many_files(starts):
    assert converted("a", "b", "c") == ["%PDF a %%EOF", "%PDF b %%EOF", "%PDF c %%EOF"]
    assert starts.read_text() == "0.docx 1.docx 2.docx\n"


def test_a_file_that_kills_libreoffice_costs_the_others_nothing(starts):
    assert converted("a", "die", "c") == [
        "%PDF a %%EOF",
        "LibreOffice 没有转成 PDF（退出码 -6）",
        "%PDF c %%EOF",
    ]
    assert starts.read_text() == "0.docx 1.docx 2.docx\n2.docx\n"


def test_a_file_that_cannot_be_opened_costs_the_others_nothing(starts):
    assert converted("unreadable", "b") == ["LibreOffice 没有转成 PDF（它打不开这个文件）", "%PDF b %%EOF"]


def test_a_file_that_hangs_is_given_up_after_a_while_with_all_it_started(starts, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "_SECONDS", 2)
    began = time.monotonic()

    assert converted("a", "hang", "c") == [
        "%PDF a %%EOF",
        "LibreOffice 没有转成 PDF（2 秒没有转完一个文件）",
        "%PDF c %%EOF",
    ]
    assert time.monotonic() - began < 30
    assert not alive(int((tmp_path / "child").read_text()))


def test_ctrl_c_ends_libreoffice_too(starts, tmp_path, monkeypatch):
    def pressed(*_: object, **__: object) -> int:
        while not ((tmp_path / "child").exists() and (tmp_path / "child").read_text()):
            time.sleep(0.05)
        raise KeyboardInterrupt

    wait = subprocess.Popen.wait
    monkeypatch.setattr(
        subprocess.Popen, "wait", lambda self, timeout=None: pressed() if timeout else wait(self, timeout)
    )
    with pytest.raises(KeyboardInterrupt):
        converted("hang")
    assert not alive(int((tmp_path / "child").read_text()))


def test_a_libreoffice_that_never_works_is_not_started_for_every_file(starts):
    assert converted(*["die"] * 9) == ["LibreOffice 没有转成 PDF（退出码 -6）"] * 9
    assert len(starts.read_text().splitlines()) == 3


def test_a_pdf_cut_short_is_none(starts):
    assert converted("cut", "b") == ["LibreOffice 没有转成 PDF（它打不开这个文件）", "%PDF b %%EOF"]


def test_without_libreoffice_each_file_says_so(monkeypatch):
    monkeypatch.setattr(pdf, "find_office", lambda: None)
    missing = NotConverted(
        "no-libreoffice",
        "没有装 LibreOffice，转不成 PDF",
        "安装 LibreOffice（apt-get install libreoffice-writer，或到官网下载），或在 Word/WPS 里另存为 PDF",
    )

    assert pdf.convert_all([b"", b""]) == [missing, missing]
    with pytest.raises(OutputError) as caught:
        pdf.convert(b"", "报告.docx")
    assert str(caught.value) == (
        f"报告.docx: 没有装 LibreOffice，转不成 PDF；Word 文件已经生成 [no-libreoffice]\n    → {missing.remedy}"
    )


def test_a_file_that_is_not_converted_is_named(starts):
    with pytest.raises(OutputError) as caught:
        pdf.convert(b"die", "报告.docx")
    assert str(caught.value) == (
        f"报告.docx: LibreOffice 没有转成 PDF（退出码 -6）；Word 文件已经生成 [not-converted]\n    → {REMEDY}"
    )


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")
def test_two_runs_at_the_same_time_do_not_disturb_each_other():
    files = [built("notice"), built("report")]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(pdf.convert_all, [files, files[::-1]]))

    words = [["".join(line.text for line in pages.read(each)[0].lines) for each in one] for one in found]
    assert words[0] == words[1][::-1]
    assert "签发人：周明远" not in words[0][0]
    assert "签发人：周明远" in words[0][1]


def alive(process: int) -> bool:
    """Whether a process still runs; one that has ended but was not waited for does not."""
    state = Path(f"/proc/{process}/stat")
    if sys.platform == "linux":
        return state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    return subprocess.run(["/bin/kill", "-0", str(process)], capture_output=True, check=False).returncode == 0
