"""Arguments in, problems printed, exit code out."""

from __future__ import annotations

import gc
import os
import sys
from copy import copy
from typing import Annotated

import typer
from typer.exceptions import TyperException
from typer.models import CommandInfo

from reportgen import __version__, usage
from reportgen.cli import (
    comparing,
    documents,
    drafts,
    evidence,
    folders,
    mending,
    previewing,
    rules,
    trace,
    verifying,
    work_points,
)
from reportgen.cli.printing import as_data, print_json, print_problems
from reportgen.problems import OutputError, ReportgenError

_INTERRUPTED = "已中断；没有写完的文件都保持原样。"
_HELP = """把一年的数据写成 YAML，生成符合 GB/T 9704-2012 的公文。

第一次用：

\b
  reportgen init 我的文稿      建一个工作区，里面有完整的样例
  cd 我的文稿
  reportgen build 2024        生成 2024 年的年度报告

改 inputs 里的 YAML，再运行一次 build，文稿就跟着变。
"""
app = typer.Typer(
    cls=usage.Group, help=_HELP, rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False
)
template_app = typer.Typer(cls=usage.Group, rich_markup_mode=None, no_args_is_help=True)
app.add_typer(template_app, name="template", help="检查 Word 模板。")


def _show_version(value: bool) -> None:  # noqa: FBT001  (typer's way)
    if value:
        typer.echo(f"reportgen {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[  # noqa: FBT002
        bool, typer.Option("--version", help="显示版本。", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    pass


for _command in (
    folders.init,
    documents.build,
    documents.check,
    documents.show,
    documents.sync,
    drafts.draft,
    work_points.tasks,
    trace.trace,
    comparing.diff,
    evidence.evidence,
    previewing.preview,
    rules.rule,
    verifying.verify,
    mending.fix,
    folders.schema,
    folders.stencil,
):
    app.command(cls=usage.Command)(_command)
template_app.command("check", cls=usage.Command)(folders.template_check)


def _as_needed(command: CommandInfo) -> CommandInfo:
    """The command; its name and help alone where another is called, as typer works out the options of every one."""
    if command.callback is None or command.callback.__name__ in sys.argv[1:]:
        return command

    def shown() -> None:
        pass

    shown.__name__, shown.__doc__ = command.callback.__name__, command.callback.__doc__
    bare = copy(command)
    bare.callback = shown
    return bare


def main() -> None:
    """The command `reportgen`."""
    _use_utf8()
    called = copy(app)
    called.registered_commands = [_as_needed(command) for command in app.registered_commands]
    try:
        code = called(prog_name="reportgen", standalone_mode=False)
        if code == 130:  # typer has caught Ctrl-C, and said nothing
            typer.echo(_INTERRUPTED, err=True)
    except ReportgenError as error:
        if "sarif" in sys.argv[1:]:
            from reportgen.cli.sarif import as_sarif

            print_json(as_sarif(error.problems))
        elif "json" in sys.argv[1:]:
            print_json({"problems": [as_data(problem) for problem in error.problems], "outcomes": []})
        else:
            print_problems(error.problems)
        code = error.exit_code
    except TyperException as error:
        typer.echo(usage.wording(error), err=True)
        code = error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        typer.echo(_INTERRUPTED, err=True)
        code = 130
    except MemoryError:
        typer.echo("内存不够，没有做完；原来的文件没有动。\n    → 关闭别的程序，或把文件分小后再运行", err=True)
        code = OutputError.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    gc.freeze()  # on its way out the interpreter would look at every object once more
    sys.exit(code if isinstance(code, int) else 0)


def _use_utf8() -> None:
    """Chinese file names and messages, whatever the system's own encoding is."""
    if sys.getfilesystemencoding().lower() != "utf-8":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "reportgen", *sys.argv[1:]])  # noqa: S606  (ourselves again)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
