"""What a Word template may not bring into an official document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen import package
from reportgen.package import DOCX, OFFICE, NotADocument, Relationship
from reportgen.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any
"""An element of lxml, whose stubs allow for parents and names that a parsed document always has."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
VML = "{urn:schemas-microsoft-com:vml}"

# XML takes many times its size in memory, and a template is small: ours has 50 kB and some thousand elements.
LARGEST_XML = 8 * package.MEGABYTE
MOST_NODES = 200_000

CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# LibreOffice's own name for it; left as it is, python-docx adds a second docProps/core.xml.
LIBREOFFICE_CORE = "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_WORD_PARTS = (
    *("styles", "settings", "webSettings", "fontTable", "numbering", "footnotes", "endnotes", "header", "footer"),
)
IMAGES = frozenset(f"image/{kind}" for kind in ("png", "jpeg", "jpg", "gif", "bmp", "tiff", "x-emf", "x-wmf"))
KEPT: dict[str, frozenset[str]] = {
    OFFICE + "officeDocument": frozenset({DOCX}),
    OFFICE + "image": IMAGES,
    OFFICE + "theme": frozenset({"application/vnd.openxmlformats-officedocument.theme+xml"}),
    CORE: frozenset({"application/vnd.openxmlformats-package.core-properties+xml"}),
} | {OFFICE + kind: frozenset({f"{_WORD}{kind}+xml"}) for kind in _WORD_PARTS}
"""The relationships a template may have, and the content types of the parts they lead to."""

# Harmless, but of no use in a document made from the template: its author's company, a small picture of it …
LEFT_OUT = frozenset(
    {
        *("comments", "thumbnail", "stylesWithEffects", "people", "commentsExtended", "commentsIds"),
        *("commentsExtensible", "customXml", "classificationlabels", "documenttasks", "printerSettings"),
        *("extended-properties", "custom-properties"),
    }
)
REPEATED = frozenset({OFFICE + "image", OFFICE + "header", OFFICE + "footer"})

UNWANTED: dict[str, tuple[str, str, str]] = {
    "vbaProject": ("macro", "宏", "在 Word 中另存为“Word 文档（*.docx）”，宏不会保留"),
    "oleObject": ("embedded-object", "嵌入的对象", "选中对象，剪切后“选择性粘贴”为图片"),
    "package": ("embedded-object", "嵌入的文件", "选中对象，剪切后“选择性粘贴”为图片"),
    "control": ("embedded-object", "控件", "删去控件"),
    "chart": ("embedded-object", "图表", "选中图表，剪切后“选择性粘贴”为图片"),
    "aFChunk": ("embedded-object", "嵌入的另一份文件", "在 Word 中打开，保存后再用"),
    "font": ("embedded-object", "嵌入的字体", "文件→选项→保存，取消“将字体嵌入文件”后保存"),
    "glossaryDocument": ("embedded-object", "构建基块", "全选正文，复制到新建的空白文档后保存"),
    "origin": ("signature", "数字签名", "文件→信息→查看签名，删除签名后保存"),
}
BREAK_LINKS = "在 Word 中：文件→信息→编辑指向文件的链接→断开链接，保存"
EXTERNAL: dict[str, tuple[str, str, str]] = {
    "attachedTemplate": (
        "attached-template",
        "文件挂着另一个 Word 模板",
        "在 Word 中：开发工具→文档模板（或：文件→选项→加载项→管理“模板”→转到），把“文档模板”改为 Normal，保存",
    ),
    "hyperlink": ("external-link", "有指向文件以外的超链接", "在 Word 中右击该链接，选“取消超链接”，保存"),
    "image": ("external-link", "有链接在文件以外的图片", BREAK_LINKS),
}

FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
ELEMENTS: dict[str, tuple[str, str, str]] = {
    f"{W}object": ("embedded-object", "嵌入的对象", "选中对象，剪切后“选择性粘贴”为图片"),
    f"{W}control": ("embedded-object", "控件", "删去控件"),
    f"{W}altChunk": ("embedded-object", "嵌入的另一份文件", "在 Word 中打开，保存后再用"),
    f"{W}subDoc": ("embedded-object", "子文档", "视图→大纲，取消链接全部子文档后保存"),
    f"{W}mailMerge": ("external-link", "邮件合并的数据源", "邮件→开始邮件合并→普通 Word 文档，保存"),
    f"{W}dataBinding": ("embedded-object", "绑定了数据的内容控件", "右击内容控件，选“删除内容控件”"),
    f"{W}ffData": ("embedded-object", "窗体域", "删去窗体域"),
}
"""Elements no template may hold, wherever they stand."""


@dataclass(frozen=True)
class Admitted:
    """A package as far as it may come in: trees of its XML parts, the bytes of its pictures."""

    main: str
    trees: dict[str, Element]
    images: dict[str, bytes]
    types: dict[str, str]
    arrows: dict[str, list[Relationship]]  # by source, "" for the whole document

    def rendered(self) -> dict[str, str]:
        """The parts in which tags are filled in, and what a clerk calls them; the text itself has no name."""
        arrows = self.arrows.get(self.main, [])
        names = {self.main: ""} | _headers(self.trees[self.main], arrows)
        return names | {arrow.target: "脚注" for arrow in arrows if arrow.type == OFFICE + "footnotes"}


