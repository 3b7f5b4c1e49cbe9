"""A document whose text is an opening, chapters and a closing: letters, minutes and requests."""

from typing import Any

from reportgen.model.entry import Entries, Entry
from reportgen.model.envelope import Envelope
from reportgen.model.fields import Line, Text
from reportgen.model.shape import BeforeValidator, Field, Model, wrong


class Contact(Model):
    """Whom to ask about a document."""

    name: Line = Field(title="联系人", description="姓名")
    phone: Line = Field(title="联系电话", description="如 86321107")


class Chaptered(Envelope):
    """What these kinds have in common."""

    opening: Text = Field("", title="开头", description="一行一段；没有分章的，正文都写在这里")
    chapters: Entries = Field({}, title="各章", description="一、二、三……，按编号名写；可以不分")
    closing: Text = Field("", title="结尾", description="各章之后的正文")

    def placed(self) -> list[tuple[tuple[str, ...], Entry]]:
        """The chapters, each with its path."""
        return [(("chapters", name), chapter) for name, chapter in self.chapters.items()]


def lacking(kind: str, what: str, remedy: str) -> BeforeValidator:
    """What refuses a value, because documents of this kind have no place for it."""

    def refuse(_value: Any) -> Any:
        raise wrong("not-in-kind", f"{kind}没有{what}", remedy)

    return BeforeValidator(refuse)


def contact_words(contact: Contact | None) -> str:
    """联系人：林若川，联系电话：86321107."""
    return f"联系人：{contact.name}，联系电话：{contact.phone}" if contact else ""
