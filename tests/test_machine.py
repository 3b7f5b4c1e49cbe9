"""The machine fails: the disk, the system's encoding, a name, another build, a kill. What was there stays whole."""

import builtins
import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import kills
import pytest
import trials
from trials import OFFICE, OFFICE_FILE, OUTPUT, REPORT, REPORT_FILE, TEXT, environment, process, refused

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


@pytest.fixture
def place(tmp_path):
    made = trials.place(tmp_path / "工作区 甲")
    made.rewrite(("特此报告。", "专此报告。"))  # something new to build
    return made


def held(place, ran, code, where, rule):
    """A refusal that leaves the finished document, and nothing else."""
    refused(ran, code, where, rule)
    assert place.outputs() == {"2024/city/2024年工作报告.docx": trials.finished()}


# The disk

CALLS = [
    *((os, name) for name in ("fsync", "replace", "chmod", "open")),
    *((Path, name) for name in ("replace", "chmod", "mkdir", "read_bytes")),
]
ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EMFILE, errno.ENAMETOOLONG]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: errno.errorcode[error])
@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (os, "open"), (Path, "replace")], ids=str)
def test_a_write_that_fails_leaves_the_old_file(place, monkeypatch, owner, name, error):
    def fail(*_, **__):
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(owner, name, fail)

    ran = place.run()
    monkeypatch.undo()

    held(place, ran, 6, OUTPUT, "not-written")
    assert place.run().code == 0


@pytest.mark.parametrize("turn", range(8))
def test_whichever_write_fails_nothing_is_half_written(place, monkeypatch, turn):
    """Every call that can touch the disk fails once, whichever it is."""
    calls = 0
    written = [
        (os, "fsync"),
        (os, "open"),
        (os, "replace"),
        (os, "rename"),
        (os, "link"),
        (os, "write"),
        (os, "unlink"),
    ]

    def failing(real):
        def call(*arguments, **named):
            nonlocal calls
            target = str(arguments[0]) if arguments else ""
            # Only what stands in the outputs: Python itself opens files all the time.
            if "outputs" in target or isinstance(arguments[0], int):
                calls += 1
                if calls == turn + 1:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*arguments, **named)

        return call

    for owner, name in written:
        monkeypatch.setattr(owner, name, failing(getattr(owner, name)))
    ran = place.run()
    monkeypatch.undo()

    assert ran.code in {0, 6}
    assert "Traceback" not in ran.err
    kept = place.outputs()
    assert set(kept) == {"2024/city/2024年工作报告.docx"}
    assert any(line in place.text() for line in ("特此报告。", "专此报告。"))
    assert place.run().code == 0
    assert "专此报告。" in place.text()


@POSIX
def test_a_full_disk_leaves_the_old_file(place):
    limit = ["import resource, signal", "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"]
    limit += ["resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))", "sys.dont_write_bytecode = True"]

    ran = process("build", "2024", "--workspace", str(place.root), before=limit)

    held(place, ran, 6, OUTPUT, "not-written")


def test_an_output_that_is_a_folder(place):
    (place.root / OUTPUT).unlink()
    (place.root / OUTPUT).mkdir()

    ran = place.run()

    refused(ran, 6, OUTPUT, "unreadable")
    assert (place.root / OUTPUT).is_dir()


def test_an_output_folder_that_is_a_file(place):
    shutil.rmtree(place.root / "outputs")
    place.write("outputs", b"mine")

    refused(place.run(), 6, OUTPUT, "not-written")
    assert (place.root / "outputs").read_bytes() == b"mine"


def test_an_office_folder_in_the_outputs_that_is_a_file(place):
    shutil.rmtree(place.root / "outputs/2024/city")
    place.write("outputs/2024/city", b"mine")

    refused(place.run(), 6, OUTPUT, "not-written")
    assert (place.root / "outputs/2024/city").read_bytes() == b"mine"


