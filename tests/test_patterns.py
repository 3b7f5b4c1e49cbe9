"""Compiled regular expressions are kept from one run to the next, and are the same as those compiled anew."""

from __future__ import annotations

import marshal
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import own_folder, patterns

ROOT = Path(__file__).parent.parent
DATE = r"(?P<year>[0-9]{4})年(?P<month>1?[0-9])月"

pytestmark = pytest.mark.skipif(not patterns._TRIED, reason="nothing is kept with this interpreter")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "reportgen"


def compiled(*stated: str, flags: int = 0) -> list[re.Pattern[str]]:
    """What one run makes of them."""
    re.purge()
    with patterns.kept():
        return [re.compile(pattern, flags) for pattern in stated]


def test_a_pattern_is_compiled_once_and_then_read_from_the_users_own_folder(monkeypatch):
    compiled(DATE)
    monkeypatch.setattr("re._parser.parse", None)  # would not be called any more

    (found,) = compiled(DATE)

    assert found.sub(r"\g<month>/\1", "2024年5月") == "5/2024"
    assert found.search("2024年5月").lastgroup == "month"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.DOTALL, re.VERBOSE, re.ASCII])
def test_a_kept_pattern_equals_one_compiled_anew(flags):
    stated = (DATE, r"(?i)todo|[^\W\d]{2,}?", "[一-龥㐀-䶿]+(?<!年)$", r"(a)|(?:b(?P<c>c)*)+\1", "")
    compiled(*stated, flags=flags)
    kept = compiled(*stated, flags=flags)
    re.purge()

    assert kept == [re.compile(pattern, flags) for pattern in stated]
    assert [one.groupindex for one in kept] == [re.compile(pattern, flags).groupindex for pattern in stated]


def test_every_pattern_a_build_needs_is_kept_as_it_would_be_compiled_anew(tmp_path):
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    subprocess.run([sys.executable, "-m", "reportgen", "build", "2024", "report", "--workspace", tmp_path], check=True)
    stated = list(marshal.loads(own_folder.read(patterns._NAME)))

    re.purge()
    with patterns.kept():
        kept = [re.compile(*key) for key in stated]
    re.purge()

    assert len(stated) > 100
    assert kept == [re.compile(*key) for key in stated]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(file.read_bytes().replace(b"\x04", b"\x05")),
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(b""),
        lambda file: file.unlink(),
        lambda file: file.parent.chmod(0o777),
    ],
    ids=["changed", "cut", "empty", "gone", "others may write"],
)
def test_what_cannot_be_trusted_is_compiled_anew(folder, spoil: Callable[[Path], object]):
    first = compiled(DATE)
    (file,) = folder.iterdir()
    spoil(file)

    assert compiled(DATE) == first


def test_a_pattern_that_is_wrong_is_told_as_ever():
    with pytest.raises(re.error, match="unterminated character set"):
        compiled("[a")


def test_patterns_without_end_are_not_kept_without_end(folder, monkeypatch):
    monkeypatch.setattr(patterns, "_MOST", 5)
    for number in range(4):
        compiled(*(f"{number} {letter}" for letter in "abcd"))
    compiled(*map(str, range(50)))

    (file,) = folder.iterdir()
    assert file.stat().st_size < 1000


def test_outside_a_run_nothing_is_kept(folder):
    compiled()
    re.purge()
    re.compile(DATE)

    assert not folder.exists()
