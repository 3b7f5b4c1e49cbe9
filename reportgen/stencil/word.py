"""Writes a blank template as a Word file: its places as paragraphs and tables, and the few parts Word needs.

The XML is written out, not left to a library: a library's default document brings 160 styles, a theme, its own
name and other bytes with its next version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from reportgen import package
from reportgen.gbt9704 import layout, special
from reportgen.gbt9704.layout import FANGSONG, HEITI, KAITI, PAGE, SONG, SONG_TITLE, Page, Rule
from reportgen.stencil import places, styles
from reportgen.stencil.places import Line, Place, Table
from reportgen.stencil.wml import NAMESPACE, w

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = f'xmlns:w="{NAMESPACE}" xmlns:r="{_RELATION}"'


def report_template() -> bytes:
    """A blank Word template for a report; the same bytes at every call."""
    return _template(places.REPORT, styles.styles_xml())


def letter_template() -> bytes:
    """The same for a letter (10.1), whose second double rule stands below its first page, in place of a number."""
    rule = _table(Table("foot rule", (((Line("LetterFootRule", ()),),),)))
    first = _footer(rule + paragraph(Line("LetterAnchor", ())))
    return _template(places.LETTER, styles.styles_xml(styles.LETTER_STYLES, styles.LETTER_RUN_STYLES), first)


def minutes_template() -> bytes:
    """The same for minutes (10.3)."""
    return _template(places.MINUTES, styles.styles_xml(styles.MINUTES_STYLES, styles.MINUTES_RUN_STYLES))


def _template(down: Iterable[Place], styles_part: str, first_footer: str = "") -> bytes:
    body = "".join(map(_place, down)) + section(PAGE, first_differs=bool(first_footer))
    return package.write(document_parts(body, styles_part, (_XML + _PROPERTIES).encode(), first_footer))


def document_parts(body: str, styles_part: str, properties: bytes, first_footer: str = "") -> dict[str, bytes]:
    """The parts of a Word file with this `body`, numbered as the standard numbers pages."""
    named = {**_PARTS, "footer3": "footer"} if first_footer else _PARTS
    parts = {
        "[Content_Types].xml": _content_types(named),
        "_rels/.rels": _relations(
            (
                ("rId1", f"{_RELATION}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            )
        ),
        "word/document.xml": f"<w:document {_NAMESPACES}>{w('body', body)}</w:document>",
        "word/_rels/document.xml.rels": _relations(
            (f"rId{number}", f"{_RELATION}/{kind}", f"{name}.xml")
            for number, (name, kind) in enumerate(named.items(), start=1)
        ),
        "word/styles.xml": styles_part,
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/footer1.xml": _page_number("PageNumberOdd"),
        "word/footer2.xml": _page_number("PageNumberEven"),
    }
    if first_footer:
        parts["word/footer3.xml"] = first_footer
    return {name: (_XML + xml).encode() for name, xml in parts.items()} | {"docProps/core.xml": properties}


_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "footer1": "footer",
    "footer2": "footer",
}
"""The parts the text relies on, and what they are to it; the footers are rId4 and rId5, a first page's rId6."""


def _content_types(named: Mapping[str, str]) -> str:
    kinds = {"document": "document.main", **named}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    arrows = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{arrows}</Relationships>'


# --- the text -------------------------------------------------------------------------------------------------------


def _place(place: Place) -> str:
    return paragraph(place) if isinstance(place, Line) else _table(place)


def paragraph(line: Line) -> str:
    """A paragraph in the style of its line."""
    return w("p", w("pPr", w("pStyle", val=line.style)), *(_run(style, text) for style, text in line.runs))


def _run(style: str, text: str) -> str:
    # The hint has Word print “ ” — … in the Chinese face, though Latin text has these marks too.
    look = w("rPr", w("rStyle", val=style) if style else "", w("rFonts", hint="eastAsia"))
    return w("r", look, w("tab").join(_text(piece) for piece in text.split("\t")))


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def section(page: Page, *, first_differs: bool = False) -> str:
    """The sheet and its page numbers: 5.1, 5.2.1; a first page may have a footer of its own."""
    first = '<w:footerReference w:type="first" r:id="rId6"/>' if first_differs else ""
    turned = {"orient": "landscape"} if page.width > page.height else {}
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        + first
        + w("pgSz", w=page.width, h=page.height, **turned)
        + w("pgMar", **margins, header=page.header, footer=page.footer, gutter=0)
        + (w("titlePg") if first_differs else "")
        # The grid only shows “22 lines” in Word's page dialog: Normal does not snap to it.
        + w("docGrid", type="lines", linePitch=layout.LINE)
        + "</w:sectPr>"
    )


def _page_number(style: str) -> str:
    """A page number between two dashes, 7.5."""
    number = w("fldSimple", _run("", "1"), instr=" PAGE ")
    return _footer(w("p", w("pPr", w("pStyle", val=style)), _run("", "— "), number, _run("", " —")))


def _footer(content: str) -> str:
    return f"<w:ftr {_NAMESPACES}>{content}</w:ftr>"


# --- the tables ----------------------------------------------------------------------------------------------------


def _table(table: Table) -> str:
    properties, columns = _TABLES[table.kind]
    grid = w("tblGrid", *(w("gridCol", w=width) for width in columns))
    return w("tbl", w("tblPr", *properties), grid, *(_row(row, columns) for row in table.rows))


