"""The arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How problems and results are shown."""

    TEXT = "text"
    JSON = "json"


class Findings(StrEnum):
    """How what was found in documents is shown."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


Year = Annotated[str, typer.Argument(metavar="YEAR", help="文件所写的年份，如 2024。")]
Documents = Annotated[
    list[str] | None, typer.Argument(metavar="[DOC]...", help="只做这几个文件，如 report；不写就是这一年的全部。")
]
Office = Annotated[
    str | None, typer.Option("--office", metavar="ID", help="哪个机关（inputs 下的文件夹名）；不写就是最上级的机关。")
]
Every = Annotated[bool, typer.Option("--all", help="所有机关。")]
Folder = Annotated[Path | None, typer.Option("--workspace", metavar="DIR", help="工作区；不写就从当前文件夹往上找。")]
Shape = Annotated[Format, typer.Option("--format", help="text 给人看，json 给别的程序用。")]
Found = Annotated[Findings, typer.Option("--format", help="text 给人看，json 给别的程序用，sarif 给编辑器和 CI 用。")]
Force = Annotated[bool, typer.Option("--force", help="输出被手工改过也照样生成；改过的文件改名留在旁边。")]
