"""Places in JSON, found without a tree, are those that the YAML reader finds."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipfit.storage.json_places import json_document
from hipfit.storage.strict_yaml import DataPath, read_text

plain_text = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=8)
data = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | plain_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain_text, inner, max_size=3),
    max_leaves=8,
)


def paths(value: Any, path: DataPath = ()) -> Iterator[DataPath]:  # noqa: ANN401 - any data
    yield path
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for key, inner in items:
        yield from paths(inner, (*path, key))


@settings(max_examples=60)
@given(value=st.dictionaries(plain_text, data), indent=st.sampled_from([None, 0, 2]))
def test_every_place_is_the_one_that_yaml_finds(value: Any, indent: int | None) -> None:  # noqa: ANN401
    text = json.dumps(value, indent=indent)
    ours, theirs = json_document(text, "f"), read_text(text, "f")
    assert ours is not None
    for path in paths(value):
        assert ours.place(path) == theirs.place(path)
        assert ours.place(path, on_key=True) == theirs.place(path, on_key=True)
        assert ours.place((*path, "no such key")) == theirs.place((*path, "no such key"))


def test_lines_end_as_editors_end_them() -> None:
    found = json_document('{\r\n"a": 1,\r"b": 2,\n  "c": 3}', "f")
    assert found is not None
    assert [str(found.place((key,))) for key in "abc"] == ["f:2:6", "f:3:6", "f:4:8"]


@pytest.mark.parametrize(
    "text",
    ['{"a": 1, "a": 2}', '{"a": NaN}', '{"a": 1,}', "{a: 1}", "[" * 100_000, '{"a": 1} x'],
    ids=["equal keys", "no number", "comma", "no quotes", "deep", "more"],
)
def test_what_is_not_faultless_json_is_left_to_the_yaml_reader(text: str) -> None:
    assert json_document(text, "f") is None
