"""A letter (函) in the format of GB/T 9704-2012, 10.1: to an office that is neither above nor below."""

from typing import Annotated, Literal

from reportgen.model.chaptered import Chaptered, Contact, contact_words, lacking
from reportgen.model.fields import Date, Line, Names
from reportgen.model.shape import AfterValidator, Field, wrong

_NO_PRINTER = lacking("信函", "印发机关和印发日期", "删去这一行；信函的版记只有抄送机关")


def _bare_name(value: str) -> str:
    if value.rstrip().endswith("文件"):
        raise wrong(
            "mark-not-of-kind", f"信函的红头不加“文件”二字：“{value}”", "只写机关名称，或删去这一行，用本机关的名称"
        )
    return value


class Letter(Chaptered):
    """A letter; it has no signers, and its imprint names no printer."""

    kind: Literal["letter"] = Field(title="文种模型", description="letter：函，用信函格式")
    mark: Annotated[Line, AfterValidator(_bare_name)] = Field(
        title="发文机关标志", description="只写机关名称，不加“文件”；不写就是本机关的名称"
    )
    contact: Contact | None = Field(None, title="联系人", description="姓名和电话，印在附注里")
    signers: Annotated[Names, lacking("信函", "签发人", "删去这一行；签发人只用于上行文")] = Field(
        (), title="签发人", description="信函没有，不写"
    )
    printed_by: Annotated[Line, _NO_PRINTER] | None = Field(None, title="印发机关", description="信函没有，不写")
    printed_on: Annotated[Date, _NO_PRINTER] | None = Field(None, title="印发日期", description="信函没有，不写")

    def remarks(self) -> list[str]:
        """The note names whom to ask."""
        return [*super().remarks(), *filter(None, [contact_words(self.contact)])]
