"""Where the files of a workspace live: finds them, reads them, replaces them whole."""

import contextlib
import errno
import os
import re
import shutil
import stat
import time
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from reportgen.problems import InputError, Location, OutputError, Problem, TemplateError

BASE = "base"
"""The last in every chain: templates that belong to no office."""

ABOVE = ".above.json"
"""How the record of what a document was decided against ends, beside the document."""

_KINDS = {"office": "机关", "year": "年份", "document": "文件"}
_LARGEST = 64 * 1024 * 1024
_LONGEST_NAME = 255  # bytes, on the file systems in use
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


class Workspace(NamedTuple):
    """A folder with inputs/, templates/ and outputs/."""

    root: Path

    def shown(self, path: Path) -> str:
        """`path` as a person sees it: from the workspace's folder."""
        below = self._below(path)
        return str(path) if below is None else below.replace(os.sep, "/")

    def _below(self, path: Path) -> str | None:
        """The way from the workspace's folder to `path`; None where it is elsewhere."""
        whole, root = str(path), str(self.root)
        if whole.startswith(root) and whole[len(root) : len(root) + 1] == os.sep:
            return whole[len(root) + 1 :]
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else None

    def offices(self) -> list[str]:
        """The ids of all offices, in order."""
        inputs = self.root / "inputs"
        return [office for office in self._names(inputs) if is_file(inputs / office / "office.yaml")]

    def years(self, office: str) -> list[str]:
        """The years `office` has documents for."""
        folder = self.root / "inputs" / office
        return [name for name in self._names(folder) if re.fullmatch(r"[0-9]{4}", name)]

    def documents(self, office: str, year: str) -> list[str]:
        """The names of the documents of `office` for `year`: report, …"""
        folder = self.root / "inputs" / office / year
        files = self._names(folder) if os.path.isdir(folder) else []  # noqa: PTH112
        return [name.removesuffix(".yaml") for name in files if name.endswith(".yaml") and not name.startswith(".")]

    def _names(self, folder: Path) -> list[str]:
        """What stands in a folder; raises InputError where it cannot be looked into."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208  (a path apiece costs more than the looking)
        except OSError as error:
            message, remedy = f"读不出来：{_reason(error)}", "检查这个文件夹，有没有读的权限"
            raise InputError([Problem(Location(self.shown(folder)), "unreadable", message, remedy)]) from error

    def office_file(self, office: str) -> Path:
        """The office's own file."""
        return self._inside(self.root / "inputs" / office / "office.yaml")

    def document_file(self, office: str, year: str, document: str) -> Path:
        """The file of one document, there or not."""
        return self._inside(self.root / "inputs" / office / year / f"{document}.yaml")

    def skeletons(self, chain: list[str], kind: str) -> list[Path]:
        """The YAML templates a draft of `kind` begins with: of the offices in `chain` that have one, and of `base`."""
        places = (self.root / "templates" / office / f"{kind}.yaml" for office in (*chain, BASE))
        return [self._inside(place) for place in places if is_file(place)]

    def template(self, chain: list[str], kind: str) -> Path:
        """The template for `kind` of the first office in `chain` that has one, or that of `base`."""
        places = [self.root / "templates" / office / f"{kind}.docx" for office in (*chain, BASE)]
        for place in places:
            if is_file(place):
                return self._inside(place)
        message = f"没有“{kind}”的模板；找过 {'、'.join(map(self.shown, places))}"
        remedy = f"运行 reportgen stencil {self.shown(places[-1])}，生成标准格式的空白模板"
        raise TemplateError([Problem(Location(self.shown(places[-1])), "no-template", message, remedy)])

    def output(self, office: str, year: str, title: str, addition: str = ".docx") -> Path:
        """Where the finished document goes; what belongs to it has another `addition` to its name."""
        folder = self.root / "outputs" / year / office
        return self._inside(folder / f"{file_name(title)}{addition}")

    def read(self, path: Path) -> bytes:
        """The bytes of an input; raises InputError where it cannot be read."""
        where = Location(self.shown(path))
        try:
            there = path.stat()
            if not (stat.S_ISREG(there.st_mode) or stat.S_ISDIR(there.st_mode)):
                message, remedy = "读不出来：它不是普通的文件", "删去它，换成一个普通的文件"
                raise InputError([Problem(where, "unreadable", message, remedy)])
            if there.st_size > _LARGEST:
                raise InputError([Problem(where, "too-large", "文件超过 64 MB", "检查是不是放错了文件")])
            return path.read_bytes()
        except OSError as error:
            message = f"读不出来：{_reason(error)}"
            raise InputError([Problem(where, "unreadable", message, "检查文件是否存在、有没有读的权限")]) from error

    def read_output(self, path: Path) -> bytes | None:
        """The bytes of an output, None where there is none; raises OutputError where it cannot be read."""
        try:
            path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            pass  # said by what comes next: reading it, or writing it
        try:
            return self.read(path)
        except InputError as error:
            raise OutputError(error.problems) from error

    def replace(self, path: Path, data: bytes) -> None:
        """Put `data` at `path` in one step: afterwards the file is the new one, or the one that was there before."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _sweep(path.parent)
            _write_whole(path, data)
        except OSError as error:
            message, remedy = _write_fault(error)
            raise OutputError([Problem(Location(self.shown(path)), "not-written", message, remedy)]) from error

    def keep_beside(self, path: Path) -> Path:
        """Rename the file at `path` so that a new one can take its place; the name it has now."""
        stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(path.stat().st_mtime))
        for number in range(1, 1000):
            extra = f"-{number}" if number > 1 else ""
            kept = path.with_name(f"{_cut(path.stem, 170)}（手工修改 {stamp}{extra}）{path.suffix}")
            try:
                os.link(path, kept)
            except FileExistsError:
                continue
            except OSError:  # no second name for a file there
                if kept.exists():
                    continue
                self.replace(kept, self.read(path))
            return kept
        raise OutputError([Problem(Location(self.shown(path)), "not-kept", "改过的文件太多，留不下", "清理这个文件夹")])

    def opened_by(self, path: Path) -> Path | None:
        """The lock file Word, WPS or LibreOffice leaves beside a document that is open, if there is one."""
        locks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#", f".~{path.name}")
        folder = os.path.dirname(path)  # noqa: PTH120  (the same)
        return next((path.with_name(name) for name in locks if os.path.lexists(f"{folder}{os.sep}{name}")), None)

    def _has_no_link(self, below: str | None) -> bool:
        """Whether no step of the way `below` the workspace's folder is a link or leads upwards: nearly always."""
        steps = below.split(os.sep) if below else []  # noqa: PTH206  (the same)
        if not steps or ".." in steps or "." in steps:
            return False
        place = str(self.root)
        for step in steps:
            place += os.sep + step
            if os.path.islink(place):  # noqa: PTH114
                return False
        return True

    def _inside(self, path: Path) -> Path:
        """`path`, held to the workspace; a link that leads out of it is refused."""
        below = self._below(path)
        try:
            (below or str(path)).encode()
        except UnicodeEncodeError:
            message = "文件或文件夹的名称不是 UTF-8 编码，认不出来"
            raise InputError([Problem(Location(self.shown(path)), "bad-name", message, "给它改名")]) from None
        try:
            if self._has_no_link(below) or path.resolve().is_relative_to(self.root.resolve()):
                return path
        except (RuntimeError, OSError):  # the first is how Python 3.11 says it
            message, remedy = "链接绕成了圈，或者读不出来", "删去这个链接，换成真正的文件或文件夹"
            raise InputError([Problem(Location(self.shown(path)), "unreadable", message, remedy)]) from None
        message = "这个位置在工作区之外（链接或 .. 指到了别处）"
        raise InputError([Problem(Location(self.shown(path)), "outside", message, "改用工作区里的文件和文件夹")])


