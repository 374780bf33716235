import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hipfit.storage.catalogue import catalogue_path, catalogue_schema
from hipfit.storage.strict_yaml import read_text
from tests.storage.samples import CATALOGUE

SCHEMA = catalogue_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def kinds() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "CatalogueFile", SCHEMA
    yield from SCHEMA["$defs"].items()


def data_of(path: Path) -> Any:  # noqa: ANN401 - what a file holds
    return read_text(path.read_text(encoding="utf-8"), "f").data


def test_it_is_a_schema_with_a_name_of_its_own() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"].startswith("urn:")
    assert SCHEMA["title"] == "hipfit catalogue"
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_it_accepts_the_shipped_exercises() -> None:
    assert [error.message for error in VALIDATOR.iter_errors(data_of(catalogue_path()))] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  sides: both", "  sidez: both"),
        ("  sides: both\n", ""),
        ("low: 10", "low: '10'"),
        ("low: 10", "low: 0"),
        ("[quadriceps]", "[quadricep]"),
        ("id: wall-sit", "id: Wall sit"),
        ("    - Slide up.\n", ""),
        ("catalogue/1", "sources/1"),
        ("kind: body-weight}", "kind: body-weight, pieces: 3}"),
    ],
)
def test_it_refuses_what_the_check_refuses(old: str, new: str) -> None:
    assert VALIDATOR.is_valid(read_text(CATALOGUE, "f").data)
    assert not VALIDATOR.is_valid(read_text(CATALOGUE.replace(old, new), "f").data)


def test_it_refuses_unknown_keys_everywhere() -> None:
    objects = [kind for _, kind in kinds() if kind["type"] == "object"]
    assert len(objects) >= 8
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
