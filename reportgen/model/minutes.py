"""Minutes (纪要) in the format of GB/T 9704-2012, 10.3: what a meeting decided, and who was there."""

import re
from typing import Annotated, Any, Literal

from reportgen.gbt9704.marks import FILE_NUMBER
from reportgen.model.chaptered import Chaptered, lacking
from reportgen.model.fields import Line, Names, YesNo
from reportgen.model.shape import AfterValidator, BeforeValidator, Field, wrong

_ISSUE = re.compile(r"[1-9][0-9]{0,4}|第[1-9][0-9]{0,4}[期次号]|〔[0-9]{4}〕[1-9][0-9]{0,4}号")


def _issue(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    value = "".join(value.split())
    if _ISSUE.fullmatch(value) or FILE_NUMBER.fullmatch(value):
        return value
    remedy = "写期数（如 5，印成 第5期），或写全（如 第5次、〔2024〕5号）"
    raise wrong("bad-file-number", f"“{value}”不是纪要的编号", remedy)


def _beside(value: tuple[str, ...]) -> tuple[str, ...]:
    """Several organs as one line, for they stand beside the date."""
    return ("　".join(value),) if value else ()


def _of_minutes(value: str) -> str:
    if not value.rstrip().endswith("纪要"):
        raise wrong(
            "mark-not-of-kind", f"纪要的红头应以“纪要”结尾：“{value}”", "写会议的全称加“纪要”，如 局长办公会议纪要"
        )
    return value


class Minutes(Chaptered):
    """Minutes; they are addressed to nobody and bear no seal."""

    kind: Literal["minutes"] = Field(title="文种模型", description="minutes：纪要")
    mark: Annotated[Line, AfterValidator(_of_minutes)] = Field(
        title="发文机关标志", description="如 江州市应急管理局局长办公会议纪要；不写就是机关名称加“会议纪要”"
    )
    number: Annotated[Line, BeforeValidator(_issue)] | None = Field(
        None, title="编号", description="期数（5，印成 第5期），或写全（第5次、〔2024〕5号）"
    )
    sign: Annotated[Names, AfterValidator(_beside)] = Field(
        (), title="编发机关", description="印在红线上方左侧；不写为印发机关"
    )
    present: Names = Field((), title="出席人员", description="写成列表时用顿号连接")
    absent: Names = Field((), title="请假人员", description="写成列表时用顿号连接")
    observers: Names = Field((), title="列席人员", description="写成列表时用顿号连接")
    to: Annotated[Names, lacking("纪要", "主送机关", "删去这一行；发给哪些单位，写在 copies_to")] = Field(
        (), title="主送机关", description="纪要没有，不写"
    )
    signers: Annotated[Names, lacking("纪要", "签发人", "删去这一行")] = Field(
        (), title="签发人", description="纪要没有，不写"
    )
    sealed: Annotated[YesNo, lacking("纪要", "印章", "删去这一行；纪要不加盖印章")] = Field(
        default=False, title="盖章", description="纪要不加盖印章，不写"
    )

    def attending(self) -> list[tuple[str, Names]]:
        """Who was there, who was excused and who sat in, by their keys."""
        return [("present", self.present), ("absent", self.absent), ("observers", self.observers)]
