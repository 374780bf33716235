"""hipfit as a process: laid out as a wheel installs it, with packed data and ``.pyc`` files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

import hipfit
from hipfit.storage.catalogue import packed_files

PACKAGE = Path(hipfit.__file__).parent
PYTHON = [sys.executable, "-m", "hipfit"]

STEERING = (
    *("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"),
    *("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "PYTHONIOENCODING", "PYTHONUTF8"),
    *("HIPFIT_DEBUG", "PYTHONPATH", "LC_ALL", "LANG"),
)

Run = Callable[..., subprocess.CompletedProcess[bytes]]
OnTerminal = Callable[..., str]


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory that holds the package as the wheel does."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(PACKAGE, site / "hipfit", ignore=shutil.ignore_patterns("__pycache__"))
    data = site / "hipfit" / "data"
    data.mkdir(exist_ok=True)
    for name, packed in packed_files(PACKAGE.parent / "data").items():
        (data / name).write_bytes(packed)
    shutil.copy(PACKAGE.parent / "data" / "exercises.yaml", data)
    return site


@pytest.fixture(scope="session")
def environment(installed: Path) -> dict[str, str]:
    """The environment of a plain shell, without anything that steers the output."""
    kept = {name: value for name, value in os.environ.items() if name not in STEERING}
    return kept | {"PYTHONPATH": str(installed), "TERM": "xterm-256color", "LANG": "C.UTF-8"}


@pytest.fixture(scope="session")
def run(environment: dict[str, str], installed: Path) -> Run:
    """Run ``hipfit`` with its streams in pipes."""

    def run_hipfit(*arguments: str, **changes: str | None) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*PYTHON, *arguments],
            env=changed(environment, changes),
            cwd=installed,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    return run_hipfit


@pytest.fixture(scope="session")
def sh(environment: dict[str, str], installed: Path) -> Run:
    """Run a shell line in which ``$HIPFIT`` is the program."""

    def run_line(line: str, **changes: str | None) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["/bin/bash", "-c", line],
            env=changed(environment, changes) | {"HIPFIT": " ".join(PYTHON)},
            cwd=installed,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    return run_line


@pytest.fixture(scope="session")
def on_terminal(environment: dict[str, str], installed: Path) -> OnTerminal:
    """Run ``hipfit`` on a terminal of that many columns and return what it shows."""

    def show(columns: int, *arguments: str, **changes: str | None) -> str:
        child = pexpect.spawn(
            PYTHON[0],
            [*PYTHON[1:], *arguments],
            env=changed(environment, changes),
            cwd=str(installed),
            dimensions=(50, columns),
            encoding="utf-8",
            timeout=20,
        )
        shown: str = child.read()
        child.close()
        return shown.replace("\r\n", "\n")

    return show


def changed(environment: dict[str, str], changes: dict[str, str | None]) -> dict[str, str]:
    """The environment with some variables set, and those that are None taken out."""
    merged = {**environment, **changes}
    return {name: value for name, value in merged.items() if value is not None}
