"""Other programs, run to the end."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PATIENCE_SECONDS = 120


def printed(words: list[str], **settings: str) -> str:
    """What a program prints; the test fails with all it said where it fails."""
    done = subprocess.run(
        words,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | settings,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def read_with_node(script: str, package: Path, *files: Path) -> Any:  # noqa: ANN401 - it is JSON
    """What a script of this folder reads from files with a package of npm."""
    return json.loads(printed(["node", str(HERE / script), str(package), *map(str, files)]))
