"""Training days, neighbouring days, blocks, minutes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipfit.model.catalogue import Catalogue
from hipfit.model.trainee import Trainee
from hipfit.model.words import Weekday
from hipfit.planning.minutes import exercise_seconds, warm_up_seconds
from hipfit.planning.week import block_lengths, sides_of_days, training_days

MONDAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "offsets"),
    [(1, (0,)), (2, (0, 3)), (3, (0, 2, 4)), (4, (0, 1, 3, 4)), (6, (0, 1, 2, 3, 4, 5))],
)
def test_days_are_spread_over_the_week(days: int, offsets: tuple[int, ...]) -> None:
    assert training_days(Trainee(days=days), MONDAY) == offsets


def test_named_weekdays_are_kept_wherever_the_plan_starts() -> None:
    asked = Trainee(days=2, weekdays=(Weekday.MON, Weekday.FRI))
    start = dt.date(2026, 11, 25)  # a Wednesday
    dates = [start + dt.timedelta(day) for day in training_days(asked, start)]
    assert [date.strftime("%a") for date in dates] == ["Fri", "Mon"]


def test_days_with_rest_on_both_sides_train_everything() -> None:
    assert sides_of_days((0, 2, 4)) == (None, None, None)


def test_days_in_a_row_take_turns() -> None:
    assert sides_of_days((0, 1, 3, 4)) == (True, False, True, False)
    assert sides_of_days((0, 1, 2, 4, 5)) == (True, False, True, False, True)


def test_sunday_and_monday_are_neighbours() -> None:
    assert sides_of_days((0, 3, 6)) == (False, None, True)


@given(st.sets(st.integers(0, 6), min_size=1, max_size=6))
def test_neighbouring_days_never_train_the_same_side(days: set[int]) -> None:
    order = tuple(sorted(days))
    sides = dict(zip(order, sides_of_days(order), strict=True))
    for day in order:
        if (day + 1) % 7 in sides:
            assert sides[day] is not None
            assert sides[day] is not sides[(day + 1) % 7]


@given(st.integers(1, 52))
def test_blocks_add_up_and_last_4_to_6_weeks_where_that_can_be(weeks: int) -> None:
    blocks = block_lengths(weeks)
    assert sum(blocks) == weeks
    assert max(blocks) <= 6
    assert min(blocks) >= 4 or weeks in (1, 2, 3, 7)


def test_both_sides_are_counted(catalogue: Catalogue) -> None:
    # set-up 30 s, twice 2 x 60 s and a change of 5 s, and between the rounds the 60 s of rest
    # less the other leg's 60 s of work: the least breather of 15 s.
    hydrant = catalogue["fire-hydrant"]
    assert exercise_seconds(hydrant, sets=2, side_seconds=60) == 30 + 2 * 125 + 15


def test_a_short_set_still_gets_its_rest(catalogue: Catalogue) -> None:
    hydrant = catalogue["fire-hydrant"]
    assert exercise_seconds(hydrant, sets=2, side_seconds=20) == 30 + 2 * 45 + (60 - 25)


def test_both_legs_at_once_are_counted_once(catalogue: Catalogue) -> None:
    assert exercise_seconds(catalogue["squat"], sets=3, side_seconds=50) == 30 + 150 + 2 * 90


def test_legs_in_turn_need_no_change_of_side(catalogue: Catalogue) -> None:
    march = catalogue["standing-march"]
    assert exercise_seconds(march, sets=2, side_seconds=50) == 30 + 2 * 100 + 60


def test_short_sessions_warm_up_for_three_minutes() -> None:
    assert warm_up_seconds(30) == 300
    assert warm_up_seconds(15) == 180
