"""What an edited plan says of itself is worked out anew."""

import datetime as dt
from dataclasses import replace

import pytest

from hipfit.formats.plan_layout import plan_text
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Dose, Plan, Prescription, Session, Week
from hipfit.model.quantity import Tempo
from hipfit.model.timing import exercise_seconds, prescription_seconds
from hipfit.model.trainee import Trainee
from hipfit.model.words import Muscle, Sides
from hipfit.planning.planner import make_plan
from hipfit.planning.recount import recounted

START = dt.date(2026, 11, 23)


def session(*names: str, day: int = 0, sets: int = 2, letter: str = "") -> Session:
    return Session(
        letter=letter,
        date=START + dt.timedelta(day),
        prescriptions=tuple(
            Prescription(exercise=name, dose=Dose(sets=sets, reps=10)) for name in names
        ),
    )


def plan_of(*weeks: Week) -> Plan:
    return Plan(trainee=Trainee(), start=START, weeks=weeks)


def week(number: int, *sessions: Session, block: int = 1) -> Week:
    later = dt.timedelta(7 * (number - 1))
    return Week(
        number=number,
        block=block,
        start=START + later,
        sessions=tuple(replace(one, date=one.date + later) for one in sessions),
    )


@pytest.mark.parametrize(
    ("sides", "seconds"),
    [
        # set-up 30; each set 50 s of work on a side; 60 s of rest between sets
        (Sides.BOTH, 30 + 2 * 50 + 60),
        (Sides.ALTERNATING, 30 + 2 * 100 + 60),
        # 5 s to change sides; of the rest, the other leg's 50 s and the change leave the least, 15
        (Sides.EACH, 30 + 2 * (100 + 5) + 15),
    ],
)
def test_times_count_both_sides_and_the_rests(sides: Sides, seconds: int) -> None:
    assert exercise_seconds(sides, sets=2, side_seconds=50, rest_seconds=60) == seconds
    one = Prescription(exercise="x", sides=sides, dose=Dose(sets=2, reps=10))
    assert prescription_seconds(one) == seconds


def test_a_hold_takes_its_seconds_whatever_the_tempo() -> None:
    dose = Dose(sets=1, reps=3, hold_seconds=20, tempo=Tempo(up_seconds=5))
    assert prescription_seconds(Prescription(exercise="x", dose=dose)) == 30 + 60


def test_names_sides_times_and_sets_follow_from_the_exercise_and_the_dose(
    catalogue: Catalogue,
) -> None:
    told = recounted(plan_of(week(1, session("clamshell", sets=3))), catalogue)
    one = told.weeks[0].sessions[0].prescriptions[0]
    assert (one.name, one.sides) == ("Clamshell", Sides.EACH)
    assert one.seconds == 30 + 3 * 105 + 2 * 15
    sets = {each.muscle: each.sets for each in told.weeks[0].volume}
    assert sets[Muscle.EXTERNAL_ROTATORS] == 3
    assert sets[Muscle.GLUTEUS_MAXIMUS] == 1.5


def test_a_stale_name_makes_way_for_that_of_the_exercise(catalogue: Catalogue) -> None:
    plan = make_plan(catalogue, Trainee(), weeks=1, start=START)
    first = plan.weeks[0].sessions[0].prescriptions[0]
    other = replace(first, exercise="squat")
    changed = replace(
        plan.weeks[0].sessions[0],
        prescriptions=(other, *plan.weeks[0].sessions[0].prescriptions[1:]),
    )
    told = recounted(
        replace(
            plan,
            weeks=(replace(plan.weeks[0], sessions=(changed, *plan.weeks[0].sessions[1:])),),
        ),
        catalogue,
    )
    assert told.weeks[0].sessions[0].prescriptions[0].name == "Squat"


def test_an_exercise_that_nobody_knows_keeps_what_the_file_says(catalogue: Catalogue) -> None:
    told = recounted(plan_of(week(1, session("wall-sit"))), catalogue)
    assert told.weeks[0].sessions[0].prescriptions[0].name == "wall-sit"
    assert all(one.sets == 0 for one in told.weeks[0].volume)


def test_sessions_share_a_letter_only_when_they_are_alike(catalogue: Catalogue) -> None:
    one, same, other = session("squat"), session("squat", day=2), session("clamshell", day=4)
    told = recounted(plan_of(week(1, one, same, other)), catalogue)
    assert [each.letter for each in told.weeks[0].sessions] == ["A", "A", "B"]
    wrong = [replace(each, letter="A") for each in (one, same, other)]
    told = recounted(plan_of(week(1, *wrong)), catalogue)
    assert [each.letter for each in told.weeks[0].sessions] == ["A", "A", "B"]
    own = [replace(each, letter=letter) for each, letter in ((one, "X"), (same, "X"), (other, "Y"))]
    told = recounted(plan_of(week(1, *own)), catalogue)
    assert [each.letter for each in told.weeks[0].sessions] == ["X", "X", "Y"]


def test_there_are_letters_for_more_sessions_than_the_alphabet_has(catalogue: Catalogue) -> None:
    many = [session("squat", sets=number + 1) for number in range(28)]
    told = recounted(plan_of(week(1, *many)), catalogue)
    assert [one.letter for one in told.weeks[0].sessions[-3:]] == ["Z", "A2", "B2"]


def test_weeks_with_other_sessions_are_a_block_of_their_own_and_print_whole(
    catalogue: Catalogue,
) -> None:
    few, more = session("squat"), session("squat", "clamshell")
    plan = plan_of(week(1, few), week(2, more), week(3, more), week(4, few))
    told = recounted(plan, catalogue)
    assert [(one.first_week, one.last_week) for one in told.blocks] == [(1, 1), (2, 3), (4, 4)]
    assert [one.block for one in told.weeks] == [1, 2, 2, 3]
    text = plan_text(told)
    assert text.count("SESSION A") == 3
    assert text.count("2 Clamshell") == 1


def test_weeks_with_odd_numbers_still_print(catalogue: Catalogue) -> None:
    plan = plan_of(week(1, session("squat")), replace(week(2, session("squat")), number=7))
    assert "week 7" in plan_text(recounted(plan, catalogue))