def is_file(path: Path) -> bool:
    """Whether there is a file; also false, unlike pathlib's, where the way to it may not be gone."""
    return os.path.isfile(path)  # noqa: PTH113


def find(start: Path) -> Workspace:
    """The workspace at `start` or above it; raises InputError where there is none."""
    for folder in (start, *start.parents):
        if os.path.isdir(folder / "inputs") and os.path.isdir(folder / "templates"):  # noqa: PTH112
            return Workspace(folder)
    remedy = "进入工作区再运行，或用 --workspace 指明；还没有工作区就运行 reportgen init 文件夹名"
    message = "这里不是工作区：从当前文件夹往上都没有 inputs 和 templates"
    raise InputError([Problem(Location(str(start)), "no-workspace", message, remedy)])


def choose(wanted: str, existing: list[str], what: str, where: str) -> str:
    """`wanted` if it is one of `existing`; else InputError with the nearest and all there are."""
    if wanted in existing:
        return wanted
    near = [] if wanted.isdecimal() else get_close_matches(wanted, existing, 1, 0.5)
    offer = f"是否想写“{near[0]}”？" if near else ""
    have = f"现有：{'、'.join(existing)}" if existing else "现在一个也没有"
    message = f"没有“{wanted}”这个{_KINDS[what]}"
    raise InputError([Problem(Location(where), f"no-such-{what}", message, f"{offer}{have}")])


