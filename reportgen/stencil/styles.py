"""The named styles of an official document, one for each element, and the styles.xml they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.gbt9704 import layout, special
from reportgen.gbt9704.layout import CHARACTER, INDENT, LINE, TWO_LINES, Face
from reportgen.stencil.wml import NAMESPACE, w

_TEXT_WIDTH = layout.PAGE.text_width


@dataclass(frozen=True)
class Style:
    """A paragraph style: the look of one element of the document."""

    id: str
    name: str
    """As Word's list of styles shows it."""
    face: Face = layout.BODY
    line: int = LINE
    before: int = 0
    after: int = 0
    align: str = "both"
    first_line: int = 0
    left: int = 0
    hanging: int = 0
    right: int = 0
    tabs: tuple[tuple[str, int], ...] = ()
    scale: int = 100
    outline: int | None = None
    """The level in Word's navigation pane."""
    close_up: bool = False
    """Several in a row have nothing between them: `before` and `after` hold for the group."""
    rule: str = ""
    """The border of its lower edge, as XML."""
    keep_next: bool = False
    new_page: bool = False

    @property
    def tracking(self) -> int:
        """3号 characters give way so that 28 fit a line; no other size has to."""
        return layout.TRACKING if self.face.points == layout.BODY.points else 0


@dataclass(frozen=True)
class RunStyle:
    """A character style: the look of words within a paragraph."""

    id: str
    name: str
    face: Face


def _rule(kind: str, eighths: int, space: int) -> str:
    """A red rule: a border of the paragraph, because a drawn line would have to know where the paragraph is."""
    return w("bottom", val=kind, sz=eighths, space=space, color=layout.RED)


_FILE_NUMBER = Style(
    "FileNumber",
    "发文字号",
    layout.FILE_NUMBER,
    before=TWO_LINES,
    align="center",
    rule=_rule("single", layout.RED_RULE.eighths, layout.RED_RULE_SPACE),
)
_UPWARD = replace(
    _FILE_NUMBER,
    id="FileNumberUpward",
    name="发文字号（上行文）",
    align="left",  # the blank on the left is a U+3000 in the text: an indent would shorten the rule
    tabs=(("right", _TEXT_WIDTH - CHARACTER),),
)
SIGNERS_LEFT, SIGNERS_RIGHT = layout.SIGNERS_LEFT, _TEXT_WIDTH - layout.SIGNERS_LEFT
"""The two cells of a document with several signers: its number, and their names."""
# 签发人： and two names of three characters with a blank between them end one character from the edge.
_SIGNERS_INDENT = SIGNERS_RIGHT - CHARACTER - (4 + 3 + 1 + 3) * CHARACTER

_TITLE = Style(
    "Title",
    "公文标题",
    layout.TITLE,
    line=layout.TITLE_LINE,
    before=TWO_LINES,  # 7.3.1: 红色分隔线下空二行
    after=LINE,  # 7.3.2: 标题下空一行; held by the title, so that it is there without 主送机关, too
    align="center",
    close_up=True,
)
# 7.3.4: 左空二字; 附件： and the number fill four, so that the names begin six in, one under another.
_NOTE = Style(
    "AttachmentNoteNext",
    "附件说明（续）",
    left=6 * CHARACTER,
    hanging=CHARACTER,
    tabs=(("left", 6 * CHARACTER),),
    keep_next=True,
)
_HEADING_NAMES = ("一级标题", "二级标题", "三级标题", "四级标题")
# The indents of the sign-off depend on its words; the styles fit a name and a date of usual length.
_NAME, _DATE = "江州市应急管理局", "2025年1月10日"
_NAME_LEFT, _DATE_LEFT = layout.unsealed_indents(_NAME, _DATE)
_SIGN = Style(
    "Sign",
    "署名",
    before=TWO_LINES,  # room for the seal, which reaches up to within a line of the text
    align="center",
    left=layout.sealed_indent(_NAME, _DATE),  # name and date share an axis
    close_up=True,
    keep_next=True,  # 7.3.5.5: never a page with a date and no text
)
_UNSEALED = replace(_SIGN, id="SignUnsealed", name="署名（不盖章）", before=LINE, align="left", left=_NAME_LEFT)
_ANCHOR = Style("ImprintAnchor", "版记锚点", Face(layout.FANGSONG, 1), line=20)  # the 版记 table hangs on it

