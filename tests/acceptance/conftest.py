"""What programs must accept, and the programs: twenty plans, each made once, and who reads them.

A test here is marked ``acceptance``. It is skipped, with the reason, where its program is not
there. Programs that take long to start run only when acceptance is asked for: ``pytest -m
acceptance``, or ``HIPFIT_ACCEPTANCE=1``. ``HIPFIT_NODE_MODULES`` names the directory that npm
has installed into.
"""

import os
import shlex
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from hipfit.cli import run
from hipfit.model.plan import Plan
from hipfit.storage.plan_files import load_plan
from tests.plans.test_twenty_plans import PLANS

HERE = Path(__file__).parent
ASKED = "acceptance"


class Made(NamedTuple):
    """One of the twenty plans: its name, what was asked for, the plan, and its file."""

    name: str
    words: tuple[str, ...]
    plan: Plan
    file: Path


Make = Callable[[str], Made]
FindProgram = Callable[[str], str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this directory."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(ASKED)


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Make one of the twenty plans; twice asked for, it is made once."""
    folder = tmp_path_factory.mktemp("twenty-plans")

    @cache
    def made(name: str) -> Made:
        words = ("plan", "--start", "2026-11-23", *shlex.split(PLANS[name]))
        file = folder / f"{name}.json"
        assert run([*words, "--output", str(file)]) == 0
        return Made(name, words, load_plan(str(file)), file)

    return made


@pytest.fixture(params=PLANS, scope="session")
def made(make: Make, request: pytest.FixtureRequest) -> Made:
    """Each of the twenty plans in turn."""
    return make(request.param)


@pytest.fixture(scope="session")
def twenty(make: Make) -> tuple[Made, ...]:
    """All of them at once, for programs that take many files."""
    return tuple(map(make, PLANS))


@pytest.fixture(scope="session")
def program() -> FindProgram:
    """Where a program is; the test is skipped where it is not."""

    def found(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is not installed")
        return path

    return found


@pytest.fixture
def when_asked(pytestconfig: pytest.Config) -> None:
    """Skip a test that takes seconds, unless acceptance is asked for."""
    if ASKED not in pytestconfig.option.markexpr and not os.environ.get("HIPFIT_ACCEPTANCE"):
        pytest.skip("takes long: run it with -m acceptance")


@pytest.fixture
def heavy_program(when_asked: None, program: FindProgram) -> FindProgram:  # noqa: ARG001 - skips
    """Where a program is that takes seconds to start; only where acceptance is asked for."""
    return program


@pytest.fixture(scope="session")
def node_modules(program: FindProgram) -> Path:
    """Where npm has installed packages; the test is skipped without node or them."""
    program("node")
    folder = os.environ.get("HIPFIT_NODE_MODULES", "")
    if not folder:
        pytest.skip("HIPFIT_NODE_MODULES names no directory of npm packages")
    return Path(folder)


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory that is the working directory and the home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path