def file_name(title: str) -> str:
    """`title` as a file name that every system takes, without its ending."""
    name = _NO_FILE_NAME.sub("_", "".join(title.split())).strip(". ")
    if not name or _DEVICE.fullmatch(name):
        name = f"公文_{name}"
    return _cut(name, 200)


def _cut(name: str, most: int) -> str:
    """`name`, at most `most` bytes long."""
    return name.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")


def _write_whole(path: Path, data: bytes) -> None:
    """Afterwards the file is the old one or the new, whatever happens meanwhile."""
    temporary = path.with_name(f".reportgen-{_machine()}-{os.getpid()}-{os.urandom(6).hex()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _rename(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _rename(temporary: Path, path: Path) -> None:
    """One rename; where Windows says that the file is in use, tried again for two seconds."""
    for pause in (0.1, 0.2, 0.4, 0.5, 0.8, None):
        try:
            temporary.replace(path)
        except PermissionError:
            if os.name != "nt" or pause is None:
                raise
            time.sleep(pause)
        else:
            return


def _sweep(folder: Path) -> None:
    """Take away what a build that was killed left behind: one of this machine, or an hour ago or more."""
    for left in folder.glob(".reportgen-*.tmp"):
        with contextlib.suppress(OSError):
            if _is_dead(left.name) or time.time() - left.stat().st_mtime > 3600:
                left.unlink()


def _is_dead(temporary: str) -> bool:
    """Whether the process that began this file is known to be gone."""
    owner = re.fullmatch(r"\.reportgen-(.*)-([0-9]+)-[^-]*\.tmp", temporary)
    if not _machine() or owner is None or owner[1] != _machine():
        return False
    try:
        os.kill(int(owner[2]), 0)  # only asks whether it is there
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    try:
        state = Path(f"/proc/{owner[2]}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:  # no Linux
        return False
    return state in {"Z", "X"}  # ended, but not yet fetched by the process that began it


def _machine() -> str:
    """What the machine is called, where a process may be asked after by its number; else ""."""
    return re.sub(r"[^A-Za-z0-9.]", "_", os.uname().nodename)[:60] if hasattr(os, "uname") else ""


def _write_fault(error: OSError) -> tuple[str, str]:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "磁盘已满，没有写成；原来的文件没有动", "腾出空间后再运行"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "没有写的权限，或文件正被别的程序打开；原来的文件没有动", "关闭 Word/WPS，检查文件夹的权限，再运行"
    return f"没有写成：{_reason(error)}；原来的文件没有动", "检查输出文件夹，再运行"


def _reason(error: OSError) -> str:
    known = {
        errno.ENOENT: "没有这个文件",
        errno.EACCES: "没有权限",
        errno.EISDIR: "它是文件夹",
        errno.ENOTDIR: "路径中有一段不是文件夹",
        errno.ENAMETOOLONG: "名称太长",
        errno.EEXIST: "同名的文件已存在",
        errno.EIO: "磁盘出错",
    }
    return known.get(error.errno or 0, error.strerror or str(error))


def create(folder: Path) -> int:
    """A new workspace at `folder` with the sample's templates and inputs; how many files it has."""
    sample = _sample()
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            message = "这里已经有东西了，没有动它"
            raise OutputError([Problem(Location(str(folder)), "exists", message, "换一个不存在或空的文件夹")])
        for name in ("templates", "inputs"):
            _copy(sample / name, folder / name)
        (folder / ".gitignore").write_text("/outputs/\n", encoding="utf-8")
    except OSError as error:
        for name in ("templates", "inputs"):
            shutil.rmtree(folder / name, ignore_errors=True)
        message, remedy = _write_fault(error)
        raise OutputError([Problem(Location(str(folder)), "not-written", message, remedy)]) from error
    return sum(file.is_file() for file in folder.rglob("*"))


def _copy(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file():
            copy = target / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())


def _sample() -> Path:
    """The sample workspace: in the installed package, or the repository itself."""
    package = Path(__file__).parent
    return next(place for place in (package / "sample", package.parent) if (place / "inputs").is_dir())