def admit(data: bytes, file: str) -> tuple[Admitted | None, list[Problem]]:
    """What of the package may come in, and what may not; nothing when it cannot be read at all."""
    try:
        opened = package.read(data, file)
        types = package.content_types(opened.parts)
    except NotADocument as fault:
        return None, [Problem(Location(file), "not-a-document", fault.reason, fault.remedy)]
    walk = _Walk(file, opened.parts, types)
    walk.follow("")
    problems = list(dict.fromkeys([*_macros(file, opened.parts), *walk.problems]))
    if opened.main not in walk.trees:
        return None, problems
    admitted = Admitted(opened.main, walk.trees, walk.images, types, walk.arrows)
    return admitted, [*problems, *_roots(admitted, file), *_dangling(walk, file)]


def rebuild(admitted: Admitted) -> bytes:
    """A package of just the parts that came in, written anew."""
    from lxml import etree

    def written(root: Element) -> bytes:
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    parts = {package.TYPES_PART: written(_types(admitted))}
    for source, arrows in admitted.arrows.items():
        folder, _, name = source.rpartition("/")
        if source:
            tree = admitted.trees.get(source)
            parts[source] = admitted.images[source] if tree is None else written(tree)
        if arrows:
            parts[f"{folder}/_rels/{name}.rels".lstrip("/")] = written(_relationships(arrows))
    return package.write(parts)


class _Walk:
    """Follows the relationships from part to part, gathering what may come in and what may not."""

    def __init__(self, file: str, parts: dict[str, bytes], types: dict[str, str]) -> None:
        self.file = file
        self.parts = parts
        self.types = types
        self.trees: dict[str, Element] = {}
        self.images: dict[str, bytes] = {}
        self.arrows: dict[str, list[Relationship]] = {}
        self.named: dict[str, frozenset[str]] = {}
        self.problems: list[Problem] = []
        self.size = self.nodes = 0

    def follow(self, start: str) -> None:
        waiting = [start]
        while waiting:
            source = waiting.pop(0)
            if source in self.arrows:
                continue
            self.arrows[source] = self.kept(source)
            waiting += [arrow.target for arrow in self.arrows[source]]

    def kept(self, source: str) -> list[Relationship]:
        try:
            arrows = package.relationships(self.parts, source)
        except NotADocument as fault:
            self.report(source, "unreadable-part", fault.reason, fault.remedy)
            return []
        if len({arrow.id for arrow in arrows}) < len(arrows):
            self.report(source, "unreadable-part", "部件的关系表里有重复的编号", package.RESAVE)
        self.named[source] = frozenset(arrow.id for arrow in arrows)
        kept: list[Relationship] = []
        for arrow in arrows:
            known = arrow._replace(type=CORE) if arrow.type == LIBREOFFICE_CORE else arrow
            single = known.type not in REPEATED and known.type in {other.type for other in kept}
            if not single and self.may_stay(source, known):
                kept.append(known)
        return kept

    def may_stay(self, source: str, arrow: Relationship) -> bool:
        kind = arrow.type.rpartition("/")[2]
        if arrow.external:
            self.refuse_external(source, kind, arrow.target)
        elif arrow.type in KEPT and (source == "") == (arrow.type in ROOT):
            return self.take(arrow)
        elif kind not in LEFT_OUT:
            unknown = ("unknown-part", f"不认识的部件（{kind}）", "删去它，或全选正文复制到新建的空白文档")
            rule, what, remedy = UNWANTED.get(kind, unknown)
            self.report(arrow.target, rule, f"模板里有{what}", remedy)
        return False

    def refuse_external(self, source: str, kind: str, target: str) -> None:
        other = ("external-link", f"有指向文件以外的内容（{kind}）", BREAK_LINKS)
        rule, what, remedy = EXTERNAL.get(kind, other)
        self.report(source, rule, f"{what}：{_short(target)}", remedy)

    def take(self, arrow: Relationship) -> bool:
        """Reads the part an arrow leads to; whether there is a part of the kind the arrow says."""
        name = arrow.target
        if name not in self.parts:
            self.report(name, "missing-part", f"部件“{name}”不在文件里", package.RESAVE)
            return False
        if self.types.get(name) not in KEPT[arrow.type]:
            message = f"部件的类型（{self.types.get(name, '没有写明')}）不能用"
            self.report(name, "unknown-part", message, _WRONG_TYPE.get(arrow.type, package.RESAVE))
            return False
        if arrow.type == OFFICE + "image":
            self.images[name] = self.parts[name]
            return True
        return name in self.trees or self.parse(name)

    def parse(self, name: str) -> bool:
        data = self.parts[name]
        self.size += len(data)
        self.nodes += data.count(b"<") + data.count(b"=")  # each element and each attribute, at least
        if self.size > LARGEST_XML or self.nodes > MOST_NODES:
            self.report("", "too-large", "内容太多，不像是模板", "删去模板里多余的内容，只留版式和标记")
            return False
        try:
            self.trees[name] = package.xml(data)
        except NotADocument as fault:
            self.report(name, "unreadable-part", f"部件读不出：{fault.reason}", fault.remedy)
            return False
        _tidy(self.trees[name])
        return True

    def report(self, part: str, rule: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(Location(self.file, 0, part), rule, message, remedy))


