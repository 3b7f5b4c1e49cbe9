"""A request (请示): one matter, put to one office above."""

from __future__ import annotations

from typing import Literal

from reportgen.model.chaptered import Chaptered, Contact, contact_words
from reportgen.model.fields import Text
from reportgen.model.shape import Field


class Request(Chaptered):
    """A request."""

    kind: Literal["request"] = Field(title="文种模型", description="request：请示")
    closing: Text = Field("妥否，请批示。", title="结尾", description="不写就是 妥否，请批示。")
    contact: Contact | None = Field(None, title="联系人", description="姓名和电话，印在附注里")

    def remarks(self) -> list[str]:
        """The note names whom to ask."""
        return [*super().remarks(), *filter(None, [contact_words(self.contact)])]