PARAGRAPH_STYLES: tuple[Style, ...] = (
    # --- 版头, 7.2 ---
    Style("CopyNumber", "份号", layout.COPY_NUMBER, align="left"),
    Style("HeadLine", "版头要素", layout.SECRECY, align="left"),
    Style(
        "Mark",
        "发文机关标志",
        layout.MARK,
        line=layout.MARK_LINE,
        before=layout.MARK_BEFORE,
        align="center",
        scale=layout.MARK_SCALE,
    ),
    _FILE_NUMBER,
    _UPWARD,
    Style("FileNumberBeside", "发文字号（多个签发人）", layout.FILE_NUMBER, align="left", left=CHARACTER),
    Style("SignersFirst", "签发人（首行）", before=TWO_LINES, align="left", left=_SIGNERS_INDENT),
    Style("SignersNext", "签发人（续行）", align="left", left=_SIGNERS_INDENT + 4 * CHARACTER),
    replace(_FILE_NUMBER, id="FileNumberPlain", name="发文字号（无版头）", before=0, rule=""),
    Style("SignersPlain", "签发人（无版头）", align="right", right=CHARACTER),
    # --- 主体, 7.3 ---
    _TITLE,
    replace(_TITLE, id="TitleTop", name="公文标题（首行）", before=0),
    Style("MainRecipient", "主送机关", align="left"),
    *(
        # A heading on its own line is not the last line of a page.
        Style(f"BodyHeading{level}", name, face, first_line=INDENT, outline=level - 1, keep_next=True)
        for level, (name, face) in enumerate(zip(_HEADING_NAMES, layout.HEADINGS, strict=True), 1)
    ),
    Style("BodyText", "公文正文", first_line=INDENT),
    Style("BodyTextLast", "公文正文（末段）", first_line=INDENT, keep_next=True),
    # 7.3.4: 正文下空一行.
    replace(_NOTE, id="AttachmentNoteFirst", name="附件说明", before=LINE, hanging=4 * CHARACTER),
    _NOTE,
    replace(
        _NOTE,
        id="AttachmentNoteSingle",
        name="附件说明（一个）",
        before=LINE,
        left=5 * CHARACTER,
        hanging=3 * CHARACTER,
        tabs=(),
    ),
    _SIGN,
    replace(_SIGN, id="Date", name="成文日期", before=0, close_up=False, keep_next=False),
    _UNSEALED,
    replace(
        _UNSEALED,
        id="DateUnsealed",
        name="成文日期（不盖章）",
        before=0,
        left=_DATE_LEFT,
        right=-2 * CHARACTER,  # LibreOffice widens dates by air between digits and characters; they must not break
        close_up=False,
        keep_next=False,
    ),
    Style("DateAlone", "成文日期（无署名）", before=TWO_LINES, align="right", right=layout.SIGN_RIGHT * CHARACTER),
    Style("Note", "附注", first_line=INDENT),  # 7.3.6
    # --- 附件, 7.3.7: the mark on line 1, the title on line 3 ---
    Style("AttachmentMark", "附件序号", layout.ATTACHMENT_MARK, align="left", new_page=True),
    replace(_TITLE, id="AttachmentTitle", name="附件标题", before=LINE),
    # --- 版记, 7.4, and page numbers, 7.5 ---
    Style(
        "CopiesTo",
        "抄送",
        layout.IMPRINT,
        line=layout.IMPRINT_LINE,
        left=4 * layout.IMPRINT_CHARACTER,
        hanging=3 * layout.IMPRINT_CHARACTER,
        right=layout.IMPRINT_CHARACTER,
    ),
    Style(
        "Printed",
        "印发",
        layout.IMPRINT,
        line=layout.IMPRINT_LINE,
        align="left",
        left=layout.IMPRINT_CHARACTER,
        tabs=(("right", _TEXT_WIDTH - layout.IMPRINT_CHARACTER),),
    ),
    _ANCHOR,
    replace(_ANCHOR, id="ImprintAnchorNext", name="版记锚点（另起一面）", new_page=True),
    Style(
        "PageNumberOdd",
        "页码（单页）",
        layout.PAGE_NUMBER,
        line=layout.PAGE_NUMBER_LINE,
        align="right",
        right=layout.PAGE_NUMBER_ASIDE,
    ),
    Style(
        "PageNumberEven",
        "页码（双页）",
        layout.PAGE_NUMBER,
        line=layout.PAGE_NUMBER_LINE,
        align="left",
        left=layout.PAGE_NUMBER_ASIDE,
    ),
    # --- the tags of the template, which are gone from a finished document ---
    Style("TemplateTag", "模板标记", Face(layout.HEITI, 9, color="808080"), line=300, align="left"),
)

