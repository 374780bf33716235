"""The twenty plans that every program must take, and where programs of node stand."""

import os
import shlex
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from hipfit.commands.app import program
from hipfit.model.plan import Plan
from hipfit.storage.plan_files import load_plan
from tests.plans.test_twenty_plans import PLANS

NAMES = tuple(PLANS)
EVERY_PLAN = pytest.mark.parametrize("name", NAMES)
HERE = Path(__file__).parent


@cache
def requested(name: str, start: str = "2026-11-23") -> Plan:
    """The plan behind one of the requests, read from the file that the command wrote."""
    asked = [word for word in shlex.split(PLANS[name]) if word not in ("--explain", "--score")]
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "plan.json")
        words = ["plan", "--start", start, *asked, "--format", "json", "--output", file]
        program(words)(words, standalone_mode=False)
        return load_plan(file)


def installed(name: str) -> str:
    """The path of a program; skips the test where it is missing."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(words: list[str], **settings: str) -> str:
    """What a program prints; the test fails with all it said where it fails."""
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, env=os.environ | settings, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def node(script: str, package: str, *files: Path) -> str:
    """What a script of this folder prints, run by node with a package of npm."""
    folder = Path(os.environ.get("HIPFIT_NODE_MODULES", "node_modules")).resolve()
    if not (folder / package).is_dir():
        pytest.skip(f"npm package {package} is not in {folder}: set HIPFIT_NODE_MODULES")
    return run([installed("node"), str(HERE / script), str(folder / package), *map(str, files)])
