"""The published schema of plan files: it takes every plan, and refuses what reading refuses."""

import json
import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from hipfit.formats.plan_json import SCHEMA as NAME
from hipfit.formats.plan_json import plan_json
from hipfit.formats.plan_yaml import plan_yaml
from hipfit.storage.plan_files import parse_plan
from hipfit.storage.plan_schema import schema_of_plans
from hipfit.storage.strict_yaml import read_text
from tests.formats.odd_plans import full_plan
from tests.storage.test_plan_files import SMALL

SCHEMA = schema_of_plans()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
FULL = json.loads(plan_json(full_plan(weeks=1)))
del FULL["weeks"][0]["sessions"][1:]  # which says what the first one says


def kinds() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "PlanFile", SCHEMA
    yield from SCHEMA["$defs"].items()


def messages(data: object) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(data)]


def test_it_is_a_schema_with_a_name_and_a_version_of_its_own() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:hipfit:plan:1"
    assert SCHEMA["title"] == "hipfit plan"
    assert SCHEMA["properties"]["schema"]["const"] == NAME
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_it_takes_a_plan_that_uses_every_field_as_json_and_as_yaml() -> None:
    assert messages(FULL) == []
    assert messages(read_text(plan_yaml(full_plan()), "f").data) == []
    assert messages(read_text(SMALL, "f").data) == []


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401 - JSON
    """The paths to everything in a plan, one item of each list."""
    if path:
        yield path
    if isinstance(data, dict):
        for name, one in data.items():
            yield from places(one, (*path, name))
    elif isinstance(data, list) and data:
        yield from places(data[0], (*path, 0))


def changed(path: tuple[str | int, ...], change: object) -> object:
    data = json.loads(json.dumps(FULL))
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = change
    return data


CHANGES: tuple[Any, ...] = (None, [], "words", -1, 0, 2.5, 1001, True, "2026-02-30")


def test_wherever_a_plan_is_broken_it_refuses_what_reading_refuses() -> None:
    refused = 0
    together: set[str] = set()
    for path in places(FULL):
        for change in CHANGES:
            data = changed(path, change)
            read = parse_plan(json.dumps(data).encode(), "f")
            taken = VALIDATOR.is_valid(data)
            if read.plan is not None:
                assert taken, (path, change, messages(data))
            elif taken:
                together |= {re.sub(r"not .*", "not", one.message) for one in read.faults}
            refused += not taken
    assert refused > 1000
    assert together <= TOGETHER


TOGETHER = {
    "'weekdays' must name as many different days as 'days' says",
    "a range must run upwards from 1 or more, not",
    "a rep must last 1 to 10 s, not",
    "'body_mass' must be 25 to 300 kg, not",
}
"""What several fields say together: no schema says it."""


def test_it_refuses_unknown_keys_everywhere() -> None:
    objects = [kind for _, kind in kinds() if kind["type"] == "object"]
    assert len(objects) >= 15
    assert all(kind["additionalProperties"] is False for kind in objects)


def test_every_part_is_explained_to_people() -> None:
    for name, kind in kinds():
        told = [
            kind["description"],
            *(f["description"] for f in kind.get("properties", {}).values()),
        ]
        for text in told:
            assert text.endswith("."), name
            assert "`" not in text
            assert "Raises" not in text
