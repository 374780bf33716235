"""The README cannot lie: its commands are run, and their output stands there as it is.

They are run in the order they stand in, in one folder: as by a reader who types them all.

A ``text`` block under a comment "on a terminal, the first N lines" is run in a pseudo-terminal.

``python -m tests.test_readme`` writes the real output into the README.
"""

import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import pexpect

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"```(?P<kind>console|sh)\n(?P<body>.*?)```", re.DOTALL)
TERMINAL = re.compile(
    r"(?P<head><!-- on a terminal, the first (?P<lines>\d+) lines -->\n```text\n"
    r"\$ (?P<command>[^\n]+)\n).*?```",
    re.DOTALL,
)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
ROWS, COLUMNS = 24, 80
TIMEOUT_SECONDS = 60


def environment(folder: str) -> dict[str, str]:
    """The environment of a user who has hipfit on the path, and an empty home."""
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "HOME": folder, "LANG": "C.UTF-8"}


def run(command: str, folder: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the README as a user would, in an empty home."""
    return subprocess.run(  # noqa: S602 - the README's commands are shell commands
        command,
        shell=True,
        cwd=folder,
        env=environment(folder),
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


def without_output(body: str, folder: str) -> str:
    """A block of commands that shows no output, which all must work."""
    for command in body.splitlines():
        if command.startswith("hipfit "):
            done = run(command.split(" | jq")[0], folder)
            assert done.returncode == 0, (command, done.stderr)
    return body


RUN = {"console": with_output, "sh": without_output}


def on_terminal(command: str, lines: int, folder: str) -> str:
    """The first lines that a command shows on a terminal, without their colours."""
    terminal = pexpect.spawn(
        "/bin/sh",
        ["-c", command],
        cwd=folder,
        env=environment(folder) | {"TERM": "xterm-256color"},
        timeout=TIMEOUT_SECONDS,
        dimensions=(ROWS, COLUMNS),
        encoding="utf-8",
    )
    shown = ESCAPE.sub("", terminal.read())
    terminal.close()
    return "".join(f"{line.rstrip()}\n" for line in shown.splitlines()[:lines])


def true_readme() -> str:
    """The README with the real output of every block that shows one; all of them are run."""
    with tempfile.TemporaryDirectory() as folder:
        text = BLOCK.sub(
            lambda block: f"```{block['kind']}\n{RUN[block['kind']](block['body'], folder)}```",
            README.read_text(encoding="utf-8"),
        )
        return TERMINAL.sub(
            lambda block: (
                block["head"] + on_terminal(block["command"], int(block["lines"]), folder) + "```"
            ),
            text,
        )


def test_the_commands_of_the_readme_work_in_order_and_print_what_it_shows() -> None:
    assert README.read_text(encoding="utf-8") == true_readme()


if __name__ == "__main__":
    README.write_text(true_readme(), encoding="utf-8")
    sys.exit()
