"""Any .docx as its parts, opened within limits."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

MEGABYTE = 1024 * 1024
LARGEST_FILE = 64 * MEGABYTE
LARGEST_PART = 48 * MEGABYTE
LARGEST_PACKAGE = 128 * MEGABYTE
MOST_PARTS = 2000

TYPES_PART = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

SAVE_AS = "用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”"
RESAVE = "换一份完整的文件；能打开的话，用 Word 或 WPS 另存一次"


class NotADocument(Exception):  # noqa: N818  it names what the bytes are, for the caller's own Problem
    """The bytes are no .docx that can be used; `reason` and `remedy` are for a clerk to read."""

    def __init__(self, reason: str, remedy: str, file: str = "") -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{file}：{reason}；{remedy}" if file else f"{reason}；{remedy}")


class Relationship(NamedTuple):
    """One arrow from a part to another part, or to somewhere outside the document."""

    id: str
    type: str
    target: str  # a part's name, or an address when external
    external: bool


class Package(NamedTuple):
    """The parts of a .docx by name, without leading slash; `main` names the one with the text."""

    parts: dict[str, bytes]
    main: str


def read(data: bytes, file: str) -> Package:
    """The parts of a .docx, its list of content types first; raises NotADocument."""
    try:
        parts = unpacked(data)
        return Package(parts, _main(parts))
    except NotADocument as fault:
        raise NotADocument(fault.reason, fault.remedy, file) from None


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of any file of this make, an .xlsx too; raises NotADocument."""
    return _unpack(_opened(data))


def write(parts: Mapping[str, bytes]) -> bytes:
    """A .docx of these parts, in this order; the same parts give the same bytes."""
    written: list[bytes] = []
    entries: list[bytes] = []
    place = 0
    for name, content in parts.items():
        deflated, checksum = (_deflated_once if len(content) <= _SMALL else _deflated)(content)
        encoded = name.encode()
        # Needs version 2.0 to be read; the name is UTF-8; deflated; 1980-01-01, so that nothing depends on the clock.
        common = (
            20,
            0 if name.isascii() else 0x800,
            zipfile.ZIP_DEFLATED,
            0,
            33,
            checksum,
            len(deflated),
            len(content),
        )
        header = _HEADER.pack(b"PK\x03\x04", *common, len(encoded), 0) + encoded
        entries.append(_ENTRY.pack(b"PK\x01\x02", 20, *common, len(encoded), 0, 0, 0, 0, 0o600 << 16, place) + encoded)
        written += header, deflated
        place += len(header) + len(deflated)
    directory = b"".join(entries)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(directory), place, 0)
    return b"".join([*written, directory, end])


_HEADER, _ENTRY, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_LEVEL = 3  # of 9: half the time of zlib's own choice, and five hundredths more to store
_SMALL = 64 * 1024


def _deflated(content: bytes) -> tuple[bytes, int]:
    """A part as it is stored, and its checksum."""
    return zlib.compress(content, _LEVEL, -zlib.MAX_WBITS), zlib.crc32(content)


_deflated_once = lru_cache(maxsize=32)(_deflated)
"""For what is the same in one document after another: styles, settings, footers."""


