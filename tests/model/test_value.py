"""Values are frozen, keyword-only and compared by what they hold."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipfit.model.catalogue import nearest, slug
from hipfit.model.quantity import KILOGRAMS_PER_POUND, Mass, Span, Tempo
from hipfit.model.words import Unit


def test_a_value_cannot_be_changed() -> None:
    span = Span(low=8, high=12)
    with pytest.raises(AttributeError, match="frozen"):
        span.low = 9  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del span.low


def test_equal_values_are_equal_and_hash_alike() -> None:
    assert Span(low=8, high=12) == Span(high=12, low=8)
    assert hash(Span(low=8, high=12)) == hash(Span(high=12, low=8))
    assert Span(low=8, high=12) != Span(low=8, high=13)
    assert Span(low=8, high=12) != (8, 12)


def test_missing_and_unknown_fields_are_refused() -> None:
    with pytest.raises(TypeError, match=r"missing \['high'\], unknown \['hihg'\]"):
        Span(low=8, hihg=12)  # type: ignore[call-arg]


def test_a_value_is_a_dataclass() -> None:
    assert dataclasses.replace(Span(low=8, high=12), high=15) == Span(low=8, high=15)
    assert [field.name for field in dataclasses.fields(Tempo)] == [
        "up_seconds",
        "pause_seconds",
        "down_seconds",
    ]


@pytest.mark.parametrize(("low", "high"), [(0, 5), (6, 5), (-1, -1)])
def test_a_range_runs_upwards_from_one(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="range"):
        Span(low=low, high=high)


def test_a_rep_is_never_longer_than_ten_seconds() -> None:
    with pytest.raises(ValueError, match="rep must last"):
        Tempo(up_seconds=4, pause_seconds=3, down_seconds=4)


@given(st.floats(0.1, 200), st.sampled_from(Unit))
def test_a_mass_keeps_what_was_typed(amount: float, unit: Unit) -> None:
    mass = Mass(amount=amount, unit=unit)
    assert mass.amount == amount
    factor = 1 if unit is Unit.KG else KILOGRAMS_PER_POUND
    assert mass.kilograms == amount * factor


@pytest.mark.parametrize("amount", [0, -1, float("nan")])
def test_a_mass_is_above_zero(amount: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        Mass(amount=amount, unit=Unit.KG)


@given(st.text())
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


def test_the_nearest_names_are_beginnings_then_parts_then_misspellings() -> None:
    names = ("glute-bridge", "bed-bridge", "bridge-march", "clamshell")
    assert nearest("bridge", names) == ("bridge-march", "glute-bridge", "bed-bridge")
    assert nearest("clamshel", names) == ("clamshell",)
    assert nearest("qqqq", names) == ()
