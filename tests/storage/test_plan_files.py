"""Plan files: what was written is read back, and every fault has its place."""

import datetime as dt
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hipfit.errors import ConflictError, FaultyFileError, FileError
from hipfit.formats.plan_json import plan_json
from hipfit.formats.plan_yaml import plan_yaml
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan, Shortfall
from hipfit.model.trainee import Trainee
from hipfit.model.words import Sides
from hipfit.planning.planner import make_plan
from hipfit.storage.plan_files import (
    LARGEST_PLAN_BYTES,
    STDIN,
    load_plan,
    parse_plan,
    read_plan,
)
from tests.formats.test_plan_yaml import any_text
from tests.strategies import shipped, trainees

START = dt.date(2026, 11, 23)
FORMATS = (plan_json, plan_yaml)

SMALL = """\
schema: hipfit.plan/1
start: 2026-11-23
trainee: {days: 1}
weeks:
  - number: 1
    start: 2026-11-23
    sessions:
      - date: 2026-11-23
        prescriptions:
          - {exercise: squat, dose: {sets: 2, reps: 10}}
"""


def read_back(plan: Plan, write: Callable[[Plan], str]) -> Plan:
    read = parse_plan(write(plan).encode(), "f")
    assert read.faults == ()
    assert read.plan is not None
    return read.plan


@settings(
    max_examples=settings().max_examples // 8,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much],
)
@given(trainee=trainees(), weeks=st.integers(1, 6), words=any_text)
def test_what_was_written_is_read_back(trainee: Trainee, weeks: int, words: str) -> None:
    catalogue = shipped()
    try:
        plan = make_plan(catalogue, trainee, weeks=weeks, start=START)
    except ConflictError:
        assume(False)  # noqa: FBT003 - nothing fits: no plan to write
        raise
    odd = replace(
        plan,
        notes=(*plan.notes, words),
        shortfalls=(Shortfall(message=words, binding=words),),
        trainee=replace(trainee, exclude=(words,)),
    )
    for write in FORMATS:
        assert read_back(odd, write) == odd


def test_a_hand_needs_to_write_little() -> None:
    read = parse_plan(SMALL.encode(), "f")
    assert read.plan is not None
    one = read.plan.weeks[0].sessions[0].prescriptions[0]
    assert (one.dose.sets, one.dose.rest_seconds, str(one.dose.tempo)) == (2, 60, "2-1-2")
    assert one.sides is Sides.BOTH


def test_json_and_yaml_may_have_a_byte_order_mark() -> None:
    assert parse_plan(b"\xef\xbb\xbf" + SMALL.encode(), "f").plan is not None
    plan = parse_plan(SMALL.encode(), "f").plan
    assert plan is not None
    as_json = plan_json(plan).encode()
    assert parse_plan(b"\xef\xbb\xbf" + as_json, "f").plan == plan