def xml(data: bytes) -> etree._Element:
    """The root of an XML part: UTF-8 only, no DOCTYPE, no entity, nothing fetched; raises NotADocument."""
    from lxml import etree

    _refuse_unsafe(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotADocument(f"XML 写法有误，第 {error.lineno or 1} 行", RESAVE) from None
    except ValueError:
        raise NotADocument("XML 写法有误", RESAVE) from None


def relationships(parts: Mapping[str, bytes], source: str) -> list[Relationship]:
    """Where the part `source` points ("" is the whole document), targets as part names; raises NotADocument."""
    folder, name = posixpath.split(source)
    table = posixpath.join(folder, "_rels", f"{name}.rels")
    if table not in parts:
        return []
    return list(_relationships(parts[table], table, folder))


@lru_cache(maxsize=32)
def _relationships(content: bytes, table: str, folder: str) -> tuple[Relationship, ...]:
    found = []
    for element in _tree(content, table).iterchildren("{*}Relationship"):
        external = element.get("TargetMode", "").lower() == "external"
        target = element.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found.append(Relationship(element.get("Id", ""), element.get("Type", ""), target, external))
    return tuple(found)


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The declared content type of every part that has one; raises NotADocument."""
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for element in _tree(parts[TYPES_PART], TYPES_PART).iterchildren("{*}Default", "{*}Override"):
        kind = element.get("ContentType", "")
        defaults[element.get("Extension", "").lower()] = kind
        overrides[element.get("PartName", "").lstrip("/").lower()] = kind
    found = {}
    for name in parts:
        kind = overrides.get(name.lower()) or defaults.get(name.rpartition(".")[2].lower(), "")
        if kind and name != TYPES_PART:
            found[name] = kind
    return found


def _tree(content: bytes, name: str) -> etree._Element:
    try:
        return xml(content)
    except NotADocument as fault:
        raise NotADocument(f"“{name}”读不出：{fault.reason}", fault.remedy) from None


def _opened(data: bytes) -> zipfile.ZipFile:
    """The bytes as a zip that may be unpacked, or what they are instead."""
    if not data.startswith(b"PK\x03\x04"):
        raise NotADocument(*_instead(data))
    if len(data) > LARGEST_FILE:
        raise NotADocument(f"文件有 {len(data) // MEGABYTE} MB，超过 {LARGEST_FILE // MEGABYTE} MB", "压缩或删去大图片")
    if b"PK\x05\x06" not in data[-65557:]:
        raise NotADocument("文件不完整，后半部分缺失", "重新复制或下载这个文件")
    # Counted before zipfile makes an object of each entry: a crafted list would fill the memory.
    if data.count(b"PK\x01\x02") > MOST_PARTS:
        raise NotADocument(f"压缩包里的文件多于 {MOST_PARTS} 个", RESAVE)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise NotADocument("文件已损坏，压缩包的目录读不出", RESAVE) from None


def _unpack(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    for entry in entries:
        _refuse_entry(entry)
    repeated = [name for name, times in Counter(entry.filename.lower() for entry in entries).items() if times > 1]
    if repeated:
        raise NotADocument(f"压缩包里有两个“{repeated[0]}”", RESAVE)
    if sum(entry.file_size for entry in entries) > LARGEST_PACKAGE:
        raise _too_large("全部内容", LARGEST_PACKAGE)
    parts: dict[str, bytes] = {}
    left = LARGEST_PACKAGE
    for entry in sorted(entries, key=lambda entry: entry.filename != TYPES_PART):
        parts[entry.filename] = _content(archive, entry, left)
        left -= len(parts[entry.filename])
    return parts


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """One entry unpacked, stopping as soon as it is larger than it may be, whatever its header says."""
    most = min(LARGEST_PART, left)
    try:
        with archive.open(entry) as stream:
            content = stream.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
        raise NotADocument(f"文件已损坏，“{entry.filename}”读不出", RESAVE) from None
    if len(content) > most:
        raise _too_large(f"“{entry.filename}”", most)
    if len(content) < entry.file_size:
        raise NotADocument(f"文件已损坏，“{entry.filename}”不完整", RESAVE)
    return content


def _refuse_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if entry.flag_bits & 0x1:
        raise NotADocument("文件加了密码", "在 Word 或 WPS 中去掉打开密码后保存")
    if name.startswith("/") or "\\" in name or ":" in name or {"..", ".", ""} & set(name.split("/")):
        raise NotADocument(f"压缩包里有指向外面的文件名“{name}”", "不要使用这个文件，查明它的来源")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise NotADocument(f"“{name}”的压缩方法 Word 不使用", RESAVE)
    if entry.file_size > LARGEST_PART:
        raise _too_large(f"“{name}”", LARGEST_PART)


def _too_large(what: str, most: int) -> NotADocument:
    return NotADocument(f"{what}解压后超过 {most // MEGABYTE} MB", "不要使用这个文件；大图片先压缩")


def _main(parts: Mapping[str, bytes]) -> str:
    """The name of the part with the text, which must be that of an ordinary .docx."""
    if TYPES_PART not in parts:
        raise NotADocument(*_other_archive(parts))
    arrows = relationships(parts, "")
    if any(arrow.type == STRICT + "officeDocument" for arrow in arrows):
        raise NotADocument("这是“Strict Open XML”格式的文档", SAVE_AS)
    mains = [arrow.target for arrow in arrows if arrow.type == OFFICE + "officeDocument" and not arrow.external]
    if len(mains) != 1 or mains[0] not in parts:
        raise NotADocument("文件里没有正文部件" if len(mains) < 2 else "文件里有不止一个正文部件", RESAVE)
    kind = content_types(parts).get(mains[0], "")
    if kind != DOCX:
        name = next((name for mark, name in MAIN_TYPES.items() if mark in kind), "")
        gap = " " if name[:1].isascii() else ""
        reason = f"这是{gap}{name}，不是 .docx" if name else "正文部件的类型不是 Word 文档"
        raise NotADocument(reason, SAVE_AS)
    return mains[0]


MAIN_TYPES = {
    "word.document.macroEnabled": "带宏的 Word 文档（.docm）",
    "word.template.macroEnabled": "带宏的 Word 模板（.dotm）",
    "wordprocessingml.template": "Word 模板（.dotx）",
    "spreadsheetml": "Excel 工作簿（.xlsx）",
    "ms-excel": "Excel 工作簿（.xlsm）",
    "presentationml": "PowerPoint 演示文稿（.pptx）",
    "ms-powerpoint": "PowerPoint 演示文稿（.pptm）",
    "visio": "Visio 图形（.vsdx）",
}


def _other_archive(parts: Mapping[str, bytes]) -> tuple[str, str]:
    if "OFD.xml" in parts:
        return "这是 OFD 版式文件，不是 .docx", PAPER
    if b"opendocument" in parts.get("mimetype", b"")[:200]:
        return "这是 OpenDocument 文件（.odt），不是 .docx", SAVE_AS
    return f"压缩包里没有“{TYPES_PART}”，不是 Word 文档", SAVE_AS


PAPER = "使用生成它的 Word 原件"
OTHER_FORMATS = (  # how a file of another format begins, in small letters
    (b"{\\rtf", "这是 RTF 文件，不是 .docx", SAVE_AS),
    (b"%pdf", "这是 PDF 文件，不是 .docx", PAPER),
    (b"mime-version:", "这是网页文件（MHT），不是 .docx", SAVE_AS),
    (b"<!doctype html", "这是网页文件（HTML），不是 .docx", SAVE_AS),
    (b"<html", "这是网页文件（HTML），不是 .docx", SAVE_AS),
    (b"<?xml", "这是 XML 文件，不是 .docx", SAVE_AS),
    (b"pk", "压缩包是空的或已损坏", RESAVE),
)


def _instead(data: bytes) -> tuple[str, str]:
    """What bytes that are no zip are, and what to do about it."""
    if not data:
        return "文件是空的", "重新复制或下载这个文件"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _old_office(data)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for start, reason, remedy in OTHER_FORMATS:
        if head.startswith(start):
            return reason, remedy
    return "这不是 Word 文档" if b"\x00" in data[:4096] else "这是纯文本文件，不是 .docx", SAVE_AS


def _old_office(data: bytes) -> tuple[str, str]:
    if _stream(data, "EncryptedPackage"):
        return "文件加了密码", "在 Word 或 WPS 中去掉打开密码后保存"
    if _stream(data, "Workbook") or _stream(data, "PowerPoint Document"):
        return "这是旧版 Excel 或 PowerPoint 文件，不是 .docx", "换成 Word 文档"
    return "这是旧版 Word 文档（.doc）或 WPS 文字（.wps），不是 .docx", SAVE_AS


def _stream(data: bytes, name: str) -> bool:
    """Whether an OLE file has a stream of this name."""
    return name.encode("utf-16-le") in data


DECLARATION = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")


def _refuse_unsafe(data: bytes) -> None:
    """Only UTF-8 is read: in another encoding a DOCTYPE could hide from the search for it."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = DECLARATION.match(start)
    encoding = declared[1].lower() if declared else b"utf-8"
    if not start.startswith(b"<") or b"\x00" in data or encoding not in {b"utf-8", b"us-ascii", b"ascii"}:
        raise NotADocument("不是 UTF-8 编码的 XML", RESAVE)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise NotADocument("XML 里有 DTD 或实体定义", "不要使用这个文件，查明它的来源")
