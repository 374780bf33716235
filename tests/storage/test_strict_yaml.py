import json
import math
import re
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hipfit.storage.strict_yaml import DEEPEST, Document, read_bytes, read_text


def messages(document: Document) -> list[str]:
    return [f"{one.place}: {one.message}" for one in document.faults]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("2-1-2", "2-1-2"),
        ("2:1:2", "2:1:2"),
        ("2020-01-01", "2020-01-01"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("'true'", "true"),
        ('"15"', "15"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("15", 15),
        ("-3", -3),
        ("+7", 7),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-.inf", -math.inf),
        ("9" * 5000, math.inf),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(written: str, meant: object) -> None:
    data = read_text(f"key: {written}", "f").data
    assert data == {"key": meant}
    assert type(data["key"]) is type(meant)


def test_a_number_that_is_none_is_read() -> None:
    assert math.isnan(read_text(".nan", "f").data)


def test_keys_are_always_text() -> None:
    assert read_text("{1: a, no: b, ~: c, <<: d}", "f").data == {
        "1": "a",
        "no": "b",
        "~": "c",
        "<<": "d",
    }


def test_every_second_key_is_a_fault_that_names_the_first() -> None:
    document = read_text("a: 1\nb: {c: 1, c: 2}\na: 2\n", "f")
    assert messages(document) == [
        "f:2:11: duplicate key 'c'; the first is at 2:5",
        "f:3:1: duplicate key 'a'; the first is at 1:1",
    ]
    assert document.data == {"a": 1, "b": {"c": 1}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c", "f:1:5: a ':' stands where no key can be"),
        ("a:\n\t- b", "f:2:1: a tab cannot indent in YAML"),
        ("a: [1, 2\nb: 3", "f:2:2: a list in [ ] lacks ',' or ']'"),
        ("{a: 1\n", "f:2:1: a mapping in { } lacks ',' or '}'"),
        ("a: 'x\nb: c\n", "f:1:4: this quoted text never ends"),
        ("- a\nb: c", "f:2:1: this line does not fit the list above"),
        ("a:\n  b: 1\n c: 2", "f:3:2: this line does not fit the lines above"),
        ("a:\n  b\nc\nd: 1", "f:3:1: a key without ':'"),
        ("a: @b", "f:1:4: no plain text can start with '@'"),
        ('a: "\\q"', "f:1:5: found unknown escape character"),
        ('a: "\\ud800"', "f:1:7: found invalid Unicode character escape code"),
        ("%YAML 3.0\n---\na", "f:1:1: found incompatible YAML document"),
        ("%TAG ! x\n---\na", "f:1:1: tags are not read, nor %TAG lines"),
        ("a: !x 1", "f:1:4: tags such as '!x' are not read"),
        ("!!python/object/apply:os.abort []", "f:1:1: tags such as"),
        ("--- 1\n--- 2", "f:2:1: a second document starts here"),
        ("? [a]\n: 1", "f:1:3: a key must be plain text"),
        ("a: &x 1\n*x : 2", "f:2:1: a key must be plain text, not an alias"),
        ("a: *x", "f:1:4: no '&x' stands above this alias"),
        ("&a [*a]", "f:1:5: alias '*a' stands within itself"),
        ("", "f:1:1: the file is empty"),
        (" \n\n", "f:1:1: the file is empty"),
        ("# only\n# comments\n", "f:1:1: the file holds no data"),
        ("a: 1\nb: \0\n", "f:2:4: control character U+0000 cannot stand in a text file"),
        ("a: \x1b[31m", "f:1:4: control character U+001B cannot stand in a text file"),
        ("a: b\u2028c", "f:1:5: control character U+2028 cannot stand in a text file"),
        ("- " * 100_000, "f:1:65: more than 32 levels of nesting"),
    ],
)
def test_what_cannot_be_read_has_a_place_and_plain_words(text: str, message: str) -> None:
    document = read_text(text, "f")
    assert len(document.faults) == 1
    assert messages(document)[0].startswith(message)


def test_a_deep_list_is_refused_in_the_same_words_by_every_libyaml() -> None:
    (fault,) = messages(read_text("[" * 100_000, "f"))
    # newer ones stop by themselves before they hand over the first bracket
    assert re.fullmatch(r"f:1:(33|1001): more than 32 levels of nesting", fault)


def test_tags_are_faults_of_their_own_each() -> None:
    assert len(read_text("a: !!str 1\nb: ! 3\nc: !<x> []", "f").faults) == 3


def test_anchors_used_decently_are_fine() -> None:
    document = read_text("a: &x {b: [1, &y 2]}\nc: *x\nd: *y", "f")
    assert document.faults == ()
    assert document.data == {"a": {"b": [1, 2]}, "c": {"b": [1, 2]}, "d": 2}


BILLION_LAUGHS = "a0: &a0 lol\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 20)
)
TOWER = "a0: &a0 lol\n" + "".join(f"a{n}: &a{n} [[*a{n - 1}]]\n" for n in range(1, 9000))
MANY_VALUES = "[" + "1," * 500_000 + "]"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BILLION_LAUGHS, "the file holds too many values"),
        (TOWER, f"more than {DEEPEST} levels of nesting, with aliases unfolded"),
        (MANY_VALUES, "the file holds too many values"),
    ],
    ids=["billion laughs", "tower of aliases", "many values"],
)
def test_what_unfolds_without_end_fails_fast(text: str, message: str) -> None:
    start = time.perf_counter()
    document = read_text(text, "f")
    assert [one.message for one in document.faults] == [message]
    assert time.perf_counter() - start < 5


