"""``hipfit schema``: the published schemas, where editors and programs can get them."""

import json

import pytest

from hipfit.cli import run as run_here
from hipfit.storage.catalogue import catalogue_schema
from hipfit.storage.plan_schema import schema_of_plans

Said = pytest.CaptureFixture[str]


def printed(capfd: Said, *arguments: str) -> str:
    assert run_here([*arguments]) == 0
    said = capfd.readouterr()
    assert said.err == ""
    return said.out


def test_each_schema_is_printed_as_json(capfd: Said) -> None:
    assert json.loads(printed(capfd, "schema", "plan")) == schema_of_plans()
    assert json.loads(printed(capfd, "schema", "catalogue")) == catalogue_schema()


def test_the_catalogue_command_prints_the_same_schema(capfd: Said) -> None:
    assert printed(capfd, "catalogue", "schema") == printed(capfd, "schema", "catalogue")


def test_without_a_name_the_help_says_what_there_is(capfd: Said) -> None:
    shown = printed(capfd, "schema")
    assert "plan       Print the JSON Schema of plan files, JSON or YAML." in shown


def test_a_schema_that_is_none_is_refused_with_a_guess(capfd: Said) -> None:
    assert run_here(["schema", "plans"]) == 2
    assert capfd.readouterr().err == (
        "hipfit: error: 'hipfit schema' has no command 'plans'\nhint: did you mean plan?\n"
    )