def _row(cells: Iterable[Iterable[Line]], columns: Iterable[int]) -> str:
    written = (
        w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="bottom")), *map(paragraph, lines))
        for lines, width in zip(cells, columns, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit")), *written)


def border(side: str, rule: Rule) -> str:
    """One edge of a table."""
    return w(side, val="single", sz=rule.eighths, space=0, color=rule.color)


def _margins(bottom: int) -> str:
    sides = {"top": 0, "left": 0, "bottom": bottom, "right": 0}
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides.items()))


_WIDTH = w("tblW", w=PAGE.text_width, type="dxa")
_FIXED = w("tblLayout", type="fixed")
# 7.2.6, 7.2.7: the number and the signers stand on the red rule.
_SIGNERS = (
    _WIDTH,
    w("tblBorders", border("bottom", layout.RED_RULE)),
    _FIXED,
    _margins(layout.RED_RULE_CELL_MARGIN),
)
# 7.4.1: the last rule lies on the lower edge of the type area. The table is placed from the edge of the page: placed
# from the margin, LibreOffice leaves a table of full width in the text.
_AT_THE_FOOT = w(
    "tblpPr",
    leftFromText=0,
    rightFromText=0,
    vertAnchor="margin",
    horzAnchor="page",
    tblpX=PAGE.left,
    tblpYSpec="bottom",
)
_IMPRINT = (
    _AT_THE_FOOT,
    _WIDTH,
    w(
        "tblBorders",
        border("top", layout.IMPRINT_OUTER_RULE),
        border("bottom", layout.IMPRINT_OUTER_RULE),
        border("insideH", layout.IMPRINT_INNER_RULE),
    ),
    _FIXED,
    _margins(0),
)
_COPIES = (_AT_THE_FOOT, _WIDTH, _FIXED, _margins(0))  # 10.1: an imprint without rules


def _on_page(x: int, y: int, width: int, aside: tuple[int, int] = (0, 0)) -> tuple[str, ...]:
    """A table at a place of the page; text keeps so far off its left and right."""
    left, right = aside
    free = {"leftFromText": left, "rightFromText": right}
    place = w("tblpPr", **free, vertAnchor="page", horzAnchor="page", tblpX=x, tblpY=y)
    return place, w("tblW", w=width, type="dxa"), _FIXED, _margins(0)


# 10.1: the rule below the mark is wider than the type area, and so is the room that is kept free for the mark.
_LETTERHEAD = _on_page(PAGE.left, special.LETTER_MARK_Y, PAGE.text_width, (-styles.LETTER_LEFT, -styles.LETTER_RIGHT))
_FOOT_RULE = _on_page(PAGE.left + styles.LETTER_LEFT, special.LETTER_FOOT_RULE_Y, special.LETTER_RULE_WIDTH)
_TABLES = {
    "signers": (_SIGNERS, (styles.SIGNERS_LEFT, styles.SIGNERS_RIGHT)),
    "imprint": (_IMPRINT, (PAGE.text_width,)),
    "copies": (_COPIES, (PAGE.text_width,)),
    "letterhead": (_LETTERHEAD, (PAGE.text_width,)),
    "foot rule": (_FOOT_RULE, (special.LETTER_RULE_WIDTH,)),
}

# --- the parts that hold no text --------------------------------------------------------------------------------------

_COMPATIBLE = (
    ("compatibilityMode", 15),  # Word 2013 and later, without “兼容模式” in the title bar
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)
_WORD = "http://schemas.microsoft.com/office/word"


def _settings() -> str:
    settings = "".join(
        (
            w("zoom", percent=100),
            w("defaultTabStop", val=420),
            w("evenAndOddHeaders"),  # 7.5: odd and even pages are numbered on different sides
            w("characterSpacingControl", val="doNotCompress"),  # punctuation keeps its width: 28 characters a line
            w("compat", *(w("compatSetting", name=name, uri=_WORD, val=value) for name, value in _COMPATIBLE)),
            w("themeFontLang", val="en-US", eastAsia="zh-CN"),
            w("decimalSymbol", val="."),
            w("listSeparator", val=","),
        )
    )
    return f'<w:settings xmlns:w="{NAMESPACE}">{settings}</w:settings>'


_MADE = "2012-07-01T00:00:00Z"  # fixed, so that the same template has the same bytes: the standard's first day
_PROPERTIES = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    f'<dcterms:created xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:created>'
    f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:modified></cp:coreProperties>'
)

# Newer systems bring 仿宋 and 楷体 without “_GB2312”; Word takes the other name when the first is not installed.
_FONTS = (
    (FANGSONG, "仿宋", "modern", "fixed"),
    (KAITI, "楷体", "modern", "fixed"),
    (HEITI, "SimHei", "modern", "fixed"),
    (SONG, "SimSun", "auto", "variable"),
    (SONG_TITLE, "方正小标宋_GBK", "auto", "variable"),
)


def _font_table() -> str:
    fonts = "".join(
        w(
            "font",
            w("altName", val=other),
            w("charset", val="86"),
            w("family", val=family),
            w("pitch", val=pitch),
            name=name,
        )
        for name, other, family, pitch in _FONTS
    )
    return f'<w:fonts xmlns:w="{NAMESPACE}">{fonts}</w:fonts>'
