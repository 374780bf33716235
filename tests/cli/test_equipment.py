"""``--equipment`` and the other option parsers."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipfit.commands.equipment import parse_equipment
from hipfit.commands.options import split, whole_number
from hipfit.errors import UsageError
from hipfit.formats.plan_words import owned_words
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, Unit


def words(*values: str, units: str = "kg") -> str:
    return owned_words(Trainee(owned=parse_equipment(values, units)))


@pytest.mark.parametrize(
    ("values", "owned"),
    [
        (["band:light,medium"], "mini band light/medium"),
        (["bands"], "mini band"),
        (["Mini Bands : medium, LIGHT,light"], "mini band light/medium"),
        (["long-band:heavy", "band"], "mini band, long band heavy"),
        (["band:red,blue"], "mini band light/heavy"),
        (["ankle weights:1,0.5,2"], "ankle weight 0.5/1/2 kg"),
        (["dumbbells:4x2"], "dumbbell 4/4 kg"),
        (["dumbbell:4,4"], "dumbbell 4/4 kg"),
        (["dumbbell:2x4kg"], "dumbbell 4/4 kg"),
        (["dumbbell:4 kg x 2"], "dumbbell 4/4 kg"),
        (["dumbbell:4", "dumbbell:2"], "dumbbell 2/4 kg"),
        (["chair,step", "wall", "mat"], "chair, step"),
        (["chair,band:light,dumbbell:2"], "mini band light, dumbbell 2 kg, chair"),
        (["none"], "no equipment"),
        ([], "no equipment"),
    ],
)
def test_what_people_type_is_understood(values: list[str], owned: str) -> None:
    assert words(*values) == owned


def test_units_are_the_default_and_a_suffix_wins() -> None:
    (owned,) = parse_equipment(["dumbbell:3,1.5kg,5lbs"], "lb")
    assert [str(load) for load in owned.loads] == ["3 lb", "1.5 kg", "5 lb"]
    assert owned.loads[0].unit is Unit.LB


def test_a_long_band_alone_is_kept_as_one() -> None:
    assert parse_equipment(["theraband"]) == (Owned(equipment=Equipment.LONG_BAND),)


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ("dumbbell", "needs the sizes you own", "write --equipment dumbbell:2,4,4,6"),
        ("ankle-weights:", "needs the sizes you own", "ankle-weight:0.5,1,2"),
        ("ankle-weight:0,5", "0.1 to 100 kg, not '0'", "decimal with a point"),
        ("dumbbell:101", "0.1 to 100 kg, not '101'", "decimal with a point"),
        ("dumbbell:-2", "'-2' is no size of dumbbell", "write dumbbell:2,4"),
        ("dumbbell:heavy", "'heavy' is no size of dumbbell", "write dumbbell:2,4"),
        ("dumbbell:4x0", "says 0 pieces", "once for each piece: dumbbell:4,4"),
        ("dumbbell:4x99", "says 99 pieces", "once for each piece"),
        ("dumbbell:4x99999", "says 99999 pieces; 1 to 10", "once for each piece"),
        ("chair:2", "chair takes no size", "write --equipment chair"),
        ("chiar", "no equipment is called 'chiar'", "did you mean chair?"),
        ("band:havy", "no band strength is called 'havy'", "did you mean heavy"),
        ("chair,none", "none says that you own nothing", "leave one of them away"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_out(value: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_equipment([value])
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_sizes_may_be_left_out_where_only_the_kind_matters() -> None:
    (owned,) = parse_equipment(["dumbbell"], sizes_needed=False)
    assert owned == Owned(equipment=Equipment.DUMBBELL)


@given(st.lists(st.text(max_size=20), max_size=3))
def test_no_text_breaks_the_parser(values: list[str]) -> None:
    with contextlib.suppress(UsageError):
        parse_equipment(values)


@given(st.permutations(["band:light", "chair", "dumbbell:2,4", "ankle-weight:1", "step"]))
def test_the_order_typed_does_not_matter(values: list[str]) -> None:
    assert words(*values) == words(*sorted(values))


@pytest.mark.parametrize("text", ["1", "52", " 7 "])
def test_whole_numbers(text: str) -> None:
    assert whole_number("--weeks", text, 1, 52) == int(text)


@pytest.mark.parametrize("text", ["", "0", "53", "-1", "4.5", "x", "٤", "9" * 5000])
def test_what_is_no_whole_number_in_range(text: str) -> None:
    with pytest.raises(UsageError, match="--weeks must be a whole number from 1 to 52, not '"):
        whole_number("--weeks", text, 1, 52)


def test_lists_are_split_at_commas_and_repeats() -> None:
    assert split(["a, b", ",", "c"]) == ["a", "b", "c"]
