"""The envelope: everything around the text of a document, and the figures in it; every key may be left out."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeAlias

from reportgen.gbt9704.marks import FILE_NUMBER
from reportgen.model.entry import Entry, Numbering, in_order, with_below
from reportgen.model.fields import Date, Identifier, Line, Names, StatisticName, YesNo
from reportgen.model.shape import AfterValidator, BeforeValidator, Field, Model, wrong
from reportgen.model.statistics import Relations, Statistic, as_figure

_SECRECY = r"(绝密|机密|秘密)(★(长期|[1-9][0-9]*(年|个月|天|日)|[^★]{1,20}))?"


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    value = "".join(value.split())
    if re.fullmatch(r"[1-9][0-9]{0,4}", value):
        return value
    if FILE_NUMBER.fullmatch(value):
        return value
    raise wrong(
        "bad-file-number",
        f"“{value}”不是发文序号，也不是完整的发文字号",
        "写序号（如 3），或写全（如 江应急〔2025〕3号：六角括号，不加“第”，序号前不加 0）",
    )


def _copy_number(value: str) -> str:
    if not re.fullmatch(r"[0-9]{1,6}", value):
        raise wrong("bad-copy-number", f"份号“{value}”不是6位以内的数字", '写成 6 位阿拉伯数字，如 "000012"')
    return value


def _secrecy(value: str) -> str:
    if not re.fullmatch(_SECRECY, value):
        raise wrong(
            "bad-secrecy", f"“{value}”不是密级和保密期限", "写成 机密★1年、秘密 等：绝密、机密、秘密，★后写期限"
        )
    return value


def _some(value: tuple[str, ...]) -> tuple[str, ...]:
    if not any(line.strip() for line in value):
        raise wrong("empty-value", "标题是空的", "写上标题")
    return value


def _as_attachment(value: Any) -> Any:
    return {"title": value} if isinstance(value, str) else value


Title: TypeAlias = Annotated[Names, AfterValidator(_some)]


class Attachment(Entry):
    """An attachment: a title, and its text if it is bound with the document."""

    title: Title = Field(title="附件名称", description="附件说明和附件页上的名称；可按行写成列表")
    listed: YesNo = Field(
        default=True, title="列入附件说明", description="false：随文印发的文本，不叫附件，不列入附件说明"
    )


class Envelope(Model):
    """What every kind of document has around its text."""

    kind: str = Field(title="文种模型", description="report、work-points")
    standalone: YesNo = Field(default=False, title="自成一文", description="true：不沿用上级机关的同名文件")
    title: Title = Field(title="标题", description="自动断行；要自己断行，就按行写成列表")
    copy_number: Annotated[Line, AfterValidator(_copy_number)] | None = Field(
        None, title="份号", description='6 位数字，如 "000012"'
    )
    secrecy: Annotated[Line, AfterValidator(_secrecy)] | None = Field(
        None, title="密级和保密期限", description="如 机密★1年"
    )
    urgency: Literal["特急", "加急"] | None = Field(None, title="紧急程度", description="特急 或 加急")
    mark: Line | None = Field(None, title="发文机关标志", description="红头文字；null：不要红头")
    number: Annotated[Line, BeforeValidator(_number)] | None = Field(
        None, title="发文字号", description="序号（3），或完整的发文字号（江应急〔2025〕3号）"
    )
    signers: Names = Field((), title="签发人", description="上行文的签发人；几位就写几位")
    to: Names = Field((), title="主送机关", description="末尾的冒号自动加上；写成列表时用逗号连接")
    sign: Names = Field((), title="署名", description="发文机关署名；不写为机关名称；null：不署名")
    sealed: YesNo = Field(default=True, title="盖章", description="true：加盖印章的版式；false：不盖章的版式")
    date: Date | None = Field(None, title="成文日期", description="如 2025-01-10")
    note: Line | None = Field(None, title="附注", description="圆括号自动加上，如 此件主动公开")
    attachments: Annotated[
        dict[Identifier, Annotated[Attachment, BeforeValidator(_as_attachment)]], AfterValidator(in_order)
    ] = Field({}, title="附件", description="按编号名写；只有名称的只列入附件说明")
    copies_to: Names = Field((), title="抄送", description="“抄送：”和末尾的句号自动加上；写成列表时用逗号连接")
    printed_by: Line | None = Field(None, title="印发机关", description="null：不要")
    printed_on: Date | None = Field(None, title="印发日期", description="不写则与成文日期相同")
    imprint_page: Literal["same", "next"] | None = Field(
        None, title="版记的位置", description="same：与正文同面；next：另起一面；不写则 --pdf 时按排出的页数定"
    )
    numbering: dict[Literal["1", "2", "3", "4"], Numbering] = Field(
        {}, title="各级编号", description="默认 一、（一）1.（1）"
    )
    point_paragraphs: YesNo = Field(
        default=False, title="要点分段", description="true：全文的一是、二是各自成段；条目里可另写"
    )
    statistics: dict[StatisticName, Annotated[Statistic, BeforeValidator(as_figure)]] = Field(
        {}, title="统计数", description="每个数只在这里写一次"
    )
    relations: Relations = Field(
        (), title="大小关系", description="两个统计数应有的大小关系，如 [cases <= inspections]；不合的查得出来"
    )

    def placed(self) -> list[tuple[tuple[str, ...], Entry]]:
        """The entries of the first level, each with its path."""
        return []

    def remarks(self) -> list[str]:
        """What stands in 附注."""
        return [self.note] if self.note else []

    def attending(self) -> list[tuple[str, Names]]:
        """The lists of who was at a meeting, by their keys; only minutes have them."""
        return []

    def entries(self) -> Iterator[tuple[tuple[str, ...], Entry]]:
        """Every entry with its path, in the order printed."""
        for path, entry in self.placed():
            yield from with_below(entry, path)
