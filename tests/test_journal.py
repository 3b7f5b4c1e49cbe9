"""Lines kept from one run to the next."""

import pytest

from reportgen.journal import Journal


def test_of_each_name_the_last_counts(tmp_path):
    journal = Journal(tmp_path / "a" / "2024.jsonl")
    journal.add(("east", "east/report"), {"file": "甲"})
    journal.add(("east", "east/work-points"), {"file": "乙"})

    found = Journal(tmp_path / "a" / "2024.jsonl")

    assert found.last("east") == {"file": "乙"}
    assert found.last("east/report") == {"file": "甲"}
    assert found.last("west") is None


def test_wherever_it_was_cut_off_what_is_whole_counts_and_nothing_else(tmp_path):
    file = tmp_path / "2024.jsonl"
    Journal(file).add(("east",), {"file": "甲"})
    first = file.stat().st_size
    Journal(file).add(("east",), {"file": "乙"})
    whole = file.read_bytes()

    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        cut = Journal(file).last("east")
        Journal(file).add(("west",), {"file": "丙"})

        assert cut in ([{"file": "甲"}, None] if length >= first else [None])
        assert Journal(file).last("west") == {"file": "丙"}


def test_a_line_that_was_changed_counts_for_nothing(tmp_path):
    file = tmp_path / "2024.jsonl"
    Journal(file).add(("east",), {"file": "a"})
    file.write_bytes(file.read_bytes().replace(b'"a"', b'"b"'))

    assert Journal(file).last("east") is None


def test_lines_that_no_longer_count_are_cleared_away_in_time(tmp_path):
    file = tmp_path / "2024.jsonl"
    for number in range(50):
        Journal(file).add(("east", f"east/{number % 2}"), {"number": number})
    journal = Journal(file)

    assert [journal.last(name) for name in ("east", "east/0", "east/1")] == [
        {"number": 49},
        {"number": 48},
        {"number": 49},
    ]
    assert file.read_bytes().count(b"\n") < 10


@pytest.mark.parametrize("content", [b"", b"\n", b"\0" * 40, b"[]", b" ", b"x" * 16 + b" y {}"])
def test_what_is_no_journal_says_nothing(tmp_path, content):
    file = tmp_path / "2024.jsonl"
    file.write_bytes(content)

    assert Journal(file).last("east") is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path):
    Journal(None).add(("east",), {})
    (tmp_path / "2024.jsonl").mkdir()
    Journal(tmp_path / "2024.jsonl").add(("east",), {})

    assert Journal(None).last("east") is None
    assert Journal(tmp_path / "2024.jsonl").last("east") is None
