"""The commands on the workspace itself: make one, its schemas, its templates."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.options import Folder, Format, Shape
from reportgen.cli.printing import as_data, print_json, print_problems
from reportgen.cli.running import opened
from reportgen.problems import Location, OutputError, Problem, in_order


def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="新建的工作区；要么没有，要么是空的。")]) -> None:
    """新建一个工作区，里面有完整的样例：一个市局、两个区局。"""
    from reportgen import workspace

    made = workspace.create(folder.absolute())
    typer.echo(f"已建好工作区 {folder}：模板 templates，数据 inputs（{made} 个文件）。")
    typer.echo(f"接着运行：cd {folder}，然后 reportgen build 2024")


def schema(workspace: Folder = None) -> None:
    """把 YAML 的格式说明写到 inputs/*.schema.json，编辑器据此补全和解释每个键。"""
    from reportgen.model.schema import MODELS, json_schema

    place = opened(workspace)
    for name in MODELS:
        path = place.root / "inputs" / f"{name}.schema.json"
        place.replace(path, json_schema(name).encode())
        typer.echo(f"已写 {place.shown(path)}")


def stencil(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="写到哪里；不写就是 templates/base 下各文种的模板。")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="已有的模板也替换（改名留在旁边）。")] = False,  # noqa: FBT002
    workspace: Folder = None,
) -> None:
    """生成标准格式的空白 Word 模板，可在 Word、WPS 里改样式。

    文件名是 letter.docx 的，做成信函格式；是 minutes.docx 的，做成纪要格式；其余都是通用的格式。
    """
    from reportgen.model.kinds import KINDS
    from reportgen.stencil import template
    from reportgen.workspace import Workspace

    place = opened(workspace) if file is None else Workspace(file.absolute().parent)
    base = place.root / "templates" / "base"
    paths = [base / f"{kind}.docx" for kind in KINDS] if file is None else [file.absolute()]
    made = {path: template(path.stem) for path in paths}
    changed = [path for path in paths if path.exists() and _says_otherwise(place.read(path), made[path])]
    if changed and not force:
        message, remedy = "这里已有一个模板，可能改过样式", "写到别的文件，或用 --force 替换（原来的会改名留在旁边）"
        raise OutputError(Problem(Location(place.shown(path)), "exists", message, remedy) for path in changed)
    for path in paths:
        kept = f"；原来的留作 {place.shown(place.keep_beside(path))}" if path in changed else ""
        place.replace(path, made[path])
        typer.echo(f"已写 {file or place.shown(path)}{kept}")


def _says_otherwise(there: bytes, data: bytes) -> bool:
    """Whether two templates differ in more than how they were packed."""
    from reportgen import package

    try:
        return package.read(there, "").parts != package.read(data, "").parts
    except package.NotADocument:
        return True


def template_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Word 模板（.docx）。")], shape: Shape = Format.TEXT
) -> None:
    """查一个 Word 模板：不认识的名称、写坏或被 Word 拆散的标记、不安全的内容。"""
    from reportgen import compose, template
    from reportgen.problems import TemplateError
    from reportgen.workspace import Workspace

    data = Workspace(file.absolute().parent).read(file.absolute())
    problems = in_order(template.check(data, str(file), compose.NAMES))
    if shape is Format.JSON:
        print_json({"problems": [as_data(problem) for problem in problems]})
    else:
        print_problems(problems)
        if not problems:
            typer.echo(f"{file}：没有问题")
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(TemplateError.exit_code)
