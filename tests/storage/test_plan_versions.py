"""Files of older versions are read, and what a newer hipfit wrote is refused in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from hipfit.formats.plan_json import SCHEMA, plan_json
from hipfit.storage.plan_files import parse_plan
from hipfit.storage.plan_versions import (
    VERSION,
    Upgrade,
    schema_name,
    stranger,
    upgraded,
    version_of,
)
from hipfit.storage.strict_yaml import DataPath, Document, read_text
from tests.storage.test_plan_files import SMALL, faults

OLD = Path(__file__).parent.parent / "plans" / "old"
OLD_FILES = sorted(OLD.iterdir())


def test_what_is_written_has_the_version_that_is_read() -> None:
    assert schema_name(VERSION) == SCHEMA


@pytest.mark.parametrize("path", OLD_FILES, ids=lambda path: path.name)
def test_a_file_of_an_older_hipfit_is_read_and_written_as_new(path: Path) -> None:
    plan = parse_plan(path.read_bytes(), path.name).plan
    assert plan is not None
    assert len(plan.weeks) == 2
    assert parse_plan(plan_json(plan).encode(), "new").plan == plan


def test_there_are_old_files_that_this_hipfit_would_not_write() -> None:
    assert any('"reason": "abduction' in path.read_text(encoding="utf-8") for path in OLD_FILES)


def test_faults_of_an_old_file_have_their_places_and_the_old_key_is_none() -> None:
    text = (OLD / "with-reasons.json").read_text(encoding="utf-8")
    broken = text.replace('"reps": 10', '"reps": 0', 1)
    (fault,) = faults(broken)
    line = broken[: broken.index('"reps": 0')].count("\n") + 1
    assert fault.startswith(f"{line}:")
    assert "'reps' must be 1 to 1000, not 0" in fault


def test_a_key_that_no_version_knew_is_still_a_fault() -> None:
    text = (OLD / "with-reasons.json").read_text(encoding="utf-8")
    assert "unknown key 'reasons'" in faults(text.replace('"reason"', '"reasons"', 1))[0]


@pytest.mark.parametrize("text", [SMALL, json.dumps(read_text(SMALL, "f").data, default=str)])
def test_a_newer_plan_is_refused_in_one_sentence(text: str) -> None:
    newer = text.replace("plan/1", f"plan/{VERSION + 1}").replace("weeks", "moons")
    (fault,) = faults(newer)
    assert fault.endswith(
        ": a newer hipfit wrote this plan: it is 'hipfit.plan/2', and this one reads up to"
        " 'hipfit.plan/1' (install the newest hipfit)"
    )
    place = newer.index("hipfit.plan/2") - newer.startswith("{")
    assert fault.startswith(f"1:{place + 1}:")


def test_a_file_of_another_kind_is_called_so() -> None:
    (fault,) = faults(SMALL.replace("plan/1", "catalogue/1"))
    assert fault == (
        "1:9: this is no plan: its schema is 'hipfit.catalogue/1'"
        " ('hipfit catalogue check' reads catalogues)"
    )
    (fault,) = faults(SMALL.replace("plan/1", "exercises/1"))
    assert fault == "1:9: this is no plan: its schema is 'hipfit.exercises/1'"


@pytest.mark.parametrize("name", ["plan/0", "plan/01", "plan/x", "plan/1.5", "plan/", "plan"])
def test_a_version_that_is_no_number_is_a_fault(name: str) -> None:
    found = faults(SMALL.replace("hipfit.plan/1", f"hipfit.{name}"))
    assert found == [f"1:9: 'schema' must be 'hipfit.plan/1', not 'hipfit.{name}'"]
    assert version_of(read_text(f"schema: hipfit.{name}\n", "f")) is None


@pytest.mark.parametrize("text", ["schema: 3\n", "schema: [a]\n", "a: 1\n", "- 1\n", "x\n"])
def test_what_names_no_schema_is_no_strange_version(text: str) -> None:
    assert version_of(read_text(text, "f")) is None
    assert stranger(read_text(text, "f")) is None


def _rename(data: dict[str, Any]) -> None:
    data["new"] = data.pop("old")


def _renamed_back(path: DataPath) -> DataPath:
    return ("old", *path[1:]) if path[:1] == ("new",) else path


def _count(data: dict[str, Any]) -> None:
    data["new"] = [len(one) for one in data["new"]]


MADE_UP = (
    Upgrade(version=1, apply=_rename, back=_renamed_back),
    Upgrade(version=2, apply=_count),
)


def document(text: str) -> Document:
    return read_text(text, "f")


def test_upgrades_are_done_in_order_from_the_version_of_the_file() -> None:
    newest = upgraded(document("schema: hipfit.plan/1\nold:\n  - ab\n"), MADE_UP, version=3)
    assert newest is not None
    assert newest.data == {"schema": "hipfit.plan/3", "new": [2]}
    assert json.loads(newest.as_json or "") == newest.data
    newer = upgraded(document("schema: hipfit.plan/2\nnew: [abc]\n"), MADE_UP, version=3)
    assert newer is not None
    assert newer.data == {"schema": "hipfit.plan/3", "new": [3]}


def test_a_renamed_key_keeps_its_place_in_the_file() -> None:
    newest = upgraded(document("schema: hipfit.plan/1\nold:\n  - ab\n"), MADE_UP, version=3)
    assert newest is not None
    assert str(newest.place(("new",), on_key=True)) == "f:2:1"
    assert str(newest.place(("new", 0))) == "f:3:5"


def test_what_is_of_today_or_broken_needs_no_upgrade() -> None:
    assert upgraded(document(SMALL)) is None
    assert upgraded(document("schema: hipfit.plan/3\n"), MADE_UP, version=3) is None
    assert upgraded(document("schema: [\n"), MADE_UP, version=3) is None


@pytest.mark.parametrize("weeks", ["5", "[5]", "[{sessions: 5}]", "[{sessions: [5]}]"])
def test_data_of_any_shape_is_only_checked(weeks: str) -> None:
    assert upgraded(document(f"schema: hipfit.plan/1\nweeks: {weeks}\n")) is None