def test_a_path_leads_to_a_key_a_value_or_as_far_as_it_goes() -> None:
    document = read_text("a:\n  - b: 1\n    c: [x, y]\n", "f")
    assert str(document.place(("a", 0, "c", 1))) == "f:3:12"
    assert str(document.place(("a", 0, "c"), on_key=True)) == "f:3:5"
    assert str(document.place(("a", 0, "c"))) == "f:3:8"
    assert str(document.place(("a", 0, "d"))) == "f:2:5"
    assert str(document.place(("a", 7))) == "f:2:3"
    assert str(document.place()) == "f:1:1"


def test_a_path_in_a_file_that_was_not_read_leads_to_its_beginning() -> None:
    assert str(read_text("", "f").place(("a", 0))) == "f:1:1"


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_bytes(b"\xef\xbb\xbfa: 1\n", "f").data == {"a": 1}


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"a: 1\nb: caf\xe9\n", "f:2:7: this is not UTF-8 text (byte 0xE9)"),
        ("a: 1\n".encode("utf-16"), "f:1:1: this is not UTF-8 text (byte 0xFF)"),
        (b"\xef\xbb\xbfa: \xff", "f:1:4: this is not UTF-8 text (byte 0xFF)"),
    ],
)
def test_other_encodings_are_told_with_the_place_of_the_byte(raw: bytes, message: str) -> None:
    assert messages(read_bytes(raw, "f")) == [message]


def test_pyyaml_without_its_c_part_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &x [1, no]\nb: {c: *x}\n"
    expected = read_text(text, "f").data
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert read_text(text, "f").data == expected
    assert messages(read_text("a: @b", "f")) == ["f:1:4: no plain text can start with '@'"]


@given(st.text() | st.text(alphabet=":-[]{}&*!|>'\"%@`,#? \n\tab01"))
def test_any_text_is_read_or_has_a_fault(text: str) -> None:
    document = read_text(text, "f")
    assert (document.root is None) <= bool(document.faults)
    assert all(one.place and one.place.line >= 1 for one in document.faults)


@given(st.binary())
def test_any_bytes_are_read_or_have_a_fault(raw: bytes) -> None:
    document = read_bytes(raw, "f")
    assert (document.root is None) <= bool(document.faults)


texts = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, blacklist_categories=["Cc"]))
plain_data = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=10,
)


@given(st.dictionaries(texts, plain_data, min_size=1, max_size=4))
def test_json_is_yaml_and_what_pyyaml_writes_has_no_fault(data: dict[str, object]) -> None:
    text = json.dumps(data)
    assert read_text(text, "f").data == data
    assert read_text(yaml.safe_dump(data, allow_unicode=True, indent=4), "f").faults == ()
