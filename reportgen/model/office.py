"""An office: who issues."""

from reportgen.model.fields import Date, Identifier, Line, Names
from reportgen.model.shape import Field, Model


class Formula(Model):
    """Words that were right up to a day, and what has taken their place."""

    words: Names = Field(title="说法", description="过时的说法，几种写法写成列表")
    since: Date = Field(title="过时日期", description="从哪一天起不再用，如 2024-07-18")
    now: Line = Field("", title="现在的说法", description="如 党的二十届三中全会精神")


class Office(Model):
    """A bureau, with the names it prints."""

    name: Line = Field(title="机关名称", description="全称或规范化简称，如 江州市应急管理局")
    inherits: Identifier | None = Field(
        None, title="上级", description="沿用哪个机关的模板和文本（inputs 下的文件夹名）"
    )
    file_code: Line | None = Field(None, title="发文代字", description="如 江应急；发文字号由它、年份和序号组成")
    superior: Line | None = Field(None, title="上级机关", description="如 江州市人民政府")
    mark: Line | None = Field(None, title="发文机关标志", description="红头；不写则为机关名称加“文件”")
    printed_by: Line | None = Field(None, title="印发机关", description="如 江州市应急管理局办公室")
    departments: dict[Identifier, Line] = Field(
        {}, title="内设机构", description="按职责称呼的内设机构，如 legal: 政策法规处"
    )
    terms: dict[Identifier, Line] = Field({}, title="用语", description="lead 牵头单位、responsible 责任单位 的叫法")
    expired: dict[Identifier, Formula] = Field(
        {}, title="过时的说法", description="成文日期在 since 以后的文件里不再用的说法；程序自带的同名的由它代替"
    )