def faults(text: str | bytes) -> list[str]:
    """The faults of a file as ``line:column: message (suggestion)``."""
    raw = text if isinstance(text, bytes) else text.encode()
    read = parse_plan(raw, "f")
    assert read.plan is None
    return [
        f"{one.place}: {one.message}".removeprefix("f:")
        + (f" ({one.suggestion})" if one.suggestion else "")
        for one in read.faults
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("plan/1", "plan/2", "1:9: a newer hipfit wrote this plan: it is 'hipfit.plan/2', and"),
        ("hipfit.plan/1", "plan", "1:9: 'schema' must be 'hipfit.plan/1', not 'plan'"),
        ("schema: hipfit.plan/1\n", "", "1:1: missing key 'schema' (add 'schema: hipfit.plan/1')"),
        ("2, reps", "two, reps", "10:44: 'sets' must be a whole number, not text 'two'"),
        ("sets: 2", 'sets: "2"', "10:44: 'sets' must be a whole number, not text '2' (take the"),
        ("sets: 2", "stes: 2", "10:38: unknown key 'stes' (did you mean 'sets'?"),
        ("sets: 2", "sets: 2.5", "10:44: 'sets' must be a whole number, not the number 2.5"),
        ("sets: 2", "sets: 0", "10:44: 'sets' must be 1 to 1000, not 0 (for example 'sets: 1')"),
        ("reps: 10", "reps: 99999999999999999", "10:53: 'reps' must be 1 to 1000, not 9999999999"),
        ("reps: 10", "reps: 10, hold_seconds: -1", "10:71: 'hold_seconds' must be 1 to 1000, not"),
        ("reps: 10", "reps: 10, rest_seconds: -1", "10:71: 'rest_seconds' must be 0 to 1000, not"),
        ("reps: 10", "reps: 10, reserve: {low: 0, high: 1}", "10:72: a range must run upwards fr"),
        ("reps: 10", "reps: 10, reserve: {low: 2, high: 1}", "10:81: a range must run upwards fr"),
        ("sets: 2, ", "", "10:37: missing key 'sets'"),
        ("- date: 2026-11-23", "- date: soon", "8:15: 'date' must be a date such as 2026-11-23,"),
        ("- date: 2026-11-23", "- date: 2026-02-30", "8:15: 'date' must be a date such as 2026-1"),
        ("{days: 1}", "{days: 8}", "3:17: 'days' must be 1 to 7, not 8 (plans are made f"),
        ("{days: 1}", "{level: beginner, minutes: 500}", "3:37: 'minutes' must be 10 to 120, not"),
        ("{days: 1}", "{level: beginner, age_years: 400}", "3:39: 'age_years' must be 12 to 110,"),
        ("{days: 1}", "{weekdays: [mon]}", "3:21: 'weekdays' must name as many different days"),
        (
            "{days: 1}",
            "{body_mass: {amount: 400, unit: kg}}",
            "3:22: 'body_mass' must be 25 to 300 kg, not 400 kg",
        ),
        (
            "{days: 1}",
            "{body_mass: {unit: kg, amount: 4000}}",
            "3:41: a mass must be above 0 and at most 1000, not 4000",
        ),
        (
            "prescriptions:",
            "warm_up: [{exercise: squat, seconds: -75}]\n        prescriptions:",
            "9:46: 'seconds' must be 0 to 3600, not -75 (for example 'seconds: 0')",
        ),
        ("{days: 1}", "{levle: beginner}", "3:11: unknown key 'levle' (did you mean 'level'?)"),
        ("{days: 1}", "{level: expert}", "3:18: unknown level 'expert' (allowed: beginner, inter"),
        ("{days: 1}", "{days: .nan}", "3:17: 'days' must be a whole number, not "),
        ("10}}", "10}, step: {tempo: {up_seconds: 20}}}", "10:72: a rep must last 1 to 10 s, not"),
        ("- {exercise: squat", "-\t{exercise: squat", ""),
        ("schema", "schema: x\nschema", "2:1: duplicate key 'schema'; the first is at 1:1"),
        ("weeks:", "weeks: []\nother:", "5:1: unknown key 'other'"),
        (SMALL, "", "1:1: the file is empty"),
        (SMALL, "[1, 2", ""),
        (SMALL, "just words", "1:1: the file must be a mapping of keys to values, not text"),
        (SMALL, "a: " + "[" * 40 + "]" * 40, "1:35: more than 32 levels of nesting"),
        (SMALL, "{" + '"a":{' * 2000 + "}" * 2001, ": more than 32 levels of nesting"),
        (SMALL, "a: !!python/object x", "1:4: tags such as"),
    ],
)
def test_every_fault_is_told_with_its_place(old: str, new: str, fault: str) -> None:
    assert old in SMALL
    found = faults(SMALL.replace(old, new, 1))
    assert any(fault in one for one in found), found


def test_a_session_or_a_week_that_holds_nothing_is_a_fault() -> None:
    start = SMALL[: SMALL.index("        prescriptions:")]
    assert (
        "a session needs at least one prescription"
        in faults(start + "        prescriptions: []\n")[0]
    )
    start = SMALL[: SMALL.index("    sessions:")]
    assert "a week needs at least one session" in faults(start + "    sessions: []\n")[0]
    start = SMALL[: SMALL.index("weeks:")]
    assert "a plan needs at least one week" in faults(start + "weeks: []\n")[0]


def test_bytes_that_are_no_text_are_a_fault() -> None:
    assert faults(b"a: \xff") == [
        "1:4: this is not UTF-8 text (byte 0xFF) (save the file as UTF-8)"
    ]


