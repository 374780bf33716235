"""The README cannot lie: its commands are run, and their output stands there as it is.

``python -m tests.test_readme`` writes the real output into the README.
"""

import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
CONSOLE = re.compile(r"```console\n(?P<body>.*?)```", re.DOTALL)
SHELL = re.compile(r"```sh\n(?P<body>.*?)```", re.DOTALL)
TIMEOUT_SECONDS = 60


def run(command: str, folder: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the README as a user would, in an empty home."""
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(  # noqa: S602 - the README's commands are shell commands
        command,
        shell=True,
        cwd=folder,
        env={"PATH": path, "HOME": folder, "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=TIMEOUT_SECONDS,
    )


def with_output(body: str, folder: str) -> str:
    """A console block with the output its commands really have."""
    lines: list[str] = []
    for command in re.findall(r"^\$ (.+)$", body, re.MULTILINE):
        done = run(command, folder)
        lines.append(f"$ {command}\n{done.stdout}{done.stderr}")
    return "".join(lines)


def true_readme() -> str:
    """The README with the real output of every console block."""
    with tempfile.TemporaryDirectory() as folder:
        return CONSOLE.sub(
            lambda block: f"```console\n{with_output(block['body'], folder)}```",
            README.read_text(encoding="utf-8"),
        )


def test_what_the_readme_shows_is_what_hipfit_prints() -> None:
    assert README.read_text(encoding="utf-8") == true_readme()


def test_the_other_commands_of_the_readme_work(tmp_path: Path) -> None:
    for block in SHELL.finditer(README.read_text(encoding="utf-8")):
        for command in block["body"].splitlines():
            if command.startswith("hipfit "):
                done = run(command.split(" | jq")[0], str(tmp_path))
                assert done.returncode == 0, (command, done.stderr)


if __name__ == "__main__":
    README.write_text(true_readme(), encoding="utf-8")
    sys.exit()
