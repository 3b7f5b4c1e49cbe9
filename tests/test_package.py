"""Opening any .docx: what is told apart, and the limits that hold."""

import io
import struct
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import package
from reportgen.package import NotADocument

DOCUMENT = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def types(main=MAIN):
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    ).encode()


def arrows(kind=OFFICE_DOCUMENT, target="word/document.xml"):
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    ).encode()


def parts(**changes):
    """The parts of the smallest .docx, with some of them changed or, as None, left out."""
    whole = {
        "[Content_Types].xml": types(),
        "_rels/.rels": arrows(),
        "word/document.xml": f'<w:document xmlns:w="{DOCUMENT}"><w:body/></w:document>'.encode(),
    }
    return {name: content for name, content in (whole | changes).items() if content is not None}


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def refusal(data):
    with pytest.raises(NotADocument) as caught:
        package.read(data, "a.docx")
    return caught.value.reason


def test_a_document_is_its_parts_with_the_content_types_first():
    reversed_parts = dict(reversed(parts().items()))

    opened = package.read(package.write(reversed_parts), "a.docx")

    assert opened.main == "word/document.xml"
    assert list(opened.parts) == ["[Content_Types].xml", "word/document.xml", "_rels/.rels"]
    assert opened.parts == parts()


def test_the_same_parts_give_the_same_bytes():
    assert package.write(parts()) == package.write(parts())


def test_a_written_document_bears_no_clock_and_no_system():
    with zipfile.ZipFile(io.BytesIO(package.write(parts()))) as archive:
        facts = {(entry.date_time, entry.create_system, entry.compress_type) for entry in archive.infolist()}

    assert facts == {((1980, 1, 1, 0, 0, 0), 0, zipfile.ZIP_DEFLATED)}


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0/"), min_size=1),
        st.binary(max_size=90_000),
    )
)
def test_a_package_is_what_pythons_own_zipfile_writes(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, content)

    assert package.write(parts) == buffer.getvalue()


def test_a_refusal_names_the_file_the_reason_and_the_remedy():
    with pytest.raises(NotADocument) as caught:
        package.read(b"", "模板.docx")

    assert str(caught.value) == "模板.docx：文件是空的；重新复制或下载这个文件"
    assert caught.value.remedy == "重新复制或下载这个文件"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "文件是空的"),
        (OLE + "WordDocument".encode("utf-16-le"), "这是旧版 Word 文档（.doc）或 WPS 文字（.wps），不是 .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件加了密码"),
        (OLE + "Workbook".encode("utf-16-le"), "这是旧版 Excel 或 PowerPoint 文件，不是 .docx"),
        (b"{\\rtf1\\ansi", "这是 RTF 文件，不是 .docx"),
        (b"%PDF-1.7", "这是 PDF 文件，不是 .docx"),
        (b"MIME-Version: 1.0\n", "这是网页文件（MHT），不是 .docx"),
        (b"\xef\xbb\xbf\r\n<HTML><body>", "这是网页文件（HTML），不是 .docx"),
        (b"<!DOCTYPE html>", "这是网页文件（HTML），不是 .docx"),
        (b'<?xml version="1.0"?><pkg:package/>', "这是 XML 文件，不是 .docx"),
        ("一份通知".encode(), "这是纯文本文件，不是 .docx"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "这不是 Word 文档"),
        (b"PK\x05\x06" + bytes(18), "压缩包是空的或已损坏"),
        (b"PK\x03\x04", "文件不完整，后半部分缺失"),
        (b"PK\x03\x04" + b"PK\x05\x06" + bytes(18), "压缩包里没有“[Content_Types].xml”，不是 Word 文档"),
    ],
)
def test_what_is_no_docx_is_named(data, reason):
    assert refusal(data) == reason


@pytest.mark.parametrize("length", [0.2, 0.5, 0.9])
def test_a_cut_document_is_incomplete(length):
    whole = package.write(parts())

    assert refusal(whole[: int(len(whole) * length)]) == "文件不完整，后半部分缺失"


def test_a_damaged_part_is_named():
    data = zipped([("[Content_Types].xml", types()), ("word/document.xml", b"<a>1</a>")], zipfile.ZIP_STORED)

    assert refusal(data.replace(b"<a>1", b"<a>2")) == "文件已损坏，“word/document.xml”读不出"


def test_a_directory_that_cannot_be_read():
    data = package.write(parts())

    assert refusal(data.replace(b"PK\x01\x02", b"PK\x01\x03")) == "文件已损坏，压缩包的目录读不出"


def test_an_encrypted_entry_needs_its_password_removed():
    data = bytearray(package.write(parts()))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1

    assert refusal(bytes(data)) == "文件加了密码"


@pytest.mark.parametrize("names", [("a.xml", "a.xml"), ("word/A.xml", "word/a.xml")])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_may_stand_only_once(names):
    assert refusal(zipped([(name, b"") for name in names])) == f"压缩包里有两个“{names[0].lower()}”"


@pytest.mark.parametrize("name", ["/etc/passwd", "../x.xml", "word/../../x", "C:/x.xml", "word//x.xml", "./x.xml"])
def test_a_name_pointing_outside_is_refused(name):
    assert refusal(zipped([(name, b"x")])) == f"压缩包里有指向外面的文件名“{name}”"


def test_a_name_with_backslashes_is_refused():
    data = zipped([("word_x.xml", b"x")]).replace(b"word_x.xml", b"word\\x.xml")

    assert refusal(data) == "压缩包里有指向外面的文件名“word\\x.xml”"


def test_folders_in_the_archive_are_no_parts():
    data = zipped([*parts().items(), ("word/", b"")])

    assert package.read(data, "a.docx").parts == parts()


