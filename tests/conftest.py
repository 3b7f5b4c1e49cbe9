"""Small workspaces, written where a test can see their text."""

from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def workspace(tmp_path: Path) -> Write:
    """Writes the given files into a new workspace with the standard templates."""

    def write(files: dict[str, str]) -> Path:
        root = tmp_path / "workspace"
        (root / "inputs").mkdir(parents=True, exist_ok=True)
        (root / "templates").mkdir(exist_ok=True)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return root

    return write
