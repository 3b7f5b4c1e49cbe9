"""The import contract holds."""

import subprocess
import sys
from pathlib import Path


def test_each_module_imports_only_from_below():
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]

    run = subprocess.run(
        [*command, "--no-cache"], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stdout