def small_json(**changes: object) -> str:
    plan = parse_plan(SMALL.encode(), "f").plan
    assert plan is not None
    data = json.loads(plan_json(plan))
    return json.dumps(data | changes, indent=2)


def test_a_fault_in_json_stands_where_it_is() -> None:
    text = small_json(start="soon", notes=["\N{LEG} escaped", "\x1b"])
    assert "\\ud83e" in text
    line = next(n for n, one in enumerate(text.splitlines(), 1) if '"start": "soon"' in one)
    assert faults(text) == [
        f"{line}:12: 'start' must be a date such as 2026-11-23, not text 'soon'"
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"a": {"b": 1}\n', "1:15: the file ends before its JSON does (a '}' or ']' is missing"),
        ('{"a": [1', "1:9: the file ends before its JSON does"),
        ('{"a": "x}', "1:7: this quoted text never ends (close the quotes)"),
        ('{"a": 1\n "b": 2}', "2:2: this is no JSON: ',' or the closing bracket must stand here"),
        ('{"a" 1}', "1:6: this is no JSON: ':' must stand behind a key"),
        ('{"a": 1}}', "1:9: this is no JSON: nothing may stand behind the last bracket"),
        ('{"a": [}', "1:8: this is no JSON: a value must stand here"),
        ("", "1:1: the file is empty"),
    ],
)
def test_a_broken_file_that_is_called_json_is_told_of_as_json(text: str, fault: str) -> None:
    (found,) = parse_plan(text.encode(), "plan.JSON").faults
    assert f"{found.place}: {found.message} ({found.suggestion})".startswith(f"plan.JSON:{fault}")


def test_a_file_that_is_called_json_may_hold_yaml() -> None:
    assert parse_plan(SMALL.encode(), "plan.json").plan is not None


def test_two_equal_keys_in_json_are_a_fault() -> None:
    twice = small_json().replace('"start"', '"start": "2026-11-23", "start"', 1)
    assert any("duplicate key 'start'" in one for one in faults(twice))


def test_half_a_character_in_json_is_a_fault_and_no_crash() -> None:
    text = small_json(notes=["\N{LEG}, \ud83e", "\\ud800", "a", "\uddb5"])
    rows = enumerate(text.splitlines(), 1)
    places = [(n, one.find("\\u")) for n, one in rows if "\\ud83e" in one or "\\uddb5" in one]
    (first, at), (last, column) = places
    said = (
        "is one half of a character, and the other is missing "
        "(write the character itself, or both of its halves)"
    )
    assert faults(text) == [
        f"{first}:{at + 15}: '\\ud83e' {said}",
        f"{last}:{column + 1}: '\\uddb5' {said}",
    ]


def test_json_that_goes_too_deep_is_a_fault_where_it_does() -> None:
    (fault,) = faults('{"a": ' + "[" * 250 + "]" * 250 + "}")
    assert fault.startswith("1:38: more than 32 levels of nesting")


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda one: one.encode("utf-8", "ignore"))
)
def test_no_bytes_make_the_reader_fail(raw: bytes) -> None:
    for content in (raw, b"{" + raw, SMALL.encode() + raw):
        read = parse_plan(content, "f")
        assert (read.plan is None) == bool(read.faults)


def test_standard_input_is_a_file_like_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode())))
    assert read_plan(STDIN).plan is not None
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a: 1")))
    with pytest.raises(FaultyFileError, match="'<stdin>' has 2 errors") as caught:
        load_plan(STDIN)
    assert caught.value.report.startswith("<stdin>:1:1: error: ")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(FileError, match="standard input is closed"):
        read_plan(STDIN)


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    large = b"#" * (LARGEST_PLAN_BYTES + 1)
    file = tmp_path / "p.yaml"
    file.write_bytes(large)
    with pytest.raises(FileError, match="too large"):
        read_plan(str(file))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(large)))
    with pytest.raises(FileError, match="standard input is too large"):
        read_plan(STDIN)


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError):
        read_plan(str(tmp_path / name))


def test_the_largest_plan_there_is_can_be_read(catalogue: Catalogue) -> None:
    trainee = Trainee(days=6, minutes=120)
    plan = make_plan(catalogue, trainee, weeks=52, start=START)
    raw = plan_json(plan).encode()
    assert len(raw) < LARGEST_PLAN_BYTES
    assert parse_plan(raw, "f").plan == plan
