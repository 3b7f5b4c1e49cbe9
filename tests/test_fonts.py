"""Which faces a machine lacks, what stands in for them, and what LibreOffice then prints with."""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from reportgen import fonts, pdf
from reportgen.fonts import Missing

THERE = frozenset({"noto serif cjk sc", "noto sans cjk sc", "kaiti", "liberation serif"})


@pytest.mark.parametrize(
    ("face", "stand_in"),
    [
        ("方正小标宋简体", "Noto Serif CJK SC"),
        ("华文中宋", "Noto Serif CJK SC"),
        ("仿宋_GB2312", "Noto Serif CJK SC"),
        ("楷体_GB2312", "KaiTi"),
        ("黑体", "Noto Sans CJK SC"),
        ("Microsoft YaHei", "Noto Sans CJK SC"),
        ("宋体", "Noto Serif CJK SC"),
    ],
)
def test_the_likest_face_that_is_there_stands_in_for_one_that_is_not(face, stand_in):
    assert fonts.missing([face, face], THERE) == [Missing(face, stand_in)]


def test_a_face_that_is_there_and_a_latin_one_need_none():
    assert fonts.missing(["KaiTi", "Noto Sans CJK SC", "Times New Roman"], THERE) == []


def test_a_machine_without_any_chinese_face_has_nothing_to_stand_in(monkeypatch):
    monkeypatch.setattr(fonts, "installed", frozenset)

    assert fonts.missing(["黑体"], frozenset()) == [Missing("黑体", "")]
    assert fonts.substitution() == ""


@pytest.mark.skipif(shutil.which("fc-list") is None, reason="compares with fc-list")
def test_the_names_in_font_files_are_those_the_system_knows():
    listed = subprocess.run(["fc-list", ":", "file"], capture_output=True, text=True, check=True).stdout
    files = [Path(line.removesuffix(": ")) for line in listed.splitlines()]
    read = {name.casefold() for file in files if file.suffix in {".ttf", ".ttc"} for name in fonts.families(file)}

    assert read
    assert read <= fonts.installed()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folders of Linux")
def test_without_fc_list_the_font_files_are_read(tmp_path, monkeypatch):
    fonts.installed.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(fonts, "_folders", lambda: [tmp_path, tmp_path / "none"])
    names = "黑体样".encode("utf-16-be")
    record = struct.pack(">HHHHHH", 3, 1, 0x804, 1, len(names), 0)
    table = struct.pack(">HHH", 0, 1, 18) + record + names
    head = b"\0\1\0\0" + struct.pack(">HHHH", 1, 0, 0, 0) + struct.pack(">4sLLL", b"name", 0, 28, len(table))
    (tmp_path / "a.TTF").write_bytes(head + table)

    assert fonts.installed() == {"黑体样"}
    fonts.installed.cache_clear()


@pytest.mark.parametrize("data", [b"", b"ttcf", b"\0\1\0\0\0\5", b"ttcf\0\0\0\0\xff\xff\xff\xff"])
def test_a_broken_font_file_has_no_names(tmp_path, data):
    (tmp_path / "broken.ttf").write_bytes(data)

    assert fonts.families(tmp_path / "broken.ttf") == set()


@pytest.mark.skipif(pdf.find_office() is None, reason="needs LibreOffice")
@pytest.mark.skipif(not {"noto serif cjk sc", "noto sans cjk sc"} <= fonts.installed(), reason="needs the Noto faces")
def test_libreoffice_prints_what_stands_in_for_a_missing_face():
    words = {"方正小标宋简体": "标题", "黑体": "一级", "FangSong_GB2312": "正文"}
    document = docx.Document()
    for face, text in words.items():
        run = document.add_paragraph().add_run(text)
        run.font.name = "Times New Roman"
        run._element.rPr.rFonts.set(qn("w:eastAsia"), face)
    file = BytesIO()
    document.save(file)

    page = pdfplumber.open(BytesIO(pdf.convert(file.getvalue(), "样张"))).pages[0]

    printed = {glyph["text"]: glyph["fontname"].split("+")[-1].lower() for glyph in page.chars}
    for stand_in, text in zip(fonts.missing(words, fonts.installed()), words.values(), strict=True):
        shape = stand_in.stand_in.lower().replace(" ", "").removesuffix("sc")
        if shape.startswith("noto"):  # another may have another name in a PDF
            assert {printed[character][: len(shape)] for character in text} == {shape}