_MARK = next(style for style in PARAGRAPH_STYLES if style.id == "Mark")
_NOTE_SINGLE = next(style for style in PARAGRAPH_STYLES if style.id == "AttachmentNoteSingle")

# How far the double rules of a letter reach out of the type area, whose middle is not that of the page.
LETTER_LEFT = (layout.PAGE.width - special.LETTER_RULE_WIDTH) // 2 - layout.PAGE.left
LETTER_RIGHT = _TEXT_WIDTH - special.LETTER_RULE_WIDTH - LETTER_LEFT
LETTER_STYLES: tuple[Style, ...] = (
    *(replace(style, before=0) if style is _MARK else style for style in PARAGRAPH_STYLES),
    Style("LetterAnchor", "信函标志锚点", Face(layout.FANGSONG, 1), line=20),
    Style(
        "LetterRule",
        "信函上双线",
        Face(layout.FANGSONG, 1),
        line=20,
        left=LETTER_LEFT,
        right=LETTER_RIGHT,
        rule=_rule(special.LETTER_UPPER_RULE, special.LETTER_RULE_EIGHTHS, special.LETTER_RULE_SPACE),
    ),
    Style(
        "LetterNumber",
        "发文字号（信函）",
        layout.FILE_NUMBER,
        before=special.LETTER_NUMBER_BEFORE,
        align="left",
        tabs=(("right", _TEXT_WIDTH),),
    ),
    Style(
        "LetterFootRule",
        "信函下双线",
        Face(layout.FANGSONG, 1),
        line=20,
        rule=_rule(special.LETTER_LOWER_RULE, special.LETTER_RULE_EIGHTHS, 0),
    ),
)
"""Those of a letter (10.1)."""

_ATTENDANCE = replace(
    _NOTE_SINGLE,
    id="AttendanceNext",
    name="请假、列席人员",
    before=0,
    # 10.3: further lines begin under the first name; without slack the tab would go beyond the place meant for it.
    left=_NOTE_SINGLE.left + layout.SLACK,
    hanging=_NOTE_SINGLE.hanging + layout.SLACK,
    tabs=(("left", _NOTE_SINGLE.left + layout.SLACK),),
    keep_next=False,
)
MINUTES_STYLES: tuple[Style, ...] = (
    *PARAGRAPH_STYLES,
    replace(_FILE_NUMBER, id="MinutesNumber", name="纪要编号", rule=""),
    replace(_UPWARD, id="MinutesIssued", name="纪要的编发机关和日期", before=0),
    replace(_ATTENDANCE, id="AttendanceFirst", name="出席人员", before=LINE),
    _ATTENDANCE,
)
"""Those of minutes (10.3)."""

RUN_STYLES: tuple[RunStyle, ...] = (
    RunStyle("SignerName", "签发人姓名", layout.SIGNER),
    *(
        RunStyle(f"LeadHeading{level}", f"{numeral}级标题（段首）", face)
        for level, numeral, face in zip((1, 2, 3, 4), "一二三四", layout.HEADINGS, strict=True)
    ),
)
LETTER_RUN_STYLES = (*RUN_STYLES, RunStyle("HeadWords", "密级、紧急程度（信函）", layout.SECRECY))
MINUTES_RUN_STYLES = (*RUN_STYLES, RunStyle("AttendanceLabel", "出席、请假、列席", special.ATTENDANCE_LABEL))


