"""The house stands: lower floors never import higher ones, and wings not each other."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import hipfit

HOUSE = Path(hipfit.__file__).parent
FLOOR = {
    "errors": 0,
    "model": 1,
    "planning": 2,
    "storage": 2,
    "formats": 2,
    "console": 3,
    "commands": 4,
    "cli": 4,
    "__main__": 5,
    "__init__": 0,
}
LIBRARIES = {
    "errors": set(),
    "model": set(),
    "planning": set(),
    "storage": {"pydantic", "pydantic_core", "yaml"},
    "formats": {"rich", "icalendar", "fit_tool", "reportlab"},
    "console": {"rich"},
    "commands": {"typer"},
    "cli": {"typer"},
    "__main__": set(),
    "__init__": set(),
}


def room(path: Path) -> str:
    """The top-level module or package a file belongs to."""
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


FILES = sorted(path for path in HOUSE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_room_imports_from_above_or_from_the_wing_beside_it(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        if name.startswith("hipfit."):
            there = name.split(".")[1]
            assert (
                there == here
                or FLOOR[there] < FLOOR[here]
                or {here, there}
                == {
                    "cli",
                    "commands",
                }
            ), f"{here} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_every_room_uses_its_own_libraries_only(path: Path) -> None:
    foreign = {
        name.split(".")[0]
        for name in imports(path)
        if name.split(".")[0] not in {*sys.stdlib_module_names, "hipfit"}
    }
    assert foreign <= LIBRARIES[room(path)]


def test_every_room_is_on_the_plan() -> None:
    assert {room(path) for path in FILES} <= FLOOR.keys()