def test_too_many_entries():
    assert refusal(zipped([(f"{i}.xml", b"") for i in range(2001)])) == "压缩包里的文件多于 2000 个"


def test_other_compression_than_words_is_refused():
    assert refusal(zipped([("a.xml", b"x" * 99)], zipfile.ZIP_BZIP2)) == "“a.xml”的压缩方法 Word 不使用"


def test_a_part_that_says_it_is_too_large_is_not_unpacked():
    started = time.process_time()

    reason = refusal(zipped([("a.xml", bytes(50 * 1024 * 1024))]))

    assert reason == "“a.xml”解压后超过 48 MB"
    assert time.process_time() - started < 2


def test_parts_too_large_together():
    large = bytes(44 * 1024 * 1024)

    assert refusal(zipped([(f"{i}.xml", large) for i in range(3)])) == "全部内容解压后超过 128 MB"


def test_a_size_that_lies_is_found_out():
    data = bytearray(zipped([("a.xml", bytes(60 * 1024 * 1024))]))
    size = data.index(b"PK\x01\x02") + 24
    data[size : size + 4] = struct.pack("<L", 100)

    assert refusal(bytes(data)) == "文件已损坏，“a.xml”读不出"


def test_a_part_shorter_than_it_says():
    data = bytearray(package.write(parts()))
    size = data.index(b"PK\x01\x02") + 24
    data[size : size + 4] = struct.pack("<L", 100_000)

    assert refusal(bytes(data)) == "文件已损坏，“[Content_Types].xml”不完整"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"[Content_Types].xml": None}, "压缩包里没有“[Content_Types].xml”，不是 Word 文档"),
        ({"_rels/.rels": None}, "文件里没有正文部件"),
        ({"word/document.xml": None}, "文件里没有正文部件"),
        ({"_rels/.rels": arrows(target="word/other.xml")}, "文件里没有正文部件"),
        ({"_rels/.rels": arrows(kind="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument")},
         "这是“Strict Open XML”格式的文档"),
        ({"[Content_Types].xml": types("application/vnd.ms-word.document.macroEnabled.main+xml")},
         "这是带宏的 Word 文档（.docm），不是 .docx"),
        ({"[Content_Types].xml": types("application/vnd.ms-word.template.macroEnabledTemplate.main+xml")},
         "这是带宏的 Word 模板（.dotm），不是 .docx"),
        ({"[Content_Types].xml": types(MAIN.replace("document.main", "template.main"))},
         "这是 Word 模板（.dotx），不是 .docx"),
        ({"[Content_Types].xml": types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")},
         "这是 Excel 工作簿（.xlsx），不是 .docx"),
        ({"[Content_Types].xml": types("application/vnd.openxmlformats-officedocument.presentationml.slide.main+xml")},
         "这是 PowerPoint 演示文稿（.pptx），不是 .docx"),
        ({"[Content_Types].xml": types("text/plain")}, "正文部件的类型不是 Word 文档"),
        ({"[Content_Types].xml": b"<Types"}, "“[Content_Types].xml”读不出：XML 写法有误，第 1 行"),
        ({"_rels/.rels": b"<!DOCTYPE a><a/>"}, "“_rels/.rels”读不出：XML 里有 DTD 或实体定义"),
    ],
)  # fmt: skip
def test_an_archive_must_be_a_word_document(changes, reason):
    assert refusal(package.write(parts(**changes))) == reason


def test_two_texts_are_one_too_many():
    twice = (
        arrows().replace(b"</Relationships>", b"")
        + (f'<Relationship Id="rId2" Type="{OFFICE_DOCUMENT}" Target="word/document.xml"/></Relationships>').encode()
    )

    assert refusal(package.write(parts(**{"_rels/.rels": twice}))) == "文件里有不止一个正文部件"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("OFD.xml", b"", "这是 OFD 版式文件，不是 .docx"),
        ("mimetype", b"application/vnd.oasis.opendocument.text", "这是 OpenDocument 文件（.odt），不是 .docx"),
    ],
)
def test_other_archives_are_named(name, content, reason):
    assert refusal(package.write({name: content})) == reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "XML 里有 DTD 或实体定义"),
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"), "不是 UTF-8 编码的 XML"),
        (b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>', "不是 UTF-8 编码的 XML"),
        ("<a/>".encode("utf-32"), "不是 UTF-8 编码的 XML"),
        (b"", "不是 UTF-8 编码的 XML"),
    ],
)
def test_xml_that_could_hide_something_is_refused(data, reason):
    with pytest.raises(NotADocument) as caught:
        package.xml(data)

    assert caught.value.reason == reason


@pytest.mark.parametrize("data", [b"<a>", b"<a>\xff</a>", b"<a>&b;</a>", b"<a>" * 300, b"<a>\x01</a>"])
def test_broken_xml_is_refused(data):
    with pytest.raises(NotADocument, match="XML 写法有误"):
        package.xml(data)


def test_xml_is_read_without_comments():
    root = package.xml(b"<a>1<!-- {{ x }} --><?y z?>2</a>")

    assert root.text == "12"


def test_relationships_lead_to_parts_by_their_full_names():
    relative = {
        "word/_rels/document.xml.rels": (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="a" Type="t" Target="header1.xml"/>'
            b'<Relationship Id="b" Type="t" Target="/docProps/c.xml"/>'
            b'<Relationship Id="c" Type="t" Target="../x.xml"/>'
            b'<Relationship Id="d" Type="t" Target="http://x/" TargetMode="External"/></Relationships>'
        )
    }

    found = package.relationships(relative, "word/document.xml")

    assert [(arrow.id, arrow.target, arrow.external) for arrow in found] == [
        ("a", "word/header1.xml", False),
        ("b", "docProps/c.xml", False),
        ("c", "x.xml", False),
        ("d", "http://x/", True),
    ]