def styles_xml(paragraphs: Sequence[Style] = PARAGRAPH_STYLES, runs: Sequence[RunStyle] = RUN_STYLES) -> str:
    """The whole of styles.xml: Word's three necessary styles, and ours; its other styles stay out of sight."""
    return (
        f'<w:styles xmlns:w="{NAMESPACE}">{_DEFAULTS}{_LATENT}{_NORMAL}'
        f"{''.join(_paragraph_style(style, order) for order, style in enumerate(paragraphs, start=1))}"
        f"{''.join(map(_run_style, runs))}</w:styles>"
    )


def _face(face: Face, spacing: str = "") -> str:
    """The run properties of a face; all four fonts are named, or Word takes the missing ones from its theme."""
    return "".join(
        (
            w("rFonts", hint="eastAsia", ascii=face.latin, hAnsi=face.latin, eastAsia=face.name, cs=face.latin),
            w("color", val=face.color) if face.color else "",
            spacing,
            w("sz", val=face.points * 2),
            w("szCs", val=face.points * 2),
        )
    )


def _run_properties(style: Style) -> str:
    scale = w("w", val=style.scale) if style.scale != 100 else ""
    return w("rPr", _face(style.face, w("spacing", val=style.tracking) + scale))


def _paragraph_style(style: Style, order: int) -> str:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("uiPriority", val=order),
        w("qFormat"),
        w("pPr", _paragraph_properties(style)),
        _run_properties(style),
        type="paragraph",
        customStyle=1,
        styleId=style.id,
    )


def _paragraph_properties(style: Style) -> str:
    """What differs from Normal, in the order the schema holds it to."""
    return "".join(
        (
            w("keepNext") if style.keep_next else "",
            w("pageBreakBefore") if style.new_page else "",
            w("pBdr", style.rule) if style.rule else "",
            w("tabs", *(w("tab", val=kind, pos=position) for kind, position in style.tabs)) if style.tabs else "",
            w("spacing", before=style.before, after=style.after, line=style.line, lineRule="exact"),
            _indent(style),
            w("contextualSpacing") if style.close_up else "",
            w("jc", val=style.align),
            w("outlineLvl", val=style.outline) if style.outline is not None else "",
        )
    )


def _indent(style: Style) -> str:
    """The indents; a first line is given in characters, too, which Word follows when the size is changed."""
    indents = {"left": style.left, "right": style.right, "hanging": style.hanging, "firstLine": style.first_line}
    written = {name: value for name, value in indents.items() if value}
    if style.first_line:
        written["firstLineChars"] = 200
    return w("ind", **written) if written else ""


def _run_style(style: RunStyle) -> str:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=len(PARAGRAPH_STYLES) + 1),
        w("qFormat"),
        w("rPr", _face(style.face)),
        type="character",
        customStyle=1,
        styleId=style.id,
    )


_DEFAULTS = w(
    "docDefaults",
    # Another language than Chinese squeezes punctuation, and 29 characters stand in a line.
    w("rPrDefault", w("rPr", _face(layout.BODY), w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))),
    w("pPrDefault"),
)
_LATENT = w(
    "latentStyles",
    defLockedState=0,
    defUIPriority=99,
    defSemiHidden=1,
    defUnhideWhenUsed=0,
    defQFormat=0,
    count=376,
)
# snapToGrid: a line grid would stretch the titles. autoSpace: air between Chinese and digits moves what stands a
# fixed way from the edge. overflowPunct: off, LibreOffice loses a mark at the end of a full line when it prints.
_SWITCHES = "".join(
    (
        w("widowControl", val=0),
        w("kinsoku", val=1),
        w("wordWrap", val=1),
        w("overflowPunct", val=1),
        w("topLinePunct", val=0),
        w("autoSpaceDE", val=0),
        w("autoSpaceDN", val=0),
        w("adjustRightInd", val=0),
        w("snapToGrid", val=0),
    )
)
_NORMAL = (
    w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w("pPr", _SWITCHES, w("spacing", before=0, after=0, line=LINE, lineRule="exact"), w("jc", val="both")),
        _run_properties(Style("Normal", "Normal")),
        type="paragraph",
        default=1,
        styleId="Normal",
    )
    + w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val=1),
        w("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    + w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("tblPr", w("tblInd", w=0, type="dxa")),
        type="table",
        default=1,
        styleId="TableNormal",
    )
)