OTHERS = {
    "empty": b"",
    "text": b"mine",
    "another program's document": trials.blank,
    "cut": lambda: trials.finished()[:-500],
    "a zip": b"PK\x05\x06" + b"\0" * 18,
    "large": b"\0" * 1_000_000,
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_a_file_that_is_not_ours_stays(place, data):
    data = data() if callable(data) else data
    place.write(OUTPUT, data)

    ran = place.run()

    refused(ran, 6, OUTPUT, "not-ours")
    assert place.outputs() == {"2024/city/2024年工作报告.docx": data}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("linking", [True, False], ids=["by a link", "by a copy"])
def test_force_keeps_what_is_not_ours_beside(place, monkeypatch, linking, data):
    def no_link(*_, **__):
        raise OSError(errno.EPERM, "Operation not permitted")

    if not linking:
        monkeypatch.setattr(os, "link", no_link)
    data = data() if callable(data) else data
    place.write(OUTPUT, data)

    ran = place.run("build", "2024", "--force")

    assert ran.code == 0, ran.err
    assert data in place.outputs().values()
    assert "专此报告。" in place.text()


LOCKS = ["~$24年工作报告.docx", "~$2024年工作报告.docx", ".~lock.2024年工作报告.docx#", ".~2024年工作报告.docx"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_document_that_is_open_elsewhere_stays(place, lock):
    place.write(f"outputs/2024/city/{lock}", b"")

    refused(place.run(), 6, OUTPUT, "open-elsewhere")
    assert place.outputs()["2024/city/2024年工作报告.docx"] == trials.finished()


def test_a_text_changed_by_hand_stays(place):
    import docx

    document = docx.Document(str(place.root / OUTPUT))
    next(one for one in document.paragraphs if one.text == TEXT).runs[0].text = "手工改过。"
    document.save(str(place.root / OUTPUT))
    edited = place.outputs()

    ran = place.run()

    assert ran.code == 6
    assert [rule for _, rule in ran.errors()] == ["edited-by-hand"]
    assert place.outputs() == edited


def test_a_disk_too_full_to_keep_the_edited_file_loses_nothing(place, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    place.write(OUTPUT, b"mine")
    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(os, "fsync", full)
    ran = place.run("build", "2024", "--force")
    monkeypatch.undo()

    assert ran.code == 6
    assert ran.errors(), ran.err
    assert place.outputs() == {"2024/city/2024年工作报告.docx": b"mine"}


# Links

LINKED = {
    "the report": (REPORT_FILE, 3),
    "the office's file": (OFFICE_FILE, 3),
    "the output": (OUTPUT, 3),
}


@POSIX
@pytest.mark.parametrize(("name", "code"), LINKED.values(), ids=LINKED)
def test_a_link_out_of_the_workspace_is_refused(place, tmp_path, name, code):
    elsewhere = tmp_path / "elsewhere"
    shutil.copy(place.root / name, elsewhere)
    before = elsewhere.read_bytes()
    (place.root / name).unlink()
    (place.root / name).symlink_to(elsewhere)

    refused(place.run(), code, name, "outside")
    assert elsewhere.read_bytes() == before


@POSIX
@pytest.mark.parametrize("name", ["outputs", "outputs/2024", "outputs/2024/city", "inputs/city/2024", "inputs/city"])
def test_a_folder_linked_out_of_the_workspace_is_refused(place, tmp_path, name):
    elsewhere = tmp_path / "elsewhere"
    shutil.move(place.root / name, elsewhere)
    (place.root / name).symlink_to(elsewhere)
    before = trials.snapshot(elsewhere)

    ran = place.run()

    assert ran.code == 3
    assert [rule for _, rule in ran.errors()] == ["outside"]
    assert trials.snapshot(elsewhere) == before


@POSIX
def test_a_link_in_a_circle_is_refused(place):
    (place.root / REPORT_FILE).unlink()
    (place.root / REPORT_FILE).symlink_to(place.root / REPORT_FILE)

    ran = place.run()

    assert ran.code == 3
    assert "→" in ran.err
    assert place.outputs() == {"2024/city/2024年工作报告.docx": trials.finished()}


@POSIX
def test_a_workspace_reached_by_a_link_is_one(place, tmp_path):
    (tmp_path / "链接").symlink_to(place.root)

    assert trials.command("build", "2024", "--workspace", str(tmp_path / "链接")).code == 0


# Files and folders in each other's place

SWAPPED = {
    "a folder for the report": (REPORT_FILE, "folder"),
    "a folder for the office's file": (OFFICE_FILE, "folder"),
    "a file for the year": ("inputs/city/2024", "file"),
    "a file for the office": ("inputs/city", "file"),
    "a file for the inputs": ("inputs", "file"),
    "a file for the templates": ("templates", "file"),
    "nothing for the report": (REPORT_FILE, "nothing"),
    "nothing for the year": ("inputs/city/2024", "nothing"),
    "nothing for the office": ("inputs/city", "nothing"),
    "nothing for the inputs": ("inputs", "nothing"),
}


@pytest.mark.parametrize(("name", "instead"), SWAPPED.values(), ids=SWAPPED)
def test_something_else_in_the_place_of_a_file(place, name, instead):
    path = place.root / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    if instead == "folder":
        path.mkdir()
    elif instead == "file":
        path.write_bytes(b"x")

    ran = place.run()

    assert ran.code in {3, 4}
    assert ran.errors(), ran.err
    assert "Traceback" not in ran.err
    assert place.outputs() == {"2024/city/2024年工作报告.docx": trials.finished()}


@pytest.mark.parametrize("name", [REPORT_FILE, OFFICE_FILE, trials.TEMPLATE])
def test_a_file_that_may_not_be_read(place, monkeypatch, name):
    real = Path.read_bytes

    def denied(path):
        if path == place.root / name:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    ran = place.run()
    monkeypatch.undo()

    refused(ran, ran.code, name, "unreadable")
    assert ran.code in {3, 4}


@POSIX
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files")
def test_a_pipe_in_the_place_of_the_report_is_not_waited_for(place):
    (place.root / REPORT_FILE).unlink()
    os.mkfifo(place.root / REPORT_FILE)

    ran = process("build", "2024", "--workspace", str(place.root))

    refused(ran, 3, REPORT_FILE, "unreadable")


def test_a_sparse_giant_is_not_read(place):
    with (place.root / REPORT_FILE).open("wb") as file:
        file.truncate(8 << 30)

    refused(place.run(), 3, REPORT_FILE, "too-large")


@POSIX
@pytest.mark.parametrize("owner", ["document", "office"])
def test_a_name_in_another_encoding_is_told_and_stops_nothing_else(place, owner):
    odd = os.fsdecode("甲".encode("gbk"))
    if owner == "document":
        place.write(f"inputs/city/2024/{odd}.yaml", REPORT)
    else:
        place.write(f"inputs/{odd}/office.yaml", OFFICE)
        place.write(f"inputs/{odd}/2024/report.yaml", REPORT)

    ran = place.run("build", "2024", "--all")

    assert ran.code == 3
    assert [rule for _, rule in ran.errors()] == ["bad-name"]
    assert "专此报告。" in place.text()
    assert len(place.outputs()) == 1


DENIED = ["iterdir", "stat", "resolve", "is_dir", "is_file", "exists"]


@pytest.mark.parametrize("call", DENIED)
def test_a_folder_that_may_not_be_looked_into(place, monkeypatch, call):
    """Each question the program may put to the disk is answered with “permission denied”, for its own files."""
    real = getattr(Path, call)

    def denied(path, *arguments, **named):
        if str(path).startswith(str(place.root / "inputs" / "city")):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *arguments, **named)

    monkeypatch.setattr(Path, call, denied)
    ran = place.run()
    monkeypatch.undo()

    assert ran.code in {0, 3}, ran.err
    assert ran.code == 0 or ran.errors()


@pytest.mark.parametrize("call", ["stat", "exists", "resolve"])
def test_an_output_folder_that_may_not_be_looked_into(place, monkeypatch, call):
    real = getattr(Path, call)

    def denied(path, *arguments, **named):
        if str(path).startswith(str(place.root / "outputs" / "2024" / "city")):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *arguments, **named)

    monkeypatch.setattr(Path, call, denied)
    ran = place.run()
    monkeypatch.undo()

    assert ran.code in {0, 3, 6}, ran.err
    assert ran.code == 0 or ran.errors()


# Other commands


def test_a_disk_that_fills_while_a_workspace_is_made_leaves_none(tmp_path, monkeypatch):
    real = Path.write_bytes
    calls = 0

    def full(path, data):
        nonlocal calls
        calls += 1
        if calls > 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    ran = trials.command("init", str(tmp_path / "新的"))
    monkeypatch.undo()

    refused(ran, 6, str(tmp_path / "新的"), "not-written")
    assert "磁盘已满" in ran.err
    assert trials.command("init", str(tmp_path / "新的")).code == 0


COMMANDS = {
    "init where something is": (["init", "{}"], 6, "exists"),
    "init on a file": (["init", "{}/file"], 6, "exists"),
    "init under a file": (["init", "{}/file/x"], 6, "not-written"),
    "init with a long name": (["init", "{}/" + "甲" * 300], 6, "not-written"),
    "stencil on a folder": (["stencil", "{}"], 3, "unreadable"),
    "stencil under a file": (["stencil", "{}/file/x.docx"], 6, "not-written"),
    "stencil over a file": (["stencil", "{}/file"], 6, "exists"),
    "check of no template": (["template", "check", "{}/none.docx"], 3, "unreadable"),
    "check of a folder": (["template", "check", "{}"], 3, "unreadable"),
    "check of a text": (["template", "check", "{}/file"], 4, "not-a-document"),
    "a workspace that is a file": (["build", "2024", "--workspace", "{}/file"], 3, "no-workspace"),
    "a workspace with a long name": (["build", "2024", "--workspace", "{}/" + "甲" * 300], 3, "no-workspace"),
    "schema where no workspace is": (["schema", "--workspace", "{}"], 3, "no-workspace"),
}


@pytest.mark.parametrize(("arguments", "code", "rule"), COMMANDS.values(), ids=COMMANDS)
def test_another_command_says_what_is_in_its_way(tmp_path, arguments, code, rule):
    (tmp_path / "file").write_bytes(b"mine")

    ran = trials.command(*(argument.format(tmp_path) for argument in arguments))

    assert (ran.code, [name for _, name in ran.errors()]) == (code, [rule]), ran
    assert trials.snapshot(tmp_path) == {"file": b"mine"}


# Names on the command line

ARGUMENTS = {
    "a year with a letter": (["build", "20x4"], 3),
    "a year with dots": (["build", "../2024"], 3),
    "a year in full-width digits": (["build", "２０２４"], 3),
    "an absolute year": (["build", "/etc"], 3),
    "an empty year": (["build", ""], 3),
    "another year": (["build", "1999"], 3),
    "a year with a NUL-like name": (["build", "2024\u2028"], 3),
    "a document with dots": (["build", "2024", "../../office"], 3),
    "an absolute document": (["build", "2024", "/etc/passwd"], 3),
    "a document with its ending": (["build", "2024", "report.yaml"], 3),
    "an empty document": (["build", "2024", ""], 3),
    "an office with dots": (["build", "2024", "--office", ".."], 3),
    "an office with a slash": (["build", "2024", "--office", "city/../city"], 3),
    "an absolute office": (["build", "2024", "--office", "/"], 3),
    "an empty office": (["build", "2024", "--office", ""], 3),
    "a device": (["build", "2024", "--office", "CON"], 3),
    "an office of 5,000 characters": (["build", "2024", "--office", "甲" * 5000], 3),
    "no year": (["build"], 2),
    "an unknown option": (["build", "2024", "--nope"], 2),
    "an unknown command": (["bild", "2024"], 2),
    "an unknown format": (["build", "2024", "--format", "xml"], 2),
    "an option without its value": (["build", "2024", "--office"], 2),
}


@pytest.mark.parametrize(("arguments", "code"), ARGUMENTS.values(), ids=ARGUMENTS)
def test_a_name_that_is_none(place, arguments, code):
    arguments = arguments if code == 2 else [*arguments, "--workspace", str(place.root)]

    ran = trials.command(*arguments)

    assert ran.code == code, ran
    assert "Traceback" not in ran.err
    assert ran.err.strip()
    assert code == 2 or ran.errors()
    assert place.outputs() == {"2024/city/2024年工作报告.docx": trials.finished()}


def test_a_workspace_that_is_not_there(tmp_path):
    ran = trials.command("build", "2024", "--workspace", str(tmp_path / "nowhere"))

    refused(ran, 3, str(tmp_path / "nowhere"), "no-workspace")


TITLES = {
    "300 characters": "关于江州市应急管理工作情况的报告" * 20,
    "a path": "../../甲/乙",
    "an absolute path": "/etc/passwd",
    "marks no file may have": '甲/乙\\丙:丁*戊?己"庚<辛>壬|癸',
    "a device": "CON",
    "a device with an ending": "nul.docx",
    "only dots": "...",
    "a dot before": ".甲",
    "a dot after": "甲.",
    "a tilde": "~$甲",
    "blanks inside": "甲  乙\u3000丙",
    "emoji": "甲😀乙",
    "right to left": "甲\u202e乙",
    "English": "Report & <summary>",
    "per cent": "%2e%2e%2f甲",
    "a minus": "-rf",
    "a lone combining mark": "\u0301甲",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_becomes_a_file_in_its_folder(place, title):
    (place.root / OUTPUT).unlink()
    quoted = "'" + title.replace("'", "''") + "'"
    place.write(REPORT_FILE, REPORT.replace("2024年工作报告", quoted))
    elsewhere = trials.snapshot(place.root.parent)

    ran = place.run()

    assert ran.code == 0, ran.err
    (made,) = place.outputs()
    assert made.startswith("2024/city/")
    name = Path(made).name
    assert made == f"2024/city/{name}"
    assert len(name.encode()) <= 255
    assert not set('\\/:*?"<>|') & set(name)
    assert name.partition(".")[0].upper() not in {"CON", "NUL", "AUX", "PRN"}
    assert "".join(title.split()) in "".join("".join(line.split()) for line in place.text(f"outputs/{made}"))
    now = trials.snapshot(place.root.parent)
    assert set(now) - set(elsewhere) == {f"{place.root.name}/outputs/{made}"}
    assert place.run().code == 0  # and finds its own file again


def test_two_documents_of_one_title_do_not_take_turns(place):
    assert place.run().code == 0
    first = place.outputs()
    place.write("inputs/city/2024/other.yaml", REPORT.replace("特此", "另此").replace("number: 3", "number: 9"))

    ran = place.run()

    assert ran.code == 6
    assert [rule for _, rule in ran.errors()] == ["same-title"]
    assert len(place.outputs()) == 1
    assert set(first) == set(place.outputs())


def test_two_long_titles_that_differ_at_the_end_do_not_become_one_file(place):
    (place.root / OUTPUT).unlink()
    long = "关于江州市应急管理工作情况的报告" * 10
    place.write(REPORT_FILE, REPORT.replace("2024年工作报告", long + "甲"))
    place.write(
        "inputs/city/2024/other.yaml", REPORT.replace("2024年工作报告", long + "乙").replace("number: 3", "number: 9")
    )

    ran = place.run()

    told = {rule for _, rule in ran.errors()}
    assert (ran.code, told) in [(0, set()), (6, {"same-title"})]


# The system's encoding, the streams

SYSTEMS = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "POSIX": {"LC_ALL": "POSIX", "LANG": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "GBK": {"LANG": "zh_CN.GBK", "LC_ALL": "zh_CN.GBK"},
    "ASCII streams": {"PYTHONIOENCODING": "ascii"},
    "GBK streams": {"PYTHONIOENCODING": "gbk:strict"},
    "no locale at all": {"LANG": "", "LC_ALL": "", "LC_CTYPE": ""},
    "no HOME": {"HOME": "", "XDG_CACHE_HOME": ""},
    "a HOME that is not there": {"HOME": "/nonexistent/home"},
    "no PATH": {"PATH": ""},
    "a narrow terminal": {"COLUMNS": "1", "TERM": "dumb"},
    "colour": {"FORCE_COLOR": "1", "TERMINAL_WIDTH": "20"},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
    "warnings are errors": {"PYTHONWARNINGS": "error"},
}


@POSIX
@pytest.mark.parametrize("variables", SYSTEMS.values(), ids=SYSTEMS)
def test_any_system_makes_the_same_file(place, variables):
    expected = process("build", "2024", "--workspace", str(place.root))
    assert expected.code == 0, expected.err
    whole = place.outputs()
    (place.root / OUTPUT).unlink()

    ran = process("build", "2024", cwd=place.root, env=variables)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"已生成 {OUTPUT}")
    assert place.outputs() == whole


@POSIX
def test_a_problem_can_be_said_in_any_encoding(place):
    place.write(REPORT_FILE, REPORT.replace("closing:", "😀结尾："))

    ran = process("build", "2024", cwd=place.root, env=SYSTEMS["C"])

    assert ran.code == 3
    assert "😀结尾" in ran.err
    assert "Traceback" not in ran.err


@POSIX
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_reader_that_goes_away_is_no_traceback(place, stream):
    if stream == "stderr":
        place.write(REPORT_FILE, "\n".join(f"k{n}： 1" for n in range(5000)))
    line = [sys.executable, "-m", "reportgen", "build", "2024", "--workspace", str(place.root)]
    reading, writing = os.pipe()
    os.close(reading)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: writing}
    started = subprocess.Popen(line, env=environment(), **streams)
    os.close(writing)
    said = b"".join(filter(None, started.communicate(timeout=30)))

    assert b"Traceback" not in said
    assert b"Exception ignored" not in said
    assert started.returncode in {0, 1, 3, 141}  # 1 is what click says of it