ROOT = frozenset({OFFICE + "officeDocument", CORE})
"""Relationships of the whole document; all others belong to parts."""
_WRONG_TYPE = {OFFICE + "image": "把图片另存为 PNG 或 JPEG，重新插入"}
_ROOTS = {"header": f"{W}hdr", "footer": f"{W}ftr", "footnotes": f"{W}footnotes"}


def _tidy(root: Element) -> None:
    """Takes out what Word leaves behind for itself, which a loop would repeat or a tag would stumble over."""
    for element in list(root.iter(f"{W}t", f"{W}proofErr", f"{W}printerSettings")):
        # docxtpl takes the empty <w:t xml:space="preserve"/> for the beginning of a text.
        if element.tag != f"{W}t" or not element.text:
            element.getparent().remove(element)
    memory = {mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == "_GoBack"}
    for mark in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")) if memory else ():
        if mark.get(f"{W}id") in memory:
            mark.getparent().remove(mark)
    for paragraph in root.iter(f"{W}p", f"{W}tr"):
        for name in ("paraId", "textId"):
            paragraph.attrib.pop(f"{W14}{name}", None)


def _macros(file: str, parts: dict[str, bytes]) -> Iterator[Problem]:
    for name in parts:
        if "vbaproject" in name.lower():
            rule, what, remedy = UNWANTED["vbaProject"]
            yield Problem(Location(file, 0, name), rule, f"模板里有{what}", remedy)


def _roots(admitted: Admitted, file: str) -> Iterator[Problem]:
    """Parts that are not what they are called: docxtpl finds its way by the prefix w and by the body."""
    expected = {admitted.main: f"{W}document"}
    for arrow in admitted.arrows.get(admitted.main, []):
        root = _ROOTS.get(arrow.type.removeprefix(OFFICE))
        if root:
            expected[arrow.target] = root
    for name, tag in expected.items():
        root = admitted.trees[name]
        hollow = name == admitted.main and root.find(f"{W}body") is None
        if root.tag != tag or hollow or root.nsmap.get("w") != W[1:-1]:
            yield Problem(Location(file, 0, name), "unreadable-part", "部件不是 Word 或 WPS 写出的样子", package.RESAVE)


def _dangling(walk: _Walk, file: str) -> Iterator[Problem]:
    """References to relationships that are not there."""
    for name, root in walk.trees.items():
        ids = walk.named.get(name, frozenset())
        for used in dict.fromkeys(root.xpath("//@*[namespace-uri()=$r]", r=R[1:-1])):
            if used and used not in ids:
                where = Location(file, 0, name)
                yield Problem(where, "missing-part", f"引用的“{_short(used)}”不在文件里", package.RESAVE)


def _headers(main: Element, arrows: list[Relationship]) -> dict[str, str]:
    """What a clerk calls each header and footer: 页脚, 偶数页页脚, 第2节页眉."""
    names: dict[str, str] = {}
    targets = {arrow.id: arrow.target for arrow in arrows if arrow.type in {OFFICE + "header", OFFICE + "footer"}}
    sections = list(main.iter(f"{W}sectPr"))
    for number, section in enumerate(sections, 1):
        for reference in section.iterchildren(f"{W}headerReference", f"{W}footerReference"):
            target = targets.get(reference.get(f"{R}id", ""), "")
            pages = {"even": "偶数页", "first": "首页"}.get(reference.get(f"{W}type", ""), "")
            kind = "页眉" if reference.tag == f"{W}headerReference" else "页脚"
            names.setdefault(target, f"第{number}节{pages}{kind}" if number > 1 else pages + kind)
    names.pop("", None)
    return names | {target: target for target in targets.values() if target not in names}


def _types(admitted: Admitted) -> Element:
    from lxml import etree

    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    names: dict[Any, str] = {None: namespace}
    root = etree.Element(f"{{{namespace}}}Types", nsmap=names)
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{namespace}}}Default", Extension=extension, ContentType=kind)
    for name in admitted.arrows:
        if name:
            etree.SubElement(root, f"{{{namespace}}}Override", PartName=f"/{name}", ContentType=admitted.types[name])
    return root


def _relationships(arrows: list[Relationship]) -> Element:
    from lxml import etree

    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    names: dict[Any, str] = {None: namespace}
    root = etree.Element(f"{{{namespace}}}Relationships", nsmap=names)
    for arrow in arrows:
        attributes = {"Id": arrow.id, "Type": arrow.type, "Target": f"/{arrow.target}"}
        etree.SubElement(root, f"{{{namespace}}}Relationship", attributes)
    return root


def _short(text: str) -> str:
    return re.sub(r"\s+", " ", text if len(text) <= 60 else text[:59] + "…")
