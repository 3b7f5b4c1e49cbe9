"""A report: the text of one year."""

from typing import Literal

from reportgen.model.entry import AnEntry, Entries, Entry
from reportgen.model.envelope import Envelope
from reportgen.model.fields import Text
from reportgen.model.shape import Field


class Report(Envelope):
    """An annual report."""

    kind: Literal["report"] = Field(title="文种模型", description="report：报告")
    opening: Text = Field("", title="开头", description="引言；一行一段")
    achievements: Entries = Field({}, title="成效", description="各章，按编号名写")
    shortfalls: AnEntry | None = Field(None, title="不足", description="存在的不足，作为一章；不写 heading 则不编章号")
    plans: AnEntry | None = Field(None, title="计划", description="下一步打算，作为一章；不写 heading 则接在上一章")
    closing: Text = Field("", title="结尾", description="如 特此报告。")

    def placed(self) -> list[tuple[tuple[str, ...], Entry]]:
        """The chapters, then shortfalls and plans as the last ones, each with its path."""
        found: list[tuple[tuple[str, ...], Entry]] = [
            (("achievements", name), entry) for name, entry in self.achievements.items()
        ]
        found += [((name,), entry) for name in ("shortfalls", "plans") if (entry := getattr(self, name))]
        return found