@POSIX
@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "0<&-", "1>&- 2>&-"])
def test_a_stream_that_is_closed_from_the_start(place, closed):
    line = f'"{sys.executable}" -m reportgen build 2024 --workspace "{place.root}" {closed}'

    ran = subprocess.run(["sh", "-c", line], capture_output=True, timeout=30, check=False, env=environment())

    assert b"Traceback" not in ran.stderr
    assert "专此报告。" in place.text()


@POSIX
def test_a_current_folder_that_is_gone(place, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    before = [f"import os; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r})"]

    named = process("build", "2024", "--workspace", str(place.root), before=before)

    assert (named.code, named.err) == (0, "")


@POSIX
def test_a_current_folder_that_is_gone_is_no_workspace(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()

    ran = process("build", "2024", before=[f"import os; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r})"])

    assert (ran.code, "Traceback" in ran.err) == (3, False)


def test_json_is_json_whatever_happens(place):
    for content in (REPORT, "kind： report\n", b"\xff", '"\\ud800": 1\n'):
        place.write(REPORT_FILE, content)
        ran = place.run("build", "2024", "--format", "json")
        said = json.loads(ran.out)
        assert {"problems", "outcomes"} <= set(said)
        assert all(problem["remedy"] and problem["file"] for problem in said["problems"])
    ran = place.run("build", "1999", "--format", "json")
    assert json.loads(ran.out)["problems"]


# Many at once, and the sudden end


def start(place, *arguments):
    line = [sys.executable, "-m", "reportgen", "build", "2024", "--workspace", str(place.root), *arguments]
    return subprocess.Popen(line, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.parametrize("turn", range(3))
def test_eight_builds_of_one_name_leave_one_whole_file(place, turn):
    running = [start(place) for _ in range(8)]
    said = [process.communicate(timeout=60) for process in running]

    assert [process.returncode for process in running] == [0] * 8, said
    assert set(place.outputs()) == {"2024/city/2024年工作报告.docx"}
    assert "专此报告。" in place.text()
    assert place.run().out.startswith("没有变化")


def test_eight_offices_at_once_do_not_disturb_one_another(place):
    for number in range(8):
        place.write(f"inputs/o{number}/office.yaml", OFFICE)
        place.write(f"inputs/o{number}/2024/report.yaml", REPORT)
    running = [start(place, "--office", f"o{number}") for number in range(8)]

    for process_ in running:
        process_.communicate(timeout=60)

    assert [process_.returncode for process_ in running] == [0] * 8
    assert sum(name.startswith("2024/o") for name in place.outputs()) == 8


@POSIX
@pytest.mark.parametrize("seed", range(20))
def test_a_kill_leaves_the_old_file_or_the_new(place, seed):
    chance = random.Random(seed)
    running = start(place)
    time.sleep(chance.uniform(0.1, 0.45))
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=30)

    shown = [name for name in place.outputs() if not name.rpartition("/")[2].startswith(".reportgen-")]
    assert shown == ["2024/city/2024年工作报告.docx"]
    assert any(line in place.text() for line in ("特此报告。", "专此报告。"))
    assert place.run().code == 0
    assert "专此报告。" in place.text()


@pytest.mark.parametrize("moment", ["fsync", "replace", "after"])
def test_a_kill_in_the_middle_of_the_writing_leaves_the_old_file_or_the_new(place, moment):
    kill = "os.kill(os.getpid(), 9)"
    before = {
        "fsync": f"import os; os.fsync = lambda _: {kill}",
        "replace": f"import os, pathlib; pathlib.Path.replace = lambda *_: {kill}",
        "after": f"import os, pathlib; real = pathlib.Path.replace; pathlib.Path.replace = lambda a, b: (real(a, b), {kill})",
    }

    ran = process("build", "2024", "--workspace", str(place.root), before=[before[moment]])

    assert ran.code == -9
    expected = "专此报告。" if moment == "after" else "特此报告。"
    assert expected in place.text()
    again = place.run()
    assert again.code == 0, again.err
    assert "专此报告。" in place.text()


INTERRUPTED = {
    "while it reads": ("import pathlib", "pathlib.Path.read_bytes"),
    "while it waits for the disk": ("", "os.fsync"),
    "before the rename": ("import pathlib", "pathlib.Path.replace"),
    "while it parses": ("import reportgen.source.tree", "reportgen.source.tree.LOADER"),
}


@POSIX
@pytest.mark.parametrize(("module", "call"), INTERRUPTED.values(), ids=INTERRUPTED)
def test_an_interrupt_ends_in_a_sentence(place, module, call):
    before = ["import os, signal, time", module, f"{call} = lambda *_, **__: (os.kill(os.getpid(), 2), time.sleep(9))"]

    ran = process("build", "2024", "--workspace", str(place.root), before=before)

    assert (ran.code, ran.err) == (130, "已中断；没有写完的文件都保持原样。\n")
    assert place.outputs() == {"2024/city/2024年工作报告.docx": trials.finished()}


@POSIX
def test_an_interrupt_while_it_starts_ends_in_a_sentence(place):
    before = [
        "import os",
        "class Slow:",
        "    def find_spec(self, name, *_):",
        "        if name == 'typer': os.kill(os.getpid(), 2)",
        "sys.meta_path.insert(0, Slow())",
    ]

    ran = process("build", "2024", "--workspace", str(place.root), before=before)

    assert (ran.code, "Traceback" in ran.err) == (130, False)


def test_running_out_of_memory_is_no_traceback(place, monkeypatch):
    from reportgen import compose

    def full(*_):
        raise MemoryError

    monkeypatch.setattr(compose, "document", full)
    ran = place.run()
    monkeypatch.undo()

    assert ran.code not in {0, 1}
    assert "Traceback" not in ran.err


@pytest.mark.skipif(not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2, reason="Linux, two cores")
def test_a_batch_killed_at_any_moment_leaves_whole_files_and_the_next_run_completes_the_rest():
    """Each kind of kill once, at a moment that is another each day; `python tests/kills.py` does it twenty times."""
    assert len(kills.trials_of(3, int(time.time()) // 86400, 8)) == 3


@POSIX
def test_what_a_process_that_is_gone_left_behind_is_taken_away_at_once_and_nothing_else(place):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    machine = os.uname().nodename
    names = {
        f".reportgen-{machine}-{gone.pid}-abc.tmp": False,
        f".reportgen-{machine}-{os.getpid()}-abc.tmp": True,
        f".reportgen-elsewhere-{gone.pid}-abc.tmp": True,
        f".reportgen-{machine}-{gone.pid}-abc.docx": True,
        f"reportgen-{machine}-{gone.pid}-abc.tmp": True,
    }
    for name in names:
        place.write(f"outputs/2024/city/{name}", b"half")

    assert place.run().code == 0
    assert {name: (place.root / "outputs/2024/city" / name).exists() for name in names} == names


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells how a process is")
def test_a_process_that_has_ended_but_was_not_fetched_is_gone_too(place):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
    left = place.file(f"outputs/2024/city/.reportgen-{os.uname().nodename}-{ended.pid}-abc.tmp")
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"half")

    assert place.run().code == 0
    assert not left.exists()
    ended.wait()


def test_what_a_kill_left_behind_is_taken_away_later(place):
    left = place.file("outputs/2024/city/.reportgen-abc.tmp")
    left.write_bytes(b"half")
    os.utime(left, (0, 0))

    assert place.run().code == 0
    assert not left.exists()


def test_nothing_is_opened_outside_the_workspace_for_writing(place, monkeypatch):
    opened = []
    real = builtins.open

    def noted(file, mode="r", *arguments, **named):
        if set(mode) & set("wax+"):
            opened.append(str(file))
        return real(file, mode, *arguments, **named)

    monkeypatch.setattr(builtins, "open", noted)
    assert place.run().code == 0
    monkeypatch.undo()

    assert [name for name in opened if str(place.root) not in name and not name.isdecimal()] == []
