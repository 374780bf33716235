"""What is outgrown: below the level, hardly made harder by what is owned, and well stood in for."""

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Band, Equipment, Level, Unit
from hipfit.planning import rules
from hipfit.planning.workshop import Workshop


def kilograms(amount: float) -> Mass:
    return Mass(amount=amount, unit=Unit.KG)


def dumbbells(amount: float) -> Owned:
    return Owned(equipment=Equipment.DUMBBELL, loads=(kilograms(amount),) * 2)


BANDS = Owned(equipment=Equipment.MINI_BAND, bands=tuple(Band)[1:])
CHAIR = Owned(equipment=Equipment.CHAIR)


def chosen_from(catalogue: Catalogue, trainee: Trainee) -> set[str]:
    return {one.exercise.id for one in Workshop(catalogue, trainee).candidates}


@pytest.mark.parametrize(
    ("level", "amount", "stays"),
    [
        (Level.BEGINNER, 1, True),
        (Level.INTERMEDIATE, 2, False),
        (Level.INTERMEDIATE, 4, True),
        (Level.ADVANCED, 4, False),
        (Level.ADVANCED, 8, True),
    ],
)
def test_a_beginners_squat_stays_only_where_the_weights_are_worth_the_name_for_the_level(
    level: Level, amount: float, *, stays: bool, catalogue: Catalogue
) -> None:
    trainee = Trainee(level=level, minutes=60, owned=(dumbbells(amount),), body_mass=kilograms(75))
    assert ("squat" in chosen_from(catalogue, trainee)) is stays


def test_a_squat_on_both_legs_makes_way_for_one_leg_only_where_minutes_allow(
    catalogue: Catalogue,
) -> None:
    for minutes, stays in ((20, True), (75, False)):
        trainee = Trainee(
            level=Level.ADVANCED,
            minutes=minutes,
            owned=(dumbbells(4),),
            body_mass=kilograms(90),
        )
        names = chosen_from(catalogue, trainee)
        assert "curtsy-lunge" in names
        assert ("sumo-squat" in names) is stays


def test_a_weight_of_which_nobody_knows_how_much_it_adds_is_never_called_too_little(
    catalogue: Catalogue,
) -> None:
    trainee = Trainee(level=Level.ADVANCED, minutes=75, body_mass=kilograms(90))
    assert "romanian-deadlift" not in chosen_from(catalogue, trainee)
    heavier = Trainee(
        level=Level.ADVANCED, minutes=75, owned=(dumbbells(4),), body_mass=kilograms(90)
    )
    assert "romanian-deadlift" in chosen_from(catalogue, heavier)


def test_a_press_into_the_own_hands_makes_way_above_beginner_level_for_what_climbs_further(
    catalogue: Catalogue,
) -> None:
    stays = {}
    for level in Level:
        trainee = Trainee(level=level, minutes=40, owned=(BANDS, CHAIR))
        names = chosen_from(catalogue, trainee)
        stays[level] = "seated-press-out" in names
        assert "raised-clamshell" in names or level is Level.BEGINNER
    assert stays == {Level.BEGINNER: True, Level.INTERMEDIATE: False, Level.ADVANCED: False}


def test_what_is_held_stays_where_the_others_are_barred(catalogue: Catalogue) -> None:
    barred = Trainee(level=Level.ADVANCED, minutes=40, owned=(BANDS, CHAIR), avoid=("floor",))
    assert "seated-press-out" in chosen_from(catalogue, barred)
    groin = Trainee(level=Level.INTERMEDIATE, minutes=40, avoid=("groin-pain",))
    assert "lying-knee-squeeze" in chosen_from(catalogue, groin)


def test_what_was_asked_for_is_never_outgrown(catalogue: Catalogue) -> None:
    trainee = Trainee(
        level=Level.ADVANCED, minutes=40, owned=(BANDS, CHAIR), include=("seated-press-out",)
    )
    assert "seated-press-out" in chosen_from(catalogue, trainee)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("owned", [(), (BANDS, CHAIR), (dumbbells(2),)])
def test_no_movement_of_the_week_is_outgrown_altogether(
    level: Level, owned: tuple[Owned, ...], catalogue: Catalogue
) -> None:
    workshop = Workshop(catalogue, Trainee(level=level, minutes=60, owned=owned))
    trained = {move for one in workshop.candidates for move in one.exercise.movements}
    assert all(group & trained for group in rules.WEEKLY_MOVEMENTS)
