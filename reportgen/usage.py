"""What typer says by itself, in Chinese: the frame of a help text, and what is wrong with a command line."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

_CHINESE = (
    (r"Usage:", "用法："),
    (r"Arguments:", "参数："),
    (r"Options:", "选项："),
    (r"Commands:", "命令："),
    (r"\[OPTIONS\]", "[选项]"),
    (r"COMMAND \[ARGS\]\.\.\.", "命令 …"),
    (r"\{(\w+)\}", r"\1"),
    (r"Show this message and exit\.", "显示这段说明。"),
    (r"Install completion for the current shell\.", "给当前的命令行装上补全。"),
    (
        r"Show completion for the current shell,\s+to\s+copy\s+it\s+or\s+customize\s+the\s+installation\.",
        "显示补全脚本。",
    ),
    (r"\[default: (.*?)\]", r"（默认 \1）"),
    (r"\s*\[required\]", ""),
)
"""What typer writes into a help text by itself, in Chinese."""


def _in_chinese(text: str) -> str:
    text = re.sub(r" <(?:str|path|list\[str\])>", lambda found: " " * len(found[0]), text)
    for english, chinese in _CHINESE:
        text = re.sub(english, chinese, text)
    return text


class Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:
        return _in_chinese(super().get_help(ctx))


class Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:
        return _in_chinese(super().get_help(ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  (typer's signature)
        return list(self.commands)


_USAGE = (
    (r"Missing command\.?", "还缺命令；运行 reportgen --help 看有哪些命令"),
    (r"No such command '(.*?)'\.?.*", "没有“{0}”这个命令；运行 reportgen --help 看有哪些命令"),
    (
        r"No such option: (.*?)(?: \(Possible options: (.*)\)| Did you mean (.*)\?)?",
        "没有选项 {0}；加 --help 看有哪些选项",
    ),
    (r"Missing argument '(.*)'\.?.*", "缺少参数：{0}"),
    (r"Missing option '(.*)'\.?.*", "缺少选项：{0}"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", "多出了参数：{0}"),
    (r"Option '(.*)' requires an argument\.?", "选项 {0} 后面要写值"),
    (r"Option '(.*)' does not take a value\.?", "选项 {0} 后面不能写值"),
    (r"Invalid value for '(.*?)':.*", "{0} 的值不对；加 --help 看可以写什么"),
    (r"Invalid value: (.*)", "{0}"),
)


def wording(error: TyperException) -> str:
    """What is wrong with the command line; the help text where no command was given."""
    message = error.format_message()
    if "Usage:" in message or "用法：" in message:
        return _in_chinese(message)
    for pattern, words in _USAGE:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*found.groups())
    return message
