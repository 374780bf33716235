"""A plan as YAML: short, readable, and the same for every reader of YAML."""

import datetime as dt
import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from hipfit.formats.plan_json import plan_json
from hipfit.formats.plan_yaml import plan_yaml, scalar, text
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, Level, Unit
from hipfit.planning.planner import make_plan
from hipfit.storage.strict_yaml import read_text

HOSTILE = [
    *("", " ", "yes", "No", "ON", "off", "y", "n", "true", "NULL", "~", "null", "<<", "="),
    *("1", "1.5", "-1", "+1", ".5", "1e5", "0x1f", "0o17", "017", "1_000", "1:30", "190:20:30"),
    *(".inf", ".NaN", "2026-11-23", "2026-11-23 10:00", "a: b", "a:", ":a", "a #b", "#a", "- a"),
    *("-", "---", "...", "%TAG ! x", "&a", "*a", "!t", "!!int 1", "|", ">", "@a", "`a", "{a}"),
    *("[a]", "a, b", "'a'", '"a"', "a'b", 'a"b', "a\\b", "\\", " a", "a ", "a\tb", "a\nb", "a\r"),
    *("é", "臀中肌", "🦵", "\u0085", "\u2028", "\ufeff", "\x00", "\x1b[31m", "\x7f", "\u202e"),
    *("\ufffe", "\U000e0001", "? a", "a?", "2×10", "–", "a – b", "a;", "a-", "x" * 300),
]
any_text = st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), max_size=30)


def planned(catalogue: Catalogue) -> Plan:
    loads = (Mass(amount=0.5, unit=Unit.KG), Mass(amount=1, unit=Unit.KG))
    trainee = Trainee(
        level=Level.INTERMEDIATE,
        owned=(Owned(equipment=Equipment.ANKLE_WEIGHT, loads=loads),),
        avoid=("kneeling",),
    )
    return make_plan(catalogue, trainee, weeks=6, start=dt.date(2026, 11, 23))


@settings(max_examples=200, deadline=None)
@given(one=any_text)
def test_any_text_is_read_back_as_it_was_by_new_and_old_readers(one: str) -> None:
    for template in ("a: {}\n", "a: {{b: {}, c: 1}}\n", "a: [{}, x]\n", "- {}\n"):
        written = template.format(text(one))
        document = read_text(written, "f")
        assert not document.faults
        assert document.data == yaml.safe_load(written)
        assert one in json.loads(document.as_json or "", object_hook=_values) or one in _flat(
            document.data
        )


def _values(found: dict[str, Any]) -> list[Any]:
    return list(found.values())


def _flat(found: Any) -> list[Any]:  # noqa: ANN401 - any data
    if isinstance(found, dict):
        return [leaf for one in found.values() for leaf in _flat(one)]
    if isinstance(found, list):
        return [leaf for one in found for leaf in _flat(one)]
    return [found]


@pytest.mark.parametrize("one", ["Side lunge", "each", "2-1-2 tempo", "it's", "sets now (all)"])
def test_plain_words_need_no_quotes(one: str) -> None:
    assert (text(one) == one) is one[0].isalpha()


def test_half_a_character_is_replaced() -> None:
    assert text("a\ud800") == '"a\N{REPLACEMENT CHARACTER}"'


def test_what_has_no_yaml_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no YAML form"):
        scalar(object())


def test_an_old_reader_gets_what_json_has(catalogue: Catalogue) -> None:
    plan = planned(catalogue)
    told = yaml.safe_load(plan_yaml(plan))
    whole = json.loads(plan_json(plan))
    assert told.keys() <= whole.keys()
    _hold_same(told, whole)


def _hold_same(told: Any, whole: Any) -> None:  # noqa: ANN401 - any data
    """What the YAML gives is what the JSON has."""
    if isinstance(told, dict):
        for key, one in told.items():
            _hold_same(one, whole[key])
    elif isinstance(told, list):
        assert len(told) == len(whole)
        for one, other in zip(told, whole, strict=True):
            _hold_same(one, other)
    else:
        assert told == whole


def test_a_plan_as_yaml_looks_like_this(catalogue: Catalogue, snapshot: SnapshotAssertion) -> None:
    shown = plan_yaml(planned(catalogue))
    lines = shown.splitlines()
    assert max(len(line) for line in lines if "{" in line) <= 112
    assert "\n".join([*lines[:70], "...", *lines[-40:]]) == snapshot
